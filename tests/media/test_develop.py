"""A photo is made anew from its pixels: upright, in sRGB, small, with nothing of the camera or the person in it."""

import io
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from generator.cache import Store
from generator.media import develop, paths_of, pixels
from generator.media.found import Found
from generator.media.pixels import MOST_BYTES_A_FILE
from generator.render import Picture
from tests.media.samples import (
    GPS_WORDS,
    deep_gray_png,
    deep_png,
    drawing,
    grey_inks,
    jpeg_header,
    photo,
    png_of,
    scratched_png,
    srgb,
    telling,
)

SECRETS = (
    b"SECRET",
    b"Exif",
    b"GPS",
    b"xmp",
    b"XMP",
    b"ICC_PROFILE",
    b"ICCP",
    b"EXIF",
    b"JPEG-COMMENT",
    GPS_WORDS,
)
Developed = tuple[Picture, dict[str, bytes]]


def found(file: Path) -> Found:
    return Found(("station", "a", ("photos", 0)), file, file.name, "stations.yml", 3, 5, "photos.1.file")


@pytest.fixture
def made(tmp_path: Path) -> Callable[[bytes], Developed]:
    """`made(bytes)` develops a photo and returns its picture and files."""

    def run(data: bytes) -> Developed:
        file = tmp_path / "x.jpg"
        file.write_bytes(data)
        done = develop([found(file)], Store(tmp_path / "cache"))
        assert not done.problems, done.problems
        (picture,) = done.pictures.values()
        return picture, dict(done.files[picture.stem]())

    return run


def opened(files: dict[str, bytes], ending: str) -> Image.Image:
    """The largest file with an ending."""
    return Image.open(io.BytesIO([content for name, content in files.items() if name.endswith(ending)][-1]))


def corners(image: Image.Image) -> list[str]:
    """The colours of the four corners, in words."""
    words = {(255, 0, 0): "red", (0, 255, 0): "lime", (0, 0, 255): "blue", (255, 255, 0): "yellow"}
    rgb, (width, height) = image.convert("RGB"), image.size
    places = [(9, 9), (width - 9, 9), (9, height - 9), (width - 9, height - 9)]
    seen: list[Any] = [rgb.getpixel(place) for place in places]
    return [
        words[min(words, key=lambda c: sum(abs(a - b) for a, b in zip(c, one, strict=True)))] for one in seen
    ]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_three_widths_in_two_formats_and_not_a_word_of_the_original(
    made: Callable[[bytes], Developed], form: str
) -> None:
    data = telling(form)
    assert b"SECRET" in data
    picture, files = made(data)
    assert picture.sizes == ((360, 270), (720, 540), (1280, 960))
    assert sorted(files) == sorted(paths_of(picture))
    for name, content in files.items():
        assert len(content) <= MOST_BYTES_A_FILE
        assert not [word for word in SECRETS if word in content], name
        with Image.open(io.BytesIO(content)) as image:
            assert image.format == {"jpg": "JPEG", "webp": "WEBP"}[name.rpartition(".")[2]]
            assert f"-{image.width}." in name
            assert not image.getexif() and "icc_profile" not in image.info and "comment" not in image.info


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_orientation_is_applied(made: Callable[[bytes], Developed], orientation: int) -> None:
    upright = {
        1: "red lime blue yellow", 2: "lime red yellow blue", 3: "yellow blue lime red", 4: "blue yellow red lime",
        5: "red blue lime yellow", 6: "blue red yellow lime", 7: "yellow lime blue red", 8: "lime yellow red blue",
    }[orientation]  # fmt: skip
    picture, files = made(telling("JPEG", orientation, (400, 300)))
    assert picture.sizes[-1] == ((400, 300) if orientation < 5 else (300, 400))
    assert " ".join(corners(opened(files, ".jpg"))) == upright


@pytest.mark.parametrize(
    ("size", "sizes"),
    [
        ((200, 150), ((200, 150),)),
        ((360, 360), ((360, 360),)),
        ((900, 600), ((360, 240), (720, 480), (900, 600))),
        ((1280, 720), ((360, 202), (720, 405), (1280, 720))),
        ((800, 4000), ((320, 1600),)),
    ],
)
def test_nothing_is_ever_enlarged(
    made: Callable[[bytes], Developed], size: tuple[int, int], sizes: tuple[tuple[int, int], ...]
) -> None:
    assert made(photo("PNG", drawing(*size)))[0].sizes == sizes


def test_noise_is_made_small_too(made: Callable[[bytes], Developed]) -> None:
    noise = Image.effect_noise((1280, 1280), 90).convert("RGB")
    _, files = made(photo("PNG", noise))
    assert files and all(len(content) <= MOST_BYTES_A_FILE for content in files.values())


