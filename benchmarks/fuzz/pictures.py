"""Specs with damaged pictures, drawings, maps, logos and covers: files changed here and there."""

import io
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

OUTLINE = "title: T\nsubject: S\ntopics: [{number: '1', title: O}]\n"
QUESTION = """questions:
  - type: short-answer
    id: one
    stem: What do you see?
    points: [A picture]
    figure: {figure}
"""
SPEC = "title: T\ncourse: course\n{school}sections: [{{questions: [{{id: one}}]}}]\n"
MAP = "{type: map, file: a.geojson, west: 123, east: 132, south: 33, north: 43, ticks: 2}"
SVG = """<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="90mm" height="60mm" viewBox="0 0 90 60">
<style>.a { fill: #cccccc; stroke: black; stroke-width: 0.5 } #b { fill: none }</style>
<defs><g id="c"><rect width="9" height="9" rx="2"/>
<circle r="3" cx="5" cy="5" class="a"/></g></defs>
<g transform="translate(3 4) rotate(12)" opacity="1"><path id="b" class="a" stroke-dasharray="2 1"
 d="M1 1 Q 5 9 9 1 T 20 5 A 4 4 0 0 1 17 1 z M 30 30 h5 v5 h-5 z C 1 2 3 4 5 6 S 7 8 9 10"/></g>
<use href="#c" x="40" y="20"/><use href="#c" transform="scale(2)"/>
<polygon points="50,50 60,50 55,40" style="fill:rgb(10,20,30)"/>
<line x1="0" y1="60" x2="90" y2="60" stroke="currentColor"/>
<text x="5" y="50" font-size="4" text-anchor="middle">North <tspan x="9" y="40">Sea</tspan></text>
</svg>"""
TOKENS = [
    *(b"1e999", b"-1", b"0", b"NaN", b"99999999999", b"<g>", b"</g>", b"url(http://a/b)", b"#c"),
    *(b"<!DOCTYPE x [", b"<script/>", b"transform=", b'"', b"<", b">", b"[[", b"]]", b"{", b"}"),
    *(b"/Kids", b"/Parent 1 0 R", b"endobj", b"stream", b"\x00", b"\xff", b"<<", b">>", b"1 0 R"),
]
"""What is put into a file here and there."""


COMMAND = ("build", "spec.yaml", "-o", "out", "-j", "1", "--no-progress")


def inputs(rng: Random, folder: Path) -> Iterator[Sequence[str]]:
    """A spec with its course, and a file that was changed, to be built."""
    name = rng.choice(sorted(MAKERS))
    _write(folder, name, changed(rng, MAKERS[name]()))
    yield COMMAND


