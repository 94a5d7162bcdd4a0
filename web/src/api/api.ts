import type { Headquarters, TrackCollection, TrackFeature } from "./types";

/** A request that the node did not answer as hoped. `status` is 0 when it could not be reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly path: string,
  ) {
    super(status === 0 ? `node not reached: ${path}` : `${path}: ${status}`);
    this.name = "ApiError";
  }
}

const timeoutMs = 8000;

/** Every address is relative to the page, so that no other host can ever be asked. */
function address(path: string): URL {
  return new URL(path, document.baseURI);
}

/** The one place that knows how a request proves who asks. */
function headers(): Headers {
  return new Headers({ Accept: "application/json" });
}

async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  try {
    response = await fetch(address(path), {
      headers: headers(),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, path);
  }
  if (!response.ok) throw new ApiError(response.status, path);
  return (await response.json()) as T;
}

export const getHeadquarters = (signal?: AbortSignal) => get<Headquarters>("api/v1/headquarters", signal);

export const getTrack = (uid: string, signal?: AbortSignal) =>
  get<TrackFeature>(`api/v1/tracks/${encodeURIComponent(uid)}`, signal);

export const searchTracks = (text: string, limit: number, signal?: AbortSignal) =>
  get<TrackCollection>(`api/v1/tracks?q=${encodeURIComponent(text)}&limit=${limit}`, signal);

/** Address of the live picture. */
export function liveAddress(): string {
  const url = address("api/v1/tracks/live");
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
