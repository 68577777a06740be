"""The frame is split once and filled without ever being searched again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render import Content, Page, Stamp, cast, json_in_html, json_ld_element
from generator.render.shell import SLOTS


def frame(slots: dict[str, str]) -> str:
    return (
        f"<title>{slots['title']}</title><base href='{slots['base']}'>{slots['body']}<p>{slots['title']}</p>"
    )


def test_a_slot_may_stand_in_several_places() -> None:
    shell = cast(frame)
    values = dict.fromkeys(SLOTS, "") | {"title": "甲", "base": "../", "body": "乙"}
    assert shell.stamp(values) == "<title>甲</title><base href='../'>乙<p>甲</p>"


def test_a_title_that_names_a_slot_is_only_a_title() -> None:
    seen: list[str] = []

    def spy(slots: dict[str, str]) -> str:
        seen.append(slots["body"])
        return frame(slots)

    shell = cast(spy)
    title = f"{{{{ slots.body }}}} {seen[0]} body"
    values = dict.fromkeys(SLOTS, "") | {"title": title, "body": "正文"}
    assert shell.stamp(values) == f"<title>{title}</title><base href=''>正文<p>{title}</p>"


@given(st.text(), st.text())
def test_any_texts_come_out_as_they_went_in(title: str, body: str) -> None:
    values = dict.fromkeys(SLOTS, "") | {"title": title, "body": body}
    assert cast(frame).stamp(values) == f"<title>{title}</title><base href=''>{body}<p>{title}</p>"


def test_a_frame_without_a_body_is_refused() -> None:
    with pytest.raises(ValueError, match="body"):
        cast(lambda slots: slots["title"] + slots["base"])


@given(st.text())
def test_json_in_html_holds_no_tag_and_reads_back_equal(text: str) -> None:
    written = json_in_html({"值": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"值": text}


def test_json_ld_cannot_close_its_element() -> None:
    assert json_ld_element({"name": "</script><script>alert(1)</script>"}).count("</script>") == 1
    assert json_ld_element(None) == ""


def stamped(path: str, content: Content, site_url: str = "https://example.org/demo/") -> str:
    stamp = Stamp(cast(whole), site_url, "驿站<b>", "assets/x/")
    return stamp.page(Page(path, "station", lambda base: content)).decode()


def whole(slots: dict[str, str]) -> str:
    return "\n".join(f"{name}={value};" for name, value in slots.items())


def test_texts_are_escaped_for_their_place_and_the_body_is_not() -> None:
    page = stamped("stations/x/", Content('"><script>', body="<p>好</p>", description="一\n二"))  # type: ignore[arg-type]
    assert "title=&#34;&gt;&lt;script&gt; · 驿站&lt;b&gt;;" in page
    assert "body=<p>好</p>;" in page
    assert "description=一 二;" in page


@pytest.mark.parametrize(
    ("path", "base"),
    [
        ("", ""),
        ("map/", "../"),
        ("stations/x/", "../../"),
        ("areas/x/2/", "../../../"),
        ("404.html", "/demo/"),
    ],
)
def test_the_way_to_the_root_fits_the_depth(path: str, base: str) -> None:
    page = stamped(path, Content("题", body=""))  # type: ignore[arg-type]
    assert f"base={base};" in page
    assert f'src="{base}assets/x/live.js"' in page


@pytest.mark.parametrize(
    ("site_url", "root"), [("https://example.org", "/"), ("https://example.org/a/b", "/a/b/")]
)
def test_an_error_page_knows_its_root(site_url: str, root: str) -> None:
    assert f"base={root};" in stamped("404.html", Content("题", body=""), site_url)  # type: ignore[arg-type]


def test_a_page_that_moved_says_where_to() -> None:
    page = stamped("stations/old/", Content("题", body="", refresh='../../stations/new/"x'))  # type: ignore[arg-type]
    assert '<meta http-equiv="refresh" content="0; url=../../stations/new/&#34;x">' in page
