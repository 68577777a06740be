"""Write plain data as the YAML that an editor would write by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

Value = str | int | float | list["Value"] | dict[str, "Value"]
Record = dict[str, Value]

# Position, facility entries and the like read best on one line; everything longer goes below its key.
_FLOW_WIDTH = 88
_LEADS = set("-?:,[]{}#&*!|>'\"%@`=~ ")


# What a record says of words that look like somebody's and are not.
DECLARED: Record = {
    "privacy_allow": [{"what": "000-0000 0001", "reason": "单位公布的值班电话"}],
    "phone_public": "单位",
}


@dataclass(frozen=True, slots=True)
class Noted:
    """One record and the comment that stands above it (what the record is here to show)."""

    record: Record
    note: str = ""


def write_list(records: Sequence[Noted], *, head: str) -> str:
    """A file that holds a list of records; `head` becomes the comment at the top."""
    parts = [_comment(head, "")]
    for noted in records:
        comment = _comment(noted.note, "") if noted.note else ""
        lines = _mapping(noted.record, "  ")
        parts.append(comment + "- " + "\n".join(lines)[2:] + "\n")
    return "\n".join(parts)


def write_mapping(record: Record, *, head: str) -> str:
    """A file that holds one record, such as an exemplar."""
    return _comment(head, "") + "\n".join(_mapping(record, "")) + "\n"


def report(title: str, date: str, publisher: str = "示例日报") -> Record:
    """A source: a report in a paper that does not exist, at an address that cannot exist."""
    record: Record = {"title": title, "publisher": publisher, "date": date}
    if publisher == "示例日报":
        record["url"] = f"https://example.invalid/ribao/{date}"
    return record


def told(text: str) -> str:
    """Prose with one line a paragraph: a line break inside Chinese text would show as a space."""
    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(paragraph.replace("\n", "") for paragraph in paragraphs) + "\n"


def _comment(text: str, indent: str) -> str:
    return "".join(f"{indent}# {line}\n" for line in text.splitlines())


def _mapping(record: Record, indent: str) -> list[str]:
    lines: list[str] = []
    for key, value in record.items():
        lines += _entry(f"{indent}{key}:", value, indent)
    return lines


def _entry(lead: str, value: Value, indent: str) -> list[str]:
    if isinstance(value, str) and "\n" in value:
        body = value.rstrip("\n").split("\n")
        return [f"{lead} |", *(f"{indent}  {line}".rstrip() for line in body)]
    flow = _flow(value)
    if not isinstance(value, list | dict):
        return [f"{lead} {flow}"]
    if _is_flat(value) and len(lead) + len(flow) < _FLOW_WIDTH:
        return [f"{lead} {flow}"]
    if isinstance(value, dict):
        return [lead, *_mapping(value, indent + "  ")]
    return [lead, *_items(value, indent + "  ")]


def _items(values: list[Value], indent: str) -> list[str]:
    lines: list[str] = []
    for value in values:
        if isinstance(value, dict) and not (_is_flat(value) and len(_flow(value)) < _FLOW_WIDTH):
            inner = _mapping(value, indent + "  ")
            lines += [f"{indent}- {inner[0].lstrip()}", *inner[1:]]
        else:
            lines.append(f"{indent}- {_flow(value)}")
    return lines


def _is_flat(value: Value) -> bool:
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return all(not isinstance(item, list | dict) and "\n" not in str(item) for item in inner)


def _flow(value: Value) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return _scalar(str(value))


def _scalar(text: str) -> str:
    if text and not _needs_quotes(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _needs_quotes(text: str) -> bool:
    if text[0] in _LEADS and not (text[0] == "-" and text[1:2].isdigit()):
        return True
    if text != text.strip() or text.endswith(":") or ": " in text or " #" in text:
        return True
    return any(mark in text for mark in "[]{},\"'")
