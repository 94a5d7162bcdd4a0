import { connect } from "../state/floor";
import type { MapAdapter } from "./adapter";
import { home, intervalMs } from "./home";

/** Half the height of what is asked for around a place, in degrees. */
const around = 2;

/** Stands in where no map can be drawn: asks the node for areas, so that the list of tracks is that of a place. */
export class NoMap implements MapAdapter {
  readonly surface = undefined;

  constructor() {
    this.home();
  }

  goTo(lon: number, lat: number): void {
    const box: [number, number, number, number] = [lon - around, lat - around, lon + around, lat + around];
    connect().look({ viewport: box, zoom: 7, intervalMs });
  }

  fit([west, south, east, north]: [number, number, number, number]): void {
    this.goTo((west + east) / 2, (south + north) / 2);
  }

  zoomBy(): void {
    this.home();
  }

  home(): void {
    connect().look({ viewport: home, zoom: 6, intervalMs });
  }

  focus(): void {
    document.querySelector<HTMLElement>("[data-region=list]")?.focus();
  }
}
