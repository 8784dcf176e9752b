#!/bin/bash
# Finishes for iOS what dx builds: `platform/ios/finish.sh …/AvoinOvi.app [AvoinOvi.ipa]`, on a Mac with Xcode.
#
# dx lays the program, Info.plist and assets into the .app and stops there. This adds the purposes in other languages,
# the privacy manifest, the icon and launch colour (Apple's own compiler, as the store demands), and what Info.plist must
# tell of the machine that built it; then it signs, and packs an .ipa where one is named. Signing comes last: whatever is
# laid in afterwards breaks the seal. Running it twice is fine.
#
#   AVOIN_OVI_PROFILE      a .mobileprovision, and
#   AVOIN_OVI_IDENTITY     the certificate's name ("Apple Distribution: …"); without both the app stays unsigned,
#                          which a simulator takes
#   AVOIN_OVI_WEB_ADDRESS  the web app's address, as given to the build: its links open the app (entitlements)
#   AVOIN_OVI_BUILD        the build's number, which must grow with each upload of one version
#
# Written for the bash 3.2 that macOS has. tests/platform/ios.test.mjs runs it beside stand-ins for Apple's tools.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
PATH=$PATH:/usr/libexec # PlistBuddy

fail() {
    printf 'finish.sh: %s\n' "$*" >&2
    exit 2
}

app=${1:-} ipa=${2:-}
if [ -z "$app" ]; then fail "which .app? target/dx/avoin-ovi/release/ios/AvoinOvi.app is where dx leaves it"; fi
if [ ! -e "$app/Info.plist" ] || [ ! -e "$app/avoin-ovi" ]; then fail "$app is no app that dx built: Info.plist and avoin-ovi are not both in it"; fi
if [ -n "${AVOIN_OVI_PROFILE:-}" ] && [ ! -e "$AVOIN_OVI_PROFILE" ]; then fail "$AVOIN_OVI_PROFILE: no such profile"; fi
if [ -n "${AVOIN_OVI_PROFILE:-}" ] && [ -z "${AVOIN_OVI_IDENTITY:-}" ]; then fail "AVOIN_OVI_PROFILE wants AVOIN_OVI_IDENTITY beside it"; fi
if [ -n "${AVOIN_OVI_IDENTITY:-}" ] && [ -z "${AVOIN_OVI_PROFILE:-}" ]; then fail "AVOIN_OVI_IDENTITY wants AVOIN_OVI_PROFILE beside it"; fi
if [ -n "$ipa" ] && [ -z "${AVOIN_OVI_PROFILE:-}" ]; then fail "an .ipa must be signed: set AVOIN_OVI_PROFILE and AVOIN_OVI_IDENTITY"; fi
case "${AVOIN_OVI_BUILD:-1}" in *[!0-9]* | 0*) fail "AVOIN_OVI_BUILD is a whole number from 1 on, not \"$AVOIN_OVI_BUILD\"" ;; esac

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
info="$app/Info.plist"
set_info() { plutil -replace "$1" -string "$2" "$info"; }

# --- for which system the program was built -------------------------------------------------------------------------

built="$(xcrun vtool -show-build "$app/avoin-ovi")"
built_for() { printf '%s\n' "$built" | awk -v name="$1" '$1 == name { print $2; exit }'; }
case "$(built_for platform)" in
    IOS) sdk=iphoneos system=iPhoneOS ;;
    IOSSIMULATOR) sdk=iphonesimulator system=iPhoneSimulator ;;
    *) fail "$app/avoin-ovi is built for \"$(built_for platform)\", not for iOS" ;;
esac
least="$(plutil -extract MinimumOSVersion raw -o - "$info")"
if [ "$(built_for minos)" != "$least" ]; then
    fail "the program was built for iOS $(built_for minos) and up, Info.plist says $least: build with IPHONEOS_DEPLOYMENT_TARGET=$least"
fi

# --- what dx leaves out ---------------------------------------------------------------------------------------------

