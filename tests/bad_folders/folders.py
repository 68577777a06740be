"""Small site folders in which files do not fit together."""

from typing import Any

AREAS = "- {id: jia-1, name: 甲一街道}\n"
SETTINGS = "site_name: 某区\nsite_url: https://example.org/\ndocs_dir: content\n"
NOTICE = "- id: n-1\n  text: 停水\n  from: 2026-11-01\n  to: 2026-12-01\n"
PERSON = "name: 甲师傅\npublish: {basis: 公开报道, scope: [姓名, 事迹]}\nsource: [{title: 一次采访}]\n"
PHOTO = "photo: {file: %s, alt: 门口}\n"

# Files beside a smallest site, and the problems they must give: path, line, code, a word of what it says.
FOLDERS: dict[str, tuple[dict[str, Any], list[tuple[str, int, str, str]]]] = {
    "the same id in two files": (
        {"stations.yml": "- {id: a-1, name: 甲}\n", "stations/b.yml": "- {id: a-1, name: 乙}\n"},
        [("stations/b.yml", 1, "duplicate-id", "stations.yml:1")],
    ),
    "the same id in one file, and told apart from another kind": (
        {
            "stations.yml": "- {id: jia-1, name: 甲}\n- {id: jia-1, name: 乙}\n",
            "content/records/areas.yml": AREAS,
        },
        [("stations.yml", 2, "duplicate-id", "stations.yml:1")],
    ),
    "ids that differ in case alone": (
        {"stations.yml": "- {id: a-1, name: 甲}\n- {id: A-1, name: 乙}\n"},
        [("stations.yml", 2, "duplicate-id", "stations.yml:1")],
    ),
    "ids that are equal in NFKC": (
        {"stations.yml": "- {id: a-1, name: 甲}\n- {id: ａ-１, name: 乙}\n"},
        [("stations.yml", 2, "duplicate-id", "stations.yml:1")],
    ),
    "an id that no file can bear, in capitals": (
        {"stations.yml": "- {id: CON, name: 甲}\n"},
        [("stations.yml", 1, "reserved-id", "CON")],
    ),
    "records with other errors, which name others as well": (
        {
            "stations.yml": "- id: a-1\n  nme: 甲\n  area: nowhere\n"
            "- id: a-1\n  name: 乙\n  area: nowhere\n- id: a-3\n  name：丙\n  area：nowhere\n  aliases: [a-1]\n",
            "content/records/services.yml": "- {id: f-1, name: 服务, theem: 甲, places: [a-1, a-3, a-9]}\n"
            "- {id: f-2, name: 服务, places: {of: a-9}}\n",
            "content/records/notices.yml": NOTICE + "  scope: {ids: [a-8], are: []}\n",
            "exemplars/p-7k3f.yml": PERSON + "area: jia-3\nsumary: 一\n" + PHOTO % "../x.png",
            "exemplars/p-9d1q.yml": "name：甲\n",
            "content/records/teams.yml": "- {id: t-1, name: 队, leads: [p-7k3f, p-9d1q]}\n",
        },
        [
            ("content/records/notices.yml", 5, "dangling-reference", "a-8"),
            ("content/records/notices.yml", 5, "unknown-key", "are"),
            ("content/records/services.yml", 1, "unknown-key", "theme"),
            ("content/records/services.yml", 1, "dangling-reference", "a-9"),
            ("content/records/services.yml", 2, "wrong-shape", "一行文字"),
            ("exemplars/p-7k3f.yml", 4, "dangling-reference", "jia-3"),
            ("exemplars/p-7k3f.yml", 5, "unknown-key", "summary"),
            ("exemplars/p-7k3f.yml", 6, "path-outside", "x.png"),
            ("exemplars/p-9d1q.yml", 1, "wide-colon", "name: 甲"),
            ("stations.yml", 2, "unknown-key", "nme"),
            ("stations.yml", 3, "dangling-reference", "nowhere"),
            ("stations.yml", 4, "duplicate-id", "stations.yml:1"),
            ("stations.yml", 6, "dangling-reference", "nowhere"),
            ("stations.yml", 8, "wide-colon", "name: 丙"),
            ("stations.yml", 9, "wide-colon", "area: nowhere"),
            ("stations.yml", 9, "dangling-reference", "nowhere"),
            ("stations.yml", 10, "duplicate-alias", "a-1"),
        ],
    ),
    "an old id that is somebody's id": (
        {"stations.yml": "- {id: a-1, name: 甲}\n- {id: a-2, name: 乙, aliases: [a-1]}\n"},
        [("stations.yml", 2, "duplicate-alias", "a-1")],
    ),
    "a person's file whose first line stands farther in": (
        {
            "exemplars/p-7k3f.yml": " name: 甲师傅\npublish: {basis: 本人同意, scope: [姓名], given_on: 2026-10-01}\n"
        },
        [("exemplars/p-7k3f.yml", 1, "extra-indent", "name: 甲师傅")],
    ),
    "a person's story without indent": (
        {"exemplars/p-7k3f.yml": PERSON + "story: |\n第一段。\n\n第二段：还有。\nsummary: 一\n"},
        [("exemplars/p-7k3f.yml", 5, "block-not-indented", "第一段")],
    ),
    "a person's file with a capital": (
        {"exemplars/P-7k3f.yml": PERSON},
        [("exemplars/P-7k3f.yml", 1, "bad-id", "P-7k3f")],
    ),
    "a person's file under a name": (
        {"exemplars/zhangwei.yml": PERSON},
        [("exemplars/zhangwei.yml", 1, "telling-id", "zhangwei")],
    ),
    "an id that is not the file's": (
        {"exemplars/p-7k3f.yml": "id: p-9d1q\n" + PERSON},
        [("exemplars/p-7k3f.yml", 1, "id-not-file", "p-9d1q")],
    ),
    "a report without its source": (
        {"exemplars/p-7k3f.yml": "name: 甲师傅\npublish: {basis: 公开报道, scope: [姓名]}\n"},
        [("exemplars/p-7k3f.yml", 1, "missing-source", "source")],
    ),
    "raw HTML in a story": (
        {"exemplars/p-7k3f.yml": PERSON + "story: |\n  好事。\n  <script>alert(1)</script>\n"},
        [("exemplars/p-7k3f.yml", 6, "raw-html", "HTML")],
    ),
    "a script as a link": (
        {"exemplars/p-7k3f.yml": PERSON + "story: |\n  [看](javascript:alert(1))\n  第二行。\n"},
        [("exemplars/p-7k3f.yml", 5, "bad-link", "javascript")],
    ),
    "a takedown list of names": (
        {"exemplars/takedown.yml": "- p-7k3f\n"},
        [("exemplars/takedown.yml", 1, "bad-digest", "sha256")],
    ),
    "areas that lie in each other": (
        {"content/records/areas.yml": "- {id: a, name: 甲, parent: b}\n- {id: b, name: 乙, parent: a}\n"},
        [
            ("content/records/areas.yml", 1, "circular-parent", "甲"),
            ("content/records/areas.yml", 2, "circular-parent", "乙"),
        ],
    ),
    "references that lead nowhere, from every kind": (
        {
            "stations.yml": "- {id: a-1, name: 甲, area: jia-2}\n",
            "content/records/areas.yml": "- {id: jia-1, name: 甲, parent: nowhere}\n",
            "content/records/services.yml": "- {id: f-1, name: 服务, places: [a-1, a-9]}\n",
            "content/records/notices.yml": NOTICE + "  scope: {ids: [a-8]}\n",
            "exemplars/p-7k3f.yml": PERSON + "area: jia-3\n",
        },
        [
            ("content/records/areas.yml", 1, "dangling-reference", "nowhere"),
            ("content/records/notices.yml", 5, "dangling-reference", "a-8"),
            ("content/records/services.yml", 1, "dangling-reference", "a-9"),
            ("exemplars/p-7k3f.yml", 4, "dangling-reference", "jia-3"),
            ("stations.yml", 1, "dangling-reference", "jia-2"),
        ],
    ),
    "a notice that ends before it begins": (
        {"content/records/notices.yml": NOTICE.replace("2026-12-01", "2026-10-01")},
        [("content/records/notices.yml", 4, "dates-reversed", "2026-10-01")],
    ),
    "a service, hours of a week and a consent that end before they begin": (
        {
            "content/records/services.yml": "- id: f-1\n  name: 服务\n  valid:\n    from: 2026-12-01\n    to: 2026-11-01\n",
            "stations.yml": "- id: a-1\n  name: 甲\n  special_hours:\n    - from: 2026-12-01\n      to: 2026-11-01\n",
            "exemplars/p-7k3f.yml": "name: 甲师傅\npublish:\n  basis: 同意\n  scope: [姓名]\n"
            "  until: 2026-01-01\n  given_on: 2026-06-01\n",
        },
        [
            ("content/records/services.yml", 5, "dates-reversed", "2026-11-01"),
            ("exemplars/p-7k3f.yml", 5, "dates-reversed", "2026-06-01"),
            ("stations.yml", 5, "dates-reversed", "2026-11-01"),
        ],
    ),
    "shorter hours that are not told": (
        {"content/records/notices.yml": NOTICE + "  effect: 缩短\n"},
        [("content/records/notices.yml", 5, "missing-hours", "hours")],
    ),
    "facilities of which each is wrong in its own way": (
        {
            "stations.yml": "- id: a-1\n  name: 甲\n  facilities:\n    微玻炉: 有\n    微波炉: 两个\n    饮水: 有\n"
            "    座位: {staet: 有}\n    空调: {state: 坏了}\n- {id: a-2, name: 乙, facilities: [空凋, 饮水, {热水: 也许}]}\n"
        },
        [
            ("stations.yml", 4, "unknown-word", "「微波炉」"),
            ("stations.yml", 5, "unknown-word", "「两个」"),
            ("stations.yml", 7, "unknown-key", "「state」"),
            ("stations.yml", 8, "unknown-word", "「坏了」"),
            ("stations.yml", 9, "unknown-word", "「空调」"),
            ("stations.yml", 9, "unknown-word", "「也许」"),
        ],
    ),
    "an outcome without its result, its source and the order of its days": (
        {
            "content/records/outcomes.yml": "- id: o-1\n  name: 装灯\n  status: 办成\n  asked_on: 2026-05\n  done_on: 2026-04\n"
        },
        [
            ("content/records/outcomes.yml", 3, "missing-source", "来源"),
            ("content/records/outcomes.yml", 3, "outcome-without-result", "办得怎样"),
            ("content/records/outcomes.yml", 5, "dates-reversed", "2026-04"),
        ],
    ),
    "somebody twice in a round, and two rounds of one period": (
        {
            "exemplars/p-7k3f.yml": PERSON,
            "content/records/awards.yml": "- id: w-1\n  name: 奖\n  rounds:\n    - period: 2026-09\n      recipients:\n"
            "        - p-7k3f\n        - p-7k3f\n      decision: {on: 2026-10-20, number: 甲}\n"
            "- id: w-2\n  name: 奖\n  rounds:\n    - title: 一\n      period: 2026-08\n    - title: 二\n      period: 2026年8月\n",
        },
        [
            ("content/records/awards.yml", 7, "repeated-value", "同一期里「p-7k3f」"),
            ("content/records/awards.yml", 15, "repeated-value", "各期里「2026-08」"),
        ],
    ),
    "references that stand alone in records with other errors": (
        {
            "content/records/services.yml": "- {id: f-1, name: 服务, theem: 甲, places: a-9}\n",
            "content/records/awards.yml": "- id: w-1\n  nam: 奖\n  rounds:\n    - period: 2026-09\n      nominees: p-aaaa\n"
            "    - period: 2026-08\n      nominees: [p-bbbb, {team: t-9}]\n",
        },
        [
            ("content/records/awards.yml", 2, "unknown-key", "name"),
            ("content/records/awards.yml", 5, "dangling-reference", "p-aaaa"),
            ("content/records/awards.yml", 7, "dangling-reference", "p-bbbb"),
            ("content/records/awards.yml", 7, "dangling-reference", "t-9"),
            ("content/records/services.yml", 1, "unknown-key", "theme"),
            ("content/records/services.yml", 1, "dangling-reference", "a-9"),
        ],
    ),
    "a month that is not, as it was written": (
        {
            "stations.yml": "- {id: a-1, name: 甲, planned_for: 2026年13月}\n- {id: a-2, name: 乙, planned_for: 2026年2月30日}\n"
        },
        [
            ("stations.yml", 1, "bad-date", "「2026年13月」"),
            ("stations.yml", 2, "bad-date", "「2026年2月30日」"),
        ],
    ),
    "a unit's mobile number without the word that it is one": (
        {"stations.yml": "- {id: a-1, name: 甲, phone: 13800138000}\n"},
        [("stations.yml", 1, "privacy-mobile", "phone_public: 单位")],
    ),
    "a pause with hours that nobody will see": (
        {"content/records/notices.yml": NOTICE + "  effect: 暂停\n  hours: 9:00-16:00\n"},
        [("content/records/notices.yml", 6, "hours-without-effect", "effect: 缩短")],
    ),
    "a notice for a network and for places that no station names": (
        {
            "stations.yml": "- {id: a-1, name: 甲, network: 一网}\n- {id: a-2, name: 乙, network: 二号网, nettier: 社区}\n",
            "content/records/notices.yml": NOTICE
            + "  scope: {networks: [一网, 二号, 二号网], hosts: 岗亭}\n",
        },
        [
            ("content/records/notices.yml", 5, "repeats-nothing", "「二号网」"),
            ("content/records/notices.yml", 5, "repeats-nothing", "先给驿站写上 host"),
            ("stations.yml", 2, "unknown-key", "nettier"),
        ],
    ),
    "a notice for a network in Chinese quotes": (
        {
            "stations.yml": "- {id: a-1, name: 甲, network: 一网}\n",
            "content/records/notices.yml": NOTICE + "  scope: {networks: [“一网”]}\n",
        },
        [("content/records/notices.yml", 5, "chinese-quotes", "直接写 一网")],
    ),
    **{
        f"areas in a file {how}: nobody can say which of them are missing": (
            {
                "stations.yml": "- {id: a-1, name: 甲, area: jia-1}\n- {id: a-2, name: 乙, area: jia-1}\n",
                "content/records/areas.yml": content,
            },
            [("content/records/areas.yml", line, code, "")],
        )
        for how, content, line, code in (
            ("of GBK", "- id: jia-1\n  name: 甲一街道\n".encode("gbk"), 2, "not-utf8"),
            ("of UTF-16", AREAS.encode("utf-16"), 1, "not-utf8"),
            ("that is a mapping", "jia-1: {name: 甲一街道}\n", 1, "not-a-list"),
        )
    },
    "networks in a file of stations that cannot be read": (
        {
            "stations.yml": "- {id: a-1, name: 甲, network: 一网}\n",
            "stations/b.yml": "- {id: a-2, name: 乙, network: 二网}\n".encode("utf-16"),
            "content/records/notices.yml": NOTICE + "  scope: {networks: [二网]}\n",
        },
        [("stations/b.yml", 1, "not-utf8", "UTF-16")],
    ),
    "a photo that leaves the folder": (
        {"exemplars/p-7k3f.yml": PERSON + PHOTO % "../../secret.png"},
        [("exemplars/p-7k3f.yml", 4, "path-outside", "secret.png")],
    ),
    "a photo from the root": (
        {"exemplars/p-7k3f.yml": PERSON + PHOTO % "/etc/passwd"},
        [("exemplars/p-7k3f.yml", 4, "path-outside", "/etc/passwd")],
    ),
    "a photo on a drive": (
        {"exemplars/p-7k3f.yml": PERSON + PHOTO % r"C:\photo.png"},
        [("exemplars/p-7k3f.yml", 4, "bad-path", "photo.png")],
    ),
    "a station's photo that leaves the folder": (
        {"stations.yml": "- id: a-1\n  name: 甲\n  photos: [{file: ../../x.png, alt: 门}]\n"},
        [("stations.yml", 3, "path-outside", "x.png")],
    ),
    "an option that does not exist": (
        {"mkdocs.yml": SETTINGS + "plugins:\n  - yitu:\n      datun: gcj02\n"},
        [("mkdocs.yml", 6, "unknown-key", "datum")],
    ),
    "an option inside an option": (
        {"mkdocs.yml": SETTINGS + "plugins:\n  - yitu:\n      site: {kind: 公司, publsher: 某单位}\n"},
        [("mkdocs.yml", 6, "unknown-word", "公司"), ("mkdocs.yml", 6, "unknown-key", "publisher")],
    ),
    "tiles without an approval number": (
        {"mkdocs.yml": SETTINGS + "plugins:\n  - yitu:\n      map: {provider: tianditu}\n"},
        [("mkdocs.yml", 6, "map-without-approval", "审图号")],
    ),
    "no address of the site": (
        {"mkdocs.yml": "site_name: 某区\ndocs_dir: content\nplugins: [yitu]\n"},
        [("mkdocs.yml", 1, "missing-field", "site_url")],
    ),
    "settings in GBK": (
        {
            "mkdocs.yml": "site_name: 骑手驿站示例\nsite_url: https://example.org/\nplugins: [yitu]\n".encode(
                "gbk"
            )
        },
        [("mkdocs.yml", 1, "not-utf8", "GBK")],
    ),
}
