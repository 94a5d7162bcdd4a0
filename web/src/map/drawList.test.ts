import { describe, expect, it } from "vitest";
import { writeFrame } from "../../mock/frames.mjs";
import { makeTracks } from "../../mock/scenario.mjs";
import { BatchBuilder } from "../live/batch";
import { backoffMs } from "../live/backoff";
import { readFrame } from "../live/frame";
import { maskOf, noFilters } from "../tracks/filters";
import { Picture } from "../tracks/picture";
import { affiliations } from "../tracks/sidc";
import { aheadMinutes, metresPerPixel } from "./adapter";
import { DrawList, wantsDots } from "./drawList";

const tracks = makeTracks(300);
const rings = { selected: 900, hovered: 901, alert: 902 };

function pictureOf(): Picture {
  const builder = new BatchBuilder();
  const bytes = writeFrame({ nodeTimeMs: 1e12, identities: tracks, positions: tracks });
  readFrame(new Uint8Array(bytes).buffer, builder);
  const picture = new Picture(() => 0);
  picture.apply(builder.finish());
  return picture;
}

const picture = pictureOf();
const base = { picture, mask: maskOf(noFilters, picture), dots: false, rings, selected: undefined, hovered: undefined };

function listOf(input: Partial<Parameters<DrawList["build"]>[0]>): { slot: number; cell: number; fade: number }[] {
  const list = new DrawList();
  list.build({ ...base, cellOf: (symbol) => 100 + symbol, ...input });
  return Array.from({ length: list.count }, (_, i) => {
    const packed = list.items[i * 2 + 1]!;
    return { slot: list.items[i * 2]!, cell: packed & 0xffff, fade: (packed >> 16) & 0xff };
  });
}

describe("the list of what is drawn", () => {
  it("has every track once, and a ring under each emergency", () => {
    const symbols = listOf({}).filter(({ cell }) => cell < 900);
    expect(new Set(symbols.map(({ slot }) => slot)).size).toBe(300);
    expect(symbols).toHaveLength(300);
    expect(listOf({}).filter(({ cell }) => cell === rings.alert)).toHaveLength(
      tracks.filter(({ emergency }) => emergency).length,
    );
  });

  it("puts on top what matters more", () => {
    const order = listOf({}).filter(({ cell }) => cell < 900);
    const priorities = order.map(({ slot }) => ((picture.flags[slot]! & 2) !== 0 ? 9 : picture.priority[slot]!));
    expect(priorities).toEqual(priorities.toSorted((a, b) => a - b));
  });

  it("fades what is stale", () => {
    for (const { slot, fade } of listOf({})) expect(fade < 255).toBe((picture.flags[slot]! & 1) !== 0);
  });

  it("shows the selected track whatever the filters say, on top, with its ring", () => {
    const selected = picture.slotOf(tracks[0]!.uid)!;
    const list = listOf({ mask: maskOf({ ...noFilters, names: new Set(["subsurface"]) }, picture), selected });
    expect(list.at(-2)?.slot).toBe(selected);
    expect(list.at(-1)).toMatchObject({ slot: selected, cell: rings.selected });
  });

  it("draws neutral traffic as dots when asked, and nothing else", () => {
    const neutral = affiliations.indexOf("neutral");
    for (const { slot, cell } of listOf({ dots: true })) {
      if (cell < 900) expect(cell === neutral).toBe(picture.affiliation[slot] === neutral);
    }
  });

  it("asks for dots far out, and in a crowd at any zoom, without going to and fro", () => {
    expect([wantsDots(6.9, 251, false), wantsDots(7, 251, false), wantsDots(6.9, 250, true)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([wantsDots(9, 3000, false), wantsDots(9, 3001, false)]).toEqual([false, true]);
    expect([wantsDots(9, 2501, true), wantsDots(9, 2500, true)]).toEqual([true, false]);
  });

  it("lets the dot of its affiliation stand in for a symbol that is not drawn yet", () => {
    for (const { slot, cell } of listOf({ cellOf: () => undefined })) {
      if (cell < 900) expect(cell).toBe(picture.affiliation[slot]);
    }
  });
});

describe("scales and pauses", () => {
  it("know the Mercator map's metres per pixel", () => {
    expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.517, 2);
    expect(metresPerPixel(10, 60)).toBeCloseTo(78_271.517 / 1024 / 2, 3);
  });

  it("look further ahead the smaller the scale", () => {
    const steps = [1, 4, 6, 8, 10].map((zoom) => aheadMinutes(metresPerPixel(zoom, 26)));
    expect(steps).toEqual(steps.toSorted((a, b) => b - a));
    expect(steps[0]).toBe(60);
    expect(steps.at(-1)).toBeLessThanOrEqual(6);
  });

  it("wait longer after each failure, at most fifteen seconds, never all at once", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 30].map((attempt) => backoffMs(attempt, 1));
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
    expect(backoffMs(4, 0)).toBe(3000);
  });
});