@pytest.mark.parametrize(
    "data",
    [
        photo("PNG", drawing(64, 64, "L")), photo("PNG", drawing(64, 64, "1")), photo("PNG", drawing(64, 64, "LA")),
        photo("PNG", drawing(64, 64, "RGBA")), photo("PNG", drawing(64, 64).quantize(4)),
        photo("PNG", drawing(64, 64).quantize(4), transparency=0), photo("JPEG", drawing(64, 64, "L")),
        photo("WEBP", drawing(64, 64, "RGBA")), photo("JPEG", icc_profile=b"not a profile"),
        photo("JPEG", drawing(64, 64, "L"), icc_profile=srgb()),
        photo("JPEG") + b"PK\3\4 a zip", photo("PNG") + b"<script>SECRET</script>",
    ],
)  # fmt: skip
def test_every_mode_of_pixels_comes_out_in_rgb(made: Callable[[bytes], Developed], data: bytes) -> None:
    _, files = made(data)
    assert opened(files, ".jpg").mode == "RGB"
    assert not [name for name, content in files.items() if b"PK\3\4" in content or b"SECRET" in content]


def test_what_is_transparent_becomes_white(made: Callable[[bytes], Developed]) -> None:
    _, files = made(photo("PNG", Image.new("RGBA", (64, 64), (255, 0, 0, 0))))
    assert opened(files, ".webp").convert("RGB").getpixel((30, 30)) == (255, 255, 255)


