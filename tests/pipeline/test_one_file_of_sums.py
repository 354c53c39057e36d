"""Questions with values that are written in a spec: other sums on every form."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

import worksheets
from worksheets.checking.check import check_files
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Exercises, Maths, Para, plain
from worksheets.model.paper.key import Accept
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.prepared import assemble_papers, reading_context
from worksheets.pipeline.request import Request
from worksheets.read.spec import load_spec

FRACTIONS = r"""
title: Twenty fractions
subject: Mathematics
forms: 3
sections:
  - questions:
      - type: drill
        columns: 3
        exercises:
          - draw: 20
            values: {a: 1..8, b: 2..9, c: 1..8, d: 2..9}
            where: [a < b, c < d, b != d, 'coprime(a, b)', 'coprime(c, d)']
            apart: [a / b, c / d]
            ask: '$\frac{{a}}{{b}} + \frac{{c}}{{d}} =$'
            answer: '${{a / b + c / d as fraction}}$'
"""
TIMES = """
title: Times tables
subject: Mathematics
forms: 2
sections:
  - questions:
      - type: short-answer
        count: COUNT
        values: {a: 3..9, b: 3..9}
        where: a <= b
        stem: What is {{a}} × {{b}}?
        phrase: true
        points: ['{{a * b}}']
"""
FRACTION = re.compile(r"\\frac\{(\d+)\}\{(\d+)\}")


def papers(folder: Path, text: str) -> tuple[Paper, ...]:
    spec = folder / "spec.yaml"
    spec.write_text(text, encoding="utf-8")
    sink, context = Sink(), reading_context()
    loaded = load_spec(spec, context, sink)
    made = assemble_papers(loaded, context, Request(), sink) if loaded else ()
    assert made, list(map(str, sink))
    return made


def test_every_form_has_twenty_sums_of_its_own_and_right_answers(tmp_path: Path) -> None:
    asked = []
    for paper in papers(tmp_path, FRACTIONS):
        (item,) = paper.sections[0].items
        (block,) = (part for part in item.body if isinstance(part, Exercises))
        for n, entry in enumerate(block.entries, 1):
            (paragraph,) = entry.body
            assert isinstance(paragraph, Para)
            (sum_, *_) = (part.tex for part in paragraph.content if isinstance(part, Maths))
            first, second = (Fraction(int(a), int(b)) for a, b in FRACTION.findall(sum_))
            key = item.keys[f"exercise-{n}"]
            assert isinstance(key, Accept)
            answer = plain(key.answers[0]).strip("$")
            match = FRACTION.search(answer)
            value = Fraction(int(match[1]), int(match[2])) if match else Fraction(answer)
            assert value == first + second
            asked.append((first, second))
    assert len(asked) == len(set(asked)) == 60


@pytest.mark.parametrize("seed", range(1, 7))
def test_forms_share_no_sum_of_a_drill_in_several_parts(seed: int, tmp_path: Path) -> None:
    second = FRACTIONS.split("exercises:\n")[1].replace(r"+ \frac", r"- \frac")
    second = second.replace("a / b + c / d as", "a / b - c / d as").replace("draw: 20", "draw: 10")
    forms = [
        {
            str(entry.body)
            for item in paper.sections[0].items
            for block in item.body
            if isinstance(block, Exercises)
            for entry in block.entries
        }
        for paper in papers(tmp_path, f"seed: {seed}\n{FRACTIONS.strip()}\n{second}")
    ]
    sums = [{re.sub(r"slot='[^']*'", "", words) for words in form} for form in forms]
    assert [len(form) for form in sums] == [30, 30, 30]
    assert len(sums[0] | sums[1] | sums[2]) == 90


def test_a_question_with_values_is_asked_as_often_as_it_says(tmp_path: Path) -> None:
    first, second = papers(tmp_path, TIMES.replace("COUNT", "12"))
    stems = [
        [plain(item.body[0].content) for item in form.sections[0].items]  # type: ignore[union-attr]
        for form in (first, second)
    ]
    assert len({*stems[0], *stems[1]}) == 24


def test_more_draws_than_there_are_is_a_mistake(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(TIMES.replace("COUNT", "40"), encoding="utf-8")
    result = worksheets.build(spec, output=tmp_path / "out")
    (found,) = result.diagnostics
    assert "there are 28 different draws" in found.message
    assert (found.span.line, found.span.column) == (7, 9)


@pytest.mark.parametrize("count", [1, 3])
def test_a_question_without_values_is_asked_once(tmp_path: Path, count: int) -> None:
    spec = tmp_path / "spec.yaml"
    text = TIMES.replace("COUNT", str(count)).replace("{{a}} × {{b}}", "3 × 4")
    text = re.sub(r"        (values|where).*\n", "", text).replace("{{a * b}}", "12")
    spec.write_text(text, encoding="utf-8")
    result = worksheets.build(spec, output=tmp_path / "out")
    assert not result.ok
    assert "a question that is written here cannot have 'count'" in result.diagnostics[0].message


def test_a_check_of_a_spec_works_out_the_draws_of_its_questions(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    text = TIMES.replace("COUNT", "1").replace("a: 3..9, b: 3..9", "a: -3..3, b: 1..4")
    text = text.replace("        where: a <= b\n", "").replace("a * b", "b / a as fraction")
    spec.write_text(text, encoding="utf-8")
    _, sink = check_files([spec])
    (found,) = sink
    assert "has no value" in found.message
    assert "a = 0" in found.message
    assert found.span.line == 12


def test_equal_answers_are_no_two_entries(tmp_path: Path) -> None:
    lefts = {"3 ÷ 6": "3/6", "1 ÷ 2": "1/2", "1 ÷ 4": "1/4"}
    listed = ", ".join(f"{{left: {left}, right: {right}}}" for left, right in lefts.items())
    pairs = f"pairs: [{listed}]"
    events = "events: [1/4, 1/2, 2/4, 3/4]"
    for kind, entries, message in (
        ("matching", pairs, "stands on the right twice"),
        ("ordering", events, "is worth as much as"),
    ):
        spec = tmp_path / f"{kind}.yaml"
        question = f"{{type: {kind}, prompt: Do it., {entries}}}"
        spec.write_text(f"title: T\nsections: [{{questions: [{question}]}}]\n", encoding="utf-8")
        result = worksheets.build(spec, output=tmp_path / "out")
        (found,) = result.diagnostics
        assert message in found.message
