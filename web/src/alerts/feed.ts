import { acknowledgeAlert, getAlerts, openEvents } from "../api/api";
import { EventParser } from "../events/eventStream";
import { backoffMs } from "../live/backoff";
import { createStore } from "../state/store";
import type { Alert } from "./alert";
import { alerts, replaceAll, take } from "./board";

/** How the page stands with the node's events. Times are of this machine's clock (Unix ms). */
export type FeedState = { kind: "connecting" } | { kind: "live" } | { kind: "lost"; sinceMs: number };

export const feedState = createStore<FeedState>({ kind: "connecting" });

/** The node sends a comment every 15 s: silence that is longer is a broken connection. */
const silenceMs = 40_000;

/** Reads all alerts, then what changes, for as long as the page lives; after a break only what was missed. */
export function followAlerts(): () => void {
  const stop = new AbortController();
  void run(stop.signal);
  return () => stop.abort();
}

async function run(signal: AbortSignal): Promise<void> {
  /** The last event that was had; undefined until all alerts have been read. */
  let number: number | undefined;
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      if (number === undefined) {
        const all = await getAlerts(signal);
        replaceAll(all);
        number = all.reduce((most, alert) => Math.max(most, alert.number), 0);
      }
      await read(number, signal, {
        opened: () => {
          attempt = 0;
          feedState.set({ kind: "live" });
        },
        event: (id, alert) => {
          number = Math.max(number ?? 0, id);
          if (alert) take(alert);
        },
      });
    } catch {
      // What ended the connection does not matter: it is opened again.
    }
    if (signal.aborted) return;
    feedState.set((now) => (now.kind === "lost" ? now : { kind: "lost", sinceMs: Date.now() }));
    await pause(backoffMs(Math.max(1, attempt), Math.random()), signal);
  }
}

interface Listener {
  opened(): void;
  event(id: number, alert: Alert | undefined): void;
}

/** Reads one connection to its end. */
async function read(after: number, signal: AbortSignal, listener: Listener): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    const body = await openEvents(after, AbortSignal.any([signal, silence.signal]));
    listener.opened();
    const parser = new EventParser(({ id, name, data }) => {
      listener.event(Number(id), name === "alert" ? (JSON.parse(data) as Alert) : undefined);
    });
    const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), silenceMs);
      parser.push(piece.value);
    }
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
    addEventListener("online", () => resolve(), { once: true });
  });
}

/** Tells the node that somebody has taken note. The list changes when the node has said so. */
export async function acknowledge(id: string): Promise<void> {
  if (alerts.get().find((alert) => alert.id === id)?.acknowledged) return;
  take(await acknowledgeAlert(id));
}
