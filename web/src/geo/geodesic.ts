import type { Position } from "../api/types";

/**
 * Distances and bearings on the WGS-84 ellipsoid: T. Vincenty, "Direct and inverse solutions of geodesics on the
 * ellipsoid with application of nested equations", Survey Review 23 (176), 1975. Right to a millimetre.
 */

const equatorM = 6_378_137;
const flattening = 1 / 298.257223563;
const polarM = equatorM * (1 - flattening);
const meanM = 6_371_008.8;
const mostRounds = 200;
const enough = 1e-12;

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;
const bearingOf = (angle: number) => (degrees(angle) + 360) % 360;

/** The shortest way from one place to another. */
export interface Leg {
  metres: number;
  /** Degrees true at its beginning and at its end; 0 for no way at all. */
  initial: number;
  final: number;
  /** False for places so nearly opposite on the globe that only the sphere's answer is known, to half a percent. */
  exact: boolean;
}

const reducedLatitude = (lat: number) => Math.atan((1 - flattening) * Math.tan(radians(lat)));

function series(cosSqAlpha: number): { a: number; b: number } {
  const uSq = (cosSqAlpha * (equatorM ** 2 - polarM ** 2)) / polarM ** 2;
  return {
    a: 1 + (uSq / 16384) * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq))),
    b: (uSq / 1024) * (256 + uSq * (-128 + uSq * (74 - 47 * uSq))),
  };
}

function deltaSigma(b: number, sinSigma: number, cosSigma: number, cos2SigmaM: number): number {
  const inner =
    cosSigma * (-1 + 2 * cos2SigmaM ** 2) -
    (b / 6) * cos2SigmaM * (-3 + 4 * sinSigma ** 2) * (-3 + 4 * cos2SigmaM ** 2);
  return b * sinSigma * (cos2SigmaM + (b / 4) * inner);
}

/** How much further the longitude of the auxiliary sphere is than that of the ellipsoid. */
function longitudeExcess(sinAlpha: number, sigma: number, sinSigma: number, cosSigma: number, cos2SigmaM: number) {
  const cosSqAlpha = 1 - sinAlpha ** 2;
  const c = (flattening / 16) * cosSqAlpha * (4 + flattening * (4 - 3 * cosSqAlpha));
  const inner = sigma + c * sinSigma * (cos2SigmaM + c * cosSigma * (-1 + 2 * cos2SigmaM ** 2));
  return (1 - c) * flattening * sinAlpha * inner;
}

/** The way between two places. */
export function between([lon1, lat1]: Position, [lon2, lat2]: Position): Leg {
  const away = radians(((((lon2 - lon1 + 180) % 360) + 360) % 360) - 180);
  const [u1, u2] = [reducedLatitude(lat1), reducedLatitude(lat2)];
  const [sinU1, cosU1, sinU2, cosU2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = away;
  for (let round = 0; round < mostRounds; round++) {
    const [sinLambda, cosLambda] = [Math.sin(lambda), Math.cos(lambda)];
    const sinSigma = Math.hypot(cosU2 * sinLambda, cosU1 * sinU2 - sinU1 * cosU2 * cosLambda);
    if (sinSigma === 0) return { metres: 0, initial: 0, final: 0, exact: true };
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cosU1 * cosU2 * sinLambda) / sinSigma;
    const cosSqAlpha = 1 - sinAlpha ** 2;
    // Along the equator there is no middle to speak of.
    const cos2SigmaM = cosSqAlpha < 1e-15 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cosSqAlpha;
    const next = away + longitudeExcess(sinAlpha, sigma, sinSigma, cosSigma, cos2SigmaM);
    if (Math.abs(next) > Math.PI) break;
    if (Math.abs(next - lambda) < enough) {
      const { a, b } = series(cosSqAlpha);
      return {
        metres: polarM * a * (sigma - deltaSigma(b, sinSigma, cosSigma, cos2SigmaM)),
        initial: bearingOf(Math.atan2(cosU2 * sinLambda, cosU1 * sinU2 - sinU1 * cosU2 * cosLambda)),
        final: bearingOf(Math.atan2(cosU1 * sinLambda, -sinU1 * cosU2 + cosU1 * sinU2 * cosLambda)),
        exact: true,
      };
    }
    lambda = next;
  }
  return onSphere(radians(lat1), radians(lat2), away);
}

