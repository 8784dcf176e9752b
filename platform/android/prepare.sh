#!/usr/bin/env bash
# Brings into the project that `dx` makes what `dx` 0.7.10 has no key for:
#
#   platform/android/prepare.sh before [debug]     resources and Kotlin
#   dx build --android --release --target aarch64-linux-android
#   platform/android/prepare.sh after [debug]      version number, architectures, signing, 16 KB pages
#
# The order follows dx's own source (packages/cli/src/build: request.rs, android.rs). At each build dx writes the Gradle files,
# the manifest, MainActivity.kt and its own few resources into target/dx/avoin-ovi/release/android/app, whatever stood there;
# it clears the folder of the one architecture it builds, and nothing else; then it compiles and runs Gradle. So resources and
# Kotlin can lie there before: they have names that dx doesn't write. The Gradle file can only be changed after, and the store's
# bundle is then made by Gradle itself (the command is told). For a second architecture run dx once more with its --target
# before "after": the first one's library stays.
#
# AVOIN_OVI_WEB_ADDRESS, before: the web app whose https links the app opens. AVOIN_OVI_VERSION_CODE, after: the number by which
# the store tells versions apart; by itself it follows Cargo.toml, 1.2.3 being 1002003. AVOIN_OVI_KEYSTORE (a full path),
# AVOIN_OVI_KEYSTORE_PASSWORD, AVOIN_OVI_KEY_ALIAS and AVOIN_OVI_KEY_PASSWORD, read by Gradle: what signs the bundle.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

here=platform/android
kind=${2:-release}
[[ $kind == release || $kind == debug ]] || fail "prepare.sh knows release and debug, not \"$kind\"."
project=${CARGO_TARGET_DIR:-target}/dx/avoin-ovi/$kind/android/app
main=$project/app/src/main

before() {
    mkdir -p "$main/res" "$main/kotlin/fi/avoinovi/app"
    # What was renamed or removed since must not stay.
    find "$main/res" -name 'avoin_ovi*' -delete
    rm -f "$main"/kotlin/fi/avoinovi/app/*.kt
    cp -R "$here"/res/. "$main/res/"
    # The activity dx brings itself, into its own package.
    find "$here/kotlin" -name '*.kt' ! -name MainActivity.kt -exec cp {} "$main/kotlin/fi/avoinovi/app/" \;
    if [ -n "${AVOIN_OVI_WEB_ADDRESS:-}" ]; then web_host "$AVOIN_OVI_WEB_ADDRESS"; fi
    echo "$main has the resources and the Kotlin. Now: dx build --android$([ "$kind" = debug ] || echo ' --release') --target aarch64-linux-android"
}

web_host() {
    [[ $1 =~ ^https://([a-z0-9-]+(\.[a-z0-9-]+)+)/?$ ]] ||
        fail "AVOIN_OVI_WEB_ADDRESS is $1: links can lead to the app from https:// and a host's name in small letters only, without a folder."
    sed -i.old "s|>[^<]*</string>|>${BASH_REMATCH[1]}</string>|" "$main/res/values/avoin_ovi_links.xml"
    rm "$main/res/values/avoin_ovi_links.xml.old"
}

after() {
    local gradle=$project/app/build.gradle.kts libraries=("$main"/jniLibs/*/libmain.so) quoted
    [ -e "$gradle" ] || fail "$gradle is not there: run dx build first."
    [ -e "${libraries[0]}" ] || fail "$main/jniLibs has no libmain.so: dx build has not finished."
    [ -e "$main/res/values/avoin_ovi.xml" ] || fail "$main/res has not the app's resources: run prepare.sh before, then dx build."
    local code
    code=$(version_code)
    pages "${libraries[@]}"
    quoted=$(printf '%s\n' "${libraries[@]}" | awk -F/ '{ printf "%s\"%s\"", (NR > 1 ? ", " : ""), $(NF - 1) }')
    # Appended anew each time, so that running this twice changes nothing.
    sed -i.old '/^\/\/ --- Avoin ovi: /,$d' "$gradle"
    rm "$gradle.old"
    sed "s/VERSION_CODE/$code/; s/ARCHITECTURES/$quoted/" "$here/release.gradle.kts" >>"$gradle"
    echo "version code $code, architectures: $quoted. Now: (cd $project && ./gradlew bundleRelease)"
    echo "It leaves $project/app/build/outputs/bundle/release/app-release.aab"
}

version_code() {
    local code=${AVOIN_OVI_VERSION_CODE:-} version
    if [ -z "$code" ]; then
        version=$(sed -n 's/^version = "\([0-9]*\.[0-9]*\.[0-9]*\)"$/\1/p' Cargo.toml | head -1)
        [ -n "$version" ] || fail "Cargo.toml: no version of three numbers. Set AVOIN_OVI_VERSION_CODE."
        IFS=. read -r major minor patch <<<"$version"
        code=$((major * 1000000 + minor * 1000 + patch))
    fi
    # The store's own limit.
    [[ $code =~ ^[1-9][0-9]{0,9}$ && $code -le 2100000000 ]] || fail "The version code must be 1 to 2100000000, not \"$code\"."
    echo "$code"
}

# Phones with memory pages of 16 KB load only what is laid out for them. NDK 28 and later does so by itself.
pages() {
    local tool library
    tool=$(command -v readelf || command -v llvm-readelf || true)
    if [ -z "$tool" ]; then
        echo "No readelf here: the libraries' 16 KB pages were not looked at."
        return
    fi
    for library in "$@"; do
        # Only phones of 64 bits have such pages.
        case "$library" in */arm64-v8a/* | */x86_64/*) ;; *) continue ;; esac
        "$tool" -lW "$library" | awk '$1 == "LOAD" { n++; if (strtonum_hex($NF) % 16384) bad = 1 } END { exit bad || !n }
            function strtonum_hex(word, i, sum) {
                for (i = 3; i <= length(word); i++) sum = sum * 16 + index("0123456789abcdef", substr(word, i, 1)) - 1
                return sum
            }' || fail "$library is not laid out for pages of 16 KB: build with NDK 28 or later."
    done
}

case "${1:-}" in
    before) before ;;
    after) after ;;
    *) fail "prepare.sh before [debug], then dx build, then prepare.sh after [debug]; the head of this file says why." ;;
esac
