"""A new question type, figure, theme or format is one file; nothing else knows its name."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner

import worksheets
from worksheets import figures, questions, writers
from worksheets.checking import laws
from worksheets.cli import worksheets as command_line
from worksheets.jobs.batch import build
from worksheets.memo import Memory
from worksheets.pipeline.request import Request
from worksheets.read import theme

TYPE = '''
"""Say a text again."""

from collections.abc import Iterator
from typing import Literal

from worksheets.model.authored import Prose
from worksheets.model.paper.content import Para, Write, plain
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.question import Question, Setting


class Dictation(Question):
    """Write down what is read out.

    type: dictation
    id: sea
    read-out: The sea is calm.
    """

    type: Literal["dictation"] = "dictation"
    read_out: Prose

    @property
    def tariff(self) -> int:
        return 1

    def lower(self, setting: Setting) -> Item:
        scheme = Scheme(marks=1, points=(MarkPoint(self.read_out),))
        body = (Para(self.read_out), Write("answer", 1, len(plain(self.read_out).split())))
        return Item(id=self.id, span=self.span, body=body, scheme=scheme)


TYPE = Dictation
'''
FIGURE = '''
"""A dot."""

from collections.abc import Iterator
from typing import Literal

from worksheets.language.language import Language
from worksheets.figures.drawing.pen import line
from worksheets.model.figure import Illustration
from worksheets.model.page.drawing import Drawing, Room


class Dot(Illustration):
    """A dot.

    type: dot
    """

    type: Literal["dot"] = "dot"

    def described(self, language: Language) -> str:
        return "•"

    def drawn(self, room: Room) -> Drawing:
        return Drawing(10, 10, (line([(1, 1), (9, 9)], 1),))


TYPE = Dot
'''
SPEC = """
title: Dictation
course: course
sections: [{questions: [{id: sea}]}]
"""
OUTLINE = """
title: A course
subject: English
topics: [{number: "1", title: "The sea"}]
"""
TOPIC = """
questions:
  - {type: dictation, id: sea, read-out: The sea is calm.}
"""
JUDGED = """
questions:
  - {type: true-false, id: sea, statement: The sea is calm., answer: true}
"""


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """What ships is listed once an engine; here it changes."""
    with Memory().used():
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "outline.yaml").write_text(OUTLINE)
    (tmp_path / "course" / "1.yaml").write_text(TOPIC)
    (tmp_path / "spec.yaml").write_text(SPEC)
    return tmp_path


def built(folder: Path, **options: str) -> str:
    """The files that the spec becomes, a line each."""
    result = worksheets.build(folder / "spec.yaml", output=folder / "out", **options)  # type: ignore[arg-type]
    assert result.ok, list(map(str, result.diagnostics))
    return "\n".join(map(str, result.built))


def test_a_question_type_is_one_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "types").mkdir()
    (folder / "types" / "dictation.py").write_text(dedent(TYPE))
    monkeypatch.setattr(questions, "__path__", [*questions.__path__, str(folder / "types")])
    with Memory().used():
        assert "dictation" in questions.registry()
    assert "spec.pdf" in built(folder)


def test_a_theme_is_one_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "themes").mkdir()
    for file in theme.SHIPPED.glob("*.yaml"):
        (folder / "themes" / file.name).write_bytes(file.read_bytes())
    (folder / "themes" / "loud.yaml").write_text("based-on: worksheet\ntype: {size: 15}\n")
    monkeypatch.setattr(theme, "SHIPPED", folder / "themes")
    (folder / "course" / "1.yaml").write_text(JUDGED)
    assert "spec.pdf" in built(folder, theme="loud")


def test_a_kind_of_figure_is_one_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "kinds").mkdir()
    (folder / "kinds" / "dot.py").write_text(FIGURE)
    monkeypatch.setattr(figures, "__path__", [*figures.__path__, str(folder / "kinds")])
    (folder / "course" / "1.yaml").write_text(JUDGED.replace("true}", "true, figure: {type: dot}}"))
    assert "spec.pdf" in built(folder)


WRITER = '''
"""How many pages there are."""


def files(name, document, password):
    yield f"{name}.count", str(len(document.pages)).encode()
'''


def test_a_format_is_one_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "formats").mkdir()
    (folder / "formats" / "count.py").write_text(WRITER)
    monkeypatch.setattr(writers, "__path__", [*writers.__path__, str(folder / "formats")])
    (folder / "course" / "1.yaml").write_text(JUDGED)
    assert "count" in writers.formats()
    result = build([folder / "spec.yaml"], Request(folder / "out", to="count"))
    assert {file.path.name: file.path.read_text() for file in result.built} == {
        "spec.count": "1",
        "spec-mark-scheme.count": "1",
    }


LAW = '''
"""A law of a school."""

from collections.abc import Iterator

from worksheets.checking.laws.judged import JudgedItem


def stems_are_never_calm(judged: JudgedItem) -> Iterator[str]:
    """No question says that the sea is calm."""
    yield "it is calm" if "calm" in repr(judged.item.body) else ""
'''


def test_a_law_is_one_function(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "calm.py").write_text(LAW)
    monkeypatch.setattr(laws, "__path__", [*laws.__path__, str(folder / "more")])
    (folder / "course" / "1.yaml").write_text(JUDGED)
    arguments = ["stress", str(folder / "course"), "--runs", "1"]
    result = CliRunner().invoke(command_line, arguments, standalone_mode=False)
    assert "stems are never calm: 0 held, 1 broken" in result.output
