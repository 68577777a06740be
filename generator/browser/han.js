// How Chinese is compared: half width, lower case, simplified characters, and pinyin with its initials.

/**
 * A folding for one index; the same as fold() in generator/search/text.py.
 * @param {string} pairs traditional and simplified characters by turns
 * @returns {(text: string) => string} its answer is as long as the text, each character in its place
 */
export function folding(pairs) {
  const simple = new Map();
  for (let i = 0; i + 1 < pairs.length; i += 2) simple.set(pairs[i], pairs[i + 1]);
  const letters = Array.from(simple.keys()).join("");
  const changing = new RegExp("[A-Z\\u00c0-\\u1fff\\u2100-\\u2dff\\u3000\\uff01-\\uff5e" + letters + "]", "g");
  const one = (character) => {
    const code = character.charCodeAt(0);
    if (code === 0x3000) return " ";
    if (simple.has(character)) return simple.get(character);
    const plain = code >= 0xff01 ? String.fromCharCode(code - 0xfee0) : character;
    const lower = plain.toLowerCase();
    return lower.length === 1 ? lower : plain;
  };
  return (text) => text.replace(changing, one);
}

/**
 * Who reads how, ready for `matchPinyin`: everything by character code, for it runs over all titles at each key.
 * @param {Object<string, string>} table reading -> characters
 * @returns {{at: Uint16Array, of: string[][], first: Uint32Array, any: Uint32Array}} bits: 1 << (letter - "a")
 */
export function readingsOf(table) {
  const readings = { at: new Uint16Array(65536), of: [[]], first: new Uint32Array(65536), any: new Uint32Array(65536) };
  for (let code = 97; code <= 122; code++) readings.first[code] = readings.any[code] = 1 << (code - 97);
  for (const reading of Object.keys(table)) {
    for (let i = 0; i < table[reading].length; i++) {
      const code = table[reading].charCodeAt(i);
      if (!readings.at[code]) readings.at[code] = readings.of.push([]) - 1;
      readings.of[readings.at[code]].push(reading);
      readings.first[code] |= bits(reading[0]);
      readings.any[code] |= bits(reading);
    }
  }
  return readings;
}

/** The letters a to z in a text, one bit each. @param {string} text @returns {number} */
export function bits(text) {
  let found = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i) - 97;
    if (letter >= 0 && letter < 26) found |= 1 << letter;
  }
  return found;
}

const MOST_STEPS = 400; // no title needs so many; hostile ones would need millions

/**
 * Where a title is read as these letters: full readings, initials, or both mixed; the last reading may be unfinished.
 * @param {string} text folded @param {number} from @param {number} to the part of it to look at
 * @param {string} letters a to z, digits @param {any} readings from `readingsOf`
 * @returns {{start: number, end: number} | null}
 */
export function matchPinyin(text, from, to, letters, readings) {
  const first = bits(letters[0]);
  left = MOST_STEPS;
  for (let start = from; start < to; start++) {
    if (first && !(readings.first[text.charCodeAt(start)] & first)) continue;
    const end = readOn(text, start, to, letters, 0, readings);
    if (end > start) return { start, end };
  }
  return null;
}

let left = 0; // steps of the title that is looked at

function readOn(text, at, to, letters, done, readings) {
  if (done >= letters.length) return at;
  if (at >= to || --left < 0) return -1;
  const code = text.charCodeAt(at);
  const letter = letters.charCodeAt(done);
  if (code === letter) return readOn(text, at + 1, to, letters, done + 1, readings);
  const found = readings.of[readings.at[code]];
  for (let i = 0; i < found.length; i++) {
    const reading = found[i];
    if (reading.charCodeAt(0) !== letter) continue;
    let same = 1;
    while (same < reading.length && reading.charCodeAt(same) === letters.charCodeAt(done + same)) same++;
    if (done + same >= letters.length) return at + 1;
    let end = -1;
    if (same === reading.length && begins(text.charCodeAt(at + 1), letters.charCodeAt(done + same), readings)) {
      end = readOn(text, at + 1, to, letters, done + same, readings);
    }
    if (end < 0 && reading.length > 1 && begins(text.charCodeAt(at + 1), letters.charCodeAt(done + 1), readings)) {
      end = readOn(text, at + 1, to, letters, done + 1, readings);
    }
    if (end >= 0) return end;
  }
  return -1;
}

/** Whether a character is this letter or has a reading that begins with it. */
function begins(code, letter, readings) {
  return code === letter || (letter >= 97 && letter <= 122 && (readings.first[code] & (1 << (letter - 97))) !== 0);
}
