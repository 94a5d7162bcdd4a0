import { type Batch, motionStride, reportStride } from "../live/batch";
import { type Counts, type Identity, positionFlags, unknownU16 } from "../live/frame";
import { affiliations, domains, priorities, readSidc } from "./sidc";

/** Floats per track in `texels`: x, y, vx, vy | report time, flags, 0, 0. */
export const texelStride = 8;
/** A position is not carried forward for longer than this. */
export const deadReckoningS = 60;

export const used = 0x80;

/** Distinct symbols or words that a column of 16 bits can tell apart, with some to spare. */
const mostWords = 60_000;

/** A symbol code as the columns of the picture hold it. */
interface Kind {
  affiliation: number;
  domain: number;
  priority: number;
}

function kindOf(code: string): Kind {
  const { affiliation, domain } = readSidc(code);
  return {
    affiliation: affiliations.indexOf(affiliation),
    domain: domains.indexOf(domain),
    priority: priorities[affiliation],
  };
}

/**
 * The current picture as the page holds it: typed arrays by slot, outside React. The map draws from `texels`; lists and
 * the card read the rest. Times are the node's: this machine's clock may be wrong.
 */
export class Picture {
  capacity = 1024;
  texels = new Float32Array(this.capacity * texelStride);
  lonE7 = new Int32Array(this.capacity);
  latE7 = new Int32Array(this.capacity);
  course = new Uint16Array(this.capacity);
  speed = new Uint16Array(this.capacity);
  /** Position flags, and `used` while the slot holds a track with a position. */
  flags = new Uint8Array(this.capacity);
  affiliation = new Uint8Array(this.capacity);
  domain = new Uint8Array(this.capacity);
  priority = new Uint8Array(this.capacity);
  /** Index into `sidcs`. */
  symbol = new Uint16Array(this.capacity);
  /** Indexes into `words`. */
  source = new Uint16Array(this.capacity);
  label = new Uint16Array(this.capacity);
  identities: (Identity | undefined)[] = [];
  /** Distinct symbol codes, for caches by symbol. */
  readonly sidcs: string[] = [""];
  /** Distinct sources and labels. */
  readonly words: string[] = [""];
  /** Slots in use are all below this. */
  end = 0;
  counts: Counts | undefined;
  complete = false;
  /** Grows with every position applied. */
  motionVersion = 0;
  /** Grows when tracks come, go, change identity or turn stale. */
  membershipVersion = 0;
  /** Slots changed since the map last took them: first and one after last. */
  dirtyFrom = 0;
  dirtyTo = 0;
  /** Node time (Unix ms) of the newest report, 0 before the first. */
  newestReportMs = 0;
  /** How fast the node's time runs in the picture: 1 live, the speed of a replay, 0 while a moment is held. */
  rate = 1;

  readonly #slotOfUid = new Map<string, number>();
  readonly #indexOfWord = new Map<string, number>([["", 0]]);
  readonly #symbolOfSidc = new Map<string, number>([["", 0]]);
  /** By symbol: what its code says, read once. */
  readonly #kinds: Kind[] = [kindOf("")];
  #baseMs = 0;
  #nodeTimeMs = 0;
  #receivedAt = 0;
  #liveTimeMs = 0;
  #liveReceivedAt = 0;
  readonly #listeners = new Set<() => void>();

  constructor(readonly clock: () => number = () => performance.now()) {}

  /** Called after every batch. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  slotOf(uid: string): number | undefined {
    return this.#slotOfUid.get(uid);
  }

  has(slot: number): boolean {
    return ((this.flags[slot] ?? 0) & used) !== 0;
  }

  /** Whether the picture is one of the past. */
  get isPast(): boolean {
    return this.counts?.at !== undefined;
  }

  /** The moment that the picture shows (Unix ms, the node's clock), 0 before the first frame. */
  shownMs(): number {
    const rate = this.isPast ? this.rate : 1;
    return this.#nodeTimeMs === 0 ? 0 : this.#nodeTimeMs + (this.clock() - this.#receivedAt) * rate;
  }

  /** The node's time now (Unix ms), also while the picture shows the past; 0 before the first frame. */
  nodeNowMs(): number {
    return this.#liveTimeMs === 0 ? 0 : this.#liveTimeMs + (this.clock() - this.#liveReceivedAt);
  }

