from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from generator.render.environment import environment


@dataclass(frozen=True, slots=True)
class Thing:
    name: str
    inner: object = None


@pytest.fixture
def owners(tmp_path):
    def write(**templates):
        for name, text in templates.items():
            (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
        return environment({}, overrides=tmp_path, extra={"shared": "all"})

    return write


def ours(text, name="ours.html", **extra):
    """A template that stands in the package, as far as the compiler can see."""
    env = environment({}, extra=extra)
    code = env.compile(text, name, str(Path("generator").absolute() / "render" / "templates" / name))
    return env.template_class.from_code(env, code, env.make_globals(None))


def test_an_owners_template_may_ask_for_what_is_not_there(owners):
    env = owners(
        own="{{ 'there' if thing.nothing is defined else 'missing' }} {{ thing.nothing|default('-') }}"
    )
    assert env.get_template("own.html").render(thing=Thing("a")) == "missing -"


def test_an_owners_template_that_prints_what_is_not_there_fails(owners):
    env = owners(own="{{ thing.nothing }}")
    with pytest.raises(UndefinedError):
        env.get_template("own.html").render(thing=Thing("a"))


def test_our_templates_read_objects_and_dicts_alike_however_deep():
    template = ours("{{ one.inner.name }}{{ two.inner.name }}{{ two.items()|list|length }}")
    one, two = Thing("a", {"name": "<b>"}), {"inner": Thing("c")}
    assert template.render(one=one, two=two) == "&lt;b&gt;c1"


def test_our_templates_find_a_missing_attribute_and_a_missing_key():
    with pytest.raises(AttributeError, match="nothing"):
        ours("{{ thing.nothing }}").render(thing=Thing("a"))
    with pytest.raises(UndefinedError, match="nothing"):
        ours("{{ thing.nothing }}").render(thing={})


def test_templates_that_are_imported_see_what_all_share(owners):
    env = owners(
        macros="{% macro say(word) %}{{ word }} {{ shared }}{% endmacro %}",
        page='{% import "macros.html" as ui %}{{ ui.say("to") }}',
    )
    assert [env.get_template("page.html").render(), env.get_template("page.html").render()] == ["to all"] * 2


def test_what_one_page_is_given_is_not_there_for_the_next(owners):
    env = owners(page="{{ word|default('none') }}")
    assert env.get_template("page.html").render(word="said") == "said"
    assert env.get_template("page.html").render() == "none"


def test_our_templates_call_macros_functions_and_methods_in_every_way():
    text = """
{%- macro pair(a, b="-") %}{{ a }}{{ b }};{% endmacro -%}
{%- macro around() %}<{{ caller("in") }}>{% endmacro -%}
{{ pair(thing.name) }}{{ pair("x", b=thing.name) }}{{ pair(*["y", "z"]) }}{{ pair(**{"a": "1"}) }}
{{- say("a", to="b") }}{% call(word) around() %}{{ word }}{% endcall %}{{ thing.name.upper() }}"""
    template = ours(text, say=lambda what, to: f"{what}&{to};")
    assert template.render(thing=Thing("n")) == "n-;xn;yz;1-;a&amp;b;<in>N"


def test_our_templates_that_call_what_is_not_there_fail():
    with pytest.raises(UndefinedError, match="nothing"):
        ours("{{ nothing('a') }}").render()
