"""Mark schemes: whether a marker can be fair by them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from worksheets.checking.laws.items import open_answers_are_open
from worksheets.checking.linting.rule import Finding, rule
from worksheets.checking.linting.subjects import Part, PrintedQuestion, cut
from worksheets.model.paper.content import Write, plain

LONG_WORD = 6
"""Letters of a word that pupils spell, or say, in more than one way."""
NUMBER = re.compile(r"\d")


@rule("R04", "warning", "CIE", certain=True)
def other_answers_are_not_credited(question: PrintedQuestion) -> Iterator[Finding]:
    """Sentences are written, and the scheme does not say that other valid answers are credited. A
    list that its author calls closed is complete."""
    closed = getattr(question.entry.question, "closed", False)
    parts = getattr(question.entry.question, "parts", ())
    closed = closed or any(getattr(part, "closed", False) for part in parts)
    for breach in () if closed else open_answers_are_open(replace(question.judged, authored=False)):
        if breach:
            yield Finding(breach, ("leave phrase out, or write closed: true if the list is whole",))


@rule("R05", "warning", "AQA")
def levels_have_no_content(part: Part) -> Iterator[Finding]:
    """Levels say how good an answer is, and nothing says what may stand in one."""
    scheme = part.leaf.scheme
    if scheme and scheme.levels and not scheme.indicative and not scheme.points:
        yield Finding("there are levels, and no indicative content", ("write what may be said",))


@rule("R11", "note", "boards")
def one_word_without_other_answers(part: Part) -> Iterator[Finding]:
    """A long word is wanted, and the scheme accepts no other spelling, form or name of it."""
    scheme = part.leaf.scheme
    if scheme is None or part.entry.origin == "knowledge" or part.leaf.keys:
        return
    if any(isinstance(block, Write) and block.phrase for block in part.leaf.body):
        for point in scheme.points:
            answer = plain(point.answer).strip(" .")
            one = " " not in answer and not NUMBER.search(answer) and len(answer) >= LONG_WORD
            if one and not point.accept and len(scheme.points) == 1:
                yield Finding(f"nothing but {cut(answer)} is accepted", ("write accept: [...]",))


@rule("R12", "note", "boards")
def levels_are_uneven(part: Part) -> Iterator[Finding]:
    """The levels of a scheme have different numbers of marks; some boards do so on purpose."""
    levels = part.leaf.scheme.levels if part.leaf.scheme else ()
    sizes = [level.most - level.least + 1 for level in levels if level.most]
    if sizes and max(sizes) - min(sizes) > 1:
        yield Finding(f"levels have {min(sizes)} to {max(sizes)} marks")
