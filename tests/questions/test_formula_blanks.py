"""Blanks whose answers are formulas, in running text, in grids and in banks."""

from pathlib import Path

from words import ENGLISH
from worksheets.checking.check import read_course_folder
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Bank, Gap, Maths, Para, Table, Text, plain
from worksheets.model.paper.item import Item
from worksheets.model.paper.scheme_table import at_a_glance
from worksheets.model.question import Setting

OUTLINE = "title: T\nsubject: S\ntopics: [{number: 1, title: A}]\n"
TOPIC = r"""
questions:
  - type: cloze
    id: gap
    text: 'The size of a number x is written {$|x|$} and is never {negative}.'
    bank: true
    spare: ['$x^2$', 'zero']
  - type: grid-completion
    id: grid
    prompt: Fill in the grid.
    head: [Name, Formula]
    rows:
      - [Speed, '{$\frac{s}{t}$|s/t}']
      - [Energy, '{$mc^2$}']
"""


def items(folder: Path) -> list[Item]:
    (folder / "outline.yaml").write_text(OUTLINE)
    (folder / "1.yaml").write_text(TOPIC)
    sink = Sink()
    course = read_course_folder(folder, sink)
    assert course is not None, list(map(str, sink))
    return [one.lowered(Setting(("x",), {}, {}, ENGLISH)) for one in course.topics[0].questions]


def test_cloze(tmp_path: Path) -> None:
    found, _ = items(tmp_path)
    _, bank, sentence = found.body
    assert isinstance(bank, Bank)
    assert {plain(word) for word in bank.words} == {"$|x|$", "negative", "$x^2$", "zero"}
    assert (Maths("|x|"),) in bank.words
    assert isinstance(sentence, Para)
    assert plain(sentence.content) == "The size of a number x is written _ and is never _."
    assert found.scheme is not None
    first = found.scheme.points[0]
    assert (first.label, first.answer) == ("(i)", (Maths("|x|"),))
    assert at_a_glance(found) == (Maths("|x|"), Text(", "), Text("negative"))


def test_grid(tmp_path: Path) -> None:
    _, found = items(tmp_path)
    table = found.body[1]
    assert isinstance(table, Table)
    assert [row[1] for row in table.rows] == [
        (Gap("cell-1", "(i)"),),
        (Gap("cell-2", "(ii)"),),
    ]
    assert found.scheme is not None
    first, second = found.scheme.points
    assert first.answer[-1] == Maths(r"\frac{s}{t}")
    assert [plain(one) for one in first.accept] == ["s/t"]
    assert second.answer[-1] == Maths("mc^2")
    assert found.tariff == 2
