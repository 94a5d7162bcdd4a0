import { backoffMs } from "./backoff";
import { BatchBuilder, buffersOf } from "./batch";
import { readFrame, subprotocol } from "./frame";
import type { FromWorker, Replay, ToWorker, Viewport } from "./messages";

/** Silence after which the node is asked over HTTP whether it still lives: a cut cable closes no socket. */
const silenceMs = 8000;
const healthTimeoutMs = 4000;
/** Close code of a request that the node does not take (RFC 6455: policy violation). */
const refusedCode = 1008;
/** The page has this long to apply a first picture before the connection counts as failed. */
const openTimeoutMs = 8000;

const page = self as unknown as {
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
};

/** Owns the socket: connects, asks for the viewport, decodes, acknowledges what the page applied, tries again. */
class Live {
  #socket: WebSocket | undefined;
  #builder = new BatchBuilder();
  #viewport: Viewport | undefined;
  #replay: Replay | undefined;
  #attempt = 0;
  #lostSince = 0;
  #heardAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #checking = false;

  constructor(
    readonly address: string,
    readonly health: string,
  ) {
    setInterval(() => void this.#watch(), 1000);
  }

  connect(): void {
    clearTimeout(this.#retry);
    this.#attempt++;
    page.postMessage({ kind: "connecting", attempt: this.#attempt });
    const socket = new WebSocket(this.address, subprotocol);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    const overdue = setTimeout(() => socket.readyState === WebSocket.CONNECTING && this.#lose(socket), openTimeoutMs);
    socket.onopen = () => {
      clearTimeout(overdue);
      this.#builder = new BatchBuilder();
      this.#attempt = 0;
      this.#lostSince = 0;
      this.#heardAt = Date.now();
      this.#sendAll();
      page.postMessage({ kind: "open" });
    };
    socket.onmessage = (event: MessageEvent<unknown>) => this.#receive(socket, event.data);
    socket.onclose = ({ code, reason }) => {
      clearTimeout(overdue);
      if (code === refusedCode) {
        // Asked again it would be refused again; the viewport alone is always taken.
        this.#replay = undefined;
        page.postMessage({ kind: "refused", reason });
      }
      this.#lose(socket);
    };
  }

  setViewport(viewport: Viewport): void {
    const isFirst = this.#viewport === undefined;
    this.#viewport = viewport;
    if (isFirst) this.#sendAll();
    else this.#send(viewport);
  }

  /** Frames begin with a viewport: a moment that is wanted before the first one goes with it. */
  setReplay(replay: Replay | undefined): void {
    this.#replay = replay;
    if (this.#viewport) this.#send({ replay: replay ? requestOf(replay) : null });
  }

  applied(frame: number, buffers: ReturnType<typeof buffersOf>): void {
    this.#builder.recycle(buffers);
    this.#send({ ack: frame });
  }

  /** The reader does not want to wait for the next try. */
  retryNow(): void {
    if (this.#lostSince !== 0 && this.#socket === undefined) this.connect();
  }

  #sendAll(): void {
    this.#send({ ...this.#viewport, ...(this.#replay && { replay: requestOf(this.#replay) }) });
  }

  #send(request: object): void {
    if (this.#viewport && this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(request));
  }

  #receive(socket: WebSocket, data: unknown): void {
    if (socket !== this.#socket || !(data instanceof ArrayBuffer)) return;
    this.#heardAt = Date.now();
    try {
      readFrame(data, this.#builder);
    } catch {
      // Half a frame may be applied by now; a new connection starts from a whole picture.
      this.#lose(socket);
      return;
    }
    const batch = this.#builder.finish();
    page.postMessage({ kind: "batch", batch }, [...buffersOf(batch), batch.removed.buffer]);
  }

  async #watch(): Promise<void> {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN || this.#checking || Date.now() - this.#heardAt < silenceMs) return;
    this.#checking = true;
    try {
      await fetch(this.health, { cache: "no-store", signal: AbortSignal.timeout(healthTimeoutMs) });
      this.#heardAt = Date.now();
    } catch {
      this.#lose(socket);
    } finally {
      this.#checking = false;
    }
  }

  #lose(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    this.#socket = undefined;
    socket.onclose = null;
    socket.onmessage = null;
    socket.close();
    if (this.#lostSince === 0) this.#lostSince = Date.now();
    const retryInMs = backoffMs(Math.max(1, this.#attempt), Math.random());
    page.postMessage({ kind: "lost", sinceMs: this.#lostSince, retryInMs, attempt: this.#attempt });
    this.#retry = setTimeout(() => this.connect(), retryInMs);
  }
}

const requestOf = ({ atMs, speed }: Replay) => ({ at: new Date(atMs).toISOString(), speed });

let live: Live | undefined;

page.onmessage = ({ data }) => {
  switch (data.kind) {
    case "open":
      live ??= new Live(data.address, data.health);
      live.connect();
      break;
    case "viewport":
      live?.setViewport(data.viewport);
      break;
    case "replay":
      live?.setReplay(data.replay);
      break;
    case "applied":
      live?.applied(data.frame, data.buffers);
      break;
    case "retry":
      live?.retryNow();
      break;
  }
};
