"""Addresses that the program makes itself, which a hand-written page or a file beside it must not bear: it would be lost."""

from collections.abc import Container, Iterable, Iterator

from generator.records import PAGE_ENDINGS, Problem, Settings

TOPS = frozenset(
    {
        *("stations", "map", "areas", "exemplars", "teams", "awards", "services", "outcomes", "notices"),
        *("stories", "booklets", "search", "privacy", "404.html", "offline.html"),
    }
)
"""The first part of every address that a page may have; a test holds it to what sites consist of."""
FILES = frozenset(
    {
        *("robots.txt", "sitemap.xml", "manifest.webmanifest", "sw.js", "build-manifest.json"),
        *("data/stations.csv", "data/stations.geojson", "data/app/index.json", "data/search/index.json"),
        "feeds/stories.xml",
    }
)
"""Files that keep their names, whatever is in them."""


def may_be_taken(settings: Settings, names: Iterable[str]) -> bool:
    """Whether it is worth the time to plan a site only to see which of these names are taken."""
    return any(is_made(_written_to(settings, name)) for name in names)


def is_made(file: str) -> bool:
    """Whether a file of the site is of those that the program makes, though perhaps not on this site."""
    return file in FILES or file.partition("/")[0] in TOPS


def taken(settings: Settings, names: Iterable[str], pages: Container[str]) -> Iterator[Problem]:
    """A problem for each file of the folder of hand-written pages that stands where the program writes; `pages` are its files."""
    for name in names:
        file = _written_to(settings, name)
        if file in FILES or file in pages:
            address = file.removesuffix("index.html")
            message = f"网址 {address} 由程序生成，这个文件会被盖掉，不会出现在网站上"
            kept = "删去它，程序每次构建都会写" if file in FILES else "换一个文件名；要加的话写进记录"
            hint = _HINTS.get(address, kept)
            yield Problem(f"{settings.docs_dir}/{name}", 1, 1, "address-taken", message, hint)


_HINTS = {"privacy/": "换一个文件名；规则写在 mkdocs.yml 的 privacy 里"}


def _written_to(settings: Settings, name: str) -> str:
    """The file of the site that MkDocs makes from one of its folder."""
    stem, dot, ending = name.rpartition(".")
    if f"{dot}{ending}".lower() not in PAGE_ENDINGS:
        return name
    above, slash, last = stem.rpartition("/")
    if last in ("index", "README"):
        return f"{above}{slash}index.html"
    return f"{stem}/index.html" if settings.use_directory_urls else f"{stem}.html"
