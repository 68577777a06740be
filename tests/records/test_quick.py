"""The quick reader either gives what the strict one gives, or leaves the text to it."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.quick import UNSURE, quick
from generator.records.strict import DEEPEST, Builder

BITS = ["a", "b", "驿站", "1", "~", "null", "<<", "：", ":", ": ", "- ", "\n", "\n  ", "[", "]", "{", "}"]
BITS += [", ", "'", '"', ">\n  ", "&x ", "*x", "!t ", "# ", "? ", "\u3000", "--- ", "\\n", "\\u202e", "%"]


def strict(text: str) -> tuple[Any, bool]:
    builder = Builder()
    finished = builder.read(text)
    return builder.documents[0] if builder.documents else None, finished and not builder.notes


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=14).map("".join))
def test_what_the_quick_reader_gives_the_strict_one_gives_without_a_word(text: str) -> None:
    try:
        data = quick(text, deepest=DEEPEST)
    except yaml.YAMLError:
        with pytest.raises(yaml.YAMLError):
            assert not strict(text)[1]
            raise
        return
    if data is not UNSURE:
        assert strict(text) == (data, True)


def test_a_usual_record_goes_the_quick_way() -> None:
    text = "- id: a\n  name: 驿站\n  p: {lng: 1.5, lat: 2}\n  s: |\n    一\n    二\n  l: [x, 'y', ~]\n"
    assert quick(text, deepest=DEEPEST) == [
        {"id": "a", "name": "驿站", "p": {"lng": "1.5", "lat": "2"}, "s": "一\n二\n", "l": ["x", "y", None]}
    ]
