import { ApiError, deleteLayer, getLayer, getLayers, uploadLayer } from "../api/api";
import type { LayerInfo } from "../api/types";
import { mapAdapter } from "../map/adapter";
import { type Shape, drawings, shape } from "../map/drawings";
import { createStore } from "../state/store";

/** Files that people have put on the map: the node's list, and those of it that are shown. */

export const layers = createStore<readonly LayerInfo[]>([]);
export const layersFailed = createStore(false);

/** Shapes of the layers that are shown, by id; `undefined` while they are read. */
export const shownLayers = createStore<ReadonlyMap<string, readonly Shape[] | undefined>>(new Map());

/** A file longer than this the node does not take. */
export const mostBytes = 50_000_000;
/** More than this many features would slow the map down for everything else. */
const mostFeatures = 20_000;

/** What became of an upload or a deletion, in the node's words. */
export interface Outcome {
  ok: boolean;
  reasons: readonly string[];
  skipped: number;
}

export async function readLayers(signal?: AbortSignal): Promise<void> {
  try {
    layers.set(await getLayers(signal));
    layersFailed.set(false);
  } catch {
    if (!signal?.aborted) layersFailed.set(true);
  }
}

export async function showLayer(layer: LayerInfo): Promise<void> {
  if (shownLayers.get().has(layer.id)) {
    shownLayers.set((now) => new Map([...now].filter(([id]) => id !== layer.id)));
    return;
  }
  shownLayers.set((now) => new Map(now).set(layer.id, undefined));
  try {
    const { features } = await getLayer(layer.id);
    const shapes = features.slice(0, mostFeatures).flatMap(shapesOf);
    // It may have been hidden again meanwhile.
    shownLayers.set((now) => (now.has(layer.id) ? new Map(now).set(layer.id, shapes) : now));
  } catch {
    shownLayers.set((now) => new Map([...now].filter(([id]) => id !== layer.id)));
    layersFailed.set(true);
  }
}

export function goToLayer({ bbox: [west, south, east, north] }: LayerInfo): void {
  mapAdapter.get()?.fit([west, south, west > east ? east + 360 : east, north]);
}

export async function upload(file: File): Promise<Outcome> {
  try {
    const { layer, skipped, reasons } = await uploadLayer(file.name.replace(/\.[^.]*$/, "") || file.name, file);
    await readLayers();
    await showLayer(layer);
    goToLayer(layer);
    return { ok: true, skipped, reasons };
  } catch (error) {
    return refusalOf(error);
  }
}

export async function removeLayer(id: string): Promise<Outcome> {
  try {
    await deleteLayer(id);
    shownLayers.set((now) => new Map([...now].filter(([shown]) => shown !== id)));
    await readLayers();
    return { ok: true, skipped: 0, reasons: [] };
  } catch (error) {
    return refusalOf(error);
  }
}

function refusalOf(error: unknown): Outcome {
  const detail = error instanceof ApiError ? error.problem.detail : undefined;
  return { ok: false, skipped: 0, reasons: detail ? [detail] : [] };
}

export function drawLayers(): () => void {
  return shownLayers.subscribe(() => {
    drawings.imported.set([...shownLayers.get().values()].flatMap((shapes) => shapes ?? []));
  });
}

/** A feature of a file as the map draws it: what the file says of colours is left out, its name stays. */
function shapesOf({ geometry, properties }: GeoJSON.Feature): Shape[] {
  if (!(geometry as GeoJSON.Geometry | null)) return [];
  const name: unknown = properties?.name ?? properties?.title;
  const text = typeof name === "string" ? name.slice(0, 60) : undefined;
  const parts = geometry.type === "GeometryCollection" ? geometry.geometries : [geometry];
  return parts.map((part) => {
    const isPlace = part.type === "Point" || part.type === "MultiPoint";
    return shape(part, { tone: "plain", width: isPlace ? 3.5 : 1.5, fill: 0.06, ...(text && isPlace && { text }) });
  });
}
