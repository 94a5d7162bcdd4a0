/**
 * Reader of the live picture's binary frames (subprotocol `liaison.tracks.v1`, little-endian).
 *
 * Header, 16 bytes: u8 version, u8 flags, u16 0, u32 frame number, f64 node time (Unix ms). Then sections:
 * u8 kind, u8 0, u16 0, u32 count, and count items. Identity: u32 track, u16 length, JSON. Position, 20 bytes:
 * u32 track, i32 longitude and i32 latitude in 1e-7 degrees, u16 course in 0.01 degrees, u16 speed in 0.1 m/s,
 * u16 age in s, u16 flags. Removal: u32 track. Counts: u16 length, JSON.
 */

export const subprotocol = "liaison.tracks.v1";
export const frameVersion = 1;

export const frameFlags = { reset: 1, complete: 2 } as const;
export const sectionKinds = { identity: 1, position: 2, removal: 3, counts: 4 } as const;
export const positionFlags = { stale: 1, emergency: 2 } as const;

/** Course and speed that the source did not tell; as an age: this or more. */
export const unknownU16 = 0xffff;

const headerBytes = 16;
const sectionBytes = 8;
const positionBytes = 20;

export interface Identity {
  uid: string;
  callsign: string;
  sidc: string;
  type: string;
  source: string;
  headquarters: string;
  label: string;
  /** Unix ms after which the track is stale. */
  stale: number;
}

/** A stretch of time that was not recorded: Unix ms, without an end while it lasts, or without a beginning. */
export interface Gap {
  fromMs: number | undefined;
  toMs: number | undefined;
}

export interface Counts {
  tracks: number;
  inView: number;
  thinned: number;
  /** The replayed moment (Unix ms); undefined in the live picture. */
  at: number | undefined;
  /** Around `at`, when that moment was not recorded. */
  gap: Gap | undefined;
}

export interface FrameHeader {
  frame: number;
  nodeTimeMs: number;
  reset: boolean;
  complete: boolean;
}

/** Takes what a frame says, in its order. */
export interface FrameSink {
  begin(header: FrameHeader): void;
  identity(track: number, identity: Identity): void;
  position(
    track: number,
    lonE7: number,
    latE7: number,
    course: number,
    speed: number,
    ageSeconds: number,
    flags: number,
  ): void;
  removal(track: number): void;
  counts(counts: Counts): void;
}

/** The node sent something that is no frame of this version. */
export class FrameError extends Error {
  override name = "FrameError";
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads one frame into the sink.
 * @throws FrameError when the frame is malformed; the sink has then seen a part of it.
 */
export function readFrame(buffer: ArrayBuffer, sink: FrameSink): FrameHeader {
  const view = new DataView(buffer);
  const header = readHeader(view);
  sink.begin(header);
  let at = headerBytes;
  while (at < view.byteLength) {
    need(view, at, sectionBytes);
    const kind = view.getUint8(at);
    const count = view.getUint32(at + 4, true);
    at = readSection(view, at + sectionBytes, kind, count, sink);
  }
  return header;
}

function readHeader(view: DataView): FrameHeader {
  need(view, 0, headerBytes);
  const version = view.getUint8(0);
  if (version !== frameVersion) throw new FrameError(`version ${version} is not ${frameVersion}`);
  const flags = view.getUint8(1);
  return {
    frame: view.getUint32(4, true),
    nodeTimeMs: view.getFloat64(8, true),
    reset: (flags & frameFlags.reset) !== 0,
    complete: (flags & frameFlags.complete) !== 0,
  };
}

function readSection(view: DataView, start: number, kind: number, count: number, sink: FrameSink): number {
  let at = start;
  switch (kind) {
    case sectionKinds.identity:
      for (let i = 0; i < count; i++) {
        need(view, at, 6);
        const length = view.getUint16(at + 4, true);
        sink.identity(view.getUint32(at, true), identityOf(readJson(view, at + 6, length)));
        at += 6 + length;
      }
      return at;
    case sectionKinds.position:
      need(view, at, count * positionBytes);
      for (let i = 0; i < count; i++, at += positionBytes) {
        sink.position(
          view.getUint32(at, true),
          view.getInt32(at + 4, true),
          view.getInt32(at + 8, true),
          view.getUint16(at + 12, true),
          view.getUint16(at + 14, true),
          view.getUint16(at + 16, true),
          view.getUint16(at + 18, true),
        );
      }
      return at;
    case sectionKinds.removal:
      need(view, at, count * 4);
      for (let i = 0; i < count; i++, at += 4) sink.removal(view.getUint32(at, true));
      return at;
    case sectionKinds.counts:
      for (let i = 0; i < count; i++) {
        need(view, at, 2);
        const length = view.getUint16(at, true);
        sink.counts(countsOf(readJson(view, at + 2, length)));
        at += 2 + length;
      }
      return at;
    default:
      // An item of an unknown kind has no known length, so nothing after it can be read either.
      throw new FrameError(`unknown section kind ${kind}`);
  }
}

function need(view: DataView, at: number, bytes: number): void {
  if (at + bytes > view.byteLength) throw new FrameError(`frame ends at ${view.byteLength}, ${at + bytes} needed`);
}

function readJson(view: DataView, at: number, length: number): Record<string, unknown> {
  need(view, at, length);
  try {
    const value: unknown = JSON.parse(utf8.decode(new Uint8Array(view.buffer, view.byteOffset + at, length)));
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch (error) {
    throw new FrameError(`item is no JSON: ${String(error)}`);
  }
  throw new FrameError("item is no JSON object");
}

function identityOf(value: Record<string, unknown>): Identity {
  const text = (key: string) => (typeof value[key] === "string" ? value[key] : "");
  if (text("uid") === "") throw new FrameError("identity without uid");
  return {
    uid: text("uid"),
    callsign: text("callsign"),
    sidc: text("sidc"),
    type: text("type"),
    source: text("source"),
    headquarters: text("headquarters"),
    label: text("label"),
    stale: typeof value.stale === "number" ? value.stale : 0,
  };
}

function countsOf(value: Record<string, unknown>): Counts {
  const whole = (key: string) => (typeof value[key] === "number" ? value[key] : 0);
  return {
    tracks: whole("tracks"),
    inView: whole("inView"),
    thinned: whole("thinned"),
    at: momentOf(value.at),
    gap: gapOf(value.gap),
  };
}

/** A moment as Unix ms or in ISO 8601. */
function momentOf(value: unknown): number | undefined {
  const ms = typeof value === "string" ? Date.parse(value) : value;
  return typeof ms === "number" && Number.isFinite(ms) ? ms : undefined;
}

function gapOf(value: unknown): Gap | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { from, to } = value as Record<string, unknown>;
  return { fromMs: momentOf(from), toMs: momentOf(to) };
}