  /** Seconds since the base of the times in `texels`. */
  nowS(): number {
    return (this.shownMs() - this.#baseMs) / 1000;
  }

  /** Seconds since the track was reported. */
  ageS(slot: number): number {
    return this.nowS() - (this.texels[slot * texelStride + 4] ?? 0);
  }

  /** Where the track is drawn now: reported position carried forward, as the shader does it. */
  place(slot: number, nowS = this.nowS()): [x: number, y: number] {
    const t = slot * texelStride;
    const dt = Math.max(0, Math.min(deadReckoningS, nowS - (this.texels[t + 4] ?? 0)));
    return [
      (this.texels[t] ?? 0) + (this.texels[t + 2] ?? 0) * dt,
      (this.texels[t + 1] ?? 0) + (this.texels[t + 3] ?? 0) * dt,
    ];
  }

  apply(batch: Batch): void {
    if (batch.reset) this.#clear();
    this.#baseMs = batch.baseMs;
    this.#nodeTimeMs = batch.nodeTimeMs;
    this.#receivedAt = this.clock();
    for (const { slot, identity } of batch.identified) this.#identify(slot, identity);
    this.#move(batch);
    for (const slot of batch.removed) this.#remove(slot);
    if (batch.counts) this.counts = batch.counts;
    if (!this.isPast) {
      this.#liveTimeMs = this.#nodeTimeMs;
      this.#liveReceivedAt = this.#receivedAt;
    }
    this.complete ||= batch.complete;
    for (const listener of this.#listeners) listener();
  }

  #identify(slot: number, identity: Identity): void {
    this.#reserve(slot);
    const before = this.identities[slot];
    if (before && before.uid !== identity.uid) this.#slotOfUid.delete(before.uid);
    this.identities[slot] = identity;
    this.#slotOfUid.set(identity.uid, slot);
    const symbol = this.#symbolOf(identity.sidc);
    const kind = this.#kinds[symbol]!;
    this.affiliation[slot] = kind.affiliation;
    this.domain[slot] = kind.domain;
    this.priority[slot] = kind.priority;
    this.symbol[slot] = symbol;
    this.source[slot] = this.#wordOf(identity.source);
    this.label[slot] = this.#wordOf(identity.label);
    this.membershipVersion++;
  }

  #wordOf(word: string): number {
    let index = this.#indexOfWord.get(word);
    if (index === undefined) {
      // As with symbols: what invents words without end shares one.
      if (this.words.length > mostWords) return 0;
      index = this.words.push(word) - 1;
      this.#indexOfWord.set(word, index);
    }
    return index;
  }

  #symbolOf(sidc: string): number {
    let symbol = this.#symbolOfSidc.get(sidc);
    if (symbol === undefined) {
      // A feed that invents codes without end shares one entry for the rest.
      if (this.sidcs.length > mostWords) return 0;
      symbol = this.sidcs.push(sidc) - 1;
      this.#kinds.push(kindOf(sidc));
      this.#symbolOfSidc.set(sidc, symbol);
    }
    return symbol;
  }

  #move(batch: Batch): void {
    const { moved, motion, report } = batch;
    let low = Infinity;
    let high = -1;
    for (const slot of moved) {
      if (slot < low) low = slot;
      if (slot > high) high = slot;
    }
    if (high < 0) return;
    this.#reserve(high);
    const { texels, lonE7, latE7, course, speed, flags } = this;
    let youngest = unknownU16;
    let changed = false;
    for (let i = 0; i < moved.length; i++) {
      const slot = moved[i]!;
      const m = i * motionStride;
      const t = slot * texelStride;
      for (let k = 0; k < motionStride; k++) texels[t + k] = motion[m + k]!;
      const r = i * reportStride;
      lonE7[slot] = report[r]!;
      latE7[slot] = report[r + 1]!;
      course[slot] = report[r + 2]!;
      speed[slot] = report[r + 3]!;
      youngest = Math.min(youngest, report[r + 4]!);
      const now = motion[m + 5]! | used;
      changed ||= now !== flags[slot];
      flags[slot] = now;
    }
    if (changed) this.membershipVersion++;
    if (youngest !== unknownU16) {
      this.newestReportMs = Math.max(this.newestReportMs, batch.nodeTimeMs - youngest * 1000);
    }
    this.motionVersion++;
    this.dirtyFrom = this.dirtyTo === 0 ? low : Math.min(this.dirtyFrom, low);
    this.dirtyTo = Math.max(this.dirtyTo, high + 1);
  }

  #remove(slot: number): void {
    const identity = this.identities[slot];
    if (identity && this.#slotOfUid.get(identity.uid) === slot) this.#slotOfUid.delete(identity.uid);
    this.identities[slot] = undefined;
    this.flags[slot] = 0;
    this.symbol[slot] = 0;
    this.affiliation[slot] = affiliations.indexOf("unknown");
    this.domain[slot] = domains.indexOf("other");
    this.membershipVersion++;
  }

  #clear(): void {
    this.flags.fill(0);
    this.identities = [];
    this.#slotOfUid.clear();
    this.end = 0;
    this.complete = false;
    this.newestReportMs = 0;
    this.membershipVersion++;
  }

  #reserve(slot: number): void {
    this.end = Math.max(this.end, slot + 1);
    if (slot < this.capacity) return;
    while (this.capacity <= slot) this.capacity *= 2;
    const grow = <T extends { set(from: T): void; length: number }>(from: T, to: T): T => (to.set(from), to);
    this.texels = grow(this.texels, new Float32Array(this.capacity * texelStride));
    this.lonE7 = grow(this.lonE7, new Int32Array(this.capacity));
    this.latE7 = grow(this.latE7, new Int32Array(this.capacity));
    this.course = grow(this.course, new Uint16Array(this.capacity));
    this.speed = grow(this.speed, new Uint16Array(this.capacity));
    this.flags = grow(this.flags, new Uint8Array(this.capacity));
    this.affiliation = grow(this.affiliation, new Uint8Array(this.capacity));
    this.domain = grow(this.domain, new Uint8Array(this.capacity));
    this.priority = grow(this.priority, new Uint8Array(this.capacity));
    this.symbol = grow(this.symbol, new Uint16Array(this.capacity));
    this.source = grow(this.source, new Uint16Array(this.capacity));
    this.label = grow(this.label, new Uint16Array(this.capacity));
  }
}

export const isStale = (flags: number) => (flags & positionFlags.stale) !== 0;
export const isEmergency = (flags: number) => (flags & positionFlags.emergency) !== 0;
