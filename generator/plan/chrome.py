"""Texts of the frame around every page, from settings and what there is to publish."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.records import Demo, Settings
from generator.render import Link, date_text
from generator.render.icons import icon

_DEMO_TEXT = {
    Demo.NONE: "",
    Demo.UNOFFICIAL: "非官方示例，依据公开报道整理",
    Demo.SYNTHETIC: "演示数据，人物和地点均为虚构",
}
DEMO_SHORT = {Demo.NONE: "", Demo.UNOFFICIAL: "非官方示例", Demo.SYNTHETIC: "演示数据"}
"""What a picture that leaves the site says of it."""
_ICP_SITE = "https://beian.miit.gov.cn/"
_POLICE_SITE = "https://beian.mps.gov.cn/"


def site_values(settings: Settings, menu: Iterable[Link], updated: str, today: date) -> Mapping[str, Any]:
    """What header and footer print; nothing that is not set."""
    options = settings.options
    body = options.site
    return {
        "name": settings.site_name,
        "lang": "zh-CN",
        "region": options.region or settings.site_name,
        "network": (options.network or "") if options.region else "",
        "demo": options.demo.value,
        "demo_text": _DEMO_TEXT[options.demo],
        "noindex": settings.noindex,
        "nav": [(link.title, link.url) for link in menu],
        "publisher": body.publisher or "",
        "contact": body.contact or "",
        "icp": body.icp or "",
        "icp_url": _ICP_SITE,
        "police_filing": body.police_filing or "",
        "police_url": _POLICE_SITE,
        "gov_code": body.gov_code or "",
        "kind": body.kind.value if body.kind else "",
        "footer": body.footer or "",
        "updated_text": f"数据更新于 {date_text(updated)}" if updated else "",
        "accent": options.accent or "",
        "feed": "",
        "gray": today in options.grayscale_on,
        "gray_on": " ".join(day.isoformat() for day in options.grayscale_on),
    }


def chrome_globals() -> Mapping[str, Any]:
    """Names that every template may use."""
    return {"icon": icon}
