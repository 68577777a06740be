"""Plain data to tidy YAML that the strict reader gives back unchanged; the only writer of YAML."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~][^\n]*")
_NEEDS_QUOTES = re.compile(
    r": |:$| #|^\s|\s$|^(?:null|true|false|yes|no|on|off)$|^(?:---|\.\.\.)", re.IGNORECASE
)
_FLOW_MARKS = re.compile(r"[,\[\]{}:]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_WIDEST_FLOW = 100


def as_list_item(record: Mapping[str, Any], remarks: Iterable[str] = ()) -> str:
    """One record of a list, with comment lines above it."""
    lines = _mapping(record, "")
    body = [f"{'- ' if index == 0 else '  '}{line}" if line else "" for index, line in enumerate(lines)]
    return "\n".join([*comments(remarks), *body]) + "\n"


def as_mapping(record: Mapping[str, Any], remarks: Iterable[str] = ()) -> str:
    """One record that has a file to itself, with comment lines above it."""
    return "\n".join([*comments(remarks), *_mapping(record, "")]) + "\n"


def comments(remarks: Iterable[str]) -> list[str]:
    """Remarks as comment lines, one each."""
    return ["# " + " ".join(remark.split()) for remark in remarks]


def _mapping(data: Mapping[str, Any], indent: str) -> list[str]:
    lines: list[str] = []
    for key, value in data.items():
        lines += _entry(f"{indent}{_scalar(key)}:", value, indent)
    return lines


def _entry(head: str, value: Any, indent: str) -> list[str]:
    if isinstance(value, str) and _is_block(value):
        mark = "|" if value.endswith("\n") else "|-"
        return [
            f"{head} {mark}",
            *(f"{indent}  {line}" if line else "" for line in value.rstrip("\n").split("\n")),
        ]
    if not isinstance(value, Mapping | list):
        return [f"{head} {_scalar(value)}".rstrip()]
    flow = _flow(value)
    if flow is not None and len(head) + len(flow) < _WIDEST_FLOW:
        return [f"{head} {flow}"]
    if isinstance(value, Mapping):
        return [head, *_mapping(value, indent + "  ")]
    return [head, *(line for item in value for line in _item(item, indent + "  "))]


def _item(item: Any, indent: str) -> list[str]:
    if isinstance(item, Mapping):
        lines = _mapping(item, indent + "  ")
        return [f"{indent}- {lines[0].lstrip(' ')}", *lines[1:]]
    return _entry(f"{indent}-", item, indent)


def _flow(value: Any) -> str | None:
    """The one-line form of a flat list or mapping, None when it holds more than plain values."""
    if isinstance(value, Mapping):
        pairs = [(_inline(key), _inline(item)) for key, item in value.items()]
        if any(key is None or item is None for key, item in pairs):
            return None
        return "{" + ", ".join(f"{key}: {item}" for key, item in pairs) + "}"
    items = [_inline(item) for item in value]
    return None if None in items else "[" + ", ".join(str(item) for item in items) + "]"


def _inline(value: Any) -> str | None:
    if isinstance(value, Mapping | list) or (isinstance(value, str) and "\n" in value):
        return None
    text = _scalar(value) or "~"
    return _quoted(str(value)) if not text.startswith('"') and _FLOW_MARKS.search(text) else text


def _scalar(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if _PLAIN.fullmatch(text) and not _NEEDS_QUOTES.search(text) and text.isprintable():
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable() or char in "\u3000\u00a0":
        return char
    point = ord(char)
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def _is_block(text: str) -> bool:
    """Whether a text of several lines comes back unchanged from a literal block."""
    lines = text.removesuffix("\n").split("\n")
    if "\n" not in text or not lines[0] or not lines[-1] or lines[0][0] in " \t":
        return False
    return all(line == line.rstrip(" \t") and line.replace("\u3000", "").isprintable() for line in lines)


_ITEM = re.compile(r"^( *)-(?= |$)", re.MULTILINE)
_EMPTY = re.compile(r"(?:\s*(?:#[^\n]*)?\n?)*(?:\[\s*\]\s*)?")


def append(old: str, new: str) -> str | None:
    """The text of a list file with records added at its end, None when its list is not written with dashes."""
    old = old.replace("\r\n", "\n")
    first = _ITEM.search(old)
    if first is None:
        if not _EMPTY.fullmatch(old):
            return None
        kept = old.replace("[]", "").rstrip()
        return f"{kept}\n\n{new}" if kept else new
    if not _EMPTY.fullmatch(re.sub(r"^---\s*$", "", old[: first.start()], flags=re.MULTILINE)):
        return None
    indented = "".join(first[1] + line if line.strip() else line for line in new.splitlines(keepends=True))
    return f"{old.rstrip()}\n\n{indented}"
