#!/usr/bin/env bash
# Checks what here is for Android's own tools, without an Android SDK: `check.sh FOLDER WRY API`. `./dev android-resources`
# calls it. FOLDER is for what is made, WRY has the window library's Kotlin, API the wheels of check/requirements.txt.
#
# The manifest and the resources go through Debian's aapt and aapt2, whose Android is 10; check/resources.mjs names what is
# newer. The Kotlin, beside the window library's own activity, is compiled against stubs/api.txt, which check/api.py compares
# with Android 16 and androidx. What of it needs no Android is run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

made=$1 wry=$2 api=$3
here=platform/android
framework=/usr/share/android-framework-res/framework-res.apk
json=/usr/share/java/json-android.jar
kotlin=$here/check/node_modules/kotlin-compiler
rm -rf "$made"
mkdir -p "$made"/{stubs,classes,wry,generated,program}

node "$here/check/resources.mjs" "$made/copy"
for_phones=(-I "$framework" --min-sdk-version 26 --target-sdk-version 29)
aapt package -f -M "$made/copy/AndroidManifest.xml" -S "$made/copy/res" "${for_phones[@]}" -F "$made/aapt.apk"
aapt2 compile --dir "$made/copy/res" -o "$made/resources.zip"
aapt2 link "${for_phones[@]}" --manifest "$made/copy/AndroidManifest.xml" --java "$made/generated" -o "$made/aapt2.apk" "$made/resources.zip"
echo "the manifest and the resources: taken by aapt and aapt2"

"$here/check/prepare.sh" "$made/prepare"

node "$here/check/api.mjs" "$here/stubs/api.txt" "$made/stubs"
find "$made/stubs" "$made/generated" -name '*.java' -print0 |
    xargs -0 javac --release 8 -Xlint:-options -encoding UTF-8 -d "$made/classes"
python3 "$here/check/api.py" "$made/classes" "$api"

for file in WryActivity Logger; do
    sed 's/{{package}}/dev.dioxus.main/g; s/{{library}}/main/; s/{{class-extension}}//' "$wry/$file.kt" >"$made/wry/$file.kt"
done
bash "$kotlin/bin/kotlinc" -Werror -jvm-target 11 -cp "$made/classes:$json" -d "$made/program" \
    "$made"/wry/*.kt "$here"/kotlin/*.kt "$here"/tests/*.kt
echo "the Kotlin: compiled, with the window library's own activity"
java -cp "$made/program:$json:$kotlin/lib/kotlin-stdlib.jar" fi.avoinovi.app.LogicTestKt
