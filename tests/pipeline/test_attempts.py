"""What one paper does wrong stops no other, and no paper comes without its mark scheme."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from builds import built, digests, nothing_half_written, with_specs
from worksheets.assemble import forms
from worksheets.checking.check import check_files
from worksheets.cli import worksheets
from worksheets.jobs.batch import build
from worksheets.layout.type.formulas import Unsettable
from worksheets.memo import Memory, memo
from worksheets.pipeline import documents, prepared
from worksheets.pipeline.attempts import REPORT_HINT, attempted, one_at_a_time
from worksheets.pipeline.files import Unwritable, write_all_or_none
from worksheets.pipeline.request import Request, Result
from worksheets.writers import pdf

SPEC = """title: TITLE
course: cold-war
topics: [2.2.2]
sections: [{questions: [{type: true-false, count: 2}]}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.yaml").write_text(SPEC.replace("TITLE", name))
    return tmp_path


def made(folder: Path, **options: object) -> Result:
    request = Request(folder / "out", **options)  # type: ignore[arg-type]
    return build(sorted(folder.glob("*.yaml")), request)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "out").glob("*"))


def fails_for(name: str, call: Callable[..., object], error: Exception) -> Callable[..., object]:
    """A function that has a fault which shows for one spec only."""

    def faulty(*arguments: object, **more: object) -> object:
        if f"title: {name}" in repr(arguments) or f"title='{name}'" in repr(arguments):
            raise error
        return call(*arguments, **more)

    return faulty


