"""Stories are Markdown that can do no harm; what they may not hold is told with its line."""

from html.parser import HTMLParser

import pytest

from generator.render import faults, plain_text, safe_markdown, whole_text

HARMLESS = [
    ("**重**点", "<strong>重</strong>"),
    ("- 一\n- 二", "<li>二</li>"),
    ("> 原话", "<blockquote>"),
    ("[网址](https://example.org/a?b=1&c=2)", 'href="https://example.org/a?b=1&amp;c=2"'),
    ("[电话](tel:12351)", 'href="tel:12351"'),
    ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "<td>1</td>"),
]

HARMFUL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[点](javascript:alert(1))",
    "[点](  JaVaScRiPt:alert(1))",
    "[点](data:text/html,<script>alert(1)</script>)",
    "![图](https://evil.example/x.png)",
    '<a href="javascript:alert(1)">x</a>',
    "[x]: javascript:alert(1)\n\n[x]",
    "<svg onload=alert(1)>",
    "<!--<script>alert(1)</script>-->",
    '[a](https://x.example/" onmouseover="alert(1))',
]


@pytest.mark.parametrize(("text", "expected"), HARMLESS)
def test_plain_markdown_is_rendered(text: str, expected: str) -> None:
    assert expected in safe_markdown(text)
    assert not list(faults(text))


@pytest.mark.parametrize("text", HARMFUL)
def test_nothing_harmful_comes_through(text: str) -> None:
    seen = Elements()
    seen.feed(safe_markdown(text))
    assert not seen.names & {"script", "img", "svg", "iframe", "object", "style"}
    assert not [name for name in seen.attributes if name.startswith("on")]
    assert all(target.startswith(("https://", "http://", "tel:", "mailto:")) for target in seen.targets)


class Elements(HTMLParser):
    """Collects what a browser would make of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("第一行\n<b>粗</b>", 1, "raw-html"),
        ("![图](a.jpg)", 0, "image-in-story"),
        ("一\n\n[点](javascript:alert(1))", 2, "bad-link"),
        ("[点](//evil.example/)", 0, "bad-link"),
        ("[x]: ftp://example.org/", 0, "bad-link"),
    ],
)
def test_what_a_story_may_not_hold_is_told_with_its_line(text: str, line: int, code: str) -> None:
    assert (line, code) in [(found[0], found[1]) for found in faults(text)]


def test_a_smaller_than_sign_is_just_a_sign() -> None:
    assert not list(faults("3 < 5，温度 <30 度"))
    assert "3 &lt; 5" in safe_markdown("3 < 5")


def test_descriptions_hold_words_only() -> None:
    assert plain_text("# 题\n\n**他**说：[好](https://example.org)", 50) == "题 他说：好"
    assert plain_text("字" * 100, 10) == "字" * 9 + "…"


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("一共修好了三十处", 8, "一共修好了三十处"),
        ("修好了 1,234,567 处", 8, "修好了…"),
        ("全长 3.14159 公里", 8, "全长…"),
        ("今年有 26% 的人说好", 7, "今年有…"),
        ("他在 Galaxy Training Network 学", 9, "他在…"),
        ("他在 Galaxy Training Network 学", 12, "他在 Galaxy…"),
        ("2026年3月18日晚上", 8, "2026年3月…"),
        ("一句话，又一句话", 5, "一句话…"),
        ("他说“上来吧”", 4, "他说…"),
        ("头一段。\n\n第二段 ok", 20, "头一段。第二段 ok"),
        ("䶮𠮷㛃䶮𠮷㛃", 4, "䶮𠮷㛃…"),
        ("abcdefghijklmnop", 6, "abcde…"),
    ],
)
def test_an_excerpt_is_never_cut_inside_a_number_or_a_word(text: str, limit: int, short: str) -> None:
    assert plain_text(text, limit) == short
    assert len(plain_text(text, limit)) <= limit


def test_a_wrapped_line_of_chinese_leaves_no_space_and_its_words_are_found_across_the_end() -> None:
    wrapped = "门口的台阶没有\n坡道，他说“下雨天滑”，\n于是**装**\n[扶手](https://example.org/)。\nWiFi\n密码"
    html = str(safe_markdown(wrapped))
    assert "没有坡道" in html
    assert "，于是<strong>装</strong><a " in html
    assert "WiFi\n密码" in html  # between Latin letters and Chinese a space is right
    assert "没有坡道" in whole_text(wrapped)
    assert whole_text("# 标题\n正文") == "标题 正文"
    assert whole_text("一行\n又一行\n再一行") == "一行又一行再一行"
    assert "<code>甲\n乙\n</code>" in str(safe_markdown("```\n甲\n乙\n```"))
