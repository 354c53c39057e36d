"""Warnings for questions that repeat others of a paper, or print what they ask for."""

from collections.abc import Sequence

from worksheets.assemble.clashes import shared_content
from worksheets.assemble.give_aways import PrintedQuestions
from worksheets.assemble.pool import PoolEntry
from worksheets.assemble.printed_question import Answer
from worksheets.model.diagnostics import Sink, plural
from worksheets.model.picks import Pick

MOST_NAMED = 3
"""So many answers that are given away are named."""


def warn_of_repetition(picks: Sequence[tuple[Pick, Sequence[PoolEntry]]], sink: Sink) -> None:
    """Warn of questions that an author named and that have the options, or give away the facts, of
    another."""
    earlier: dict[object, list[tuple[Pick, PoolEntry]]] = {}
    for pick, taken in picks:
        for entry in taken:
            contents = {entry.question.option_set, *entry.gives_away} - {frozenset()}
            similar = {
                other.name: (before, other)
                for content in contents
                for before, other in earlier.get(content, ())
                if not (entry.template and other.family == entry.family)
            }
            for before, other in similar.values():
                if (pick.id or before.id) and (shared := shared_content(entry, other)):
                    message = f"'{entry.question.id}' stands beside '{other.question.id}': {shared}"
                    sink.warn(pick.span, message, "choose another question in its place")
            for content in contents:
                earlier.setdefault(content, []).append((pick, entry))


def warn_of_given_away(
    picks: Sequence[tuple[Pick, Sequence[PoolEntry]]], printed: PrintedQuestions, sink: Sink
) -> None:
    """Warn if questions that were chosen print answers of others, at the first pick with such.

    Of two that the author of the paper named, nothing is said: both were seen when they were.
    """
    pick_of = {entry.name: pick for pick, taken in picks for entry in taken}
    every = printed.given_away(entry for _, taken in picks for entry in taken)
    given_away = [
        given
        for given in every
        if given.giving is not given.asking
        and not (pick_of[given.giving.name].id and pick_of[given.asking.name].id)
    ]
    if not given_away:
        return
    named = ", ".join(
        f"{_shown(given.answer)} of '{given.asking.question.id}' in '{given.giving.question.id}'"
        for given in given_away[:MOST_NAMED]
    )
    more = ", …" if len(given_away) > MOST_NAMED else ""
    sink.warn(
        pick_of[given_away[0].giving.name].span,
        f"{plural(len(given_away), 'answer')} can be read in other questions: {named}{more}",
        "ask fewer questions, add topics, or try another seed",
    )


def _shown(answer: Answer) -> str:
    return f"'{answer.name.strip()}'" if answer.name else "a sentence"
