"""The facts of a section of notes, as suggestions for the lists of a topic."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.exchange.notes.actors import NotesActor
from worksheets.exchange.notes.claims import claims_in
from worksheets.exchange.notes.dates import REFERRING, events_in
from worksheets.exchange.notes.key_words import (
    PRONOUN,
    key_word,
    with_bold,
    with_name_for_pronoun,
    without_connective,
)
from worksheets.exchange.notes.lines import UNREADABLE
from worksheets.exchange.notes.links import links_in
from worksheets.exchange.notes.normalising import FORMULA
from worksheets.exchange.notes.numbers import numbers_in
from worksheets.exchange.notes.questions import asks
from worksheets.exchange.notes.quotations import quotations_in
from worksheets.exchange.notes.report import Report
from worksheets.exchange.notes.sentence_faults import sentence_fault, style_remarks
from worksheets.exchange.notes.sentences import QUOTATION, NotesSection, Sentence
from worksheets.exchange.notes.suggestion import (
    UNREADABLE_DOUBT,
    FieldValue,
    Suggestion,
    as_sentence,
    identifier,
)
from worksheets.exchange.notes.tables import row_sentence, table_events, table_numbers
from worksheets.exchange.notes.terms import is_pair, terms_in


def facts_of(
    section: NotesSection, actor: NotesActor | None, report: Report
) -> Iterator[Suggestion]:
    """The facts of a section, and the section itself as notes with all sentences that can be
    printed."""
    terms = list(terms_in(section))
    yield from (term for _, term in terms)
    yield from table_numbers(section.lines)
    yield from table_events(section.lines)
    meanings = {line for line, _ in terms}
    points: list[str] = []
    previous = ""
    for sentence in section.sentences:
        standalone, facts = _analyse_sentence(
            sentence, previous, actor, report, defines=sentence.source in meanings
        )
        yield from facts
        if (
            standalone
            and _stands_alone(standalone)
            and not (sentence.source in meanings and is_pair(sentence.source))
        ):
            points.append(as_sentence(standalone))
        previous = _with_names(sentence.text, actor) if standalone else ""
    for line in section.lines:
        if QUOTATION.search(line.text) and UNREADABLE not in line.text:
            yield from quotations_in(line.text, line.number)
    yield from _notes_fact(section, points, actor)


def _analyse_sentence(
    sentence: Sentence, previous: str, actor: NotesActor | None, report: Report, *, defines: bool
) -> tuple[str, list[Suggestion]]:
    """A sentence as it can be printed alone ("" if it cannot), and the facts in it.

    `previous` is the sentence before it. A sentence that `defines` a term has no other facts.
    """
    if UNREADABLE in sentence.text:
        return "", _facts_with_unreadable(sentence, previous, actor, report)
    if QUOTATION.search(sentence.source.text):
        return "", list(_facts_beside_quotation(sentence, report))
    if asks(sentence.text):
        report.add("asked", sentence.line, f"a question: '{sentence.text}'")
        return "", []
    if _report_faults(sentence, report):
        return "", []
    standalone = _with_names(without_connective(sentence.text), actor)
    facts = list(_facts(sentence, standalone, previous, actor))
    if not defines:
        facts += numbers_in(without_connective(sentence.text), sentence.text, sentence.line)
        if not facts:
            report.add("unplaced", sentence.line, _unplaced_message(sentence))
    return standalone, facts


def _facts_with_unreadable(
    sentence: Sentence, previous: str, actor: NotesActor | None, report: Report
) -> list[Suggestion]:
    """The facts of a sentence with an unreadable part, all marked as doubtful."""
    readable_text = sentence.text.replace(UNREADABLE, "…")
    report.add("doubted", sentence.line, f"something in it cannot be read: '{readable_text}'")
    if QUOTATION.search(sentence.source.text) or sentence_fault(readable_text):
        return []
    readable = replace(sentence, text=readable_text)
    facts = _facts(readable, _with_names(without_connective(readable_text), actor), previous, actor)
    return [replace(fact, fields={**fact.fields, "doubt": UNREADABLE_DOUBT}) for fact in facts]


def _with_names(text: str, actor: NotesActor | None) -> str:
    return with_name_for_pronoun(text, actor.person, actor.name) if actor else text


def _stands_alone(text: str) -> bool:
    """Whether a sentence can be printed without the one before it, and is more than formulas."""
    refers_back = REFERRING.match(text) or PRONOUN.match(text) or text.endswith(":")
    return not refers_back and bool(re.search(r"[A-Za-z]{3}", FORMULA.sub("", text)))


def _unplaced_message(sentence: Sentence) -> str:
    if FORMULA.search(sentence.text):
        return f"a formula; to ask for it, add it to 'formulas' with what is given: {sentence.text}"
    return f"no fact was made of '{sentence.text}'"


def _facts_beside_quotation(sentence: Sentence, report: Report) -> Iterator[Suggestion]:
    """The events beside a quotation, marked as doubtful; numbers in a quotation are only
    reported."""
    quotation = QUOTATION.search(sentence.text)
    if quotation is None:
        for event in events_in(sentence.text, sentence.text, sentence.line):
            doubt = {"doubt": "the quotation of this line is doubtful: check this too"}
            fields = {**event.fields, **doubt}
            yield Suggestion("events", event.name, fields, sentence.text, sentence.line)
        return
    if quotation[1] == "'":
        remark = (
            "the quotation's single marks are left out; those of the language are set around it"
        )
        report.add("changed", sentence.line, remark)
    for number in numbers_in(quotation[2], sentence.text, sentence.line):
        number_text = str(number.fields["statement"]).partition("{")[2].partition("}")[0]
        report.add("unplaced", sentence.line, f"the number {number_text} stands in a quotation")


def _report_faults(sentence: Sentence, report: Report) -> bool:
    """Report the faults of a sentence; returns whether it must not be printed."""
    for fault in style_remarks(sentence.text):
        report.add("doubted", sentence.line, fault)
    fault = sentence_fault(sentence.text)
    if fault:
        remark = f"{fault}; the sentence is never printed: '{sentence.text}'"
        report.add("doubted", sentence.line, remark)
    return bool(fault)


def _facts(
    sentence: Sentence, standalone: str, previous: str, actor: NotesActor | None
) -> Iterator[Suggestion]:
    person, actor_name = (actor.person, actor.name) if actor else ("", "")
    if actor:
        yield from claims_in(sentence.text, actor, sentence.line)
    yield from events_in(standalone, sentence.text, sentence.line)
    yield from links_in(sentence.text, previous, person, actor_name, sentence.line)


def _notes_fact(
    section: NotesSection, points: Sequence[str], actor: NotesActor | None
) -> Iterator[Suggestion]:
    """The section as notes: its sentences, each with its key word in bold."""
    rows = filter(None, map(row_sentence, section.lines))
    sentences = [*points, *rows]
    if not sentences:
        return
    excluded = frozenset(actor.subjects if actor else ())
    marked = [with_bold(text, key_word(text, excluded)) for text in sentences]
    fields: dict[str, FieldValue] = {"heading": section.heading, "points": marked}
    source_text = "\n".join((section.heading, *sentences))
    yield Suggestion(
        "notes", f"notes-{identifier(section.heading)}", fields, source_text, section.line
    )
