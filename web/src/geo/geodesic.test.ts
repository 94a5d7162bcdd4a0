import { describe, expect, it } from "vitest";
import { random } from "../../mock/scenario.mjs";
import type { Position } from "../api/types";
import { between, ringAround, travel, wayBetween } from "./geodesic";

const dms = (degrees: number, minutes: number, seconds: number) =>
  Math.sign(degrees) * (Math.abs(degrees) + minutes / 60 + seconds / 3600);

describe("distances and bearings", () => {
  it("agree with the published line from Flinders Peak to Buninyong (Geoscience Australia)", () => {
    const flinders: Position = [dms(144, 25, 29.5244), dms(-37, 57, 3.7203)];
    const buninyong: Position = [dms(143, 55, 35.3839), dms(-37, 39, 10.1561)];
    const leg = between(flinders, buninyong);
    expect(leg.metres).toBeCloseTo(54_972.271, 2);
    expect(leg.initial).toBeCloseTo(dms(306, 52, 5.37), 5);
    expect(leg.final).toBeCloseTo(dms(307, 10, 25.07), 5);
    const [lon, lat] = travel(flinders, leg.initial, leg.metres);
    expect(lon).toBeCloseTo(buninyong[0], 8);
    expect(lat).toBeCloseTo(buninyong[1], 8);
  });

  it("agree with the examples of GeographicLib", () => {
    expect(between([-73.8, 40.6], [-0.5, 51.6]).metres).toBeCloseTo(5_551_759.4, 1);
    const antipodal = between([174.81, -41.32], [-5.5, 40.96]);
    expect(antipodal.metres).toBeCloseTo(19_959_679.267, 2);
    expect(antipodal.initial).toBeCloseTo(161.067669986, 6);
  });

  it("know a degree of the equator and a quarter of the meridian", () => {
    expect(between([0, 0], [1, 0]).metres).toBeCloseTo(111_319.491, 3);
    expect(between([0, 0], [0, 90]).metres).toBeCloseTo(10_001_965.729, 2);
  });

  it("go the shorter way across the antimeridian", () => {
    expect(between([179.9, 10], [-179.9, 10]).metres).toBeCloseTo(between([-0.1, 10], [0.1, 10]).metres, 6);
    const [lon] = wayBetween([179.9, 10], [-179.9, 10]).at(-1)!;
    expect(lon).toBeCloseTo(180.1, 9);
  });

  it("come back to where they came from", () => {
    const draw = random(5);
    for (let i = 0; i < 500; i++) {
      const from: Position = [draw() * 360 - 180, draw() * 170 - 85];
      const [bearing, metres] = [draw() * 360, draw() * 9_000_000];
      const leg = between(from, travel(from, bearing, metres));
      expect(leg.metres).toBeCloseTo(metres, 3);
      expect(Math.abs(((leg.initial - bearing + 540) % 360) - 180)).toBeLessThan(1e-4);
    }
  });

  it("give an answer for every two places, and say when it is the sphere's", () => {
    const leg = between([0, 0], [179.9, 0.1]);
    expect(leg.exact).toBe(false);
    expect(leg.metres).toBeGreaterThan(19_900_000);
    expect(between([10, 10], [10, 10])).toMatchObject({ metres: 0, exact: true });
  });

  it("draw a circle whose every point is as far away", () => {
    const ring = ringAround([127.7, 26.2], 50_000);
    expect(ring.at(-1)).toEqual(ring[0]);
    for (const point of ring) expect(between([127.7, 26.2], point).metres).toBeCloseTo(50_000, 3);
  });
});
