"""Choosing questions: every pick filled, and no question answering or repeating another."""

from collections import Counter
from collections.abc import Sequence

from worksheets.assemble.candidates import Candidate
from worksheets.model.authored import one_of
from worksheets.model.chance import rank
from worksheets.model.diagnostics import Sink, did_you_mean, plural
from worksheets.model.spec import Pick, Spec


def fits(candidate: Candidate, pick: Pick) -> bool:
    """Whether a candidate answers to every criterion of a pick."""
    question = candidate.question
    return (
        (pick.id is None or question.id == pick.id)
        and (not pick.type or question.type in pick.type)
        and (not pick.topic or any(candidate.topic.within(branch) for branch in pick.topic))
        and (pick.marks is None or question.tariff == pick.marks)
        and (pick.difficulty is None or question.difficulty == pick.difficulty)
        and (pick.from_ is None or candidate.origin == pick.from_)
    )


def clash(one: Candidate, other: Candidate) -> bool:
    """Whether two questions may not stand on one paper.

    A fact is asked at most once, and never where another question gives it away; no two questions
    read the same.
    """
    return (
        one.question.id == other.question.id
        or (one.question.wording != "" and one.question.wording == other.question.wording)
        or not one.asks.isdisjoint(other.asks | other.gives)
        or not one.gives.isdisjoint(other.asks)
    )


def chosen(
    spec: Spec, pool: Sequence[Candidate], seed: int, sink: Sink
) -> list[list[list[Candidate]]] | None:
    """Candidates by section and pick, or None with the reasons in the sink.

    The scarcest picks choose first. Order is by hash, so a new question moves no other unless it
    wins a place; where that order runs into a corner, the least clashing order is tried.
    """
    picks = [
        (s, p, pick)
        for s, section in enumerate(spec.sections)
        for p, pick in enumerate(section.questions)
    ]
    ranked = sorted(pool, key=lambda candidate: _rank(seed, candidate))
    fitting = {(s, p): [found for found in ranked if fits(found, pick)] for s, p, pick in picks}
    scarcest = sorted(
        picks,
        key=lambda entry: (
            entry[2].id is None,
            len(fitting[entry[0], entry[1]]) - entry[2].count,
            entry[:2],
        ),
    )
    taken, short = _filled(scarcest, fitting)
    if short:
        calm = {place: _calm(found) for place, found in fitting.items()}
        taken, still = _filled(scarcest, calm)
        if still:
            everything = [found for mine in taken.values() for found in mine]
            for s, p, pick in still:
                _report(pick, fitting[s, p], taken[s, p], pool, everything, sink)
            return None
    return [
        [taken[s, p] for p in range(len(section.questions))]
        for s, section in enumerate(spec.sections)
    ]


def _rank(seed: int, candidate: Candidate) -> tuple[bytes, str]:
    name = f"{candidate.topic.number}/{candidate.question.id}"
    return rank(str(seed), name), name


def _calm(found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates in the order of how many facts they touch."""
    return sorted(found, key=lambda candidate: len(candidate.asks) + len(candidate.gives))


Place = tuple[int, int]
Placed = tuple[int, int, Pick]


def _filled(
    picks: Sequence[Placed], fitting: dict[Place, list[Candidate]]
) -> tuple[dict[Place, list[Candidate]], list[Placed]]:
    """What each pick gets, and the picks that stay short."""
    taken: dict[Place, list[Candidate]] = {}
    everything: list[Candidate] = []
    short: list[Placed] = []
    for s, p, pick in picks:
        mine: list[Candidate] = []
        for candidate in fitting[s, p]:
            if len(mine) == pick.count:
                break
            if not any(clash(candidate, other) for other in everything):
                mine.append(candidate)
                everything.append(candidate)
        taken[s, p] = mine
        if len(mine) < pick.count:
            short.append((s, p, pick))
    return taken, short


def _report(
    pick: Pick,
    fitting: Sequence[Candidate],
    got: Sequence[Candidate],
    pool: Sequence[Candidate],
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


def _report_unknown(pick: Pick, pool: Sequence[Candidate], sink: Sink) -> None:
    """No question has the id that is asked for, or not with those criteria."""
    ids = [candidate.question.id for candidate in pool if candidate.origin == "authored"]
    message = f"no question in these topics has the id '{pick.id}'"
    if any(candidate.question.id == pick.id for candidate in pool):
        message = f"the question '{pick.id}' does not answer to the other criteria"
    sink.error(pick.span, message, *did_you_mean(pick.id or "", ids))


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
        facts = one_of(sorted(name.rpartition("/")[2].lstrip("=") for name in shared))
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
