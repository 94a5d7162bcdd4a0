export interface MockTrack {
  number: number;
  uid: string;
  callsign: string;
  sidc: string;
  type: string;
  source: string;
  headquarters: string;
  label: string;
  lon: number;
  lat: number;
  course: number;
  speed: number;
  age: number;
  stale: boolean;
  emergency: boolean;
}

export function random(seed: number): () => number;
export function makeTracks(count: number, seed?: number): MockTrack[];
export function advance(tracks: MockTrack[], seconds: number): void;
