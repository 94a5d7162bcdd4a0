import { degreeGrid, mgrsGrid } from "../geo/grids";
import { mapAdapter } from "../map/adapter";
import { type Shape, drawings, shape } from "../map/drawings";
import { gridShown } from "./switches";

/** Draws the grid for what is seen, again when that has changed. */
export function drawGrid(): () => void {
  let drawnFor = "";
  const draw = () => {
    const surface = mapAdapter.get()?.surface;
    const name = gridShown.get();
    const view = surface?.bounds();
    const key = name === "none" || !view ? "" : `${name} ${view.map((it) => it.toFixed(4)).join(" ")}`;
    if (key === drawnFor) return;
    drawnFor = key;
    if (!view || key === "") {
      drawings.grid.set([]);
      return;
    }
    const grid = name === "mgrs" ? mgrsGrid(view) : degreeGrid(view);
    const line = (coordinates: [number, number][], width: number): Shape =>
      shape({ type: "LineString", coordinates }, { tone: "quiet", width });
    drawings.grid.set([
      ...grid.lines.map((it) => line(it, 0.7)),
      ...grid.borders.map((it) => line(it, 1.6)),
      ...grid.labels.map(({ at, text }) => shape({ type: "Point", coordinates: at }, { tone: "plain", text })),
    ]);
  };
  let unfollow: (() => void) | undefined;
  const follow = () => {
    unfollow?.();
    unfollow = mapAdapter.get()?.surface?.onMove(draw);
    draw();
  };
  follow();
  const stops = [mapAdapter.subscribe(follow), gridShown.subscribe(draw)];
  return () => {
    unfollow?.();
    stops.forEach((stop) => stop());
  };
}
