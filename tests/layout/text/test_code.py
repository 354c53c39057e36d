"""Code and the ends of lines are printed as they were written, and a listener hears them."""

from pathlib import Path

import pytest

from structure import check_structure, elements
from themes import THEMES, theme
from words import ENGLISH
from worksheets.jobs.batch import build
from worksheets.layout.style import style_of
from worksheets.layout.text.prose import BODY, set_text
from worksheets.layout.unsettable import Unsettable
from worksheets.model.page.node import Node
from worksheets.model.page.page import Run
from worksheets.model.paper.content import Code, Inlines, LineBreak, Text
from worksheets.pipeline.request import Request, Result

OUTLINE = "title: Trial\nsubject: Trial\ntopics: [{number: '1', title: One}]\n"
TOPIC = """
knowledge:
  sources:
    - id: poem
      content:
        - |
          Tyger Tyger, burning bright,
          In the forests of the night;

          What immortal hand or eye
      attribution: William Blake, 1794.
questions:
  - type: structured
    id: loop
    source: poem
    stem: |
      Read {source}. What does this print?

          for i in range(2):
              print("even  fi", i--1)
    parts:
      - {type: short-answer, stem: 'What is `a  --b`?', points: ['`"x"`']}
      - {type: multiple-choice, stem: Which?, key: '`2*3*4`', distractors: [a, b, c]}
"""
SPEC = """title: |
  A title
  on two lines
course: course
sections: [{questions: [{id: loop}]}]
"""


def built(folder: Path, topic: str = TOPIC, **options: str) -> Result:
    (folder / "course").mkdir()
    (folder / "course" / "outline.yaml").write_text(OUTLINE)
    (folder / "course" / "1.yaml").write_text(topic)
    (folder / "spec.yaml").write_text(SPEC)
    return build([folder / "spec.yaml"], Request(folder / "out", **options))  # type: ignore[arg-type]


def lines(content: Inlines, name: str = "worksheet") -> list[str]:
    """The words of every line, with what parts stanzas as an empty one."""
    style = style_of(theme(name), "A4", ENGLISH)
    found: list[str] = []
    for strip in set_text(content, style.measure, style, Node("P"), BODY):
        found += [""] if strip.above else []
        found.append("".join(mark.text for mark in strip.marks if isinstance(mark, Run)))
    return found


def test_code_verse_and_titles_on_paper(tmp_path: Path) -> None:
    result = built(tmp_path, to="dump")
    paper, scheme = (file.path.read_text() for file in result.built)
    for line in (
        "bookmark 1 A title on two lines",
        "P      text 10.5 'Tyger Tyger, burning bright, '",
        "P      text 10.5 'In the forests of the night; '",
        "P      text 10.5 'What immortal hand or eye'",
        "Code   code 10.5 'for i in range(2): '",
        "Code   code 10.5 '    print(\"even  fi\", i--1) '",
        "Code   code 10.5 'a  --b'",
        "Code   code 10.5 '2*3*4'",
    ):
        assert line in paper
    assert "Code   code" in scheme


@pytest.mark.parametrize("name", THEMES)
def test_code_is_tagged_in_sound_files(name: str, tmp_path: Path) -> None:
    for file in built(tmp_path, theme=name).built:
        data = file.path.read_bytes()
        check_structure(data)
        said = [element.text for element in elements(data) if element.tag == "Code"]
        assert said == (
            ['"x"', "2*3*4"]
            if file.kind == "mark-scheme"
            else ['for i in range(2):     print("even  fi", i--1) ', "a  --b", "2*3*4"]
        )


@pytest.mark.parametrize("name", THEMES)
def test_lines_end_where_their_author_ends_them(name: str) -> None:
    verse = (Text("One"), LineBreak(), Text("two"), LineBreak(gap=True), Text("three"))
    assert lines(verse, name) == ["One ", "two ", "", "three"]


def test_the_last_line_before_an_author_s_end_is_not_spread() -> None:
    style = style_of(theme("exam"), "A4", ENGLISH)
    justified = style.theme.model_copy(
        update={"type": style.theme.type.model_copy(update={"align": "justified"})}
    )
    wide = style_of(justified, "A4", ENGLISH)
    content = (Text("Two words"), LineBreak(), Text("and more"))
    strips = set_text(content, wide.measure, wide, Node("P"), BODY)
    assert [len(strip.marks) for strip in strips] == [1, 1]


def test_a_line_of_code_may_end_at_its_single_spaces() -> None:
    code = "f(a,  b) + " * 20
    found = lines((Code(code),))
    assert len(found) > 1
    assert "".join(found).replace(" ", "") == code.replace(" ", "")
    assert all("(a,  b)" in line for line in found)


@pytest.mark.parametrize("code", [Code("x" * 200), Code("x\n" + "y = 1  " * 40, display=True)])
def test_code_that_is_too_wide_is_an_error(code: Code) -> None:
    with pytest.raises(Unsettable, match="mm too wide for its column"):
        lines((code,))


def test_what_cannot_be_set_is_said_with_the_place_of_its_question(tmp_path: Path) -> None:
    topic = TOPIC.replace("'`\"x\"`'", f"'`{'x' * 150}`'")
    (found,) = built(tmp_path, topic).diagnostics
    assert (found.span.file[-6:], found.span.line, found.span.column) == ("1.yaml", 22, 9)
    assert "too wide" in found.message


def test_characters_of_code_are_not_joined() -> None:
    faces = style_of(theme("worksheet"), "A4", ENGLISH).faces
    code = faces.typeface("code")
    assert [glyph.text for glyph in code.shape("ffi!=->")] == list("ffi!=->")
    assert len({glyph.advance for glyph in code.shape("iW.m")}) == 1
