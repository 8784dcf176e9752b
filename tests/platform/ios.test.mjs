// What iOS is given: every list reads and holds what the code needs, in every language; and platform/ios/finish.sh, run
// beside stand-ins for Apple's tools, leaves an app that is whole when it is sealed.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { cargoVersion, plist, png, strings } from "./reading.mjs";

const IOS = "platform/ios";
const LANGUAGES = ["ar", "en", "fi", "sv"];
const info = plist(`${IOS}/Info.plist`);
const dioxus = readFileSync("Dioxus.toml", "utf8");
const work = mkdtempSync(join(tmpdir(), "avoin-ovi-ios-"));
after(() => rmSync(work, { recursive: true, force: true }));

test("Info.plist is whole by itself: dx writes nothing into it", () => {
  assert.match(dioxus, /^ios_info_plist = "platform\/ios\/Info\.plist"$/m);
  const identifier = dioxus.match(/^identifier = "([^"]+)"/m)[1];
  assert.equal(info.CFBundleIdentifier, identifier);
  assert.equal(info.CFBundleDisplayName, "Avoin ovi");
  assert.equal(info.CFBundlePackageType, "APPL");
  const program = readFileSync("Cargo.toml", "utf8").match(/\[\[bin\]\]\nname = "([^"]+)"/)[1];
  assert.equal(info.CFBundleExecutable, program);
  for (const key of ["CFBundleShortVersionString", "CFBundleVersion"]) assert.equal(info[key], cargoVersion(), key);
  assert.ok(!JSON.stringify(info).includes("$("), "only Xcode fills in $(…)");
  assert.equal(info.LSRequiresIPhoneOS, true);
  assert.deepEqual(info.UIDeviceFamily, [1, 2]);
});

test("the app's own links open it, on either screen, in every direction that split screen needs", () => {
  assert.deepEqual(info.CFBundleURLTypes.flatMap((type) => type.CFBundleURLSchemes), ["avoinovi"]);
  assert.equal(info.UIRequiresFullScreen, undefined);
  assert.equal(info["UISupportedInterfaceOrientations~ipad"].length, 4);
});

test("nothing is let out of TLS but the renderer's own socket, and nothing is asked but a coarse position", () => {
  assert.deepEqual(info.NSAppTransportSecurity, { NSAllowsLocalNetworking: true });
  assert.deepEqual(Object.keys(info).filter((key) => key.endsWith("UsageDescription")), ["NSLocationWhenInUseUsageDescription"]);
  assert.equal(info.NSLocationDefaultAccuracyReduced, true);
  assert.equal(info.UIBackgroundModes, undefined);
  assert.equal(info.ITSAppUsesNonExemptEncryption, false);
});

test("each purpose is told in each of the app's languages", () => {
  const own = readdirSync("src/ui/i18n").filter((name) => name.endsWith(".ftl")).map((name) => name.replace(".ftl", "")).sort();
  assert.deepEqual(own, LANGUAGES, "a language that the app speaks and iOS doesn't, or the other way round");
  assert.deepEqual([...info.CFBundleLocalizations].sort(), LANGUAGES);
  for (const language of LANGUAGES) {
    const told = strings(`${IOS}/${language}.lproj/InfoPlist.strings`);
    assert.deepEqual(Object.keys(told), ["NSLocationWhenInUseUsageDescription"]);
    assert.ok(told.NSLocationWhenInUseUsageDescription.length > 30, language);
  }
  assert.equal(strings(`${IOS}/en.lproj/InfoPlist.strings`).NSLocationWhenInUseUsageDescription, info.NSLocationWhenInUseUsageDescription);
});

test("the privacy manifest: no tracking, nothing collected, a known reason for each API", () => {
  const privacy = plist(`${IOS}/PrivacyInfo.xcprivacy`);
  assert.equal(privacy.NSPrivacyTracking, false);
  assert.deepEqual(privacy.NSPrivacyTrackingDomains, []);
  assert.deepEqual(privacy.NSPrivacyCollectedDataTypes, []);
  const reasons = Object.fromEntries(privacy.NSPrivacyAccessedAPITypes
    .map((type) => [type.NSPrivacyAccessedAPIType.replace("NSPrivacyAccessedAPICategory", ""), type.NSPrivacyAccessedAPITypeReasons]));
  assert.deepEqual(reasons, { FileTimestamp: ["C617.1"], DiskSpace: ["E174.1", "85F4.1"] });
});

