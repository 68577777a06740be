"""Share cards: what a chat shows of a story when its address is passed on."""

import hashlib
from collections.abc import Mapping
from dataclasses import astuple, dataclass

import PIL

from generator.cache import Store

CARD_SIZE = (1200, 630)
SQUARE_SIZE = (600, 600)
_RECIPE = f"2-{PIL.__version__}"


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: whose site, the title, one line, a mark for demonstrations; accent is #rrggbb."""

    site: str
    title: str
    line: str = ""
    mark: str = ""
    accent: str = "#b4232c"


def card_stem(card: Card) -> str:
    """The path that both files of a card share; its name tells nothing and changes with the words."""
    words = "\0".join((_RECIPE, *astuple(card)))
    return f"media/c-{hashlib.sha256(words.encode()).hexdigest()[:20]}"


def card_files(card: Card, store: Store) -> Mapping[str, bytes]:
    """The wide card and the square one, by path from the site root; drawn once for the same words."""
    stem = card_stem(card)

    def made() -> Mapping[str, bytes]:
        from generator.media.drawing import square, wide  # Pillow and the font take long to load

        return {f"{stem}.png": wide(card), f"{stem}-s.png": square(card)}

    return store.keep(stem, made)


__all__ = ["CARD_SIZE", "SQUARE_SIZE", "Card", "card_files", "card_stem"]
