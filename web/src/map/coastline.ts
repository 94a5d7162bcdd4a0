import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import { basemapFailed } from "./adapter";

/** Natural Earth's land at three scales, each a file beside the app. */
export const landFiles = { world: "110m", coarse: "50m", fine: "10m" } as const;

const againMs = 3000;

export const landAddress = (scale: keyof typeof landFiles): string =>
  new URL(`basemap/land-${landFiles[scale]}.json`, document.baseURI).href;

const isLand = (source: string): source is keyof typeof landFiles => source in landFiles;

/** Says when the coastline is not there, and asks for it again until it is: the node may have been away. */
export function keepCoastline(map: MapLibre): () => void {
  const missing = new Map<string, ReturnType<typeof setTimeout>>();
  map.on("error", (event) => {
    const source = "sourceId" in event ? String(event.sourceId) : undefined;
    if (source === undefined) return;
    basemapFailed.set(true);
    if (!isLand(source)) return;
    clearTimeout(missing.get(source));
    const again = () => void map.getSource<GeoJSONSource>(source)?.setData(landAddress(source));
    missing.set(source, setTimeout(again, againMs));
  });
  map.on("sourcedata", (event) => {
    if (!event.isSourceLoaded || !missing.delete(event.sourceId)) return;
    if (missing.size === 0) basemapFailed.set(false);
  });
  return () => missing.forEach((timer) => clearTimeout(timer));
}
