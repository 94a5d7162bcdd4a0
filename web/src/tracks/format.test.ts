import { describe, expect, it } from "vitest";
import { ageInWords, dictionaries } from "../i18n/dictionaries";
import { formatCourse, formatDay, formatKnots, formatMgrs, formatPosition, formatTime, parsePosition } from "./format";

describe("positions", () => {
  it("are degrees and minutes with a letter for the side", () => {
    expect(formatPosition(127.679, 26.2133)).toBe("26°12.8′N 127°40.7′E");
    expect(formatPosition(-0.5, -12.25)).toBe("12°15.0′S 000°30.0′W");
  });

  it("never show sixty minutes", () => {
    expect(formatPosition(127.99999, 25.99999)).toBe("26°00.0′N 128°00.0′E");
  });

  it("come back to the one world when the map was dragged round it", () => {
    expect(formatPosition(127.5 + 360, 26)).toBe(formatPosition(127.5, 26));
    expect(formatPosition(-181, 0)).toBe(formatPosition(179, 0));
  });

  it("in MGRS agree with a published one, and stop at the poles", () => {
    // The Washington Monument.
    expect(formatMgrs(-77.0352, 38.8895, 5)).toMatch(/^18S UJ 23\d{3} 06\d{3}$/);
    expect(formatMgrs(0, 89)).toBe("");
  });

  it("can be typed as decimal degrees or as MGRS", () => {
    expect(parsePosition("26.2, 127.7")).toEqual([127.7, 26.2]);
    expect(parsePosition("-26.2 -127.7")).toEqual([-127.7, -26.2]);
    const [lon, lat] = parsePosition("52R CP 68 99") ?? [0, 0];
    expect(formatMgrs(lon, lat, 2)).toBe("52R CP 68 99");
  });

  it("are not seen in names and numbers", () => {
    const names = ["LANTERN 1", "FERRY 120", "99 200", "", "52R", "12"];
    for (const text of names) expect(parsePosition(text)).toBeUndefined();
  });
});

describe("motion and time", () => {
  it("have three digits of course and a tenth of a knot", () => {
    expect(formatCourse(58)).toBe("058°");
    expect(formatCourse(359.7)).toBe("000°");
    expect(formatKnots(7.2)).toBe("14.0 kn");
    expect(formatKnots(230)).toBe("447 kn");
  });

  it("are written as in a date-time group", () => {
    const ms = Date.UTC(2026, 10, 23, 5, 12, 7);
    expect(formatTime(ms)).toBe("051207Z");
    expect(formatDay(ms)).toBe("23 NOV 26");
  });

  it("say ages in the unit that fits", () => {
    const ages = [-1, 0, 119, 120, 7199, 7260, 200_000];
    expect(ages.map((age) => ageInWords(dictionaries.en, age))).toEqual(
      ["0 s", "0 s", "119 s", "2 min", "119 min", "2 h 1 min", "2 d"],
    );
  });
});

describe("the dictionaries", () => {
  const { en, ja } = dictionaries;
  const same = new Set(["product", "metres", "unknownValue", "identifier", "releasedTo", "onlyFor"]);

  it("have the same keys", () => {
    expect(Object.keys(ja).sort()).toEqual(Object.keys(en).sort());
  });

  it("leave nothing untranslated", () => {
    const text = (value: unknown): string =>
      typeof value === "function" ? String((value as (...some: number[]) => string)(1, 2)) : String(value);
    const untranslated = (Object.keys(en) as (keyof typeof en)[])
      .filter((key) => !same.has(key))
      .filter((key) => text(en[key]) === text(ja[key]) || text(ja[key]) === "");
    expect(untranslated).toEqual([]);
  });
});
