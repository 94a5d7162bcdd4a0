import { createStore } from "../state/store";

/** What the rest of the app may ask of the map; nothing else knows which library draws it. */
export interface MapAdapter {
  goTo(lon: number, lat: number, zoom?: number): void;
  /** Shows a whole box: west, south, east, north; east beyond 180 crosses the antimeridian. */
  fit(bounds: [number, number, number, number]): void;
  zoomBy(levels: number): void;
  home(): void;
  focus(): void;
}

export const mapAdapter = createStore<MapAdapter | undefined>(undefined);

export type MapStage = "loading" | "coastline" | "ready" | "failed";

export const mapStage = createStore<MapStage>("loading");
export const basemapFailed = createStore(false);

/** What the readout in the corner tells. */
export interface Readout {
  lon: number;
  lat: number;
  /** Metres in one CSS pixel at the centre of the map. */
  metresPerPixel: number;
}

/** Metres in one CSS pixel in the Mercator map. */
export function metresPerPixel(zoom: number, lat: number): number {
  return (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
}

const aheadSteps = [3, 6, 15, 30, 60];

/** How far ahead the lines of moving tracks reach at a scale: a ship of 20 kn gets some 30 pixels. */
export function aheadMinutes(metresInPixel: number): number {
  const wanted = (30 * metresInPixel) / 10 / 60;
  return aheadSteps.find((minutes) => minutes >= wanted) ?? 60;
}

export const readout = createStore<Readout | undefined>(undefined);
