import type { AreaShape, Position } from "../api/types";
import { between, ringAround, travel } from "../geo/geodesic";

/** The outline of a watch area while it is drawn: pure, so that mouse, keys and fields change it alike. */

export type ShapeKind = AreaShape["kind"];
export const shapeKinds: readonly ShapeKind[] = ["polygon", "circle", "corridor"];

/** Something of an outline that can be moved. A `middle` becomes a point when it is. */
export interface Handle {
  kind: "point" | "middle" | "center" | "edge";
  /** Of the point, or of the one before the middle. */
  index: number;
  at: Position;
}

const usualWidthM = 5000;
const smallestM = 10;
const capSteps = 8;

export const emptyShape = (kind: ShapeKind): AreaShape => {
  if (kind === "circle") return { kind, center: [0, 0], radius: 0 };
  return kind === "corridor" ? { kind, points: [], width: usualWidthM } : { kind, points: [] };
};

/** Whether it has all that it needs. */
export function isComplete(shape: AreaShape): boolean {
  if (shape.kind === "circle") return shape.radius > 0;
  return shape.points.length >= (shape.kind === "polygon" ? 3 : 2);
}

/** A press on the map while the outline is drawn: one more point; for a circle its centre, then its edge. */
export function place(shape: AreaShape, at: Position, placed: number): AreaShape {
  if (shape.kind !== "circle") return { ...shape, points: [...shape.points, at] };
  if (placed === 0) return { ...shape, center: at };
  return { ...shape, radius: Math.max(smallestM, Math.round(between(shape.center, at).metres)) };
}

/** The place that is written down: longitude in [-180, 180), to some decimetres. */
export function written([lon, lat]: Position): Position {
  const wrapped = ((((lon + 180) % 360) + 360) % 360) - 180;
  const round = (value: number) => Math.round(value * 1e6) / 1e6;
  return [round(wrapped), round(Math.max(-90, Math.min(90, lat)))];
}

export function handlesOf(shape: AreaShape): Handle[] {
  if (shape.kind === "circle") {
    if (shape.radius === 0) return [];
    const edge = travel(shape.center, 90, shape.radius);
    return [
      { kind: "center", index: 0, at: shape.center },
      { kind: "edge", index: 0, at: edge },
    ];
  }
  const points = unwrapped(shape.points);
  const corners = points.map((at, index): Handle => ({ kind: "point", index, at }));
  const closed = shape.kind === "polygon" && points.length > 2;
  const pairs = closed ? unwrapped([...points, points[0]!]) : points;
  const middles = pairs.slice(1).map((end, index): Handle => {
    const start = pairs[index]!;
    return { kind: "middle", index, at: [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2] };
  });
  return [...corners, ...middles];
}

/** The shape with a handle somewhere else. */
export function moved(shape: AreaShape, { kind, index }: Pick<Handle, "kind" | "index">, to: Position): AreaShape {
  if (shape.kind === "circle") {
    if (kind === "center") return { ...shape, center: to };
    return { ...shape, radius: Math.max(smallestM, Math.round(between(shape.center, to).metres)) };
  }
  const points = [...shape.points];
  points.splice(kind === "middle" ? index + 1 : index, kind === "middle" ? 0 : 1, to);
  return { ...shape, points };
}

export function withoutPoint(shape: AreaShape, index: number): AreaShape {
  return shape.kind === "circle" ? shape : { ...shape, points: shape.points.filter((_, i) => i !== index) };
}

/** What the map draws; undefined while there is too little of it. */
export function geometryOf(shape: AreaShape): GeoJSON.Geometry | undefined {
  if (shape.kind === "circle") {
    return shape.radius > 0 ? { type: "Polygon", coordinates: [ringAround(shape.center, shape.radius)] } : undefined;
  }
  const points = unwrapped(shape.points);
  if (points.length < 2) return undefined;
  if (shape.kind === "corridor") return { type: "Polygon", coordinates: [corridorRing(points, shape.width)] };
  if (points.length === 2) return { type: "LineString", coordinates: points };
  return { type: "Polygon", coordinates: [[...points, points[0]!]] };
}

/** Longitudes that go on from one point to the next, so that no edge goes around the world. */
function unwrapped(points: readonly Position[]): Position[] {
  let before = points[0]?.[0] ?? 0;
  return points.map(([lon, lat]) => {
    before = lon + 360 * Math.round((before - lon) / 360);
    return [before, lat];
  });
}

/** All places within half of the width of a line: along its left side, around its end, and back. */
function corridorRing(line: Position[], width: number): Position[] {
  const half = width / 2;
  const bearings = line.slice(1).map((end, i) => between(line[i]!, end).initial);
  const first = bearings[0]!;
  const last = bearings.at(-1)!;
  const left = sideOf(line, bearings, half);
  const right = sideOf(
    [...line].reverse(),
    [...bearings].reverse().map((it) => (it + 180) % 360),
    half,
  );
  const ring = [...left, ...arc(line.at(-1)!, last - 90, last + 90, half)];
  ring.push(...right, ...arc(line[0]!, first + 90, first + 270, half), left[0]!);
  return ring;
}

function sideOf(line: Position[], bearings: number[], half: number): Position[] {
  return line.flatMap((point, i): Position[] => {
    const before = bearings[i - 1];
    const after = bearings[i];
    if (before === undefined || after === undefined) return [travel(point, (before ?? after ?? 0) - 90, half)];
    const turn = ((after - before + 540) % 360) - 180;
    // A turn to the right opens the left side, which goes around the point; the other way the sides cut each other.
    if (turn > 0) return arc(point, before - 90, before - 90 + turn, half);
    const inner = half / Math.max(0.2, Math.cos(((turn / 2) * Math.PI) / 180));
    return [travel(point, before + turn / 2 - 90, inner)];
  });
}

function arc(center: Position, from: number, to: number, radius: number): Position[] {
  const steps = Math.max(1, Math.ceil((Math.abs(to - from) / 180) * capSteps * 2));
  return Array.from({ length: steps + 1 }, (_, i) => travel(center, from + ((to - from) * i) / steps, radius));
}
