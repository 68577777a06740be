// How far and how long. Distances are those of generator/geo/measure.py; one vector file proves both.

const EARTH_RADIUS = 6371008.8; // metres
const DETOUR = 1.3; // streets against the straight line
const EBIKE_SPEED = 250; // metres a minute: 15 km/h
const RADIANS = Math.PI / 180;

/**
 * Straight-line metres between two points in WGS-84 degrees (haversine).
 * @param {number} lng @param {number} lat @param {number} otherLng @param {number} otherLat @returns {number}
 */
export function distance(lng, lat, otherLng, otherLat) {
  const south = lat * RADIANS;
  const north = otherLat * RADIANS;
  const rise = Math.sin((north - south) / 2);
  const turn = Math.sin(((otherLng - lng) * RADIANS) / 2);
  const part = rise * rise + Math.cos(south) * Math.cos(north) * turn * turn;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(part)));
}

/** Whole minutes by e-bike for straight-line metres, at least 1. @param {number} metres @returns {number} */
export function ebikeMinutes(metres) {
  return Math.max(1, Math.ceil((metres * DETOUR) / EBIKE_SPEED));
}

/** 直线 320 米, 直线 1.2 公里. @param {number} metres @returns {string} */
export function distanceText(metres) {
  const tens = Math.floor(metres / 10 + 0.5);
  if (tens < 1) return "直线 10 米内";
  if (tens < 100) return "直线 " + tens * 10 + " 米";
  const tenths = Math.floor(metres / 100 + 0.5);
  if (tenths < 100) return "直线 " + Math.floor(tenths / 10) + "." + (tenths % 10) + " 公里";
  return "直线 " + Math.floor(metres / 1000 + 0.5) + " 公里";
}

const RIDE = 20000; // metres: nobody asks how long a ride beyond takes

/**
 * How far and how long: 直线 320 米 · 骑行约 2 分钟; a coarse position says about how far, and no minutes.
 * @param {number} metres @param {number} error of the position in metres, 0 where it is exact @returns {string}
 */
export function awayText(metres, error) {
  if (error && metres < 2 * error) return "直线 " + Math.ceil((metres + error) / 1000) + " 公里内";
  if (error) return "直线约 " + Math.round(metres / 1000) + " 公里";
  return distanceText(metres) + (metres < RIDE ? " · 骑行约 " + ebikeMinutes(metres) + " 分钟" : "");
}
