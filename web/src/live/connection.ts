import { liveAddress } from "../api/api";
import { createStore } from "../state/store";
import type { Picture } from "../tracks/picture";
import { type Batch, buffersOf } from "./batch";
import type { FromWorker, Replay, ToWorker, Viewport } from "./messages";

/** How the page stands with its node. Times are of the clock of this machine (Unix ms). */
export type LinkState =
  | { kind: "connecting" }
  | { kind: "live" }
  | { kind: "lost"; sinceMs: number; retryAtMs: number; attempt: number; trying: boolean };

export const linkState = createStore<LinkState>({ kind: "connecting" });

/** What the node last refused to show, in its words; undefined when nothing. */
export const refusal = createStore<string | undefined>(undefined);

/** The page's end of the live picture: starts the worker, applies its batches, tells it the viewport. */
export class Connection {
  readonly #worker = new Worker(new URL("./live.worker.ts", import.meta.url), { type: "module", name: "live" });
  #pending: Viewport | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastSent = "";

  constructor(readonly picture: Picture) {
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#take(data);
    const health = new URL("healthz", document.baseURI).href;
    this.#send({ kind: "open", address: liveAddress(), health });
    addEventListener("online", () => this.retry());
  }

  /** Sent at most every 250 ms, the newest wins. */
  look(viewport: Viewport): void {
    this.#pending = viewport;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const text = JSON.stringify(this.#pending);
      if (!this.#pending || text === this.#lastSent) return;
      this.#lastSent = text;
      this.#send({ kind: "viewport", viewport: this.#pending });
    }, 250);
  }

  /** Asks for a moment of the past, or for now. */
  replay(replay: Replay | undefined): void {
    refusal.set(undefined);
    this.#send({ kind: "replay", replay });
  }

  retry(): void {
    this.#send({ kind: "retry" });
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #applied(batch: Batch): void {
    const buffers = buffersOf(batch);
    this.#worker.postMessage({ kind: "applied", frame: batch.frame, buffers } satisfies ToWorker, buffers);
  }

  #take(message: FromWorker): void {
    switch (message.kind) {
      case "connecting":
        linkState.set((now) => (now.kind === "lost" ? { ...now, trying: true } : { kind: "connecting" }));
        break;
      case "open":
        linkState.set({ kind: "live" });
        break;
      case "refused":
        refusal.set(message.reason);
        break;
      case "lost":
        linkState.set({
          kind: "lost",
          sinceMs: message.sinceMs,
          retryAtMs: Date.now() + message.retryInMs,
          attempt: message.attempt,
          trying: false,
        });
        break;
      case "batch":
        this.picture.apply(message.batch);
        this.#applied(message.batch);
        break;
    }
  }
}
