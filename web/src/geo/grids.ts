import { forward } from "mgrs";
import type { Position } from "../api/types";
import { fromUtm, toUtm } from "./utm";

/** Grid lines and the words at them for what is seen of the map. */

export type Box = [west: number, south: number, east: number, north: number];

export interface Grid {
  lines: Position[][];
  /** Lines between areas that have names of their own. */
  borders: Position[][];
  labels: { at: Position; text: string }[];
}

const degreeSteps = [30, 20, 10, 5, 2, 1, 0.5, 1 / 6, 1 / 12, 1 / 60];
const fewestLines = 4;
const mostCells = 60;
const mostLines = 400;

/** Meridians and parallels at round degrees or minutes, named at the left and the lower edge. */
export function degreeGrid([west, south, east, north]: Box): Grid {
  const span = Math.min(east - west, north - south);
  const step = degreeSteps.find((it) => span / it >= fewestLines) ?? degreeSteps.at(-1)!;
  const grid: Grid = { lines: [], borders: [], labels: [] };
  const steps = (from: number, to: number) => {
    const first = Math.ceil(from / step);
    const count = Math.min(mostLines, Math.floor(to / step) - first + 1);
    return Array.from({ length: Math.max(0, count) }, (_, i) => (first + i) * step);
  };
  for (const lon of steps(west, east)) {
    grid.lines.push([
      [lon, Math.max(-85, south)],
      [lon, Math.min(85, north)],
    ]);
    grid.labels.push({ at: [lon, south + (north - south) * 0.02], text: degreeText(wrap(lon), "E", "W") });
  }
  for (const lat of steps(Math.max(-85, south), Math.min(85, north))) {
    grid.lines.push([
      [west, lat],
      [east, lat],
    ]);
    grid.labels.push({ at: [west + (east - west) * 0.025, lat], text: degreeText(lat, "N", "S") });
  }
  return grid;
}

const wrap = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180;

function degreeText(value: number, positive: string, negative: string): string {
  const minutes = Math.round(Math.abs(value) * 60);
  const rest = minutes % 60;
  const side = value === 0 ? "" : value < 0 ? negative : positive;
  return `${Math.floor(minutes / 60)}°${rest === 0 ? "" : `${String(rest).padStart(2, "0")}′`}${side}`;
}

const bands = "CDEFGHJKLMNPQRSTUVWX";

/** A zone of a band: the cell that the first letters of a reference name. */
interface Cell {
  zone: number;
  name: string;
  box: Box;
}

/** West and east of a zone in a band: those of Norway and Svalbard are wider, and some there are not at all. */
function zoneEdges(zone: number, band: string): [number, number] | undefined {
  const west = zone * 6 - 186;
  if (band === "V" && zone === 31) return [0, 3];
  if (band === "V" && zone === 32) return [3, 12];
  if (band === "X" && zone >= 31 && zone <= 37) {
    const wide: Record<number, [number, number]> = { 31: [0, 9], 33: [9, 21], 35: [21, 33], 37: [33, 42] };
    return wide[zone];
  }
  return [west, west + 6];
}

/** The cells that a box touches, with longitudes near those of the box. */
function cellsOf([west, south, east, north]: Box): Cell[] {
  const cells: Cell[] = [];
  for (const [i, band] of [...bands].entries()) {
    const bottom = -80 + i * 8;
    const top = band === "X" ? 84 : bottom + 8;
    if (top <= south || bottom >= north) continue;
    for (let turn = Math.floor((west + 180) / 360); turn <= Math.floor((east + 180) / 360); turn++) {
      for (let zone = 1; zone <= 60; zone++) {
        const edges = zoneEdges(zone, band);
        if (!edges) continue;
        const [left, right] = [edges[0] + turn * 360, edges[1] + turn * 360];
        if (right <= west || left >= east) continue;
        cells.push({ zone, name: `${zone}${band}`, box: [left, bottom, right, top] });
      }
    }
  }
  return cells;
}

/** The military grid: cells, their squares of 100 km, and finer lines as the map is nearer. */
export function mgrsGrid(view: Box): Grid {
  const cells = cellsOf(view);
  const width = view[2] - view[0];
  const grid: Grid = { lines: [], borders: [], labels: [] };
  const step = width < 0.4 ? 1000 : width < 3 ? 10_000 : 100_000;
  for (const cell of cells.slice(0, mostCells)) {
    const [west, south, east, north] = cell.box;
    grid.borders.push([
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ]);
    if (width > 24) {
      grid.labels.push({ at: [(west + east) / 2, (south + north) / 2], text: cell.name });
      continue;
    }
    const seen: Box = [
      Math.max(west, view[0]),
      Math.max(south, view[1]),
      Math.min(east, view[2]),
      Math.min(north, view[3]),
    ];
    addSquares(grid, cell, seen, step);
  }
  return grid;
}

