"""The page on questions with values: its examples, its table of placeholders, its functions."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

import worksheets
from drawn import course_of
from words import ENGLISH
from worksheets.checking.check import check_files, find_course
from worksheets.model.authored import Filled
from worksheets.model.diagnostics import Sink
from worksheets.model.numbers.exact import letter
from worksheets.model.numbers.forms import NAMES
from worksheets.model.numbers.parser import FUNCTIONS
from worksheets.model.values.patterns import Printers

PAGE = (Path(__file__).parent.parent / "docs" / "values.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)
QUESTIONS = "".join(block for block in BLOCKS if block.startswith("- "))
SPECS = [block for block in BLOCKS if block.startswith("title")]
ROWS = re.findall(
    r"^\| (.*`.*\{\{.*) \| (.+) \|$", PAGE.split("## Placeholders")[1].split("##")[0], re.M
)
DRAW = {"a": Fraction(-1), "b": Fraction(3), "q": Fraction(7, 4), "x": letter("x")}


def test_the_examples_are_a_course_and_a_paper(tmp_path: Path) -> None:
    course_of(tmp_path / "my-course", QUESTIONS)
    _, sink = check_files([tmp_path / "my-course"])
    assert not len(sink), list(map(str, sink))
    assert len(SPECS) == 2
    for n, text in enumerate(SPECS):
        spec = tmp_path / f"spec-{n}.yaml"
        spec.write_text(text, encoding="utf-8")
        result = worksheets.build(spec, output=tmp_path / "out")
        assert result.ok, list(map(str, result.diagnostics))


def test_the_skill_becomes_all_that_the_page_says(tmp_path: Path) -> None:
    (skills,) = (block for block in BLOCKS if block.startswith("knowledge"))
    course_of(tmp_path, "  []\n")
    (tmp_path / "1.yaml").write_text(skills, encoding="utf-8")
    sink = Sink()
    course = find_course(str(tmp_path), sink)
    assert course
    assert not len(sink), list(map(str, sink))
    made = {question.type for question in course.topics[0].questions}
    listed = PAGE.split("| Type | What is made")[1].split("\n\n")[0]
    named = set(re.findall(r"`([a-z-]+)`", "".join(re.findall(r"^\| (.+?) \|", listed, re.M))))
    assert made < named
    assert named - made == {"ordering", "retrieval-grid"}  # an equation, and one skill only


@pytest.mark.parametrize(("written", "printed"), ROWS)
def test_a_placeholder_prints_what_the_page_says(written: str, printed: str) -> None:
    filled = Printers.of(ENGLISH).filled(written.replace("`", ""), DRAW)
    assert isinstance(filled, str)
    shown = filled.printed if isinstance(filled, Filled) else filled
    assert shown.replace("\xa0", " ") == printed


def test_every_function_and_form_is_named() -> None:
    assert len(ROWS) > 12
    assert set(re.findall(r"`(\w+)", PAGE)) >= FUNCTIONS
    assert all(
        f" as {form}" in PAGE
        for form in NAMES
        if form.isascii() and form.isalpha() and form != "exact"
    )
