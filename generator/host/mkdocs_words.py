"""What MkDocs has against a setting, in an editor's words: it speaks English and knows no lines."""

import re
from collections.abc import Sequence

from generator.records import Problem, Row, Severity

_ROWS: tuple[tuple[str, str, str], ...] = (
    (
        r"The path '.*?([^/\\']+)' isn't an existing directory",
        "没有「{0}」这个文件夹",
        "新建它，或改成手写页面所在的文件夹，一般是 docs_dir: content",
    ),
    (r"The path '.*?([^/\\']+)' isn't an existing file", "没有「{0}」这个文件", "检查文件名，或删去这一项"),
    (
        r"The '(\w+)' should not be the parent directory of the config file",
        "{0} 不能是网站文件夹自己",
        "写里面的一个文件夹，一般是 docs_dir: content",
    ),
    (
        r"The 'docs_dir' should not be within the 'site_dir'",
        "输出文件夹包着手写页面，构建会把它们冲掉",
        "site_dir 换成另一个文件夹，一般是 site_dir: site",
    ),
    (
        r"The 'site_dir' should not be within the 'docs_dir'",
        "输出文件夹在手写页面的文件夹里，网站会套进自己",
        "site_dir 换成另一个文件夹，一般是 site_dir: site",
    ),
    (
        r"Unrecognised theme name: '(.*?)'\. The available installed themes are: (.*)",
        "没有装「{0}」这个主题",
        "一般写 name: material；装着的有 {1}",
    ),
    (
        r"The path set in custom_dir \('.*?([^/\\']+)'\) does not exist",
        "没有 custom_dir 写的文件夹「{0}」",
        "新建它，或删去 custom_dir 这一行",
    ),
    (
        r"At least one of 'name' or 'custom_dir' must be defined|No theme name set",
        "没写主题的名字",
        "theme 下面写 name: material",
    ),
    (r"The \"(.*?)\" plugin is not installed", "没有装「{0}」这个插件", "检查名字，装上它，或删去这一行"),
    (r"'(.*?)' is not a valid plugin name", "「{0}」不是插件的名字", "一个插件写一行「  - 名字」"),
    (r"Plugin '(.*?)' was specified multiple times", "插件「{0}」写了两次", "只留一行"),
    (
        r"Failed to load extension '(.*?)'[\s\S]*\n(?!ModuleNotFoundError|ImportError)(\w+: .*)$",
        "Markdown 扩展「{0}」用不了（{1}）",
        "检查它下面的选项，照它的说明写",
    ),
    (
        r"Failed to load extension '(.*?)'",
        "没有「{0}」这个 Markdown 扩展",
        "检查名字，装上它，或删去这一行",
    ),
    (
        r"Invalid Markdown Extensions configuration|is not a valid Markdown Extension name",
        "markdown_extensions 的写法不对",
        "一个扩展写一行「  - 名字」",
    ),
    (
        r"Expected nav",
        "菜单 nav 的写法不对",
        "一个页面写一行「  - 标题: 文件.md」；不写 nav 就按文件名排",
    ),
    (r"Must be a string of format 'IP:PORT'", "要写地址和端口", "例如 127.0.0.1:8000"),
    (r"'(.*?)' is not a valid port", "「{0}」不是端口", "例如 127.0.0.1:8000"),
    (
        r"The URL isn't valid|Unable to parse the URL",
        "不是完整的网址",
        "写 https:// 开头的完整网址",
    ),
    (r"Expected a multiline string", "应是几行文字", "写「|」，下面缩进，一行一个"),
    (r"Expected one of \[(.*)\], got '(.*)'", "「{1}」不对", "可以写 {0}"),
    (r"Expected a key-value mapping", "应是几行「名称: 值」", "每行一个「名称: 值」"),
    (r"Required configuration not provided", "这一项是空的", "填上内容，或删去这一行"),
    (
        r"Expected type: <class 'bool'>|Expected.*bool",
        "只能写 true 或 false",
        "写 true（是）或 false（否），不加引号",
    ),
    (r"Expected type: <class 'list'>|Expected a list", "应是一个列表", "一样写一行，前面加「- 」"),
    (r"Expected type: <class 'str'>|Expected a string", "应是一行文字", "写成一行文字，像数字的要加引号"),
    (r"Expected type: <class 'dict'>|Expected a dict", "应是几行「名称: 值」", "每行一个「名称: 值」"),
    (r"Unrecognised configuration name: (.*)", "没有「{0}」这个设置", "检查拼写，或删去这一行"),
)
_LONGEST = 160  # characters of what MkDocs says, where it is quoted


_OPTION = re.compile(r"^Plugin '(?:[^'/]*/)?(.*?)' option '(.*?)': (.*)", re.MULTILINE)
_INNER = re.compile(r"Sub-option '(.*?)': ")


def in_chinese(rows: Sequence[Row], key: str, english: str, severity: Severity) -> list[Problem]:
    """What MkDocs says of the setting `key`, at its line in the first file that has it; what has no translation is quoted."""
    options = [((plugin, option), said) for plugin, option, said in _OPTION.findall(english)]
    inner = tuple(_INNER.findall(english))
    row = next((row for row in rows if key in row.data), rows[0])
    problems = []
    for names, said in options or [(inner, _INNER.sub("", english))]:
        shown_key = " 的 ".join(names) if options else ".".join((key, *names))
        message, hint = f"MkDocs 不接受「{shown_key}」：{_short(said)}", "照 MkDocs 的说明改正，或删去这一项"
        for pattern, words, advice in _ROWS:
            found = re.search(pattern, said)
            if found:
                message, hint = (
                    f"{shown_key}：{words.format(*found.groups())}",
                    advice.format(*found.groups()),
                )
                break
        named = found[1] if found and found.groups() else ""
        line, column = _place(row, key, *names) if names else _place(row, key, named or "")
        problems.append(Problem(row.path, line, column, "mkdocs-setting", message, hint, severity, field=key))
    return problems


def _short(english: str) -> str:
    text = " ".join(english.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _place(row: Row, key: str, named: str, *below: str) -> tuple[int, int]:
    """The line of a setting, or of the plugin, extension or folder in it that is named, or of what lies below that."""
    value = row.data.get(key)
    if isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, dict) and named in item and below:
                return row.place((key, index, named, *below))
            if item == named or (isinstance(item, dict) and named in item):
                return row.place((key, index))
    if isinstance(value, dict):
        inner = next((name for name, item in value.items() if named and str(item).endswith(named)), None)
        inner = named if named in value else inner
        return row.place((key, inner, *below) if inner else (key,))
    return row.place((key,))
