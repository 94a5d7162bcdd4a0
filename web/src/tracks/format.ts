import { forward, toPoint } from "mgrs";
import type { Language } from "../state/settings";

/** Numbers and places as a watch floor writes them. Words come from the dictionaries; nothing here has any. */

export const metresPerSecondToKnots = 3600 / 1852;

const pad = (value: number, digits: number) => String(value).padStart(digits, "0");

function degreesMinutes(value: number, degreeDigits: number, positive: string, negative: string): string {
  // Tenths of a minute first, so that 59.96 minutes become the next degree and not 60.0.
  const tenths = Math.round(Math.abs(value) * 600);
  const degrees = Math.floor(tenths / 600);
  const minutes = (tenths % 600) / 10;
  return `${pad(degrees, degreeDigits)}°${minutes.toFixed(1).padStart(4, "0")}′${value < 0 ? negative : positive}`;
}

/** `26°12.8′N 127°40.7′E`. */
export function formatPosition(lon: number, lat: number): string {
  const wrapped = ((((lon + 180) % 360) + 360) % 360) - 180;
  return `${degreesMinutes(lat, 2, "N", "S")} ${degreesMinutes(wrapped, 3, "E", "W")}`;
}

/** `52R DP 117 434`; empty outside the area of UTM. `digits` per axis: 3 is 100 m. */
export function formatMgrs(lon: number, lat: number, digits = 3): string {
  if (lat < -80 || lat > 84) return "";
  const wrapped = ((((lon + 180) % 360) + 360) % 360) - 180;
  const match = /^(\d{1,2}[A-Z])([A-Z]{2})(\d+)$/.exec(forward([wrapped, lat], digits));
  if (!match) return "";
  const [, zone = "", square = "", numbers = ""] = match;
  return `${zone} ${square} ${numbers.slice(0, digits)} ${numbers.slice(digits)}`;
}

/** Three digits and the degree sign. */
export function formatCourse(degrees: number): string {
  return `${pad(Math.round(degrees) % 360, 3)}°`;
}

export function formatKnots(metresPerSecond: number): string {
  const knots = metresPerSecond * metresPerSecondToKnots;
  return `${knots < 99.95 ? knots.toFixed(1) : Math.round(knots)} kn`;
}

/** `0512` of a Unix time in UTC, or of the machine's zone. */
export function formatHourMinute(ms: number, utc: boolean): string {
  const date = new Date(ms);
  return utc
    ? pad(date.getUTCHours(), 2) + pad(date.getUTCMinutes(), 2)
    : pad(date.getHours(), 2) + pad(date.getMinutes(), 2);
}

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/** `23 NOV 26`, the date of a date-time group. */
export function formatDay(ms: number): string {
  const date = new Date(ms);
  return `${pad(date.getUTCDate(), 2)} ${months[date.getUTCMonth()]} ${pad(date.getUTCFullYear() % 100, 2)}`;
}

/** `051207Z`: hour, minute and second in UTC. */
export function formatTime(ms: number): string {
  return `${formatHourMinute(ms, true)}${pad(new Date(ms).getUTCSeconds(), 2)}Z`;
}

/** Making a format costs a hundred times what using it does. */
const countFormats: Record<Language, Intl.NumberFormat> = {
  en: new Intl.NumberFormat("en"),
  ja: new Intl.NumberFormat("ja"),
};

export function formatCount(value: number, language: Language): string {
  return countFormats[language].format(value);
}

/** A position that somebody typed: decimal degrees (latitude first) or MGRS. */
export function parsePosition(text: string): [lon: number, lat: number] | undefined {
  const decimal = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
  if (decimal) {
    const lat = Number(decimal[1]);
    const lon = Number(decimal[2]);
    return Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? [lon, lat] : undefined;
  }
  const grid = text.replace(/\s+/g, "").toUpperCase();
  if (!/^\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z]{2}(\d\d){1,5}$/.test(grid)) return undefined;
  try {
    return toPoint(grid);
  } catch {
    return undefined;
  }
}
