import type { Headquarters } from "../api/types";
import { Connection } from "../live/connection";
import { type FilterCounts, type Filters, countTracks, noFilters } from "../tracks/filters";
import { combineMarkings, writeMarking } from "../tracks/marking";
import { Picture } from "../tracks/picture";
import { createStore } from "./store";

/** The state of the watch floor that parts share, each part following only what it shows. */

export const picture = new Picture();

let connection: Connection | undefined;

export function connect(): Connection {
  connection ??= new Connection(picture);
  return connection;
}

export const headquarters = createStore<Headquarters | undefined>(undefined);

export const filters = createStore<Filters>(noFilters);

export interface Selection {
  uid: string;
  following: boolean;
}

export const selection = createStore<Selection | undefined>(undefined);

/** Slot of the track under the pointer or of the list's row. */
export const hovered = createStore<number | undefined>(undefined);

export const keysShown = createStore(false);

export function select(uid: string | undefined): void {
  selection.set((now) => {
    if (uid === undefined) return undefined;
    return now?.uid === uid ? now : { uid, following: false };
  });
}

/** What the picture says four times a second at most: all that React needs to know of 50,000 tracks. */
export interface Summary {
  counts: FilterCounts;
  /** Those that `counts.shown` was counted with. */
  filters: Filters;
  /** The marking of everything in view; undefined when nothing is. */
  marking: string | undefined;
  thinned: number;
  complete: boolean;
  newestReportMs: number;
  membershipVersion: number;
  /** Grows with each summary. */
  version: number;
}

const summaryEveryMs = 250;

function summarize(before: Summary | undefined): Summary {
  const same = before !== undefined && before.membershipVersion === picture.membershipVersion;
  const pressed = filters.get();
  const isCounted = same && before.filters === pressed && pressed.maxAgeS === undefined;
  return {
    counts: isCounted ? before.counts : countTracks(picture, pressed),
    filters: pressed,
    marking: same ? before.marking : markingInView(),
    thinned: picture.counts?.thinned ?? 0,
    complete: picture.complete,
    newestReportMs: picture.newestReportMs,
    membershipVersion: picture.membershipVersion,
    version: (before?.version ?? 0) + 1,
  };
}

function markingInView(): string | undefined {
  const banners = new Set<string>();
  for (let slot = 0; slot < picture.end; slot++) {
    const label = picture.identities[slot]?.label;
    if (label !== undefined && picture.has(slot)) banners.add(label);
  }
  const marking = combineMarkings(banners);
  return marking && writeMarking(marking);
}

export const summary = createStore<Summary>(summarize(undefined));

let timer: ReturnType<typeof setTimeout> | undefined;

function soon(): void {
  timer ??= setTimeout(() => {
    timer = undefined;
    summary.set(summarize);
  }, summaryEveryMs);
}

picture.onChange(soon);
filters.subscribe(() => summary.set(summarize));
