"""Photos, share cards and QR codes as parts of a plan: which files they are, and which pages they belong to."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from markupsafe import Markup, escape

from generator import cache
from generator.media import CARD_SIZE, Card, Development, QrPrinter, card_files, card_stem, paths_of
from generator.plan.chrome import DEMO_SHORT
from generator.plan.planned import PlannedFile
from generator.records import Settings
from generator.render import Content, Page, ShareImage
from generator.render.exports import Story

_ACCENT = "#b4232c"


def photo_files(development: Development) -> list[PlannedFile]:
    """The files of each photo; one that several records show is made once."""
    paths = {picture.stem: paths_of(picture) for picture in development.pictures.values()}
    return [PlannedFile("photo", make, paths[stem]) for stem, make in development.files.items()]


def with_cards(
    pages: Iterable[Page], stories: Iterable[Story], settings: Settings, store: cache.Store
) -> tuple[list[Page], list[PlannedFile]]:
    """The pages, those of stories with a card to share, and the files of the cards."""
    cards = {story.url: card_of(story, settings) for story in stories if story.text}
    if not settings.options.share_cards:
        cards = {}
    shown = [
        replace(page, content=partial(_with_card, page.content, card_stem(cards[page.path])))
        if page.path in cards
        else page
        for page in pages
    ]
    made = {card_stem(card): card for card in cards.values()}
    files = [
        PlannedFile("card", partial(card_files, card, store), (f"{stem}.png", f"{stem}-s.png"))
        for stem, card in made.items()
    ]
    return shown, files


def card_of(story: Story, settings: Settings) -> Card:
    """What the card of a story says: nothing that the page does not say."""
    options = settings.options
    return Card(
        site=settings.site_name,
        title=story.title,
        line=story.summary,
        mark=DEMO_SHORT[options.demo],
        accent=options.accent or _ACCENT,
    )


def _with_card(content: Callable[[str], Content], stem: str, base: str) -> Content:
    width, height = CARD_SIZE
    return replace(content(base), image=ShareImage(f"{stem}.png", width, height, f"{stem}-s.png"))


def qr_drawer(settings: Settings) -> Callable[[str], Markup]:
    """Draws the QR code of a page's whole address, or nothing where the site prints none."""
    if not settings.options.print_qr:
        return lambda path: Markup("")
    root = settings.site_url.rstrip("/") + "/"
    printer = QrPrinter(root)

    def draw(path: str) -> Markup:
        address = root + path
        return Markup(printer.svg(address, f"本页网址 {escape(address)}"))

    return draw


__all__ = ["card_of", "photo_files", "qr_drawer", "with_cards"]
