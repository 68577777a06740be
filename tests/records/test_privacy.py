"""Personal data where none belongs: what is found, and as long a list of what must not be taken for it."""

import random
import re
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds import KINDS
from generator.records.privacy import findings, is_card, is_identity
from generator.records.privacy_scan import private_data
from generator.records.row import Row
from tests.kinds.built import built, person

KIND = {kind.name: kind.record for kind in KINDS}


def identity(region: str, born: str, order: str) -> str:
    """An identity number that is nobody's, with a check digit that holds."""
    body = region + born + order
    total = sum(
        int(d) * w for d, w in zip(body, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), strict=True)
    )
    return body + "10X98765432"[total % 11]


def card(start: str, length: int) -> str:
    """Digits with a Luhn check that holds."""
    body = start + "0" * (length - len(start) - 1)
    return next(body + str(last) for last in range(10) if is_card(body + str(last)))


DICE = random.Random(5)
IDENTITIES = [
    identity(
        f"{region}0101", f"{1950 + n * 2}{n % 12 + 1:02d}{n % 28 + 1:02d}", f"{DICE.randrange(1000):03d}"
    )
    for n, region in enumerate((11, 13, 21, 32, 33, 36, 37, 41, 44, 50, 51, 53, 61, 62, 65))
]
MOBILES = [f"1{second}{DICE.randrange(10**9):09d}" for second in "3456789" for _ in range(4)]
CARDS = [card(start, length) for start in ("622202", "621700", "6013", "4367", "5201") for length in (16, 19)]
PLATES = [
    "京A12345",
    "沪B·D1234",
    "粤B12345挂",
    "苏AD12345",
    "鲁F1234警",
    "川A·12D45",
    "赣E8888学",
    "渝AF12345",
    "苏 A12345",
    "粤B·12345F",
]
HOMES = [
    "家住阳光小区3号楼",
    "住址：样板路12号2单元",
    "现住三单元二〇一室",
    "5号楼2单元301室的老人",
    "12栋1203室",
    "二单元四零一户",
    "住在幸福里8幢",
    "3栋2单元501",
    "样板路18号院3号楼502",
    "A栋1单元1201，电梯右手",
    "12栋B座1503",
    "6号楼3门501号",
    "3#楼2单元501",
    "3#501室",
    "样板小区3-2-501",
    "5-2-301室",
    "12弄5号301室",
    "家庭地址：样板路8号",
    "家住样板巷12号的老人",
    "户籍地样板村12号",
    "现居样板里5幢",
]
MAILS = [
    "zhang.san@qq.com",
    "abc@163.com",
    "x_y@vip.sina.com",
    "a+b@gmail.com",
    "someone@foxmail.com",
    "n@139.com",
]

# The same with the spaces that editors set between numbers and words, and with those of a table.
SPACED_HOMES = [
    *(
        re.sub("(?<=[0-9A-Z])(?=[^0-9A-Z#-])|(?<=[^0-9A-Z#-])(?=[0-9A-Z])", gap, home)
        for home in HOMES
        for gap in (" ", "  ", "\u3000")
    ),
    "住址是样板路 3 号楼 2 单元 301 室",
    "他家住样板小区 5 栋 302",
    "家住样板街道样板路 18 号院 3 号楼 502 室",
    "三号楼 七门 501 室",
    "3#B座1503",
    "十二弄五号301室",
    "3 号楼 - 502",
    "5 栋 302 2026 年",
]

AROUND = ["{}", "请联系{}。", "电话:{}，谢谢", "（{}）", "张某 {} 某地", "一行\n{}\n三行"]
SPACED = [
    lambda t: t,
    lambda t: f"{t[:3]}-{t[3:7]}-{t[7:]}",
    lambda t: f"{t[:3]} {t[3:7]} {t[7:]}",
    lambda t: f"+86 {t}",
    lambda t: f"0086{t}",
    lambda t: f"0{t}",
    lambda t: f"{t[:3]}.{t[3:7]}.{t[7:]}",
    lambda t: f"{t[:3]}—{t[3:7]}—{t[7:]}",
    lambda t: f"（{t[:3]}）{t[3:]}",
]


