import type { LayerSpecification, Map as MapLibre, StyleSpecification } from "maplibre-gl";
import type { Language, Theme } from "../state/settings";
import { landAddress, type landFiles } from "./coastline";
import { overlayLayers, overlaySources } from "./overlays";
import { placesAsGeoJson } from "./places";

/** Natural Earth's coastline is wrong by more than the eye forgives beyond this. */
export const maxZoom = 10;
/** Below this the coarse coastlines are drawn: the fine one has more points than the map can take at once. */
const fineFrom = 5;

interface Colours {
  sea: string;
  land: string;
  coast: string;
  grid: string;
  name: string;
  seaName: string;
  halo: string;
}

const colours: Record<Theme, Colours> = {
  dark: {
    sea: "#0b1219",
    land: "#19242d",
    coast: "#3a4d5b",
    grid: "#111b24",
    name: "#93a3b0",
    seaName: "#4d6070",
    halo: "#0b1219",
  },
  light: {
    sea: "#dbe5eb",
    land: "#f4f2ec",
    coast: "#93a4ae",
    grid: "#d0dbe2",
    name: "#3c4b56",
    seaName: "#7a909f",
    halo: "#eef3f6",
  },
  night: {
    sea: "#070606",
    land: "#15100e",
    coast: "#40302a",
    grid: "#0e0b0a",
    name: "#8a6f62",
    seaName: "#4b3b34",
    halo: "#070606",
  },
};

/** One paint property of one layer that the theme decides. */
interface Look {
  layer: string;
  property: "background-color" | "fill-color" | "line-color" | "text-color" | "text-halo-color";
  value: string;
}

function looks(theme: Theme): Look[] {
  const colour = colours[theme];
  return [
    { layer: "sea", property: "background-color", value: colour.sea },
    ...["world", "coarse", "fine"].flatMap((source): Look[] => [
      { layer: `${source}-land`, property: "fill-color", value: colour.land },
      { layer: `${source}-coast`, property: "line-color", value: colour.coast },
    ]),
    { layer: "graticule", property: "line-color", value: colour.grid },
    { layer: "sea-names", property: "text-color", value: colour.seaName },
    { layer: "place-names", property: "text-color", value: colour.name },
    { layer: "place-names", property: "text-halo-color", value: colour.halo },
  ];
}

/** The style without glyphs: the map draws letters with the fonts of the page, and asks no server for them. */
export function makeStyle(theme: Theme): StyleSpecification {
  const land = (scale: keyof typeof landFiles, maxzoom: number) => ({
    type: "geojson" as const,
    data: landAddress(scale),
    maxzoom,
    tolerance: 0.4,
    buffer: 32,
  });
  const layers: LayerSpecification[] = [
    { id: "sea", type: "background" },
    ...landLayers(),
    { id: "graticule", type: "line", source: "graticule", minzoom: 4, paint: { "line-width": 1 } },
    ...overlayLayers(theme),
    ...nameLayers(),
  ];
  for (const { layer, property, value } of looks(theme)) {
    const target = layers.find(({ id }) => id === layer);
    if (target) target.paint = { ...target.paint, [property]: value };
  }
  return {
    version: 8,
    sources: {
      world: land("world", 4),
      coarse: land("coarse", 6),
      fine: land("fine", 8),
      graticule: { type: "geojson", data: graticule() },
      places: { type: "geojson", data: placesAsGeoJson() },
      ...overlaySources(),
    },
    layers,
    transition: { duration: 0, delay: 0 },
  };
}

/** Gives a map made with `makeStyle` another theme, without loading anything again. */
export function applyTheme(map: MapLibre, theme: Theme): void {
  for (const { layer, property, value } of looks(theme)) map.setPaintProperty(layer, property, value);
}

/** Writes the names in a language; its fonts must be there (see `loadPlaceFonts`). */
export function showNames(map: MapLibre, language: Language): void {
  for (const layer of nameLayers()) map.setLayoutProperty(layer.id, "text-field", ["get", language]);
}

/** The coarse coastline gives way once the fine one is there. */
export function retireCoarse(map: MapLibre): void {
  for (const layer of ["coarse-land", "coarse-coast"]) map.setLayerZoomRange(layer, 3, fineFrom);
}

function landLayers(): LayerSpecification[] {
  const scales = [
    { source: "world", minzoom: 0, maxzoom: 3 },
    { source: "coarse", minzoom: 3, maxzoom: 24 },
    { source: "fine", minzoom: fineFrom, maxzoom: 24 },
  ];
  return scales.flatMap(({ source, minzoom, maxzoom }): LayerSpecification[] => [
    { id: `${source}-land`, type: "fill", source, minzoom, maxzoom, paint: { "fill-antialias": false } },
    { id: `${source}-coast`, type: "line", source, minzoom, maxzoom, paint: { "line-width": 0.8 } },
  ]);
}

function nameLayers(): LayerSpecification[] {
  const font = ["Inter Variable", "Noto Sans JP Variable"];
  return [
    {
      id: "sea-names",
      type: "symbol",
      source: "places",
      filter: ["all", ["==", ["get", "kind"], "sea"], ["<=", ["get", "from"], ["zoom"]]],
      layout: {
        "text-font": font,
        "text-size": 12,
        "text-letter-spacing": 0.22,
        "text-max-width": 8,
      },
    },
    {
      id: "place-names",
      type: "symbol",
      source: "places",
      filter: ["all", ["!=", ["get", "kind"], "sea"], ["<=", ["get", "from"], ["zoom"]]],
      layout: {
        "text-font": font,
        "text-size": 11.5,
        "text-anchor": "top",
        "text-variable-anchor": ["top", "left", "right", "bottom"],
        "text-radial-offset": 0.9,
        "symbol-sort-key": ["get", "from"],
      },
      paint: { "text-halo-width": 1.2 },
    },
  ];
}

/** A line every two degrees. */
function graticule(): GeoJSON.FeatureCollection {
  const lines: number[][][] = [];
  for (let lon = -180; lon < 180; lon += 2) {
    lines.push([
      [lon, -85],
      [lon, 85],
    ]);
  }
  for (let lat = -84; lat <= 84; lat += 2) {
    lines.push([
      [-180, lat],
      [180, lat],
    ]);
  }
  return {
    type: "FeatureCollection",
    features: lines.map((coordinates) => ({
      type: "Feature",
      properties: {},
      geometry: { type: "LineString", coordinates },
    })),
  };
}
