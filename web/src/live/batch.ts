import {
  type Counts,
  type FrameHeader,
  type FrameSink,
  type Identity,
  positionFlags,
  unknownU16,
} from "./frame";

/** Numbers per moved track in `motion`: x, y, vx, vy (Mercator square and per second), time (s), flags. */
export const motionStride = 6;
/** Numbers per moved track in `report`: longitude and latitude in 1e-7 degrees, course, speed, age (s). */
export const reportStride = 5;

/** What one frame changes, in slots; moves from the worker to the page without a copy. */
export interface Batch extends FrameHeader {
  /** Node time (Unix ms) that `motion` times count from. */
  baseMs: number;
  identified: { slot: number; identity: Identity }[];
  moved: Uint32Array;
  motion: Float32Array;
  report: Int32Array;
  removed: Uint32Array;
  counts: Counts | undefined;
}

/** The numbers of a batch, with room for more than it has. */
interface Arrays {
  moved: Uint32Array;
  motion: Float32Array;
  report: Int32Array;
}

/** The node lets two frames be under way: no more sets of arrays are ever of use. */
const mostSpare = 2;
const smallest = 1024;

const arraysOf = (tracks: number): Arrays => ({
  moved: new Uint32Array(tracks),
  motion: new Float32Array(tracks * motionStride),
  report: new Int32Array(tracks * reportStride),
});

/** The memory of a batch, for it to move from the worker to the page and, once it is applied, back. */
export const buffersOf = ({ moved, motion, report }: Batch) =>
  [moved.buffer, motion.buffer, report.buffer] as [ArrayBuffer, ArrayBuffer, ArrayBuffer];

const earthCircumferenceM = 40_075_016.686;

/** Mercator x of a longitude in degrees: 0 at 180 W, 1 at 180 E. */
export const mercatorX = (lon: number) => lon / 360 + 0.5;

/** Mercator y of a latitude in degrees: 0 in the north, 1 in the south. */
export function mercatorY(lat: number): number {
  const sin = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

/**
 * Gives each track number of the node a small slot and collects what a frame changes. A slot freed in one frame is
 * given out again in the next one at the earliest, so that a batch may be applied kind by kind.
 */
export class BatchBuilder implements FrameSink {
  readonly #slots = new Map<number, number>();
  #free: number[] = [];
  #freedNow: number[] = [];
  #next = 0;
  #baseMs = 0;
  #header: FrameHeader | undefined;
  #identified: { slot: number; identity: Identity }[] = [];
  #arrays: Arrays = arraysOf(smallest);
  readonly #spare: Arrays[] = [];
  #movedCount = 0;
  #removed: number[] = [];
  #counts: Counts | undefined;

  /** Tracks known now. */
  get size(): number {
    return this.#slots.size;
  }

  begin(received: FrameHeader): void {
    // The first frame of a connection starts a picture, said or not: the page may hold an older one.
    const header = { ...received, reset: received.reset || this.#header === undefined };
    this.#header = header;
    this.#identified = [];
    this.#movedCount = 0;
    this.#removed = [];
    this.#counts = undefined;
    this.#free = this.#free.concat(this.#freedNow);
    this.#freedNow = [];
    if (header.reset) {
      this.#slots.clear();
      this.#free = [];
      this.#next = 0;
    }
    // Single precision keeps a quarter second for 24 days; count from the newest picture.
    if (header.reset) this.#baseMs = header.nodeTimeMs;
  }

  identity(track: number, identity: Identity): void {
    this.#identified.push({ slot: this.#slotOf(track), identity });
  }

  position(
    track: number,
    lonE7: number,
    latE7: number,
    course: number,
    speed: number,
    ageSeconds: number,
    flags: number,
  ): void {
    const i = this.#movedCount++;
    if (i === this.#arrays.moved.length) this.#grow();
    const { moved, motion, report } = this.#arrays;
    moved[i] = this.#slotOf(track);
    const lat = latE7 / 1e7;
    const moving = course !== unknownU16 && speed !== unknownU16 && (flags & positionFlags.stale) === 0;
    const perSecond = moving ? speed / 10 / (earthCircumferenceM * Math.cos((lat * Math.PI) / 180)) : 0;
    const heading = (course * Math.PI) / 18_000;
    const m = i * motionStride;
    motion[m] = mercatorX(lonE7 / 1e7);
    motion[m + 1] = mercatorY(lat);
    motion[m + 2] = perSecond * Math.sin(heading);
    motion[m + 3] = -perSecond * Math.cos(heading);
    motion[m + 4] = (this.#nodeTimeMs - this.#baseMs) / 1000 - ageSeconds;
    motion[m + 5] = flags;
    const r = i * reportStride;
    report[r] = lonE7;
    report[r + 1] = latE7;
    report[r + 2] = course;
    report[r + 3] = speed;
    report[r + 4] = ageSeconds;
  }

  removal(track: number): void {
    const slot = this.#slots.get(track);
    if (slot === undefined) return;
    this.#slots.delete(track);
    this.#freedNow.push(slot);
    this.#removed.push(slot);
  }

  counts(counts: Counts): void {
    this.#counts = counts;
  }

  /** What the frame changed. The arrays are the caller's, who may give their memory back when they are read. */
  finish(): Batch {
    if (this.#header === undefined) throw new Error("finish before begin");
    const count = this.#movedCount;
    const { moved, motion, report } = this.#arrays;
    this.#arrays = this.#spare.pop() ?? arraysOf(moved.length);
    this.#movedCount = 0;
    return {
      ...this.#header,
      baseMs: this.#baseMs,
      identified: this.#identified,
      moved: moved.subarray(0, count),
      motion: motion.subarray(0, count * motionStride),
      report: report.subarray(0, count * reportStride),
      removed: Uint32Array.from(this.#removed),
      counts: this.#counts,
    };
  }

  /** Takes the memory of a batch back, so that a picture that moves every second makes no garbage. */
  recycle([moved, motion, report]: ReturnType<typeof buffersOf>): void {
    const arrays = {
      moved: new Uint32Array(moved),
      motion: new Float32Array(motion),
      report: new Int32Array(report),
    };
    // What is smaller than what a frame has needed since is of no use.
    if (arrays.moved.length >= this.#arrays.moved.length && this.#spare.length < mostSpare) this.#spare.push(arrays);
  }

  get #nodeTimeMs(): number {
    return this.#header?.nodeTimeMs ?? 0;
  }

  #slotOf(track: number): number {
    let slot = this.#slots.get(track);
    if (slot === undefined) {
      slot = this.#free.pop() ?? this.#next++;
      this.#slots.set(track, slot);
    }
    return slot;
  }

  #grow(): void {
    const { moved, motion, report } = this.#arrays;
    this.#arrays = arraysOf(moved.length * 2);
    this.#arrays.moved.set(moved);
    this.#arrays.motion.set(motion);
    this.#arrays.report.set(report);
    this.#spare.length = 0;
  }
}
