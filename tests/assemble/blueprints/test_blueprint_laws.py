"""Laws of blueprints, over made-up banks so small that all papers can be tried."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product
from math import ceil

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from made_bank import MadeQuestion, counting, groups_of
from worksheets.assemble.blueprints import building, solve
from worksheets.assemble.blueprints.candidates import Candidate, candidates_of
from worksheets.assemble.blueprints.conflict import conflict_in, with_what_would_do
from worksheets.assemble.blueprints.filling import Request, disjoint_line, filled
from worksheets.assemble.blueprints.nearest import nearest
from worksheets.assemble.blueprints.programme import Line, Programme
from worksheets.assemble.clashes import clashes, shared_content
from worksheets.assemble.pool import PoolGroup
from worksheets.model.amounts import WITHIN, Amount
from worksheets.model.blueprint import OTHERS, Blueprint
from worksheets.model.diagnostics import Sink, Span, plural
from worksheets.model.question import Question

TYPES = ("multiple-choice", "true-false", "short-answer", "essay")
FACTS = [f"f{n}" for n in range(5)]


class Bank(list[PoolGroup]):
    """Groups of questions that are told in a line each."""

    def __repr__(self) -> str:
        told = ("type", "id", "worth", "difficulty", "ao", "asks", "gives", "words", "choices")
        entries = [group[n] for group in self for n in range(len(group))]
        shown = (
            [one.topic.number, *(getattr(one.question, name) for name in told)] for one in entries
        )
        return "\n".join(map(repr, shown))


@st.composite
def questions(draw: st.DrawFn, most: int) -> list[PoolGroup]:
    """The groups of a few questions on two topics."""
    made: dict[int, list[Question]] = {1: [], 2: []}
    for n in range(draw(st.integers(3, most))):
        kind = draw(st.sampled_from(TYPES))
        marks = draw(st.integers(1, 4)) if kind in ("short-answer", "essay") else 1
        first = draw(st.integers(0, marks))
        asks = draw(st.lists(st.sampled_from(FACTS), max_size=2, unique=True))
        gives = draw(st.lists(st.sampled_from(FACTS), max_size=1))
        made[draw(st.integers(1, 2))].append(
            MadeQuestion(
                type=kind,
                id=f"q{n}",
                worth=marks,
                difficulty=draw(st.sampled_from(["easy", "medium", "hard"])),
                ao={name: m for name, m in (("AO1", first), ("AO2", marks - first)) if m},
                asks=tuple(asks),
                gives=tuple(name for name in gives if name not in asks),
                words=draw(st.sampled_from(["", "", "same"])),
                choices=draw(st.sampled_from([(), (), ("a", "b")])),
                answer=draw(st.sampled_from(["true", "false"])) if kind == "true-false" else "",
                length=draw(st.integers(0, 40)),
            )
        )
    return Bank(group for group in groups_of(made) if len(group))


@st.composite
def banks_of_options(draw: st.DrawFn) -> list[PoolGroup]:
    """Questions that hardly clash, among them options that are nearly alike."""
    made: dict[int, list[Question]] = {1: [], 2: []}
    for n in range(draw(st.integers(6, 10))):
        kind = draw(st.sampled_from(["essay", "essay", "short-answer", "multiple-choice"]))
        marks = 1 if kind == "multiple-choice" else draw(st.sampled_from([2, 2, 3]))
        first = draw(st.integers(0, marks))
        made[draw(st.integers(1, 2))].append(
            MadeQuestion(
                type=kind,
                id=f"q{n}",
                worth=marks,
                difficulty=draw(st.sampled_from(["easy", "hard"])),
                ao={name: m for name, m in (("AO1", first), ("AO2", marks - first)) if m},
                asks=tuple(draw(st.lists(st.sampled_from(FACTS), max_size=1))),
                length=draw(st.integers(0, 40)),
            )
        )
    return Bank(group for group in groups_of(made) if len(group))


@st.composite
def choosing(draw: st.DrawFn) -> Blueprint:
    """A blueprint with options that many banks have."""
    answer = draw(st.integers(1, 2))
    choice: dict[str, object] = {
        "types": draw(st.sampled_from([["essay"], ["essay", "short-answer"]])),
        "answer": answer,
        "of": draw(st.integers(answer + 1, 3)),
        **draw(st.sampled_from([{}, {"marks": "2"}, {"marks": "2-3"}])),
        **draw(st.sampled_from([{}, {}, {"alike": "exact"}])),
        **draw(st.sampled_from([{}, {}, {"apart": "topic"}, {"apart": "type"}])),
    }
    rest = {"types": [name for name in TYPES if name not in choice["types"]]}  # type: ignore[operator]
    some = st.integers(0, 3)
    lines: dict[str, object] = {
        "marks": draw(st.sampled_from(["3-5", "4", "5", "6"])),
        "topics": {"1": "at least 1", "2": f"at most {draw(st.integers(1, 3))}"},
        "ao": draw(
            st.sampled_from([{"AO1": "50 %", WITHIN: "1 mark"}, {"AO2": "1-3"}, {"AO1": "40 %"}])
        ),
        "difficulty": {"easy": f"at least {draw(some)}", "hard": f"at most {2 + draw(some)}"},
        "types": {"essay": draw(st.sampled_from(["1", "at least 1", "0-1"]))},
        "minutes": f"{draw(st.integers(4, 9))}",
        "questions": f"at most {draw(st.integers(2, 5))}",
        "cells": {"1": {"AO1": "at least 1"}},
    }
    wanted = draw(st.lists(st.sampled_from(sorted(lines)), max_size=3, unique=True))
    written = {key: lines[key] for key in wanted}
    written.setdefault("marks", "at least 2")
    written["sections"] = [rest, choice]
    return as_blueprint(written)


@st.composite
def blueprints(draw: st.DrawFn) -> Blueprint:
    """What a paper of a few marks must come to."""
    some, chance = st.integers(0, 5), st.integers(0, 2)
    written: dict[str, object] = {"marks": str(draw(st.integers(3, 9)))}
    if draw(chance):
        one = draw(some)
        written["topics"] = {"1": f"{one}", "2": draw(st.sampled_from(["1-5", "at least 2"]))}
    if not draw(chance):
        written["ao"] = {"AO1": f"{draw(st.integers(2, 8))}0 %", WITHIN: f"{draw(chance)} marks"}
    if not draw(chance):
        written["difficulty"] = {"easy": f"at most {draw(some)}"}
    if draw(chance):
        name = draw(st.sampled_from(TYPES))
        written["types"] = {name: f"{draw(st.integers(0, 3))}", OTHERS: "any"}
    if not draw(chance):
        written["minutes"] = f"{draw(st.integers(3, 12))}"
    if not draw(chance):
        written["questions"] = f"2-{draw(st.integers(2, 6))}"
    if not draw(chance):
        written["cells"] = {"1": {"AO2": f"at least {draw(chance)}"}}
    if draw(st.booleans()):
        written["sections"] = draw(sections())
    return as_blueprint(written)


def as_blueprint(written: Mapping[str, object]) -> Blueprint:
    """The blueprint of some lines; of fewer if they do not add up."""
    try:
        return Blueprint.model_validate(written, by_name=False)
    except ValidationError:
        written = {key: written[key] for key in ("marks", "sections") if key in written}
        return Blueprint.model_validate(written, by_name=False)


@st.composite
def sections(draw: st.DrawFn) -> list[dict[str, object]]:
    """Two sections, of which one lets candidates choose."""
    options = draw(st.sampled_from([["essay"], ["short-answer"], ["essay", "short-answer"], TYPES]))
    answer = draw(st.integers(1, 2))
    choice: dict[str, object] = {
        "types": list(options), "answer": answer, "of": draw(st.integers(answer + 1, 3)),
    }  # fmt: skip
    if draw(st.booleans()):
        choice["marks"] = draw(st.sampled_from(["1", "2", "3", "1-3"]))
    if not draw(st.integers(0, 3)):
        choice["apart"] = draw(st.sampled_from(["topic", "type"]))
    if draw(st.booleans()):
        choice["alike"] = "exact"
    others = [name for name in TYPES if name not in options]
    return [{"types": others}, choice] if others else [choice]


def options_in(blueprint: Blueprint, paper: Sequence[Candidate]) -> list[Candidate]:
    """The questions of a paper that candidates choose from."""
    types = {name for _, section in blueprint.choices for name in section.types}
    return [one for one in paper if one.question.type in types]


def sittings(blueprint: Blueprint, paper: Sequence[Candidate]) -> list[list[Candidate]]:
    """What each candidate answers, whichever options that one takes."""
    options = options_in(blueprint, paper)
    common = [one for one in paper if one not in options]
    for _, section in blueprint.choices:
        return [[*common, *taken] for taken in combinations(options, section.answer or 0)]
    return [list(paper)]


def choice_met(
    blueprint: Blueprint, paper: Sequence[Candidate]
) -> Iterator[tuple[tuple[str | int, ...], bool]]:
    """Every line of a choice, and whether a paper meets it."""
    options = options_in(blueprint, paper)
    for number, section in blueprint.choices:
        path = "sections", number
        yield (*path, "of"), len(options) == section.of
        if section.marks is not None:
            marks = section.marks
            yield (*path, "marks"), all(inside(marks, one.marks, 0, None) for one in options)
        if section.apart:
            kinds = [
                one.entry.topic.number if section.apart == "topic" else one.question.type
                for one in options
            ]
            yield (*path, "apart"), len(kinds) == len(set(kinds))
        if section.alike:
            objectives = [dict(one.question.objectives) for one in options]
            yield (*path, "alike"), all(one == objectives[0] for one in objectives)


def met(
    blueprint: Blueprint, paper: Sequence[Candidate]
) -> Iterator[tuple[tuple[str | int, ...], bool]]:
    """Every line of a blueprint, and whether a paper meets it, whichever options a candidate
    answers: counted without any row."""
    sat: dict[tuple[str | int, ...], bool] = {}
    for answered in sittings(blueprint, paper):
        for path, *counted in counted_in(blueprint, paper, answered):
            sat[path] = sat.get(path, True) and inside(*counted)
    yield from sat.items()
    yield from choice_met(blueprint, paper)


def changes(
    blueprint: Blueprint, paper: Sequence[Candidate]
) -> dict[tuple[tuple[str | int, ...], int], int]:
    """By how much a paper is above (1) or below (-1) each line, whichever options are answered."""
    beyond: dict[tuple[tuple[str | int, ...], int], int] = {}

    def note(path: tuple[str | int, ...], sign: int, by: int | Fraction) -> None:
        if by > 0:
            beyond[path, sign] = max(beyond.get((path, sign), 0), ceil(by))

    for answered in sittings(blueprint, paper):
        for path, amount, count, marks, within in counted_in(blueprint, paper, answered):
            slack = Fraction((within.most or 0) if within else 0)
            least, most = amount.least, amount.most
            if amount.share is not None:
                wanted = Fraction(marks * amount.share, 1000)
                slack = slack if within else Fraction(999, 1000)
                note(path, 1, count - wanted - slack)
                note(path, -1, wanted - slack - count)
                continue
            if most is not None:
                note(path, 1, count - most - slack)
            if least is not None:
                note(path, -1, max(least - slack, 0) - count)
    options = options_in(blueprint, paper)
    for number, section in blueprint.choices:
        note(("sections", number, "of"), -1, (section.of or 0) - len(options))
        if section.marks is not None and options:
            note(("sections", number, "marks"), 1, options[0].marks - (section.marks.most or 0))
            note(("sections", number, "marks"), -1, (section.marks.least or 0) - options[0].marks)
    return beyond


def sum_of_changes(
    blueprint: Blueprint, found: Mapping[tuple[tuple[str | int, ...], int], int]
) -> int:
    """The sum of changes, in words read if the blueprint asks for these."""
    pace = blueprint.words_a_minute if blueprint.reading is not None else 1
    return sum(by * (1 if path == ("reading",) else pace) for (path, _), by in found.items())


Counted = tuple[tuple[str, ...], Amount, int | Fraction, int, Amount | None]
"""A line, its amount, what a candidate comes to, all the marks, and how near is near enough."""


def counted_in(
    blueprint: Blueprint, paper: Sequence[Candidate], answered: Sequence[Candidate]
) -> Iterator[Counted]:
    """Every line of a blueprint but those of a choice, with what a candidate answers."""
    options = options_in(blueprint, paper)
    common = [one for one in answered if one not in options]
    marks = sum(one.marks for one in answered)
    words = sum(one.words for one in paper)
    total: dict[str, int | Fraction] = {
        "marks": marks,
        "questions": len(answered),
        "reading": words,
        "minutes": sum((one.minutes for one in answered), Fraction(0))
        + Fraction(words, blueprint.words_a_minute),
    }
    for key, count in total.items():
        amount = getattr(blueprint, key)
        if amount is not None:
            yield (key,), amount, count, marks, None
    for key, of in (("topics", topic), ("ao", objective), ("difficulty", difficulty)):
        amounts = getattr(blueprint, key)
        counted = common if key == "topics" else answered
        for name, amount in amounts.items():
            if name != WITHIN:
                count = sum(of(one, name) for one in counted)
                yield (key, name), amount, count, marks, amounts.get(WITHIN)
    for name, amount in blueprint.types.items():
        if isinstance(amount, Amount):
            count = sum(one.question.type == name for one in answered)
            yield ("types", name), amount, count, marks, None
    for name, cells in blueprint.cells.items():
        for other, amount in cells.items():
            count = sum(objective(one, other) for one in common if topic(one, name))
            yield ("cells", name, other), amount, count, marks, None


def topic(one: Candidate, name: str) -> int:
    return one.marks if one.entry.topic.number == name else 0


def objective(one: Candidate, name: str) -> int:
    return one.question.objectives.get(name, 0)


def difficulty(one: Candidate, name: str) -> int:
    return one.marks if one.question.difficulty == name else 0


def inside(amount: Amount, count: int | Fraction, marks: int, within: Amount | None) -> bool:
    slack = (within.most or 0) if within else 0
    if amount.share is not None:
        wanted = Fraction(marks * amount.share, 1000)
        return abs(count - wanted) <= slack if within else abs(count - wanted) < 1
    least, most = amount.least or 0, amount.most
    return least - slack <= count and (most is None or count <= most + slack)


def lawful(paper: Sequence[Candidate]) -> bool:
    """Whether a paper breaks no law, question by question."""
    for one, other in combinations([each.entry for each in paper], 2):
        if clashes(one, other) or shared_content(one, other):
            return False
    verdicts = [one.question.verdict for one in paper if one.question.verdict]
    most = -(-6 * len(verdicts) // 10)
    return all(verdicts.count(verdict) <= most for verdict in set(verdicts))


def lets_choose(blueprint: Blueprint, paper: Sequence[Candidate]) -> bool:
    """Whether there are more options than are answered, and all are worth the same."""
    options = options_in(blueprint, paper)
    alike = len({one.marks for one in options}) <= 1
    return all(len(options) > (one.answer or 0) and alike for _, one in blueprint.choices)


def good(blueprint: Blueprint, paper: Sequence[Candidate]) -> bool:
    return (
        lawful(paper)
        and lets_choose(blueprint, paper)
        and all(holds for _, holds in met(blueprint, paper))
    )


def papers(listed: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """All papers of some questions that break no law."""

    def further(paper: list[Candidate], start: int) -> Iterator[list[Candidate]]:
        if lawful(paper):
            yield paper
        for n in range(start, len(listed)):
            entry = listed[n].entry
            others = (one.entry for one in paper)
            if not any(clashes(entry, one) or shared_content(entry, one) for one in others):
                yield from further([*paper, listed[n]], n + 1)

    return further([], 0)


def candidates(blueprint: Blueprint, pool: Sequence[PoolGroup]) -> list[Candidate]:
    return candidates_of(blueprint, pool, (), (), counting())


def programme(blueprint: Blueprint, listed: Sequence[Candidate], seed: int = 1) -> Programme:
    return building.programme_of(
        blueprint, [listed], lambda one, _: one.cost(seed, ""), building.SourceWords({})
    )


def names(listed: Sequence[Candidate], taken: Collection[int]) -> list[str]:
    return [listed[n].entry.name for n in sorted(taken)]


@settings(max_examples=60)
@given(questions(11), blueprints(), st.integers(0, 99))
def test_the_cheapest_paper_is_that_of_all_papers(
    pool: list[PoolGroup], blueprint: Blueprint, seed: int
) -> None:
    check_cheapest(pool, blueprint, seed)


@settings(max_examples=60)
@given(banks_of_options(), choosing(), st.integers(0, 99))
def test_with_a_choice_every_line_holds_whichever_options_are_answered(
    pool: list[PoolGroup], blueprint: Blueprint, seed: int
) -> None:
    check_cheapest(pool, blueprint, seed)


def check_cheapest(pool: list[PoolGroup], blueprint: Blueprint, seed: int) -> None:
    """Hold the cheapest paper against all papers."""
    listed = candidates(blueprint, pool)
    costs = [
        (sum(one.cost(seed, "") for one in paper), [one.entry.name for one in paper])
        for paper in papers(listed)
        if good(blueprint, paper)
    ]
    taken = solve.cheapest(programme(blueprint, listed, seed))
    if taken is None:
        assert not costs
    else:
        assert names(listed, taken) == min(costs)[1]


any_blueprint = st.one_of(
    st.tuples(questions(9), blueprints()), st.tuples(banks_of_options(), choosing())
)
"""A bank with what a paper of it must come to."""


def programme_of(asked: tuple[list[PoolGroup], Blueprint]) -> tuple[list[Candidate], Programme]:
    """The candidates of a bank, and the programme of its blueprint."""
    pool, blueprint = asked
    listed = candidates(blueprint, pool)
    return listed, programme(blueprint, listed)


@settings(max_examples=40)
@given(any_blueprint)
def test_a_conflict_is_one_and_no_line_of_it_could_be_left_out(
    asked: tuple[list[PoolGroup], Blueprint],
) -> None:
    _, blueprint = asked
    listed, found = programme_of(asked)
    if solve.cheapest(found) is not None:
        return
    conflict = conflict_in(found)
    assert conflict.proved
    every = [
        dict(met(blueprint, paper)) for paper in subsets(listed) if lets_choose(blueprint, paper)
    ]
    laws = [line for line in conflict.lines if line.is_law]
    lines = [line for line in conflict.lines if not line.is_law]
    if not laws:
        assert not any(all(one[line.path[1:]] for line in lines) for one in every)
    for left_out in lines if not (laws or blueprint.choices) else ():
        rest = [line for line in lines if line != left_out]
        assert any(all(one[line.path[1:]] for line in rest) for one in every), left_out
    for left_out in conflict.lines:
        rest = [line for line in conflict.lines if line != left_out]
        assert solve.possible(found, rest)
    assert not solve.possible(found, conflict.lines)


@settings(max_examples=40)
@given(any_blueprint)
def test_no_fewer_lines_conflict_than_are_named(
    asked: tuple[list[PoolGroup], Blueprint],
) -> None:
    """Held against all choices of a bank; with options, whose laws can be given up, against the
    solver."""
    _, blueprint = asked
    listed, found = programme_of(asked)
    if solve.cheapest(found) is not None:
        return
    conflict = conflict_in(found)
    assert conflict.proved
    numbers = range(len(listed))
    choices = ([n for n in numbers if taken >> n & 1] for taken in range(1 << len(listed)))
    held = {frozenset(found.lines).difference(found.broken(taken)) for taken in choices}

    def can_be_met(lines: Collection[Line]) -> bool:
        if blueprint.choices:
            return solve.possible(found, lines)
        return any(of_choice.issuperset(lines) for of_choice in held)

    assert not can_be_met(conflict.lines)
    for size in range(len(conflict.lines)):
        for fewer in combinations(found.lines, size):
            assert can_be_met(fewer), fewer


def subsets(listed: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    for chosen in product((False, True), repeat=len(listed)):
        yield [one for one, there in zip(listed, chosen, strict=True) if there]


@settings(max_examples=60)
@given(any_blueprint)
def test_what_would_do_does(asked: tuple[list[PoolGroup], Blueprint]) -> None:
    pool, blueprint = asked
    listed = candidates(blueprint, pool)
    found = programme(blueprint, listed)
    if solve.cheapest(found) is not None:
        return
    for instead in with_what_would_do(found, conflict_in(found), 9).would_do:
        key, *path = instead.line.path[1:]
        written = getattr(blueprint, str(key))
        exact = Amount(instead.amount, instead.amount)
        if key == "sections":
            number, name = path
            value = (
                instead.amount if name == "of" else loosened(written[number].marks, instead.amount)
            )
            section = written[number].model_copy(update={name: value})
            changed: object = (*written[:number], section, *written[number + 1 :])
        elif instead.is_share:
            changed = {**written, WITHIN: exact}
        elif len(path) == 2:
            changed = {**written, path[0]: {**written[path[0]], path[1]: exact}}
        elif path:
            bounds = written[path[0]]
            changed = {**written, path[0]: loosened(bounds, instead.amount)}
        else:
            changed = loosened(written, instead.amount)
        other = blueprint.model_copy(update={str(key): changed})
        assert any(good(other, paper) for paper in papers(listed)), instead


def hard_lines_hold(blueprint: Blueprint, paper: Sequence[Candidate]) -> bool:
    """Whether laws and what is no amount hold, so that a paper may be the nearest."""
    found = dict(choice_met(blueprint, paper))
    few = all(len(options_in(blueprint, paper)) <= (one.of or 0) for _, one in blueprint.choices)
    likeness = [holds for path, holds in found.items() if path[-1] in ("apart", "alike")]
    return few and all(likeness) and lets_choose(blueprint, paper)


@settings(max_examples=50)
@given(any_blueprint, st.integers(0, 99))
def test_the_nearest_paper_has_the_least_sum_of_changes(
    asked: tuple[list[PoolGroup], Blueprint], seed: int
) -> None:
    pool, blueprint = asked
    listed = candidates(blueprint, pool)
    taken = nearest(programme(blueprint, listed, seed), blueprint.words_a_minute)
    sums = [
        (
            sum_of_changes(blueprint, changes(blueprint, paper)),
            sum(one.cost(seed, "") for one in paper),
            [one.entry.name for one in paper],
        )
        for paper in papers(listed)
        if hard_lines_hold(blueprint, paper)
    ]
    assert (taken is None) == (not sums)
    if taken is not None:
        assert names(listed, taken) == min(sums)[2]


@settings(max_examples=50)
@given(any_blueprint)
def test_the_departures_of_the_nearest_paper_are_what_is_said(
    asked: tuple[list[PoolGroup], Blueprint],
) -> None:
    pool, blueprint = asked
    request = Request(blueprint, pool, counting, {}, {}, 1, lambda *_: Span("s"), nearest=True)
    sink = Sink()
    forms = filled(request, [""], [[]], sink)
    if forms is None:
        assert sink.failed
        return
    (form,) = forms
    notes = [note for one in sink for note in one.notes]
    found = changes(blueprint, form)
    assert len(notes) == len(found)
    for (path, sign), by in found.items():
        shown = [str(blueprint.sections[-1].name), str(path[-1])] if path[0] == "sections" else path
        end = f"{by} too {'many' if sign > 0 else 'few'}"
        marks = f"{plural(by, 'mark')} too {'many' if sign > 0 else 'few'}"
        assert any(
            all(str(part) in note for part in shown) and note.endswith((f", {end}", f"; {marks}"))
            for note in notes
        ), (path, end, notes)


def loosened(amount: Amount, number: int) -> Amount:
    """An amount with a number in the place of the bound that it is beyond."""
    if amount.least is not None and amount.most is not None:
        return Amount(number, number)
    return Amount(number, None) if amount.most is None else Amount(None, number)


@settings(max_examples=60)
@given(questions(8), blueprints())
def test_forms_share_no_question_and_are_found_if_there_are_any(
    pool: list[PoolGroup], blueprint: Blueprint
) -> None:
    request = Request(blueprint, pool, counting, {}, {}, 1, lambda *_: Span("s"), disjoint=True)
    forms = filled(request, ["A", "B"], [[], []], Sink())
    listed = candidates(blueprint, pool)
    fitting = [
        {one.entry.name for one in paper} for paper in papers(listed) if good(blueprint, paper)
    ]
    exist = any(one.isdisjoint(other) for one, other in product(fitting, repeat=2))
    assert (forms is not None) == exist
    if forms:
        first, second = ({one.entry.name for one in form} for form in forms)
        assert first.isdisjoint(second)
        assert first in fitting
        assert second in fitting


@settings(max_examples=40)
@given(questions(11), blueprints())
def test_a_paper_is_no_fact_about_the_solver_or_the_order_of_a_bank(
    pool: list[PoolGroup], blueprint: Blueprint
) -> None:
    listed = candidates(blueprint, pool)
    paper = solve.cheapest(programme(blueprint, listed))
    assert solve.cheapest(programme(blueprint, listed), seed=5) == paper
    turned = candidates(blueprint, pool[::-1])
    again = solve.cheapest(programme(blueprint, turned))
    assert (paper is None) == (again is None)
    assert names(listed, paper or ()) == names(turned, again or ())


@settings(max_examples=40)
@given(questions(10), blueprints())
def test_a_question_that_fits_no_line_moves_nothing(
    pool: list[PoolGroup], blueprint: Blueprint
) -> None:
    further = MadeQuestion(type="matching", id="further", worth=1)
    never = blueprint.model_copy(update={"never": ("matching",)})
    more = [*pool, *groups_of({1: [further]})]
    one, other = candidates(never, pool), candidates(never, more)
    assert [each.entry.name for each in one] == [each.entry.name for each in other]


def test_forms_are_alike_in_what_is_counted() -> None:
    from made_bank import bank  # noqa: PLC0415

    blueprint = Blueprint.model_validate(
        {"marks": "20", "topics": {"1": "10", "2": "10"}, "types": {"multiple-choice": "5"}},
        by_name=False,
    )
    request = Request(
        blueprint, bank(600), counting, {}, {}, 3, lambda *_: Span("s"), disjoint="exact"
    )
    sink = Sink()
    forms = filled(request, ["A", "B", "C"], [[], [], []], sink)
    assert forms is not None, list(map(str, sink))
    counts = [
        {what: sum(of.values()) for what, of in building.counts(form).items()} for form in forms
    ]
    assert counts[0] == counts[1] == counts[2]
    assert disjoint_line("ABC").path == ("forms",)