def codes(text: str, **more: Any) -> set[str]:
    return {finding.code for finding in findings(text, **more)}


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (IDENTITIES, "privacy-identity"),
        ([f"{text[:6]} {text[6:14]} {text[14:]}" for text in IDENTITIES], "privacy-identity"),
        ([write(mobile) for mobile in MOBILES for write in SPACED], "privacy-mobile"),
        (["１３８００１３８０００", "ｔｅｌ：１３９１２３４５６７８"], "privacy-mobile"),
        (CARDS, "privacy-card"),
        ([" ".join(text[n : n + 4] for n in range(0, len(text), 4)) for text in CARDS], "privacy-card"),
        (["110101900307123", "320106851231456"], "privacy-identity"),
        (PLATES, "privacy-plate"),
        (HOMES + SPACED_HOMES, "privacy-home"),
        (MAILS, "privacy-mail"),
    ],
)  # fmt: skip
def test_personal_data_is_found_however_it_stands_in_a_text(texts: list[str], code: str, around: str) -> None:
    missed = [text for text in texts if code not in codes(around.format(text))]
    assert not missed


@pytest.mark.parametrize("around", AROUND)
def test_the_quick_look_at_whole_files_misses_nothing(around: str) -> None:
    mobiles = [write(mobile) for mobile in MOBILES for write in SPACED]
    texts = [*IDENTITIES, *mobiles, *CARDS, *PLATES, *HOMES, *SPACED_HOMES, *MAILS, "粤Ｂ·Ｄ２３４５"]
    for text in texts:
        told = around.format(text)
        row = Row("exemplars/p-aaa1.yml", 1, {"story": told}, told)
        assert list(private_data(KIND["exemplar"], [row])), text


HARMLESS = [
    # telephones of offices, short numbers, extensions
    "025-52650001", "0371-63586588", "12345", "12351", "12333", "400-820-8820", "8008108888", "010-12345678转8013",
    "95598", "000-0000 0001", "0571 8505 1234",
    # numbers that are none of all this
    "2026-10-08", "20261008", "2026年10月8日至2026年12月31日", "118.78123456789", "32.0412345678901234", "第 13800 号",
    "13 800 138 000 米", "一共 13812345678901 次", "订单号 20261122000012345", "示ICP备2026000001号", "京ICP备12345678号-1",
    "京公网安备 11010102001234号", "京B2-20201234", "0000000000", "91110108MA01ABCDE1", "统一社会信用代码 12110000400001234X",
    "110101190003077753", "123456789012345678", "4111111111111112", "6222020000000000", "1234567890123456789",
    "1.3812345678 亿", "编号 p-7k3f", "qh-001", "T138001380001", "138001380001", "15000000000元", "131.12345678", "139.1234",
    # addresses that are not dwellings
    "中山南路 1 号楼一层", "53楼", "1号楼", "3号楼大厅东侧", "A座1203", "12号楼底商", "2 单元门口右转", "大号单元牌", "一个单元一个单元地跑",
    "三楼会议室", "便民服务室", "楼上四层人家", "爬到十八层楼", "挨家敲门，把十一户都叫了出来", "七号楼挨着二十二号楼", "十六号楼有两个门",
    "住在附近的老人", "住在十八层", "家住得远的骑手", "每栋楼的门楣", "样板十路100号", "207 国道 3 号", "工作单元测试", "室外 40 度", "六位住户",
    "样板路 18 号一楼", "样板路 18 号院内", "骑手之家在样板路 18 号一楼", "商家在样板路 18 号", "3 号楼 2026 年启用", "5 栋 1200 平方米",
    "户籍窗口在样板路 18 号", "5 栋 300 多人", "12 栋 480 户居民", "住在附近的 300 户人家", "2 单元 3 名骑手",
    # plates that are none
    "京A站", "苏G", "桂林", "云南A级景区", "京广线", "川A车队", "粤港澳", "新A股", "皖B类", "京C座 123",
    # mail of offices, other at signs
    "fwzx@shili.gov.cn", "service@example.org", "info@company.com", "@全体成员", "a@b", "admin@163.com.example.org", "微博 @某某发布",
    # web addresses with numbers in them
    "https://example.org/news/13812345678.html", "https://example.org/t/20261122_4111111111111111.htm", "http://a.cn/?id=6222021234567894",
    "www.a.cn/p/13912345678",
    # masked
    "138****1234", "1101**********7753", "6222 **** **** 1234",
]  # fmt: skip


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_nobodys_is_left_alone(text: str) -> None:
    assert codes(text) == set()


