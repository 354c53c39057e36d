"""Papers for a class: what it was asked too often, and what it was never taught."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from worksheets.assemble.pool import PoolEntry, PrintedFacts, names_in_course
from worksheets.checking.linting.rule import Finding, rule
from worksheets.checking.linting.subjects import PrintedPaper, drawn_from
from worksheets.model.course import OWN
from worksheets.model.history import ClassHistory

TERM = 13
"""Weeks of a term."""
OFTEN = 3
"""So many times in a term a fact may be asked."""


@rule("L02", "note", "own")
def fact_is_asked_too_often(paper: PrintedPaper) -> Iterator[Finding]:
    """The paper asks its class a fact that was on three of its papers in the last 13 weeks, as far
    as they were noted with `--record`. What everybody knows by now takes the place of other
    things."""
    history = paper.history
    if history is None:
        return
    since = history.on - timedelta(weeks=TERM)
    asked = Counter(fact for use in history.uses if use.on > since for fact in set(use.facts))
    for question in paper.questions:
        for fact in sorted(question.entry.asks):
            if asked[fact] >= OFTEN:
                message = f"{history.class_} was asked '{fact}' on {asked[fact]} papers in {TERM} "
                hint = "ask something else, or allow it where it is to be learnt by heart"
                yield Finding(f"{message}weeks", (hint, *drawn_from(question.entry)), question.span)


@rule("L03", "warning", "own")
def class_was_not_taught_it(paper: PrintedPaper) -> Iterator[Finding]:
    """A question is about a topic, or asks a fact, that no lesson before the day of the paper was
    about. Only a class with a list of its lessons is judged; a lesson on a topic is one on all that
    lies under it, and one on a part of a topic counts for the questions of the whole."""
    history = paper.history
    if history is None or not history.lessons:
        return
    for question in paper.questions:
        entry = question.entry
        missing = "" if entry.topic.number == OWN else _not_taught(entry, history)
        if missing:
            message = f"{history.class_} was not taught {missing} before {history.on}"
            hint = "ask about what was taught, or add the lesson to the list of the class"
            yield Finding(message, (hint, *drawn_from(entry)), question.span)


def _not_taught(entry: PoolEntry, history: ClassHistory) -> str:
    """What a class was not taught of what a question needs, in words."""
    topic = entry.topic
    above = [lesson for lesson in history.lessons if any(map(topic.within, lesson.topics))]
    below = any(
        name.startswith(f"{topic.number}.") for lesson in history.lessons for name in lesson.topics
    )
    if not above and not below:
        return f"topic {topic.number}"
    if below or any(not lesson.facts for lesson in above):
        return ""
    facts = PrintedFacts(topic.knowledge, entry.language)
    taught = names_in_course([fact for one in above for fact in one.facts], topic, facts)
    missing = sorted(entry.asks - taught)
    return f"'{missing[0]}'" if missing else ""
