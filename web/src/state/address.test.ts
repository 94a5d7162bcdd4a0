import { describe, expect, it } from "vitest";
import { noFilters } from "../tracks/filters";
import { type Address, readAddress, writeAddress } from "./addressText";

describe("the address of a view", () => {
  it("says all of it, and is read back the same", () => {
    const address: Address = {
      track: "ANDROID-1/ä&b",
      momentMs: Date.parse("2026-11-23T05:12:07.250Z"),
      filters: {
        names: new Set(["sea", "stale"]),
        affiliations: new Set(["hostile"]),
        sources: new Set(["coastal radar 3", "a,b"]),
        labels: new Set(["UNCLASSIFIED//REL TO USA, JPN"]),
        maxAgeS: 300,
      },
    };
    expect(readAddress(`?${writeAddress(address)}`)).toEqual(address);
  });

  it("says nothing of what is usual", () => {
    expect(writeAddress({ track: undefined, momentMs: undefined, filters: noFilters })).toBe("");
    expect(readAddress("")).toEqual({ track: undefined, momentMs: undefined, filters: noFilters });
  });

  it("leaves out what it does not know", () => {
    const address = readAddress("?kind=sea,submarine,constructor&whose=x&age=-4&time=yesterday&other=1");
    expect(address).toEqual({
      track: undefined,
      momentMs: undefined,
      filters: { ...noFilters, names: new Set(["sea"]) },
    });
  });
});
