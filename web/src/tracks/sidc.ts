/** What the app reads from a symbol code (MIL-STD-2525D and E, digits). What is not understood is unknown. */

export const affiliations = ["pending", "unknown", "assumedFriend", "friend", "neutral", "suspect", "hostile"] as const;
export type Affiliation = (typeof affiliations)[number];

export const domains = ["sea", "air", "land", "subsurface", "other"] as const;
export type Domain = (typeof domains)[number];

const domainOfSet: Record<string, Domain> = {
  "01": "air",
  "02": "air",
  "05": "other",
  "06": "other",
  "10": "land",
  "11": "land",
  "15": "land",
  "20": "land",
  "27": "land",
  "30": "sea",
  "35": "subsurface",
  "36": "subsurface",
};

export interface Sidc {
  affiliation: Affiliation;
  domain: Domain;
  symbolSet: string;
  /** Entity, entity type and subtype: six digits. */
  entity: string;
}

const unreadable: Sidc = { affiliation: "unknown", domain: "other", symbolSet: "00", entity: "000000" };

export function readSidc(code: string): Sidc {
  if (!/^\d{20}(\d{10})?$/.test(code)) return unreadable;
  const symbolSet = code.slice(4, 6);
  return {
    affiliation: affiliations[Number(code[3])] ?? "unknown",
    domain: domainOfSet[symbolSet] ?? "other",
    symbolSet,
    entity: code.slice(10, 16),
  };
}

/** Nobody has said yet whose it is. */
export const isUnidentified = (affiliation: Affiliation) => affiliation === "unknown" || affiliation === "pending";

/** Order on the map and in lists: the higher, the more it matters and the later it is drawn. */
export const priorities: Record<Affiliation, number> = {
  neutral: 0,
  friend: 1,
  assumedFriend: 1,
  pending: 2,
  unknown: 2,
  suspect: 3,
  hostile: 4,
};

/** A code that milsymbol can draw for any track: an unknown of no particular kind when the code is unreadable. */
export const drawableSidc = (code: string) => (readSidc(code) === unreadable ? "10010000000000000000" : code);
