"""The options of a site, as they stand in mkdocs.yml below `plugins: - yitu:`."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, StringConstraints, field_validator, model_validator

from generator import geo, hours
from generator.records.fields import (
    SAID,
    Count,
    Day,
    Flag,
    Line,
    Lines,
    Number,
    Url,
    as_list,
    as_words,
    labelled,
    mistake,
    refuse,
)
from generator.records.map_options import MapOptions
from generator.records.model import Part
from generator.records.vocabulary import Vocabulary, shown


class Demo(Vocabulary):
    """Whether the site shows real data of its publisher."""

    NONE = "none", "否", "正式"
    UNOFFICIAL = "unofficial", "非官方示例"
    SYNTHETIC = "synthetic", "演示数据"


class PublisherKind(Vocabulary):
    """What sort of body publishes the site; it decides which duties the foot of a page must name."""

    PARTY = "party", "党委机关"
    GOV = "gov", "政府机关"
    MASS_ORG = "mass_org", "群团组织"
    INSTITUTION = "institution", "事业单位"
    NGO = "ngo", "社会组织"
    COMPANY = "company", "企业"


class Need(Part):
    """A promise set: a need in a rider's words and the facilities of which one meets it (`any`) or all do (`all`)."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,31}$")] = labelled("代码")
    label: Line = labelled("名称")
    any: Annotated[list[Line], BeforeValidator(as_words)] = labelled("有一样就算", default=[])
    all: Annotated[list[Line], BeforeValidator(as_words)] = labelled("样样都有才算", default=[])

    @model_validator(mode="after")
    def _asks_for_something(self) -> Self:
        if not (self.any or self.all):
            message, hint = f"「{shown(self.label)}」没写要有什么设施", "补上 any: [设施] 或 all: [设施]"
            raise mistake("need-without-facility", message, hint)
        return self


class SiteOptions(Part):
    """Who stands behind the site; printed at the foot of every page."""

    kind: PublisherKind | None = labelled("主办单位性质", default=None)
    publisher: Line | None = labelled("主办单位", default=None)
    contact: Line | None = labelled("联系方式", default=None)
    icp: Line | None = labelled("ICP 备案号", default=None)
    police_filing: Line | None = labelled("公安备案号", default=None)
    gov_code: Line | None = labelled("网站标识码", default=None)
    footer: Line | None = labelled("页脚说明", default=None)


class Assessment(Part):
    """The assessment of impact on people, by reference, and its day."""

    reference: Line = labelled("编号")
    on: Day | None = labelled("评估日期", default=None)


def read_assessment(value: Any) -> Any:
    """A plain text is an assessment without its day."""
    return {"reference": value} if isinstance(value, str) else value


class Privacy(Part):
    """What 个人信息处理规则 must say."""

    handler: Line = labelled("处理者名称")
    contact: Line = labelled("联系方式")
    purpose: Line = labelled("处理目的")
    retention: Line = labelled("保存期限")
    rights: Lines = labelled("本人的权利（不写就用法律规定的几条）", default=[])
    impact_assessment: Annotated[Assessment, BeforeValidator(read_assessment)] | None = labelled(
        "影响评估的编号和日期", default=None
    )


def read_share(value: float) -> float:
    """A share of the whole."""
    if not 0 <= value <= 1:
        meant = f"{value / 100:g}" if 1 < value <= 100 else "0.5"
        message = f"「{value:g}」不是比例，要在 0 和 1 之间"
        raise mistake("bad-number", message, f"写成小数，例如 {meant}（就是 {float(meant):.0%}）")
    return value


