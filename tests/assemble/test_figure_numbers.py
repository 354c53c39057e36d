"""Figures are numbered through a paper in the order in which they are read."""

from papers import SPECS, paper
from worksheets.model.paper.content import Figure
from worksheets.model.paper.item import Task


def numbers(task: Task) -> list[int]:
    own = [block.number for block in task.body if isinstance(block, Figure)]
    return own + [number for part in task.parts for number in numbers(part)]


def test_figures_of_a_paper_are_numbered_from_one_and_puzzles_are_not() -> None:
    found = {
        spec.stem: [
            number
            for section in paper(spec).handout.sections
            for task in section.tasks
            for number in numbers(task)
        ]
        for spec in SPECS
    }
    assert found["physics-practice"] == [1, 2]
    assert found["map-and-timeline"] == [1, 2]
    assert set(found["everything"]) == {0}
    for listed in found.values():
        counted = [number for number in listed if number]
        assert counted == list(range(1, len(counted) + 1))
