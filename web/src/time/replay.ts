import { linkState, refusal } from "../live/connection";
import { connect, picture } from "../state/floor";
import { createStore } from "../state/store";
import { liveWithinMs, otherSpeed, type Span, spans } from "./timeline";

/** What moment the reader looks at. Everything that shows or changes it goes through here. */

export interface Past {
  /** Where the replay was asked to start, Unix ms of the node's clock. */
  askedMs: number;
  /** When it was asked for, by this machine's clock. */
  askedAt: number;
  speed: number;
  playing: boolean;
  /** Whether the node has begun to show it. */
  shown: boolean;
}

/** Undefined while the picture is live. */
export const past = createStore<Past | undefined>(undefined);

export const span = createStore<Span>("6h");

const usualSpeed = 10;
const toleranceMs = 1000;
let lastSpeed = usualSpeed;

/** The node's present time, this machine's while the node has not told its own. */
export const presentMs = () => picture.nodeNowMs() || Date.now();

/** The moment on screen, or asked for; undefined when live. */
export function momentMs(): number | undefined {
  const now = past.get();
  if (now === undefined) return undefined;
  return now.shown ? Math.min(picture.shownMs(), presentMs()) : now.askedMs;
}

/** Shows a moment: goes on playing when it was, or holds it. What is too near to now is now. */
export function jump(ms: number, playing = past.get()?.playing ?? false): void {
  if (ms >= presentMs() - liveWithinMs) {
    goLive();
    return;
  }
  ask({ askedMs: ms, speed: lastSpeed, playing });
}

export function goLive(): void {
  if (past.get() === undefined) return;
  past.set(undefined);
  picture.rate = 1;
  connect().replay(undefined);
}

/** In the live picture, play goes back by one step and replays it. */
export function togglePlay(): void {
  const now = past.get();
  if (now === undefined) jump(presentMs() - spans[span.get()].stepMs, true);
  else jump(momentMs()!, !now.playing);
}

export function step(steps: number): void {
  const from = momentMs() ?? presentMs();
  jump(from + steps * spans[span.get()].stepMs, false);
}

export function setSpeed(speed: number): void {
  lastSpeed = speed;
  const now = past.get();
  if (now) ask({ ...now, askedMs: momentMs()!, speed });
}

export const chosenSpeed = () => past.get()?.speed ?? lastSpeed;

export function changeSpeed(faster: boolean): void {
  setSpeed(otherSpeed(chosenSpeed(), faster));
}

function ask({ askedMs, speed, playing }: Pick<Past, "askedMs" | "speed" | "playing">): void {
  const atMs = Math.round(askedMs);
  past.set({ askedMs: atMs, askedAt: Date.now(), speed, playing, shown: false });
  picture.rate = playing ? speed : 0;
  connect().replay({ atMs, speed: picture.rate });
}

/** Whether a frame answers what was asked for last: one of an earlier moment may still be under way. */
function answers(now: Past, atMs: number): boolean {
  const passedMs = (Date.now() - now.askedAt) * picture.rate;
  return atMs >= now.askedMs - toleranceMs && atMs <= now.askedMs + passedMs + toleranceMs * Math.max(1, picture.rate);
}

/** Keeps what the reader asked for and what the node shows together. */
export function followNode(): () => void {
  const stops = [
    picture.onChange(() => {
      const now = past.get();
      if (now === undefined) return;
      const atMs = picture.counts?.at;
      if (!now.shown && atMs !== undefined && answers(now, atMs)) past.set({ ...now, shown: true });
      // A replay that has caught up with the present is live again.
      else if (now.shown && (!picture.isPast || picture.shownMs() >= presentMs() - liveWithinMs)) goLive();
    }),
    refusal.subscribe(() => {
      if (refusal.get() === undefined || past.get() === undefined) return;
      past.set(undefined);
      picture.rate = 1;
    }),
    linkState.subscribe(() => {
      // A broken connection is taken up where the replay had got to.
      const now = past.get();
      if (now && linkState.get().kind === "lost") ask({ ...now, askedMs: momentMs()! });
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