BOTH = ["a-mark-scheme.pdf", "a.pdf", "c-mark-scheme.pdf", "c.pdf"]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    "where", ["load_spec", "forms_with_questions", "assembled_forms", "paper_document"]
)
def test_a_fault_of_ours_stops_one_spec(
    where: str, jobs: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if where == "load_spec":
        real = prepared.load_spec

        def load_spec(path: Path, *more: object) -> object:
            if path.stem == "b":
                raise RecursionError("maximum depth")
            return real(path, *more)  # type: ignore[arg-type]

        monkeypatch.setattr(prepared, "load_spec", load_spec)
    else:
        module = documents if where == "paper_document" else prepared
        if where == "assembled_forms":
            from worksheets.pipeline import engine  # noqa: PLC0415

            module = engine
        real_ = getattr(module, where)
        monkeypatch.setattr(module, where, fails_for("b", real_, RecursionError("maximum depth")))
    result = made(folder, jobs=jobs)
    assert not result.ok
    assert names(folder) == BOTH
    (found,) = result.diagnostics
    assert found.span.file == str(folder / "b.yaml")
    assert "internal error: RecursionError: maximum depth" in found.message
    assert found.hints[0] == REPORT_HINT


class Unsendable(Exception):
    """An error that no process can send to another."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one)
        self.function = lambda: other


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_that_cannot_be_sent_is_reported(
    jobs: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = documents.paper_document
    fault = Unsendable("a fault", "of ours")
    monkeypatch.setattr(documents, "paper_document", fails_for("b", real, fault))
    result = made(folder, jobs=jobs)
    assert names(folder) == BOTH
    assert ["internal error: Unsendable: a fault" in str(one) for one in result.diagnostics] == [
        True
    ]


def test_what_only_the_scheme_cannot_print_is_a_mistake(folder: Path) -> None:
    (folder / "own.theme").write_text("name: own\nscheme: scheme.theme\n")
    (folder / "scheme.theme").write_text(
        "name: other\nscheme: same\ntype: {family: Lexend, fallback: [Lexend], code: Lexend}\n"
    )
    assert made(folder, theme=str(folder / "own.theme")).ok
    course = folder / "course"
    course.mkdir()
    (course / "outline.yaml").write_text("title: T\ntopics: [{number: 1, title: O}]\n")
    (course / "1.yaml").write_text(
        "questions:\n  - {type: short-answer, id: q, stem: S, points: [Γιατί, b]}\n"
    )
    spec = folder / "greek.yaml"
    spec.write_text("title: T\ncourse: course\nsections: [{questions: [{id: q}]}]\n")
    assert build([spec], Request(folder / "plain")).ok
    (found, *_) = build(
        [spec], Request(folder / "out", theme=str(folder / "own.theme"))
    ).diagnostics
    assert (found.span.file, found.span.line) == (str(course / "1.yaml"), 2)
    assert not [name for name in names(folder) if name.startswith("greek")]


def test_the_command_line_says_it_in_a_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = KeyError("x\x1b[31m")
    assembling = fails_for("b", forms.forms_with_questions, fault)
    monkeypatch.setattr(prepared, "forms_with_questions", assembling)
    paths = [str(folder / f"{name}.yaml") for name in "abc"]
    arguments = ["build", *paths, "-o", str(folder / "out"), "-j", "1"]
    result = CliRunner().invoke(worksheets, arguments, standalone_mode=False)
    assert result.return_value == 3
    assert "Traceback" not in result.stderr
    assert "\x1b" not in result.stderr
    (line,) = (line for line in result.stderr.splitlines() if "error:" in line)
    assert "b.yaml" in line
    result = CliRunner().invoke(worksheets, [*arguments[:2], *arguments[4:]], standalone_mode=False)
    assert result.return_value == 0


FAULTY = """
from worksheets.pipeline import prepared
real = prepared.forms_with_questions
def faulty(inputs, *arguments):
    if inputs.spec.title.endswith("3"):
        raise ZeroDivisionError("a fault")
    return real(inputs, *arguments)
prepared.forms_with_questions = faulty
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_only_those_who_ask_see_where_a_fault_is(jobs: str, tmp_path: Path) -> None:
    folder = with_specs(tmp_path, 6)
    (folder / "sitecustomize.py").write_text(FAULTY)
    code, said = built(folder, "-j", jobs, PYTHONPATH=str(folder))
    assert code == 3
    assert said.count("error:") == 2, "the diagnostic, and what it quotes"
    assert "Traceback" not in said
    assert len(digests(folder / "out")) == 10
    _, said = built(
        folder,
        "-j",
        jobs,
        PYTHONPATH=str(folder),
        WORKSHEETS_DEBUG="1",
    )
    assert "Traceback" in said
    assert "in faulty" in said


def test_what_is_checked_goes_on_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from worksheets.checking import check as checking  # noqa: PLC0415

    fault = KeyError("x")
    real = forms.forms_with_questions
    monkeypatch.setattr(checking, "forms_with_questions", fails_for("b", real, fault))
    count, sink = check_files(sorted(folder.glob("*.yaml")))
    assert count == 3
    (found,) = sink
    assert found.span.file.endswith("b.yaml")


@pytest.mark.parametrize("to", ["pdf", "dump"])
@pytest.mark.parametrize("scheme", ["separate", "both"])
def test_without_its_scheme_there_is_no_paper(
    scheme: str, to: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scheme of 'b' cannot be laid out."""
    real = documents.scheme_document
    error = Unsettable("x", "is too wide", "write it as two")
    monkeypatch.setattr(documents, "scheme_document", fails_for("b", real, error))
    result = made(folder, scheme=scheme, to=to)
    assert not result.ok
    assert not [name for name in names(folder) if name.startswith("b")]
    (found,) = result.diagnostics
    assert found.span.line == 1
    assert made(folder, scheme="none").ok


def test_a_scheme_that_cannot_be_painted_takes_its_paper_along(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pdf.write

    def write(document: object, **more: object) -> bytes:
        if getattr(document, "title", "") == "b: mark scheme":
            raise ValueError("no glyph")
        return real(document, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(pdf, "write", write)
    (folder / "class.csv").write_text("name\nAnn\n")
    result = made(folder, roster=folder / "class.csv")
    assert not result.ok
    left = [name for name in names(folder) if name.startswith("b")]
    assert left == [], "and no copy is made of a paper that nobody can mark"
    assert len(result.built) == 6


def test_files_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(Unwritable, match=r"cannot write .*b\.pdf: Is a directory"):
        write_all_or_none({tmp_path / "a.pdf": b"a", tmp_path / "b.pdf": b"b"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.pdf"]
    assert nothing_half_written(tmp_path)
    with pytest.raises(Unwritable, match="File name too long"):
        write_all_or_none({tmp_path / "a.pdf": b"a", tmp_path / f"{'n' * 300}.pdf": b"b"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.pdf"]
    longest = f"{'n' * 251}.pdf"
    write_all_or_none({tmp_path / longest: b"x"})
    assert (tmp_path / longest).read_bytes() == b"x"


def test_what_is_attempted_is_remembered_as_elsewhere() -> None:
    """A thread begins with an empty context: each text of a course read its language anew."""
    asked: list[int] = []

    @memo(4)
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    with Memory().used(), one_at_a_time() as pool:
        assert [attempted(pool, partial(double, 3)).result() for _ in range(2)] == [6, 6]
    assert asked == [3]