function addSquares(grid: Grid, cell: Cell, seen: Box, step: number): void {
  const isSouth = cell.box[3] <= 0;
  const turn = Math.round((seen[0] - wrap(seen[0])) / 360) * 360;
  const there = (easting: number, northing: number): Position => {
    const [lon, lat] = fromUtm(cell.zone, { easting, northing }, isSouth);
    return [lon + turn, lat];
  };
  const [west, south, east, north] = seen;
  const edges = [0, 0.5, 1].flatMap((t) => {
    const lon = west + (east - west) * t - turn;
    return [
      toUtm(cell.zone, lon, isSouth ? Math.min(south, -1e-9) : south),
      toUtm(cell.zone, lon, isSouth ? Math.min(north, -1e-9) : north),
    ];
  });
  const eastings = edges.map(({ easting }) => easting);
  const northings = edges.map(({ northing }) => northing);
  const [e0, e1] = [Math.floor(Math.min(...eastings) / step) * step, Math.ceil(Math.max(...eastings) / step) * step];
  const [n0, n1] = [Math.floor(Math.min(...northings) / step) * step, Math.ceil(Math.max(...northings) / step) * step];
  const along = (from: Position, to: Position, size: number) => {
    const parts = Math.max(2, Math.ceil(size / 25_000));
    return Array.from({ length: parts + 1 }, (_, i) =>
      there(from[0] + ((to[0] - from[0]) * i) / parts, from[1] + ((to[1] - from[1]) * i) / parts),
    );
  };
  for (let easting = e0; easting <= e1 && grid.lines.length < mostLines; easting += step) {
    grid.lines.push(...clipped(along([easting, n0], [easting, n1], n1 - n0), seen));
  }
  for (let northing = n0; northing <= n1 && grid.lines.length < mostLines; northing += step) {
    grid.lines.push(...clipped(along([e0, northing], [e1, northing], e1 - e0), seen));
  }
  const square = 100_000;
  for (let e = Math.floor(e0 / square) * square; e < e1; e += square) {
    for (let s = Math.floor(n0 / square) * square; s < n1; s += square) {
      const at = there(e + square / 2, s + square / 2);
      // A square that the cell cuts is named in the part that is seen.
      const inside: Position = [
        Math.max(west + 0.02, Math.min(east - 0.02, at[0])),
        Math.max(south + 0.02, Math.min(north - 0.02, at[1])),
      ];
      const { easting, northing } = toUtm(cell.zone, inside[0] - turn, inside[1]);
      if (Math.floor(easting / square) * square !== e || Math.floor(northing / square) * square !== s) continue;
      grid.labels.push({ at: inside, text: squareName(wrap(inside[0]), inside[1]) });
    }
  }
}

/** `52R DP`. */
function squareName(lon: number, lat: number): string {
  const name = forward([lon, lat], 0);
  return `${name.slice(0, -2)} ${name.slice(-2)}`;
}

/** The parts of a line inside a box; the ends lie on its edges to a line's own bends. */
export function clipped(line: readonly Position[], box: Box): Position[][] {
  const parts: Position[][] = [];
  for (let i = 1; i < line.length; i++) {
    const cut = clippedSegment(line[i - 1]!, line[i]!, box);
    if (!cut) continue;
    const open = parts.at(-1);
    if (open && cut[0][0] === open.at(-1)![0] && cut[0][1] === open.at(-1)![1]) open.push(cut[1]);
    else parts.push([...cut]);
  }
  return parts;
}

/** Liang and Barsky's way to cut a segment. */
function clippedSegment(a: Position, b: Position, [west, south, east, north]: Box): [Position, Position] | undefined {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  let [from, to] = [0, 1];
  for (const [p, q] of [
    [-dx, a[0] - west],
    [dx, east - a[0]],
    [-dy, a[1] - south],
    [dy, north - a[1]],
  ] as const) {
    if (p === 0) {
      if (q < 0) return undefined;
    } else if (p < 0) {
      from = Math.max(from, q / p);
    } else {
      to = Math.min(to, q / p);
    }
  }
  if (from >= to) return undefined;
  const at = (t: number): Position => (t === 0 ? a : t === 1 ? b : [a[0] + dx * t, a[1] + dy * t]);
  return [at(from), at(to)];
}