function onSphere(lat1: number, lat2: number, away: number): Leg {
  const y = Math.sin(away) * Math.cos(lat2);
  const x = Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(away);
  const cosine = Math.sin(lat1) * Math.sin(lat2) + Math.cos(lat1) * Math.cos(lat2) * Math.cos(away);
  const back = Math.atan2(
    -Math.sin(away) * Math.cos(lat1),
    Math.cos(lat2) * Math.sin(lat1) - Math.sin(lat2) * Math.cos(lat1) * Math.cos(away),
  );
  return {
    metres: meanM * Math.atan2(Math.hypot(x, y), cosine),
    initial: bearingOf(Math.atan2(y, x)),
    final: (bearingOf(back) + 180) % 360,
    exact: false,
  };
}

/** The place at a distance and a bearing. Its longitude goes on from that of the beginning, beyond 180 if it must. */
export function travel([lon, lat]: Position, bearing: number, metres: number): Position {
  const [sinAlpha1, cosAlpha1] = [Math.sin(radians(bearing)), Math.cos(radians(bearing))];
  const u1 = reducedLatitude(lat);
  const [sinU1, cosU1] = [Math.sin(u1), Math.cos(u1)];
  const sigma1 = Math.atan2(Math.tan(u1), cosAlpha1);
  const sinAlpha = cosU1 * sinAlpha1;
  const { a, b } = series(1 - sinAlpha ** 2);
  const start = metres / (polarM * a);
  let sigma = start;
  for (let round = 0; round < mostRounds; round++) {
    const cos2SigmaM = Math.cos(2 * sigma1 + sigma);
    const next = start + deltaSigma(b, Math.sin(sigma), Math.cos(sigma), cos2SigmaM);
    const isDone = Math.abs(next - sigma) < enough;
    sigma = next;
    if (isDone) break;
  }
  const [sinSigma, cosSigma] = [Math.sin(sigma), Math.cos(sigma)];
  const across = sinU1 * sinSigma - cosU1 * cosSigma * cosAlpha1;
  const lat2 = Math.atan2(
    sinU1 * cosSigma + cosU1 * sinSigma * cosAlpha1,
    (1 - flattening) * Math.hypot(sinAlpha, across),
  );
  const lambda = Math.atan2(sinSigma * sinAlpha1, cosU1 * cosSigma - sinU1 * sinSigma * cosAlpha1);
  const excess = longitudeExcess(sinAlpha, sigma, sinSigma, cosSigma, Math.cos(2 * sigma1 + sigma));
  return [lon + degrees(lambda - excess), degrees(lat2)];
}

/** A circle as a closed ring. */
export function ringAround(center: Position, metres: number, points = 72): Position[] {
  return Array.from({ length: points + 1 }, (_, i) => travel(center, -(i % points) * (360 / points), metres));
}

/** The way as points for the map, close enough that it looks curved, with longitudes that go on beyond 180. */
export function wayBetween(from: Position, to: Position): Position[] {
  const { metres, initial, exact } = between(from, to);
  const parts = Math.max(1, Math.min(60, Math.ceil(metres / 50_000)));
  const near = (lon: number) => lon + 360 * Math.round((from[0] - lon) / 360);
  if (!exact) return [from, [near(to[0]), to[1]]];
  const middle = Array.from({ length: parts - 1 }, (_, i) => travel(from, initial, (metres * (i + 1)) / parts));
  return [from, ...middle, [near(to[0]), to[1]]];
}
