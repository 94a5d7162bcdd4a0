import { getHistory } from "../api/api";
import type { Position, TrackHistory } from "../api/types";
import { type Shape, drawings, shape } from "../map/drawings";
import { picture, selection } from "../state/floor";
import { createStore } from "../state/store";
import { momentMs, past, presentMs } from "../time/replay";

/** Where the selected track has been, and the last minutes of those that are near it in importance. */

/** How far back the selected track's way is shown. */
export const trailHours = [1, 6, 24] as const;
export const trailHour = createStore<(typeof trailHours)[number]>(1);

/** What is known of the selected track's way: undefined while it is read, or when nothing is selected. */
export const trail = createStore<{ uid: string; history: TrackHistory } | undefined>(undefined);

const readEveryMs = 15_000;
const mostPositions = 5000;

/** The parts of a way, each without a gap in it. */
export function partsOf(geometry: TrackHistory["geometry"]): Position[][] {
  const plain = (line: GeoJSON.Position[]) => line.map(([lon = 0, lat = 0]): Position => [lon, lat]);
  if (geometry?.type === "LineString") return [plain(geometry.coordinates)];
  if (geometry?.type === "MultiLineString") return geometry.coordinates.map(plain);
  return [];
}

/** Reads the way of the selected track, again while it is selected or the moment changes, and draws it. */
export function followTrail(): () => void {
  let stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const read = async (uid: string, signal: AbortSignal) => {
    const toMs = momentMs() ?? presentMs();
    const iso = (ms: number) => new Date(ms).toISOString();
    try {
      const history = await getHistory(uid, iso(toMs - trailHour.get() * 3_600_000), iso(toMs), mostPositions, signal);
      trail.set({ uid, history });
    } catch {
      // Without a recording there is no way to show; the live position stays.
      if (!signal.aborted) trail.set((now) => (now?.uid === uid ? now : undefined));
    }
    if (!signal.aborted) timer = setTimeout(() => void read(uid, signal), readEveryMs);
  };

  const begin = () => {
    stop.abort();
    clearTimeout(timer);
    stop = new AbortController();
    const uid = selection.get()?.uid;
    if (uid !== trail.get()?.uid) trail.set(undefined);
    // A moment later: a replay that is drawn along asks once it stands.
    if (uid !== undefined) timer = setTimeout(() => void read(uid, stop.signal), 200);
  };

  let selected: string | undefined;
  const stops = [
    selection.subscribe(() => {
      const uid = selection.get()?.uid;
      if (uid !== selected) begin();
      selected = uid;
    }),
    past.subscribe(begin),
    trailHour.subscribe(begin),
    trail.subscribe(draw),
    picture.onChange(draw),
  ];
  begin();
  return () => {
    stop.abort();
    clearTimeout(timer);
    stops.forEach((end) => end());
  };
}

let drawnFor = "";

function draw(): void {
  const now = trail.get();
  const slot = now && picture.slotOf(now.uid);
  const here: Position | undefined =
    slot !== undefined && picture.has(slot) ? [picture.lonE7[slot]! / 1e7, picture.latE7[slot]! / 1e7] : undefined;
  const key = now ? `${now.uid} ${now.history.properties.times.length} ${here?.join(" ")}` : "";
  if (key === drawnFor) return;
  drawnFor = key;
  drawings.trails.set(now && key !== "" ? shapesOf(now.history, here) : []);
}

/** Lines where there are positions; a gap of the recording is a thin dashed one, so that nobody takes it for a way. */
function shapesOf({ geometry, properties }: TrackHistory, here: Position | undefined): Shape[] {
  const parts = partsOf(geometry).filter((part) => part.length > 1);
  const lines = parts.map((coordinates) => shape({ type: "LineString", coordinates }, { tone: "plain", width: 2 }));
  const gaps = parts.slice(1).map((part, i): Shape => {
    const from = parts[i]!.at(-1)!;
    const lon = part[0]![0] + 360 * Math.round((from[0] - part[0]![0]) / 360);
    return shape(
      { type: "LineString", coordinates: [from, [lon, part[0]![1]]] },
      { tone: "quiet", width: 1, dashed: true },
    );
  });
  const last = parts.at(-1)?.at(-1);
  const toNow =
    last && here ? [shape({ type: "LineString", coordinates: [last, here] }, { tone: "plain", width: 2 })] : [];
  const [first] = parts;
  const begin =
    first && properties.times[0]
      ? [
          shape(
            { type: "Point", coordinates: first[0]! },
            { tone: "plain", width: 2.5, text: `${properties.times[0].slice(11, 16).replace(":", "")}Z` },
          ),
        ]
      : [];
  return [...gaps, ...lines, ...toNow, ...begin];
}
