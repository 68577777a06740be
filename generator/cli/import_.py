"""yitu import: a table becomes records; nothing of it is lost."""

import os
from pathlib import Path

import click

from generator import geo
from generator.cli.site import day, site_folder
from generator.cli.stop import Stop
from generator.host import pipeline
from generator.host.pipeline import Prepared
from generator.importing import ImportFault, ImportResult, KnownArea, import_csv, new_files
from generator.kinds import KINDS
from generator.records import as_text, load_settings

_KINDS = {kind.name: kind.record for kind in KINDS if kind.name in ("station", "exemplar")}


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--kind",
    "kind_name",
    type=click.Choice(list(_KINDS)),
    default="station",
    show_default=True,
    help="导入哪种记录",
)
@click.option(
    "--map", "mapping", multiple=True, metavar="列=字段", help="表头认不出时，指明哪一列是什么；可写多次"
)
@click.option(
    "--fill-down",
    "fill_down",
    multiple=True,
    metavar="列",
    help="这一列原是合并单元格：空格按上面最近一行填写；可写多次",
)
@click.option(
    "--datum", default=None, help="表里没写坐标系的行用哪种：gcj02（高德、腾讯）、bd09（百度）、wgs84"
)
@click.option("--dry-run", is_flag=True, help="只说会怎样，不写文件")
def import_(
    file: Path,
    kind_name: str,
    mapping: tuple[str, ...],
    fill_down: tuple[str, ...],
    datum: str | None,
    dry_run: bool,
) -> None:
    """把表格（CSV）变成记录。不能用的行连同原因写进 FILE.rejects.csv，一行不丢。"""
    folder = site_folder()
    prepared = _prepared(folder)
    kind = _KINDS[kind_name]
    try:
        result = import_csv(
            file.read_bytes(),
            kind=kind,
            mapping=_pairs(mapping),
            fill_down=fill_down,
            datum=_datum(datum),
            site_datum=prepared.site.settings.datum,
            ids=[id_ for record in prepared.site.all(kind.name) for id_ in (record.id, *record.aliases)],
            areas=[KnownArea(area.id, area.name, area.parent or "") for area in prepared.site.all("area")],
            today=prepared.site.today,
        )
        files = new_files(result, kind, name=_safe_name(file.stem), read=lambda path: _read(folder / path))
    except ImportFault as fault:
        raise Stop(f"{fault.message}。{fault.hint}") from None
    if not dry_run:
        _write_what_checks(prepared, files)
        _write_rejects(file, result)
    _tell(result, list(files), file, dry_run)


def _prepared(folder: Path) -> Prepared:
    settings, problems = load_settings(folder, os.environ)
    if settings is None:
        raise Stop("先改正设置：\n" + "\n".join(as_text(problem) for problem in problems))
    prepared = pipeline.prepare(folder, settings, today=day(None))
    if prepared.errors:
        raise Stop("先改正已有的错误，再导入：\n" + _told(prepared))
    return prepared


def _told(prepared: Prepared) -> str:
    return "\n".join(as_text(problem) for problem in prepared.errors[:20])


def _pairs(mapping: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for entry in mapping:
        column, sign, name = entry.rpartition("=")
        if not sign or not column.strip() or not name.strip():
            raise Stop(f"--map「{entry}」应写成 列=字段，例如 --map 站点名=name")
        pairs[column.strip()] = name.strip()
    return pairs


def _datum(text: str | None) -> geo.Datum | None:
    if text is None:
        return None
    datum = geo.Datum.read(text)
    if datum is None:
        raise Stop(f"没有「{text}」这种坐标系。可以写 gcj02、bd09、wgs84")
    return datum


def _safe_name(stem: str) -> str:
    """A file name from a file name: what is neither letter, digit nor Han becomes a hyphen."""
    return "".join(letter if letter.isalnum() else "-" for letter in stem).strip("-") or "imported"


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8-sig") if path.is_file() else None


def _write_what_checks(prepared: Prepared, files: dict[str, str]) -> None:
    """Write the files; where the site would then have an error, put back what was there and tell it."""
    site = prepared.site
    before = {site.folder / name: _bytes(site.folder / name) for name in files}
    _write(site.folder, files)
    after = pipeline.prepare(site.folder, site.settings, today=site.today, doubts=False)
    if after.errors:
        for path, data in before.items():
            path.unlink() if data is None else path.write_bytes(data)
        raise Stop("导入以后记录会有下面的错误，所以什么也没有写。改正表里的字再导入：\n" + _told(after))


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write(folder: Path, files: dict[str, str]) -> None:
    """All files beside their places first, then moved in, so that a full disk leaves nothing half done."""
    beside = []
    for name, text in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        new = target.with_name(f".{target.name}.new")
        new.write_text(text, encoding="utf-8", newline="\n")
        beside.append((new, target))
    for new, target in beside:
        os.replace(new, target)


def _write_rejects(file: Path, result: ImportResult) -> None:
    rejects = file.with_name(file.name + ".rejects.csv")
    if result.rejects:
        rejects.write_bytes(result.rejects_csv())
    elif rejects.exists():
        rejects.unlink()


def _tell(result: ImportResult, files: list[str], file: Path, dry_run: bool) -> None:
    verb = "会导入" if dry_run else "导入了"
    click.echo(f"{result.rows} 行：{verb} {len(result.records)} 条，{len(result.rejects)} 行没有导入")
    if result.areas:
        click.echo(f"{'会新建' if dry_run else '新建了'} {len(result.areas)} 个地区，请核对名称和类别")
    for note in result.notes:
        click.echo(f"  · {note}")
    for reject in result.rejects[:10]:
        click.echo(f"  第 {reject.line} 行：{reject.reason}")
    if result.rejects and not dry_run:
        click.echo(f"没有导入的行在 {file.name}.rejects.csv，写着原因，改好可以再导入")
    shown = files[:5] + ([f"等 {len(files)} 个文件"] if len(files) > 5 else [])
    if files:
        click.echo(("会写：" if dry_run else "写了：") + "、".join(shown))
    if not dry_run:
        click.echo("接下来：yitu check")
