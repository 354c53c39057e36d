"""A PDF as a file: equal bytes for equal pages, the right fonts, and a way around in it."""

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pytest
from pdf_sample import SPOKEN, sample

from structure import check_structure
from worksheets.layout.type.fonts import load
from worksheets.model.page.node import Node
from worksheets.model.page.page import Bookmark, Document, Face, Page, Run, single
from worksheets.writers.pdf import write

WRITE_SAMPLE = """
import hashlib, pdf_sample, worksheets.writers.pdf
data = worksheets.writers.pdf.write(pdf_sample.sample())
print(hashlib.sha256(data).hexdigest())
"""


def test_same_document_gives_same_bytes() -> None:
    first = write(sample())
    other = replace(sample(), pages=sample().pages[2:], bookmarks=(), nodes=sample().nodes[-1:])
    assert write.__wrapped__(other) != first  # type: ignore[attr-defined] not a sound one
    assert write(sample()) == first


@pytest.mark.parametrize(("seed", "zone"), [("1", "UTC"), ("2", "Asia/Tokyo")])
def test_other_processes_give_the_same_bytes(seed: str, zone: str) -> None:
    environment = os.environ | {
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "PYTHONPATH": os.pathsep.join((str(Path(__file__).parent), *sys.path)),
    }
    done = subprocess.run(
        [sys.executable, "-c", WRITE_SAMPLE], env=environment, capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == hashlib.sha256(write(sample())).hexdigest()


def test_words_come_back_in_order() -> None:
    text = " ".join(page.extract_text() for page in _read(sample()).pages)
    words = " ".join(words for _, words in SPOKEN).split()
    place = 0
    for word in words:
        place = text.index(word, place) + len(word)


def test_only_faces_in_use_are_embedded() -> None:
    data = write(sample())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = pdf.pages[0].Resources.Font
        assert set(fonts.keys()) == {"/bold", "/more symbols", "/text"}
        names = {str(font.BaseFont).split("+")[1] for font in fonts.values()}
        programs = [thing for thing in pdf.objects if "/FontFile2" in _keys(thing)]
        everything = [thing.unparse(resolved=True) for thing in pdf.objects if not _stream(thing)]
    assert names == {
        "AtkinsonHyperlegible-Regular",
        "AtkinsonHyperlegible-Bold",
        "SourceSans3-Roman",
    }
    assert len(programs) == 3
    assert not any(b"Helvetica" in thing for thing in everything)


def test_subset_tag_is_of_the_content() -> None:
    def tag(text: str) -> str:
        document = _one_run(sample().faces[0], text)
        with pikepdf.open(io.BytesIO(write(document))) as pdf:
            return str(pdf.pages[0].Resources.Font["/text"].BaseFont)

    assert tag("abc") == tag("cba a")
    assert tag("abc") != tag("abd")


def test_a_missing_character_is_an_error() -> None:
    with pytest.raises(ValueError, match="'text' has no glyph for '→'"):
        write(_one_run(sample().faces[0], "an →x"))


def test_bookmarks_lead_to_their_headings() -> None:
    reader = _read(sample())
    first, inner, last = reader.outline
    assert (first.title, inner[0].title, last.title) == (
        "The Korean War, 1950–53",
        "Too deep (한국)",
        "Mark scheme",
    )
    assert [reader.get_destination_page_number(entry) for entry in (first, inner[0], last)] == [
        *(0, 1, 2)
    ]
    assert (first.top, last.top) == (pytest.approx(781.89), pytest.approx(535.28))


def test_page_labels_are_those_printed() -> None:
    assert _read(sample()).page_labels == ["1", "2", "MS-1"]


def test_catalogue_and_information() -> None:
    reader = _read(sample())
    root, information, xmp = reader.trailer["/Root"], reader.metadata, reader.xmp_metadata
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en-GB", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert information is not None
    assert xmp is not None
    assert information.title == xmp.dc_title["x-default"] == "The Korean War: 한국 전쟁 (paper)"
    assert information.subject == xmp.dc_description["x-default"] == "History & “sources”"
    assert information["/Keywords"] == xmp.pdf_keywords == "Cold War, Korea"
    assert information.creator == "worksheets 0.1.0"
    assert information.creation_date is None


def test_a_bare_document_is_a_file_too() -> None:
    page = Page("", 100, 100, ())
    check_structure(write(Document("Bare", "", "", (), "en", (page,), (), (), ())))


@pytest.mark.parametrize("face", sample().faces, ids=lambda face: face.name)
def test_every_character_of_a_face(face: Face) -> None:
    """More glyphs than one block of a ToUnicode map may hold, and some with two characters."""
    node = Node("P")
    characters = " ".join(sorted(filter(str.isprintable, load(face).characters)))
    page = Page("1", 200, 100, single([Run(10, 20, face.name, 12, characters, node)]))
    check_structure(write(Document("All", "", "", (), "en", (page,), (node,), (), (face,))))


@pytest.mark.parametrize(
    "labels",
    [
        ["1", "2", "MS-1", "MS-2"],
        ["9", "10", "12"],
        ["A", "A", "A0", "A01"],
        ["Cover (é)", "한", ""],
    ],
)
def test_every_page_has_its_label(labels: list[str]) -> None:
    pages = tuple(Page(label, 100, 100, ()) for label in labels)
    reader = _read(Document("Labels", "", "", (), "en", pages, (), (), ()))
    assert reader.page_labels == labels


@pytest.mark.parametrize(
    ("levels", "expected"),
    [([1, 2, 3, 1], [0, 1, 2, 0]), ([2, 4, 4, 2], [0, 1, 2, 1]), ([1, 3, 3], [0, 1, 2])],
)
def test_bookmark_depths(levels: list[int], expected: list[int]) -> None:
    """None is more than one deeper than the one before it."""
    bookmarks = tuple(Bookmark("Part", level, 0, 10) for level in levels)
    assert list(_depths(_read(replace(sample(), bookmarks=bookmarks)).outline)) == expected


def _depths(outline: list[object], depth: int = 0) -> Iterator[int]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _depths(entry, depth + 1)
        else:
            yield depth


def test_titles_alike_are_two_bookmarks() -> None:
    twice = (Bookmark("Part", 1, 0, 10), Bookmark("Part", 1, 1, 20))
    reader = _read(replace(sample(), bookmarks=twice))
    assert [reader.get_destination_page_number(entry) for entry in reader.outline] == [0, 1]


def _read(document: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(write(document)), strict=True)


def _one_run(face: Face, text: str) -> Document:
    page = Page("1", 200, 100, single([Run(10, 20, face.name, 12, text)]))
    return Document("One run", "", "", (), "en", (page,), (), (), (face,))


def _stream(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Stream)


def _keys(thing: pikepdf.Object) -> set[str]:
    return set(thing.keys()) if isinstance(thing, pikepdf.Dictionary) else set()


def test_what_all_pages_have_is_one_stream_whatever_is_kept() -> None:
    whole = sample()
    face = whole.faces[0]
    title = single([Run(9, 9, face.name, 9, "What all pages have")])
    pages = tuple(
        Page(str(n), 200, 100, single([]), (title, single([Run(9, 60, face.name, 9, str(n))])))
        for n in range(600)  # more than are remembered
    )
    document = replace(whole, pages=pages, nodes=(), bookmarks=(), faces=(face,))
    data = write.__wrapped__(document)  # type: ignore[attr-defined] so long a file is not judged
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = {layer.objgen for page in pdf.pages for layer in page.Contents}
        assert len(streams) == len(pages) + 2  # one a number, the title, and nothing


def test_a_file_of_thousands_of_pages_is_read_back() -> None:
    whole = sample()
    face = whole.faces[0]
    pages = tuple(
        Page(str(n), 200, 100, single([]), (single([Run(9, 9, face.name, 9, f"Page {n}")]),))
        for n in range(1, 4801)
    )
    document = replace(whole, pages=pages, nodes=(), bookmarks=(), faces=(face,))
    data = write.__wrapped__(document)  # type: ignore[attr-defined] so long a file is not judged
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 4800
        assert pdf.check_pdf_syntax() == []
    assert pypdf.PdfReader(io.BytesIO(data)).pages[4799].extract_text() == "Page 4800"
