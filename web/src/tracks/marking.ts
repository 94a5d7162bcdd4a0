/** Markings as banner text (`UNCLASSIFIED//REL TO USA, JPN`): read, combined for a screen, and shown. */

/** Lowest first. A word that is not here counts as higher than all of these. */
const classifications = ["UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP SECRET"] as const;

export interface Marking {
  classification: string;
  /** 0 for the lowest. */
  rank: number;
  /** Countries that may see it; undefined when it is released to nobody. */
  releasableTo: readonly string[] | undefined;
  caveats: readonly string[];
}

export function readMarking(banner: string): Marking {
  const [first = "", ...rest] = banner.split("//").map((part) => part.trim());
  const classification = first.toUpperCase();
  const known = classifications.indexOf(classification as (typeof classifications)[number]);
  let releasableTo: string[] | undefined;
  const caveats: string[] = [];
  for (const part of rest) {
    const released = /^REL(?:EASABLE)? TO (.+)$/i.exec(part);
    if (released?.[1]) {
      releasableTo = released[1]
        .split(",")
        .map((code) => code.trim().toUpperCase())
        .filter((code) => code !== "");
    } else if (part !== "") {
      caveats.push(part.toUpperCase());
    }
  }
  return { classification, rank: known < 0 ? classifications.length : known, releasableTo, caveats };
}

/** The marking of a screen that shows all of these: highest classification, every caveat, only common releases. */
export function combineMarkings(banners: Iterable<string>): Marking | undefined {
  let all: Marking | undefined;
  for (const banner of banners) {
    const next = readMarking(banner);
    if (!all) {
      all = next;
      continue;
    }
    const higher = next.rank > all.rank ? next : all;
    const common = next.releasableTo;
    all = {
      classification: higher.classification,
      rank: higher.rank,
      releasableTo: common && all.releasableTo?.filter((code) => common.includes(code)),
      caveats: [...new Set([...all.caveats, ...next.caveats])],
    };
    if (all.releasableTo?.length === 0) all = { ...all, releasableTo: undefined };
  }
  return all;
}

export function writeMarking(marking: Marking): string {
  const parts = [marking.classification || "NO CLASSIFICATION", ...marking.caveats];
  if (marking.releasableTo) parts.push(`REL TO ${marking.releasableTo.join(", ")}`);
  return parts.join("//");
}
