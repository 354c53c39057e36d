"""Sections of which only some questions are answered have one total, and say so."""

from pathlib import Path

import pytest
from pypdf import PdfReader

import worksheets
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.choice import Choice
from worksheets.pipeline.prepared import assemble_papers, reading_context
from worksheets.pipeline.request import Request
from worksheets.read.spec import load_spec_text

COURSE = """\
questions:
  - {type: short-answer, id: q1, stem: Name one cat., points: [a], phrase: true}
  - {type: short-answer, id: q2, stem: Name one dog., points: [b], phrase: true}
  - {type: short-answer, id: q3, stem: Name one hen., points: [c], phrase: true}
  - {type: short-answer, id: q5, stem: Name one cow., points: [d], phrase: true}
  - {type: short-answer, id: q6, stem: Name one owl., points: [e], phrase: true}
  - {type: short-answer, id: q4, stem: Name two pigs., points: [c, d]}
"""


def words_of(file: Path) -> str:
    pages = PdfReader(file).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def spec(folder: Path, section: str, top: str = "") -> Path:
    course = folder / "course"
    course.mkdir()
    (course / "outline.yaml").write_text("title: T\nsubject: S\ntopics: [{number: 1, title: A}]\n")
    (course / "1.yaml").write_text(COURSE)
    path = folder / "spec.yaml"
    path.write_text(f"title: T\ncourse: course\n{top}sections:\n  - {section}\n")
    return path


def test_totals_are_those_of_a_candidate(tmp_path: Path) -> None:
    path = spec(tmp_path, "{answer: 2, questions: [{id: q1}, {id: q2}, {id: q3}]}")
    result = worksheets.build(path, output=tmp_path / "out", theme="exam")
    assert result.ok, list(map(str, result.diagnostics))
    paper, scheme = (words_of(tmp_path / "out" / f"spec{end}.pdf") for end in ("", "-mark-scheme"))
    assert "Answer two questions from this section." in paper
    assert "The total for this paper is 2 marks." in paper
    assert paper.count("1 – 3 1") == 2
    assert "2 marks in all." in scheme
    assert "[2 marks]" in scheme
    assert "Candidates choose two of these questions." in scheme


def test_a_bonus_is_beyond_the_total(tmp_path: Path) -> None:
    section = "{questions: [{id: q1}]}\n  - {bonus: true, questions: [{id: q4}]}"
    result = worksheets.build(spec(tmp_path, section), output=tmp_path / "out", theme="exam")
    assert result.ok, list(map(str, result.diagnostics))
    paper, scheme = (words_of(tmp_path / "out" / f"spec{end}.pdf") for end in ("", "-mark-scheme"))
    assert "These questions are a bonus" in paper
    assert "The total for this paper is 1 mark." in paper
    assert "1 mark in all." in scheme
    assert "[2 marks, beyond the total]" in scheme


def test_a_candidate_writes_which_questions_are_answered(tmp_path: Path) -> None:
    path = spec(tmp_path, "{title: Part, answer: 2, questions: [{id: q1}, {id: q2}, {id: q3}]}")
    result = worksheets.build(path, output=tmp_path / "out", theme="exam", zones=True)
    (paper,) = (file for file in result.built if file.kind == "paper")
    assert "Write the numbers of the questions that you answer" in words_of(paper.path)
    chosen = [zone.slot for zone in paper.zones if zone.kind == "digits" and not zone.item]
    assert chosen[-4:] == ["mark 1 question", "mark 2 question", "chosen-1 1", "chosen-1 2"]


def test_questions_are_chosen_in_all(tmp_path: Path) -> None:
    sections = "{questions: [{id: q1}, {id: q2}]}\n  - {questions: [{id: q3}]}"
    top = "answer: {in-all: 2, each-section: 1}\n"
    result = worksheets.build(spec(tmp_path, sections, top), output=tmp_path / "out", theme="exam")
    assert result.ok, list(map(str, result.diagnostics))
    paper, scheme = (words_of(tmp_path / "out" / f"spec{end}.pdf") for end in ("", "-mark-scheme"))
    assert "Answer two questions, at least one from each section." in paper
    assert paper.count("1 – 3 1") == 2
    assert "2 marks in all. Candidates choose two questions of the paper." in scheme


