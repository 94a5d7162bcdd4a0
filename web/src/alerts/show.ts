import { type Shape, type Tone, boundsOf, drawings, pressed, shape } from "../map/drawings";
import { mapAdapter } from "../map/adapter";
import { picture, select } from "../state/floor";
import { settings } from "../state/settings";
import { momentMs, past } from "../time/replay";
import { goToNextOfInterest } from "../tracks/attention";
import { type Alert, isActive, isGrave, isOpen, stoodAt, titleOf } from "./alert";
import { alerts, currentAlert } from "./board";

/** Alerts and the map: where they are, and the way there. */

const mostOnMap = 200;

/** Makes an alert the current one and shows the track or the place that it is about. */
export function showAlert(alert: Alert): void {
  currentAlert.set(alert.id);
  const [uid] = alert.tracks;
  if (uid !== undefined) select(uid);
  const slot = uid === undefined ? undefined : picture.slotOf(uid);
  if (slot !== undefined && picture.has(slot)) {
    mapAdapter.get()?.goTo(picture.lonE7[slot]! / 1e7, picture.latE7[slot]! / 1e7);
    return;
  }
  const bounds = alert.geometry ? boundsOf(alert.geometry) : undefined;
  if (bounds) mapAdapter.get()?.fit(bounds);
}

/** The next alert that nobody has taken note of; without one, the next track that asks for attention. */
export function showNextAlert(): void {
  const open = alerts.get().filter(isOpen);
  if (open.length === 0) {
    goToNextOfInterest();
    return;
  }
  const at = open.findIndex(({ id }) => id === currentAlert.get());
  showAlert(open[(at + 1) % open.length]!);
}

/** Keeps the alerts on the map: of now, or those that stood at the replayed moment. */
export function drawAlerts(): () => void {
  const draw = () => {
    const ms = past.get() === undefined ? undefined : momentMs();
    const { language } = settings.get();
    const shown = alerts.get().filter((alert) => (ms === undefined ? isActive(alert) : stoodAt(alert, ms)));
    drawings.alerts.set(
      shown
        .slice(0, mostOnMap)
        .flatMap((alert) => shapesOf(alert, titleOf(alert, language)))
        .reverse(),
    );
  };
  draw();
  const stops = [alerts, currentAlert, settings, past].map((store) => store.subscribe(draw));
  stops.push(
    pressed.subscribe(() => {
      const now = pressed.get();
      if (now?.drawing === "alerts") currentAlert.set(now.id);
    }),
  );
  return () => stops.forEach((stop) => stop());
}

function toneOf(alert: Alert): Tone {
  if (isGrave(alert)) return "red";
  return alert.severity === "moderate" ? "amber" : "quiet";
}

function shapesOf(alert: Alert, text: string): Shape[] {
  const { geometry } = alert;
  if (!geometry) return [];
  const current = alert.id === currentAlert.get();
  const dashed = alert.acknowledged != null;
  const look = { tone: toneOf(alert), dashed, opens: alert.id };
  const bounds = boundsOf(geometry);
  const parts = geometry.type === "GeometryCollection" ? geometry.geometries : [geometry];
  const shapes = parts.map((it) => {
    const isPlace = it.type === "Point" || it.type === "MultiPoint";
    return shape(it, { ...look, width: isPlace ? 5 : current ? 2.5 : 1.5, fill: current ? 0.16 : 0.08 });
  });
  if (!bounds || !current) return shapes;
  const [west, , east, north] = bounds;
  const top: GeoJSON.Point = { type: "Point", coordinates: [(west + east) / 2, north] };
  return [...shapes, shape(top, { tone: look.tone, text: text.slice(0, 60) })];
}
