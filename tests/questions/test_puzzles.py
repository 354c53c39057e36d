"""Laws of words in squares."""

from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from worksheets.questions.puzzles.crossing import MOST, Unplaced, crossed, numbered
from worksheets.questions.puzzles.hiding import DIRECTIONS, hidden
from worksheets.questions.puzzles.letters import capitals, lengths

WORDS = st.lists(
    st.text("AEIOURSTLNDC", min_size=3, max_size=9), min_size=4, max_size=9, unique=True
)


def runs(letters: dict[tuple[int, int], str], *, down: bool) -> list[str]:
    """Every two letters or more that stand in a row, or in a column."""
    found = []
    step = (1, 0) if down else (0, 1)
    for row, column in letters:
        if (row - step[0], column - step[1]) in letters:
            continue
        word, place = "", (row, column)
        while place in letters:
            word += letters[place]
            place = (place[0] + step[0], place[1] + step[1])
        if len(word) > 1:
            found.append(word)
    return found


@settings(max_examples=40, deadline=None)
@given(WORDS, st.integers())
def test_words_that_cross(words: list[str], seed: int) -> None:
    try:
        grid = crossed(words, Random(seed))
    except Unplaced:
        assume(False)
    across, down = (runs(grid.letters, down=way) for way in (False, True))
    assert sorted(across + down) == sorted(words)
    assert sorted(across) == sorted(words[one.word] for one in grid.placed if not one.down)
    assert min(row for row, _ in grid.letters) == min(column for _, column in grid.letters) == 0
    assert max(grid.size) <= MOST
    numbers = numbered(grid)
    assert [numbers[square] for square in sorted(numbers)] == list(range(1, len(numbers) + 1))
    assert {(one.row, one.column) for one in grid.placed} == set(numbers)


def test_words_that_cannot_cross() -> None:
    with pytest.raises(Unplaced):
        crossed(["CAT", "MUM"], Random(1))


@settings(max_examples=40, deadline=None)
@given(WORDS, st.sampled_from(sorted(DIRECTIONS)), st.integers())
def test_words_that_hide(words: list[str], level: str, seed: int) -> None:
    assume(
        not any(
            one in other or one[::-1] in other for one in words for other in words if one != other
        )
    )
    side, letters, places = hidden(words, level, Random(seed))
    assert set(letters) == {(row, column) for row in range(side) for column in range(side)}
    assert sorted(one.word for one in places) == sorted(words)
    for one in places:
        assert one.step in DIRECTIONS[level]
        assert "".join(letters[square] for square in one.squares) == one.word


def test_letters_of_words() -> None:
    assert capitals("l'été") == "LETE"
    assert capitals("38th parallel") == "THPARALLEL"
    assert lengths("buffer zone") == "(6, 4)"
    assert lengths("self-aware") == "(4, 5)"