def test_random_numbers_are_rarely_taken_for_somebodys() -> None:
    dice = random.Random(6)
    numbers = [str(dice.randrange(10**17, 10**18)) for _ in range(20_000)]
    taken = sum("privacy-identity" in codes(number) for number in numbers)
    assert taken <= 10


@pytest.mark.parametrize("number", IDENTITIES)
def test_one_wrong_digit_is_no_identity_number(number: str) -> None:
    assert is_identity(number)
    assert not is_identity(number[:5] + str((int(number[5]) + 1) % 10) + number[6:])


# -- in records --------------------------------------------------------------------------------------------

PHONE = MOBILES[0]


def station(**more: Any) -> dict[str, Any]:
    return {"stations.yml": [{"id": "s-1", "name": "甲站", **more}]}


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (station(offer=f"找站长 {PHONE}"), "privacy-mobile"),
        (station(phone=PHONE), "privacy-mobile"),
        (station(phone=PHONE, phone_public="单位"), None),
        (station(phone="025-52650001"), None),
        (station(phone=PHONE, phone_public="单位", offer=f"找站长 {MOBILES[5]}"), "privacy-mobile"),
        (station(address="样板路 8 号 3号楼2单元101室"), None),
        (station(access=[{"how": "找工作人员", "note": "家住3号楼101室的老王有钥匙"}]), "privacy-home"),
        (station(address="样板路 8 号 3 号楼 2 单元 101 室"), None),
        (station(offer="住址是样板路 3 号楼 2 单元 301 室"), "privacy-home"),
        (station(offer="找 3 号楼 502 室", privacy_allow=[{"what": "3 号楼 502 室", "reason": "值班室"}]), None),
        ({"content/records/teams.yml": [{"id": "t", "name": "队", "summary": "老人在 3 号楼 502 室"}]}, "privacy-home"),
        ({"content/records/services.yml": [{"id": "v", "name": "咨询", "what": "他家住样板小区 5 栋 302"}]}, "privacy-home"),
        (station(offer=f"找 {PHONE}", privacy_allow=[{"what": PHONE, "reason": "值班手机"}]), None),
        (station(offer=f"找 {PHONE}", privacy_allow=[{"what": "手机", "reason": "值班"}]), "privacy-mobile"),
        (station(source=[{"title": "报道", "url": f"https://example.org/{PHONE}.html"}]), None),
        ({"exemplars/p-aaa1.yml": person("甲师傅", story=f"第一段。\n\n他的号码是{PHONE}。")}, "privacy-mobile"),
        ({"exemplars/p-aaa1.yml": person("甲师傅", summary="5号楼2单元301室的老人")}, "privacy-home"),
        (
            {"exemplars/p-aaa1.yml": person("甲师傅", photo={"file": "x.png", "alt": PLATES[0]}), "exemplars/x.png": b""},
            "privacy-plate",
        ),
        ({"content/records/services.yml": [{"id": "v", "name": "咨询", "steps": ["写信到 abc@qq.com"]}]}, "privacy-mail"),
        ({"content/records/areas.yml": [{"id": "a", "name": "甲街道", "story": f"卡号 {CARDS[0]}"}]}, "privacy-card"),
        ({"content/records/teams.yml": [{"id": "t", "name": "队", "done": [{"text": f"报给 {IDENTITIES[0]}"}]}]}, "privacy-identity"),
        ({"content/records/awards.yml": [{"id": "w", "name": "奖", "criteria": [PHONE]}]}, "privacy-mobile"),
        ({"content/records/notices.yml": [{"id": "n", "text": f"问 {PHONE}", "from": "2026-11-01", "to": "2026-12-01"}]}, "privacy-mobile"),
        ({f"content/photos/{PHONE}.jpg": b""}, "privacy-mobile"),
        ({f"exemplars/{PLATES[0]}_照片.jpg": b""}, "privacy-plate"),
        (
            {"exemplars/p-aaa1.yml": person("甲师傅", publish={"basis": "同意", "scope": ["姓名"], "evidence": IDENTITIES[1]})},
            "privacy-identity",
        ),
    ],
)  # fmt: skip
def test_every_text_of_every_kind_file_names_and_captions_are_looked_at(
    tmp_path: Path, files: dict[str, Any], code: str | None
) -> None:
    found = [
        problem.code
        for problem in built(tmp_path, files).prepared.errors
        if problem.code.startswith("privacy")
    ]
    assert found == ([code] if code else [])


