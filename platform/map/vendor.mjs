// Lays what draws the map into a folder: `node platform/map/vendor.mjs FOLDER`, run from the repository's root. The packing
// of the web app calls `vendor`.
import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { styles } from "./styles.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** The build whose worker is a file of its own: a page that allows no script out of thin air can start it. */
const FILES = ["dist/maplibre-gl-csp.js", "dist/maplibre-gl-csp-worker.js", "dist/maplibre-gl.css", "LICENSE.txt"];

export async function vendor(folder) {
  await mkdir(folder, { recursive: true });
  for (const file of FILES) await cp(join(HERE, "node_modules/maplibre-gl", file), join(folder, basename(file)));
  await cp(join(HERE, "map.js"), join(folder, "map.js"));
  const languages = (await readdir("src/ui/i18n")).filter((name) => name.endsWith(".ftl")).map((name) => basename(name, ".ftl"));
  await writeFile(join(folder, "styles.json"), JSON.stringify(styles(languages.sort())));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  if (!process.argv[2]) {
    console.error("usage: node platform/map/vendor.mjs FOLDER");
    process.exit(2);
  }
  await vendor(process.argv[2]);
}