def test_sixteen_bits_become_eight(made: Callable[[bytes], Developed]) -> None:
    seen: Any = opened(made(deep_png())[1], ".jpg").getpixel((30, 30))
    assert seen[0] > 245 and 115 < seen[1] < 140 and seen[2] < 10
    for value in (0, 32768, 65535):
        grey: Any = opened(made(deep_gray_png(value))[1], ".jpg").getpixel((30, 30))
        assert abs(grey[0] - value // 257) <= 3, value


def test_inks_of_print_are_turned_by_their_profile(made: Callable[[bytes], Developed]) -> None:
    """The profile says that every ink is grey, so only who reads it sees no colour."""
    image = Image.new("CMYK", (64, 64), (255, 0, 0, 0))
    seen: Any = opened(made(photo("JPEG", image, icc_profile=grey_inks()))[1], ".jpg").getpixel((30, 30))
    assert max(seen) - min(seen) < 12 and 60 < seen[0] < 220
    blank = Image.new("CMYK", (64, 64), (0, 0, 0, 0))
    seen = opened(made(photo("JPEG", blank, icc_profile=grey_inks()))[1], ".jpg").getpixel((30, 30))
    assert min(seen) > 245


def test_inks_of_print_with_a_profile_that_does_not_fit_are_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "x.jpg"
    file.write_bytes(photo("JPEG", drawing(64, 64, "CMYK"), icc_profile=srgb()))
    (problem,) = develop([found(file)], Store(tmp_path / "cache")).problems
    assert problem.code == "photo-cmyk" and "sRGB" in problem.hint


def test_a_photo_of_wide_colours_is_turned_into_srgb(made: Callable[[bytes], Developed]) -> None:
    """A profile whose red and green change places: only who reads the profile sees red."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    data = photo("PNG", Image.new("RGB", (64, 64), (200, 30, 30)), icc_profile=swapped(lab.tobytes()))
    seen: Any = opened(made(data)[1], ".jpg").getpixel((30, 30))
    assert seen[1] > 150 and seen[0] < 90


def swapped(profile: bytes) -> bytes:
    """An sRGB profile with the tags of red and green exchanged."""
    return profile.replace(b"rXYZ", b"tmpX").replace(b"gXYZ", b"rXYZ").replace(b"tmpX", b"gXYZ")


def noisy_webp() -> bytes:
    data = photo("WEBP", drawing(300, 300), lossless=True)
    return data[:40] + bytes((at * 7919) % 255 for at in range(40, len(data)))


@pytest.mark.parametrize(
    "data",
    [
        png_of(300, 300),
        scratched_png(),
        noisy_webp(),
        jpeg_header(300, 300)[:-2] + b"\xff\x01" * 9 + b"\xff\xd9",
    ],
)
def test_broken_pixels_are_at_most_one_problem_at_the_place_of_the_photo(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.jpg"
    file.write_bytes(data)
    done = develop([found(file)], Store(tmp_path / "cache"))
    (problem,) = done.problems
    assert (problem.path, problem.line, problem.column, problem.code) == (
        "stations.yml",
        3,
        5,
        "photo-broken",
    )
    assert not done.pictures and not done.files
    assert develop([found(file)], Store(tmp_path / "cache")).problems == done.problems


WAYS: list[dict[str, Any]] = [
    {},
    {"subsampling": 0, "optimize": True},
    {"restart_marker_rows": 1},
    {"progressive": True},
]


@pytest.mark.parametrize("part", [0.2, 0.5, 0.8])
@pytest.mark.parametrize("options", WAYS[:3])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_half_a_jpeg_with_an_end_mark_behind_it_is_a_problem(
    tmp_path: Path, mode: str, options: dict[str, Any], part: float
) -> None:
    whole = photo("JPEG", drawing(1600, 1200, mode), **options)
    scan = whole.rindex(b"\xff\xda") + 20
    cut = whole[: scan + int((len(whole) - scan) * part)].removesuffix(b"\xff") + b"\xff\xd9"
    with Image.open(io.BytesIO(cut)) as image:
        image.load()  # grey, and not a word of Pillow
    file = tmp_path / "x.jpg"
    file.write_bytes(cut)
    done = develop([found(file)], Store(tmp_path / "cache"))
    (problem,) = done.problems
    assert (problem.code, problem.line) == ("photo-truncated", 3) and "不完整" in problem.message
    assert not done.pictures and not done.files


def test_a_progressive_jpeg_of_which_only_the_first_rows_came_is_a_problem(tmp_path: Path) -> None:
    whole = photo("JPEG", Image.effect_noise((800, 600), 90).convert("RGB"), progressive=True)
    first = whole.index(b"\xff\xda")
    second = whole.index(b"\xff\xda", first + 2)
    file = tmp_path / "x.jpg"
    file.write_bytes(whole[: (first + second) // 2].removesuffix(b"\xff") + b"\xff\xd9")
    (problem,) = develop([found(file)], Store(tmp_path / "cache")).problems
    assert problem.code == "photo-truncated"


@pytest.mark.parametrize("options", WAYS)
@pytest.mark.parametrize("behind", [b"", b"\0\0junk\xff\xd8\xff\xe0behind"])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_whole_jpeg_is_taken_whatever_its_last_rows_look_like(
    made: Callable[[bytes], Developed], mode: str, options: dict[str, Any], behind: bytes
) -> None:
    grey = drawing(1603, 1207, mode)
    grey.paste(Image.new(mode, (1603, 700), "grey"), (0, 600))
    picture, _ = made(photo("JPEG", grey, **options) + behind)
    assert picture.sizes[-1][0] == 1280


def test_what_is_in_the_store_is_not_decoded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "cache")
    one, same = tmp_path / "a.jpg", tmp_path / "b.jpg"
    one.write_bytes(photo("JPEG"))
    same.write_bytes(photo("JPEG"))
    told: list[tuple[int, int]] = []
    first = develop([found(one)], store, report=lambda done, total: told.append((done, total)))
    assert told == [(0, 1), (1, 1)]

    def never(*_: object) -> None:
        raise AssertionError("decoded again")

    monkeypatch.setattr(pixels, "encoded", never)
    second = develop([found(same)], store, report=lambda done, total: told.append((done, total)))
    assert second.pictures == first.pictures and len(told) == 2
    stem = next(iter(second.files))
    assert second.files[stem]() == first.files[stem]()


def test_without_a_place_for_the_store_the_files_are_still_made(tmp_path: Path) -> None:
    (tmp_path / "a file").write_bytes(b"")
    file = tmp_path / "x.jpg"
    file.write_bytes(photo("JPEG"))
    done = develop([found(file)], Store(tmp_path / "a file" / "cache"))
    (picture,) = done.pictures.values()
    assert sorted(done.files[picture.stem]()) == sorted(paths_of(picture))


def test_a_broken_entry_of_the_store_is_made_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache")
    file = tmp_path / "x.jpg"
    file.write_bytes(photo("JPEG"))
    done = develop([found(file)], store)
    stem = next(iter(done.files))
    right = dict(done.files[stem]())
    (entry,) = (tmp_path / "cache").glob("*.bin")
    entry.write_bytes(entry.read_bytes()[:-100])
    assert dict(done.files[stem]()) == right


def test_same_photo_same_bytes_in_any_number_of_threads(tmp_path: Path) -> None:
    files = []
    for number in range(4):
        file = tmp_path / f"{number}.jpg"
        file.write_bytes(photo("JPEG", drawing(300 + number, 300)))
        files.append(found(file))
    results = [develop(files, Store(tmp_path / f"cache{jobs}"), jobs=jobs) for jobs in (1, 4)]
    made_files = [
        {name: content for make in done.files.values() for name, content in make().items()}
        for done in results
    ]
    assert made_files[0] == made_files[1]
    assert threading.active_count() < 10
