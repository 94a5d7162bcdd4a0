import { sessionLost, signInWanted, token } from "./access";
import type {
  Alert,
  AreaDraft,
  Headquarters,
  ImportedLayer,
  LayerInfo,
  Recording,
  TrackCollection,
  TrackFeature,
  TrackHistory,
  WatchArea,
} from "./types";

/** What the node says of a request that it refused (RFC 9457). */
export interface Problem {
  title?: string;
  /** Its last part is stable: programs may rely on it. */
  type?: string;
  /** For a body that cannot be used: the member that is wrong, a colon, and why. */
  detail?: string;
}

/** A request that the node did not answer as hoped. `status` is 0 when it could not be reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly path: string,
    readonly problem: Problem = {},
  ) {
    super(status === 0 ? `node not reached: ${path}` : `${path}: ${problem.detail ?? status}`);
    this.name = "ApiError";
  }
}

const timeoutMs = 8000;
/** A layer of some megabytes may be on its way for longer. */
const uploadTimeoutMs = 60_000;

/** Every address is relative to the page, so that no other host can ever be asked. */
function address(path: string): URL {
  return new URL(path, document.baseURI);
}

/** The one place that knows how a request proves who asks. */
function headers(more: HeadersInit = {}): Headers {
  const all = new Headers({ Accept: "application/json", ...more });
  const now = token.get();
  if (now !== undefined) all.set("Authorization", `Bearer ${now}`);
  return all;
}

/** @throws ApiError when the node cannot be reached, or refuses. */
export async function ask(
  path: string,
  { headers: more, ...init }: RequestInit,
  limitMs = timeoutMs,
  signal?: AbortSignal,
): Promise<Response> {
  const timeout = AbortSignal.timeout(limitMs);
  let response: Response;
  try {
    const stop = signal ? AbortSignal.any([signal, timeout]) : timeout;
    response = await fetch(address(path), { ...init, headers: more ?? headers(), signal: stop });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, path);
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as Problem;
  // The pages of one's own account and of administrators say themselves what was refused.
  const isOwn = /^api\/v1\/(session|accounts|tokens)/.test(path);
  if (init.method !== undefined && !isOwn && (response.status === 401 || response.status === 403)) {
    signInWanted.set(problem.detail ?? "");
  }
  if (response.status === 401 && problem.type?.endsWith(":not-signed-in")) sessionLost.set((count) => count + 1);
  throw new ApiError(response.status, path, problem);
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await ask(path, { headers: headers() }, timeoutMs, signal);
  return (await response.json()) as T;
}

export async function send(method: "POST" | "PUT" | "PATCH", path: string, body?: unknown): Promise<Response> {
  const init = { method, headers: headers({ "Content-Type": "application/json" }), body: JSON.stringify(body ?? {}) };
  return ask(path, init, timeoutMs);
}

const part = encodeURIComponent;

export const getHeadquarters = (signal?: AbortSignal) => get<Headquarters>("api/v1/headquarters", signal);

export const getTrack = (uid: string, signal?: AbortSignal) => get<TrackFeature>(`api/v1/tracks/${part(uid)}`, signal);

export const searchTracks = (text: string, limit: number, signal?: AbortSignal) =>
  get<TrackCollection>(`api/v1/tracks?q=${part(text)}&limit=${limit}`, signal);

export const getHistory = (uid: string, from: string, to: string, limit: number, signal?: AbortSignal) =>
  get<TrackHistory>(`api/v1/tracks/${part(uid)}/history?from=${part(from)}&to=${part(to)}&limit=${limit}`, signal);

export const getRecording = (from: string, to: string, buckets: number, signal?: AbortSignal) =>
  get<Recording>(`api/v1/recording?from=${part(from)}&to=${part(to)}&buckets=${buckets}`, signal);

export const getAlerts = (signal?: AbortSignal) => get<Alert[]>("api/v1/alerts?all=true", signal);

export async function acknowledgeAlert(id: string): Promise<Alert> {
  return (await (await send("POST", `api/v1/alerts/${part(id)}/acknowledge`)).json()) as Alert;
}

export const getAreas = (signal?: AbortSignal) => get<WatchArea[]>("api/v1/areas", signal);

/** Makes an area, or changes the one with the draft's id. */
export async function saveArea({ id, ...area }: AreaDraft): Promise<WatchArea> {
  const sent = id === undefined ? send("POST", "api/v1/areas", area) : send("PUT", `api/v1/areas/${part(id)}`, area);
  return (await (await sent).json()) as WatchArea;
}

export async function deleteArea(id: string): Promise<void> {
  await ask(`api/v1/areas/${part(id)}`, { method: "DELETE", headers: headers() }, timeoutMs);
}

export const getLayers = (signal?: AbortSignal) => get<LayerInfo[]>("api/v1/layers", signal);

export const getLayer = (id: string, signal?: AbortSignal) =>
  get<GeoJSON.FeatureCollection>(`api/v1/layers/${part(id)}`, signal);

export async function uploadLayer(name: string, file: Blob): Promise<ImportedLayer> {
  const init = { method: "POST", headers: headers({ "Content-Type": "application/octet-stream" }), body: file };
  return (await (await ask(`api/v1/layers?name=${part(name)}`, init, uploadTimeoutMs)).json()) as ImportedLayer;
}

export async function deleteLayer(id: string): Promise<void> {
  await ask(`api/v1/layers/${part(id)}`, { method: "DELETE", headers: headers() }, timeoutMs);
}

/** Whether the node has tiles of the site: a byte of them is enough to know. */
export async function hasBasemap(): Promise<boolean> {
  const asked = ask("basemap.pmtiles", { headers: new Headers({ Range: "bytes=0-0" }) }, timeoutMs);
  return asked.then(
    (response) => response.status === 206,
    () => false,
  );
}

/** The stream of events behind a number; the body ends with the connection. */
export async function openEvents(after: number, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const path = "api/v1/events?kinds=alert";
  const asked = { headers: headers({ Accept: "text/event-stream", "Last-Event-ID": String(after) }), signal };
  const response = await fetch(address(path), { ...asked, cache: "no-store" });
  if (!response.ok || !response.body) throw new ApiError(response.status, path);
  return response.body;
}

/** Address of the live picture. */
export function liveAddress(): string {
  const url = address("api/v1/tracks/live");
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
