import { type Filters, filterNames, noFilters } from "../tracks/filters";
import { affiliations } from "../tracks/sidc";

/** A view as the query of an address: the selected track, the filters, and the moment when it is not now. */

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
  if (moment !== undefined) query.set(names.moment, new Date(moment).toISOString());
  if (now.names.size > 0) query.set(names.kind, [...now.names].join(","));
  if (now.affiliations.size > 0) query.set(names.whose, [...now.affiliations].join(","));
  for (const source of now.sources) query.append(names.source, source);
  for (const label of now.labels) query.append(names.label, label);
  if (now.maxAgeS !== undefined) query.set(names.age, String(now.maxAgeS));
  return query.toString();
}
