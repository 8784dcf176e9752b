// Writes stubs/api.txt out as Java files, one for each "package" line, into the folder named.
import { mkdir, readFile, writeFile } from "node:fs/promises";

const [, , source, target] = process.argv;
const text = (await readFile(source, "utf8")).replace(/^#.*\n/gm, "");
for (const part of text.split(/^(?=package )/m).filter((part) => part.trim())) {
  const [, folder] = part.match(/^package ([\w.]+);/) ?? [];
  const [, name] = part.match(/public (?:final |abstract )*(?:@?interface|class) (\w+)/) ?? [];
  if (!folder || !name) throw new Error(`${source}: no package or no public type in: ${part.slice(0, 80)}`);
  const place = `${target}/${folder.replaceAll(".", "/")}`;
  await mkdir(place, { recursive: true });
  await writeFile(`${place}/${name}.java`, part);
}
