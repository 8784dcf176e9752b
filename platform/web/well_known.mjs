// What a host says to phones: "that app may open my links". `./dev build web` lays both files below dist/web/.well-known
// where the builder tells whose apps they are; without that there are none, and links open in the browser.
//
//   AVOIN_OVI_APPLE_TEAM            the team's ten letters and digits, from developer.apple.com → Membership
//   AVOIN_OVI_ANDROID_CERTIFICATES  SHA-256 of the certificates that sign the app, colons between the bytes, a comma between
//                                   two: Play's own (Play Console → App signing), and that of an APK given away elsewhere
//
// Apple's file has no extension: the host must send it as application/json, and neither of them by a redirect.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const APP = "fi.avoinovi.app";

/** The pages that the app opens by their address (src/ui/deep_link.rs); what else the host has stays the browser's. */
const PAGES = [
  { "/": "/place/*" },
  { "/": "/event/*" },
  { "/": "/service/*" },
  { "/": "/saved", "#": "list=*" },
  { "/": "/", "?": { kunta: "*" } },
];

/** Writes what the environment tells of; resolves to the names of the files. Throws where a value can't be right. */
export async function wellKnown(out, environment = process.env) {
  const team = environment.AVOIN_OVI_APPLE_TEAM, certificates = environment.AVOIN_OVI_ANDROID_CERTIFICATES;
  const files = {};
  if (team) {
    if (!/^[A-Z0-9]{10}$/.test(team)) throw new Error(`AVOIN_OVI_APPLE_TEAM is "${team}", not ten capital letters and digits`);
    files["apple-app-site-association"] = { applinks: { details: [{ appIDs: [`${team}.${APP}`], components: PAGES }] } };
  }
  if (certificates) {
    const prints = certificates.split(",").map((print) => print.trim().toUpperCase());
    for (const print of prints) {
      if (!/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/.test(print)) {
        throw new Error(`AVOIN_OVI_ANDROID_CERTIFICATES holds "${print}", not 32 bytes with colons between them`);
      }
    }
    const target = { namespace: "android_app", package_name: APP, sha256_cert_fingerprints: prints };
    files["assetlinks.json"] = [{ relation: ["delegate_permission/common.handle_all_urls"], target }];
  }
  const names = Object.keys(files);
  if (names.length > 0) await mkdir(join(out, ".well-known"), { recursive: true });
  for (const name of names) await writeFile(join(out, ".well-known", name), `${JSON.stringify(files[name], null, 2)}\n`);
  return names;
}
