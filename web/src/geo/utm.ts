/**
 * Universal Transverse Mercator on WGS-84: Krüger's series in the third flattening to the fourth order, as in C. F. F.
 * Karney, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85 (2011), equations 35 and 36.
 */

const equatorM = 6_378_137;
const flattening = 1 / 298.257223563;
const n = flattening / (2 - flattening);
const eccentricity = Math.sqrt(flattening * (2 - flattening));
const scale = 0.9996;
const falseEasting = 500_000;
const southNorthing = 10_000_000;
const radiusM = (equatorM / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);

const alpha = [
  n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4,
  (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4,
  (61 / 240) * n ** 3 - (103 / 140) * n ** 4,
  (49561 / 161280) * n ** 4,
];
const beta = [
  n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3 - (1 / 360) * n ** 4,
  (1 / 48) * n ** 2 + (1 / 15) * n ** 3 - (437 / 1440) * n ** 4,
  (17 / 480) * n ** 3 - (37 / 840) * n ** 4,
  (4397 / 161280) * n ** 4,
];

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;

/** A place in a zone: metres, those of the southern hemisphere with its false northing. */
export interface Utm {
  easting: number;
  northing: number;
}

export const centralMeridian = (zone: number) => zone * 6 - 183;

export function toUtm(zone: number, lon: number, lat: number): Utm {
  const phi = radians(lat);
  const lambda = radians(lon - centralMeridian(zone));
  const conformal = Math.sinh(Math.atanh(Math.sin(phi)) - eccentricity * Math.atanh(eccentricity * Math.sin(phi)));
  const xi = Math.atan2(conformal, Math.cos(lambda));
  const eta = Math.asinh(Math.sin(lambda) / Math.hypot(conformal, Math.cos(lambda)));
  let [north, east] = [xi, eta];
  alpha.forEach((a, i) => {
    const k = 2 * (i + 1);
    north += a * Math.sin(k * xi) * Math.cosh(k * eta);
    east += a * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  const northing = scale * radiusM * north;
  return { easting: falseEasting + scale * radiusM * east, northing: lat < 0 ? northing + southNorthing : northing };
}

export function fromUtm(zone: number, { easting, northing }: Utm, south: boolean): [lon: number, lat: number] {
  const xi = (northing - (south ? southNorthing : 0)) / (scale * radiusM);
  const eta = (easting - falseEasting) / (scale * radiusM);
  let [north, east] = [xi, eta];
  beta.forEach((b, i) => {
    const k = 2 * (i + 1);
    north -= b * Math.sin(k * xi) * Math.cosh(k * eta);
    east -= b * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  const conformal = Math.sin(north) / Math.hypot(Math.sinh(east), Math.cos(north));
  // The latitude whose conformal one this is, by Newton's method: two rounds reach the precision of the numbers.
  let tau = conformal;
  for (let round = 0; round < 4; round++) {
    const sigma = Math.sinh(eccentricity * Math.atanh((eccentricity * tau) / Math.hypot(1, tau)));
    const now = tau * Math.hypot(1, sigma) - sigma * Math.hypot(1, tau);
    const slope =
      ((1 - eccentricity ** 2) * Math.hypot(1, now) * Math.hypot(1, tau)) / (1 + (1 - eccentricity ** 2) * tau ** 2);
    tau += (conformal - now) / slope;
  }
  return [centralMeridian(zone) + degrees(Math.atan2(Math.sinh(east), Math.cos(north))), degrees(Math.atan(tau))];
}