def award(phone: str, **more: Any) -> dict[str, Any]:
    publicity = {"start": "2026-11-20", "unit": "评选办", "phone": phone}
    one = {"id": "w", "name": "奖", "rounds": [{"period": "2026", "publicity": publicity}], **more}
    return {"content/records/awards.yml": [one]}


@pytest.mark.parametrize(
    ("files", "word"),
    [
        (station(phone=PHONE), "手机写上 phone_public: 单位"),
        (award(PHONE), "最外层（和 id 并排）写上 phone_public: 单位"),
    ],
)
def test_the_hint_says_where_the_word_for_a_unit_stands(
    tmp_path: Path, files: dict[str, Any], word: str
) -> None:
    problem = built(tmp_path, files).prepared.errors[0]
    assert word in problem.hint
    [records] = files.values()
    records[0]["phone_public"] = "单位"
    assert built(tmp_path / "said", files).prepared.errors == []


@pytest.mark.parametrize("key", ["phone", "电话", "手机", "单位"])
def test_a_kind_without_a_telephone_is_not_sent_to_the_word_for_one(tmp_path: Path, key: str) -> None:
    team = {"id": "t", "name": "测试队", key: "025-52650001"}
    (problem,) = built(tmp_path, {"content/records/teams.yml": [team]}).prepared.errors
    assert problem.code == "unknown-key" and "是否指「phone_public」" not in problem.hint


PAGE = f"# 关于\n\n电话 025-52650001，\n值班 {PHONE}，找老王。\n"
ALLOWED = f"---\ntitle: 关于\nprivacy_allow:\n  - {{what: '{PHONE}', reason: 单位的值班手机}}\n---\n"


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("content/about.md", PAGE, [(4, 4, "privacy-mobile")]),
        ("content/more/页.md", f"家住3号楼101室的老王，身份证 {IDENTITIES[0]}\n", [(1, 1, "privacy-home"), (1, 18, "privacy-identity")]),
        ("content/about.md", f"[报道](https://example.org/{PHONE}.html)\n", []),
        ("content/about.md", ALLOWED + PAGE, []),
        ("content/about.md", ALLOWED + PAGE + MOBILES[5], [(10, 1, "privacy-mobile")]),
        ("content/about.md", ALLOWED.replace(", reason: 单位的值班手机", "") + PAGE, [(4, 13, "privacy-mobile"), (9, 4, "privacy-mobile")]),
        ("README.md", PAGE, []),
    ],
)  # fmt: skip
def test_hand_written_pages_are_looked_at_line_by_line(
    tmp_path: Path, path: str, text: str, told: list[tuple[int, int, str]]
) -> None:
    errors = built(tmp_path, {path: text}).prepared.errors
    assert [(problem.path, problem.line, problem.column, problem.code) for problem in errors] == [
        (path, *one) for one in told
    ]
    assert not any(PHONE in problem.message for problem in errors)


