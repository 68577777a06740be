"""Tiles: no host without source and approval number, no key in the file, no address that says nothing of its host."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.records import Problem, Settings, load_settings

Folder = Callable[..., Path]
HEAD = "site_name: 某区\nsite_url: https://example.org/\ndocs_dir: content\nplugins:\n  - yitu:\n      map:\n"
SOURCE = "attribution: 天地图\napproval_number: GS(2024)0650号\n"
CUSTOM = "provider: custom\nurl: https://tiles.example.org/{z}/{x}/{y}.png\n"


def read(
    folder: Path, written: str, environment: Mapping[str, str] | None = None
) -> tuple[Settings | None, list[Problem]]:
    """The settings of a file whose map option starts in line 7."""
    lines = "".join(f"        {line}\n" for line in written.splitlines())
    (folder / "mkdocs.yml").write_text(HEAD + lines, encoding="utf-8")
    return load_settings(folder, environment or {})


REFUSED = {
    "a provider alone": ("provider: custom\n", 6, "map-without-approval", "审图号"),
    "a host without an approval number": (
        CUSTOM + "attribution: 某图\n",
        6,
        "map-without-approval",
        "审图号",
    ),
    "a host without a source": (
        CUSTOM + "approval_number: GS(2024)0650号\n",
        6,
        "map-without-approval",
        "地图来源",
    ),
    "a host without a provider": (
        "url: https://tiles.example.org/{z}/{x}/{y}.png\n" + SOURCE,
        6,
        "map-without-provider",
        "custom",
    ),
    "an address beside Tianditu": (
        CUSTOM.replace("custom", "tianditu") + SOURCE,
        6,
        "map-without-provider",
        "url",
    ),
    "no address": ("provider: custom\n" + SOURCE, 6, "map-incomplete", "url"),
    "no key at all": ("provider: tianditu\n" + SOURCE, 6, "map-incomplete", "!ENV"),
    "a variable that is not set": (
        "provider: tianditu\nkey: !ENV MAP_KEY\n" + SOURCE,
        6,
        "map-incomplete",
        "环境变量 MAP_KEY 没有设置",
    ),
    "a place for the key and none": (
        "provider: custom\nurl: 'https://tiles.example.org/{z}/{x}/{y}?k={key}'\n" + SOURCE,
        6,
        "map-incomplete",
        "密钥",
    ),
    "a key in the file": ("provider: tianditu\nkey: 0123abcd\n" + SOURCE, 8, "key-in-file", "!ENV"),
    "a key as a fallback": (
        "provider: tianditu\nkey: !ENV [MAP_KEY, 0123abcd]\n" + SOURCE,
        8,
        "key-in-file",
        "!ENV",
    ),
    "a key in the address": (
        "provider: custom\nurl: https://tiles.example.org/{z}/{x}/{y}?tk=0123abcd\n" + SOURCE,
        8,
        "key-in-file",
        "tk={key}",
    ),
    "an approval number that is none": (
        CUSTOM + "attribution: 某图\napproval_number: 申请中\n",
        10,
        "bad-approval-number",
        "申请中",
    ),
    "plain http": (
        "provider: custom\nurl: http://tiles.example.org/{z}/{x}/{y}.png\n" + SOURCE,
        8,
        "bad-tile-url",
        "https",
    ),
    "no row": (
        "provider: custom\nurl: https://tiles.example.org/{z}/{x}.png\n" + SOURCE,
        8,
        "bad-tile-url",
        "{y}",
    ),
    "a host that is not written out": (
        "provider: custom\nurl: 'https://{s}.example.org/{z}/{x}/{y}.png'\n" + SOURCE,
        8,
        "bad-tile-url",
        "{s}",
    ),
    "a host made of a place": (
        "provider: custom\nurl: 'https://{key}.example.org/{z}/{x}/{y}.png'\n" + SOURCE,
        8,
        "bad-tile-url",
        "网址",
    ),
    "a datum that tiles do not have": (CUSTOM + "datum: bd09\n" + SOURCE, 9, "unknown-word", "gcj02"),
    "a zoom that is none": (CUSTOM + "max_zoom: 40\n" + SOURCE, 9, "bad-zoom", "40"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_tile_host_is_refused_at_its_line_with_what_to_do(site_folder: Folder, name: str) -> None:
    written, line, code, words = REFUSED[name]
    settings, [problem] = read(site_folder(), written)
    assert settings is None
    assert (problem.path, problem.line, problem.code) == ("mkdocs.yml", line, code)
    assert words in problem.message + problem.hint
    assert problem.hint


@pytest.mark.parametrize(
    "written",
    [
        "provider: none\n",
        "provider: tianditu\nkey: !ENV MAP_KEY\n" + SOURCE,
        "provider: tianditu\nkey: !ENV [OTHER, MAP_KEY]\n".replace("[OTHER, MAP_KEY]", "MAP_KEY") + SOURCE,
        CUSTOM + SOURCE,
        CUSTOM + "datum: gcj02\nmax_zoom: 16\nattribution: 某图\napproval_number: 审图号：苏S（2023）12号\n",
        "provider: custom\nurl: 'https://t.example.org:8443/{z}/{x}/{-y}{r}?k={key}'\nkey: !ENV MAP_KEY\n"
        + SOURCE,
        "provider: custom\nurl: !ENV MAP_URL\n" + SOURCE,
        "provider: custom\nurl: http://127.0.0.1:8080/{z}/{x}/{y}.png\n" + SOURCE,
    ],
)
def test_a_ground_that_is_complete_is_taken(site_folder: Folder, written: str) -> None:
    environment = {"MAP_KEY": "0123abcd", "MAP_URL": "https://t.example.org/{z}/{x}/{y}?tk=0123abcd"}
    settings, problems = read(site_folder(), written, environment)
    assert problems == []
    assert settings is not None
    number = settings.options.map.approval_number
    assert number is None or not number.startswith("审图号")


def test_an_empty_variable_is_one_that_is_not_set(site_folder: Folder) -> None:
    written = "provider: tianditu\nkey: !ENV MAP_KEY\n" + SOURCE
    _, [problem] = read(site_folder(), written, {"MAP_KEY": " "})
    assert "MAP_KEY 没有设置" in problem.message


def test_a_key_that_the_address_does_not_use_is_told(site_folder: Folder) -> None:
    _, [problem] = read(site_folder(), CUSTOM + "key: !ENV MAP_KEY\n" + SOURCE, {"MAP_KEY": "0123abcd"})
    assert problem.code == "map-key-unused"
    assert "0123abcd" not in problem.message + problem.hint


def test_without_a_map_option_nothing_is_asked(site_folder: Folder) -> None:
    settings, problems = load_settings(site_folder(), {})
    assert problems == []
    assert settings is not None and settings.options.map.provider == "none"


def test_check_refuses_a_tile_host_without_approval_and_never_prints_the_key(
    site_folder: Folder, yitu: Callable[..., object]
) -> None:
    folder = site_folder()
    read(folder, CUSTOM + "key: !ENV MAP_KEY\n")
    done = yitu("check", cwd=folder, env={"MAP_KEY": "0123abcd"})
    assert done.returncode == 1  # type: ignore[attr-defined]
    said = done.stdout + done.stderr  # type: ignore[attr-defined]
    assert "mkdocs.yml:6" in said and "审图号" in said and "0123abcd" not in said
