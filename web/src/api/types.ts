// Hand-written until the node's OpenAPI document is built; then replaced by the generated schema.

/** `GET /api/v1/headquarters`: the node that serves this app. */
export interface Headquarters {
  name: string;
  /** ISO 3166-1 alpha-3. */
  country: string;
  fingerprint: string;
  version: string;
  nodeId: string;
  exercise: boolean;
  /** The marking that holds when nothing is on screen, as banner text. */
  label: string;
}

/** Properties of a track in GeoJSON answers. Speed in metres per second, course in degrees true, hae in metres. */
export interface TrackProperties {
  type: string;
  sidc: string;
  callsign: string;
  time: string;
  stale: string;
  source: string;
  sources?: string[];
  headquarters: string;
  label: string;
  course?: number | null;
  speed?: number | null;
  hae?: number | null;
  remarks?: string | null;
}

export interface TrackFeature {
  type: "Feature";
  id: string;
  geometry: { type: "Point"; coordinates: number[] };
  properties: TrackProperties;
}

export interface TrackCollection {
  type: "FeatureCollection";
  features: TrackFeature[];
}
