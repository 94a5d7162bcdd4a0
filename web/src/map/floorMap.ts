import { Map as MapLibre, type MapMouseEvent, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { hasBasemap } from "../api/api";
import { hidden } from "../layers/switches";
import { linkState } from "../live/connection";
import { connect, filters, hovered, picture, select, selection } from "../state/floor";
import { type Language, type Theme, settings } from "../state/settings";
import { mercatorX, mercatorY } from "../live/batch";
import { PickIndex } from "../tracks/pickIndex";
import {
  type MapAdapter,
  type MapSurface,
  basemapState,
  mapStage,
  metresPerPixel,
  pressTaker,
  readout,
} from "./adapter";
import { keepCoastline } from "./coastline";
import { pressed } from "./drawings";
import { home, intervalMs } from "./home";
import { dressOverlays, followDrawings, pressedAt, redraw } from "./overlays";
import { loadPlaceFonts } from "./places";
import { applyTheme, makeStyle, maxZoom, retireCoarse, showNames } from "./style";
import { TrackLayer } from "./trackLayer";

setWorkerUrl(workerUrl);

const pickRadiusPx = 14;
const trackZoom = 9;
/** The pick index is as old as this at most while tracks move. */
const pickIndexMs = 1000;

/** An element that stays at a track: moved with every frame that the map draws. */
export interface Tag {
  element: HTMLElement;
  slot(): number | undefined;
}

/** The map of the watch floor: basemap, tracks, pointer and keyboard. Lives outside React. */
export class FloorMap implements MapAdapter {
  readonly #map: MapLibre;
  readonly #layer: TrackLayer;
  readonly #index = new PickIndex();
  readonly #undo: (() => void)[] = [];
  #removed = false;
  #siteLayers: readonly string[] = [];
  #dressSite: ((map: MapLibre, theme: Theme, language: Language) => void) | undefined;
  #indexBuiltAt = 0;
  #indexVersion = -1;
  #pointer: { lon: number; lat: number } | undefined;

  constructor(
    container: HTMLElement,
    readonly tags: readonly Tag[],
    title: string,
  ) {
    const { theme } = settings.get();
    this.#layer = new TrackLayer(picture, this.#view());
    this.#map = new MapLibre({
      container,
      style: makeStyle(theme),
      bounds: home,
      maxZoom,
      minZoom: 1.5,
      maxPitch: 0,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      attributionControl: false,
      fadeDuration: 0,
      hash: "at",
      locale: { "Map.Title": title },
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#listen();
  }

  goTo(lon: number, lat: number, zoom?: number): void {
    this.#map.easeTo({ center: [lon, lat], zoom: zoom ?? Math.max(this.#map.getZoom(), trackZoom), duration: 300 });
  }

  fit([west, south, east, north]: [number, number, number, number]): void {
    const padding = Math.min(80, this.#map.getContainer().clientWidth / 6);
    this.#map.fitBounds([west, south, east, north], { padding, maxZoom: trackZoom, duration: 300 });
  }

  get surface(): MapSurface {
    const map = this.#map;
    return {
      element: map.getContainer(),
      project: (lon, lat) => map.project([lon, lat]),
      unproject: (x, y) => map.unproject([x, y]).toArray(),
      center: () => map.getCenter().toArray(),
      bounds: () => map.getBounds().toArray().flat() as [number, number, number, number],
      zoom: () => map.getZoom(),
      onRender: (listener) => {
        map.on("render", listener);
        return () => map.off("render", listener);
      },
      onMove: (listener) => {
        map.on("moveend", listener);
        return () => map.off("moveend", listener);
      },
    };
  }

  zoomBy(levels: number): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + levels, duration: 120 });
  }

  home(): void {
    this.#map.fitBounds(home, { duration: 300 });
  }

  focus(): void {
    this.#map.getCanvas().focus();
  }

  remove(): void {
    this.#removed = true;
    for (const undo of this.#undo) undo();
    this.#map.remove();
  }

  #listen(): void {
    const map = this.#map;
    mapStage.set("coastline");
    // Tracks do not wait for the coastline. Comes again after the graphics driver took its context away for a while.
    map.on("style.load", () => {
      if (map.getLayer(this.#layer.id)) map.removeLayer(this.#layer.id);
      map.addLayer(this.#layer, "sea-names");
      redraw(map);
      this.#dress();
      this.#look();
    });
    map.on("load", () => {
      mapStage.set("ready");
      void this.#askForSite();
    });
    map.on("sourcedata", (event) => {
      if (event.sourceId === "fine" && event.isSourceLoaded && map.getZoom() >= 5) retireCoarse(map);
    });
    map.on("moveend", () => this.#look());
    map.on("move", () => this.#tell());
    map.on("render", () => this.#placeTags());
    map.on("dragstart", () => selection.set((now) => now && { ...now, following: false }));
    map.on("mousemove", (event) => this.#hover(event));
    map.on("mouseout", () => this.#leave());
    map.on("click", (event) => this.#pick(event.lngLat.lng, event.lngLat.lat));
    map.getCanvas().addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.ctrlKey || event.altKey || event.metaKey) return;
      const { lng, lat } = map.getCenter();
      this.#pick(lng, lat);
    });
    const show = () => this.#layer.show(this.#view());
    this.#undo.push(
      hidden.subscribe(() => this.#switchSite()),
      picture.onChange(() => this.#moved()),
      filters.subscribe(show),
      selection.subscribe(() => {
        show();
        this.#follow();
      }),
      hovered.subscribe(show),
      linkState.subscribe(show),
      followDrawings(map),
      keepCoastline(map),
      settings.subscribe(() => {
        this.#dress();
        show();
      }),
    );
  }

  #view() {
    return {
      theme: settings.get().theme,
      filters: filters.get(),
      selectedUid: selection.get()?.uid,
      hovered: hovered.get(),
      lost: linkState.get().kind === "lost",
    };
  }

  /** Theme and language of the basemap. Before the style is there, there is nothing to dress. */
  #dress(): void {
    if (!this.#map.getLayer(this.#layer.id)) return;
    const { theme, language } = settings.get();
    applyTheme(this.#map, theme);
    dressOverlays(this.#map, theme);
    this.#dressSite?.(this.#map, theme, language);
    void loadPlaceFonts(language).then(() => {
      // Another language may have been chosen by now, or the map be gone.
      if (!this.#removed && settings.get().language === language) showNames(this.#map, language);
    });
  }

  /** The site's own tiles, when the node has some. */
  async #askForSite(): Promise<void> {
    if (!(await hasBasemap())) {
      basemapState.set("none");
      return;
    }
    const { addSiteTiles, dressSiteTiles } = await import("./siteTiles");
    if (this.#removed) return;
    const { theme, language } = settings.get();
    this.#siteLayers = (await addSiteTiles(this.#map, theme, language).catch(() => undefined)) ?? [];
    this.#dressSite = dressSiteTiles;
    basemapState.set(this.#siteLayers.length > 0 ? "shown" : "none");
    this.#switchSite();
  }

  #switchSite(): void {
    const visibility = hidden.get().has("basemap") ? "none" : "visible";
    for (const layer of this.#siteLayers) this.#map.setLayoutProperty(layer, "visibility", visibility);
  }

  #look(): void {
    const bounds = this.#map.getBounds();
    const wrap = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180;
    const whole = bounds.getEast() - bounds.getWest() >= 360;
    const round = (value: number) => Math.round(value * 1e4) / 1e4;
    connect().look({
      viewport: [
        whole ? -180 : round(wrap(bounds.getWest())),
        round(Math.max(-90, bounds.getSouth())),
        whole ? 180 : round(wrap(bounds.getEast())),
        round(Math.min(90, bounds.getNorth())),
      ],
      zoom: round(this.#map.getZoom()),
      intervalMs,
    });
    this.#tell();
  }

  #moved(): void {
    this.#follow();
    this.#map.triggerRepaint();
  }

  #follow(): void {
    const now = selection.get();
    if (!now?.following) return;
    const slot = picture.slotOf(now.uid);
    if (slot === undefined || !picture.has(slot)) return;
    const [lon, lat] = degrees(picture.place(slot));
    this.#map.jumpTo({ center: [lon, lat] });
  }

  #hover(event: MapMouseEvent): void {
    this.#pointer = { lon: event.lngLat.lng, lat: event.lngLat.lat };
    const isTaken = pressTaker.get() !== undefined;
    const slot = isTaken ? undefined : this.#at(event.lngLat.lng, event.lngLat.lat);
    hovered.set(slot);
    this.#map.getCanvas().style.cursor = isTaken ? "crosshair" : slot === undefined ? "" : "pointer";
    this.#tell();
  }

  #leave(): void {
    this.#pointer = undefined;
    hovered.set(undefined);
    this.#tell();
  }

  #pick(lon: number, lat: number): void {
    const taker = pressTaker.get();
    if (taker) {
      taker.take([lon, lat]);
      return;
    }
    const slot = this.#at(lon, lat);
    select(slot === undefined ? undefined : picture.identities[slot]?.uid);
    pressed.set(slot === undefined ? pressedAt(this.#map, this.#map.project([lon, lat])) : undefined);
  }

  #at(lon: number, lat: number): number | undefined {
    const now = performance.now();
    const version = this.#layer.listVersion + picture.motionVersion;
    if (version !== this.#indexVersion || now - this.#indexBuiltAt > pickIndexMs) {
      const nowS = picture.nowS();
      const centre = this.#map.getCenter().lng / 360 + 0.5;
      this.#index.build(this.#layer.list.slots, this.#layer.list.shown, (slot) => {
        const [x, y] = picture.place(slot, nowS);
        return [x + Math.floor(centre - x + 0.5), y];
      });
      this.#indexVersion = version;
      this.#indexBuiltAt = now;
    }
    return this.#index.nearest(mercatorX(lon), mercatorY(lat), pickRadiusPx / this.#worldSize());
  }

  /** CSS pixels around the world at this zoom. */
  #worldSize(): number {
    return 512 * 2 ** this.#map.getZoom();
  }

  #tell(): void {
    const centre = this.#map.getCenter();
    const { lon, lat } = this.#pointer ?? { lon: centre.lng, lat: centre.lat };
    readout.set({ lon, lat, metresPerPixel: metresPerPixel(this.#map.getZoom(), centre.lat) });
  }

  #placeTags(): void {
    const centre = this.#map.getCenter().lng / 360 + 0.5;
    for (const { element, slot: slotOf } of this.tags) {
      const slot = slotOf();
      const shown = slot !== undefined && picture.has(slot);
      element.hidden = !shown;
      if (!shown) continue;
      const [x, y] = picture.place(slot);
      const [lon, lat] = degrees([x + Math.floor(centre - x + 0.5), y]);
      const point = this.#map.project([lon, lat]);
      element.style.transform = `translate(${Math.round(point.x)}px, ${Math.round(point.y)}px)`;
    }
  }
}

function degrees([x, y]: [number, number]): [lon: number, lat: number] {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}
