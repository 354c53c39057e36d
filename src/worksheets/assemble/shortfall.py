"""What is said where a pick cannot be filled, or repeats what another question has."""

from collections import Counter
from collections.abc import Sequence

from worksheets.assemble.candidates import Candidate, Stock
from worksheets.assemble.clashes import clash, names_of, repetition
from worksheets.model.diagnostics import Sink, did_you_mean, plural
from worksheets.model.spec import Pick


def warn_of_repetition(picks: Sequence[tuple[Pick, Sequence[Candidate]]], sink: Sink) -> None:
    """Warn of named questions that have options, or give facts, that another has or gives."""
    earlier: dict[object, list[tuple[Pick, Candidate]]] = {}
    for pick, taken in picks:
        for mine in taken:
            marks = {mine.question.option_set, *mine.given} - {frozenset()}
            beside = {
                other.name: (before, other)
                for mark in marks
                for before, other in earlier.get(mark, ())
            }
            for before, other in beside.values():
                if (pick.id or before.id) and (shared := repetition(mine, other)):
                    message = f"'{mine.question.id}' stands beside '{other.question.id}': {shared}"
                    sink.warn(pick.span, message, "choose another question in its place")
            for mark in marks:
                earlier.setdefault(mark, []).append((pick, mine))


def report_shortfall(
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
        if other.name == mine.name:
            sink.error(pick.span, f"'{pick.id}' is asked for twice", "name every question once")
            return
        if not clash(mine, other):
            continue
        shared = (mine.asks & (other.asks | other.gives)) | (mine.gives & other.asks)
        facts = names_of(shared)
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
