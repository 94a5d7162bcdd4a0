import { isEmergency, isStale, texelStride, used } from "./picture";
import { type Affiliation, affiliations, type Domain, domains, isUnidentified } from "./sidc";

export const domainFilters = ["sea", "air", "land", "subsurface"] as const satisfies readonly Domain[];
export const stateFilters = ["unidentified", "stale"] as const;
export const filterNames = [...domainFilters, ...stateFilters] as const;
export type FilterName = (typeof filterNames)[number];

/** What tracks are shown. Within a set values add up; a track must pass all sets; an empty set passes everything. */
export interface Filters {
  /** Names pressed: domains add up, states add up, and a track must pass both. */
  names: ReadonlySet<FilterName>;
  affiliations: ReadonlySet<Affiliation>;
  sources: ReadonlySet<string>;
  labels: ReadonlySet<string>;
  /** Nothing that was reported longer ago; undefined for any age. */
  maxAgeS: number | undefined;
}

export const noFilters: Filters = {
  names: new Set(),
  affiliations: new Set(),
  sources: new Set(),
  labels: new Set(),
  maxAgeS: undefined,
};

export function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

export const toggle = (filters: Filters, name: FilterName): Filters => ({
  ...filters,
  names: toggled(filters.names, name),
});

/** How many of the filters beside the names are in use. */
export const finerCount = ({ affiliations: whose, sources, labels, maxAgeS }: Filters) =>
  whose.size + sources.size + labels.size + (maxAgeS === undefined ? 0 : 1);

export const isFiltered = (filters: Filters) => filters.names.size > 0 || finerCount(filters) > 0;

const domainBit = domains.map((name) => 1 << domains.indexOf(name));
const unidentified = affiliations.map(isUnidentified);

/** The filters as numbers, so that a pass over all tracks is cheap. */
export interface Mask {
  domainBits: number;
  unidentified: boolean;
  stale: boolean;
  /** By affiliation; undefined for all. */
  whose: Uint8Array | undefined;
  /** By word of the picture; undefined for all. */
  sources: Uint8Array | undefined;
  labels: Uint8Array | undefined;
  /** Report time, in the seconds of the texels, before which a track is too old. */
  notBeforeS: number;
}

/** Columns of the picture that filters read. */
export interface Columns {
  end: number;
  flags: Uint8Array;
  domain: Uint8Array;
  affiliation: Uint8Array;
  source: Uint16Array;
  label: Uint16Array;
  texels: Float32Array;
  words: readonly string[];
  nowS(): number;
}

export function maskOf(filters: Filters, columns: Columns): Mask {
  let domainBits = 0;
  for (const name of domainFilters) if (filters.names.has(name)) domainBits |= domainBit[domains.indexOf(name)]!;
  const wordsIn = (set: ReadonlySet<string>) =>
    set.size === 0 ? undefined : Uint8Array.from(columns.words, (word) => (set.has(word) ? 1 : 0));
  return {
    domainBits,
    unidentified: filters.names.has("unidentified"),
    stale: filters.names.has("stale"),
    whose:
      filters.affiliations.size === 0
        ? undefined
        : Uint8Array.from(affiliations, (it) => (filters.affiliations.has(it) ? 1 : 0)),
    sources: wordsIn(filters.sources),
    labels: wordsIn(filters.labels),
    notBeforeS: filters.maxAgeS === undefined ? -Infinity : columns.nowS() - filters.maxAgeS,
  };
}

export function passes(mask: Mask, columns: Columns, slot: number): boolean {
  if (mask.domainBits !== 0 && (mask.domainBits & domainBit[columns.domain[slot]!]!) === 0) return false;
  if (mask.whose && mask.whose[columns.affiliation[slot]!] === 0) return false;
  // A word that is newer than the mask is of none that was chosen.
  if (mask.sources && mask.sources[columns.source[slot]!] !== 1) return false;
  if (mask.labels && mask.labels[columns.label[slot]!] !== 1) return false;
  if (mask.notBeforeS !== -Infinity && columns.texels[slot * texelStride + 4]! < mask.notBeforeS) return false;
  if (!mask.unidentified && !mask.stale) return true;
  return (
    (mask.unidentified && unidentified[columns.affiliation[slot]!]!) || (mask.stale && isStale(columns.flags[slot]!))
  );
}

export type FilterCounts = Record<FilterName | "emergency" | "all" | "shown", number>;

/** How many tracks each name stands for, and how many the filters let through. */
export function countTracks(columns: Columns, filters: Filters): FilterCounts {
  const domainCounts = { sea: 0, air: 0, land: 0, subsurface: 0 };
  const counts: FilterCounts = { ...domainCounts, unidentified: 0, stale: 0, emergency: 0, all: 0, shown: 0 };
  const mask = maskOf(filters, columns);
  for (let slot = 0; slot < columns.end; slot++) {
    const flags = columns.flags[slot]!;
    if ((flags & used) === 0) continue;
    counts.all++;
    const domain = domains[columns.domain[slot]!]!;
    if (domain !== "other") counts[domain]++;
    if (unidentified[columns.affiliation[slot]!]) counts.unidentified++;
    if (isStale(flags)) counts.stale++;
    if (isEmergency(flags)) counts.emergency++;
    if (passes(mask, columns, slot)) counts.shown++;
  }
  return counts;
}

/** The words of a column that tracks have, those of most tracks first. */
export function countWords(columns: Columns, column: Uint16Array): { word: string; count: number }[] {
  const counts = new Map<number, number>();
  for (let slot = 0; slot < columns.end; slot++) {
    if ((columns.flags[slot]! & used) !== 0) counts.set(column[slot]!, (counts.get(column[slot]!) ?? 0) + 1);
  }
  return [...counts]
    .map(([index, count]) => ({ word: columns.words[index]!, count }))
    .sort((a, b) => b.count - a.count);
}
