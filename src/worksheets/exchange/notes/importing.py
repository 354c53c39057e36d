"""From the lines of a file of notes to suggestions for a course."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worksheets.exchange.notes.actors import (
    NotesActor,
    actor_of_section,
    actors_in,
    inconsistent_headings,
    people_in,
)
from worksheets.exchange.notes.claims import grouped
from worksheets.exchange.notes.cleaning import without_boilerplate, without_duplicates
from worksheets.exchange.notes.facts import facts_of
from worksheets.exchange.notes.lines import NotesFile
from worksheets.exchange.notes.markup_check import check_markup
from worksheets.exchange.notes.normalising import normalise, report_mixed_quotes
from worksheets.exchange.notes.outline import TopicNode, find_title, find_topic_tree
from worksheets.exchange.notes.questions import mark_questions
from worksheets.exchange.notes.report import Report
from worksheets.exchange.notes.sentences import NotesSection, split_sections
from worksheets.exchange.notes.suggestion import Suggestion, doubted_if_unreadable, identifier
from worksheets.exchange.notes.tables import report_unusable_tables
from worksheets.exchange.notes.terms import distinct_terms, undefined_terms


@dataclass(frozen=True, slots=True)
class ImportedNotes:
    """An analysed file of notes: topic number (if it has one), title, topic tree and suggestions.

    `data` are the bytes of the file.
    """

    file: str
    number: str
    title: str
    tree: tuple[TopicNode, ...]
    actors: tuple[NotesActor, ...]
    suggestions: tuple[Suggestion, ...]
    report: Report
    data: bytes = b""


def analyse_notes(notes: NotesFile) -> ImportedNotes:
    """The suggestions of a file of notes, and a report on it."""
    report = Report(notes.file)
    for place, loss in notes.losses:
        report.add("unplaced", place, f"{loss} was left out")
    report_mixed_quotes(notes.lines, report)
    lines = mark_questions(without_duplicates(notes.lines, report), report)
    lines = normalise(check_markup(lines, report), report)
    lines, tree = find_topic_tree(lines, report)
    topic_number, title, lines = find_title(without_boilerplate(lines, report))
    title = title or readable_name(notes.file)
    if topic_number and tree and topic_number not in {node.number for node in tree}:
        report.add("missing", 1, f"topic {topic_number} is not in the outline; it was added to it")
    sections_found = split_sections(title, lines)
    actors = actors_in(sections_found)
    for line, remark in inconsistent_headings(sections_found):
        report.add("doubted", line, remark)
    report_unusable_tables(lines, report)
    suggested = map(doubted_if_unreadable, _all_suggestions(sections_found, actors, report))
    suggestions = tuple(distinct_terms(suggested, report))
    distinct_actors = tuple({actor.id: actor for actor in actors.values()}.values())
    return ImportedNotes(
        notes.file,
        topic_number,
        title,
        tuple(tree),
        distinct_actors,
        suggestions,
        report,
        notes.data,
    )


def readable_name(file: str) -> str:
    """The name of a file as a title: 'cold-war_notes.txt' is 'Cold war notes'."""
    words = re.sub(r"[-_.\s]+", " ", file.rpartition(".")[0]).strip()
    return f"{words[:1].upper()}{words[1:]}" if any(map(str.isalnum, words)) else "Notes"


def _all_suggestions(
    sections_found: Sequence[NotesSection], actors: dict[str, NotesActor], report: Report
) -> Iterator[Suggestion]:
    facts = [
        suggestion
        for section in sections_found
        for suggestion in facts_of(section, actor_of_section(section, actors), report)
    ]
    claims = [suggestion for suggestion in facts if suggestion.list == "claims"]
    first_line: dict[str, int] = {}
    for claim, group in grouped(claims):
        if group and first_line.setdefault(group, claim.line) != claim.line:
            remark = f"'{claim.fields['text']}' says much the same as line {first_line[group]}"
            report.add("repeated", claim.line, remark)
        fields = {**claim.fields, "same-as": group} if group else claim.fields
        yield Suggestion("claims", claim.name, fields, claim.sentence, claim.line)
    yield from (suggestion for suggestion in facts if suggestion.list not in ("claims", "people"))
    known_terms = frozenset(
        str(suggestion.fields["term"]).casefold()
        for suggestion in facts
        if suggestion.list == "terms"
    )
    yield from undefined_terms(sections_found, known_terms)
    people = [suggestion for suggestion in facts if suggestion.list == "people"]
    yield from people
    names = {str(suggestion.fields["name"]) for suggestion in people}
    for name, line in people_in(sections_found):
        if name not in names:
            yield Suggestion("people", identifier(name), {"name": name}, name, line)
