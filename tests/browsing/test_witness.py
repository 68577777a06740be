import json

import pytest

PAGE = '<!doctype html><meta charset="utf-8"><title>页</title><link rel="icon" href="data:,">{}'
FAULTS = {
    "console_errors": "<script>console.error('坏了')</script>",
    "page_errors": "<script>throw new Error('坏了')</script>",
    "foreign_requests": "<script>fetch('https://map.example.com/tile.png').catch(() => 0)</script>",
    "dialogs": "<script>alert('坏了')</script>",
}


@pytest.mark.parametrize("kind", FAULTS)
def test_each_kind_of_fault_is_written_down(kind, tmp_path, serve_dir, browse, witness):
    (tmp_path / "index.html").write_text(PAGE.format(FAULTS[kind]), encoding="utf-8")
    browse("desk").goto(serve_dir(tmp_path))
    assert kind in witness.faults()
    witness.expect("console_errors", kind)
    assert not witness.faults()


def test_an_image_from_another_host_is_seen_and_never_loaded(tmp_path, serve_dir, page, witness):
    (tmp_path / "index.html").write_text(PAGE.format("<img src='https://cdn.example.com/x.png'>"))
    page.goto(serve_dir(tmp_path))
    assert witness.foreign_requests == ["https://cdn.example.com/x.png"]
    assert page.evaluate("document.images[0].naturalWidth") == 0
    witness.expect("console_errors", "foreign_requests")


def test_a_plain_page_has_no_fault(tmp_path, serve_dir, phone):
    (tmp_path / "index.html").write_text(PAGE.format("<p>好"), encoding="utf-8")
    phone.goto(serve_dir(tmp_path, "/sub/path/"))
    assert phone.text_content("p") == "好"


def test_the_phone_is_a_riders_phone_inside_wechat(tmp_path, serve_dir, phone):
    (tmp_path / "index.html").write_text(PAGE.format('<meta name="viewport" content="width=device-width">'))
    phone.goto(serve_dir(tmp_path))
    seen = phone.evaluate(
        "JSON.stringify([innerWidth, innerHeight, navigator.language, navigator.maxTouchPoints > 0,"
        " Intl.DateTimeFormat().resolvedOptions().timeZone, /MicroMessenger/.test(navigator.userAgent)])"
    )
    assert json.loads(seen) == [360, 780, "zh-CN", True, "Asia/Shanghai", True]
