"""The objectives of a paper whose questions are chosen across sections: as far as candidates go."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from worksheets.model.diagnostics import NOWHERE
from worksheets.model.paper.choice import Choice, InAll
from worksheets.model.paper.item import Item, Scheme
from worksheets.model.paper.objectives_table import NONE, objectives_table
from worksheets.model.paper.paper import Front, Paper, Section

MARKS = 6


def item(marks: int) -> Item:
    shares = {"AO1": marks, "AO2": MARKS - marks}
    return Item("q", NOWHERE, (), Scheme(MARKS), label="1", objectives=shares)


@given(
    st.lists(st.lists(st.integers(1, 5), min_size=1, max_size=4), min_size=1, max_size=3), st.data()
)
def test_the_range_is_that_of_all_candidates(parts: list[list[int]], data: st.DataObject) -> None:
    each = data.draw(st.integers(0, min(map(len, parts))))
    count = sum(map(len, parts))
    answer = data.draw(st.integers(max(1, each * len(parts)), count))
    shared = Choice(shared=True)
    sections = tuple(Section("", (), tuple(map(item, part)), shared) for part in parts)
    front = Front("T", "", "", (), MARKS * answer, None, "AB-CD")
    paper = Paper(front, sections, (), in_all=InAll(answer, each))
    table = objectives_table(paper)
    every = [(s, marks) for s, part in enumerate(parts) for marks in part]
    sums = [
        sum(marks for _, marks in chosen)
        for chosen in combinations(every, answer)
        if all(sum(s == n for s, _ in chosen) >= each for n in range(len(parts)))
    ]
    assert table is not None
    assert tuple(table.sums[0]) == (min(sums), max(sums))
    assert table.total == paper.tariff == MARKS * answer


def test_marks_for_no_objective_have_a_column_of_their_own() -> None:
    essay = Item("q", NOWHERE, (), Scheme(10), label="1", objectives={"AO1": 6})
    section = Section("", (), (essay, item(4)))
    table = objectives_table(Paper(Front("T", "", "", (), 16, None, "AB-CD"), (section,), ()))
    assert table is not None
    assert table.names == ("AO1", "AO2", NONE)
    assert [row.marks for row in table.rows] == [(6, 0, 4), (4, 2, 0)]
    assert sum(share.most for share in table.shares) == 100
    only = Section("", (), (item(4),))
    without = objectives_table(Paper(Front("T", "", "", (), 6, None, "AB-CD"), (only,), ()))
    assert without is not None
    assert NONE not in without.names