test("one icon of 1024 points without transparency, and the launch screen in the theme's ground", () => {
  const catalogue = `${IOS}/Assets.xcassets`;
  const { images } = JSON.parse(readFileSync(`${catalogue}/AppIcon.appiconset/Contents.json`, "utf8"));
  assert.equal(images.length, 1);
  assert.deepEqual(png(`${catalogue}/AppIcon.appiconset/${images[0].filename}`), { width: 1024, height: 1024, transparent: false });
  const { colors } = JSON.parse(readFileSync(`${catalogue}/${info.UILaunchScreen.UIColorName}.colorset/Contents.json`, "utf8"));
  const birch = [...readFileSync("assets/theme.css", "utf8").matchAll(/--birch: #(\w{6});/g)].map(([, hex]) => hex.toUpperCase());
  const given = colors.map(({ color: { components } }) => [components.red, components.green, components.blue].map((part) => part.slice(2)).join(""));
  assert.deepEqual(given, birch.slice(0, 2));
});

// --- finish.sh ------------------------------------------------------------------------------------------------------

const tools = join(work, "tools");
mkdirSync(tools);
for (const tool of ["xcrun", "xcodebuild", "sw_vers", "plutil", "PlistBuddy", "security", "codesign", "ditto"]) {
  symlinkSync(resolve("tests/platform/mac/stand-in"), join(tools, tool));
}
let made = 0;

/** An app as dx leaves it, and a profile for it. */
function fromDx() {
  const folder = join(work, `run-${made++}`), app = join(folder, "AvoinOvi.app"), profile = join(folder, "store.mobileprovision");
  mkdirSync(app, { recursive: true });
  copyFileSync(`${IOS}/Info.plist`, join(app, "Info.plist"));
  writeFileSync(join(app, "avoin-ovi"), "a program");
  const entitlements = (id) => `<plist version="1.0"><dict><key>Entitlements</key><dict><key>application-identifier</key><string>${id}</string>`
    + "<key>get-task-allow</key><false/><key>keychain-access-groups</key><array><string>TEAM123456.*</string></array>"
    + "<key>com.apple.developer.associated-domains</key><string>*</string></dict></dict></plist>";
  writeFileSync(profile, entitlements("TEAM123456.fi.avoinovi.app"));
  return { folder, app, profile, entitlements };
}

function finish(given, environment = {}) {
  const run = spawnSync("bash", [`${IOS}/finish.sh`, ...given], {
    encoding: "utf8",
    env: { PATH: `${tools}:${process.env.PATH}`, HOME: process.env.HOME, STAND_IN_LOG: join(work, "log"), ...environment },
  });
  return { code: run.status, said: run.stdout + run.stderr };
}

test("an unsigned app gets everything that dx leaves out", () => {
  const { app } = fromDx();
  for (const times of [1, 2]) {
    const { code, said } = finish([app], { STAND_IN_PLATFORM: "IOSSIMULATOR", AVOIN_OVI_BUILD: "42" });
    assert.equal(code, 0, `${times}: ${said}`);
  }
  for (const language of LANGUAGES) assert.ok(existsSync(join(app, `${language}.lproj/InfoPlist.strings`)), language);
  assert.ok(existsSync(join(app, "PrivacyInfo.xcprivacy")) && existsSync(join(app, "Assets.car")));
  const finished = plist(join(app, "Info.plist"));
  assert.equal(finished.CFBundleIcons.CFBundlePrimaryIcon.CFBundleIconName, "AppIcon");
  assert.deepEqual(finished.CFBundleSupportedPlatforms, ["iPhoneSimulator"]);
  assert.equal(finished.DTXcode, "2611");
  assert.equal(finished.DTSDKName, "iphonesimulator26.1");
  assert.equal(finished.CFBundleVersion, "42");
  assert.equal(finished.CFBundleShortVersionString, cargoVersion());
  for (const [key, value] of Object.entries(info)) {
    if (!["CFBundleVersion", "CFBundleSupportedPlatforms"].includes(key)) assert.deepEqual(finished[key], value, key);
  }
  assert.ok(!existsSync(join(app, "sealed")));
});

test("a signed app is whole when it is sealed, asks for one host's links and no keychain, and is packed as an .ipa", () => {
  const { folder, app, profile } = fromDx();
  const ipa = join(folder, "AvoinOvi.ipa");
  const { code, said } = finish([app, ipa], {
    AVOIN_OVI_PROFILE: profile, AVOIN_OVI_IDENTITY: "Apple Distribution: Avoin ovi (TEAM123456)",
    AVOIN_OVI_WEB_ADDRESS: "https://ovi.example:8443/app/",
  });
  assert.equal(code, 0, said);
  const { files, entitlements } = JSON.parse(readFileSync(join(app, "sealed"), "utf8"));
  for (const file of ["Assets.car", "Info.plist", "PrivacyInfo.xcprivacy", "avoin-ovi", "embedded.mobileprovision", "fi.lproj"]) {
    assert.ok(files.includes(file), `${file} is there before the seal`);
  }
  assert.deepEqual(entitlements, {
    "application-identifier": "TEAM123456.fi.avoinovi.app", "get-task-allow": false,
    "com.apple.developer.associated-domains": ["applinks:ovi.example"],
  });
  const packed = execFileSync("python3", ["-m", "zipfile", "-l", ipa], { encoding: "utf8" });
  assert.ok(packed.includes("Payload/AvoinOvi.app/Info.plist"), packed);
});

test("without a web address no links of a host are asked for", () => {
  const { app, profile } = fromDx();
  const { code, said } = finish([app], { AVOIN_OVI_PROFILE: profile, AVOIN_OVI_IDENTITY: "Apple Development" });
  assert.equal(code, 0, said);
  assert.match(said, /no https address/);
  const { entitlements } = JSON.parse(readFileSync(join(app, "sealed"), "utf8"));
  assert.equal(entitlements["com.apple.developer.associated-domains"], undefined);
});

test("what can't become an app for the store is told before anything is sealed", () => {
  const { folder, app, profile, entitlements } = fromDx();
  const signed = { AVOIN_OVI_PROFILE: profile, AVOIN_OVI_IDENTITY: "Apple Distribution" };
  const other = join(folder, "other.mobileprovision");
  writeFileSync(other, entitlements("TEAM123456.org.other.app"));
  for (const [given, environment, says] of [
    [[], {}, /which \.app/],
    [[join(folder, "Nothing.app")], {}, /no app that dx built/],
    [[app, join(folder, "x.ipa")], {}, /must be signed/],
    [[app], { AVOIN_OVI_PROFILE: profile }, /wants AVOIN_OVI_IDENTITY/],
    [[app], { AVOIN_OVI_IDENTITY: "Apple Distribution" }, /wants AVOIN_OVI_PROFILE/],
    [[app], { ...signed, AVOIN_OVI_PROFILE: join(folder, "none") }, /no such profile/],
    [[app], { ...signed, AVOIN_OVI_BUILD: "1.2" }, /whole number/],
    [[app], { ...signed, AVOIN_OVI_BUILD: "0" }, /whole number/],
    [[app], { ...signed, STAND_IN_MINOS: "10.0" }, /IPHONEOS_DEPLOYMENT_TARGET=16\.4/],
    [[app], { ...signed, STAND_IN_PLATFORM: "MACOS" }, /not for iOS/],
    [[app], { ...signed, AVOIN_OVI_PROFILE: other }, /the profile is for TEAM123456\.org\.other\.app/],
  ]) {
    const { code, said } = finish(given, environment);
    assert.notEqual(code, 0, said);
    assert.match(said, says);
  }
  assert.ok(!existsSync(join(app, "sealed")));
});
