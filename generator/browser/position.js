// Where the phone is: asked for on a tap, kept for this tab only, never sent anywhere.

const KEY = "yitu-here";
const COARSE = 500; // metres: a worse position says about how far, and not how many minutes
const OLD = 300000; // after five minutes a rider is somewhere else
const REASONS = {
  1: "没有得到定位许可。可以在手机设置里允许定位再试，或选街道、社区，或搜附近的路名。",
  2: "现在定不到位置。到开阔的地方再试，或选街道、社区，或搜附近的路名。",
  3: "定位太久没有结果。再点一次，或选街道、社区，或搜附近的路名。",
};

/**
 * Takes a fresh position.
 * @param {Geolocation | undefined} geolocation navigator.geolocation
 * @returns {Promise<{lng: number, lat: number, accuracy: number, at: number}>} WGS-84 degrees, metres, milliseconds;
 *   rejects with an Error whose message is Chinese
 */
export function ask(geolocation) {
  return new Promise((resolve, reject) => {
    if (!geolocation) {
      reject(new Error("这台手机不支持定位，请选街道、社区，或搜附近的路名。"));
      return;
    }
    const found = (position) => {
      const here = {
        lng: position.coords.longitude, lat: position.coords.latitude, accuracy: position.coords.accuracy, at: Date.now(),
      };
      keep(here);
      resolve(here);
    };
    const refused = (fault) => reject(new Error(REASONS[fault.code] || REASONS[2]));
    geolocation.getCurrentPosition(found, refused, { enableHighAccuracy: true, timeout: 15000, maximumAge: 0 });
  });
}

/**
 * Whether a position may be taken without a question to the rider. Where nobody can tell, it may not.
 * @param {Permissions | undefined} permissions navigator.permissions @returns {Promise<boolean>}
 */
export async function allowed(permissions) {
  try {
    return (await permissions.query({ name: "geolocation" })).state === "granted";
  } catch (unknown) {
    return false;
  }
}

function keep(here) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(here));
  } catch (refused) {
    // A private window: coming back to this page then asks again.
  }
}

/** The position of this tab's last tap, at most an hour old. @param {number} now @returns {any} or null */
export function keptPosition(now) {
  try {
    const here = JSON.parse(sessionStorage.getItem(KEY));
    const whole = here && [here.lng, here.lat, here.accuracy, here.at].every((value) => typeof value === "number");
    return whole && now - here.at < 36e5 && here.at <= now ? here : null;
  } catch (refused) {
    return null;
  }
}

/** How wrong a distance may be, in metres; 0 where the position is exact enough. @param {{accuracy: number} | null} here */
export function errorOf(here) {
  return here !== null && here.accuracy > COARSE ? here.accuracy : 0;
}

/** Whether a rider is somewhere else by now. @param {{at: number}} here @param {number} now milliseconds */
export function isOld(here, now) {
  return now - here.at >= OLD;
}

/**
 * How old and how exact a position is, in words.
 * @param {{accuracy: number, at: number}} here @param {number} now milliseconds @returns {string}
 */
export function ageText(here, now) {
  const minutes = Math.max(0, Math.floor((now - here.at) / 60000));
  const age = !isOld(here, now) ? "刚刚的位置" : minutes < 60 ? minutes + " 分钟前的位置" : "一小时前的位置";
  if (here.accuracy > 1000) return age + "（误差约 " + about(here.accuracy) + "，距离只作参考）";
  return here.accuracy > 100 ? age + "（误差约 " + about(here.accuracy) + "）" : age;
}

function about(metres) {
  if (metres < 1000) return Math.round(metres / 100) * 100 + " 米";
  return Math.round(metres / 1000) + " 公里";
}
