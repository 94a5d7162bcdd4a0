import { isEmergency, isStale, used } from "./picture";
import { affiliations, type Domain, domains, isUnidentified } from "./sidc";

export const domainFilters = ["sea", "air", "land", "subsurface"] as const satisfies readonly Domain[];
export const stateFilters = ["unidentified", "stale"] as const;
export const filterNames = [...domainFilters, ...stateFilters] as const;
export type FilterName = (typeof filterNames)[number];

/** Names pressed. Domains add up, states add up, and a track must pass both; none pressed passes everything. */
export type Filters = ReadonlySet<FilterName>;

export const noFilters: Filters = new Set();

export function toggle(filters: Filters, name: FilterName): Filters {
  const next = new Set(filters);
  if (!next.delete(name)) next.add(name);
  return next;
}

const domainBit = domains.map((name) => 1 << domains.indexOf(name));
const unidentified = affiliations.map(isUnidentified);

/** The filters as two numbers, so that a pass over all tracks is cheap. */
export interface Mask {
  domainBits: number;
  unidentified: boolean;
  stale: boolean;
}

export function maskOf(filters: Filters): Mask {
  let domainBits = 0;
  for (const name of domainFilters) if (filters.has(name)) domainBits |= domainBit[domains.indexOf(name)]!;
  return { domainBits, unidentified: filters.has("unidentified"), stale: filters.has("stale") };
}

/** Columns of the picture that filters read. */
export interface Columns {
  end: number;
  flags: Uint8Array;
  domain: Uint8Array;
  affiliation: Uint8Array;
}

export function passes(mask: Mask, columns: Columns, slot: number): boolean {
  if (mask.domainBits !== 0 && (mask.domainBits & domainBit[columns.domain[slot]!]!) === 0) return false;
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
  const mask = maskOf(filters);
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
