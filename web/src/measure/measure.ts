import type { Position } from "../api/types";
import { type Leg, between, ringAround, wayBetween } from "../geo/geodesic";
import { type PressTaker, mapAdapter, takePresses } from "../map/adapter";
import { type Shape, drawings, shape } from "../map/drawings";
import { picture, selection } from "../state/floor";
import { createStore } from "../state/store";
import { formatCourse } from "../tracks/format";
import { openPanel } from "../ui/panels";

/** Distances on the map: a line of legs, and rings of ranges around places and tracks. */

export const metresPerMile = 1852;

export const line = createStore<readonly Position[]>([]);

export interface Rings {
  /** A track that they go with; otherwise they stay at `center`. */
  uid: string | undefined;
  name: string;
  center: Position;
  /** Nautical miles. */
  miles: readonly number[];
}

export const rings = createStore<readonly Rings[]>([]);

const mostRings = 10;
const usualMiles = [10, 20, 30];

export const legsOf = (points: readonly Position[]): Leg[] => points.slice(1).map((end, i) => between(points[i]!, end));

/** `12.4 NM`, with fewer digits the longer it is. */
export function formatMiles(metres: number): string {
  const miles = metres / metresPerMile;
  return miles < 10 ? miles.toFixed(2) : miles < 100 ? miles.toFixed(1) : String(Math.round(miles));
}

export function formatKilometres(metres: number): string {
  const km = metres / 1000;
  return km < 10 ? km.toFixed(2) : km < 100 ? km.toFixed(1) : String(Math.round(km));
}

/** Numbers that are distances: positive, at most half way around the world, no more than ten. */
export function readMiles(text: string): number[] {
  const numbers = text.split(/[\s,]+/).map(Number);
  return [...new Set(numbers.filter((it) => it > 0 && it < 10_000))].sort((a, b) => a - b).slice(0, 10);
}

/** Rings around the selected track, or around the middle of the map. */
export function addRings(miles: readonly number[] = usualMiles): void {
  const uid = selection.get()?.uid;
  const slot = uid === undefined ? undefined : picture.slotOf(uid);
  const center = slot === undefined ? mapAdapter.get()?.surface?.center() : placeOf(slot);
  if (!center) return;
  const name = slot === undefined ? "" : (picture.identities[slot]?.callsign ?? "");
  rings.set((now) => [...now, { uid: slot === undefined ? undefined : uid, name, center, miles }].slice(-mostRings));
}

const adding: PressTaker = { take: (at) => line.set((now) => [...now, at]) };

const placeOf = (slot: number): Position => [picture.lonE7[slot]! / 1e7, picture.latE7[slot]! / 1e7];

/** Draws line and rings, and takes the presses on the map while the panel is open. */
export function followMeasuring(): () => void {
  const stops = [
    line.subscribe(() => drawings.measure.set(lineShapes(line.get()))),
    rings.subscribe(drawRings),
    picture.onChange(followTracks),
    openPanel.subscribe(() => takePresses(adding, openPanel.get() === "measure")),
  ];
  return () => stops.forEach((stop) => stop());
}

function followTracks(): void {
  const now = rings.get();
  if (now.length === 0) return;
  const moved = now.map((it) => {
    const slot = it.uid === undefined ? undefined : picture.slotOf(it.uid);
    if (slot === undefined || !picture.has(slot)) return it;
    const center = placeOf(slot);
    return center[0] === it.center[0] && center[1] === it.center[1] ? it : { ...it, center };
  });
  if (moved.some((it, i) => it !== now[i])) rings.set(moved);
}

function drawRings(): void {
  drawings.rings.set(
    rings.get().flatMap(({ center, miles }) =>
      miles.flatMap((mile): Shape[] => {
        const ring = ringAround(center, mile * metresPerMile);
        const [top] = [ring[0]!];
        return [
          shape({ type: "LineString", coordinates: ring }, { tone: "plain", width: 1, dashed: true }),
          shape({ type: "Point", coordinates: top }, { tone: "plain", text: `${mile} NM` }),
        ];
      }),
    ),
  );
}

function lineShapes(points: readonly Position[]): Shape[] {
  const dots = points.map((at) => shape({ type: "Point", coordinates: at }, { tone: "accent", width: 4 }));
  const legs = legsOf(points).flatMap(({ metres, initial }, i): Shape[] => {
    const way = wayBetween(points[i]!, points[i + 1]!);
    const [a, b] = [way[Math.floor((way.length - 1) / 2)]!, way[Math.ceil((way.length - 1) / 2)]!];
    const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const text = `${formatCourse(initial)} ${formatMiles(metres)} NM`;
    return [
      shape({ type: "LineString", coordinates: way }, { tone: "accent", width: 2 }),
      shape({ type: "Point", coordinates: middle }, { tone: "accent", text }),
    ];
  });
  return [...legs, ...dots];
}