def test_the_problem_stands_at_its_line_and_does_not_repeat_the_number(tmp_path: Path) -> None:
    text = f"name: 甲师傅\nstory: |\n  第一段。\n\n  他的号码是{PHONE}。\n"
    problem = built(tmp_path, {"exemplars/p-aaa1.yml": text}).prepared.errors[0]
    assert (problem.line, problem.field) == (5, "story")
    assert PHONE not in problem.message and problem.message.endswith(f"{PHONE[:3]}******{PHONE[-2:]}")
    assert "privacy_allow" in problem.hint


@pytest.mark.parametrize(
    "name",
    [
        "places_luoyang_studyrooms_205",
        "stations_press_mixed_cities",
        "stations_zhaoqing_4",
        "stations_zhengzhou_82",
    ],
)
def test_real_tables_of_stations_pass_when_they_are_imported(
    name: str, data_dir: Path, tmp_path: Path, cli_ok: Any
) -> None:
    built(tmp_path, {})
    cli_ok("import", data_dir / f"{name}.csv", "--kind", "station", cwd=tmp_path)
    assert not [code for code in built(tmp_path, {}).codes if code.startswith("privacy")]


def test_ten_thousand_stations_are_looked_through_in_a_moment() -> None:
    row = "- id: s-{0:05d}\n  name: 中山路驿站{0}\n  address: 秦淮区中山南路{0}号1号楼一层\n  position: {{lng: 118.78{0:05d}, lat: 32.04{0:05d}}}\n"
    row += "  hours: 周一至周五 08:30-12:00、14:00-17:30\n  phone: 025-{0:08d}\n  updated_on: 2026-10-08\n"
    rows = [Row("stations.yml", 1, {}, row.format(number)) for number in range(10_000)]
    started = time.process_time()
    assert not list(private_data(KIND["station"], rows))
    assert time.process_time() - started < 1.5, "ten times what it should take"


WIDE = str.maketrans("0123456789ABCD#@-", "０１２３４５６７８９ＡＢＣＤ＃＠－")
ODD = "-－﹣—–―‐‑−　 \u00a0\u2002\u2009\u202f\u200b\ufeff．.・·"


@given(
    st.sampled_from([*IDENTITIES, *MOBILES, *CARDS, *PLATES, *HOMES, *SPACED_HOMES, *MAILS]),
    st.randoms(use_true_random=False),
)
def test_the_quick_look_misses_nothing_that_a_close_look_finds(text: str, random: Random) -> None:
    """Wide characters and odd gaps anywhere: whatever is found closely must have been suspected."""
    parts = []
    for letter in text:
        if random.random() < 0.15:
            parts.append(random.choice(ODD))
        parts.append(letter.translate(WIDE) if random.random() < 0.1 else letter)
    told = "".join(parts)
    if not list(findings(told)):
        return
    row = Row("exemplars/p-aaa1.yml", 1, {"story": told}, told)
    assert list(private_data(KIND["exemplar"], [row])), told


@pytest.mark.parametrize(
    "text",
    [
        "138－0013－8000", "139　0013　8000", "138\u00a00013\u00a08000", "138—0013—8000", "138\u200b00138000",
        "3号楼－301室", "示例小区 3－2－501", "3栋一百零二门301室", "12弄两号301",
    ],
)  # fmt: skip
def test_odd_gaps_hide_nothing(text: str) -> None:
    row = Row("exemplars/p-aaa1.yml", 1, {"story": text}, text)
    assert list(private_data(KIND["exemplar"], [row]))
