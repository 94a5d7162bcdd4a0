import { type LayerSpecification, type Map as MapLibre, addProtocol } from "maplibre-gl";
import { PMTiles, Protocol } from "pmtiles";
import type { Language, Theme } from "../state/settings";

/**
 * The site's own basemap, a PMTiles file that the node serves: vector tiles in the layers of Protomaps or of
 * OpenMapTiles, or pictures. Loaded only when there is one. No borders are drawn: whose a sea is, a map does not say.
 */

const source = "site";
const protocol = new Protocol();
addProtocol("pmtiles", protocol.tile);

/** Kinds of tiles in the header of a PMTiles file (version 3). */
const vectorTiles = 1;

interface Colours {
  land: string;
  water: string;
  road: string;
  name: string;
  halo: string;
}

const colours: Record<Theme, Colours> = {
  dark: { land: "#19242d", water: "#0b1219", road: "#2c3b47", name: "#93a3b0", halo: "#0b1219" },
  light: { land: "#f4f2ec", water: "#dbe5eb", road: "#cfc9ba", name: "#3c4b56", halo: "#eef3f6" },
  night: { land: "#15100e", water: "#070606", road: "#2a201c", name: "#8a6f62", halo: "#070606" },
};

/** Names of the layers of each scheme. */
const schemes = [
  { earth: "earth", water: "water", roads: "roads", places: "places" },
  { earth: undefined, water: "water", roads: "transportation", places: "place" },
] as const;

/** @returns the layers that were added, or undefined when the node has no such file. */
export async function addSiteTiles(map: MapLibre, theme: Theme, language: Language): Promise<string[] | undefined> {
  const address = new URL("basemap.pmtiles", document.baseURI).href;
  const file = new PMTiles(address);
  const header = await file.getHeader().catch(() => undefined);
  if (!header) return undefined;
  protocol.add(file);
  const url = `pmtiles://${address}`;
  const isVector = header.tileType === vectorTiles;
  map.addSource(source, isVector ? { type: "vector", url } : { type: "raster", url, tileSize: 256 });
  const layers: LayerSpecification[] = isVector
    ? vectorLayers(namesOf(await file.getMetadata()), theme, language)
    : [{ id: "site-picture", type: "raster", source, paint: { "raster-opacity": theme === "light" ? 1 : 0.6 } }];
  // Over the coastline, under everything else.
  for (const layer of layers) map.addLayer(layer, "graticule");
  map.setMaxZoom(Math.max(10, Math.min(15, header.maxZoom + 1)));
  return layers.map(({ id }) => id);
}

export function dressSiteTiles(map: MapLibre, theme: Theme, language: Language): void {
  for (const layer of vectorLayers(undefined, theme, language)) {
    if (!map.getLayer(layer.id)) continue;
    for (const [property, value] of Object.entries(layer.paint ?? {})) {
      map.setPaintProperty(layer.id, property as "line-color", value);
    }
    if (layer.type === "symbol") map.setLayoutProperty(layer.id, "text-field", nameIn(language));
  }
}

function namesOf(metadata: unknown): readonly string[] {
  const { vector_layers: layers } = (metadata ?? {}) as { vector_layers?: unknown };
  if (!Array.isArray(layers)) return [];
  return layers.map((layer: unknown) => (layer as { id?: unknown }).id).filter((id) => typeof id === "string");
}

const nameIn = (language: Language) =>
  ["coalesce", ["get", `name:${language}`], ["get", "name:en"], ["get", "name"]] as never;

function vectorLayers(names: readonly string[] | undefined, theme: Theme, language: Language): LayerSpecification[] {
  const colour = colours[theme];
  const scheme = schemes.find((it) => names?.includes(it.roads)) ?? schemes[0];
  const base = { source };
  const layers: (LayerSpecification | undefined)[] = [
    scheme.earth
      ? { ...base, id: "site-land", type: "fill", "source-layer": scheme.earth, paint: { "fill-color": colour.land } }
      : undefined,
    {
      ...base,
      id: "site-water",
      type: "fill",
      "source-layer": scheme.water,
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": colour.water },
    },
    {
      ...base,
      id: "site-roads",
      type: "line",
      minzoom: 8,
      "source-layer": scheme.roads,
      paint: { "line-color": colour.road, "line-width": ["interpolate", ["linear"], ["zoom"], 8, 0.5, 14, 2] },
    },
    {
      ...base,
      id: "site-names",
      type: "symbol",
      minzoom: 8,
      "source-layer": scheme.places,
      layout: {
        "text-field": nameIn(language),
        "text-font": ["Inter Variable", "Noto Sans JP Variable"],
        "text-size": 11.5,
      },
      paint: { "text-color": colour.name, "text-halo-color": colour.halo, "text-halo-width": 1.2 },
    },
  ];
  const known = layers.filter((layer) => layer !== undefined);
  return names ? known.filter((layer) => "source-layer" in layer && names.includes(layer["source-layer"]!)) : known;
}
