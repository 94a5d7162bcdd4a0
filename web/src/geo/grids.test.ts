import { forward } from "mgrs";
import { describe, expect, it } from "vitest";
import { random } from "../../mock/scenario.mjs";
import { type Box, clipped, degreeGrid, mgrsGrid } from "./grids";
import { fromUtm, toUtm } from "./utm";

describe("UTM", () => {
  it("agrees with the published place of the CN Tower", () => {
    const { easting, northing } = toUtm(17, -(79 + 23 / 60 + 13.7 / 3600), 43 + 38 / 60 + 33.24 / 3600);
    expect(easting).toBeCloseTo(630_084, -1);
    expect(northing).toBeCloseTo(4_833_438, -1);
  });

  it("agrees with the digits of MGRS references, and comes back", () => {
    const draw = random(11);
    for (let i = 0; i < 500; i++) {
      const [lon, lat] = [draw() * 6 + 126, draw() * 120 - 60];
      const { easting, northing } = toUtm(52, lon, lat);
      const [, digits = ""] = /^\d+[A-Z]{3}(\d{10})$/.exec(forward([lon, lat], 5)) ?? [];
      const apart = (a: number, b: number) => Math.min(Math.abs(a - b), 100_000 - Math.abs(a - b));
      expect(apart(easting % 100_000, Number(digits.slice(0, 5)))).toBeLessThan(1.5);
      expect(apart(northing % 100_000, Number(digits.slice(5)))).toBeLessThan(1.5);
      const [backLon, backLat] = fromUtm(52, { easting, northing }, lat < 0);
      expect(backLon).toBeCloseTo(lon, 8);
      expect(backLat).toBeCloseTo(lat, 8);
    }
  });
});

describe("grids", () => {
  const views: Box[] = [
    [122, 23, 132, 29],
    [127.5, 26, 128, 26.4],
    [176, -20, 188, -10],
    [-5, 55, 25, 75],
    [-180, -85, 180, 85],
  ];

  it("have a bounded number of lines and words, all in what is seen", () => {
    for (const view of views) {
      for (const grid of [degreeGrid(view), mgrsGrid(view)]) {
        expect(grid.lines.length + grid.borders.length).toBeGreaterThan(3);
        expect(grid.lines.length).toBeLessThan(2000);
        for (const [lon, lat] of grid.lines.flat()) {
          expect(lon).toBeGreaterThanOrEqual(view[0] - 1e-9);
          expect(lon).toBeLessThanOrEqual(view[2] + 1e-9);
          expect(Math.abs(lat)).toBeLessThanOrEqual(85);
        }
      }
    }
  });

  it("name the squares as references do", () => {
    const { labels } = mgrsGrid([126.5, 25.5, 128.5, 27]);
    expect(labels.map(({ text }) => text)).toContain("52R CP");
    for (const { at, text } of labels) expect(forward(at, 0)).toBe(text.replace(" ", ""));
  });

  it("know the wider zones of Norway and Svalbard", () => {
    const edges = mgrsGrid([2, 56, 12, 63]).borders.map((ring) => ring[0]![0]);
    expect(edges).toContain(3);
    expect(edges).not.toContain(6);
  });

  it("have degrees at round values", () => {
    expect(degreeGrid([122, 23, 132, 29]).labels.map(({ text }) => text)).toContain("127°E");
    expect(degreeGrid([127.5, 26, 128, 26.4]).labels.map(({ text }) => text)).toContain("26°10′N");
  });

  it("cut lines at the edge of the box", () => {
    expect(
      clipped(
        [
          [-1, 0.5],
          [2, 0.5],
        ],
        [0, 0, 1, 1],
      ),
    ).toEqual([
      [
        [0, 0.5],
        [1, 0.5],
      ],
    ]);
    expect(
      clipped(
        [
          [-1, 2],
          [2, 2],
        ],
        [0, 0, 1, 1],
      ),
    ).toEqual([]);
    expect(
      clipped(
        [
          [0.5, 0.5],
          [2, 0.5],
          [0.5, 0.6],
        ],
        [0, 0, 1, 1],
      ),
    ).toHaveLength(2);
  });
});
