"""Every rule of the linter finds what it speaks against, and leaves what is nearly so alone."""

from pathlib import Path

import pytest

import lint_cases
import lint_cases_of_papers as of_papers
from worksheets.checking.lint import lint_files

BAD = {**lint_cases.BAD, **of_papers.BAD}
GOOD = {**lint_cases.GOOD, **of_papers.GOOD}
BAD_CASES = [(code, text) for code, texts in BAD.items() for text in texts]
GOOD_CASES = [(code, text) for code, texts in GOOD.items() for text in texts]


def found(code: str, text: str, folder: Path) -> list[str]:
    """What a rule says of a spec, or of questions, with the other files that a case has."""
    text, *others = text.split("--- ")
    for other in others:
        name, _, content = other.partition("\n")
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    if not text.startswith("title:"):
        indented = "".join(f"      {line}\n" for line in text.splitlines())
        text = f"title: T\nsections:\n  - questions:\n{indented}"
    path = folder / "spec.yaml"
    path.write_text(text, encoding="utf-8")
    report = lint_files([path], [code])
    assert not [str(each) for each in report.diagnostics if each.code != code]
    return [str(each) for each in report.diagnostics]


@pytest.mark.parametrize(("code", "text"), BAD_CASES)
def test_a_rule_finds_what_it_speaks_against(code: str, text: str, tmp_path: Path) -> None:
    assert found(code, text, tmp_path)


@pytest.mark.parametrize(("code", "text"), GOOD_CASES)
def test_a_rule_leaves_near_misses_alone(code: str, text: str, tmp_path: Path) -> None:
    assert found(code, text, tmp_path) == []
