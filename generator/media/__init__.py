"""Photos made fit to publish, share cards, QR codes: the room that knows Pillow and segno.

A photo goes find → inspect (header only) → develop (pixels, kept by content) → files of the site. What the public may
not see is inspected and never developed.
"""

from generator.media.card import CARD_SIZE, SQUARE_SIZE, Card, card_files, card_stem
from generator.media.develop import NOTHING, Development, Report, develop, paths_of
from generator.media.found import Found, photos_of, problems_of, shown_photos
from generator.media.prose import clean, clean_below, page_images, problems_of_pages
from generator.media.qr import QrPrinter

__all__ = [
    "CARD_SIZE",
    "NOTHING",
    "SQUARE_SIZE",
    "Card",
    "Development",
    "Found",
    "QrPrinter",
    "Report",
    "card_files",
    "card_stem",
    "clean",
    "clean_below",
    "develop",
    "page_images",
    "paths_of",
    "photos_of",
    "problems_of",
    "problems_of_pages",
    "shown_photos",
]
