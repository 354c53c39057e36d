"""Edits of a spec's text that write a question down by its name, or give it free again."""

from collections.abc import Mapping, Sequence
from typing import cast

from worksheets.assemble.pool import PoolEntry
from worksheets.authoring.examples import flow
from worksheets.authoring.paper_choice import PaperChoice, StandingQuestion
from worksheets.model.diagnostics import Sink
from worksheets.model.mapped import Mapped, Tree
from worksheets.model.mapped import Path as PathInTree
from worksheets.read.yaml_edits import extents, with_value, without_entries, without_value
from worksheets.read.yaml_events import tree
from worksheets.read.yaml_lists import with_entry_after, with_entry_before, with_key_renamed

BEGINS = frozenset({"before", "left", "right"})
"""Page breaks that are about the first question of a pick."""


def with_question_named(choice: PaperChoice, question: StandingQuestion, entry: PoolEntry) -> str:
    """The text of a spec that names a question in the place of one that was chosen.

    A pick of several is parted; all that was written stays with its first part.
    """
    text, path, wanted = choice.text, question.path, question.wanted
    if wanted is None:
        raise TypeError("a question of a blueprint has no pick")
    named = _name(choice, entry)
    if question.is_pinned or wanted.count == 1:
        for key, given in named.items():
            text = with_value(text, path, key, given)
        return text
    before, after = question.at, wanted.count - question.at - 1
    written = entry_at(text, path)
    breaks = wanted.page_break
    middle = {**named, **_breaks(breaks, first=not before, last=not after)}
    if not before:
        text = _sized(text, path, after, _breaks(breaks, first=False, last=True))
        return with_entry_before(text, path, _flow(middle))
    if after:
        rest = {key: given for key, given in written.items() if key != "page-break"}
        parts = {**rest, "count": str(after), **_breaks(breaks, first=False, last=True)}
        text = with_entry_after(text, path, _flow(parts))
    text = with_entry_after(text, path, _flow(middle))
    return _sized(text, path, before, _breaks(breaks, first=True, last=False))


def without_one(text: str, question: StandingQuestion) -> str:
    """The text of a spec whose pick asks for one question less, or that has no such entry."""
    wanted = question.wanted
    if wanted is None:
        raise TypeError("a question of a blueprint has no pick")
    if wanted.count > 1:
        return with_value(text, question.path, "count", str(wanted.count - 1))
    return without_entries(text, question.path[:-1], [question.pick])


def with_question_free(text: str, question: StandingQuestion) -> str:
    """The text of a spec that picks by type and marks where it named a question."""
    path, kind = question.path, question.entry.question
    if "type" in entry_at(text, path):
        return without_value(text, path, "id")
    text = with_key_renamed(text, path, "id", f"type: {kind.type}")
    return with_value(text, path, "marks", str(kind.tariff)) if kind.tariff else text


def with_left_out(text: str, name: str) -> str:
    """The text of a spec that never chooses a question of an identifier."""
    places = extents(text)
    left_out = _left_out(text)
    if name in left_out:
        return text
    if left_out and ("without", 0) in places:
        return with_entry_after(text, ("without", len(left_out) - 1), _flow(name))
    return with_value(text, (), "without", [*left_out, name])


def with_left_in(text: str, name: str) -> str:
    """The text of a spec that may choose a question of an identifier again."""
    left_out = _left_out(text)
    if name not in left_out:
        return text
    if ("without", 0) in extents(text):
        return without_entries(text, ("without",), [left_out.index(name)])
    return without_value(text, (), "without")


def _left_out(text: str) -> list[str]:
    value = tree(text, "", Sink())
    written = value.get("without") if isinstance(value, Mapped) else None
    listed = written if isinstance(written, list) else [written]
    return [name for name in listed if isinstance(name, str)]


def _name(choice: PaperChoice, entry: PoolEntry) -> dict[str, str]:
    """What names a question in a pick: its identifier, and its topic if others have the same."""
    name = entry.question.id
    same = sum(group.ids.count(name) for group in choice.stock.supply.pool)
    return {"id": name, "topic": entry.topic.number} if same > 1 else {"id": name}


def entry_at(text: str, path: PathInTree) -> Mapped:
    """The mapping at a path of a text; raises TypeError if something else is there."""
    value: Tree = tree(text, "", Sink())
    for part in path:
        match value:
            case Mapped():
                value = value[str(part)]
            case list():
                value = value[int(part)]
    if not isinstance(value, Mapped):
        raise TypeError(f"there is no mapping at {path}")
    return value


def _breaks(breaks: Sequence[str], *, first: bool, last: bool) -> dict[str, list[str]]:
    """The page breaks of a part of a pick, as a key of it; none if it has none."""
    kept = [
        name
        for name in breaks
        if name == "avoid" or (first and name in BEGINS) or (last and name == "after")
    ]
    return {"page-break": kept} if kept else {}


def _sized(text: str, path: PathInTree, count: int, breaks: Mapping[str, Sequence[str]]) -> str:
    """The text with another count in a pick, and with its page breaks; in block style a count of 1
    stays, for a comment may stand behind it."""
    flow_style = extents(text)[path].flow
    if count == 1 and flow_style:
        text = without_value(text, path, "count")
    if count > 1 or "count" in entry_at(text, path):
        text = with_value(text, path, "count", str(count))
    if "page-break" not in entry_at(text, path):
        return text
    if not breaks:
        return without_value(text, path, "page-break")
    return with_value(text, path, "page-break", breaks["page-break"])


def _flow(value: Mapping[str, object] | str) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return flow(value)
    mapped = Mapped(1, 1)
    mapped.update(cast(Mapping[str, Tree], value))
    return flow(mapped)
