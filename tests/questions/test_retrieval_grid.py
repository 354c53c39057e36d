"""Cells of a grid are worth the same unless something makes one harder than another."""

import pytest

from words import ENGLISH
from worksheets.model.knowledge.facts import Actor, Claim, Event, Term
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Para, Table, plain, text
from worksheets.model.paper.item import Item
from worksheets.model.question import Setting
from worksheets.questions.retrieval_grid import RetrievalGrid

NAMES = ("alpha", "beta", "gamma")
ACTORS = tuple(Actor(id=name, name=name, label=name.capitalize()) for name in NAMES)
CLAIMS = tuple(
    Claim(
        id=f"claim-{name}",
        actor=name,
        text=text(f"did what {n} others could not do"),
        true_of=(name,),
        not_true_of=tuple(other for other in NAMES if other != name),
    )
    for n, name in enumerate(NAMES)
)
TERMS = tuple(
    Term(id=f"term-{n}", term=word, definition=text(f"a thing of kind {n}"))
    for n, word in enumerate(("Zebra", "Yacht", "Xylem"))
)
EVENTS = tuple(
    Event(id=f"event-{n}", date=f"195{n}", text=text(f"bridge {n} is built")) for n in range(3)
)


def grid(count: int, **fields: object) -> RetrievalGrid:
    cells = [{"prompt": f"Which is {n}?", "answer": str(n)} for n in range(count)]
    return RetrievalGrid.model_validate({"id": "g", "cells": cells, **fields})


def lowered(question: RetrievalGrid) -> tuple[Item, Table, str]:
    item = question.lower(Setting((1,), {}, {}, ENGLISH))
    prompt, table = item.body
    assert isinstance(prompt, Para)
    assert isinstance(table, Table)
    return item, table, plain(prompt.content)


def test_every_cell_of_a_drawn_grid_is_worth_one_mark() -> None:
    knowledge = Knowledge(actor_noun="power", actors=ACTORS, claims=CLAIMS, terms=TERMS,
                          events=EVENTS)  # fmt: skip
    drawn = next(RetrievalGrid.from_knowledge(knowledge, ENGLISH))
    item, table, prompt = lowered(drawn)
    assert drawn.tariff == 9
    assert table.marks == (1, 1, 1)
    assert table.head == ()
    assert prompt.endswith("Each is worth 1 mark.")
    assert item.scheme is not None
    assert [point.marks for point in item.scheme.points] == [1] * 9
    assert drawn.asks[:3] == ("claim-alpha", "term-0", "event-0")


@pytest.mark.parametrize(
    ("cells", "columns"), [(4, 2), (5, 1), (6, 3), (8, 4), (9, 3), (10, 2), (16, 4)]
)
def test_even_cells_stand_in_full_rows_in_the_order_in_which_they_are_written(
    cells: int, columns: int
) -> None:
    item, table, _ = lowered(grid(cells))
    assert {len(row) for row in table.rows} == {columns}
    assert item.scheme is not None
    assert [plain(point.answer) for point in item.scheme.points] == [str(n) for n in range(cells)]


def test_cells_of_different_worth_keep_their_columns_and_heads() -> None:
    question = grid(4)
    dearer = tuple(cell.model_copy(update={"marks": 1 + n % 2})
                   for n, cell in enumerate(question.cells))  # fmt: skip
    _, table, prompt = lowered(question.model_copy(update={"cells": dearer}))
    assert [plain(head) for head in table.head] == ["1 mark each", "2 marks each"]
    assert "worth" not in prompt


def test_a_title_of_its_author_stays_over_the_cells() -> None:
    _, table, _ = lowered(grid(4, titles=["Last lesson"]))
    assert [plain(head).split("\n")[0] for head in table.head] == ["Last lesson 1 mark each"]
    assert not table.is_labelled


def test_what_is_worked_out_is_not_remembered() -> None:
    _, _, prompt = lowered(grid(6, tasks=True))
    assert "remember" not in prompt
    assert prompt.startswith("Work out each answer")
