// Converts Natural Earth's land polygons (npm package world-atlas, TopoJSON) to the GeoJSON that the map loads.
// Written to public/basemap/, which is not kept in the repository.
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);
const target = new URL("../public/basemap/", import.meta.url);

/** Decimal places of a degree kept for each scale: four are 11 m, finer than the coastline itself. */
const scales = { "110m": 2, "50m": 3, "10m": 4 };

const round = (value, factor) => Math.round(value * factor) / factor;

/** One feature per polygon, so that the map's worker cuts only what a tile touches. */
function polygons(topology, decimals) {
  const factor = 10 ** decimals;
  const land = feature(topology, topology.objects.land);
  const shapes = land.type === "FeatureCollection" ? land.features.map((f) => f.geometry) : [land.geometry];
  return shapes
    .flatMap((shape) => (shape.type === "MultiPolygon" ? shape.coordinates : [shape.coordinates]))
    .map((rings) => rings.map((ring) => thin(ring.map(([x, y]) => [round(x, factor), round(y, factor)]))))
    .filter((rings) => rings[0].length >= 4)
    .map((coordinates) => ({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates } }));
}

/** Drops points that rounding made equal to the one before. */
function thin(ring) {
  return ring.filter((point, i) => i === 0 || point[0] !== ring[i - 1][0] || point[1] !== ring[i - 1][1]);
}

await mkdir(target, { recursive: true });
for (const [scale, decimals] of Object.entries(scales)) {
  const source = require.resolve(`world-atlas/land-${scale}.json`);
  const file = fileURLToPath(new URL(`land-${scale}.json`, target));
  const made = await stat(file).catch(() => undefined);
  const script = await stat(fileURLToPath(import.meta.url));
  if (made && made.mtimeMs > script.mtimeMs) continue;
  const topology = JSON.parse(await readFile(source, "utf8"));
  const features = polygons(topology, decimals);
  await writeFile(file, JSON.stringify({ type: "FeatureCollection", features }));
  console.log(`basemap: land-${scale}, ${features.length} polygons`);
}
