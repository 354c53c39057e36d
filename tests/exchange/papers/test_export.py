"""Papers exported by the command line."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from docx.oxml.ns import qn
from lxml import html

from worksheets.cli import worksheets
from worksheets.exchange.formulas.mathml import UnknownFormula
from worksheets.exchange.papers.registry import PAPER_FORMATS, PaperFormat
from worksheets.exchange.questions.formats.registry import FORMATS

ROOT = Path(__file__).parents[3]
LOGO = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU"
    b"\0\0\0\nIDATx\x9cc\xf8\x0f\0\x01\x01\x01\0\x1b\xb6\xeeV\0\0\0\0IEND\xaeB`\x82"
)

VERSE = """title: Verse
course: physics
school: {name: Hill School, logo: logo.png}
sources: {A: poem, B: diary}
knowledge:
  sources:
    - id: poem
      line-numbers: written
      content: ["one\\ntwo\\nthree\\nfour\\n\\nfive\\nsix"]
      attribution: A neighbour, 1903.
      rights: written for this test
    - id: diary
      content: [The hens laid eleven eggs today.]
      attribution: A farmer, 1902.
      rights: written for this test
sections:
  - questions:
      - {type: short-answer, source: poem, stem: 'How does {source} end?', points: [six]}
      - {type: short-answer, source: diary, stem: 'What laid eggs in {source}?', points: [hens]}
layout: {sources: inline}
"""


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


@pytest.fixture
def verse(tmp_path: Path) -> Path:
    """A paper of a school with a logo: a poem whose lines have numbers, and a text."""
    (tmp_path / "logo.png").write_bytes(LOGO)
    spec = tmp_path / "verse.yaml"
    spec.write_text(VERSE)
    return spec


@pytest.mark.parametrize("format_", PAPER_FORMATS, ids=lambda format_: format_.name)
def test_what_belongs_to_pages_is_reported_alike_everywhere(
    format_: PaperFormat, verse: Path, tmp_path: Path
) -> None:
    reports = tmp_path / "report.json", tmp_path / "report.csv"
    said = ""
    for report in reports:
        code, said = run("export", verse, "--to", format_.name, "-o", tmp_path, "--report", report)
        assert code == 0
    found = json.loads(reports[0].read_text())
    assert (found["seen"], found["written"], found["refused"]) == (2, 2, 0)
    (loss,) = [one for one in found["losses"] if one["code"] == "layout"]
    assert loss["what"] == "the line numbers of Source B"
    assert loss["file"] == verse.as_posix()
    with reports[1].open() as rows:
        table = list(csv.DictReader(rows))
    assert [
        {**one, "line": str(one["line"]), "column": str(one["column"])} for one in found["losses"]
    ] == table
    for one in found["losses"]:
        assert f"{one['file']}:{one['line']}:{one['column']}: {one['grade']}: {one['what']}" in said
    strict = run("export", verse, "--to", format_.name, "-o", tmp_path, "--strict")
    assert strict[0] == 1


def test_what_a_mark_scheme_loses_has_a_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def unknown(tex: str, *, display: bool) -> str:
        raise UnknownFormula(tex)

    monkeypatch.setattr("worksheets.exchange.papers.formats.html_inlines.mathml", unknown)
    report = tmp_path / "report.json"
    spec = ROOT / "specs/fractions.yaml"
    assert run("export", spec, "--to", "html", "-o", tmp_path, "--report", report)[0] == 0
    losses = json.loads(report.read_text())["losses"]
    assert len(losses) > 40
    assert {loss["file"] for loss in losses} == {spec.as_posix()}
    assert {loss["line"] for loss in losses} > {1}


@pytest.mark.parametrize("command", [["export", "--to", "html"], ["export", "--to", "gift"]])
def test_a_report_that_cannot_be_written_is_an_error(command: list[str], tmp_path: Path) -> None:
    report = tmp_path / "nowhere" / "report.csv"
    name, *options = command
    spec = ROOT / "specs/moles.yaml"
    code, said = run(name, spec, *options, "-o", tmp_path, "--report", report)
    assert code == 1
    assert "report.csv: error: it cannot be written: No such file or directory" in said


def test_school_logo_and_numbers_of_lines_stand_in_every_format(
    verse: Path, tmp_path: Path
) -> None:
    for format_ in PAPER_FORMATS:
        assert run("export", verse, "--to", format_.name, "-o", tmp_path)[0] == 0
    page = html.document_fromstring((tmp_path / "verse.html").read_text())
    assert [picture.get("alt") for picture in page.xpath("//img")] == ["Logo of Hill School"]
    lines = [line.text_content() for line in page.xpath("//p[starts-with(@class, 'line')]")]
    assert lines == ["one", "two", "three", "four", "5five", "six"]
    assert "Hill School" in page.xpath("//header")[0].text_content()
    text = (tmp_path / "verse.md").read_text()
    assert "![Logo of Hill School](<verse-figure-1.png>)" in text
    assert "> three\\\n> four\n>\n> **5** five\\\n> six" in text
    word = Document(str(tmp_path / "verse.docx"))
    numbered = [
        one.text for one in word.paragraphs if one.style and one.style.name == "Source Line"
    ]
    assert numbered == ["\tone", "\ttwo", "\tthree", "\tfour", "5\tfive", "\tsix"]
    (logo,) = word.element.iter(qn("wp:docPr"))
    assert logo.get("descr") == "Logo of Hill School"


@pytest.mark.parametrize(
    ("command", "to", "hint"),
    [
        ("build", "html", "worksheets export SPEC --to html"),
        ("build", "Moodle", "worksheets export SPEC --to moodle"),
        ("export", "pdf", "worksheets build SPEC --to pdf"),
        ("export", "docs", "did you mean 'docx'?"),
    ],
)
def test_a_format_of_the_other_command_is_named_with_that(command: str, to: str, hint: str) -> None:
    result = CliRunner().invoke(worksheets, [command, str(ROOT / "specs/moles.yaml"), "--to", to])
    assert result.exit_code == 2
    assert hint in result.output


def test_every_format_is_shown_and_documented() -> None:
    page = (ROOT / "docs/exchange.md").read_text()
    _, shown = run("formats")
    for name in [*(one.name for one in FORMATS), *(one.name for one in PAPER_FORMATS)]:
        assert f"`{name}`" in page
        assert f"\n{name}: " in f"\n{shown}"
        assert len(run("formats", name)[1].splitlines()) > 3
