// Writes the manifest and res/ out for Debian's aapt, whose Android is 10 (API 29): `node resources.mjs TARGET`.
//
// What later Androids brought is named here and taken out of the copy; whatever else aapt doesn't know it refuses. That the
// names below are right was read in Android's reference of attributes, and a real build checks it. The style of androidx
// that the theme builds on is given a stand-in, and the manifest the id that the build gives it.
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Attributes, and the API level that brought each. */
const NEWER_ATTRIBUTES = {
  allowNativeHeapPointerTagging: 30,
  dataExtractionRules: 31,
  enableOnBackInvokedCallback: 33,
  localeConfig: 33,
};
const NEWER_IN_STYLES = {
  windowSplashScreenBackground: 31,
  windowSplashScreenIconBackgroundColor: 31,
};
/** Values of attributes that older Androids know. */
const NEWER_CHANGES = { fontWeightAdjustment: 31, grammaticalGender: 34 };
const NEWER_ELEMENTS = { queries: 30 };
const MIN_SDK = 26;

const [, , target] = process.argv;
const source = "platform/android";
await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await cp(`${source}/res`, `${target}/res`, { recursive: true });

const seen = new Set();
let manifest = await readFile(`${source}/AndroidManifest.xml`, "utf8");
manifest = manifest.replace(/\s+android:(\w+)="([^"]*)"/g, (whole, name, value) => {
  if (name in NEWER_ATTRIBUTES) {
    seen.add(name);
    return "";
  }
  if (name !== "configChanges") return whole;
  const known = value.split("|").filter((change) => !(change in NEWER_CHANGES && seen.add(change)));
  return `\n            android:configChanges="${known.join("|")}"`;
});
for (const name of Object.keys(NEWER_ELEMENTS)) {
  manifest = manifest.replace(new RegExp(`<${name}>.*?</${name}>`, "gs"), () => (seen.add(name), ""));
}
manifest = manifest.replace("<manifest ", `<manifest package="fi.avoinovi.app" `);
await writeFile(`${target}/AndroidManifest.xml`, manifest);

for (const folder of await readdir(`${target}/res`)) {
  const since = Number(folder.match(/^values-v(\d+)$/)?.[1] ?? MIN_SDK);
  if (!folder.startsWith("values")) continue;
  for (const file of await readdir(join(target, "res", folder))) {
    const path = join(target, "res", folder, file);
    const text = await readFile(path, "utf8");
    const older = text.replace(/\s*<item name="android:(\w+)">[^<]*<\/item>/g, (whole, name) => {
      if (!(name in NEWER_IN_STYLES)) return whole;
      if (since < NEWER_IN_STYLES[name]) throw new Error(`${folder}/${file}: android:${name} came with API ${NEWER_IN_STYLES[name]}`);
      seen.add(name);
      return "";
    });
    await writeFile(path, older);
  }
}

const unused = Object.keys({ ...NEWER_ATTRIBUTES, ...NEWER_IN_STYLES, ...NEWER_CHANGES, ...NEWER_ELEMENTS }).filter((name) => !seen.has(name));
if (unused.length > 0) throw new Error(`${source}/check/resources.mjs names what is used nowhere: ${unused.join(", ")}`);

await writeFile(`${target}/res/values/androidx.xml`, `<resources>
  <attr name="colorPrimary" format="color" />
  <attr name="colorAccent" format="color" />
  <style name="Theme.AppCompat.DayNight.NoActionBar" parent="android:Theme.Material.Light.NoActionBar" />
</resources>
`);
