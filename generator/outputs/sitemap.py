"""sitemap.xml and robots.txt."""

from collections.abc import Iterable, Mapping

from markupsafe import escape

from generator.records import Settings

_LIMIT = 50_000


def sitemap(settings: Settings, pages: Iterable[tuple[str, str]]) -> Mapping[str, bytes]:
    """Addresses of pages (path from the site root, day of the last change or ""), and what robots may read.

    A demonstration asks robots to stay away and lists nothing. More than 50,000 addresses become several files under
    an index, as the protocol wants.
    """
    root = settings.site_url.rstrip("/") + "/"
    if settings.noindex:
        return {"robots.txt": b"User-agent: *\nDisallow: /\n"}
    lines = [_line(root, path, day) for path, day in pages]
    robots = f"User-agent: *\nAllow: /\nSitemap: {root}sitemap.xml\n".encode()
    if len(lines) <= _LIMIT:
        return {"robots.txt": robots, "sitemap.xml": _urlset(lines)}
    parts = [lines[start : start + _LIMIT] for start in range(0, len(lines), _LIMIT)]
    files = {f"sitemap-{number}.xml": _urlset(part) for number, part in enumerate(parts, 1)}
    entries = "\n".join(f"<sitemap><loc>{escape(root + name)}</loc></sitemap>" for name in files)
    index = f'{_HEAD}<sitemapindex xmlns="{_SPACE}">\n{entries}\n</sitemapindex>\n'.encode()
    return {"robots.txt": robots, "sitemap.xml": index, **files}


_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _line(root: str, path: str, day: str) -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{escape(root + path)}</loc>{changed}</url>"


def _urlset(lines: list[str]) -> bytes:
    return f'{_HEAD}<urlset xmlns="{_SPACE}">\n{chr(10).join(lines)}\n</urlset>\n'.encode()
