"""The manifest by which a phone can keep the site on its first screen."""

import json
from collections.abc import Mapping

from generator.records import Settings


def web_manifest(settings: Settings, assets: str) -> Mapping[str, bytes]:
    """manifest.webmanifest; addresses are relative, so the site may live under any path."""
    options = settings.options
    content = {
        "name": settings.site_name,
        "short_name": options.network or options.region or settings.site_name,
        "lang": "zh-CN",
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": "#fbf8f3",
        "theme_color": "#fbf8f3",
        "icons": [{"src": f"{assets}mark.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return {"manifest.webmanifest": json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"}
