"""Other people's readers find the words of the model, all of them and in reading order."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest

from marks import spoken
from papers import SPECS, paper, subject
from printed import Printed, in_theme, one
from spoken import printed, squeezed
from spoken_front import handout_told
from structure import elements, furniture
from themes import theme
from tools import output_of, program
from words import ENGLISH
from worksheets.layout.documents.scheme import scheme_document
from worksheets.layout.style import style_of

every_spec = pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
every_kind = pytest.mark.parametrize("kind", ["paper", "mark-scheme"])


def wanted(file: Printed) -> list[str]:
    """The words of the model: of a paper those of its tasks, of a scheme those of its pages."""
    made, style = paper(file.spec, file.theme), style_of(theme(file.theme), "A4", ENGLISH)
    if file.kind == "mark-scheme":
        return spoken(scheme_document(made, style, subject(file.spec)).document).split()
    pages = len(furniture(file.data))
    labels = iter([found.text for found in elements(file.data) if found.tag == "Figure"])
    words: list[str] = []
    for element in handout_told(made.handout, style, subject(file.spec), pages):
        # What is lettered in a figure is its own; other tests hold that it says what it must.
        words += next(labels).split() if element.tag == "Figure" else printed([element])
    score = ENGLISH.say("front.score")
    if style.theme.front == "line" and score in words:
        words.remove(score)  # a listener hears it before the box, in which only the total is
    return words


def whole(words: str) -> str:
    """The words of some lines, parted words whole again."""
    return squeezed(re.sub("\u00ad\\s*", "", words))


def interleaved(words: Sequence[str], first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether words are those of two texts, each in its order."""
    used = {0}
    for n, word in enumerate(words):
        of_first = {m for m in used if n - m < len(first) and first[n - m] == word}
        of_second = {m + 1 for m in used if m < len(second) and second[m] == word}
        used = of_first | of_second
    return len(second) in used and len(words) == len(first) + len(second)


def dumped(listing: str) -> Iterator[str]:
    """The texts of elements in a listing of poppler's; those of one element stand together."""
    text = ""
    for line in listing.splitlines():
        said = re.fullmatch(r'\s*"(.*)"', line)
        if said:
            text += said[1]
        else:
            yield text
            text = ""
    yield text


@every_kind
@every_spec
def test_pypdf_extracts_the_words(spec: Path, kind: str, files: tuple[Printed, ...]) -> None:
    file = one(files, kind, spec)
    pages = pypdf.PdfReader(BytesIO(file.data)).pages
    words = [word for page in pages for word in whole(page.extract_text()).split()]
    unheard = [word for page in furniture(file.data) for word in page.split()]
    assert interleaved(words, wanted(file), unheard)


@every_kind
@every_spec
def test_poppler_lists_the_words(spec: Path, kind: str, files: tuple[Printed, ...]) -> None:
    file = one(files, kind, spec)
    listing = output_of(program("pdfinfo"), "-struct-text", file.path)
    assert whole(" ".join(dumped(listing))).split() == wanted(file)


def test_qpdf_finds_nothing(files: tuple[Printed, ...]) -> None:
    for file in files:
        with pikepdf.open(file.path) as opened:
            assert opened.check_pdf_syntax() == [], file
            assert opened.get_warnings() == [], file


def test_the_command_qpdf_finds_nothing(files: tuple[Printed, ...]) -> None:
    for file in in_theme(files, "worksheet"):
        said = output_of(program("qpdf"), "--check", file.path)
        assert "No syntax or stream encoding errors found" in said, file
