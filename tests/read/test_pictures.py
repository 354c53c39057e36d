"""Pictures of every sort, hostile ones too: converted, or refused with a reason."""

import struct
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from structure import check_structure
from worksheets.jobs.batch import build
from worksheets.model.diagnostics import Mistake
from worksheets.model.page.page import Bitmap
from worksheets.pipeline.request import Request, Result
from worksheets.read.pictures import read_picture

TOPIC = """
questions:
  - type: short-answer
    id: one
    stem: What do you see?
    points: [A picture]
    figure: {type: image, file: FILE, alt: A picture, width: 60}
"""


def with_picture(folder: Path, name: str) -> Result:
    (folder / "course").mkdir(exist_ok=True)
    (folder / "course" / "outline.yaml").write_text(
        "title: T\nsubject: S\ntopics: [{number: '1', title: O}]\n"
    )
    (folder / "course" / "1.yaml").write_text(TOPIC.replace("FILE", name))
    (folder / "spec.yaml").write_text(
        "title: T\ncourse: course\nsections: [{questions: [{id: one}]}]\n"
    )
    return build([folder / "spec.yaml"], Request(folder / "out", "none"))


def picture(folder: Path, name: str, mode: str, size: tuple[int, int] = (600, 400)) -> None:
    (folder / "course").mkdir(exist_ok=True)
    Image.new(mode, size).save(folder / "course" / name)


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("a.png", "1"),
        ("a.png", "L"),
        ("a.png", "LA"),
        ("a.png", "P"),
        ("a.png", "RGB"),
        ("a.png", "RGBA"),
        ("a.png", "I;16"),
        ("a.jpg", "L"),
        ("a.jpg", "RGB"),
        ("a.jpg", "CMYK"),
    ],
)
def test_every_sort_of_picture_is_printed(name: str, mode: str, tmp_path: Path) -> None:
    picture(tmp_path, name, mode)
    result = with_picture(tmp_path, name)
    assert [str(found) for found in result.diagnostics] == []
    check_structure(result.built[0].path.read_bytes())


def test_a_picture_is_turned_as_the_camera_says_and_says_nothing_of_it(tmp_path: Path) -> None:
    image = Image.new("RGB", (600, 400))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "A camera of mine"
    image.save(tmp_path / "a.jpg", exif=exif)
    content = read_picture((tmp_path / "a.jpg").read_bytes(), "a.jpg").content
    assert isinstance(content, Bitmap)
    assert (content.columns, content.rows) == (400, 600)
    assert b"camera" not in content.data
    assert content.jpeg


def test_a_large_picture_is_no_larger_in_the_file_than_print_needs(tmp_path: Path) -> None:
    Image.new("L", (6000, 5000)).save(tmp_path / "a.png")
    content = read_picture((tmp_path / "a.png").read_bytes(), "a.png").content
    assert isinstance(content, Bitmap)
    assert (content.columns, content.rows, content.channels) == (2400, 2000, 1)


