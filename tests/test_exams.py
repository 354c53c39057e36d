"""Exam papers: those that ship, and one with everything that a cover and a section can say."""

from pathlib import Path

import pytest
from pypdf import PdfReader

import worksheets
from marks import check_marks
from papers import order_of, paper, subject
from spoken_front import check_handout
from structure import check_structure, elements, heard
from themes import THEMES, theme
from words import ENGLISH
from worksheets.layout.documents.booklet import booklet_document
from worksheets.layout.style import style_of
from worksheets.model.paper.booklet import answers, room_of, without_spaces
from worksheets.model.paper.content import Write
from worksheets.model.paper.item import Task
from worksheets.model.paper.paper import Handout
from worksheets.pipeline.request import BuiltFile

SPECS = sorted((Path(__file__).parent.parent / "specs" / "exams").glob("*.yaml"))
every_spec = pytest.mark.parametrize("spec", SPECS, ids=[spec.stem for spec in SPECS])

ESSAY = "marks: 15, levels: e15, indicative: [{title: Points, points: [One.]}]"
EVERYTHING = f"""\
title: Everything
subject: History
language: en-GB
minutes: 105
reading-minutes: 5
answer: {{in-all: 2, each-section: 1}}
extra-answers: first
allowed: [calculator, ruler, a highlighter]
not-allowed: [dictionary, notes]
tier: Higher
cover: {{code: 1H/2, series: Summer 2026, date: 14 May 2026}}
grades: {{7: 25, 5: 18, 3: 9}}
layout: {{theme: exam, numbering: {{style: 01.1, first: 5, boxed: true}}}}
levels:
  e15: [{{marks: 8-15, descriptor: Good.}}, {{marks: 1-7, descriptor: Weak.}}]
sections:
  - title: Topic 1
    notice: Answer at least one question from this topic.
    questions:
      - {{type: essay, stem: Discuss the causes of the war., {ESSAY}}}
      - type: structured
        stem: In June 1950 North Korea attacked the South.
        answer: 1
        parts:
          - {{type: essay, stem: Why did China enter the war?, {ESSAY}}}
          - {{type: essay, stem: Why did the USA enter the war?, {ESSAY}}}
  - title: Topic 2
    questions:
      - type: structured
        stem: The war in Korea.
        parts:
          - {{type: short-answer, stem: Name five reasons., points: [a, b, c, d, e], space: 3}}
          - The war ended in 1953.
          - type: structured
            parts:
              - {{type: short-answer, stem: Name four., points: [a, b, c, d], space: 5}}
              - {{type: short-answer, stem: Name six., points: [a, b, c, d, e, f], space: 7}}
      - {{type: essay, stem: Discuss the end of the war., {ESSAY}}}
"""


@pytest.fixture(name="spec")
def everything(tmp_path: Path) -> Path:
    path = tmp_path / "everything.yaml"
    path.write_text(EVERYTHING, encoding="utf-8")
    return path


def built(spec: Path, output: Path, **options: object) -> dict[str, BuiltFile]:
    """The PDF files of a spec by their kinds; those of its first form."""
    result = worksheets.build(spec, output=output, **options)  # type: ignore[arg-type]
    assert not result.diagnostics, list(map(str, result.diagnostics))
    files = (file for file in reversed(result.built) if file.path.suffix == ".pdf")
    return {file.kind: file for file in files}


def words_of(file: BuiltFile) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file.path).pages).split())


@every_spec
def test_exams_that_ship_are_sound_files(spec: Path, tmp_path: Path) -> None:
    for file in built(spec, tmp_path, fillable=True).values():
        check_structure(file.path.read_bytes())


@every_spec
def test_exams_that_ship_say_what_their_models_say(spec: Path, tmp_path: Path) -> None:
    file = built(spec, tmp_path, scheme="none")["paper"]
    made = paper(spec)
    handout = without_spaces(made.handout) if made.front.facts.booklet else made.handout
    style = style_of(order_of(spec).theme, "A4", ENGLISH)
    insert = order_of(spec).spec.layout.sources == "insert"
    check_handout(file.path.read_bytes(), handout, style, subject(spec), insert=insert)


