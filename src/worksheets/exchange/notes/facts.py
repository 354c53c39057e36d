"""What a section of notes says, as suggestions for the lists of a topic."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.exchange.notes.actors import Actor
from worksheets.exchange.notes.claims import claims_in
from worksheets.exchange.notes.dates import LEANING, events_in
from worksheets.exchange.notes.doubts import broken, clumsy
from worksheets.exchange.notes.lines import MISSING
from worksheets.exchange.notes.links import links_in
from worksheets.exchange.notes.numbers import numbers_in
from worksheets.exchange.notes.questions import asks
from worksheets.exchange.notes.quotations import quotations_in
from worksheets.exchange.notes.report import Report
from worksheets.exchange.notes.sentences import QUOTED, Section, Sentence
from worksheets.exchange.notes.suggestion import HOLES, Suggestion, Value, identifier, sentence
from worksheets.exchange.notes.tables import dated_rows, numbers_of, row_sentence
from worksheets.exchange.notes.terms import is_pair, terms_in
from worksheets.exchange.notes.wording import FORMULA
from worksheets.exchange.notes.words import PRONOUN, key_word, resolved, with_bold, without_lead


def facts_of(section: Section, actor: Actor | None, report: Report) -> Iterator[Suggestion]:
    """The facts of a section; a section is itself one, with the sentences that can be printed."""
    defined = list(terms_in(section))
    yield from (term for _, term in defined)
    yield from numbers_of(section.lines)
    yield from dated_rows(section.lines)
    meanings = {line for line, _ in defined}
    points: list[str] = []
    before = ""
    for one in section.sentences:
        whole, facts = _said(one, before, actor, report, defines=one.source in meanings)
        yield from facts
        if whole and _stands_alone(whole) and not (one.source in meanings and is_pair(one.source)):
            points.append(sentence(whole))
        before = _resolved(one.words, actor) if whole else ""
    for line in section.lines:
        if QUOTED.search(line.words) and MISSING not in line.words:
            yield from quotations_in(line.words, line.number)
    yield from _notes(section, points, actor)


def _said(
    one: Sentence, before: str, actor: Actor | None, report: Report, *, defines: bool
) -> tuple[str, list[Suggestion]]:
    """A sentence as it can be printed alone, or "" if it cannot, and the facts in it.

    `before` is the sentence before it; a sentence that defines a term says that and no more.
    """
    if MISSING in one.words:
        return "", _with_holes(one, before, actor, report)
    if QUOTED.search(one.source.words):
        return "", list(_quoted(one, report))
    if asks(one.words):
        report.add("asked", one.line, f"a question: '{one.words}'")
        return "", []
    if _doubtful(one, report):
        return "", []
    whole = _resolved(without_lead(one.words), actor)
    facts = list(_facts(one, whole, before, actor))
    if not defines:
        facts += numbers_in(without_lead(one.words), one.words, one.line)
        if not facts:
            report.add("unplaced", one.line, _unplaced(one))
    return whole, facts


def _with_holes(
    one: Sentence, before: str, actor: Actor | None, report: Report
) -> list[Suggestion]:
    """The facts of a sentence of which something cannot be read: all of them are doubted."""
    words = one.words.replace(MISSING, "…")
    report.add("doubted", one.line, f"something in it cannot be read: '{words}'")
    if QUOTED.search(one.source.words) or broken(words):
        return []
    held = replace(one, words=words)
    found = _facts(held, _resolved(without_lead(words), actor), before, actor)
    return [replace(fact, fields={**fact.fields, "doubt": HOLES}) for fact in found]


def _resolved(words: str, actor: Actor | None) -> str:
    return resolved(words, actor.person, actor.name) if actor else words


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
    fault = broken(one.words)
    if fault:
        said = f"{fault}; the sentence is never printed: '{one.words}'"
        report.add("doubted", one.line, said)
    return bool(fault)


def _facts(one: Sentence, whole: str, before: str, actor: Actor | None) -> Iterator[Suggestion]:
    person, thing = (actor.person, actor.name) if actor else ("", "")
    if actor:
        yield from claims_in(one.words, actor, one.line)
    yield from events_in(whole, one.words, one.line)
    yield from links_in(one.words, before, person, thing, one.line)


def _notes(section: Section, points: Sequence[str], actor: Actor | None) -> Iterator[Suggestion]:
    """The section itself: its sentences, each with its word to know in bold."""
    rows = filter(None, map(row_sentence, section.lines))
    said = [*points, *rows]
    if not said:
        return
    known = frozenset(actor.subjects if actor else ())
    marked = [with_bold(words, key_word(words, known)) for words in said]
    fields: dict[str, Value] = {"heading": section.heading, "points": marked}
    whole = "\n".join((section.heading, *said))
    yield Suggestion("notes", f"notes-{identifier(section.heading)}", fields, whole, section.line)
