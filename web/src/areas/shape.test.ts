import { describe, expect, it } from "vitest";
import type { AreaShape, Position } from "../api/types";
import { between } from "../geo/geodesic";
import { emptyShape, geometryOf, handlesOf, isComplete, moved, place, withoutPoint, written } from "./shape";

const corners: Position[] = [
  [126, 25],
  [127, 25],
  [127, 26],
];
const polygon: AreaShape = { kind: "polygon", points: corners };

describe("drawing an outline", () => {
  it("is complete once it encloses something", () => {
    let shape = emptyShape("polygon");
    for (const [i, corner] of corners.entries()) {
      expect(isComplete(shape)).toBe(false);
      shape = place(shape, corner, i);
    }
    expect(shape).toEqual(polygon);
    expect(isComplete(shape)).toBe(true);
  });

  it("takes the centre of a circle first and then its edge", () => {
    const shape = place(place(emptyShape("circle"), [127, 26], 0), [127.1, 26], 1);
    expect(shape).toMatchObject({ center: [127, 26], radius: Math.round(between([127, 26], [127.1, 26]).metres) });
  });

  it("makes a point of a middle that is moved, and takes points away", () => {
    const middle = handlesOf(polygon).find(({ kind }) => kind === "middle")!;
    expect(middle.at).toEqual([126.5, 25]);
    const more = moved(polygon, middle, [126.5, 24.5]);
    expect(more).toMatchObject({ points: [corners[0], [126.5, 24.5], corners[1], corners[2]] });
    expect(withoutPoint(more, 1)).toEqual(polygon);
  });

  it("has a middle for each edge: a polygon as many as points, a line one less", () => {
    const middles = (shape: AreaShape) => handlesOf(shape).filter(({ kind }) => kind === "middle").length;
    expect(middles(polygon)).toBe(3);
    expect(middles({ kind: "corridor", points: corners, width: 100 })).toBe(2);
  });

  it("goes the short way across the antimeridian, and is written down in the one world", () => {
    const shape: AreaShape = {
      kind: "polygon",
      points: [
        [179, 10],
        [-179, 10],
        [-179, 11],
      ],
    };
    const { coordinates } = geometryOf(shape) as GeoJSON.Polygon;
    expect(coordinates[0]!.map(([lon]) => lon)).toEqual([179, 181, 181, 179]);
    expect(written([181, 10])).toEqual([-179, 10]);
  });

  it("draws a corridor whose edge is half of the width away from the line", () => {
    const line: Position[] = [
      [126, 25],
      [126.3, 25.2],
      [126.6, 25.05],
    ];
    const { coordinates } = geometryOf({ kind: "corridor", points: line, width: 4000 }) as GeoJSON.Polygon;
    const [ring] = coordinates as [Position[]];
    expect(ring.at(-1)).toEqual(ring[0]);
    const spots = line.slice(1).flatMap((end, i) => {
      const [start] = [line[i]!];
      return Array.from({ length: 401 }, (_, k): Position => {
        const t = k / 400;
        return [start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t];
      });
    });
    for (const point of ring) {
      const nearest = Math.min(...spots.map((spot) => between(spot, point).metres));
      expect(Math.abs(nearest - 2000)).toBeLessThan(30);
    }
  });
});
