"""From the lines of a file to what a course would have of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worksheets.exchange.notes.actors import Actor, actor_of, actors_in, people_in, unlike_headings
from worksheets.exchange.notes.claims import grouped
from worksheets.exchange.notes.facts import facts_of
from worksheets.exchange.notes.folding import cut, folded
from worksheets.exchange.notes.lines import Sheet
from worksheets.exchange.notes.outline import Node, titled, tree_in
from worksheets.exchange.notes.questions import with_questions
from worksheets.exchange.notes.report import Report
from worksheets.exchange.notes.sentences import Section, sections
from worksheets.exchange.notes.sound import sound
from worksheets.exchange.notes.suggestion import Suggestion, identifier, without_holes
from worksheets.exchange.notes.tables import headless
from worksheets.exchange.notes.terms import distinct_terms, undefined
from worksheets.exchange.notes.wording import reworded, tell_quotes


@dataclass(frozen=True, slots=True)
class Imported:
    """One file of notes: the number of its topic if it says one, its title, the tree it carries.

    `data` is the file itself.
    """

    file: str
    number: str
    title: str
    tree: tuple[Node, ...]
    actors: tuple[Actor, ...]
    suggestions: tuple[Suggestion, ...]
    report: Report
    data: bytes = b""


def imported(sheet: Sheet) -> Imported:
    """Everything that a file of notes suggests, and all that is to be said of it."""
    report = Report(sheet.file)
    for place, what in sheet.lost:
        report.add("unplaced", place, f"{what} was left out")
    tell_quotes(sheet.lines, report)
    lines = with_questions(folded(sheet.lines, report), report)
    lines = reworded(sound(lines, report), report)
    lines, tree = tree_in(lines, report)
    number, title, lines = titled(cut(lines, report))
    title = title or readable_name(sheet.file)
    if number and tree and number not in {node.number for node in tree}:
        report.add("missing", 1, f"topic {number} is not in the outline; it was added to it")
    found = sections(title, lines)
    actors = actors_in(found)
    for line, words in unlike_headings(found):
        report.add("doubted", line, words)
    headless(lines, report)
    every = map(without_holes, _suggested(found, actors, report))
    suggestions = tuple(distinct_terms(every, report))
    named = tuple({actor.id: actor for actor in actors.values()}.values())
    return Imported(sheet.file, number, title, tuple(tree), named, suggestions, report, sheet.data)


def readable_name(file: str) -> str:
    """The name of a file as a title: 'cold-war_notes.txt' is 'Cold war notes'."""
    words = re.sub(r"[-_.\s]+", " ", file.rpartition(".")[0]).strip()
    return f"{words[:1].upper()}{words[1:]}" if any(map(str.isalnum, words)) else "Notes"


def _suggested(
    found: Sequence[Section], actors: dict[str, Actor], report: Report
) -> Iterator[Suggestion]:
    everything = [
        one for section in found for one in facts_of(section, actor_of(section, actors), report)
    ]
    claims = [one for one in everything if one.list == "claims"]
    first: dict[str, int] = {}
    for claim, group in grouped(claims):
        if group and first.setdefault(group, claim.line) != claim.line:
            words = f"'{claim.fields['text']}' says much the same as line {first[group]}"
            report.add("repeated", claim.line, words)
        fields = {**claim.fields, "same-as": group} if group else claim.fields
        yield Suggestion("claims", claim.name, fields, claim.sentence, claim.line)
    yield from (one for one in everything if one.list not in ("claims", "people"))
    known = frozenset(
        str(one.fields["term"]).casefold() for one in everything if one.list == "terms"
    )
    yield from undefined(found, known)
    named = [one for one in everything if one.list == "people"]
    yield from named
    seen = {str(one.fields["name"]) for one in named}
    for name, line in people_in(found):
        if name not in seen:
            yield Suggestion("people", identifier(name), {"name": name}, name, line)