def bomb() -> bytes:
    """A small file that says that it has 60,000 by 60,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">2I5B", 60_000, 60_000, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def cut() -> bytes:
    target = BytesIO()
    Image.effect_noise((300, 300), 50).save(target, "PNG")
    return target.getvalue()[:9000]


def thin() -> bytes:
    target = BytesIO()
    Image.new("L", (2, 900)).save(target, "PNG")
    return target.getvalue()


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">{}</svg>'
HOSTILE = {
    "bomb.png": (bomb(), "pixels"),
    "cut.png": (cut(), "is damaged"),
    "head.png": (cut()[:20], "is damaged"),
    "thin.png": (thin(), "2 x 900 pixels, too thin to see"),
    "nothing.png": (b"", "is neither PNG, JPEG nor SVG"),
    "text.png": (b"not a picture", "is neither PNG, JPEG nor SVG"),
    "web.gif": (b"GIF89a" + bytes(40), "is neither PNG, JPEG nor SVG"),
    "page.svg": (b"<!-- --><html><body/></html>", "is not SVG: it begins with <html>"),
    "entity.svg": (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "a document type"),
    "script.svg": (SVG.format("<script>alert(1)</script>").encode(), "a script"),
    "click.svg": (SVG.format('<rect onclick="x()"/>').encode(), "a script"),
    "raster.svg": (SVG.format('<image href="a.png"/>').encode(), "a picture in it"),
    "web.svg": (SVG.format('<use href="http://a.b/c.svg#d"/>').encode(), "another file"),
    "shade.svg": (SVG.format("<linearGradient/>").encode(), "a gradient"),
    "blur.svg": (SVG.format("<filter/>").encode(), "a filter"),
    "broken.svg": (b"<svg", "cannot be read"),
    "none.svg": (SVG.format("").encode(), "is empty"),
    "sizeless.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "has no size"),
    "rune.svg": (SVG.format('<text x="1" y="9">\u16a0</text>').encode(), "no typeface"),
    "huge.svg": (SVG.format("<!--" + "x" * 2_000_001 + "-->").encode(), "2 MB is the most"),
    "many.svg": (SVG.format(f'<path d="M0 0{" L1 1 L2 0" * 11_000}"/>').encode(), "points"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pictures_are_refused_with_a_reason(name: str, tmp_path: Path) -> None:
    (tmp_path / "course").mkdir()
    data, message = HOSTILE[name]
    (tmp_path / "course" / name).write_bytes(data)
    result = with_picture(tmp_path, name)
    assert not result.ok
    (found,) = result.diagnostics
    assert message in found.message
    assert found.hints
    assert found.span.line == 7


@pytest.mark.parametrize(
    "name", ["../../spec.png", "/etc/passwd", "course/../../x.png", "none.png"]
)
def test_paths_stay_inside_the_course(name: str, tmp_path: Path) -> None:
    Image.new("L", (9, 9)).save(tmp_path / "spec.png")
    (found,) = with_picture(tmp_path, name).diagnostics
    assert "outside the folder" in found.message or "there is no file" in found.message


def test_a_coarse_picture_is_a_warning(tmp_path: Path) -> None:
    picture(tmp_path, "a.png", "L", (200, 100))
    result = with_picture(tmp_path, "a.png")
    assert result.ok
    (found,) = result.diagnostics
    assert found.severity == "warning"
    assert "85 dots an inch" in found.message
    assert found.hints == ("use a larger picture, or write width: 34",)


def test_colours_that_a_photocopier_loses_are_a_warning(tmp_path: Path) -> None:
    (tmp_path / "course").mkdir()
    image = Image.new("RGB", (600, 400), "#FF0000")
    image.paste("#008000", (0, 0, 300, 400))
    image.save(tmp_path / "course" / "a.png")
    (found,) = with_picture(tmp_path, "a.png").diagnostics
    assert found.severity == "warning"
    assert "become the same grey on a photocopier" in found.message
    square = '<rect x="{}" width="9" height="9" fill="{}"/>'
    halves = SVG.format(square.format(0, "#f00") + square.format(20, "#008000"))
    (tmp_path / "course" / "b.svg").write_text(halves)
    (found,) = with_picture(tmp_path, "b.svg").diagnostics
    assert "#FF0000 and #008000 become the same grey" in found.message


def test_drawings_keep_their_shapes_and_words(tmp_path: Path) -> None:
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "a.svg").write_text(
        SVG.format(
            '<g transform="translate(30 20) rotate(45)"><ellipse rx="10" ry="5"/></g>'
            '<path d="M1 1 Q 5 9 9 1 A 4 4 0 0 1 17 1 z" fill="#ccc"/>'
            '<text x="5" y="50" font-size="8">North</text>'
        )
    )
    drawing = read_picture((tmp_path / "course" / "a.svg").read_bytes(), "a.svg").content
    assert not isinstance(drawing, Bitmap)
    ellipse, _ = drawing.marks
    xs = [value for step in ellipse.outline.paths[0] for value in step[-2::2]]  # type: ignore[union-attr]
    assert 20 < min(xs) < 24
    assert 36 < max(xs) < 40
    (label,) = drawing.labels
    assert (label.text, label.x, label.y) == ("North", 5, 50)
    result = with_picture(tmp_path, "a.svg")
    assert [str(found) for found in result.diagnostics] == []
    check_structure(result.built[0].path.read_bytes())


def test_a_file_is_read_for_what_it_is_and_not_for_what_it_is_called(tmp_path: Path) -> None:
    Image.new("RGB", (60, 40)).save(tmp_path / "a.svg", "PNG")
    (tmp_path / "b.png").write_text(SVG.format('<rect width="5" height="5"/>'))
    assert isinstance(read_picture((tmp_path / "a.svg").read_bytes(), "a.svg").content, Bitmap)
    assert not isinstance(read_picture((tmp_path / "b.png").read_bytes(), "b.png").content, Bitmap)


def test_of_a_picture_that_moves_the_first_frame_is_printed_with_a_warning(tmp_path: Path) -> None:
    first, other = Image.new("L", (60, 40), 0), Image.new("L", (60, 40), 200)
    first.save(tmp_path / "a.png", save_all=True, append_images=[other])
    artwork = read_picture((tmp_path / "a.png").read_bytes(), "a.png")
    assert isinstance(artwork.content, Bitmap)
    assert set(artwork.content.data) == {0}
    ((message, hint),) = artwork.warnings
    assert "moves" in message
    assert hint


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_damaged_pictures_are_read_or_refused(form: str, tmp_path: Path) -> None:
    rng = Random(form)
    target = BytesIO()
    Image.effect_noise((40, 30), 60).convert("RGB").save(target, form, exif=Image.Exif())
    for _ in range(300):
        data = bytearray(target.getvalue())
        for _ in range(rng.randrange(1, 6)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        if rng.random() < 0.3:
            del data[rng.randrange(len(data)) :]
        (tmp_path / "a").write_bytes(data)
        with suppress(Mistake):
            read_picture((tmp_path / "a").read_bytes(), "a")
