"""`check` warns of 1x and 0x, wherever a placeholder before a letter can print them."""

from pathlib import Path

import pytest

from worksheets.checking.check import check_files

SPEC = """title: T
language: en-GB
sections:
  - questions:
      - type: short-answer
        values: {{n: {values}}}
        letters: [k]
        stem: '{stem}'
        points: [a]
"""


def warnings(folder: Path, stem: str, values: str = "1..9") -> list[str]:
    spec = folder / "spec.yaml"
    spec.write_text(SPEC.format(stem=stem, values=values), encoding="utf-8")
    _, found = check_files([spec])
    return [f"{one.severity}: {one.message}; {'; '.join(one.hints)}" for one in found]


@pytest.mark.parametrize(
    ("stem", "values", "shown", "hint"),
    [
        ("Expand {{n}}x now.", "1..9", "'1x' is printed for n = 1", "{{n * x}}, with letters: [x]"),
        ("Expand {{n}}k now.", "[0, 5]", "'0k' is printed for n = 0", "{{n * k}}"),
        ("Expand 3 {{n - 4:+}}x.", "[4, 9]", "'x' is printed for n = 4", "{{(n - 4) * x:+}}"),
        ("Expand {{n - 2}}x².", "[1, 9]", "'−1x²' is printed for n = 1", "{{(n - 2) * x^2}}"),
        ("Expand $5 + {{n}} y^{3}$.", "1..9", "'1y^{3}' is printed", "{{n * y^3}}"),
        ("Expand $2 \\times {{n}}a$.", "1..9", "'1a' is printed", "{{n * a}}"),
        ("Expand ${{n as fraction}}a$.", "1..9", "'1a' is printed", "say in where"),
    ],
)
def test_a_number_that_nobody_writes_is_warned_of(
    stem: str, values: str, shown: str, hint: str, tmp_path: Path
) -> None:
    (found,) = warnings(tmp_path, stem, values)
    assert found.startswith("warning: ")
    assert shown in found
    assert hint in found


@pytest.mark.parametrize(
    "stem",
    [
        "It is {{n}}cm long, {{n}}m wide and {{n}}xylophones.",
        "What is {{n}}x{{n}}?",
        "What is 2{{n}}x or $2{{n}}x$?",
        "What is {{n + 1}}x?",
        "What is {{n * k}} or $x^{{n}}y$ or $\\frac{1}{{n}}y$?",
        "What is {{n}} x?",
    ],
)
def test_what_is_no_coefficient_is_left_alone(stem: str, tmp_path: Path) -> None:
    assert not warnings(tmp_path, stem)


def test_entries_that_repeat_are_looked_at(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    pairs = "[{draw: 5, values: {a: 1..9}, left: '{{a}}x', right: '{{a}}'}]"
    matching = f"{{type: matching, prompt: Match., pairs: {pairs}, spare: [none]}}"
    spec.write_text(f"title: T\nsections: [{{questions: [{matching}]}}]\n")
    _, found = check_files([spec])
    assert [one.message for one in found] == ["'1x' is printed for a = 1"]
