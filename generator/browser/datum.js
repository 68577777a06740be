// WGS-84 to the datums of Chinese maps, for links and tiles; proven against generator/geo by one vector file.

const RADIANS = Math.PI / 180;
const MAJOR = 6378245; // Krasovsky 1940, metres
const FLATNESS = 0.00669342162296594323; // its eccentricity squared

/**
 * @param {number} lng WGS-84 degrees @param {number} lat
 * @param {string} datum "wgs84", "gcj02" or "bd09"
 * @returns {number[]} lng, lat in that datum; outside China all three are the same
 */
export function fromWgs84(lng, lat, datum) {
  if (datum === "wgs84" || !shifted(lng, lat)) return [lng, lat];
  const bent = gcj02(lng, lat);
  return datum === "bd09" ? bd09(bent[0], bent[1]) : bent;
}

function shifted(lng, lat) {
  return lng >= 72.004 && lng <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}

// Sums of amplitude * sin(turns * pi): waves of one, two and three kinds of length.
function waves(value, list) {
  let sum = 0;
  for (const [amplitude, turns] of list) sum += amplitude * Math.sin(value * turns * Math.PI);
  return (sum * 2) / 3;
}

function gcj02(lng, lat) {
  const x = lng - 105;
  const y = lat - 35;
  const ripple = waves(x, [[20, 6], [20, 2]]);
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + ripple
    + waves(y, [[20, 1], [40, 1 / 3], [160, 1 / 12], [320, 1 / 30]]);
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + ripple
    + waves(x, [[20, 1], [40, 1 / 3], [150, 1 / 12], [300, 1 / 30]]);
  const sine = Math.sin(lat * RADIANS);
  const bulge = 1 - FLATNESS * sine * sine;
  const degreeNorth = ((MAJOR * (1 - FLATNESS)) / Math.pow(bulge, 1.5)) * RADIANS;
  const degreeEast = ((MAJOR * Math.cos(lat * RADIANS)) / Math.sqrt(bulge)) * RADIANS;
  return [lng + east / degreeEast, lat + north / degreeNorth];
}

function bd09(lng, lat) {
  const radius = Math.sqrt(lng * lng + lat * lat) + 0.00002 * Math.sin(lat * 3000 * RADIANS);
  const angle = Math.atan2(lat, lng) + 0.000003 * Math.cos(lng * 3000 * RADIANS);
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006];
}
