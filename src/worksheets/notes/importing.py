"""From the lines of a file to what a course would have of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worksheets.notes.actors import Actor, actor_of, actors_in, people_in, unlike_headings
from worksheets.notes.claims import claims_in, grouped
from worksheets.notes.dates import LEANING, events_in
from worksheets.notes.doubts import broken, clumsy
from worksheets.notes.folding import cut, folded
from worksheets.notes.lines import Line, Sheet
from worksheets.notes.links import links_in
from worksheets.notes.numbers import numbers_in, numbers_of
from worksheets.notes.outline import Node, titled, tree_in
from worksheets.notes.quotations import quotations_in
from worksheets.notes.report import Report
from worksheets.notes.sentences import QUOTED, Section, Sentence, sections
from worksheets.notes.suggestion import Suggestion, Value, identifier, sentence
from worksheets.notes.terms import is_pair, terms_in, undefined
from worksheets.notes.wording import FORMULA, reworded, tell_quotes
from worksheets.notes.words import PRONOUN, key_word, resolved, with_bold, without_lead


@dataclass(frozen=True, slots=True)
class Imported:
    """One file of notes: the number of its topic if it says one, its title, the tree it carries."""

    file: str
    number: str
    title: str
    tree: tuple[Node, ...]
    actors: tuple[Actor, ...]
    suggestions: tuple[Suggestion, ...]
    report: Report


def imported(sheet: Sheet) -> Imported:
    """Everything that a file of notes suggests, and all that is to be said of it."""
    report = Report(sheet.file)
    for place, what in sheet.lost:
        report.add("unplaced", place, f"{what} was left out")
    tell_quotes(sheet.lines, report)
    lines = reworded(folded(sheet.lines, report), report)
    lines, tree = tree_in(lines, report)
    number, title, lines = titled(cut(lines, report))
    if number and tree and number not in {node.number for node in tree}:
        report.add("missing", 1, f"topic {number} is not in the outline; it was added to it")
    found = sections(title or sheet.file, lines)
    actors = actors_in(found)
    for line, words in unlike_headings(found):
        report.add("doubted", line, words)
    suggestions = tuple(_suggested(found, actors, report))
    return Imported(
        sheet.file, number, title, tuple(tree), tuple(actors.values()), suggestions, report
    )


def _suggested(
    found: Sequence[Section], actors: dict[str, Actor], report: Report
) -> Iterator[Suggestion]:
    everything = [one for section in found for one in _of_section(section, actors, report)]
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


def _of_section(section: Section, actors: dict[str, Actor], report: Report) -> Iterator[Suggestion]:
    actor = actor_of(section, actors)
    person, thing = (actor.person, actor.name) if actor else ("", "")
    defined = list(terms_in(section))
    yield from defined
    yield from numbers_of(section.lines)
    quoted = {line.number for line in section.lines if QUOTED.search(line.words)}
    points: list[tuple[str, int]] = []
    before = ""
    meanings = {one.line for one in defined}
    listed = {line.number for line in section.lines if is_pair(line)} & meanings
    for one in section.sentences:
        if one.line in quoted:
            yield from _quoted(one, report)
            before = ""
        elif _doubtful(one, report):
            before = ""
        else:
            whole = resolved(without_lead(one.words), person, thing)
            if _stands_alone(whole) and one.line not in listed:
                points.append((sentence(whole), one.line))
            facts = list(_facts(one, whole, before, actor))
            if one.line not in meanings:
                facts += numbers_in(without_lead(one.words), one.words, one.line)
                if not facts:
                    report.add("unplaced", one.line, _unplaced(one))
            yield from facts
            before = resolved(one.words, person, thing)
    for line in section.lines:
        if line.number in quoted:
            yield from quotations_in(line.words, line.number)
    yield from _notes(section, points, actor)


def _stands_alone(words: str) -> bool:
    """Whether a sentence can be printed without the one before it, and has words to print."""
    leans = LEANING.match(words) or PRONOUN.match(words) or words.endswith(":")
    return not leans and bool(re.search(r"[A-Za-z]{3}", FORMULA.sub("", words)))


def _unplaced(one: Sentence) -> str:
    if FORMULA.search(one.words):
        return f"a formula; to ask for it, add it to 'formulas' with what is given: {one.words}"
    return f"no fact was made of '{one.words}'"


def _quoted(one: Sentence, report: Report) -> Iterator[Suggestion]:
    """What is told beside a quotation is as doubtful as who said it; numbers in one stay there."""
    quotation = QUOTED.search(one.words)
    if quotation is None:
        for event in events_in(one.words, one.words, one.line):
            doubt = {"doubt": "the quotation of this line is doubtful: check this too"}
            fields = {**event.fields, **doubt}
            yield Suggestion("events", event.name, fields, one.words, one.line)
        return
    if quotation[1] == "'":
        words = "the quotation's single marks are left out; those of the language are set around it"
        report.add("changed", one.line, words)
    for number in numbers_in(quotation[2], one.words, one.line):
        said = str(number.fields["statement"]).partition("{")[2].partition("}")[0]
        report.add("unplaced", one.line, f"the number {said} stands in a quotation")


def _doubtful(one: Sentence, report: Report) -> bool:
    """Whether a sentence lacks words; what is to be said of it is said."""
    for fault in clumsy(one.words):
        report.add("doubted", one.line, fault)
    fault = "" if QUOTED.search(one.words) else broken(one.words)
    if fault:
        report.add("doubted", one.line, f"{fault}; the sentence is never printed: '{one.words}'")
    return bool(fault)


def _facts(one: Sentence, whole: str, before: str, actor: Actor | None) -> Iterator[Suggestion]:
    person, thing = (actor.person, actor.name) if actor else ("", "")
    if actor:
        yield from claims_in(one.words, actor, one.line)
    yield from events_in(whole, one.words, one.line)
    yield from links_in(one.words, before, person, thing, one.line)


def _notes(
    section: Section, points: Sequence[tuple[str, int]], actor: Actor | None
) -> Iterator[Suggestion]:
    """The section itself: its sentences, each with its word to know in bold."""
    rows = [line for line in section.lines if line.mark == "row" and line.head]
    said = [*(words for words, _ in points), *map(_row, rows)]
    if not said:
        return
    known = frozenset(actor.subjects if actor else ())
    marked = [with_bold(words, key_word(words, known)) for words in said]
    fields: dict[str, Value] = {"heading": section.heading, "points": marked}
    whole = "\n".join((section.heading, *said))
    yield Suggestion("notes", f"notes-{identifier(section.heading)}", fields, whole, section.line)


def _row(row: Line) -> str:
    """A row of a table as a sentence: 'Brazil: capital Brasília; population 203.'"""
    rest = zip(row.head[1:], row.cells[1:], strict=False)
    return sentence(f"{row.cells[0]}: {'; '.join(f'{name} {cell}' for name, cell in rest)}")
