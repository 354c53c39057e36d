"""Errors for picks that get too few questions."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from worksheets.assemble.clashes import clashes, fact_names
from worksheets.assemble.class_diagnostics import report_seen, seen_besides
from worksheets.assemble.pool import PoolEntry, PoolGroup
from worksheets.assemble.ranked import Ranked
from worksheets.assemble.remedies import (
    Fill,
    PickPlace,
    Remedies,
    placed_picks,
    remedies,
)
from worksheets.model.authored import joined_names
from worksheets.model.course import OWN
from worksheets.model.diagnostics import Sink, did_you_mean, plural
from worksheets.model.exam_fields import Apart
from worksheets.model.picks import InlineQuestion, Pick
from worksheets.model.source_names import ALL_SOURCES
from worksheets.model.spec import Spec


def report_shortfalls(
    spec: Spec,
    pool: Sequence[PoolGroup],
    fitting: Mapping[PickPlace, Collection[PoolEntry]],
    fill: Fill,
    sink: Sink,
) -> None:
    """An error for every pick that gets too few questions, with what would help.

    `pool` are the questions of all topics, `fitting` those that meet the criteria of each pick.
    """
    picks = placed_picks(spec)
    filled = fill(picks)
    possible = [(s, p, pick) for s, p, pick in picks if len(fitting[s, p]) >= pick.count]
    chosen = [entry for entries in filled.taken.values() for entry in entries]
    advice: Remedies | None = None
    reported = {found.span for found in sink if found.severity == "error"}
    wrong = [fitting[s, p] for s, p, pick in picks if pick.span in reported]  # values of its own
    tried: list[tuple[Collection[PoolEntry], int, int]] = []  # picks with the same questions
    for s, p, pick in filled.short:
        entries = fitting[s, p]
        count = entries.counted() if isinstance(entries, Ranked) else len(entries)
        if any(entries is other for other in wrong):
            continue
        if isinstance(pick, InlineQuestion) and count < pick.count:
            _report_too_few_draws(pick, entries, count, sink)
        elif pick.id and not entries:
            _report_unknown(pick, pool, sink)
        elif pick.id and pick.count > 1 and count < pick.count:
            _report_too_few_draws(pick, entries, count, sink)
        elif isinstance(entries, Ranked) and entries.kept_back and count < pick.count:
            report_seen(pick, _criteria_in_words(pick), entries, count, sink)
        elif count < pick.count:
            _report_too_few(pick, entries, count, spec.course, sink)
        elif not pick.id and (apart := spec.sections[s].apart):
            _report_apart(pick, apart, len(filled.taken[s, p]), sink)
        elif pick.id:
            _report_clashes(pick, next(iter(entries)), chosen, sink)
        else:
            advice = advice or remedies(possible, filled, fill)
            known = [n for other, count, n in tried if other is entries and count == pick.count]
            alone = known[0] if known else len(fill([(s, p, pick)]).taken[s, p])
            if not known:
                tried.append((entries, pick.count, alone))
            seen = seen_besides(entries) if isinstance(entries, Ranked) else ""
            shortage = Shortage(pick, count, len(filled.taken[s, p]), alone, seen)
            _report_no_room(shortage, advice, sink)


def _report_apart(pick: Pick, apart: Apart, got: int, sink: Sink) -> None:
    """An error for a pick of a section whose questions differ, of which there are too few."""
    asked = f"{plural(pick.count, 'question')} asked for, each another {apart} of its section"
    hint = f"set count: {got}" if got else "leave it out"
    more = "name more topics" if apart == "topic" else "name more types"
    sink.error(
        pick.span, f"{asked}; only {got} can stand here", hint, f"{more}, or leave apart out"
    )


MOST_NAMED = 5
"""So many picks that could be left out are named."""
BECAUSE = "because no fact is asked twice or given away"


class Shortage(NamedTuple):
    """A pick, how many questions meet its criteria, and how many it got: on this paper, and `alone`
    on one of its own. `seen` is a hint about others that a class has seen."""

    pick: Pick
    fitting: int
    got: int
    alone: int
    seen: str


def _report_no_room(shortage: Shortage, advice: Remedies, sink: Sink) -> None:
    """An error for a pick whose questions cannot stand together, or not beside those of others."""
    pick, fitting, got, alone, seen = shortage
    asked = f"{plural(pick.count, 'question')}{_criteria_in_words(pick)} asked for; of {fitting}"
    fewer = f"set count: {got}" if got and advice.enough else "ask for fewer questions"
    facts = "or add facts and questions to the course"
    if alone < pick.count:
        message = f"{asked} only {alone} can stand on one paper, {BECAUSE}"
        spread = "or spread them over several papers"
        sink.error(pick.span, message, *filter(None, (fewer, spread, seen, facts)))
        return
    only = f"only {got}" if got else "none"
    message = f"{asked} {only} can stand beside the other questions of the paper, {BECAUSE}"
    hints = [fewer] if got else []
    if others := _dispensable(pick, advice.dispensable):
        hints.append(f"or {others}" if got else others)
    hints = hints or ["ask for fewer questions in other picks"]
    sink.error(pick.span, message, *hints, *filter(None, (seen, facts)))


def _dispensable(pick: Pick, dispensable: Sequence[Pick]) -> str:
    """Words that say which picks could be left out, one of them, whichever it is; "" if none."""
    names = ["this pick" if other is pick else _name(other) for other in dispensable[:MOST_NAMED]]
    if len(names) < 2:
        return f"leave out {names[0]}" if names else ""
    return f"leave out any one of {joined_names(names)}: one is enough"


def _name(pick: Pick) -> str:
    """A pick in a message, with its line."""
    return f"{pick.id or ' or '.join(pick.type) or 'the pick'} (line {pick.span.line})"


def _report_unknown(pick: Pick, pool: Sequence[PoolGroup], sink: Sink) -> None:
    """An error for an identifier that no question has, or not with the criteria of the pick."""
    message = f"no question in these topics has the id '{pick.id}'"
    for group in pool:
        if pick.id in group.ids and group.origin == "spec":
            message = f"the question '{pick.id}' is written in this spec, and stands there already"
            other = "or write it once more, with those values and another id"
            hints = ["leave this entry out", *([other] if pick.with_ else [])]
            sink.error(pick.span, message, *hints)
            return
        if pick.id in group.ids:
            differences = list(_unmet_criteria(pick, group))
            difference = " and ".join(
                f"{what} {has}, not {wanted}" for what, has, wanted, _ in differences
            )
            hints = [f"write {key}, or leave that out" for *_, key in differences]
            sink.error(pick.span, f"the question '{pick.id}' is {difference}", *hints)
            return
    written = (group for group in pool if group.origin == "authored" or group.group.draws)
    known = {name for group in written for name in group.ids}
    sink.error(pick.span, message, *did_you_mean(pick.id or "", known))


def _unmet_criteria(pick: Pick, pool_group: PoolGroup) -> Iterator[tuple[str, object, object, str]]:
    """The criteria that a group does not meet: in words, its value, the wanted one, what to
    write."""
    group, topic = pool_group.group, pool_group.topic
    if pick.marks not in (None, group.tariff):
        yield "worth", plural(group.tariff, "mark"), pick.marks, f"marks: {group.tariff}"
    if pick.type and group.type not in pick.type:
        yield "of type", group.type, " or ".join(pick.type), f"type: {group.type}"
    if pick.difficulty not in (None, group.difficulty):
        wanted = pick.difficulty
        yield "of difficulty", group.difficulty, wanted, f"difficulty: {group.difficulty}"
    if pick.topic and not any(topic.within(branch) for branch in pick.topic):
        yield "from topic", topic.number, " or ".join(pick.topic), f"topic: {topic.number}"
    if pick.from_ not in (None, pool_group.origin):
        yield "from", pool_group.origin, pick.from_, f"from: {pool_group.origin}"
    if pick.sources:
        of_it = sorted(pool_group.sources[pool_group.ids.index(pick.id or "")])
        known = f"sources: [{', '.join(of_it)}]" if of_it else "another id"
        yield "on", _sources_in_words(of_it), _sources_in_words(pick.sources), known


def _sources_in_words(names: Sequence[str]) -> str:
    if tuple(names) == ALL_SOURCES:
        return "all sources"
    listed = joined_names(f"'{name}'" for name in names)
    return (
        f"the source {listed}" if len(names) == 1 else f"the sources {listed}" if names else "none"
    )


def _report_too_few_draws(
    pick: Pick, fitting: Collection[PoolEntry], count: int, sink: Sink
) -> None:
    """An error for more draws of one question than there are."""
    passed = "worksheets check says which draws are passed over, and why"
    if not count and isinstance(pick, InlineQuestion):
        message = f"no draw of '{pick.id}' was found that fits and has no mistake"
        sink.error(pick.span, message, passed, "or widen the ranges of its values")
        return
    if any(entry.template for entry in fitting):
        there = "there is 1 draw" if count == 1 else f"there are {count} different draws"
        message = f"count is {pick.count}, but of '{pick.id}' {there}"
        hints = [f"set count: {count}", "or widen the ranges of its values"]
        if any(entry.template and entry.template.draws > count for entry in fitting):
            hints.append(passed)
        sink.error(pick.span, message, *hints)
        return
    message = f"count is {pick.count}, but only one question has the id '{pick.id}'"
    sink.error(pick.span, message, "leave count out", "or give the question values")


def _report_too_few(
    pick: Pick, fitting: Collection[PoolEntry], found: int, course: str, sink: Sink
) -> None:
    """An error for fewer questions than asked for: how many there are, and in which topics."""
    asked = f"{plural(pick.count, 'question')}{_criteria_in_words(pick)} asked for"
    fewer = f"set count: {found}" if fitting else ""
    if not course:
        gives = f"only {found}" if fitting else "none"
        message = f"{asked}, but the paper has no course and its own knowledge gives {gives}"
        hints = fewer, "write the questions here, or name a course"
        sink.error(pick.span, message, *filter(None, hints))
        return
    topics = Counter(_topic_in_words(entry) for entry in fitting)
    where = ", ".join(f"{n} in {topic}" for topic, n in topics.items())
    there = f"there are {found} ({where})" if where else "there are none"
    sink.error(
        pick.span,
        f"{asked}, but {there}",
        fewer or "drop one of the criteria",
        "add topics, or write more questions in the course",
    )


def _topic_in_words(entry: PoolEntry) -> str:
    return "this spec" if entry.topic.number == OWN else entry.topic.number


def _report_clashes(pick: Pick, entry: PoolEntry, chosen: Sequence[PoolEntry], sink: Sink) -> None:
    """Errors for a named question that clashes with others: with which, and over which facts."""
    for other in chosen:
        if other.name == entry.name:
            sink.error(pick.span, f"'{pick.id}' is asked for twice", "name every question once")
            return
        if not clashes(entry, other):
            continue
        shared = (entry.asks & (other.asks | other.gives)) | (entry.gives & other.asks)
        facts = fact_names(shared)
        sink.error(
            pick.span,
            f"'{pick.id}' cannot stand beside '{other.question.id}': a fact is asked twice or "
            f"given away ({facts or 'they read the same'})",
            "leave one of the two out",
        )


def _criteria_in_words(pick: Pick) -> str:
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
    if pick.sources:
        parts.append(f"on {_sources_in_words(pick.sources)}")
    return "".join(f" {part}" for part in parts)
