// Checks the budgets of dist/, gzip: what the first screen loads, and what the map adds. Exit 1 when one is exceeded.
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const assets = fileURLToPath(new URL("../dist/assets/", import.meta.url));
const files = (await readdir(assets)).filter((name) => /\.m?js$/.test(name));

/** The map, its worker and the symbols come when the shell is already there. */
const isMap = (name) => /^(MapView|symbols|maplibre)/.test(name);

const budgets = [
  { name: "first JavaScript, without the map", limitKb: 160, files: files.filter((name) => !isMap(name)) },
  { name: "map, its worker and symbols", limitKb: 650, files: files.filter(isMap) },
];

let exceeded = false;
for (const { name, limitKb, files: counted } of budgets) {
  const sizes = await Promise.all(counted.map(async (file) => gzipSync(await readFile(assets + file), { level: 9 }).length));
  const kb = sizes.reduce((sum, size) => sum + size, 0) / 1000;
  if (counted.length === 0 || kb > limitKb) exceeded = true;
  console.log(`${name}: ${kb.toFixed(1)} kB of ${limitKb} kB (${counted.length} files)`);
}
process.exit(exceeded ? 1 : 0);
