"""Laws of blueprints, over made-up banks so small that all papers can be tried."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from made_bank import MadeQuestion, counting, groups_of
from worksheets.assemble.blueprints import building, solve
from worksheets.assemble.blueprints.candidates import Candidate, candidates_of
from worksheets.assemble.blueprints.conflict import conflict_in, with_what_would_do
from worksheets.assemble.blueprints.filling import Request, disjoint_line, filled
from worksheets.assemble.blueprints.programme import Programme
from worksheets.assemble.clashes import clashes, shared_content
from worksheets.assemble.pool import PoolGroup
from worksheets.model.blueprint import OTHERS, WITHIN, Amount, Blueprint
from worksheets.model.diagnostics import Sink, Span
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
    try:
        return Blueprint.model_validate(written, by_name=False)
    except ValidationError:
        return Blueprint.model_validate({"marks": written["marks"]}, by_name=False)


def met(blueprint: Blueprint, paper: Sequence[Candidate]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Every line of a blueprint, and whether a paper meets it: counted without any row."""
    marks = sum(one.marks for one in paper)
    total = {
        ("marks",): marks,
        ("questions",): len(paper),
        ("reading",): sum(one.words for one in paper),
        ("minutes",): sum(
            (one.minutes + Fraction(one.words, blueprint.words_a_minute) for one in paper),
            Fraction(0),
        ),
    }
    for path, count in total.items():
        amount = getattr(blueprint, path[0])
        if amount is not None:
            yield path, inside(amount, count, marks, None)
    for key, of in (("topics", topic), ("ao", objective), ("difficulty", difficulty)):
        amounts = getattr(blueprint, key)
        for name, amount in amounts.items():
            if name != WITHIN:
                count = sum(of(one, name) for one in paper)
                yield (key, name), inside(amount, count, marks, amounts.get(WITHIN))
    for name, amount in blueprint.types.items():
        if isinstance(amount, Amount):
            count = sum(one.question.type == name for one in paper)
            yield ("types", name), inside(amount, count, marks, None)
    for name, cells in blueprint.cells.items():
        for other, amount in cells.items():
            count = sum(objective(one, other) for one in paper if topic(one, name))
            yield ("cells", name, other), inside(amount, count, marks, None)


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


def good(blueprint: Blueprint, paper: Sequence[Candidate]) -> bool:
    return lawful(paper) and all(holds for _, holds in met(blueprint, paper))


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


@settings(max_examples=40)
@given(questions(9), blueprints())
def test_a_conflict_is_one_and_no_line_of_it_could_be_left_out(
    pool: list[PoolGroup], blueprint: Blueprint
) -> None:
    listed = candidates(blueprint, pool)
    found = programme(blueprint, listed)
    if solve.cheapest(found) is not None:
        return
    conflict = conflict_in(found)
    assert conflict.proved
    every = [dict(met(blueprint, paper)) | {"law": True} for paper in subsets(listed)]
    laws = [line for line in conflict.lines if line.is_law]
    lines = [line for line in conflict.lines if not line.is_law]
    if not laws:
        assert not any(all(one[line.path[1:]] for line in lines) for one in every)  # type: ignore[index]
    for left_out in lines if not laws else ():
        rest = [line for line in lines if line != left_out]
        assert any(all(one[line.path[1:]] for line in rest) for one in every), left_out  # type: ignore[index]
    for left_out in conflict.lines:
        rest = [line for line in conflict.lines if line != left_out]
        assert solve.possible(found, rest)
    assert not solve.possible(found, conflict.lines)


def subsets(listed: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    for chosen in product((False, True), repeat=len(listed)):
        yield [one for one, there in zip(listed, chosen, strict=True) if there]


@settings(max_examples=60)
@given(questions(9), blueprints())
def test_what_would_do_does(pool: list[PoolGroup], blueprint: Blueprint) -> None:
    listed = candidates(blueprint, pool)
    found = programme(blueprint, listed)
    if solve.cheapest(found) is not None:
        return
    for instead in with_what_would_do(found, conflict_in(found), 9).would_do:
        key, *path = instead.line.path[1:]
        written = getattr(blueprint, str(key))
        exact = Amount(instead.amount, instead.amount)
        if instead.is_share:
            changed: object = {**written, WITHIN: exact}
        elif len(path) == 2:
            changed = {**written, path[0]: {**written[path[0]], path[1]: exact}}
        elif path:
            bounds = written[path[0]]
            changed = {**written, path[0]: loosened(bounds, instead.amount)}
        else:
            changed = loosened(written, instead.amount)
        other = blueprint.model_copy(update={str(key): changed})
        assert any(good(other, paper) for paper in papers(listed)), instead


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
    request = Request(blueprint, pool, counting, {}, 1, lambda *_: Span("s"), disjoint=True)
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
    request = Request(blueprint, bank(600), counting, {}, 3, lambda *_: Span("s"), disjoint="exact")
    sink = Sink()
    forms = filled(request, ["A", "B", "C"], [[], [], []], sink)
    assert forms is not None, list(map(str, sink))
    counts = [
        {what: sum(of.values()) for what, of in building.counts(form).items()} for form in forms
    ]
    assert counts[0] == counts[1] == counts[2]
    assert disjoint_line("ABC").path == ("forms",)