def changed(rng: Random, data: bytes) -> bytes:
    """The data with octets and words changed, left out and put in, or cut short."""
    found = bytearray(data)
    for _ in range(rng.choice((0, 1, 1, 2, 3, 8, 40))):
        at = rng.randrange(len(found) + 1)
        match rng.randrange(6):
            case 0:
                found[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                del found[at : at + rng.randrange(1, 60)]
            case 2:
                found[at:at] = rng.choice(TOKENS)
            case 3:
                end = min(len(found), at + rng.randrange(1, 200))
                found[at:at] = found[at:end] * rng.randrange(1, 4)
            case 4:
                found[at : at + 4] = rng.randbytes(4)
            case 5 if rng.random() < 0.2:
                del found[at:]
    return bytes(found)


def _write(folder: Path, name: str, data: bytes) -> None:
    course = folder / "course"
    course.mkdir()
    figure = "{type: clock}"
    school = ""
    if name.startswith("logo"):
        school = f"school: {{name: S, logo: {name}}}\n"
        (folder / name).write_bytes(data)
    elif name.endswith(".pdf"):
        school = f"school: {{name: S, cover: {name}, cover-says: Welcome}}\n"
        (folder / name).write_bytes(data)
    else:
        figure = MAP if name == "a.geojson" else f"{{type: image, file: {name}, alt: A picture}}"
        (course / name).write_bytes(data)
    (course / "outline.yaml").write_text(OUTLINE)
    (course / "1.yaml").write_text(QUESTION.replace("{figure}", figure))
    (folder / "spec.yaml").write_text(SPEC.format(school=school))


def _picture(mode: str, form: str, **options: object) -> Callable[[], bytes]:
    def made() -> bytes:
        noise = Image.effect_noise((60, 40), 60).convert("L")
        target = io.BytesIO()
        image = noise.convert(mode) if mode != "I;16" else Image.new(mode, (60, 40), 999)
        image.save(target, form, **options)
        return target.getvalue()

    return made


def _turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return _picture("RGB", "JPEG", exif=exif)()


def _moving() -> bytes:
    frames = [Image.new("P", (30, 20), n) for n in range(3)]
    target = io.BytesIO()
    frames[0].save(target, "PNG", save_all=True, append_images=frames[1:])
    return target.getvalue()


def _named(**entries: object) -> DictionaryObject:
    """A dictionary whose keys are names, and so are the texts in it."""
    found = DictionaryObject()
    for key, value in entries.items():
        said = value
        if isinstance(value, str):
            said = NameObject(f"/{value}")
        elif isinstance(value, int):
            said = NumberObject(value)
        elif isinstance(value, tuple):
            said = ArrayObject(map(NumberObject, value))
        found[NameObject(f"/{key}")] = said
    return found


def _stream(data: bytes, **entries: object) -> DecodedStreamObject:
    found = DecodedStreamObject()
    found.set_data(data)
    found.update(_named(**entries))
    return found


def _cover() -> bytes:
    """Two pages with text in a font of its own kind, a form and a picture."""
    writer = PdfWriter()
    glyph = writer._add_object(_stream(b"500 0 0 0 400 500 d1 0 0 400 500 re f"))
    box = (0, 0, 500, 500)
    font = _named(
        Type="Font", Subtype="Type3", FontBBox=box, FontMatrix=(1, 0, 0, 1, 0, 0), FirstChar=97,
        CharProcs=_named(a=glyph),
    )  # fmt: skip
    form = _stream(b"q 1 0 0 1 9 9 cm 0 0 50 50 re S Q", Type="XObject", Subtype="Form", BBox=box)
    dots = _stream(
        zlib.compress(bytes(64)), Subtype="Image", Width=8, Height=8, BitsPerComponent=8,
        ColorSpace="DeviceGray", Filter="FlateDecode",
    )  # fmt: skip
    drawn = _named(X=writer._add_object(form), Y=writer._add_object(dots))
    resources = _named(Font=_named(F=writer._add_object(font)), XObject=drawn)
    content = b"/Artifact BMC BT /F 12 Tf (a\\(b) Tj ET EMC /X Do q 9 0 0 9 1 1 cm /Y Do Q"
    for _ in range(2):
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Contents")] = writer._add_object(_stream(content))
        page[NameObject("/Resources")] = resources
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


POINT = b'{"type": "Point", "coordinates": [127, 38]}'


def _borders() -> bytes:
    ring = b"[[124.3, 39.9], [125.1, 38.6], [128.3, 38.6], [130.6, 42.3], [124.3, 39.9]]"
    feature = b'{"type": "Feature", "properties": {"name": "N"}, "geometry": %b}'
    shapes = (
        b'{"type": "Polygon", "coordinates": [%b]}' % ring,
        b'{"type": "MultiPolygon", "coordinates": [[%b, %b]]}' % (ring, ring),
        b'{"type": "LineString", "coordinates": %b}' % ring,
        b'{"type": "GeometryCollection", "geometries": [%b]}' % POINT,
    )
    inside = b", ".join(feature % shape for shape in shapes)
    return b'{"type": "FeatureCollection", "features": [%b]}' % inside


MAKERS: dict[str, Callable[[], bytes]] = {
    "grey.png": _picture("L", "PNG"),
    "few.png": _picture("P", "PNG"),
    "deep.png": _picture("I;16", "PNG"),
    "clear.png": _picture("RGBA", "PNG"),
    "photograph.jpg": _picture("RGB", "JPEG"),
    "print.jpg": _picture("CMYK", "JPEG"),
    "wrong.png": _picture("RGB", "JPEG"),
    "turned.jpg": _turned,
    "moving.png": _moving,
    "drawing.svg": SVG.encode,
    "wide.svg": lambda: SVG.replace("UTF-8", "UTF-16").encode("utf-16"),
    "a.geojson": _borders,
    "logo.png": _picture("RGB", "PNG"),
    "logo.jpg": _picture("RGB", "JPEG"),
    "cover.pdf": _cover,
    "again.pdf": _cover,
}
"""What is changed, by the name of its file."""
