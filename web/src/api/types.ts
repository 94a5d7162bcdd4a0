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

/** `GET /api/v1/recording`. */
export interface Recording {
  from: string;
  to: string;
  /** What the recordings take on disk. */
  bytes: number;
  /** Without `to` while it lasts, without `from` before all that is recorded. */
  gaps: { from?: string | null; to?: string | null }[];
  buckets: { from: string; reports: number }[];
}

/** `GET /api/v1/tracks/{uid}/history`: one part of the line for each stretch without a gap. */
export interface TrackHistory {
  type: "Feature";
  id?: string;
  geometry: GeoJSON.LineString | GeoJSON.MultiLineString | GeoJSON.Point | null;
  properties: {
    uid: string;
    callsign?: string | null;
    type: string;
    source: string;
    label: string;
    /** One for each position, in their order. */
    times: string[];
    courses: (number | null)[];
    speeds: (number | null)[];
    gaps: { from?: string | null; to?: string | null }[];
  };
}

export const severities = ["unknown", "minor", "moderate", "severe", "extreme"] as const;
export type Severity = (typeof severities)[number];

export interface AlertText {
  /** RFC 5646. */
  language: string;
  event: string;
  senderName?: string;
  headline?: string;
  description?: string;
  instruction?: string;
}

/** `GET /api/v1/alerts/{id}`, shaped after CAP 1.2. */
export interface Alert {
  id: string;
  /** Of the event that changed it last. */
  number: number;
  state: "active" | "ended";
  acknowledged?: { by: string; at: string } | null;
  ended?: string | null;
  source: string;
  sender: string;
  sent: string;
  received: string;
  status: string;
  severity: Severity;
  expires?: string | null;
  texts: AlertText[];
  geometry?: GeoJSON.Geometry | null;
  areas: { description: string }[];
  tracks: string[];
  rule?: string | null;
  label: string;
}

export type Position = [lon: number, lat: number];

export type AreaShape =
  | { kind: "polygon"; points: Position[] }
  | { kind: "circle"; center: Position; radius: number }
  | { kind: "corridor"; points: Position[]; width: number };

export const ruleKinds = ["enter", "leave", "dwell", "speed", "silence", "loiter", "meet"] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** What an area calls out for: seconds, metres, metres per second. */
export interface AreaRule {
  kind: RuleKind;
  seconds?: number;
  metres?: number;
  above?: number;
  below?: number;
}

/** `GET /api/v1/areas/{id}`. */
export interface WatchArea {
  id: string;
  name: string;
  enabled: boolean;
  shape: AreaShape;
  severity: Exclude<Severity, "unknown">;
  /** How far outside a track must be to have left, metres. */
  margin?: number;
  rules: AreaRule[];
  /** Beginnings of CoT types; none for all. */
  types?: string[] | null;
  sources?: string[] | null;
  label?: string | null;
}

/** An area before the node has taken it. */
export type AreaDraft = Omit<WatchArea, "id"> & { id?: string };

/** An entry of `GET /api/v1/layers`. */
export interface LayerInfo {
  id: string;
  name: string;
  features: number;
  /** West, south, east, north; west > east crosses the antimeridian. */
  bbox: [number, number, number, number];
  label: string;
}

/** What became of a file that was put on the map. */
export interface ImportedLayer {
  layer: LayerInfo;
  /** Features that cannot be shown, and the first reasons why. */
  skipped: number;
  reasons: string[];
}
