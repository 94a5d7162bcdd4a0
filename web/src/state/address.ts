import { affiliations } from "../tracks/sidc";
import { type Filters, filterNames, noFilters } from "../tracks/filters";
import { jump, momentMs, past } from "../time/replay";
import { filters, select, selection } from "./floor";

/**
 * What is looked at is part of the page's address, so that it can be sent to somebody and kept: the selected track,
 * the filters, and the moment when it is not now. The place is in the fragment, where the map keeps it.
 */

const names = {
  track: "track",
  moment: "time",
  kind: "kind",
  whose: "whose",
  source: "source",
  label: "label",
  age: "age",
};

export interface Address {
  track: string | undefined;
  momentMs: number | undefined;
  filters: Filters;
}

const listed = <T extends string>(all: readonly T[], values: string[]): ReadonlySet<T> =>
  new Set(all.filter((it) => values.includes(it)));

/** Reads what an address says; what it does not know it leaves out. */
export function readAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const words = (name: string) => (query.get(name) ?? "").split(",").filter((word) => word !== "");
  const age = Number(query.get(names.age) ?? "");
  const moment = Date.parse(query.get(names.moment) ?? "");
  return {
    track: query.get(names.track) ?? undefined,
    momentMs: Number.isFinite(moment) ? moment : undefined,
    filters: {
      ...noFilters,
      names: listed(filterNames, words(names.kind)),
      affiliations: listed(affiliations, words(names.whose)),
      sources: new Set(query.getAll(names.source)),
      labels: new Set(query.getAll(names.label)),
      maxAgeS: age > 0 ? age : undefined,
    },
  };
}

/** The query that says it, without the question mark. */
export function writeAddress({ track, momentMs: moment, filters: now }: Address): string {
  const query = new URLSearchParams();
  if (track !== undefined) query.set(names.track, track);
  if (moment !== undefined) query.set(names.moment, new Date(Math.round(moment / 1000) * 1000).toISOString());
  if (now.names.size > 0) query.set(names.kind, [...now.names].join(","));
  if (now.affiliations.size > 0) query.set(names.whose, [...now.affiliations].join(","));
  for (const source of now.sources) query.append(names.source, source);
  for (const label of now.labels) query.append(names.label, label);
  if (now.maxAgeS !== undefined) query.set(names.age, String(now.maxAgeS));
  return query.toString();
}

function current(): Address {
  return { track: selection.get()?.uid, momentMs: momentMs(), filters: filters.get() };
}

/** The address of what is looked at now, whole. */
export function shareAddress(): string {
  const url = new URL(location.href);
  url.search = writeAddress(current());
  return url.href;
}

export function followAddress(): () => void {
  const asked = readAddress(location.search);
  if (asked.track) select(asked.track);
  filters.set(asked.filters);
  if (asked.momentMs !== undefined) jump(asked.momentMs, false);
  const write = () => {
    // The moment of a replay that runs is in what is copied, not in the address: it would change all the time.
    const now = past.get();
    const url = new URL(location.href);
    url.search = writeAddress({ ...current(), momentMs: now && !now.playing ? now.askedMs : undefined });
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  };
  const stops = [selection, filters, past].map((store) => store.subscribe(write));
  return () => stops.forEach((stop) => stop());
}
