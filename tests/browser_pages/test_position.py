"""The position in words, and what stands there when it cannot be had."""

from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]

WORDS = """
import { ageText, ask, keptPosition } from "/browser/position.js";
const now = 1e12;
const here = (accuracy, minutes) => ({ lng: 1, lat: 2, accuracy, at: now - minutes * 60000 });
const refusal = (code) => ask({ getCurrentPosition: (ok, no) => no({ code }) }).catch((fault) => fault.message);
export default async () => {
  const asked = [];
  const found = await ask({ getCurrentPosition: (ok, no, options) => {
    asked.push(options);
    ok({ coords: { longitude: 118.79, latitude: 32.04, accuracy: 30 } });
  } });
  const kept = keptPosition(Date.now());
  const later = keptPosition(Date.now() + 2 * 36e5);
  sessionStorage.setItem("yitu-here", '{"lng":"<img>"}');
  const broken = [keptPosition(Date.now())];
  sessionStorage.setItem("yitu-here", "no json");
  broken.push(keptPosition(Date.now()));
  return {
    words: [here(20, 0), here(300, 4), here(20, 12), here(5000, 1), here(20, 600)].map((h) => ageText(h, now)),
    refusals: [await refusal(1), await refusal(2), await refusal(3), await ask(undefined).catch((f) => f.message)],
    fresh: asked[0].maximumAge, found: [found.lng, found.lat], kept: kept && kept.lng, later, broken,
  };
};
"""


def test_a_position_says_its_age_and_error_and_a_refusal_says_what_to_do(run_module: Run) -> None:
    found = run_module(WORDS)
    assert found["words"] == [
        "刚刚的位置",
        "刚刚的位置（误差约 300 米）",
        "12 分钟前的位置",
        "刚刚的位置（误差约 5 公里，距离只作参考）",
        "一小时前的位置",
    ]
    assert "许可" in found["refusals"][0]
    assert all("选街道" in text for text in found["refusals"])
    assert len(set(found["refusals"])) == 4
    assert found["fresh"] == 0
    assert found["found"] == [118.79, 32.04]
    assert (found["kept"], found["later"], found["broken"]) == (118.79, None, [None, None])
