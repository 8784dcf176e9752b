//! Calls to the app's own activity (`platform/android/kotlin/MainActivity.kt`), by name and signature; `tests/android` holds
//! both sides together. A method that throws, or that isn't there, answers nothing.

use jni::JNIEnv;
use jni::objects::{JObject, JString, JValue, JValueOwned};

/// References that one call makes: its texts, its answer, and a few of Java's own.
const LOCALS: i32 = 16;

pub enum Argument<'a> {
    Text(&'a str),
    Flag(bool),
}

pub fn flag(name: &str, signature: &str, arguments: &[Argument<'_>]) -> bool {
    call(name, signature, arguments, |_, answer| answer.z()).unwrap_or(false)
}

pub fn number(name: &str, signature: &str) -> Option<i32> {
    call(name, signature, &[], |_, answer| answer.i())
}

/// A text; `None` where it is empty.
pub fn text(name: &str, signature: &str) -> Option<String> {
    let text = call(name, signature, &[], |env, answer| read_text(env, answer.l()?))?;
    (!text.is_empty()).then_some(text)
}

pub fn tell(name: &str, signature: &str, arguments: &[Argument<'_>]) {
    // Nobody waits for an answer.
    let _ = call(name, signature, arguments, |_, answer| answer.v());
}

/// The folder that Android gives the app for its files.
pub fn files_folder() -> Option<String> {
    call("getFilesDir", "()Ljava/io/File;", &[], |env, answer| {
        let folder = answer.l()?;
        let path = env.call_method(&folder, "getAbsolutePath", "()Ljava/lang/String;", &[])?.l()?;
        read_text(env, path)
    })
}

fn read_text(env: &mut JNIEnv<'_>, text: JObject<'_>) -> jni::errors::Result<String> {
    Ok(env.get_string(&JString::from(text))?.into())
}

fn call<T>(
    name: &str,
    signature: &str,
    arguments: &[Argument<'_>],
    read: impl FnOnce(&mut JNIEnv<'_>, JValueOwned<'_>) -> jni::errors::Result<T>,
) -> Option<T> {
    let called = robius_android_env::with_activity(|env, activity| {
        let called = env.with_local_frame(LOCALS, |env| {
            let mut texts = Vec::with_capacity(arguments.len());
            for argument in arguments {
                texts.push(match argument {
                    Argument::Text(text) => JObject::from(env.new_string(text)?),
                    Argument::Flag(_) => JObject::null(),
                });
            }
            let values: Vec<_> = arguments
                .iter()
                .zip(&texts)
                .map(|(argument, text)| match argument {
                    Argument::Text(_) => JValue::Object(text),
                    Argument::Flag(flag) => JValue::Bool((*flag).into()),
                })
                .collect();
            let answer = env.call_method(activity, name, signature, &values)?;
            read(env, answer)
        });
        if called.is_err() {
            // An exception that stands would make the next call fail.
            let _ = env.exception_clear();
        }
        called
    });
    called.ok()?.ok()
}
