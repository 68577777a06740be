"""The quick reader either gives what the strict one gives without a word, or leaves the text to it."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.cut import cut
from generator.records.quick import UNSURE, quick
from generator.records.strict import DEEPEST, Builder

ROOT = Path(__file__).resolve().parents[2]
FILES = [ROOT / "stations.yml", *ROOT.glob("exemplars/*.yml"), *ROOT.glob("examples/*/**/*.yml")]

BITS = ["a", "b", "驿站", "1", "~", "null", "<<", "：", ":", ": ", "- ", "\n", "\n  ", "[", "]", "{", "}"]
BITS += [", ", "'", '"', ">\n  ", "&x ", "*x", "!t ", "# ", "? ", "\u3000", "--- ", "\\n", "\\u202e", "%"]
BITS += [" #", "|\n  ", "|-\n", "\n\n", "a: ", "\n- ", "- - ", "null: ", "'on': ", ":\n", "\t", "\r", "..."]
BITS += ["\n---\n", "\n...\n", "%YAML 1.1\n", "\u0085", "\u2028", "\u2029", "\ufeff", "\u00a0", "=", "`", "@"]

PLAIN = ["x", "y z", "驿站", "~", "null", "Null", "1.5", "-1", "yes", "a:b", "a#b", "it's", "=", "<<", ": x"]
PLAIN += [
    "http://a.invalid/b?c=1#d",
    "a: b",
    "a :b",
    "a #b",
    "a:",
    "- x",
    "--",
    "? x",
    "?x",
    "#x",
    "x ",
    "...",
]
PLAIN += [
    "!t x",
    "&a x",
    "*a",
    "@x",
    "`x",
    "%x",
    "x\u3000",
    "\u00a0",
    "x\u0085y",
    "x\u2028",
    "x\ty",
    "x" * 1100,
]
QUOTED = ["'x'", "'x y'", '"x"', "''", '""', "'it''s'", '"\\n"', '"\\u202e"', "'a: b'", "'x' # c", "'x", '"x']
QUOTED += ["'x\n@y'", "'x  \n \n\n@ y'", '"x\n\n@y"', "' \n@x'", "'x\n@--- y'", "'x\ny'", "'x\n@'", "'x'\n@y"]
FLOW = [
    "[a, b]",
    "[]",
    "{}",
    "[ ]",
    "{a: 1, b: ~}",
    "{a: 1,b: 2 }",
    "[a , null]",
    "[12:00-13:00, b]",
    "{a:1}",
]
FLOW += [
    "{a: b:c}",
    "[a, ]",
    "{a: 1, a: 2}",
    "{null: 1}",
    "[a: b]",
    "[[a]]",
    "{a: [b]}",
    "[a?b]",
    "[a #b]",
    "[a]x",
]
BLOCKS = [
    "|\n@x",
    "|-\n@x\n\n@  y\n",
    "|\n@x\n @y\n\n\n",
    "|\n@- a: b\n@# c",
    "|\n@x\n  \n@  \n",
    "|\n\n@x",
    "|\n",
]
BLOCKS += ["|\n@  x\n@y", ">\n@x", "|+\n@x\n", "|2\n@x", "| # c\n@x", "|\n@x\n  # c\n", "|\n@x\n@   \n", "|-"]
VALUES = ["", *PLAIN, *QUOTED, *FLOW, *BLOCKS]
KEYS = [
    "a",
    "b",
    "c",
    "名",
    "on",
    "'on'",
    '"d"',
    "1",
    "_",
    "null",
    "'null'",
    "~",
    "<<",
    "=",
    "''",
    "a b",
    "a-b",
]
KEYS += [
    "a：",
    "?",
    "² ",
    "e\u0301",
    "x\u3000",
    "k" * 99,
    "k" * 100,
    "k" * 1024,
    "k" * 1025,
    "[a]",
    "'a",
    "&x",
]
LINES = [
    "",
    "  ",
    "# c",
    "    # c: d",
    "---",
    "...",
    "%YAML 1.1",
    "\t",
    "-",
    "  - ",
    "- # c",
    "a: # c",
    "a",
    "]",
]
ENDS = ["", " ", " # c", "\r", "\u2028", "\u0085", "\t", ":"]
CHARS = [
    *" \n-:#'\"[]{},|>?&*!%@`~=<\t\r\u3000\u0085\u2028\ufeff\\",
    "null",
    "  ",
    "- ",
    "\n  ",
    "\n- ",
    ": ",
    " #",
]


def strict(text: str) -> tuple[Any, bool]:
    builder = Builder()
    try:
        finished = builder.read(text)
    except yaml.YAMLError:
        return None, False
    return builder.documents[0] if builder.documents else None, finished and not builder.notes


def is_quick(text: str) -> bool:
    data = quick(text, deepest=DEEPEST)
    if data is not UNSURE:
        assert strict(text) == (data, True), text
    return data is not UNSURE


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=14).map("".join))
def test_what_the_quick_reader_gives_the_strict_one_gives_without_a_word(text: str) -> None:
    is_quick(text)


def _value(random: Random, indent: int, odd: float) -> str:
    value = (
        random.choice(VALUES)
        if random.random() < 0.02 + odd
        else random.choice(("", "x", "'y'", "[a, b]", "|\n@x"))
    )
    return value.replace("@", " " * (indent + random.choice((0, 1, 2, 2, 2, 4))))


def fields(random: Random) -> str:
    """Lines of fields and items, most of them where they may stand, with something odd now and then."""
    odd = random.choice((0.01, 0.05, 0.2))
    lines, columns = [], [random.choice((0, 0, 0, 2))]
    for number in range(random.randint(1, 9)):
        if random.random() < odd / 2:
            lines.append(random.choice(LINES))
        column = random.choice(columns[-3:]) if random.random() >= odd / 3 else random.randrange(7)
        dash = (
            random.choice(("", "", "- "))
            if random.random() >= odd / 3
            else random.choice(("-", "-  ", "- - ", "? "))
        )
        key = "kabcdefghi"[number] if random.random() >= odd else random.choice(KEYS)
        colon = (
            ": " if random.random() >= odd / 4 else random.choice((":", ":  ", " : ", ":\t", "：", ":\u3000"))
        )
        name = "" if dash and random.random() < 0.3 else key + colon
        value = _value(random, column + len(dash), odd)
        end = random.choice(ENDS) if random.random() < odd / 4 else ""
        lines.append(" " * column + dash + name + value + end)
        columns = [*(one for one in columns if one <= column), column + len(dash)]
        if not value:
            columns.append(column + len(dash) + random.choice((1, 2, 2)))
    return "\n".join(lines) + random.choice(("", "\n", "\n", "\n", "\n\n", "\n \n"))


def nests(random: Random) -> str:
    """Fields within fields and lists, about as deep as they may be."""
    lines, column = [], 0
    for _ in range(random.randint(12, 33)):
        kind = random.randrange(4)
        lines += [" " * column + ("- a:" if kind == 1 else "a:")]
        if kind == 2:
            lines += [" " * column + "- b:"]
        column += random.randint(1, 2) + 2 * (kind in (1, 2))
    return "\n".join(
        [*lines, " " * column + random.choice(("a: b", "- a", "- a: b", "a: [b]", "a: {}", "a: 'b'", "- []"))]
    )


PIECES: list[str] = []
for path in FILES:
    text = path.read_text(encoding="utf-8")
    PIECES += [one.text for one in cut(text) or ()] or [text]


def slips(random: Random) -> str:
    """A few lines of a real record in which characters and lines were lost, put in, doubled or swapped."""
    lines = random.choice(PIECES).split("\n")
    start = random.randrange(len(lines))
    text = "\n".join([*lines[: random.randrange(2)], *lines[start : start + random.randint(2, 14)], ""])
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        at, kind = random.randrange(len(text) + 1), random.randrange(5)
        if kind < 2:
            text = text[:at] + text[at + random.randint(1, 2) :]
        elif kind < 4:
            text = text[:at] + random.choice(CHARS) + text[at:]
        else:
            lines = text.split("\n")
            one, other = random.randrange(len(lines)), random.randrange(len(lines))
            lines[one], lines[other] = lines[other], lines[one]
            text = "\n".join(lines)
    return text


@pytest.mark.parametrize(
    ("make", "cases", "least"), [(fields, 40_000, 5000), (nests, 4000, 1000), (slips, 40_000, 12_000)]
)
def test_also_near_the_border_of_what_is_usual(make: Callable[[Random], str], cases: int, least: int) -> None:
    random = Random(20261126)
    assert sum(is_quick(make(random)) for _ in range(cases)) >= least


@pytest.mark.parametrize(
    "text",
    [
        " - a:  |\n -  b:\n",  # the line of a list that looks as if it stood in a block
        "a: |-\n  x\n \n   \n",  # spaces behind a block are its text where they go farther in than it does
        "a: |\n  x\n\n\n b: c\n",
        "- a # b\nc: |\n  x\n\n",  # a line that is not plain, and a block at the end
        "a:\n- b\n- c: d\n  e:\n  - f\ng:\n  - h\ni: j\n",  # lists in the column of their key and farther in
        "- a:\n- b\n",
        "a:\n  - b\na: c\n",
        "a: b\n  c\n",
        "a: b\n  c: d\n",
        "- a\n  - b\n",
        "- a\nb: c\n",
        "  a: b\nc: d\n",
        "a:\n    b: c\n  d: e\n",
        "a: 'b'\n c\n",
        "a: b:",
        f"a: {{{'k' * 1100}: b}}\n",
        "a\n",
        "",
        "# a\n",
    ],
)
def test_texts_that_are_easily_misread(text: str) -> None:
    is_quick(text)


def test_a_usual_record_goes_the_quick_way() -> None:
    text = (
        "# 一条\n- id: a\n  name: 驿站\n"
        "  p: {lng: 1.5, lat: 2}\n  s: |\n    一\n\n      二\n  l: [x, y z, ~]\n\n  # 核实\n  'on': \"1\"\n  e:\n  i:\n  - j\n"
        "  - k: 'l\n      m\n\n      n'\n    o: |-\n      p\n  url: https://a.invalid/b?c#d\n\n"
    )
    assert quick(text, deepest=DEEPEST) == [
        {
            "id": "a",
            "name": "驿站",
            "p": {"lng": "1.5", "lat": "2"},
            "s": "一\n\n  二\n",
            "l": ["x", "y z", None],
            "on": "1",
            "e": None,
            "i": ["j", {"k": "l m\nn", "o": "p"}],
            "url": "https://a.invalid/b?c#d",
        }
    ]


def test_the_records_of_this_repository_go_the_quick_way() -> None:
    records = [text for text in PIECES if "\nplugins:" not in text]
    assert len(records) > 400
    assert all(map(is_quick, records))
