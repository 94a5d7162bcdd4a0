import { type Store, createStore } from "../state/store";

/**
 * What parts of the app draw on the map beside tracks: a few hundred shapes each, as GeoJSON. The map follows these
 * stores; who fills them knows nothing of it. In the order of drawing.
 */
export const drawingNames = [
  "grid",
  "imported",
  "areas",
  "alerts",
  "tails",
  "trails",
  "rings",
  "measure",
  "draft",
] as const;
export type DrawingName = (typeof drawingNames)[number];

/** Colours by meaning; the theme decides which they are. */
export type Tone = "quiet" | "accent" | "amber" | "red" | "plain";

/** How a shape looks. All but the tone may be left out. */
export interface Look {
  tone: Tone;
  /** Of the line, in CSS pixels. */
  width?: number;
  dashed?: boolean;
  /** Opacity of a polygon's inside: 0 when left out. */
  fill?: number;
  /** Words at a point, or along a line. */
  text?: string;
  /** What a press on it opens. */
  opens?: string;
}

export type Shape = GeoJSON.Feature<GeoJSON.Geometry, Look>;
export type Shapes = readonly Shape[];

const none: Shapes = [];

export const drawings = Object.fromEntries(drawingNames.map((name) => [name, createStore(none)])) as Record<
  DrawingName,
  Store<Shapes>
>;

export function shape(geometry: GeoJSON.Geometry, properties: Look): Shape {
  return { type: "Feature", geometry, properties };
}

/** A shape that was pressed, by what it opens. */
export interface Pressed {
  drawing: DrawingName;
  id: string;
}

export const pressed = createStore<Pressed | undefined>(undefined);

type Bounds = [west: number, south: number, east: number, north: number];

/** The box around everything that a geometry says; undefined when it says nothing. */
export function boundsOf(geometry: GeoJSON.Geometry): Bounds | undefined {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    const [lon, lat] = value as unknown[];
    if (typeof lon !== "number" || typeof lat !== "number") return value.forEach(take);
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  };
  if (geometry.type === "GeometryCollection") {
    const boxes = geometry.geometries.map(boundsOf).filter((it) => it !== undefined);
    boxes.forEach(([west, south, east, north]) =>
      take([
        [west, south],
        [east, north],
      ]),
    );
  } else {
    take(geometry.coordinates);
  }
  return box[0] <= box[2] ? box : undefined;
}
