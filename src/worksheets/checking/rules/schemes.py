"""Mark schemes: whether a marker can be fair by them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from worksheets.checking.laws.items import open_answers_are_open
from worksheets.checking.linting.rule import Finding, rule
from worksheets.checking.linting.subjects import Part, PrintedQuestion, cut
from worksheets.model.paper.content import Write, plain
from worksheets.model.question import Question

LONG_WORD = 6
"""Letters of a word that pupils spell, or say, in more than one way."""
NUMBER = re.compile(r"\d")


@rule("R04", "warning", "CIE", certain=True)
def other_answers_are_not_credited(question: PrintedQuestion) -> Iterator[Finding]:
    """Sentences are written, and the scheme does not say that other valid answers are credited. An
    author who calls the list closed, or says what is done with others, has decided."""
    if _is_decided(question.entry.question):
        return
    for breach in open_answers_are_open(replace(question.judged, authored=False)):
        if breach:
            yield Finding(breach, ("write other-answers: credit, or other-answers: none",))


def _is_decided(question: Question) -> bool:
    """Whether the author of a question, or of a part of it, says what is done with other
    answers."""
    own = getattr(question, "closed", False) or getattr(question, "other_answers", "")
    return bool(own) or any(map(_is_decided, getattr(question, "parts", ())))


@rule("R05", "warning", "AQA")
def levels_have_no_content(part: Part) -> Iterator[Finding]:
    """Levels say how good an answer is, and nothing says what may stand in one."""
    scheme = part.leaf.scheme
    if scheme and scheme.levels and not scheme.indicative and not scheme.points:
        yield Finding("there are levels, and no indicative content", ("write what may be said",))


@rule("R07", "warning", "Edexcel")
def accuracy_has_no_method(part: Part) -> Iterator[Finding]:
    """A mark for accuracy (A1) depends on one for method (M1), and the scheme has none before it. A
    mark that depends on nothing is a B1."""
    scheme = part.leaf.scheme
    seen = False
    for point in scheme.points if scheme else ():
        seen = seen or point.code.startswith("M")
        if point.code.startswith("A") and not seen:
            message = f"{point.code} has no mark for method before it"
            yield Finding(message, ("write B1, or give a mark for the method",))
            return


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
    table = part.leaf.scheme.levels if part.leaf.scheme else None
    levels = table.levels if table else ()
    sizes = [level.most - level.least + 1 for level in levels if level.most]
    if sizes and max(sizes) - min(sizes) > 1:
        yield Finding(f"levels have {min(sizes)} to {max(sizes)} marks")
