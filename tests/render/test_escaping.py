"""Printed values are escaped as markupsafe escapes them, in text, attributes, loops, macros and blocks set aside."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape

from generator.render.escaping import QuickGenerator, quick_escape

BAD = "</p><b title='x' on=\"y\">&amp;"


class Word(StrEnum):
    BAD = BAD


class Shown:
    def __html__(self) -> str:
        return "<i>drawn</i>"


@given(st.text())
def test_any_text_reads_as_markupsafe_writes_it(text: str) -> None:
    assert quick_escape(text) == str(escape(text))


@pytest.mark.parametrize(
    "value",
    [BAD, Word.BAD, Markup("<b>"), Shown(), 7, 1.5, None, True, ["<"]],
    ids=lambda value: type(value).__name__,
)
def test_any_value_reads_as_markupsafe_writes_it(value: object) -> None:
    assert quick_escape(value) == str(escape(value))


@pytest.mark.parametrize(
    "template",
    [
        "{{ bad }}",
        '<a title="{{ bad }}">',
        "{% for letter in [bad] %}{{ letter }}{% endfor %}",
        "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m(bad) }}",
        "{% set kept %}<b>{{ bad }}</b>{% endset %}{{ kept }}",
        "{% macro m2() %}{{ caller(bad) }}{% endmacro %}{% call(x) m2() %}{{ x }}{% endcall %}",
        "{{ bad ~ bad }}{{ bad | upper }}{{ good }}{{ bad | safe }}",
        "{% autoescape false %}{{ bad }}{% endautoescape %}{{ bad }}",
    ],
)
def test_a_template_prints_what_jinja_prints(template: str) -> None:
    class Quick(Environment):
        code_generator_class = QuickGenerator

    values = {"bad": BAD, "good": Markup("<u>")}
    plain, quick = (
        kind(loader=DictLoader({"x": template}), autoescape=True, extensions=["jinja2.ext.do"])
        for kind in (Environment, Quick)
    )
    assert quick.get_template("x").render(values) == plain.get_template("x").render(values)
