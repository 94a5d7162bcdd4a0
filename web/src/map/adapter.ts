import { createStore } from "../state/store";

/** What the rest of the app may ask of the map; nothing else knows which library draws it. */
export interface MapAdapter {
  goTo(lon: number, lat: number, zoom?: number): void;
  /** Shows a whole box: west, south, east, north; east beyond 180 crosses the antimeridian. */
  fit(bounds: [number, number, number, number]): void;
  zoomBy(levels: number): void;
  home(): void;
  focus(): void;
  /** Where things lie on the screen; undefined where no map can be drawn. */
  readonly surface: MapSurface | undefined;
}

/** The map as a surface of CSS pixels, for elements that lie on it. */
export interface MapSurface {
  readonly element: HTMLElement;
  project(lon: number, lat: number): { x: number; y: number };
  unproject(x: number, y: number): [lon: number, lat: number];
  center(): [lon: number, lat: number];
  /** West, south, east, north of what is seen; may go on beyond 180. */
  bounds(): [number, number, number, number];
  zoom(): number;
  /** Called with every frame that the map draws. @returns what ends it. */
  onRender(listener: () => void): () => void;
  /** Called when another part of the world is seen. @returns what ends it. */
  onMove(listener: () => void): () => void;
}

/** Takes the presses on the map while a tool is in use; otherwise they pick tracks. */
export interface PressTaker {
  take(at: [lon: number, lat: number]): void;
}

export const pressTaker = createStore<PressTaker | undefined>(undefined);

/** Puts a tool in the way of the presses, or out of it; another that has come meanwhile stays. */
export function takePresses(taker: PressTaker, wanted: boolean): void {
  pressTaker.set((now) => (wanted ? taker : now === taker ? undefined : now));
}

export const mapAdapter = createStore<MapAdapter | undefined>(undefined);

export type MapStage = "loading" | "coastline" | "ready" | "failed";

export const mapStage = createStore<MapStage>("loading");
/** The site's own tiles: not asked for yet, there are none, or drawn. */
export const basemapState = createStore<"unknown" | "none" | "shown">("unknown");
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
