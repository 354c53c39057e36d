"""Choosing questions: every pick filled, and no question answering or repeating another."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from worksheets.assemble.candidates import Candidate, Stock
from worksheets.assemble.ranked import Ranked
from worksheets.model.authored import one_of
from worksheets.model.diagnostics import Sink, did_you_mean, plural
from worksheets.model.spec import Pick, Spec

ALIKE = 0.6
"""The part of a pick that may have one verdict, rounded up: of four statements three are true."""
EVERYWHERE = ("event/", "term/")
"""Beginnings of the names that a fact has in every topic."""
PASSED = 64
"""Questions that are passed over for their verdict at most."""


def fits(stock: Stock, pick: Pick) -> bool:
    """Whether the questions of a stock answer to every criterion of a pick but an identifier."""
    shelf = stock.shelf
    return (
        (not pick.type or shelf.type in pick.type)
        and (not pick.topic or any(stock.topic.within(branch) for branch in pick.topic))
        and (pick.marks is None or shelf.tariff == pick.marks)
        and (pick.difficulty is None or shelf.difficulty == pick.difficulty)
        and (pick.from_ is None or stock.origin == pick.from_)
    )


def clash(one: Candidate, other: Candidate) -> bool:
    """Whether two questions may not stand on one paper.

    A fact is asked at most once, and never where another question gives it away; no two questions
    read the same. What merely tires is `repetition`.
    """
    return (
        one.question.id == other.question.id
        or (one.question.wording != "" and one.question.wording == other.question.wording)
        or not one.asks.isdisjoint(other.asks | other.gives)
        or not one.gives.isdisjoint(other.asks)
    )


def repetition(one: Candidate, other: Candidate) -> str:
    """What two questions that do not clash have in common all the same, in words, or nothing.

    No two such questions are chosen; authors who name both are warned.
    """
    if one.question.option_set and one.question.option_set == other.question.option_set:
        return "they have the same options"
    if not one.sources.isdisjoint(other.sources):
        return ""  # what a source says is printed once, however many questions are about it
    shared = one.given & other.given
    return f"both give {_named(shared)}" if shared else ""


def _named(facts: Collection[str]) -> str:
    """Identifiers of facts; names that they have in all topics say nothing to an author."""
    ids = [name for name in facts if not name.startswith(EVERYWHERE)]
    return one_of(sorted(name.rpartition("/")[2] for name in ids or facts))


@dataclass(slots=True)
class Standing:
    """What stands on a paper so far, so that a question need not be held against each."""

    ids: set[str] = field(default_factory=set)
    wordings: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    given_by: dict[str, frozenset[str]] = field(default_factory=dict)
    option_sets: set[frozenset[str]] = field(default_factory=set)

    def add(self, candidate: Candidate) -> None:
        self.ids.add(candidate.question.id)
        self.wordings.add(candidate.question.wording)
        if candidate.question.option_set:
            self.option_sets.add(candidate.question.option_set)
        self.asked |= candidate.asks
        self.given |= candidate.gives
        for fact in candidate.given:
            self.given_by[fact] = self.given_by.get(fact, frozenset()) | candidate.sources

    def clashes(self, candidate: Candidate) -> bool:
        """Whether the question clashes with any that stands there."""
        question = candidate.question
        return (
            question.id in self.ids
            or (question.wording != "" and question.wording in self.wordings)
            or not candidate.asks.isdisjoint(self.asked)
            or not candidate.asks.isdisjoint(self.given)
            or not candidate.gives.isdisjoint(self.asked)
        )

    def repeats(self, candidate: Candidate) -> bool:
        """Whether the question has options, or gives a fact, that stand there already."""
        return candidate.question.option_set in self.option_sets or any(
            fact in self.given_by and self.given_by[fact].isdisjoint(candidate.sources)
            for fact in candidate.given
        )

    def take(
        self, candidates: Iterable[Candidate], most: int, *, named: bool = False
    ) -> list[Candidate]:
        """Add the first that can stand here, at most so many; answers them.

        Those that would give nearly all of them the same verdict come last. A question that an
        author has `named` may repeat what stands there.
        """
        taken: list[Candidate] = []
        passed: list[Candidate] = []
        verdicts: Counter[str] = Counter()
        for candidate in candidates:
            if len(taken) == most:
                return taken
            verdict = candidate.question.verdict
            if verdict and verdicts[verdict] >= ALIKE * most and len(passed) < PASSED:
                passed.append(candidate)
            elif self.admits(candidate, named=named):
                verdicts[verdict] += 1
                taken.append(candidate)
        admitted = (candidate for candidate in passed if self.admits(candidate, named=named))
        return [*taken, *islice(admitted, most - len(taken))]

    def admits(self, candidate: Candidate, *, named: bool = False) -> bool:
        """Add the question, if it can stand here; answers whether it can."""
        if self.clashes(candidate) or (not named and self.repeats(candidate)):
            return False
        self.add(candidate)
        return True


def chosen(
    spec: Spec,
    pool: Sequence[Stock],
    seed: int,
    sink: Sink,
    *,
    without: Collection[str] = frozenset(),
) -> list[list[list[Candidate]]] | None:
    """Candidates by section and pick, or None with the reasons in the sink.

    The scarcest picks choose first. Order is by hash, so a new question moves no other unless it
    wins a place; where that runs into a corner, picks that stayed short choose first, and at last
    the least clashing order is tried. `without` names questions that are not to be had.
    """
    picks = [
        (s, p, pick)
        for s, section in enumerate(spec.sections)
        for p, pick in enumerate(section.questions)
    ]
    fitting = {(s, p): _fitting(pool, pick, seed, without) for s, p, pick in picks}

    def spare(entry: tuple[int, int, Pick]) -> tuple[bool, int, tuple[int, int]]:
        s, p, pick = entry
        return pick.id is None, len(fitting[s, p]) - pick.count, (s, p)

    scarcest = sorted(picks, key=spare)
    taken, short = _settled(scarcest, fitting)
    if short:
        calm = {place: _calm(found) for place, found in fitting.items()}
        taken, still = _settled(scarcest, calm)
        if still:
            everything = [found for mine in taken.values() for found in mine]
            for s, p, pick in still:
                _report(pick, list(fitting[s, p]), taken[s, p], pool, everything, sink)
            return None
    _warn_of_repetition(picks, taken, sink)
    return [
        [taken[s, p] for p in range(len(section.questions))]
        for s, section in enumerate(spec.sections)
    ]


def _fitting(pool: Sequence[Stock], pick: Pick, seed: int, without: Collection[str]) -> Ranked:
    stocks = [stock for stock in pool if fits(stock, pick)]
    return Ranked(stocks, seed, pick.id, without)


def _calm(found: Collection[Candidate]) -> list[Candidate]:
    """Candidates in the order of how many facts they touch."""
    return sorted(found, key=lambda candidate: len(candidate.asks) + len(candidate.gives))


Place = tuple[int, int]
Placed = tuple[int, int, Pick]


def _settled(
    picks: Sequence[Placed], fitting: Mapping[Place, Collection[Candidate]]
) -> tuple[dict[Place, list[Candidate]], list[Placed]]:
    """What each pick gets; picks that stay short choose first the next time.

    If that never helps, the answer is what came of the first time.
    """
    found = taken, short = _filled(picks, fitting)
    order = list(picks)
    for _ in picks:
        ahead = [one for one in order if one in short]
        if not short or order[: len(ahead)] == ahead:
            break
        order = ahead + [one for one in order if one not in short]
        taken, short = _filled(order, fitting)
    return found if short else (taken, short)


def _filled(
    picks: Sequence[Placed], fitting: Mapping[Place, Collection[Candidate]]
) -> tuple[dict[Place, list[Candidate]], list[Placed]]:
    """What each pick gets, and the picks that stay short."""
    taken: dict[Place, list[Candidate]] = {}
    everything = Standing()
    short: list[Placed] = []
    for s, p, pick in picks:
        named = pick.id is not None
        mine = taken[s, p] = everything.take(fitting[s, p], pick.count, named=named)
        if len(mine) < pick.count:
            short.append((s, p, pick))
    return taken, short


def _warn_of_repetition(
    picks: Sequence[Placed], taken: Mapping[Place, Sequence[Candidate]], sink: Sink
) -> None:
    """Warn of named questions that have options, or give facts, that another has or gives."""
    before: list[tuple[Pick, Candidate]] = []
    for s, p, pick in picks:
        for mine in taken[s, p]:
            for earlier, other in before:
                if (pick.id or earlier.id) and (shared := repetition(mine, other)):
                    message = f"'{mine.question.id}' stands beside '{other.question.id}': {shared}"
                    sink.warn(pick.span, message, "choose another question in its place")
            before.append((pick, mine))


def _report(
    pick: Pick,
    fitting: Sequence[Candidate],
    got: Sequence[Candidate],
    pool: Sequence[Stock],
    everything: Sequence[Candidate],
    sink: Sink,
) -> None:
    """Say how many there are, where they are, and what would help."""
    if pick.id and not fitting:
        _report_unknown(pick, pool, sink)
    elif len(fitting) < pick.count:
        _report_too_few(pick, fitting, sink)
    elif pick.id:
        (mine,) = fitting
        _report_clashes(pick, mine, everything, sink)
    else:
        sink.error(
            pick.span,
            f"{plural(pick.count, 'question')}{_described(pick)} asked for; of {len(fitting)} only "
            f"{len(got)} can stand together with the rest of the paper, because no fact is asked "
            "twice or given away",
            f"set count: {len(got)}" if got else "leave this pick out",
            "ask for fewer questions elsewhere, or add facts and questions to the course",
        )


def _report_unknown(pick: Pick, pool: Sequence[Stock], sink: Sink) -> None:
    """No question has the id that is asked for, or not with those criteria."""
    ids = {stock.origin: set[str]() for stock in pool}
    for stock in pool:
        ids[stock.origin].update(stock.shelf.ids.split("\n"))
    message = f"no question in these topics has the id '{pick.id}'"
    if any(pick.id in names for names in ids.values()):
        message = f"the question '{pick.id}' does not answer to the other criteria"
    sink.error(pick.span, message, *did_you_mean(pick.id or "", ids.get("authored", ())))


def _report_too_few(pick: Pick, fitting: Sequence[Candidate], sink: Sink) -> None:
    """There are fewer than asked for: how many, and where."""
    topics = Counter(candidate.topic.number for candidate in fitting)
    where = ", ".join(f"{n} in {topic}" for topic, n in topics.items())
    there = f"there are {len(fitting)} ({where})" if where else "there are none"
    sink.error(
        pick.span,
        f"{plural(pick.count, 'question')}{_described(pick)} asked for, but {there}",
        f"set count: {len(fitting)}" if fitting else "drop one of the criteria",
        "add topics, or write more questions in the course",
    )


def _report_clashes(
    pick: Pick, mine: Candidate, everything: Sequence[Candidate], sink: Sink
) -> None:
    """The one that is asked for cannot stand beside others, and why."""
    for other in everything:
        if not clash(mine, other):
            continue
        shared = (mine.asks & (other.asks | other.gives)) | (mine.gives & other.asks)
        facts = _named(shared)
        sink.error(
            pick.span,
            f"'{pick.id}' cannot stand beside '{other.question.id}': a fact is asked twice or "
            f"given away ({facts or 'they read the same'})",
            "leave one of the two out",
        )


def _described(pick: Pick) -> str:
    parts = []
    if pick.type:
        parts.append(f"of type {' or '.join(pick.type)}")
    if pick.topic:
        parts.append(f"from topic {' or '.join(pick.topic)}")
    if pick.marks:
        parts.append(f"of {plural(pick.marks, 'mark')}")
    if pick.difficulty:
        parts.append(f"of difficulty {pick.difficulty}")
    if pick.from_:
        parts.append(f"from {pick.from_}")
    return "".join(f" {part}" for part in parts)
