"""Figures are numbered through a paper in the order in which they are read, if it needs that."""

from pathlib import Path

import pytest

from papers import SPECS, order_of, paper
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Figure
from worksheets.model.paper.item import Task
from worksheets.pipeline.prepared import assemble_papers, reading_context
from worksheets.pipeline.request import Request

SPEC = """title: Two clocks
language: LANGUAGE
layout: {LAYOUT}
sections:
  - instructions: INSTRUCTIONS
    questions:
      - {type: short-answer, stem: Write the time., phrase: true, points: [one],
         figure: {type: clock, time: '1:00'}}
      - {type: short-answer, stem: ASKS, phrase: true, points: [two],
         figure: {type: clock, time: '2:00', caption: The station}}
"""


def numbers(task: Task) -> list[int]:
    own = [block.number for block in task.body if isinstance(block, Figure)]
    return own + [number for part in task.parts for number in numbers(part)]


def printed(spec: Path) -> list[int]:
    tasks = (task for section in paper(spec).handout.sections for task in section.tasks)
    return [number for task in tasks for number in numbers(task)]


def written(folder: Path, *, asks: str = "And now?", **said: str) -> Path:
    values = {"language": "en-GB", "layout": "page: A4", "instructions": "Look.", **said}
    text = SPEC.replace("ASKS", asks)
    for name, value in values.items():
        text = text.replace(name.upper(), value)
    spec = folder / "clocks.yaml"
    spec.write_text(text)
    return spec


def test_no_spec_that_ships_numbers_figures_that_no_text_speaks_of() -> None:
    for spec in SPECS:
        assert set(printed(spec)) <= {0}, spec.stem


@pytest.mark.parametrize(
    "said",
    [
        {"asks": "Is it later than in Figure 1?"},
        {"asks": "Is it later than in **figure 1**?"},
        {"asks": "Is it later than in Fig. 1?"},
        {"asks": "Compare Figures 1 and 2."},
        {"instructions": "Look at Figure 2 first."},
        {"asks": "Vergleiche die Abbildungen 1 und 2.", "language": "de"},
        {"layout": "theme: exam"},
        {"layout": "figure-numbers: all"},
    ],
)
def test_all_are_numbered_where_a_text_or_the_theme_wants_it(
    said: dict[str, str], tmp_path: Path
) -> None:
    assert printed(written(tmp_path, **said)) == [1, 2]


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"asks": "Configure 1 clock."},
        {"asks": "What does the figure show?"},
        {"layout": "theme: exam, figure-numbers: mentioned"},
    ],
)
def test_none_are_numbered_where_nothing_speaks_of_one(
    said: dict[str, str], tmp_path: Path
) -> None:
    assert printed(written(tmp_path, **said)) == [0, 0]


def test_figures_of_forms_are_numbered_in_the_order_of_each(tmp_path: Path) -> None:
    spec = written(tmp_path, layout="theme: exam}\nforms: 4\nschool: {name: S")
    papers = assemble_papers(order_of(spec), reading_context(), Request(), Sink())
    orders = [[task.body for task in each.handout.sections[0].tasks] for each in papers]
    assert len({str(bodies[0][0]) for bodies in orders}) == 2
    for each in papers:
        assert [n for task in each.handout.sections[0].tasks for n in numbers(task)] == [1, 2]
