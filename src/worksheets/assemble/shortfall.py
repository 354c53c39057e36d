"""What is said where a pick cannot be filled, or repeats what another question has."""

from collections import Counter
from collections.abc import Iterator, Sequence

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
        ids[stock.origin].update(stock.ids)
    message = f"no question in these topics has the id '{pick.id}'"
    for stock in pool:
        if pick.id in stock.ids:
            unlike = list(_unlike(pick, stock))
            said = " and ".join(f"{what} {has}, not {wanted}" for what, has, wanted, _ in unlike)
            hints = [f"write {key}, or leave that out" for *_, key in unlike]
            sink.error(pick.span, f"the question '{pick.id}' is {said}", *hints)
            return
    sink.error(pick.span, message, *did_you_mean(pick.id or "", ids.get("authored", ())))


def _unlike(pick: Pick, stock: Stock) -> Iterator[tuple[str, object, object, str]]:
    """In what a question is not as asked for: what it is, what it should be, what to write."""
    group, topic = stock.group, stock.topic
    if pick.marks not in (None, group.tariff):
        yield "worth", plural(group.tariff, "mark"), pick.marks, f"marks: {group.tariff}"
    if pick.type and group.type not in pick.type:
        yield "of type", group.type, " or ".join(pick.type), f"type: {group.type}"
    if pick.difficulty not in (None, group.difficulty):
        wanted = pick.difficulty
        yield "of difficulty", group.difficulty, wanted, f"difficulty: {group.difficulty}"
    if pick.topic and not any(topic.within(branch) for branch in pick.topic):
        yield "from topic", topic.number, " or ".join(pick.topic), f"topic: {topic.number}"
    if pick.from_ not in (None, stock.origin):
        yield "from", stock.origin, pick.from_, f"from: {stock.origin}"


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
