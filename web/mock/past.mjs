// The mock's recording: six hours with a gap of half an hour in them. Where a track was follows from where it is, for
// all of them sail straight on.

const hour = 3_600_000;
const startedAt = Date.now();
export const recordedFrom = startedAt - 6 * hour;
export const gap = { from: startedAt - 3 * hour, to: startedAt - 2.5 * hour };

const iso = (ms) => new Date(ms).toISOString();
const inGap = (ms) => ms >= gap.from && ms < gap.to;

/** A track as it was at a moment. */
export function trackAt(track, ms) {
  if (track.stale) return track;
  const metres = -track.speed * ((Date.now() - ms) / 1000);
  const heading = (track.course * Math.PI) / 180;
  const lat = track.lat + (metres * Math.cos(heading)) / 111_195;
  const lon = track.lon + (metres * Math.sin(heading)) / (111_195 * Math.cos((track.lat * Math.PI) / 180));
  return { ...track, lat, lon, age: 3, emergency: false };
}

/** `GET /api/v1/recording`. */
export function recording(from, to, count) {
  const width = (to - from) / count;
  const buckets = Array.from({ length: count }, (_, i) => {
    const ms = from + i * width;
    const known = ms >= recordedFrom && ms <= Date.now() && !inGap(ms);
    return { from: iso(ms), reports: known ? Math.round(4000 + 2500 * Math.sin(ms / 2_400_000)) : 0 };
  });
  return { from: iso(from), to: iso(to), bytes: 48_000_000, gaps: [{ from: iso(gap.from), to: iso(gap.to) }], buckets };
}

/** `GET /api/v1/tracks/{uid}/history`: a position a minute, in two parts around the gap. */
export function history(track, from, to) {
  const parts = [[]];
  const times = [];
  const end = Math.min(to, Date.now());
  for (let ms = Math.max(from, recordedFrom); ms <= end; ms += 60_000) {
    if (inGap(ms)) {
      if (parts.at(-1).length > 0) parts.push([]);
      continue;
    }
    const { lon, lat } = trackAt(track, ms);
    parts.at(-1).push([lon, lat]);
    times.push(iso(ms));
  }
  const { uid, callsign, type, source, label, course, speed } = track;
  const geometry =
    parts.length > 1 ? { type: "MultiLineString", coordinates: parts } : { type: "LineString", coordinates: parts[0] };
  const gaps = parts.length > 1 ? [{ from: iso(gap.from), to: iso(gap.to) }] : [];
  const all = (value) => times.map(() => value);
  const properties = { uid, callsign, type, source, label, times, courses: all(course), speeds: all(speed), gaps };
  return { type: "Feature", id: uid, geometry, properties };
}

/** The moment of a replay: runs with its speed from when it was asked for, and never past now. */
export class Replay {
  constructor({ at, speed }) {
    this.speed = speed;
    this.at = Date.parse(at);
    this.since = Date.now();
  }

  now() {
    return Math.min(this.at + (Date.now() - this.since) * this.speed, Date.now());
  }

  get hasCaughtUp() {
    return this.speed > 0 && this.now() >= Date.now() - 1;
  }

  counts() {
    const at = this.now();
    return { at, ...(inGap(at) && { gap: { from: iso(gap.from), to: iso(gap.to) } }) };
  }
}