class Options(Part):
    """Every option of the `yitu` plugin, with its default."""

    region: Line | None = labelled("地区名", default=None)
    network: Line | None = labelled("驿站网络名", default=None)
    datum: Line = labelled(
        "坐标系默认值", "高德、腾讯取点写 gcj02，百度写 bd09，GPS 写 wgs84", default="gcj02"
    )
    circle_minutes: Count = labelled("服务圈分钟数", default=15)
    stale_after_months: Count = labelled("几个月没核实算旧", default=6)
    needs: Annotated[list[Need], BeforeValidator(as_list)] = labelled("承诺组（六能等）", default=[])
    themes: Lines = labelled("服务主题的顺序", default=[])
    synonyms: dict[str, Lines] = labelled("搜索同义词", default={})
    holidays: dict[str, dict[str, Any]] = labelled(
        "补充的节假日", "2027: {春节: 2027-02-05 至 2027-02-11, 上班: [2027-02-20]}", default={}
    )
    map: MapOptions = labelled("地图", default=MapOptions())
    links: Lines = labelled("导航软件的顺序", default=[])
    site: SiteOptions = labelled("主办与备案", default=SiteOptions())
    demo: Demo = labelled("演示标记", default=Demo.NONE)
    privacy: Privacy | None = labelled("个人信息处理规则", default=None)
    service_worker: Flag = labelled("离线支持", default=True)
    column_mode: Flag = labelled("作为栏目嵌入", default=False)
    shrink_limit: Annotated[Number, AfterValidator(read_share)] = labelled(
        "一次最多减少多少比例的页面", default=0.5
    )
    share_cards: Flag = labelled("给每篇故事画一张转发时显示的卡片", default=True)
    print_qr: Flag = labelled("打印驿站页和故事页时印上本页的二维码", default=True)
    grayscale_on: Annotated[list[Day], BeforeValidator(as_list)] = labelled("变灰的日子", default=[])
    accent: Annotated[str | None, SAID, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] = labelled(
        "强调色", "不写就是红色；# 前面要有引号，否则是注释", default=None, examples=['accent: "#b4232c"']
    )

    @field_validator("datum")
    @classmethod
    def _known_datum(cls, value: str) -> str:
        datum = geo.Datum.read(value)
        if datum is None:
            raise mistake("unknown-datum", f"没有「{shown(value)}」这种坐标", "可以写：gcj02、bd09、wgs84")
        return datum.value

    @field_validator("needs")
    @classmethod
    def _own_ids(cls, value: list[Need]) -> list[Need]:
        ids = [need.id for need in value]
        twice = (
            ((index, "id"), mistake("duplicate-id", f"代码「{id_}」已经用过", "每个承诺写一个自己的代码"))
            for index, id_ in enumerate(ids)
            if id_ in ids[:index]
        )
        refuse(twice)
        return value

    @field_validator("links")
    @classmethod
    def _known_links(cls, value: list[str]) -> list[str]:
        known = {*geo.LINK_SERVICES, *geo.LINK_SERVICES.values()}
        hint = f"可以写：{'、'.join(geo.LINK_SERVICES)}"
        unknown = (
            ((index,), mistake("unknown-link", f"没有「{shown(name)}」这种导航软件", hint))
            for index, name in enumerate(value)
            if name not in known
        )
        refuse(unknown)
        return value

    @field_validator("holidays", mode="before")
    @classmethod
    def _readable_holidays(cls, value: Any) -> Any:
        faults = hours.holiday_faults(value) if isinstance(value, dict) else ()
        refuse((at, mistake("bad-holidays", message, hint)) for at, message, hint in faults)
        return value


class Settings(Part):
    """A site's settings: what mkdocs.yml says of the site, and the options of the plugin."""

    site_name: Line = labelled("网站名称")
    site_url: Url = labelled("网址")
    site_description: Line | None = labelled("网站说明", default=None)
    docs_dir: Line = labelled("手写页面的文件夹", default="content")
    site_dir: Line = labelled("输出文件夹", default="site")
    use_directory_urls: Flag = labelled("手写页面的网址不带 .html", default=True)
    options: Options = labelled("yitu 的选项", default=Options())

    @field_validator("docs_dir")
    @classmethod
    def _inside(cls, value: str) -> str:
        parts = PurePosixPath(value.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts or ":" in value or not parts.parts:
            message = f"手写页面的文件夹「{shown(value)}」不在网站文件夹里面"
            raise mistake("path-outside", message, "写里面一个文件夹的名字，一般是 docs_dir: content")
        return str(parts)  # ./content/ is content: paths below it begin with it

    @property
    def datum(self) -> geo.Datum:
        return geo.Datum(self.options.datum)

    @property
    def noindex(self) -> bool:
        """Demonstrations stay out of search engines."""
        return self.options.demo is not Demo.NONE


def settings_keys(data: Mapping[str, Any]) -> dict[str, Any]:
    """The part of mkdocs.yml that Yitu reads; the rest belongs to MkDocs and the theme."""
    kept = {key: data[key] for key in Settings.model_fields if key != "options" and data.get(key) is not None}
    return kept | {"options": _plugin_options(data.get("plugins"))}


def _plugin_options(plugins: Any) -> dict[str, Any]:
    entries: list[tuple[str, Any]] = []
    if isinstance(plugins, dict):
        entries = list(plugins.items())
    elif isinstance(plugins, list):
        for entry in plugins:
            entries.extend(entry.items() if isinstance(entry, dict) else [(str(entry), None)])
    return next((value or {} for name, value in entries if name == "yitu"), {})
