"""A name as people write it: 张三, 张 三 with the space of a list of names, 买买提•艾力 with any dot; an id only as a whole."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote

_DOTS = "·•‧・．.∙⋅"
_GAP = r"\s{0,3}"
_ID = re.compile(r"[0-9a-z]+(?:-[0-9a-z]+)+")
_LINK = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\((?P<to>[^()\s]+)(?:\s+\"[^\"\n]*\")?\)")


def squeezed(text: str) -> str:
    """A text in which a name stands in one way only, to look quickly whether it is there at all."""
    text = "".join(text.split())  # half the time that a table of letters takes
    for dot in _DOTS[1:]:
        text = text.replace(dot, "·")
    return text


@lru_cache(maxsize=16384)
def spelt(name: str) -> re.Pattern[str]:
    """What a name looks like in a text."""
    if _ID.fullmatch(name):
        return re.compile(rf"(?<![0-9A-Za-z-]){re.escape(name)}(?![0-9A-Za-z-])")
    return re.compile("".join(_spelt(squeezed(name))))


def _spelt(letters: str) -> Iterator[str]:
    for number, letter in enumerate(letters):
        yield (_GAP if number else "") + (f"[{_DOTS}]" if letter == "·" else re.escape(letter))


def tells(text: str, name: str) -> bool:
    """Whether a text holds a name, however it is written."""
    return squeezed(name) in squeezed(text) and spelt(name).search(text) is not None


def without_words(text: str, words: Iterable[str], called: str) -> str:
    """A text with `called` in place of each of the words that it holds."""
    for word in words:
        if tells(text, word):
            text = spelt(word).sub(called, text)
    return text


def without_links(text: str, words: Iterable[str], leads: Callable[[str], bool]) -> str:
    """A Markdown text whose links and images lose their address where that tells a word or leads where it must not."""
    told = tuple(words)

    def unlinked(found: re.Match[str]) -> str:
        to = unquote(found["to"])
        cut = leads(found["to"]) or any(tells(to, word) for word in told)
        return found["text"] if cut else found[0]

    return _LINK.sub(unlinked, text) if "](" in text else text
