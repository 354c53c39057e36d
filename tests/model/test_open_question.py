"""Open questions: levels on any of them, caps, add-ons, exemplars, points that are indicative."""

from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

import worksheets
from papers import paper
from worksheets.model.levels import Levels
from worksheets.model.paper.content import plain
from worksheets.model.paper.item import Scheme

LEVELS = "[{marks: 3-4, descriptor: Good.}, {marks: 1-2, descriptor: Fair.}]"
POINTS = "points: [{answer: a b c}, {answer: d e f}]"
SHORT = f"type: short-answer\nstem: Why?\n{POINTS}\n"
ESSAY = "type: essay\nstem: How far?\nindicative: [a, b]\n"
CHAIN = "type: cause-consequence\nprompt: Fill in.\nlinks: [{cause: a b, effect: c d}]\n"
COMPARE = (
    "type: compare-and-contrast\nfirst: A\nsecond: B\nfocus: war\nmarks: 4\n"
    "similarities: [a]\ndifferences: [b]\n"
)


def written(folder: Path, question: str) -> Path:
    lines = [line for line in question.splitlines() if line]
    entry = "\n".join(f"      {line}" for line in lines).replace("      ", "    - ", 1)
    spec = folder / f"spec-{crc32(question.encode())}.yaml"
    spec.write_text(f"title: T\nsubject: S\nsections:\n- questions:\n{entry}\n", encoding="utf-8")
    return spec


def said(folder: Path, question: str) -> list[str]:
    found = worksheets.build(written(folder, question), output=folder / "out").diagnostics
    return [one.message for one in found]


def scheme(folder: Path, question: str) -> Scheme:
    (section,) = paper(written(folder, question)).sections
    (item,) = section.items
    assert item.scheme
    return item.scheme


@pytest.mark.parametrize("question", [SHORT, ESSAY, CHAIN, COMPARE])
def test_any_open_question_is_marked_by_levels(question: str, tmp_path: Path) -> None:
    marks = "" if "marks:" in question else "marks: 4\n"
    made = scheme(tmp_path, f"{question}{marks}levels: {LEVELS}\nspag: 4\n")
    assert made.levels
    assert (made.marks, made.levels.marks, made.tariff) == (4, 4, 8)
    assert made.indicative
    assert not made.points


def test_levels_say_what_a_question_is_worth(tmp_path: Path) -> None:
    assert scheme(tmp_path, f"{SHORT}levels: {LEVELS}").marks == 4


WRONG = {
    f"{SHORT}marks: 3\nlevels: {LEVELS}": "marks do not add up: 3 written, but the levels end at 4",
    f"{SHORT}levels: nowhere\nmarks: 4": "there is no levels scheme 'nowhere'",
    f"{SHORT}levels: nowhere": "the question does not say what it is worth",
    f"{SHORT}indicative: [a]": "indicative content belongs to levels",
    f"{SHORT}levels: [{{marks: 7-9, descriptor: a}}, {{marks: 4-7, descriptor: b}}]": (
        "two levels have 7 marks"
    ),
    f"{SHORT}levels: [{{marks: 3, descriptor: a}}, {{marks: 1, descriptor: b}}]": (
        "no level has 2 marks"
    ),
    f"{SHORT}levels: {LEVELS}\ncaps: [{{most: 4, when: One side}}]": (
        "a cap of 4 caps nothing: the top is 4"
    ),
    f"{SHORT}levels: {LEVELS}\nexemplars: [{{level: 1, marks: 3, answer: x}}]": (
        "3 marks are not in level 1"
    ),
    f"{SHORT}levels: {LEVELS}\nexemplars: [{{marks: 5, answer: x}}]": (
        "the exemplar has 5 marks of 4"
    ),
    f"{SHORT}exemplars: [{{level: 1, marks: 1, answer: x}}]": (
        "the question is not marked by levels"
    ),
    f"{SHORT}add-on: {{name: n, marks: 3, levels: {LEVELS}}}": (
        "marks do not add up: 3 written, but the levels end at 4"
    ),
    f"{SHORT}spag: 4\nadd-on: {{name: n, marks: 4, levels: {LEVELS}}}": (
        "the question has spag and another add-on"
    ),
    f"{SHORT}spag: 4\nao: {{AO1: 6}}": (
        "the objectives share out 6 marks, but the question comes to 2"
    ),
    f"{SHORT}levels: {{strands: [A, B], levels: {LEVELS}}}": (
        "the descriptor is not one text for each strand"
    ),
    f"{SHORT}levels: {{rows: [{{name: R, marks: 2, scores: {{1: a}}}}]}}": (
        "marks do not add up: 2 written, but the scores end at 1"
    ),
    f"{SHORT}levels: {{rows: [{{name: R, marks: 2}}]}}": (
        "the row 'R' says not what earns its marks"
    ),
    f"{SHORT}levels: {{numbered: true, rows: [{{name: R, marks: 1, descriptor: a}}]}}": (
        "a scheme with rows has no numbered of its own"
    ),
}


