"""Entries that repeat: each question has others, and each draw is found once."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from worksheets.model.mapped import Mapped
from worksheets.model.numbers.expression import expression
from worksheets.model.numbers.wording import PLAIN
from worksheets.model.values import permutation
from worksheets.model.values.repeats import TURN, EntryDraws, Repeat
from worksheets.model.values.values import Draw, Misplaced, values_of

PATH = ("pairs", 0)


def repeat(count: int, written: dict[str, object], *outer: str, by: str = "") -> Repeat:
    mapped = Mapped(1, 1)
    mapped.update(written)
    values = values_of(mapped, outer)
    return Repeat(count, values, expression(by) if by else None)


def at_turn(turn: int, **outer: int) -> Draw:
    return {TURN: Fraction(turn), **{name: Fraction(value) for name, value in outer.items()}}


def numbers(draws: list[Draw], name: str = "a") -> list[int]:
    return [int(str(draw[name])) for draw in draws]


SUMS = repeat(5, {"values": {"a": "1..1000"}})
TABLES = repeat(3, {"values": {"a": "1..4", "b": "1..4"}, "apart": ["min(a, b)", "max(a, b)"]})


def test_every_turn_has_other_draws() -> None:
    entries = EntryDraws("key", PLAIN)
    turns = [numbers(entries.of(SUMS, PATH, at_turn(turn))) for turn in range(200)]
    assert sorted(number for turn in turns for number in turn) == list(range(1, 1001))


def test_a_turn_is_the_same_whichever_were_asked_for_before() -> None:
    shared = EntryDraws("key", PLAIN)
    for turn in (7, 0, 3, 199, 250, 7):
        fresh = EntryDraws("key", PLAIN).of(SUMS, PATH, at_turn(turn))
        assert shared.of(SUMS, PATH, at_turn(turn)) == fresh


def test_many_turns_take_one_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    walked = 0
    permuted = permutation.permuted

    def counted(count: int, key: str) -> Iterator[int]:
        nonlocal walked
        for number in permuted(count, key):
            walked += 1
            yield number

    monkeypatch.setattr(permutation, "permuted", counted)
    entries = EntryDraws("key", PLAIN)
    for turn in range(100):
        entries.of(SUMS, PATH, at_turn(turn))
        assert entries.turn({PATH: SUMS}, at_turn(turn)) == turn
    assert walked == 500


def test_a_turn_without_other_draws_is_an_earlier_one() -> None:
    entries = EntryDraws("key", PLAIN)  # ten pairs, so three turns of three
    found = [entries.turn({PATH: TABLES}, at_turn(turn)) for turn in range(7)]
    assert found == [0, 1, 2, 0, 1, 2, 0]
    draws = [entries.of(TABLES, PATH, at_turn(turn)) for turn in range(6)]
    for early, late in zip(draws[:3], draws[3:], strict=True):
        assert [(d["a"], d["b"]) for d in early] == [(d["a"], d["b"]) for d in late]


def test_a_turn_is_another_while_any_entry_has_others() -> None:
    entries = EntryDraws("key", PLAIN)
    repeats = {PATH: TABLES, ("pairs", 1): SUMS}
    assert [entries.turn(repeats, at_turn(turn)) for turn in (5, 199, 200, 201)] == [5, 199, 0, 1]


def test_draws_that_need_no_value_around_them_are_walked_once_for_all() -> None:
    entries = EntryDraws("key", PLAIN)
    free = repeat(2, {"values": {"a": "1..9"}}, "t")
    bound = repeat(2, {"values": {"a": "1..9"}, "where": "a != t"}, "t")
    assert (free.needed, bound.needed) == ((), ("t",))
    for t in range(1, 6):
        assert entries.of(free, PATH, at_turn(0, t=t))[0]["t"] == t
        assert t not in numbers(entries.of(bound, ("pairs", 1), at_turn(0, t=t)))
    assert len(entries.walks) == 1 + 5


def test_the_names_that_an_order_needs_count_too() -> None:
    ordered = repeat(3, {"values": {"a": "1..9"}}, "t", by="(a - t) * (a - t)")
    entries = EntryDraws("key", PLAIN)
    for t in (1, 5, 9):
        draws = numbers(entries.of(ordered, PATH, at_turn(0, t=t)))
        assert [abs(a - t) for a in draws] == sorted({abs(a - t) for a in draws})


def test_too_few_draws_are_said_with_their_number() -> None:
    few = repeat(11, {"values": {"a": "1..4", "b": "1..4"}, "apart": ["min(a, b)", "max(a, b)"]})
    for turn in (0, 1):
        with pytest.raises(Misplaced, match="11 entries asked for, but 10 different draws fit"):
            EntryDraws("key", PLAIN).of(few, PATH, at_turn(turn))


def test_a_search_for_what_is_not_there_ends() -> None:
    endless = repeat(5, {"values": {"a": "1..1000000000"}, "apart": ["mod(a, 4)"]})
    entries = EntryDraws("key", PLAIN)
    for _ in range(2):  # the second time nothing is walked any more
        with pytest.raises(Misplaced, match="but 4 different draws fit"):
            entries.of(endless, PATH, at_turn(0))
