"""What a listener hears of each element is what the model says, and only furniture is unheard."""

from pathlib import Path

import pikepdf
import pypdf
import pytest

from papers import SPECS, paper, subject
from printed import Printed, one
from spoken_front import check_furniture, check_handout
from spoken_scheme import check_scheme, heads_told
from structure import elements
from themes import theme
from words import ENGLISH
from worksheets.layout.style import style_of

every_spec = pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])
in_themes = pytest.mark.parametrize("name", ["worksheet", "exam", "large-print-18"])


@in_themes
@every_spec
def test_papers_say_what_the_model_says(spec: Path, name: str, files: tuple[Printed, ...]) -> None:
    file = one(files, "paper", spec, name)
    style = style_of(theme(name), "A4", ENGLISH)
    check_handout(file.data, paper(spec, name).handout, style, subject(spec))
    assert len(elements(file.data)) > 50


@in_themes
@every_spec
def test_schemes_say_every_answer_and_every_level(
    spec: Path, name: str, files: tuple[Printed, ...]
) -> None:
    file = one(files, "mark-scheme", spec, name)
    made, style = paper(spec, name), style_of(theme(name), "A4", ENGLISH)
    check_scheme(file.data, made)
    check_furniture(file.data, made.front, style, heads_told(made), prefix="MS-")


def test_bookmarks_are_the_headings(files: tuple[Printed, ...]) -> None:
    for file in files:
        headings = [found.text.strip() for found in elements(file.data) if found.tag[0] == "H"]
        bookmarks = _titles(pypdf.PdfReader(file.path).outline)
        assert headings
        for heading, title in zip(headings, bookmarks, strict=True):
            # The heading of a mark scheme goes on with the title of its paper.
            assert heading == title or (title == "Mark scheme" and heading.startswith(title))


def _titles(outline: list[object]) -> list[str]:
    found: list[str] = []
    for entry in outline:
        if isinstance(entry, list):
            found += _titles(entry)
        elif isinstance(entry, pypdf.generic.Destination):
            found.append(str(entry.title))
    return found


def test_what_a_file_says_of_itself_is_alike_in_both_places(files: tuple[Printed, ...]) -> None:
    for file in files:
        with pikepdf.open(file.path) as opened:
            information = {str(key)[1:]: str(value) for key, value in opened.docinfo.items()}
            packet = opened.open_metadata()
            assert packet["dc:title"] == information["Title"]
            assert packet["dc:description"] == information["Subject"] == subject(file.spec)
            assert packet["pdf:Keywords"] == information["Keywords"]
            front = paper(file.spec).front
            assert information["Keywords"] == ", ".join((*front.keywords, front.fingerprint))
            assert information.get("Author", "") == front.author
            assert packet.get("dc:creator", []) == ([front.author] if front.author else [])
            assert str(opened.Root.Lang) == "en-GB"
            assert opened.Root.ViewerPreferences.DisplayDocTitle
            assert all(page.Tabs == "/S" for page in opened.pages)
            assert len(opened.Root.PageLabels.Nums) >= 2
