"""Papers exported by the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from worksheets.cli import worksheets
from worksheets.exchange.papers.registry import PAPER_FORMATS
from worksheets.exchange.questions.formats.registry import FORMATS

ROOT = Path(__file__).parents[3]
LOGO = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU"
    b"\0\0\0\nIDATx\x9cc\xf8\x0f\0\x01\x01\x01\0\x1b\xb6\xeeV\0\0\0\0IEND\xaeB`\x82"
)


def run(*arguments: object) -> tuple[int, str]:
    """The exit code of a command, and what it says."""
    result = CliRunner().invoke(worksheets, list(map(str, arguments)), standalone_mode=False)
    assert result.exception is None, result.output
    return result.return_value, result.output


@pytest.mark.parametrize("format_", PAPER_FORMATS, ids=lambda format_: format_.name)
def test_a_paper_and_its_scheme_are_two_files(format_: object, tmp_path: Path) -> None:
    name, suffix = format_.name, format_.suffix  # type: ignore[attr-defined]
    code, said = run("export", ROOT / "specs/moles.yaml", "--to", name, "-o", tmp_path)
    assert code == 0
    assert "3 of 3 questions" in said
    written = {path.name for path in tmp_path.iterdir() if path.suffix == suffix}
    assert written == {f"moles{suffix}", f"moles-mark-scheme{suffix}"}


def test_a_form_is_named_and_one_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    spec = tmp_path / "quiz.yaml"
    spec.write_text(
        "title: T\ncourse: physics\nforms: [A, B]\n"
        "sections: [{questions: [{type: multiple-choice, count: 2}]}]\n"
    )
    code, _ = run("export", spec, "--to", "markdown", "--form", "B", "-o", tmp_path / "out")
    assert code == 0
    assert "Form B" in (tmp_path / "out/quiz-B.md").read_text()
    code, said = run("export", spec, "--to", "html", "--form", "C", "-o", tmp_path / "out")
    assert code == 1
    assert "there is no form 'C'" in said


def test_a_course_is_no_paper(tmp_path: Path) -> None:
    code, said = run("export", "physics", "--to", "docx", "-o", tmp_path)
    assert code == 1
    assert "it is not a spec, and docx is a format of papers" in said
    assert not list(tmp_path.iterdir())


def test_what_belongs_to_pages_is_reported(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(LOGO)
    spec, report = tmp_path / "quiz.yaml", tmp_path / "report.json"
    spec.write_text(
        "title: T\ncourse: physics\nschool: {name: Hill School, logo: logo.png}\n"
        "sections: [{questions: [{type: multiple-choice, count: 2}]}]\n"
    )
    code, _ = run("export", spec, "--to", "html", "-o", tmp_path, "--report", report)
    assert code == 0
    (loss,) = json.loads(report.read_text())["losses"]
    assert (loss["grade"], loss["code"], loss["file"]) == ("lost", "picture", spec.as_posix())
    assert "Hill School" in (tmp_path / "quiz.html").read_text()
    assert run("export", spec, "--to", "html", "-o", tmp_path, "--strict")[0] == 1


def test_every_format_is_shown_and_documented() -> None:
    page = (ROOT / "docs/exchange.md").read_text()
    _, shown = run("formats")
    for name in [*(one.name for one in FORMATS), *(one.name for one in PAPER_FORMATS)]:
        assert f"`{name}`" in page
        assert f"\n{name}: " in f"\n{shown}"
        assert len(run("formats", name)[1].splitlines()) > 3
