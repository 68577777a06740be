"""The manifest by which a phone can keep the site on its first screen."""

import json
from collections.abc import Mapping
from urllib.parse import urlsplit

from generator.records import Settings

_PAPER = "#fbf8f3"


def web_manifest(settings: Settings, assets: str) -> Mapping[str, bytes]:
    """manifest.webmanifest; addresses are relative, so the site may live under any path.

    Only `id` is not: it is resolved from the root of the host, and two sites of one host are two apps.
    """
    options = settings.options
    content = {
        "id": urlsplit(settings.site_url).path.rstrip("/") + "/",
        "name": settings.site_name,
        "short_name": options.network or options.region or settings.site_name,
        "description": settings.site_description or f"{settings.site_name}：找驿站、看好事、查服务",
        "lang": "zh-CN",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [
            {"src": f"{assets}icon-192.png", "sizes": "192x192", "type": "image/png"},
            {"src": f"{assets}icon-512.png", "sizes": "512x512", "type": "image/png"},
            {
                "src": f"{assets}icon-maskable-512.png",
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
            {"src": f"{assets}mark.svg", "sizes": "any", "type": "image/svg+xml"},
        ],
        "shortcuts": [{"name": "找最近的驿站", "url": "map/"}],
    }
    return {"manifest.webmanifest": json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"}
