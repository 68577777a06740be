"""Files as people save them, each with one mistake."""

import hashlib
from typing import NamedTuple


class Case(NamedTuple):
    """A file as somebody saved it, and the one problem: its place, its code, a word of message and hint."""

    file: str
    content: str | bytes
    at: tuple[int, int]
    code: str
    says: str
    advises: str
    severity: str = "error"


def station(body: str, name: str = "某站") -> str:
    """A station with an id of its own and this body below it (the body starts on line 3)."""
    number = hashlib.sha256((name + body).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"- id: s-{number}\n  name: {name}\n{body}"


LAUGHS = "- a: &a [哈, 哈, 哈]\n  b: &b [*a, *a, *a, *a, *a, *a]\n  c: [*b, *b, *b, *b, *b, *b]\n"
MIXED = (
    station("  offer: 骑手凭当天接单页面一份套餐十二元\n  landmark: ").encode() + "东门".encode("gbk") + b"\n"
)
DIGITS = "9" * 5000

YAML = [
    Case(
        "dup", station("  phone: 000-0000\n  phone: 000-1111\n"), (4, 3), "duplicate-key", "phone", "只留一个"
    ),
    Case("merge", station("  <<: {kind: 驿站}\n"), (3, 3), "merge-key", "<<", "直接写"),
    Case("tab", station("\thost: 社区\n"), (3, 1), "tab-indent", "Tab", "空格"),
    Case("wide-colon", station("  host：社区\n"), (3, 3), "wide-colon", "全角冒号", "host: 社区"),
    Case("wide-indent", station("　　host: 社区\n"), (3, 1), "wide-space-indent", "全角空格", "半角空格"),
    Case(
        "nbsp-indent",
        station("\u00a0\u00a0host: 社区\n"),
        (3, 1),
        "wide-space-indent",
        "不换行空格",
        "半角空格",
    ),
    Case("no-space", station("  host:社区\n"), (3, 3), "missing-space", "空格", "host: 社区"),
    Case("two-colons", station("  offer: 注意: 请预约\n"), (3, 10), "colon-in-value", "注意", "引号"),
    Case("star", station("  offer: *重点*\n"), (3, 10), "quote-needed", "*", "引号"),
    Case("at-sign", station("  offer: @值班室\n"), (3, 10), "quote-needed", "@", "引号"),
    Case("percent", station("  offer: %10\n"), (3, 10), "quote-needed", "%", "引号"),
    Case("bang", station("  offer: !重要\n"), (3, 10), "quote-needed", "!", "引号"),
    Case("ampersand", station("  offer: &甲 半价\n"), (3, 10), "quote-needed", "&", "引号"),
    Case("quote", station('  offer: "半价\n'), (3, 10), "unclosed-quote", "引号", "补上"),
    Case("bracket", station("  facilities: [饮水, 座位\n"), (3, 15), "unclosed-bracket", "[饮水", "]"),
    Case("escape", station('  offer: "C:\\店"\n'), (3, 13), "bad-escape", "反斜杠", "单引号"),
    Case(
        "comment", station("  address: 中山路 #12 室\n"), (3, 16), "cut-by-comment", "#12", "引号", "warning"
    ),
    Case(
        "line-separator", station("  offer: 半价\u2028后面\n"), (3, 12), "forbidden-character", "2028", "删去"
    ),
    Case("nel", station("  offer: 半价\u0085后面\n"), (3, 12), "forbidden-character", "0085", "删去"),
    Case("rlo", station("  offer: 半价\u202e后面\n"), (3, 12), "forbidden-character", "202E", "删去"),
    Case("surrogate", station('  offer: "\\ud800"\n'), (3, 13), "bad-escape", "反斜杠", "单引号"),
    Case(
        "two-documents",
        station("  kind: 驿站\n---\n- id: b\n  name: 乙\n"),
        (4, 1),
        "many-documents",
        "---",
        "---",
    ),
    Case("mapping", "id: m-1\nname: 某站\n", (1, 1), "not-a-list", "列表", "- "),
    Case("sentence", "名称：某站\n", (1, 1), "wide-colon", "全角冒号", "半角"),
    Case("wide-gap", station("  host:　社区\n"), (3, 3), "wide-space", "全角空格", "host: 社区"),
    Case("nbsp-gap", station("  host:\u00a0社区\n"), (3, 3), "wide-space", "不换行空格", "host: 社区"),
    Case(
        "no-gap-after-dash", "-id: nogap-1\n name: 某站\n", (1, 1), "missing-space", "短横线", "- id: nogap-1"
    ),
    Case("wide-dash", "－ id: wide-1\n  name: 某站\n", (1, 1), "wide-dash", "半角短横线", "- id: wide-1"),
    Case("bullet", "• id: bullet-1\n  name: 某站\n", (1, 1), "wide-dash", "半角短横线", "- id: bullet-1"),
    Case(
        "all-dashes",
        "- id: dashes-1\n- name: 某站\n- hours: 8:00-9:00\n- id: dashes-2\n  name: 乙\n",
        (2, 1),
        "extra-dash",
        "name: 某站",
        "第一行",
    ),
    Case("bar", station("  offer: | 半价\n"), (3, 10), "quote-needed", "|", "引号"),
    Case(
        "unindented-block",
        station("  remark: |\n第一段：\n\n第二段\n 第三段\n  host: 社区\n"),
        (4, 1),
        "block-not-indented",
        "remark",
        "两格",
    ),
    Case(
        "half-indented-block",
        station("  remark: |\n    第一段\n\n第二段\n\n第三段\n"),
        (6, 1),
        "block-not-indented",
        "第二段",
        "每一行",
    ),
    Case(
        "conflict",
        "<<<<<<< HEAD\n- id: c-1\n  name: 甲\n=======\n- id: c-1\n  name: 乙\n>>>>>>> 改名\n",
        (1, 1),
        "merge-conflict",
        "<<<<<<<",
        "=======",
    ),
    Case(
        "wide-braces",
        station("  vehicle: ｛battery_swap: 有，ebike_parking: 无｝\n"),
        (3, 12),
        "wide-bracket",
        "全角括号",
        "{battery_swap: 有, ",
    ),
    Case(
        "wide-comma",
        station("  vehicle: {battery_swap: 有，ebike_parking: 无}\n"),
        (3, 12),
        "wide-comma",
        "全角逗号",
        "半角逗号",
    ),
    Case(
        "no-colon",
        "- id nocolon-1\n  name: 某站\n  host: 社区\n",
        (1, 3),
        "missing-colon",
        "缺少冒号",
        "id: nocolon-1",
    ),
    Case(
        "equals",
        station("  hours=周五 16:00-20:00\n"),
        (3, 3),
        "missing-colon",
        "缺少冒号",
        "hours: 周五 16:00",
    ),
    Case(
        "no-colon-block",
        station("  remark |\n    一段：话\n\n    二段\n"),
        (3, 3),
        "missing-colon",
        "缺少冒号",
        "remark: |",
    ),
    Case(
        "two-dashes",
        "- - id: twodash-1\n  name: 某站\n  host: 社区\n",
        (1, 1),
        "double-dash",
        "多了",
        "- id: twodash-1",
    ),
    Case(
        "no-first-dash",
        "# 东片\n  id: nodash-1\n  name: 甲\n- id: nodash-2\n  name: 乙\n",
        (2, 3),
        "missing-dash",
        "nodash-1",
        "- id: nodash-1",
    ),
    Case(
        "no-inner-dash",
        station(
            "  source:\n    - title: 甲报\n      date: 2026-01-01\n      title: 乙报\n      date: 2026-02-01\n"
        ),
        (6, 7),
        "missing-dash",
        "乙报",
        "- title: 乙报",
    ),
    Case(
        "uneven-block",
        station("  remark: |\n      一段\n\n    二段：话\n"),
        (6, 5),
        "block-not-indented",
        "缩进少",
        "左对齐",
    ),
    Case(
        "field-after-block",
        station("  remark: |\n    一段：话\n   host: 社区\n"),
        (5, 4),
        "bad-indent",
        "host",
        "左对齐",
    ),
    Case(
        "stray-line",
        station("  special_hours:\n以下为补充\n    - {from: 2026-11-20, to: 2026-11-24}\n"),
        (4, 1),
        "not-a-field",
        "以下为补充",
        "字段名",
    ),
    Case(
        "wide-inner-indent",
        station("  checked:\n　　how: 实地\n    on: 2026-11-01\n"),
        (4, 1),
        "wide-space-indent",
        "全角空格",
        "半角空格",
    ),
    Case(
        "no-colon-before-colon",
        station("  offer 请注意：要预约\n"),
        (3, 3),
        "missing-colon",
        "offer",
        "offer: 请",
    ),
    Case(
        "comment-after-block",
        station("  remark: |\n    一段\n  host：社区\n# 西片\n\n"),
        (5, 3),
        "wide-colon",
        "host",
        "host: 社区",
    ),
    Case("fence", "```yaml\n- id: fence-1\n  name: 某站\n", (1, 1), "code-fence", "```yaml", "删去"),
    Case("pasted-table", "id\t名称\t地址\nx-1\t甲站\t一路\n", (1, 1), "not-a-list", "列表", "yitu import"),
    Case("named-list", "stations:\n  - id: n-1\n    name: 甲\n", (1, 1), "not-a-list", "列表", "stations:"),
    Case("complex-key", station("  ? [甲, 乙]\n  : 丙\n"), (3, 5), "complex-key", "字段名", "一个词"),
]

SIZES = [
    Case("deep", "[" * 500, (1, 33), "too-deep", "32", "括号"),
    Case("brackets", "[" * 400_000, (1, 33), "too-deep", "32", "括号"),
    Case("braces", station("  facilities: " + "{a: " * 100_000), (3, 135), "too-deep", "32", "括号"),
    Case("seats", station(f"  seats: {DIGITS}\n"), (3, 10), "bad-number", "99999", "数字"),
    Case(
        "latitude",
        station(f"  position: {{lng: 102.0, lat: {DIGITS}}}\n"),
        (3, 3),
        "not-a-number",
        "纬度",
        "十进制",
    ),
    Case("long-id", f"- id: {'a' * 300}\n  name: 长\n", (1, 7), "bad-id", "编号", "64"),
    Case("long-name", station("", "长" * 5000), (2, 9), "too-long", "5000", "短"),
]

ENCODINGS = [
    Case("gbk", station("  offer: 骑手套餐半价\n").encode("gbk"), (3, 10), "not-utf8", "GBK", "UTF-8"),
    Case("utf16", station("  offer: 半价\n").encode("utf-16"), (1, 1), "not-utf8", "UTF-16", "UTF-8"),
    Case("utf16-bare", station("  offer: 半价\n").encode("utf-16-le"), (1, 1), "not-utf8", "UTF-16", "UTF-8"),
    Case("mixed", MIXED, (4, 13), "not-utf8", "混入", "乱码"),
    Case("slipped", station("", "一").encode("gbk"), (2, 9), "perhaps-gbk", "GBK", "UTF-8", "warning"),
    Case("mojibake", station("  offer: 半\ufffd价\n"), (3, 11), "forbidden-character", "FFFD", "重新"),
]

VALUES = [
    Case("no-such-day", station("  status_until: 2026-02-30\n"), (3, 17), "bad-date", "2026-02-30", "核对"),
    Case("year-nought", station("  status_until: 0000-01-01\n"), (3, 17), "bad-date", "0000", "核对"),
    Case(
        "words-for-day", station("  status_until: 明年春天\n"), (3, 17), "bad-date", "明年春天", "2026-10-08"
    ),
    Case("no-name", "- id: nameless\n  kind: 驿站\n", (1, 3), "missing-field", "name", "name"),
    Case("no-id", "- name: 无号站\n", (1, 3), "missing-field", "id", "id"),
    Case("telling-id", "- id: 秦淮一号\n  name: 某站\n", (1, 7), "bad-id", "秦淮一号", "小写字母"),
    Case("leaving-id", "- id: ../../etc\n  name: 某站\n", (1, 7), "bad-id", "../../etc", "小写字母"),
    Case("capital-id", "- id: QH-001\n  name: 某站\n", (1, 7), "bad-id", "QH-001", "改成 qh-001"),
    Case("wide-id", "- id: ｑｈ－００２\n  name: 某站\n", (1, 7), "bad-id", "ｑｈ", "改成 qh-002"),
    Case("reserved-id", "- id: con\n  name: 某站\n", (1, 7), "reserved-id", "con", "换"),
    Case("unknown-key", station("  adress: 中山路\n"), (3, 3), "unknown-key", "adress", "address"),
    Case(
        "inner-key",
        station("  checked: {on: 2026-11-01, bye: 网格员, how: 实地}\n"),
        (3, 29),
        "unknown-key",
        "bye",
        "by",
    ),
    Case("status", station("  status: 开方\n"), (3, 11), "unknown-word", "开方", "开放"),
    Case("facility", station("  facilities: [座位, 微波露]\n"), (3, 20), "unknown-word", "微波露", "微波炉"),
    Case("way", station("  access: [{how: 扫马}]\n"), (3, 18), "unknown-word", "扫马", "扫码"),
    Case(
        "facility-below",
        station("  facilities:\n    饮水: 有\n    空调: 坏了\n"),
        (5, 9),
        "unknown-word",
        "坏了",
        "有、无、未知",
    ),
    Case(
        "facility-pairs",
        station("  facilities:\n    - 饮水: 有\n    - 空凋: 无\n"),
        (5, 7),
        "unknown-word",
        "空凋",
        "是否指「空调」",
    ),
    Case(
        "facility-nest", station("  facilities: [[饮水]]\n"), (3, 16), "unknown-word", "「[饮水]」", "可以写"
    ),
    Case(
        "way-list", station("  facilities: 饮水 微波露 空调\n"), (3, 15), "unknown-word", "微波露", "微波炉"
    ),
    Case("shape", station("  access: 直接进\n"), (3, 3), "wrong-shape", "直接进", "{how: 直接进}"),
    Case(
        "check-day",
        station("  checked: 2026-10-08\n"),
        (3, 12),
        "wrong-shape",
        "2026-10-08",
        "{on: 2026-10-08, how: 实地}",
    ),
    Case("no-text", "- id: no-text\n  name:\n", (2, 3), "empty-value", "name", "填上"),
    Case("no-item", station("  photos:\n    -\n"), (4, 6), "empty-value", "第 1 项", "填上"),
    Case("chinese-labels", "- 编号: label-1\n  name: 某站\n", (1, 3), "unknown-key", "编号", "「id」"),
    Case("heading", station("  联系电话: 000-0000\n"), (3, 3), "unknown-key", "联系电话", "「phone」"),
    Case("osm-key", station("  opening_hours: 8:00-9:00\n"), (3, 3), "unknown-key", "opening", "「hours」"),
    Case(
        "quoted-name",
        "- id: q-1\n  name: “甲站”\n",
        (2, 9),
        "chinese-quotes",
        "“甲站”",
        "直接写 甲站",
        "warning",
    ),
    Case(
        "wide-bar",
        station("  remark: ｜\n    第一段\n\n    第二段\n"),
        (3, 3),
        "wide-bar",
        "全角竖线",
        "remark: |",
    ),
    Case(
        "no-bar",
        station("  remark:\n    第一段\n\n    第二段\n"),
        (3, 3),
        "paragraphs-joined",
        "连成",
        "remark: |",
    ),
    Case("quoted", station("  status: “开放”\n"), (3, 11), "chinese-quotes", "中文引号", "直接写 开放"),
    Case("quoted-area", station("  area: “jia-1”\n"), (3, 9), "chinese-quotes", "“jia-1”", "直接写 jia-1"),
    Case(
        "quoted-file",
        station("  photos: [{file: “a.jpg”, alt: 门口}]\n"),
        (3, 19),
        "chinese-quotes",
        "“a.jpg”",
        "直接写 a.jpg",
    ),
    Case(
        "quoted-item", station("  facilities: [“饮水”]\n"), (3, 16), "chinese-quotes", "“饮水”", "直接写 饮水"
    ),
    Case(
        "quoted-word",
        station("  facilities:\n    热水: “有”\n"),
        (4, 9),
        "chinese-quotes",
        "“有”",
        "直接写 有",
    ),
    Case(
        "quoted-degrees",
        station("  position:\n    lng: “116.3”\n    lat: 39.9\n"),
        (4, 10),
        "chinese-quotes",
        "“116.3”",
        "直接写 116.3",
    ),
    Case("half-quoted", station("  status: “开放\n"), (3, 11), "chinese-quotes", "“开放", "直接写 开放"),
    Case(
        "number-in-braces",
        station("  source: [{title: 报道 #3, publisher: 某报}]\n"),
        (3, 23),
        "cut-by-comment",
        "连括号的另一半也丢了",
        'title: "报道 #3"',
    ),
    Case(
        "number-in-list",
        station("  facilities: [\n    饮水, 热水 #一楼,\n    座位\n  ]\n"),
        (4, 12),
        "cut-by-comment",
        "「#一楼,」",
        "移到括号后面",
    ),
    Case(
        "number-before-more",
        station("  address: 柳河路 #18\n    一楼\n"),
        (3, 16),
        "cut-by-comment",
        "「#18」",
        "连同下面的行用引号",
    ),
    Case(
        "remark-before-wrong-indent",
        station("  address: 柳河路 # 18\n    host: 社区\n"),
        (4, 5),
        "bad-indent",
        "host",
        "左对齐",
    ),
    Case(
        "no-end-at-all",
        station("  source: [{title: 报道 # 待核\n"),
        (3, 12),
        "unclosed-bracket",
        "缺少配对",
        "补上",
    ),
    Case("nothing-quoted", "- id: q-0\n  name: “”\n", (2, 9), "chinese-quotes", "“”", "填上内容"),
    Case(
        "wide-list",
        station("  vehicle: ｛battery_swap：有｝\n"),
        (3, 12),
        "wide-bracket",
        "全角括号",
        "{battery_swap: 有}",
    ),
    Case(
        "two-phones", station("  phone: 000-00000001 000-00000002\n"), (3, 10), "bad-phone", "一个", "remark"
    ),
    Case(
        "named-axes",
        station("  position: {经度: 102.001234, 纬度: 40.801234}\n"),
        (3, 18),
        "unknown-key",
        "「经度」、「纬度」",
        "lng（经度）",
    ),
    Case(
        "swapped",
        station("  position: {lng: 40.8, lat: 102.0}\n"),
        (3, 3),
        "position-swapped",
        "写反",
        "经度 102.0、纬度 40.8",
    ),
    Case("nowhere", station("  position: {lng: 0, lat: 0}\n"), (3, 3), "position-zero", "0,0", "重新取"),
    Case(
        "abroad",
        station("  position: {lng: 2.35, lat: 48.85}\n"),
        (3, 3),
        "position-outside-china",
        "不在中国",
        "73 到 136",
        "warning",
    ),
    Case(
        "abroad-text",
        station("  position: 2.351234, 48.851234\n"),
        (3, 13),
        "position-outside-china",
        "不在中国",
        "73 到 136",
        "warning",
    ),
    Case("half", station("  position: {lng: 102.0}\n"), (3, 3), "bad-position", "lat", "两个都写"),
    Case(
        "datum",
        station("  position: {lng: 102.0012, lat: 40.8012, datum: 地球仪}\n"),
        (3, 3),
        "unknown-datum",
        "地球仪",
        "gcj02",
    ),
    Case("phone", station("  phone: 请加微信\n"), (3, 10), "bad-phone", "请加微信", "单位电话"),
    Case(
        "script-url",
        station("  source: [{title: 报, url: 'javascript:alert(1)'}]\n"),
        (3, 28),
        "bad-url",
        "javascript",
        "https://",
    ),
    Case("reference", station("  area: jia-9\n"), (3, 9), "dangling-reference", "jia-9", "jia-1"),
    Case(
        "list-value", station("  address: [甲, 乙]\n"), (3, 3), "wrong-shape", "[甲, 乙]", "address: 一行文字"
    ),
]

CASES = [*YAML, *SIZES, *ENCODINGS, *VALUES]