@pytest.mark.parametrize("answer_in", ["paper", "booklet"])
def test_everything_is_sound_and_said(answer_in: str, spec: Path, tmp_path: Path) -> None:
    spec.write_text(f"answer-in: {answer_in}\n{EVERYTHING}", encoding="utf-8")
    files = built(spec, tmp_path / "out", fillable=True)
    for file in files.values():
        check_structure(file.path.read_bytes())
    made = paper(spec)
    handout = without_spaces(made.handout) if answer_in == "booklet" else made.handout
    style = style_of(order_of(spec).theme, "A4", ENGLISH)
    check_handout(files["paper"].path.read_bytes(), handout, style, "History")
    assert {file.marks for file in files.values()} == {30}


def test_the_cover_says_what_boards_say(spec: Path, tmp_path: Path) -> None:
    said = words_of(built(spec, tmp_path / "out")["paper"])
    for words in (
        "Paper 1H/2",
        "Series Summer 2026",
        "Date 14 May 2026",
        "Tier Higher",
        "Time allowed 1 hour 45 minutes",
        "Reading time 5 minutes",
        "Before that you have 5 minutes to read the paper.",
        "You may use a calculator, a ruler and a highlighter.",
        "You may not use a dictionary or notes.",
    ):
        assert words in said


def test_numbers_begin_where_they_should_and_are_heard_whole(spec: Path, tmp_path: Path) -> None:
    said = elements(built(spec, tmp_path / "out")["paper"].path.read_bytes())
    labels = [one.text.strip() for one in said if one.tag == "Lbl" and one.text.strip() != "–"]
    assert labels == ["05", "06", "06.1", "06.2", "07", "07.1", "07.2", "(i)", "(ii)", "08"]


def test_numbers_begin_anew_in_every_section(spec: Path, tmp_path: Path) -> None:
    anew = EVERYTHING.replace("first: 5, boxed: true", "restart: section")
    spec.write_text(anew, encoding="utf-8")
    files = built(spec, tmp_path / "out")
    said = elements(files["paper"].path.read_bytes())
    labels = [one.text.strip() for one in said if one.tag == "Lbl" and one.text.strip() != "–"]
    assert labels[:2] == ["A.01", "A.02"]
    assert "B.02" in labels
    assert "B.01.2(ii)" in heard(files["mark-scheme"].path.read_bytes())


def test_grades_stand_in_the_mark_scheme_only(spec: Path, tmp_path: Path) -> None:
    files = built(spec, tmp_path / "out")
    assert "Grade boundaries Grade 7 5 3 From 25 18 9" in words_of(files["mark-scheme"])
    assert "Grade" not in words_of(files["paper"])


def spaces(handout: Handout) -> list[Write]:
    def inside(task: Task) -> list[Write]:
        own = [block for block in task.body if isinstance(block, Write)]
        return [*own, *(space for part in task.parts for space in inside(part))]

    return [
        space for section in handout.sections for task in section.tasks for space in inside(task)
    ]


def test_a_booklet_has_room_for_the_longest_answers(spec: Path) -> None:
    handout = paper(spec).handout
    assert len(spaces(handout)) == 7
    assert spaces(without_spaces(handout)) == []
    first, second = answers(handout)
    assert first == second
    assert [task.label for task in first] == ["05", "06", "07", "08"]

    def lines(write: Write) -> int:
        return write.space.lines or 2 * write.marks

    assert [room_of(task, lines) for task in first] == [30, 30, 15, 30]


@pytest.mark.parametrize("name", THEMES)
def test_a_booklet_is_printed_in_every_theme(name: str, spec: Path) -> None:
    style = style_of(theme(name), "A4", ENGLISH)
    document = booklet_document(paper(spec).handout, style, "History").document
    check_marks(document)
    numbers = [zone for zone in document.zones if zone.slot.startswith("question ")]
    assert [zone.kind for zone in numbers] == ["digits", "digits"]


def test_the_booklet_is_told_of_and_the_paper_has_no_room(spec: Path, tmp_path: Path) -> None:
    spec.write_text(f"answer-in: booklet\n{EVERYTHING}", encoding="utf-8")
    files = built(spec, tmp_path / "out", zones=True)
    assert "Write your answers in the answer booklet." in words_of(files["paper"])
    assert not [zone for zone in files["paper"].zones if zone.item]
    assert files["answers"].path.name == "everything-answers.pdf"
    assert "More room for answers" in words_of(files["answers"])
