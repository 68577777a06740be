"""The browsers that the tests look through: start flags, a rider's phone inside WeChat, a desk."""

from typing import Any

# The resolver rule makes every foreign name fail at once: a page under test cannot reach the network.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

HERE: dict[str, Any] = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai"}

PHONE: dict[str, Any] = HERE | {
    "viewport": {"width": 360, "height": 780},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "user_agent": (
        "Mozilla/5.0 (Linux; Android 13; SM-A245F Build/TP1A.220624.014; wv) AppleWebKit/537.36 "
        "(KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.188 Mobile Safari/537.36 "
        "XWEB/1260093 MMWEBSDK/20240801 MicroMessenger/8.0.51.2720(0x28003339) WeChat/arm64 "
        "NetType/4G Language/zh_CN ABI/arm64"
    ),
}

DESK: dict[str, Any] = HERE | {"viewport": {"width": 1280, "height": 800}}

DEVICES = {"phone": PHONE, "desk": DESK}
