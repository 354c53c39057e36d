"""Logos and covers: printed, or refused at the entry that names them."""

from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

from structure import listened
from worksheets.jobs.batch import build
from worksheets.model.diagnostics import Mistake
from worksheets.pipeline.request import Request, Result
from worksheets.read.cover import read_cover

SPEC = """title: T
course: cold-war
topics: [2.2.2]
{}
sections: [{{questions: [{{type: true-false, count: 2}}]}}]
"""
COVER = "school: {name: S, cover: c.pdf, cover-says: Welcome}"


def built(folder: Path, words: str) -> Result:
    (folder / "spec.yaml").write_text(words)
    return build([folder / "spec.yaml"], Request(folder / "out", "none"))


def pdf(pages: int = 1, size: tuple[float, float] = (595, 842), content: bytes = b"") -> PdfWriter:
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(*size)
        stream = DecodedStreamObject()
        stream.set_data(content or b"0 0 50 50 re S")
        page[NameObject("/Contents")] = writer._add_object(stream)
    return writer


def written(writer: PdfWriter) -> bytes:
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def encrypted() -> PdfWriter:
    writer = pdf()
    writer.encrypt("secret")
    return writer


def circular() -> PdfWriter:
    writer = pdf()
    pages = writer._root_object["/Pages"]
    pages["/Kids"].append(pages.indirect_reference)
    return writer


def bomb() -> PdfWriter:
    """Few nodes that are a thousand million pages."""
    writer = pdf()
    node = writer._root_object["/Pages"]
    kids = node["/Kids"]
    for _ in range(9):
        inner = DictionaryObject({NameObject("/Type"): NameObject("/Pages")})
        inner[NameObject("/Kids")] = ArrayObject(list(kids) * 10)
        inner[NameObject("/Count")] = NumberObject(10)
        kids = [writer._add_object(inner)]
    node[NameObject("/Kids")] = ArrayObject(kids)
    return writer


def missing() -> PdfWriter:
    """A page that draws with a form that draws with itself, and with a font that is not there."""
    writer = pdf()
    font = DictionaryObject({NameObject("/BaseFont"): NameObject("/Arial")})
    fonts = DictionaryObject({NameObject("/F"): font})
    writer.pages[0][NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    return writer


DAMAGED = {
    "is not a PDF file": b"Dear parents",
    "it is damaged": b"%PDF-1.7\nnothing more",
    "cannot be read: it is damaged": written(pdf(content=b"(a")),
    "is encrypted": written(encrypted()),
    "has 0 pages": written(pdf(0)),
    "has more than 100 pages": written(pdf(300)),
    "has 5 pages": written(pdf(5)),
    "'c.pdf' go round in a circle": written(bomb()),
    "go round in a circle": written(circular()),
    "is 5080 by 5080 mm": written(pdf(size=(14400, 14400))),
    "is 4 by 4 mm": written(pdf(size=(10, 10))),
    "the font Arial of the cover": written(missing()),
    "draws too much": written(pdf(content=b"0 0 m 1 1 l S " * 200_000)),
}


@pytest.mark.parametrize("message", DAMAGED)
def test_a_cover_that_cannot_be_printed_is_refused_where_it_is_named(
    message: str, tmp_path: Path
) -> None:
    (tmp_path / "c.pdf").write_bytes(DAMAGED[message])
    (found,) = built(tmp_path, SPEC.format(COVER)).diagnostics
    assert message in found.message
    assert found.hints
    assert str(found.span).endswith("spec.yaml:4:26")


def test_a_logo_is_refused_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\x05IHDR\0\0\0\1\0")
    (found,) = built(tmp_path, SPEC.format("school: {name: S, logo: x.png}")).diagnostics
    assert "is damaged" in found.message
    assert str(found.span).endswith("spec.yaml:4:25")


LOGOS = """logo: own.png
logo-says: A map of Korea
school: {name: S, logo: x.png}"""


def test_a_logo_of_the_spec_takes_the_place_of_the_schools(tmp_path: Path) -> None:
    Image.new("RGB", (60, 40)).save(tmp_path / "own.png")
    result = built(tmp_path, SPEC.format(LOGOS))
    assert [str(found) for found in result.diagnostics] == []
    said = [element.text for element in listened(result.built[0].path.read_bytes())]
    assert any("A map of Korea" in words for words in said)
    assert not any("Logo" in words for words in said)


def test_a_logo_of_the_spec_is_refused_where_it_is_named(tmp_path: Path) -> None:
    (found,) = built(tmp_path, SPEC.format(LOGOS)).diagnostics
    assert "there is no file 'own.png'" in found.message
    assert str(found.span).endswith("spec.yaml:4:7")


def test_what_a_theme_names_is_refused_in_the_theme(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "name: own\ndescription: d\nschool:\n  name: S\n  logo: none.png\n  cover: c.pdf\n"
    )
    (tmp_path / "c.pdf").write_bytes(b"x")
    places = [
        str(one.span)
        for one in built(tmp_path, SPEC.format("layout: {theme: own.yaml}")).diagnostics
    ]
    assert [place.rpartition("/")[2] for place in places] == ["own.yaml:5:9", "own.yaml:6:10"]


def test_a_cover_and_a_logo_are_printed(tmp_path: Path) -> None:
    (tmp_path / "c.pdf").write_bytes(written(pdf(2)))
    Image.new("RGB", (60, 40)).save(tmp_path / "x.png")
    school = "school: {name: S, logo: x.png, cover: c.pdf, cover-says: Welcome}"
    result = built(tmp_path, SPEC.format(school))
    assert result.ok
    (warning,) = result.diagnostics
    assert "is not PDF/UA and PDF/A" in warning.message
    assert len(PdfReader(result.built[0].path).pages) == 3


@pytest.mark.parametrize(
    ("cover", "printed", "pages"),
    [(1, "double", 3), (2, "double", 3), (1, "single", 2), (2, "single", 3)],
)
def test_a_paper_begins_on_a_sheet_of_its_own_behind_a_cover(
    cover: int, printed: str, pages: int, tmp_path: Path
) -> None:
    (tmp_path / "c.pdf").write_bytes(written(pdf(cover)))
    words = f"{COVER}\nlayout: {{printed: {printed}}}"
    (paper,) = built(tmp_path, SPEC.format(words)).built
    texts = [page.extract_text() for page in PdfReader(paper.path).pages]
    assert len(texts) == pages
    assert "Page 1 of 1" in texts[-1]


def test_damaged_covers_are_read_or_refused(tmp_path: Path) -> None:
    rng = Random(1)
    whole = written(pdf(2, content=b"q 1 0 0 1 9 9 cm BT (a\\(b) Tj ET /Artifact BMC EMC Q"))
    refused = 0
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(rng.randrange(1, 6)):
            data[rng.randrange(len(data))] = rng.choice(b"0123456789()<>[]/ R")
        (tmp_path / "c.pdf").write_bytes(data)
        try:
            assert read_cover(tmp_path / "c.pdf", "c.pdf", "Welcome").pages
        except Mistake:
            refused += 1
    assert 0 < refused < 400