for language in "$here"/*.lproj; do
    mkdir -p "$app/$(basename "$language")"
    cp "$language/InfoPlist.strings" "$app/$(basename "$language")/"
done
cp "$here/PrivacyInfo.xcprivacy" "$app/"
xcrun actool "$here/Assets.xcassets" --compile "$app" --platform "$sdk" --minimum-deployment-target "$least" \
    --target-device iphone --target-device ipad --app-icon AppIcon --output-partial-info-plist "$work/icon.plist" \
    --errors --warnings --output-format human-readable-text
for key in CFBundleIcons 'CFBundleIcons~ipad'; do PlistBuddy -c "Delete :$key" "$info" >/dev/null 2>&1 || true; done
PlistBuddy -c "Merge $work/icon.plist" "$info" >/dev/null

# --- what the store wants to know of the machine --------------------------------------------------------------------

sdk_version="$(xcrun --sdk "$sdk" --show-sdk-version)"
sdk_build="$(xcrun --sdk "$sdk" --show-sdk-build-version)"
xcode="$(xcodebuild -version)"
set_info DTPlatformName "$sdk"
set_info DTPlatformVersion "$sdk_version"
set_info DTPlatformBuild "$sdk_build"
set_info DTSDKName "$sdk$sdk_version"
set_info DTSDKBuild "$sdk_build"
# "Xcode 26.1.1" is 2611.
set_info DTXcode "$(printf '%s\n' "$xcode" | awk '$1 == "Xcode" { split($2, n, "."); printf "%02d%d%d", n[1], n[2], n[3] }')"
set_info DTXcodeBuild "$(printf '%s\n' "$xcode" | awk '/^Build version/ { print $3 }')"
set_info DTCompiler com.apple.compilers.llvm.clang.1_0
set_info BuildMachineOSBuild "$(sw_vers -buildVersion)"
plutil -replace CFBundleSupportedPlatforms -json "[\"$system\"]" "$info"
if [ -n "${AVOIN_OVI_BUILD:-}" ]; then set_info CFBundleVersion "$AVOIN_OVI_BUILD"; fi
plutil -lint "$info" "$app/PrivacyInfo.xcprivacy" "$app"/*.lproj/InfoPlist.strings

# --- the seal -------------------------------------------------------------------------------------------------------

if [ -z "${AVOIN_OVI_PROFILE:-}" ]; then
    printf 'finish.sh: %s is whole and unsigned\n' "$app"
    exit
fi
security cms -D -i "$AVOIN_OVI_PROFILE" >"$work/profile.plist"
plutil -extract Entitlements xml1 -o "$work/entitlements.plist" "$work/profile.plist"
id="$(plutil -extract CFBundleIdentifier raw -o - "$info")"
profile_is_for="$(plutil -extract application-identifier raw -o - "$work/entitlements.plist")"
case "$profile_is_for" in
    *".$id") ;;
    *) fail "the profile is for $profile_is_for, the app is $id" ;;
esac
# The profile tells what the app may ask; it asks for no keychain, and for links of one host alone.
for key in keychain-access-groups com.apple.developer.associated-domains; do
    PlistBuddy -c "Delete :$key" "$work/entitlements.plist" >/dev/null 2>&1 || true
done
host="$(printf '%s' "${AVOIN_OVI_WEB_ADDRESS:-}" | sed -n 's|^https://\([^/:]*\).*|\1|p')"
if [ -n "$host" ]; then
    sed "s/HOST/$host/" "$here/avoin-ovi.entitlements" >"$work/own.plist"
    PlistBuddy -c "Merge $work/own.plist" "$work/entitlements.plist" >/dev/null
else
    printf 'finish.sh: no https address in AVOIN_OVI_WEB_ADDRESS: links of the web app will not open this one\n'
fi
cp "$AVOIN_OVI_PROFILE" "$app/embedded.mobileprovision"
codesign --force --sign "$AVOIN_OVI_IDENTITY" --entitlements "$work/entitlements.plist" "$app"
codesign --verify --deep --strict "$app"
printf 'finish.sh: %s is whole and signed\n' "$app"

if [ -n "$ipa" ]; then
    mkdir "$work/Payload"
    cp -R "$app" "$work/Payload/"
    rm -f "$ipa"
    ditto -c -k --keepParent "$work/Payload" "$ipa"
    printf 'finish.sh: %s\n' "$ipa"
fi
