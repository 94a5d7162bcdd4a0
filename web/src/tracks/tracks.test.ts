import { describe, expect, it } from "vitest";
import { writeFrame } from "../../mock/frames.mjs";
import { makeTracks, random } from "../../mock/scenario.mjs";
import { BatchBuilder } from "../live/batch";
import { readFrame } from "../live/frame";
import {
  type FilterName,
  type Filters,
  countTracks,
  countWords,
  filterNames,
  maskOf,
  noFilters,
  passes,
  toggle,
} from "./filters";
import { combineMarkings, readMarking, writeMarking } from "./marking";
import { PickIndex } from "./pickIndex";
import { Picture, deadReckoningS } from "./picture";
import { readRow } from "./row";
import { drawableSidc, readSidc } from "./sidc";

const tracks = makeTracks(420);
const nodeTimeMs = 1_795_000_000_000;

class World {
  now = 0;
  builder = new BatchBuilder();
  picture = new Picture(() => this.now);
  #frame = 0;

  tell(frame: object): void {
    const bytes = writeFrame({ frame: ++this.#frame, nodeTimeMs: nodeTimeMs + this.now, ...frame });
    readFrame(new Uint8Array(bytes).buffer, this.builder);
    this.picture.apply(this.builder.finish());
  }
}

function world(): World {
  const made = new World();
  made.tell({ identities: tracks, positions: tracks, complete: true });
  return made;
}

describe("the picture", () => {
  it("holds every track that it was told of", () => {
    const { picture } = world();
    for (const track of tracks) {
      const row = readRow(picture, picture.slotOf(track.uid) ?? -1);
      expect(row).toMatchObject({ callsign: track.callsign, stale: track.stale, emergency: track.emergency });
      expect(row?.lon).toBeCloseTo(track.lon, 6);
    }
  });

  it("lets ages grow by the clock of the node, not of this machine", () => {
    const told = world();
    const slot = told.picture.slotOf(tracks[0]!.uid)!;
    const before = told.picture.ageS(slot);
    told.now += 5000;
    expect(told.picture.ageS(slot) - before).toBeCloseTo(5, 3);
    expect(told.picture.nodeNowMs()).toBe(nodeTimeMs + 5000);
  });

  it("forgets a removed track and takes its slot for another", () => {
    const told = world();
    told.tell({ removals: [tracks[0]!.number] });
    expect(told.picture.slotOf(tracks[0]!.uid)).toBeUndefined();
    const newcomer = { ...tracks[0]!, number: 9999, uid: "NEW" };
    told.tell({ identities: [newcomer], positions: [newcomer] });
    expect(told.picture.slotOf("NEW")).toBe(0);
    expect(countTracks(told.picture, noFilters).all).toBe(420);
  });

  it("starts again on a reset", () => {
    const told = world();
    told.tell({ reset: true, identities: tracks.slice(5, 6), positions: tracks.slice(5, 6) });
    expect(countTracks(told.picture, noFilters).all).toBe(1);
    expect(told.picture.slotOf(tracks[0]!.uid)).toBeUndefined();
  });

  it("carries a position forward for a minute at most", () => {
    const told = world();
    const slot = told.picture.slotOf(tracks[5]!.uid)!;
    const at = (seconds: number) => told.picture.place(slot, told.picture.nowS() + seconds);
    expect(at(10)).not.toEqual(at(0));
    expect(at(2 * deadReckoningS)).toEqual(at(9 * deadReckoningS));
  });

  it("grows beyond its first capacity without losing a track", () => {
    const many = makeTracks(5000);
    const told = new World();
    told.tell({ identities: many, positions: many });
    expect(countTracks(told.picture, noFilters).all).toBe(5000);
    expect(readRow(told.picture, told.picture.slotOf("MOCK-00001")!)?.callsign).toBe(many[0]!.callsign);
  });
});

describe("filters", () => {
  const { picture } = world();
  const shown = (filters: Partial<Filters>) => countTracks(picture, { ...noFilters, ...filters }).shown;
  const named = (...names: FilterName[]) => ({ names: new Set(names) });

  it("pass everything when none is pressed", () => {
    expect(shown(noFilters)).toBe(420);
  });

  it("show as many as their count says, one at a time", () => {
    const counts = countTracks(picture, noFilters);
    for (const name of filterNames) expect(shown(named(name))).toBe(counts[name]);
  });

  it("add domains up and cut them with states", () => {
    const counts = countTracks(picture, noFilters);
    expect(shown(named("sea", "air"))).toBe(counts.sea + counts.air);
    expect(shown(named("air", "stale"))).toBeLessThanOrEqual(Math.min(counts.air, counts.stale));
    const both = maskOf({ ...noFilters, ...named("air", "unidentified") }, picture);
    const slot = picture.slotOf(tracks.find(({ callsign }) => callsign === "A-0412")!.uid)!;
    expect(passes(both, picture, slot)).toBe(true);
  });

  it("by affiliation, source and label show as many as there are, and cut each other", () => {
    const hostile = tracks.filter(({ sidc }) => readSidc(sidc).affiliation === "hostile").length;
    expect(shown({ affiliations: new Set(["hostile"]) })).toBe(hostile);
    for (const column of ["source", "label"] as const) {
      const words = countWords(picture, picture[column]);
      expect(words.reduce((sum, { count }) => sum + count, 0)).toBe(420);
      for (const { word, count } of words) {
        expect(tracks.filter((track) => track[column] === word)).toHaveLength(count);
        expect(shown(column === "source" ? { sources: new Set([word]) } : { labels: new Set([word]) })).toBe(count);
      }
    }
    expect(shown({ affiliations: new Set(["hostile"]), sources: new Set(["AIS"]) })).toBe(0);
    expect(shown({ sources: new Set(["nobody"]) })).toBe(0);
  });

  it("by age let go of what was not heard for longer, as time goes by", () => {
    const told = world();
    const young = tracks.filter(({ age }) => age <= 60).length;
    const count = () => countTracks(told.picture, { ...noFilters, maxAgeS: 60 }).shown;
    expect(count()).toBe(young);
    told.now += 61_000;
    expect(count()).toBe(0);
  });

  it("are as before when pressed twice", () => {
    expect(toggle(toggle(noFilters, "sea"), "sea")).toEqual(noFilters);
  });
});

describe("symbol codes", () => {
  it("tell affiliation and domain", () => {
    expect(readSidc("10063000001202040000")).toMatchObject({ affiliation: "hostile", domain: "sea" });
    expect(readSidc("10030100001101040000")).toMatchObject({ affiliation: "friend", domain: "air" });
  });

  it("that cannot be read are unknown, never friendly", () => {
    for (const code of ["", "SFSPCLFF-------", "1003300000120204", "garbage"]) {
      expect(readSidc(code)).toMatchObject({ affiliation: "unknown", domain: "other" });
      expect(readSidc(drawableSidc(code)).affiliation).toBe("unknown");
    }
  });
});

describe("the marking of a screen", () => {
  it("releases only to those who may see everything on it", () => {
    const all = combineMarkings(["UNCLASSIFIED//REL TO USA, JPN", "UNCLASSIFIED//REL TO JPN, AUS"]);
    expect(all && writeMarking(all)).toBe("UNCLASSIFIED//REL TO JPN");
  });

  it("releases to nobody when one thing on it does", () => {
    const all = combineMarkings(["UNCLASSIFIED//REL TO USA, JPN", "UNCLASSIFIED", "UNCLASSIFIED//REL TO USA"]);
    expect(all && writeMarking(all)).toBe("UNCLASSIFIED");
  });

  it("is the highest classification with every caveat, in any order", () => {
    const banners = ["RESTRICTED//EXERCISE", "SECRET//ORCON//REL TO USA", "UNCLASSIFIED//REL TO USA"];
    for (const order of [banners, banners.toReversed()]) {
      expect(combineMarkings(order)).toMatchObject({ classification: "SECRET", releasableTo: undefined });
      expect(combineMarkings(order)?.caveats.toSorted()).toEqual(["EXERCISE", "ORCON"]);
    }
  });

  it("counts a word that it does not know as the highest", () => {
    expect(readMarking("COSMIC").rank).toBeGreaterThan(readMarking("TOP SECRET").rank);
    expect(combineMarkings(["TOP SECRET", "COSMIC"])?.classification).toBe("COSMIC");
  });

  it("is nothing for an empty screen", () => {
    expect(combineMarkings([])).toBeUndefined();
  });
});

describe("picking", () => {
  it("finds what a search through everything finds", () => {
    const draw = random(42);
    const places = Array.from({ length: 800 }, (): [number, number] => [0.8 + draw() * 0.05, 0.4 + draw() * 0.03]);
    const keys = places.map((_, i) => i);
    const index = new PickIndex();
    index.build(keys, keys.length, (key) => places[key]!);
    for (let i = 0; i < 500; i++) {
      const [x, y] = [0.79 + draw() * 0.07, 0.39 + draw() * 0.05];
      const radius = draw() * 0.004;
      const distance = (key: number) => (places[key]![0] - x) ** 2 + (places[key]![1] - y) ** 2;
      const near = keys.filter((key) => distance(key) <= radius * radius).sort((a, b) => distance(a) - distance(b))[0];
      expect(index.nearest(x, y, radius)).toBe(near);
    }
  });

  it("prefers what lies on top at the same place", () => {
    const index = new PickIndex();
    index.build([5, 8], 2, () => [0.5, 0.5]);
    expect(index.nearest(0.5, 0.5, 0.01)).toBe(8);
  });

  it("finds nothing in an empty picture", () => {
    const index = new PickIndex();
    index.build([], 0, () => [0, 0]);
    expect(index.nearest(0.5, 0.5, 1)).toBeUndefined();
  });
});
