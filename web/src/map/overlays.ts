import type {
  DataDrivenPropertyValueSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibre,
  SourceSpecification,
} from "maplibre-gl";
import { hidden, isHidden } from "../layers/switches";
import type { Theme } from "../state/settings";
import { type DrawingName, type Pressed, type Shapes, type Tone, drawingNames, drawings } from "./drawings";

/** How the drawings look: one source each, drawn below the tracks. */

const tones: Record<Theme, Record<Tone, string>> = {
  dark: { quiet: "#5d7181", accent: "#a9b4ff", amber: "#f5b945", red: "#ff8d7a", plain: "#dfe8ee" },
  light: { quiet: "#7d8f9a", accent: "#3a45b8", amber: "#8f5e00", red: "#b3261a", plain: "#22313b" },
  night: { quiet: "#4a3831", accent: "#d09a7e", amber: "#cf9440", red: "#d9705c", plain: "#cda794" },
};
const halos: Record<Theme, string> = { dark: "#0b1219", light: "#eef3f6", night: "#070606" };

const layerKinds = ["fill", "line", "dash", "dot", "text"] as const;

const sourceOf = (name: DrawingName) => `drawing-${name}`;

function colour(theme: Theme): DataDrivenPropertyValueSpecification<string> {
  const { quiet, accent, amber, red, plain } = tones[theme];
  const cases = ["accent", accent, "amber", amber, "red", red, "plain", plain];
  return ["match", ["get", "tone"], ...cases, quiet] as unknown as DataDrivenPropertyValueSpecification<string>;
}

function collection(shapes: Shapes): GeoJSON.FeatureCollection {
  return { type: "FeatureCollection", features: [...shapes] };
}

export function overlaySources(): Record<string, SourceSpecification> {
  return Object.fromEntries(
    drawingNames.map((name) => [
      sourceOf(name),
      { type: "geojson" as const, data: collection(drawings[name].get()), tolerance: 0.2 },
    ]),
  );
}

export function overlayLayers(theme: Theme): LayerSpecification[] {
  return drawingNames.flatMap((name): LayerSpecification[] => {
    const base = { source: sourceOf(name) };
    const lineWidth: DataDrivenPropertyValueSpecification<number> = ["coalesce", ["get", "width"], 1.25];
    const lineColour = { "line-color": colour(theme), "line-width": lineWidth };
    return [
      {
        ...base,
        id: `${name}-fill`,
        type: "fill",
        filter: ["all", ["==", ["geometry-type"], "Polygon"], [">", ["coalesce", ["get", "fill"], 0], 0]],
        paint: { "fill-color": colour(theme), "fill-opacity": ["get", "fill"], "fill-antialias": false },
      },
      {
        ...base,
        id: `${name}-line`,
        type: "line",
        filter: ["all", ["!=", ["geometry-type"], "Point"], ["!", ["to-boolean", ["get", "dashed"]]]],
        paint: lineColour,
      },
      {
        ...base,
        id: `${name}-dash`,
        type: "line",
        filter: ["all", ["!=", ["geometry-type"], "Point"], ["to-boolean", ["get", "dashed"]]],
        paint: { ...lineColour, "line-dasharray": [4, 3] },
      },
      {
        ...base,
        id: `${name}-dot`,
        type: "circle",
        filter: ["all", ["==", ["geometry-type"], "Point"], [">", ["coalesce", ["get", "width"], 0], 0]],
        paint: {
          "circle-radius": ["get", "width"],
          "circle-color": colour(theme),
          "circle-stroke-color": halos[theme],
          "circle-stroke-width": 1,
        },
      },
      {
        ...base,
        id: `${name}-text`,
        type: "symbol",
        filter: ["all", ["==", ["geometry-type"], "Point"], ["has", "text"]],
        layout: {
          "text-field": ["get", "text"],
          "text-font": ["Inter Variable", "Noto Sans JP Variable"],
          "text-size": 11.5,
          "text-anchor": "bottom",
          "text-offset": [0, -0.3],
          "text-padding": 1,
        },
        paint: { "text-color": colour(theme), "text-halo-color": halos[theme], "text-halo-width": 1.4 },
      },
    ];
  });
}

/** Gives the drawings another theme. */
export function dressOverlays(map: MapLibre, theme: Theme): void {
  for (const layer of overlayLayers(theme)) {
    for (const [property, value] of Object.entries(layer.paint ?? {})) {
      if (property.endsWith("color")) map.setPaintProperty(layer.id, property as "line-color", value);
    }
  }
}

/** Keeps the map in step with the drawings. @returns what ends it. */
export function followDrawings(map: MapLibre): () => void {
  const stops = drawingNames.map((name) => drawings[name].subscribe(() => redraw(map, [name])));
  stops.push(hidden.subscribe(() => redraw(map)));
  return () => stops.forEach((stop) => stop());
}

/** Draws again: everything after the map's style came back, or what has changed. */
export function redraw(map: MapLibre, names: readonly DrawingName[] = drawingNames): void {
  // Before the style is there everything is drawn with it.
  if (!map.getLayer(`${drawingNames[0]}-fill`)) return;
  for (const name of names) {
    // A layer that is shown costs the map something in each frame, also when it has nothing to draw.
    const visibility = isHidden(name) || drawings[name].get().length === 0 ? "none" : "visible";
    for (const layer of layerKinds) {
      const id = `${name}-${layer}`;
      if (map.getLayoutProperty(id, "visibility") !== visibility) map.setLayoutProperty(id, "visibility", visibility);
    }
    void map.getSource<GeoJSONSource>(sourceOf(name))?.setData(collection(drawings[name].get()));
  }
}

/** The drawings whose shapes can be pressed. */
const pressable: readonly DrawingName[] = ["alerts", "areas"];

/** What a press at a pixel of the map opens, the topmost first. */
export function pressedAt(map: MapLibre, point: { x: number; y: number }): Pressed | undefined {
  const layers = pressable.flatMap((name) => [`${name}-fill`, `${name}-dot`]);
  for (const { properties, source } of map.queryRenderedFeatures([point.x, point.y], { layers })) {
    const drawing = pressable.find((name) => sourceOf(name) === source);
    const id: unknown = properties.opens;
    if (drawing && typeof id === "string") return { drawing, id };
  }
  return undefined;
}
