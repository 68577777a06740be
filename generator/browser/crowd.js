// Which stations share a sign on the map: pure functions over columns. Coordinates are those of Web Mercator as parts
// of the whole world, 0 to 1 from the north-west; a view has a scale in pixels per world.

const CELL = 64; // pixels: rows of one cell share a sign
const SAMPLE = 2000; // rows that a first view is taken from
const APART = 46; // pixels between the middles of two signs, else they become one

/** @param {number} lng degrees @param {number} lat @returns {number[]} x, y */
export function worldOf(lng, lat) {
  const sine = Math.min(0.9999, Math.max(-0.9999, Math.sin((lat * Math.PI) / 180)));
  return [lng / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** @param {number} x @param {number} y @returns {number[]} lng, lat in degrees */
export function degreesOf(x, y) {
  return [(x - 0.5) * 360, (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90];
}

/**
 * The signs of a view.
 * @param {ArrayLike<number>} rows @param {Float64Array} xs of each row, NaN without a position @param {Float64Array} ys
 * @param {{west: number, north: number, east: number, south: number, scale: number}} view
 * @returns {{x: number, y: number, rows: number[]}[]} the middle of the rows that share a sign, in world coordinates
 */
export function crowds(rows, xs, ys, view) {
  const cells = new Map();
  const size = CELL / view.scale;
  const low = (edge) => Math.floor(edge / size) * size; // whole cells: a sign is the same wherever the edge lies
  const [west, north, east, south] = [low(view.west), low(view.north), low(view.east) + size, low(view.south) + size];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const x = xs[row];
    const y = ys[row];
    if (!(x >= west && x < east && y >= north && y < south)) continue;
    const key = Math.floor(x / size) * 67108864 + Math.floor(y / size);
    const cell = cells.get(key);
    if (cell) {
      cell.sumX += x;
      cell.sumY += y;
      cell.rows.push(row);
    } else {
      cells.set(key, { sumX: x, sumY: y, rows: [row] });
    }
  }
  return merged(Array.from(cells.values()), APART / view.scale);
}

/** The larger takes the smaller that stands too close; what moved is looked at again. */
function merged(cells, apart) {
  const kept = [];
  for (const cell of cells.sort((a, b) => b.rows.length - a.rows.length)) {
    const sign = { x: cell.sumX / cell.rows.length, y: cell.sumY / cell.rows.length, rows: cell.rows };
    const near = kept.find((other) => Math.abs(other.x - sign.x) < apart && Math.abs(other.y - sign.y) < apart
      && Math.hypot(other.x - sign.x, other.y - sign.y) < apart);
    if (near) near.rows = near.rows.concat(sign.rows);
    else kept.push(sign);
  }
  return kept;
}

/**
 * The box of most points: what was entered far away must not shrink the rest to a dot.
 * @param {number[]} rows @param {Float64Array} xs @param {Float64Array} ys @returns {number[] | null} west, north, east, south
 */
export function middle(rows, xs, ys) {
  const step = Math.ceil(rows.length / SAMPLE) || 1;
  const there = rows.filter((row, place) => place % step === 0 && xs[row] === xs[row]);
  if (!there.length) return null;
  const at = (values, part) => values[Math.floor((values.length - 1) * part)];
  const sorted = (read) => Float64Array.from(there, read).sort();
  const x = at(sorted((row) => xs[row]), 0.5);
  const y = at(sorted((row) => ys[row]), 0.5);
  const far = sorted((row) => Math.hypot(xs[row] - x, ys[row] - y));
  const most = there.length < 4 ? Infinity : Math.max(at(far, 0.8) * 3, 1e-7);
  return boxOf(there.filter((row) => Math.hypot(xs[row] - x, ys[row] - y) <= most), xs, ys);
}

/** @returns {number[]} west, north, east, south of some rows */
export function boxOf(rows, xs, ys) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of rows) {
    box[0] = Math.min(box[0], xs[row]);
    box[1] = Math.min(box[1], ys[row]);
    box[2] = Math.max(box[2], xs[row]);
    box[3] = Math.max(box[3], ys[row]);
  }
  return box;
}