TOPICS = """\
title: T
language: en-GB
course: cold-war
topics: [1.1, 2.1, 2.2.2, 3.3, 5.1]
seed: SEED
sections:
  - apart: APART
    questions: [{type: QUESTIONS, count: COUNT}]
"""


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    ("apart", "types", "count"), [("topic", "true-false", 5), ("type", "[cloze, true-false]", 2)]
)
def test_questions_that_are_apart_differ(
    apart: str, types: str, count: int, seed: int, tmp_path: Path
) -> None:
    text = TOPICS.replace("SEED", str(seed)).replace("APART", apart)
    text = text.replace("QUESTIONS", types).replace("COUNT", str(count))
    sink, context = Sink(), reading_context()
    loaded = load_spec_text(text, tmp_path / "spec.yaml", context, sink)
    papers = assemble_papers(loaded, context, Request(), sink) if loaded else ()
    assert papers, list(map(str, sink))
    (section,) = papers[0].sections
    assert len(section.items) == count
    if apart == "topic":
        assert len({item.topic for item in section.items}) == count
    else:
        assert len({type(item.body[-1]) for item in section.items}) == count


MISTAKES = {
    "different marks": (
        "{answer: 1, questions: [{id: q1}, {id: q4}]}",
        "",
        "'q4' is worth 2 marks and 'q1' 1",
    ),
    "no choice": ("{answer: 2, questions: [{id: q1}, {id: q2}]}", "", "there is no choice"),
    "one of all": (
        "{questions: [{id: q1}, {id: q2}]}",
        "instructions: [Answer ONE question only.]\n",
        "ask for one, but all questions are to be answered",
    ),
    "different marks in all": (
        "{questions: [{id: q1}]}\n  - {questions: [{id: q4}]}",
        "answer: 1\n",
        "'q4' is worth 2 marks and 'q1' 1",
    ),
    "no choice in all": (
        "{questions: [{id: q1}]}\n  - {questions: [{id: q2}]}",
        "answer: 2\n",
        "2 of 2 questions are to be answered in all: there is no choice",
    ),
    "too few of a section": (
        "{questions: [{id: q1}]}\n  - {questions: [{id: q2}, {id: q3}, {id: q5}, {id: q6}]}",
        "answer: {in-all: 4, each-section: 2}\n",
        "2 of 1 question of this section are to be answered",
    ),
    "more of each section than in all": (
        "{questions: [{id: q1}]}\n  - {questions: [{id: q2}]}",
        "answer: {in-all: 1, each-section: 1}\n",
        "1 of each of 2 sections are 2 questions, but 1 are to be answered in all",
    ),
    "said twice": (
        "{answer: 1, questions: [{id: q1}, {id: q2}]}",
        "answer: 1\n",
        "both the paper and this section say how many questions are answered",
    ),
    "all of some in all": (
        "{questions: [{id: q1}]}\n  - {questions: [{id: q2}]}",
        "answer: 1\ninstructions: [Answer all questions.]\n",
        "ask for all questions, but a candidate chooses",
    ),
    "three of two in all": (
        "{questions: [{id: q1}]}\n  - {questions: [{id: q2}]}",
        "answer: 1\ninstructions: [Answer any three questions.]\n",
        "ask for three, but one of them is to be answered",
    ),
    "not apart": (
        "{apart: topic, questions: [{id: q1}, {id: q2}]}",
        "",
        "'q1' and 'q2' are both on topic 1, but are to be apart",
    ),
    "not apart by type": (
        "{apart: type, questions: [{id: q1}, {id: q2}]}",
        "",
        "'q1' and 'q2' are both of type short-answer, but are to be apart",
    ),
    "a grade beyond the total": (
        "{questions: [{id: q1}]}",
        "grades: {A: 2}\n",
        "a grade asks for 2 marks, but the paper has 1",
    ),
    "two of one": (
        "{answer: 1, instructions: Answer any two of these., questions: [{id: q1}, {id: q2}]}",
        "",
        "ask for two, but one of them is to be answered",
    ),
    "all of one": (
        "{answer: 1, questions: [{id: q1}, {id: q2}]}",
        "instructions: [Answer all the questions.]\n",
        "ask for all questions, but a candidate chooses",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_words_and_marks_that_contradict_a_choice(name: str, tmp_path: Path) -> None:
    section, top, message = MISTAKES[name]
    result = worksheets.build(spec(tmp_path, section, top), output=tmp_path / "out")
    (found,) = (one for one in result.diagnostics if one.severity == "error")
    assert message in found.message
    assert found.span.line
    assert found.hints


def test_marks_of_a_choice() -> None:
    assert Choice().total([4, 4, 4]) == 12
    assert Choice(2).total([4, 4, 4]) == 8
    assert Choice(2, bonus=True).total([4, 4, 4]) == 0
    assert Choice(2, bonus=True).within([4, 4, 4]) == 8
