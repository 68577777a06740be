// Who looked at a station and when, in words, and whether that was too long ago to rely on.

/** 2026年10月8日. @param {string} day YYYY-MM-DD @returns {string} */
export function dateText(day) {
  const [year, month, date] = day.split("-").map(Number);
  return year + "年" + month + "月" + date + "日";
}

/**
 * The same rule as is_stale() in generator/kinds/present.py, proven by one vector file; a page may be shown long after
 * it was built.
 * @param {string} day YYYY-MM-DD @param {number} now milliseconds @param {number} months of the site @returns {boolean}
 */
export function isStale(day, now, months) {
  const today = new Date(now + 288e5).toISOString().slice(0, 10);
  const [year, month] = day.split("-").map(Number);
  const [thisYear, thisMonth] = today.split("-").map(Number);
  return (thisYear - year) * 12 + thisMonth - month > months;
}
