import { describe, expect, it } from "vitest";
import { gapAt, toldOf } from "./recording";
import {
  fieldOf,
  formatMoment,
  fractionOf,
  momentOfField,
  otherSpeed,
  quantized,
  spanNames,
  spans,
  speeds,
  ticksOf,
  windowAround,
} from "./timeline";

const now = Date.parse("2026-11-23T05:12:07Z");
const hour = 3_600_000;

describe("the window of the time bar", () => {
  it("ends now, and stays there while the moment is inside it", () => {
    expect(windowAround(now, undefined, "6h")).toEqual({ fromMs: now - 6 * hour, toMs: now });
    expect(windowAround(now, now - 5 * hour, "6h").toMs).toBe(now);
  });

  it("goes to a moment further back, which then stands in its middle", () => {
    const window = windowAround(now, now - 50 * hour, "6h");
    expect(fractionOf(window, now - 50 * hour)).toBe(0.5);
    expect(window.toMs - window.fromMs).toBe(6 * hour);
  });

  it("is asked for in the same whole steps a moment later", () => {
    const window = windowAround(now, undefined, "6h");
    const asked = quantized(window, 120);
    expect(asked.fromMs).toBeLessThanOrEqual(window.fromMs);
    expect(asked.toMs).toBeGreaterThanOrEqual(window.toMs);
    expect(quantized({ fromMs: window.fromMs + 1000, toMs: window.toMs + 1000 }, 120)).toEqual(asked);
  });

  it("has a few ticks at round times in every span", () => {
    for (const name of spanNames) {
      const ticks = ticksOf(windowAround(now, undefined, name));
      expect(ticks.length).toBeGreaterThan(2);
      expect(ticks.length).toBeLessThanOrEqual(10);
      for (const { ms } of ticks) expect(ms % 60_000).toBe(0);
    }
    expect(ticksOf({ fromMs: now - 6 * hour, toMs: now }).map(({ text }) => text)).toContain("0300Z");
  });

  it("steps by less than a hundredth of itself", () => {
    for (const name of spanNames) expect(spans[name].stepMs).toBeLessThan(spans[name].ms / 100);
  });
});

describe("speeds and moments", () => {
  it("go one up or down and stop at the ends", () => {
    expect(otherSpeed(10, true)).toBe(20);
    expect(otherSpeed(10, false)).toBe(5);
    expect(otherSpeed(1, false)).toBe(speeds[0]);
    expect(otherSpeed(120, true)).toBe(120);
  });

  it("are written and read in UTC", () => {
    expect(formatMoment(now)).toBe("23 NOV 26 051207Z");
    expect(momentOfField(fieldOf(now))).toBe(now);
    expect(momentOfField("")).toBeUndefined();
  });
});

describe("what is recorded", () => {
  const told = toldOf({
    from: "2026-11-23T00:00:00Z",
    to: "2026-11-23T01:00:00Z",
    bytes: 1,
    gaps: [{ from: "2026-11-23T00:20:00Z", to: "2026-11-23T00:30:00Z" }, { from: "2026-11-23T00:55:00Z" }],
    buckets: [
      { from: "2026-11-23T00:00:00Z", reports: 4 },
      { from: "2026-11-23T00:30:00Z", reports: 9 },
    ],
  });

  it("knows its most and the width of a bucket", () => {
    expect(told).toMatchObject({ most: 9, bucketMs: hour / 2 });
  });

  it("has gaps from their first moment up to the one after their last, and one that lasts", () => {
    const at = (text: string) => gapAt(told, Date.parse(`2026-11-23T${text}Z`));
    expect(at("00:19:59")).toBeUndefined();
    expect(at("00:20:00")).toBeDefined();
    expect(at("00:30:00")).toBeUndefined();
    expect(at("00:59:59")).toBeDefined();
  });
});
