"""The questions that a blueprint names, found again in the pool."""

from collections.abc import Iterator, Sequence

from worksheets.assemble.blueprints.candidates import may_ask
from worksheets.assemble.class_diagnostics import within
from worksheets.assemble.paper import PaperInputs
from worksheets.assemble.pool import PoolEntry, PoolGroup
from worksheets.assemble.seen import Seen
from worksheets.assemble.stock import MARK_OF_DRAWS
from worksheets.model.blueprint import Blueprint
from worksheets.model.diagnostics import Mistake, Sink, did_you_mean, plural

MOST_DRAWS = 1_000
"""Of a question with values, among which a pinned one is looked for."""
CHOSEN_ANEW = "or leave 'pinned' out to have the questions chosen anew"


def pinned_entries(
    inputs: PaperInputs,
    pool: Sequence[PoolGroup],
    names: Sequence[str],
    without: frozenset[str],
    sink: Sink,
) -> list[list[PoolEntry]]:
    """The pinned questions of each form of these names; none, with errors in the sink, if there
    are no such questions. Questions named in `without` are left out of the paper."""
    blueprint = inputs.spec.blueprint
    if blueprint is None or not blueprint.pinned:
        return []
    if not _forms_are_right(inputs, blueprint, names, sink):
        return []
    found: list[list[PoolEntry]] = []
    used: set[str] = set()
    for form in names:
        key = form if form in blueprint.pinned else ""
        path = ("blueprint", "pinned", *([key] if key else []))
        entries: list[PoolEntry] = []
        for n, name in enumerate(blueprint.pinned[key]):
            try:
                entry = _found(blueprint, pool, name)
                if entry.name in without:
                    message = f"'{name}' is pinned here, and left out by 'without'"
                    raise Mistake(message, "take it out of one of the two")
                if entry.name in used:
                    raise Mistake(f"'{name}' is pinned twice", "name it once")
            except Mistake as mistake:
                place = inputs.at(*path, n)
                sink.error(place, str(mistake), *mistake.hints)
                continue
            used.add(entry.name)
            entries.append(entry)
        found.append(entries)
    return [] if sink.failed else found


def _forms_are_right(
    inputs: PaperInputs, blueprint: Blueprint, names: Sequence[str], sink: Sink
) -> bool:
    """Whether the questions of each form are pinned, or of all that have the same ones."""
    listed, place = set(blueprint.pinned), inputs.at("blueprint", "pinned")
    if len(names) == 1:
        if "" in listed:
            return True
        message = "questions are pinned by form, and all forms have the same ones"
        sink.error(place, message, "write pinned: […]", CHOSEN_ANEW)
        return False
    if listed == set(names):
        return True
    message = f"the paper has {len(names)} forms that share no question, and not all are pinned"
    lists = ", ".join(f"{name}: […]" for name in names)
    sink.error(place, message, f"write pinned: {{{lists}}}", CHOSEN_ANEW)
    return False


def _found(blueprint: Blueprint, pool: Sequence[PoolGroup], name: str) -> PoolEntry:
    """The question of an id, or of a topic and an id; raises Mistake if there is none, if there
    are several, or if the blueprint does not ask it."""
    topic, _, own = name.rpartition("/")
    family = own.partition(MARK_OF_DRAWS)[0]
    groups = [
        group
        for group in pool
        if group.origin != "spec" and (not topic or group.topic.number == topic)
    ]
    places = [(group, group.ids.index(family)) for group in groups if family in group.ids]
    if not places:
        known = [one for group in groups for one in group.ids]
        message = f"no question of the paper's topics is called '{name}'"
        raise Mistake(message, *did_you_mean(name, known), CHOSEN_ANEW)
    if len(places) > 1:
        numbers = [group.topic.number for group, _ in places]
        message = f"{plural(len(places), 'question')} are called '{own}'"
        raise Mistake(message, f"write {numbers[0]}/{own}, or another topic of these: {numbers}")
    ((group, n),) = places
    if not may_ask(blueprint, group):
        message = f"'{name}' is pinned, and the blueprint does not ask it"
        what = f"it is of type {group.group.type}, on topic {group.topic.number}"
        raise Mistake(message, f"take it out: {what}")
    return _drawn(group, group[n], own)


def _drawn(group: PoolGroup, entry: PoolEntry, name: str) -> PoolEntry:
    """The draw of a name of a question with values; any other question is its own."""
    if entry.question.id == name and (entry.template is None or group.drawn is None):
        return entry
    for number in range(MOST_DRAWS if entry.template and group.drawn else 0):
        drawn = group.drawn.entry(entry, number) if group.drawn else None
        if drawn is None:
            break
        if drawn.question.id == name:
            return drawn
    if entry.template is None:
        raise Mistake(f"'{entry.question.id}' has no draws", f"write {entry.question.id}")
    hint = f"write {entry.question.id}{MARK_OF_DRAWS}0 for its first draw"
    raise Mistake(f"'{name}' is no draw of '{entry.question.id}'", hint)


def warn_of_seen(
    inputs: PaperInputs, forms: Sequence[Sequence[PoolEntry]], seen: Seen | None, sink: Sink
) -> None:
    """A warning of pinned questions that the class has seen too lately."""
    names = list(_seen_again(forms, seen))
    if seen is None or not names:
        return
    history = seen.history
    message = f"{history.class_} has seen pinned questions {within(history.within)}"
    place = inputs.at("blueprint", "pinned")
    sink.warn(place, f"{message}: {', '.join(names)}", "name others, or leave not-within out")


def _seen_again(forms: Sequence[Sequence[PoolEntry]], seen: Seen | None) -> Iterator[str]:
    for entries in forms:
        for entry in entries:
            if seen is not None and seen.forbids(entry):
                yield entry.question.id
