"""YAML events to plain data under the strict profile, without recursion and without guessing types."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import yaml
from yaml import events

from generator.records.copyable import in_quotes, whole
from generator.records.problem import Problem, Severity
from generator.records.text import WIDE_SPACES, oddities, without_oddities

DEEPEST = 32
NULLS = frozenset(("", "~", "null"))
_NOTHING: Final = object()
_DROPPED: Final = object()
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Env:
    """A setting that is to come from the environment: `!ENV NAME` or `!ENV [NAME, OTHER, default]`."""

    names: tuple[str, ...]
    default: str | None = None


_PARAGRAPHS = re.compile(r"[^\n]\n[^\n]")
# A line break that folding kept, between lines of the block's own indent.
_BLANK_LINE = re.compile(r"^(?! )(.+)\n(?=[^\n ])", re.MULTILINE)


class _TooDeep(Exception):
    def __init__(self, mark: Any) -> None:
        super().__init__()
        self.mark = mark


class Builder:
    """Builds dicts, lists, text and None from events; what the profile refuses is noted, then read on."""

    def __init__(self, *, settings: bool = False) -> None:
        self.documents: list[Any] = []
        self.notes: list[Problem] = []
        self._settings = settings
        self._box: Any = self.documents
        self._key: Any = _NOTHING
        self._mark: Any = None
        self._outer: list[tuple[Any, Any, bool]] = []
        self._env = False
        self._good_keys: set[str] = set()
        self._anchors: set[str] = set()
        self._handlers: dict[type, Callable[[Any], None]] = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._mapping,
            events.MappingEndEvent: self._close,
            events.SequenceStartEvent: self._sequence,
            events.SequenceEndEvent: self._close,
            events.AliasEvent: self._alias,
            events.DocumentStartEvent: self._document,
        }

    def read(self, text: str) -> bool:
        """Take in a text; False when it nests too deep, yaml.YAMLError when it is not YAML."""
        parser = LOADER(text)
        get, handlers = parser.get_event, self._handlers
        try:
            while True:
                event = get()
                handler = handlers.get(type(event))
                if handler:
                    handler(event)
                elif event is None or type(event) is events.StreamEndEvent:
                    return True
        except _TooDeep as deep:
            self._note(
                deep.mark, "too-deep", f"嵌套超过 {DEEPEST} 层", "请检查括号和缩进，记录不需要这么多层"
            )
            return False
        except EOFError:
            return True
        finally:
            parser.dispose()

    def placed(self, box: Any, key: Any, key_mark: Any, mark: Any) -> None:
        """Called for each value that found its place; for those who need to know where it stood."""

    def _note(
        self, mark: Any, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> None:
        self.notes.append(Problem("", mark.line + 1, mark.column + 1, code, message, hint, severity))

    def _document(self, event: Any) -> None:
        if self.documents:
            self._note(
                event.start_mark,
                "many-documents",
                "文件里有多个 YAML 文档（---）",
                "请删去多余的 ---，或分成几个文件",
            )
            raise EOFError
        if event.version or event.tags:
            self._note(event.start_mark, "directive", "不支持 % 开头的 YAML 指令", "请删去这一行")

    def _scalar(self, event: Any) -> None:
        value: Any = event.value
        style = event.style
        if not style:
            if value in NULLS:
                value = None
            elif "\n" in value:
                self._joined(event)
        elif style == ">" and not self._settings:
            # YAML makes one line break of a blank line, and Markdown a space of one line break: two keep what was written.
            value = _BLANK_LINE.sub(r"\1\n\n", value)
        elif style == '"' and not value.isprintable():
            value = self._escaped(event)
        if event.tag or event.anchor:
            value = self._decorated(event, value)
        elif value and style not in ("|", ">") and (value[0] in WIDE_SPACES or value[-1] in WIDE_SPACES):
            value = self._trimmed(event)
        self._put(value, event)

    def _put(self, value: Any, event: Any) -> None:
        box = self._box
        if type(box) is list:
            box.append(value)
            self.placed(box, len(box) - 1, event.start_mark, event.start_mark)
            return
        key = self._key
        if key is _NOTHING:
            self._key, self._mark = self._as_key(value, event), event.start_mark
            return
        self._key = _NOTHING
        if key is _DROPPED:
            return
        if value is None and (":" in key or "：" in key):
            key, value = self._split(key)
        if key in box:
            self._twice(key, box[key], value)
            box[key] = box[key] or value
            return
        box[key] = value
        self.placed(box, key, self._mark, event.start_mark)

    def _open(self, new: Any, event: Any) -> None:
        if len(self._outer) >= DEEPEST:
            raise _TooDeep(event.start_mark)
        if event.anchor or (event.tag and not self._is_env(event)):
            self._decorated(event, None)
        box, key = self._box, self._key
        if type(box) is dict and key is _NOTHING:
            self._note(event.start_mark, "complex-key", "字段名不能是列表或对照表", "字段名请写成一个词")
            self._outer.append((box, _DROPPED, self._env))
        else:
            self._put(new, event)
            self._outer.append((box, _NOTHING, self._env))
        self._box, self._key, self._env = new, _NOTHING, bool(event.tag) and self._is_env(event)

    def _mapping(self, event: Any) -> None:
        self._open({}, event)

    def _sequence(self, event: Any) -> None:
        self._open([], event)

    def _close(self, event: Any) -> None:
        done, env = self._box, self._env
        self._box, self._key, self._env = self._outer.pop()
        if env:
            self._replace(done, _env(done))

    def _replace(self, old: Any, new: Any) -> None:
        box = self._box
        keys = range(len(box)) if type(box) is list else list(box)
        for key in keys:
            if box[key] is old:
                box[key] = new

    def _alias(self, event: Any) -> None:
        name = event.anchor
        shown = _shown(f"*{name}")
        if self._key is not _DROPPED and name in self._anchors:
            self._note(event.start_mark, "alias", f"不支持引用「{shown}」", "请把内容直接写在这里")
        elif self._key is not _DROPPED:
            message = f"以 * 开头的「{shown}」会被当作引用"
            self._note(event.start_mark, "alias", message, f"请用引号括起来：{in_quotes(f'*{name}')}")
        self._put(f"*{name}", event)

    def _is_env(self, event: Any) -> bool:
        return self._settings and event.tag == "!ENV"

    def _decorated(self, event: Any, value: Any) -> Any:
        """A value with a tag or an anchor: read as the text that was probably meant."""
        if self._is_env(event):
            return Env((value or "",))
        if self._settings and event.tag and not event.anchor and not _runs(event.tag):
            return value if value is not None else event.tag
        prefix = f"&{event.anchor}" if event.anchor else event.tag.replace("tag:yaml.org,2002:", "!!")
        meant = f"{prefix} {value}" if value else prefix
        shown = _shown(meant)
        code, what = ("anchor", "锚点") if event.anchor else ("tag", "类型标记")
        self._anchors.add(event.anchor)
        hint = (
            f"请用引号括起来：{in_quotes(meant)}"
            if isinstance(event, events.ScalarEvent)
            else f"请删去 {_shown(prefix)}"
        )
        self._note(event.start_mark, code, f"以 {prefix[0]} 开头的「{shown}」会被当作 YAML {what}", hint)
        return meant

    def _escaped(self, event: Any) -> str:
        """A quoted value in which an escape such as \\u202e may have made a character that is not allowed."""
        for odd in oddities(event.value):
            severity = Severity.WARNING if odd.code == "invisible-character" else Severity.ERROR
            self._note(event.start_mark, odd.code, odd.message, odd.hint, severity)
        return without_oddities(event.value)

    def _joined(self, event: Any) -> None:
        """Paragraphs that only a `|` keeps apart. Settings are not prose: there a line break is a line break."""
        key = self._key if type(self._box) is dict else _NOTHING
        if self._settings or not isinstance(key, str) or not _PARAGRAPHS.search(event.value.strip("\n")):
            return
        message = f"「{_shown(key)}」有几段，没有写竖线，各段会连成一段"
        hint = f"这一行只写 {_shown(key)}: |，文字从下一行起，每行比 {_shown(key)} 多缩进两格"
        self._note(self._mark, "paragraphs-joined", message, hint)

    def _trimmed(self, event: Any) -> str:
        value = str(event.value).strip(WIDE_SPACES)
        if type(self._box) is dict and self._key is _NOTHING:
            self._note(
                event.start_mark,
                "wide-space-indent",
                f"「{_shown(value)}」前后有全角空格或不换行空格",
                "缩进和字段名里请只用半角空格",
            )
            return value
        self._note(
            event.start_mark,
            "edge-space",
            f"「{_shown(value)}」首尾有全角空格，已去掉",
            "请删去首尾空格",
            Severity.WARNING,
        )
        return value

    def _as_key(self, value: Any, event: Any) -> Any:
        if value in self._good_keys:
            return value
        if not value:
            self._note(event.start_mark, "empty-key", "冒号前没有字段名", "请补上字段名，或删去这一行")
            return _DROPPED
        if value == "<<" and not event.style:
            self._note(event.start_mark, "merge-key", "不支持 << 合并", "请把各字段直接写在这条记录里")
            return _DROPPED
        self._good_keys.add(value)
        return value

    def _split(self, key: str) -> tuple[str, str]:
        """`{lng:113.6}` and `{lng：113.6}` read as a name without a value; take them as meant."""
        wide = "：" in key and (":" not in key or key.index("：") < key.index(":"))
        name, value = key.split("：" if wide else ":", 1)
        code = "wide-colon" if wide else "missing-space"
        message = f"「{_shown(key)}」用了全角冒号" if wide else f"「{_shown(key)}」的冒号后面没有空格"
        self._note(self._mark, code, message, f"请写成 {whole(name)}: {whole(value)}（半角冒号加一个空格）")
        return name, value

    def _twice(self, key: str, first: Any, second: Any) -> None:
        message = f"字段「{_shown(key)}」写了两次：先是「{_shown(first)}」，又是「{_shown(second)}」"
        self._note(self._mark, "duplicate-key", message, "请只留一个")


def _runs(tag: str) -> bool:
    """Whether MkDocs would run what a tag names, and not only look it up: !!python/object/apply:os.system."""
    return "python/" in tag and "python/name:" not in tag


def _env(box: Any) -> Env:
    words = [str(word) for word in box] if type(box) is list else []
    return Env(tuple(words[:-1]), words[-1]) if len(words) > 1 else Env(tuple(words))


def _shown(value: Any) -> str:
    if value is None:
        return "空"
    text = value if isinstance(value, str) else "……"
    return text if len(text) <= 20 else text[:20] + "…"
