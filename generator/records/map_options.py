"""The ground of maps as mkdocs.yml asks for it: no tiles without source, approval number and a key kept elsewhere."""

import re
from collections.abc import Mapping
from typing import Any, Literal, Self
from urllib.parse import parse_qsl, urlsplit

from pydantic import ValidationInfo, field_validator, model_validator

from generator.records.fields import Count, Line, labelled, mistake
from generator.records.model import Part
from generator.records.strict import Env
from generator.records.vocabulary import shown

WRITTEN = "written_map"
"""Validation context: the `map` option as it stands in the file, in which values to come from outside are Env."""

_LABELS = {"tianditu": "天地图", "custom": "自定的瓦片底图"}
_PLACES = re.compile(r"\{[^{}]*\}")
_KNOWN_PLACES = frozenset({"{z}", "{x}", "{y}", "{-y}", "{r}", "{key}"})
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_HOST = re.compile(r"[A-Za-z0-9.:-]+")
_SECRETS = frozenset({"key", "tk", "ak", "token", "access_token", "apikey", "api_key", "appkey", "secret"})
_APPROVAL = re.compile(r"[^\W\d_].*\d{4}.*\d")  # GS（2024）0650号, 苏S(2023)12号: letters, year, number
_ENV_HINT = "在 mkdocs.yml 里写 key: !ENV TILE_KEY，把密钥设成环境变量 TILE_KEY（名字可以自己取）"


class MapOptions(Part):
    """The ground of maps. Tiles need the owner's attribution and approval number."""

    provider: Literal["none", "tianditu", "custom"] = labelled("底图", default="none")
    url: Line | None = labelled("瓦片地址", "https://…/{z}/{x}/{y}.png", default=None)
    key: Line | None = labelled("密钥（只用 !ENV）", default=None)
    attribution: Line | None = labelled("地图来源", default=None)
    approval_number: Line | None = labelled("审图号", "GS(2024)0000号", default=None)
    datum: Literal["wgs84", "gcj02"] | None = labelled("瓦片的坐标系", default=None)
    max_zoom: Count | None = labelled("瓦片最多放大到几级", default=None)

    @field_validator("url")
    @classmethod
    def _fills(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is not None:
            _check_address(value)
            if not isinstance(_written(info).get("url"), Env):
                _check_open_secret(value)
        return value

    @field_validator("key", mode="before")
    @classmethod
    def _comes_from_outside(cls, value: Any, info: ValidationInfo) -> Any:
        """What the file itself holds, also as a fallback of !ENV, is in every copy of the repository."""
        source = _written(info).get("key")
        literal = source.default if isinstance(source, Env) else source
        if literal is not None and str(literal).strip():
            raise mistake("key-in-file", "密钥直接写在了 mkdocs.yml 里，拿到仓库的人都看得到", _ENV_HINT)
        return value if isinstance(value, str) and value.strip() else None

    @field_validator("approval_number")
    @classmethod
    def _is_a_number(cls, value: str | None) -> str | None:
        if value is None:
            return None
        number = re.sub(r"^审图号\s*[:：]?\s*", "", value)
        if not _APPROVAL.search(number):
            message = f"「{shown(value)}」不是审图号"
            raise mistake("bad-approval-number", message, "照底图提供者公布的写，样子如 GS(2024)0000号")
        return number

    @field_validator("max_zoom")
    @classmethod
    def _is_a_zoom(cls, value: int | None) -> int | None:
        if value is not None and not 5 <= value <= 22:
            raise mistake(
                "bad-zoom", f"放大级数「{value}」不在 5 到 22 之间", "照瓦片服务的说明写，多数是 18"
            )
        return value

    @model_validator(mode="after")
    def _is_complete(self, info: ValidationInfo) -> Self:
        if self.provider != "custom" and (self.url or self.datum):
            name = "url" if self.url else "datum"
            message = f"写了 {name}，底图却是 provider: {self.provider}"
            raise mistake("map-without-provider", message, f"改成 provider: custom，或删去 {name}")
        if self.provider == "none":
            return self
        missing = list(self._missing(_written(info)))
        if missing:
            unapproved = not (self.attribution and self.approval_number)
            code = "map-without-approval" if unapproved else "map-incomplete"
            message = f"用了{_LABELS[self.provider]}，还缺{'、'.join(missing)}"
            raise mistake(code, message, "补上缺的，或改回 provider: none（示意图，什么都不用申请）")
        if self.provider == "custom" and self.key and "{key}" not in (self.url or ""):
            hint = "在地址里密钥的位置写 {key}，或删去 key"
            raise mistake("map-key-unused", "写了密钥 key，瓦片地址里却没有 {key}", hint)
        return self

    def _missing(self, written: Mapping[str, Any]) -> Any:
        if not self.attribution:
            yield "地图来源 attribution"
        if not self.approval_number:
            yield "审图号 approval_number"
        if self.provider == "custom" and not self.url:
            yield "瓦片地址 url"
        if not self.key and (self.provider == "tianditu" or "{key}" in (self.url or "")):
            source = written.get("key")
            names = " 或 ".join(source.names) if isinstance(source, Env) else ""
            yield f"密钥（环境变量 {names} 没有设置）" if names else "密钥 key: !ENV 变量名"


def written_map(options: Any) -> Mapping[str, Any]:
    """The `map` option out of the plugin's options before !ENV is answered; empty where it is no mapping."""
    found = options.get("map") if isinstance(options, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _written(info: ValidationInfo) -> Mapping[str, Any]:
    found: Mapping[str, Any] = (info.context or {}).get(WRITTEN, {})
    return found


def _check_address(url: str) -> None:
    """https with {z}, {x}, {y}; the host is written out, so that everybody can see who is asked."""
    places = set(_PLACES.findall(url))
    if not {"{z}", "{x}"} <= places or not places & {"{y}", "{-y}"}:
        raise mistake("bad-tile-url", "瓦片地址里缺 {z}、{x} 或 {y}", "例如 https://…/{z}/{x}/{y}.png")
    unknown = sorted(places - _KNOWN_PLACES)
    if unknown:
        hint = "只能用 {z}、{x}、{y}（或 {-y}）、{r}、{key}；域名写死一个"
        raise mistake("bad-tile-url", f"瓦片地址里的「{shown(unknown[0])}」没有意义", hint)
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host) or re.search(r"[\s\"'<>\\]", url):
        raise mistake(
            "bad-tile-url", "瓦片地址不是完整的网址", "写 https:// 开头的完整地址，域名里不用花括号"
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOOPBACK):
        raise mistake("bad-tile-url", "瓦片地址不是 https", "写 https:// 开头的地址；http 只能用于本机试验")


def _check_open_secret(url: str) -> None:
    for name, value in parse_qsl(urlsplit(url).query):
        if name.lower() in _SECRETS and value.strip() and value != "{key}":
            hint = f"地址里写 {name}={{key}}，再写 key: !ENV TILE_KEY，把密钥设成环境变量"
            raise mistake("key-in-file", "瓦片地址里直接写着密钥，拿到仓库的人都看得到", hint)
