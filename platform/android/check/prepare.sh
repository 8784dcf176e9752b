#!/usr/bin/env bash
# Runs prepare.sh on a folder that looks as dx leaves it: `check/prepare.sh FOLDER`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

prepare=platform/android/prepare.sh
export CARGO_TARGET_DIR=$1/target
unset AVOIN_OVI_WEB_ADDRESS AVOIN_OVI_VERSION_CODE
rm -rf "$1"
project=$CARGO_TARGET_DIR/dx/avoin-ovi/release/android/app/app
links=$project/src/main/res/values/avoin_ovi_links.xml

expect() {
    if ! "${@:2}"; then
        echo "prepare.sh: $1" >&2
        exit 1
    fi
}
refuses() { ! "$@" >/dev/null 2>&1; }

expect "after comes after dx" refuses "$prepare" after
expect "knows before and after alone" refuses "$prepare" now
expect "knows debug and release alone" refuses "$prepare" before fast
"$prepare" before >/dev/null
expect "the resources lie there" cmp -s platform/android/res/xml/avoin_ovi_backup.xml "$project/src/main/res/xml/avoin_ovi_backup.xml"
expect "the Kotlin lies there" cmp -s platform/android/kotlin/Edges.kt "$project/src/main/kotlin/fi/avoinovi/app/Edges.kt"
expect "the activity is dx's to bring" refuses test -e "$project/src/main/kotlin/fi/avoinovi/app/MainActivity.kt"
expect "without an address no host can be" grep -q '>avoin-ovi.invalid<' "$links"
expect "refuses an address without TLS" refuses env AVOIN_OVI_WEB_ADDRESS=http://ovi.example "$prepare" before
expect "refuses a hostile address" refuses env AVOIN_OVI_WEB_ADDRESS='https://a.b|<x>/' "$prepare" before
touch "$project/src/main/res/xml/avoin_ovi_gone.xml"
expect "refuses an address below a folder, where the host has other pages" refuses env AVOIN_OVI_WEB_ADDRESS=https://ovi.example/app/ "$prepare" before
AVOIN_OVI_WEB_ADDRESS=https://ovi.example/ "$prepare" before >/dev/null
expect "the host is set" grep -q '>ovi.example<' "$links"
expect "what is gone goes" refuses test -e "$project/src/main/res/xml/avoin_ovi_gone.xml"

printf 'plugins {\n}\n\nandroid {\n    versionCode = 1\n}\n' >"$project/build.gradle.kts"
expect "without a library there is nothing to pack" refuses "$prepare" after
mkdir -p "$project"/src/main/jniLibs/{arm64-v8a,armeabi-v7a}
printf 'int ANativeActivity_onCreate(void) { return 0; }\n' >"$1/library.c"
cc -shared -fPIC -Wl,-z,max-page-size=4096 -o "$project/src/main/jniLibs/arm64-v8a/libmain.so" "$1/library.c"
touch "$project/src/main/jniLibs/armeabi-v7a/libmain.so"
expect "refuses a library of small pages" refuses "$prepare" after
cc -shared -fPIC -Wl,-z,max-page-size=16384 -o "$project/src/main/jniLibs/arm64-v8a/libmain.so" "$1/library.c"
"$prepare" after >/dev/null
cp "$project/build.gradle.kts" "$1/once"
"$prepare" after >/dev/null
expect "twice is as once" cmp -s "$1/once" "$project/build.gradle.kts"
expect "dx's own part stays" grep -q '^plugins {' "$project/build.gradle.kts"
expect "the architectures are those built" grep -q 'listOf("arm64-v8a", "armeabi-v7a")' "$project/build.gradle.kts"
expect "the version code follows Cargo.toml" grep -qE 'versionCode = [1-9][0-9]*$' <(tail -n +7 "$project/build.gradle.kts")
AVOIN_OVI_VERSION_CODE=77 "$prepare" after >/dev/null
expect "the version code can be set" grep -q 'versionCode = 77$' "$project/build.gradle.kts"
expect "the version code is a number" refuses env AVOIN_OVI_VERSION_CODE=1x "$prepare" after
echo "prepare.sh: brings all into the project, and twice is as once"
