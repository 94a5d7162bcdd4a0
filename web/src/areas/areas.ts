import { ApiError, deleteArea, getAreas, saveArea } from "../api/api";
import type { AreaDraft, WatchArea } from "../api/types";
import { linkState } from "../live/connection";
import { type PressTaker, mapAdapter, takePresses } from "../map/adapter";
import { type Shape, boundsOf, drawings, pressed, shape as drawn } from "../map/drawings";
import { createStore } from "../state/store";
import { openPanel } from "../ui/panels";
import { type ShapeKind, emptyShape, geometryOf, isComplete, place, written } from "./shape";

/** The watch areas of the node, and the one that is being drawn or changed. */

export const areas = createStore<readonly WatchArea[]>([]);
export const areasFailed = createStore(false);

export const draft = createStore<AreaDraft | undefined>(undefined);
/** Whether presses on the map add to the draft, and how many have. */
export const placing = createStore<{ placed: number } | undefined>(undefined);
/** What the node does not take: the member of the area, and why. */
export const fault = createStore<Fault | undefined>(undefined);

export interface Fault {
  field: string;
  reason: string;
}

/** Others change areas too. */
const readEveryMs = 30_000;

/** `rules[0].above: metres per second`: the member and the reason. Words without a member are about the whole. */
export function faultOf(detail: string): Fault {
  const match = /^([A-Za-z]+(?:\[\d+\])?(?:\.[A-Za-z]+)*): (.+)$/s.exec(detail);
  return match ? { field: match[1]!, reason: match[2]! } : { field: "", reason: detail };
}

async function read(signal?: AbortSignal): Promise<void> {
  try {
    areas.set(await getAreas(signal));
    areasFailed.set(false);
  } catch {
    if (!signal?.aborted) areasFailed.set(true);
  }
}

/** Reads the areas while the page lives and draws them; a press on one opens it. */
export function followAreas(): () => void {
  const stop = new AbortController();
  const again = () => linkState.get().kind === "live" && void read(stop.signal);
  const timer = setInterval(again, readEveryMs);
  const stops = [
    linkState.subscribe(again),
    areas.subscribe(draw),
    draft.subscribe(draw),
    openPanel.subscribe(() => openPanel.get() !== "areas" && discard()),
    placing.subscribe(() => takePresses(drawing, placing.get() !== undefined)),
    pressed.subscribe(() => {
      const now = pressed.get();
      const area = now?.drawing === "areas" ? areas.get().find(({ id }) => id === now.id) : undefined;
      if (area) edit(area);
    }),
  ];
  void read(stop.signal);
  return () => {
    stop.abort();
    clearInterval(timer);
    stops.forEach((end) => end());
  };
}

export function start(kind: ShapeKind): void {
  fault.set(undefined);
  draft.set({
    ...{ name: "", enabled: true, severity: "moderate", rules: [{ kind: "enter" }], types: [], sources: [] },
    shape: emptyShape(kind),
  });
  placing.set({ placed: 0 });
}

export function edit(area: WatchArea): void {
  fault.set(undefined);
  placing.set(undefined);
  openPanel.set("areas");
  draft.set(area);
}

export function discard(): void {
  fault.set(undefined);
  placing.set(undefined);
  draft.set(undefined);
}

export function change(some: Partial<AreaDraft>): void {
  draft.set((now) => now && { ...now, ...some });
}

export function showArea({ shape }: Pick<WatchArea, "shape">): void {
  const geometry = geometryOf(shape);
  const bounds = geometry && boundsOf(geometry);
  if (bounds) mapAdapter.get()?.fit(bounds);
}

/** Sends the draft. @returns whether the node took it. */
export async function save(): Promise<boolean> {
  const now = draft.get();
  if (!now) return false;
  return attempt(async () => {
    const saved = await saveArea({ ...now, shape: writtenShape(now.shape) });
    areas.set((all) => [...all.filter(({ id }) => id !== saved.id), saved]);
    discard();
  });
}

export async function toggle(area: WatchArea): Promise<boolean> {
  return attempt(async () => {
    const saved = await saveArea({ ...area, enabled: !area.enabled });
    areas.set((all) => all.map((it) => (it.id === saved.id ? saved : it)));
  });
}

export async function remove(id: string): Promise<boolean> {
  return attempt(async () => {
    await deleteArea(id);
    areas.set((all) => all.filter((area) => area.id !== id));
    discard();
  });
}

async function attempt(action: () => Promise<void>): Promise<boolean> {
  fault.set(undefined);
  try {
    await action();
    return true;
  } catch (error) {
    const { status, problem } = error instanceof ApiError ? error : { status: 0, problem: {} };
    // Who may not is asked to sign in; the draft stays as it is.
    if (status !== 401 && status !== 403) fault.set(faultOf(status === 0 ? "" : (problem.detail ?? String(status))));
    return false;
  }
}

function writtenShape(shape: WatchArea["shape"]): WatchArea["shape"] {
  return shape.kind === "circle"
    ? { ...shape, center: written(shape.center) }
    : { ...shape, points: shape.points.map(written) };
}

const drawing: PressTaker = {
  take(at) {
    const now = draft.get();
    const { placed } = placing.get() ?? { placed: 0 };
    if (!now) return;
    const shape = place(now.shape, at, placed);
    change({ shape });
    placing.set(shape.kind === "circle" && isComplete(shape) ? undefined : { placed: placed + 1 });
  },
};

function draw(): void {
  const now = draft.get();
  drawings.areas.set(areas.get().flatMap((area) => (area.id === now?.id ? [] : shapesOf(area))));
  const geometry = now && geometryOf(now.shape);
  drawings.draft.set(geometry ? [drawn(geometry, { tone: "accent", width: 2, fill: 0.14 })] : []);
}

function shapesOf(area: WatchArea): Shape[] {
  const geometry = geometryOf(area.shape);
  const bounds = geometry && boundsOf(geometry);
  if (!geometry || !bounds) return [];
  const tone = area.enabled ? "accent" : "quiet";
  const [west, , east, north] = bounds;
  const top: GeoJSON.Point = { type: "Point", coordinates: [(west + east) / 2, north] };
  return [
    drawn(geometry, { tone, dashed: true, fill: area.enabled ? 0.06 : 0.02, opens: area.id }),
    drawn(top, { tone, text: area.name }),
  ];
}
