"""One total: whatever is compulsory, chosen or a bonus, every file of a paper has the same one."""

import csv
import re
from dataclasses import dataclass
from math import floor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from structure import elements
from themes import theme
from worksheets.jobs.batch import build
from worksheets.jobs.estimate import estimate
from worksheets.model.paper.choice import Choice, InAll
from worksheets.pipeline.request import BuiltFile, Request

LIMIT = settings(deadline=None, max_examples=12)


@dataclass(frozen=True)
class Made:
    """A section as a test makes it: how many questions of so many marks, of which so many parts
    stand to choose from, and how many questions are answered."""

    questions: int
    marks: int
    parts: int
    answer: int | None
    bonus: bool

    def total(self) -> int:
        """The marks it adds, counted from the definition."""
        return 0 if self.bonus else self.marks * (self.answer or self.questions)

    def yaml(self, s: int) -> str:
        answer = f"    answer: {self.answer}\n" if self.answer else ""
        bonus = "    bonus: true\n" if self.bonus else ""
        asked = "".join(self._question(f"{s} {q}") for q in range(self.questions))
        return f"  - title: Part {s}\n{answer}{bonus}    questions:\n{asked}"

    def _question(self, name: str) -> str:
        points = ", ".join(f"p{n}" for n in range(self.marks))

        def short(stem: str) -> str:
            return f"{{type: short-answer, stem: {stem}, points: [{points}], space: 1}}"

        if not self.parts:
            return f"      - {short(f'Say {name}.')}\n"
        parts = "\n".join(f"          - {short(f'Say {name} {n}.')}" for n in range(self.parts))
        return f"      - type: structured\n        answer: 1\n        parts:\n{parts}\n"


@st.composite
def sections(draw: st.DrawFn, marks: int | None = None) -> Made:
    """A section; all questions of one have the same marks."""
    questions = draw(st.integers(1, 4))
    answer = (
        draw(st.none() | st.integers(1, questions - 1)) if questions > 1 and not marks else None
    )
    return Made(
        questions,
        marks or draw(st.integers(1, 4)),
        draw(st.sampled_from([0, 0, 2, 3])),
        answer,
        draw(st.booleans()) if not marks else False,
    )


def spec_of(parts: list[Made], top: str = "") -> str:
    head = f"title: Totals\nsubject: S\nforms: 2\nlayout: {{theme: exam}}\n{top}"
    return f"{head}sections:\n" + "".join(part.yaml(n) for n, part in enumerate(parts))


def built(text: str, folder: Path) -> tuple[dict[str, BuiltFile], int]:
    """The files of the first form and of all forms, by kind, and the marks that a plan tells."""
    spec = folder / "totals.yaml"
    spec.write_text(text)
    result = build([spec], Request(folder / "out"))
    assert not [found for found in result.diagnostics if found.severity == "error"], text
    planned = estimate([spec], Request(folder / "plan")).specs[0].marks
    return {file.kind: file for file in reversed(result.built)}, planned


def words_of(file: BuiltFile) -> str:
    pages = " ".join(page.extract_text() for page in PdfReader(file.path).pages)
    return " ".join(pages.split())


def check(text: str, expected: int) -> None:
    """Every file that says a total says this one."""
    with TemporaryDirectory() as name:
        files, planned = built(text, Path(name))
        assert planned == expected
        assert {file.marks for file in files.values()} == {expected}
        plural = "" if expected == 1 else "s"
        paper, scheme = words_of(files["paper"]), words_of(files["mark-scheme"])
        if expected:
            assert f"The total for this paper is {expected} mark{plural}." in paper
            assert f"{expected} mark{plural} in all." in scheme
            check_grid(files["paper"], expected)
        minutes = re.search(r"Time allowed (?:(\d+) hours? ?)?(?:(\d+) minutes?)?", paper)
        assert bool(minutes) == bool(expected)
        if minutes:
            hours, rest = (int(number or 0) for number in minutes.groups())
            allowed = expected * theme("exam").answers.minutes_per_mark  # not for all options
            assert 60 * hours + rest == max(5, 5 * floor(allowed / 5 + 0.5))
        with files["overlap"].path.open() as table:
            totals = [row for row in csv.reader(table) if "marks in all" in row]
        assert totals == [["", "marks in all", "", str(expected), str(expected)]]


def check_grid(file: BuiltFile, expected: int) -> None:
    """The rows of the examiner's grid come to the total that stands below them."""
    said = elements(file.path.read_bytes())
    start = next(n for n, one in enumerate(said) if one.text.strip() == "Out of")
    cells = [one.text.strip() for one in said[start:] if one.tag == "TD"]
    worths = [cell for cell in cells if cell.isdecimal()]
    end = next(n for n, one in enumerate(said) if n > start and one.text.strip() == "Total")
    rows = [one.text.strip() for one in said[start:end] if one.tag == "TD"]
    counted = [int(cell) for cell in rows if cell.isdecimal()]
    assert sum(counted) == expected
    assert int(worths[len(counted)]) == expected


@LIMIT
@given(st.lists(sections(), min_size=1, max_size=3))
def test_compulsory_chosen_and_bonus_questions_have_one_total(parts: list[Made]) -> None:
    check(spec_of(parts), sum(part.total() for part in parts))


@LIMIT
@given(st.data())
def test_questions_chosen_in_all_have_one_total(data: st.DataObject) -> None:
    parts = data.draw(st.lists(sections(marks=3), min_size=2, max_size=3))
    questions = sum(part.questions for part in parts)
    in_all = data.draw(st.integers(1, questions - 1))
    each = 1 if in_all >= len(parts) else 0
    check(spec_of(parts, f"answer: {{in-all: {in_all}, each-section: {each}}}\n"), 3 * in_all)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=9), st.data())
def test_a_choice_never_counts_more_than_is_answered(
    tariffs: list[int], data: st.DataObject
) -> None:
    answer = data.draw(st.integers(1, len(tariffs)))
    alike = [tariffs[0]] * len(tariffs)
    assert Choice(answer).total(alike) == answer * tariffs[0]
    assert Choice().total(tariffs) == sum(tariffs)
    assert Choice(answer, bonus=True).total(alike) == Choice(answer, shared=True).total(alike) == 0
    assert sum(InAll(answer).tariffs([alike[:1], alike[1:]])) == answer * tariffs[0]


@pytest.mark.parametrize(
    ("rule", "told", "marked"),
    [("first", "only the first two", "mark only"), ("best", "only the best two", "count the best")],
)
def test_what_counts_of_more_answers_is_told(
    rule: str, told: str, marked: str, tmp_path: Path
) -> None:
    part = Made(3, 2, 0, 2, bonus=False)
    files, _ = built(spec_of([part], f"extra-answers: {rule}\n"), tmp_path)
    assert told in words_of(files["paper"])
    assert marked in words_of(files["mark-scheme"])