@pytest.mark.parametrize(("question", "message"), WRONG.items(), ids=range(len(WRONG)))
def test_what_is_wrong_with_marking_is_said(question: str, message: str, tmp_path: Path) -> None:
    assert message in said(tmp_path, question)


def test_other_answers_are_credited_refused_or_spoken_of(tmp_path: Path) -> None:
    assert scheme(tmp_path, SHORT).open
    assert not scheme(tmp_path, f"{SHORT}other-answers: none").open
    assert scheme(tmp_path, f"{SHORT}closed: true\nother-answers: credit").open
    ruled = scheme(tmp_path, f"{SHORT}other-answers: Credit dates within a year.")
    assert (ruled.open, plain(ruled.others)) == (False, "Credit dates within a year.")


@given(st.lists(st.integers(1, 6), min_size=1, max_size=6), st.integers(0, 40))
def test_every_mark_is_in_one_level_and_has_its_number(sizes: list[int], marks: int) -> None:
    bands, least = [], 1
    for size in sizes:
        bands.append({"marks": f"{least}-{least + size - 1}", "descriptor": "d"})
        least += size
    for listed in (bands, bands[::-1]):
        levels = Levels.model_validate({"scheme": listed})
        assert not list(levels.problems())
        table = levels.schemes["scheme"]
        inside = [level for level in table.levels if level.least <= marks <= level.most]
        assert len(inside) == (1 if 0 < marks <= table.marks else 0)
        numbers = [level.most for level in table.levels]
        number = sorted(numbers).index(inside[0].most) + 1 if inside else 0
        assert table.level_of(marks) == number


@given(st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_rows_add_up(marks: list[int]) -> None:
    rows = [
        {"name": f"r{n}", "marks": most, "scores": {str(k): "d" for k in range(1, most + 1)}}
        for n, most in enumerate(marks)
    ]
    levels = Levels.model_validate({"scheme": {"rows": rows}})
    assert not list(levels.problems())
    assert levels.schemes["scheme"].marks == sum(marks)


def test_content_of_a_matrix_keeps_its_columns_and_aspects(tmp_path: Path) -> None:
    head = "title: T\nsubject: S\nknowledge:\n  sources:\n"
    letter = "    - {id: letter, content: [Dear Sir.], attribution: A letter., rights: own}\n"
    question = (
        "sections:\n- questions:\n  - type: source-analysis\n    source: letter\n    focus: war\n"
        f"    marks: 4\n    levels: {LEVELS}\n"
        "    value: [{about: content, answer: Of aid.}, {about: origin, answer: His own.}]\n"
        "    limitation: [{about: purpose, answer: It flatters.}]\n"
    )
    spec = tmp_path / "spec.yaml"
    spec.write_text(f"{head}{letter}{question}", encoding="utf-8")
    ((item,),) = [section.items for section in paper(spec).sections]
    assert item.scheme
    sides = {side.title: list(map(plain, side.points)) for side in item.scheme.indicative}
    assert sides == {
        "Value": ["Origin: His own.", "Content: Of aid."],
        "Limitation": ["Purpose: It flatters."],
    }
