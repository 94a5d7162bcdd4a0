import { unknownU16 } from "../live/frame";
import { formatCourse, formatKnots } from "./format";
import { type Picture, isEmergency, isStale } from "./picture";

/** One track as words need it, read from the picture when shown. */
export interface Row {
  uid: string;
  callsign: string;
  sidc: string;
  label: string;
  source: string;
  headquarters: string;
  lon: number;
  lat: number;
  /** Degrees true; undefined when the source did not tell. */
  course: number | undefined;
  /** Metres per second. */
  speed: number | undefined;
  ageS: number;
  /** The age is at least this; the frame can tell no more. */
  ageIsFloor: boolean;
  stale: boolean;
  emergency: boolean;
}

export function readRow(picture: Picture, slot: number): Row | undefined {
  const identity = picture.identities[slot];
  if (!identity || !picture.has(slot)) return undefined;
  const flags = picture.flags[slot]!;
  const course = picture.course[slot]!;
  const speed = picture.speed[slot]!;
  const ageS = picture.ageS(slot);
  return {
    uid: identity.uid,
    callsign: identity.callsign,
    sidc: identity.sidc,
    label: identity.label,
    source: identity.source,
    headquarters: identity.headquarters,
    lon: picture.lonE7[slot]! / 1e7,
    lat: picture.latE7[slot]! / 1e7,
    course: course === unknownU16 ? undefined : course / 100,
    speed: speed === unknownU16 ? undefined : speed / 10,
    ageS,
    ageIsFloor: ageS >= unknownU16,
    stale: isStale(flags),
    emergency: isEmergency(flags),
  };
}

/** `058° / 14.1 kn`, with a dash for what is not known. */
export function motionText(course: number | undefined, speed: number | undefined, dash: string): string {
  if (course === undefined && speed === undefined) return dash;
  return `${course === undefined ? dash : formatCourse(course)} / ${speed === undefined ? dash : formatKnots(speed)}`;
}
