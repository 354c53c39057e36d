"""What a paper demands of candidates besides the answers: time, reading, and equal choices."""

from collections.abc import Iterator, Sequence

from worksheets.assemble.printed_texts import printed_texts
from worksheets.assemble.reading_load import words_of_item
from worksheets.checking.linting.readability import readability
from worksheets.checking.linting.rule import Finding, rule
from worksheets.checking.linting.subjects import PrintedPaper, PrintedQuestion
from worksheets.model.paper.content import plain

WORDS_MORE, TIMES_THE_WORDS = 40, 2
"""An option with so many words more than another, and so many times as many, is a longer way to the
same marks."""


@rule("P02", "warning", "BC")
def options_of_a_choice_are_unlike(paper: PrintedPaper) -> Iterator[Finding]:
    """Questions that candidates choose from are for other objectives, or one has far more to read:
    not all have the same chance of their marks (Bramley and Crisp 2017)."""
    first = 0
    for section in paper.paper.sections:
        questions = paper.questions[first : first + len(section.items)]
        first += len(section.items)
        if section.choice.answer is not None:
            yield from _unlike(questions)


def _unlike(options: Sequence[PrintedQuestion]) -> Iterator[Finding]:
    objectives = [dict(question.entry.question.objectives) for question in options]
    for question, own in zip(options, objectives, strict=True):
        if own != objectives[0]:
            message = (
                f"this option has marks for {_named(own)}, another for {_named(objectives[0])}"
            )
            yield Finding(message, ("ask for the same objectives in all of them",), question.span)
            return
    words = [words_of_item(question.item) for question in options]
    longest = max(words, default=0)
    shortest = min(words, default=0)
    if longest > shortest + WORDS_MORE and longest > shortest * TIMES_THE_WORDS:
        message = f"one option of the choice has {longest} words to read, another {shortest}"
        span = options[words.index(longest)].span
        yield Finding(message, ("shorten it, or give the others as much to read",), span)


def _named(objectives: dict[str, int]) -> str:
    return ", ".join(f"{name} {marks}" for name, marks in sorted(objectives.items())) or "none"


@rule("W04", "note", "OFQ")
def words_are_hard_to_read(paper: PrintedPaper) -> Iterator[Finding]:
    """The words of the questions are as hard as a text for students of a university, by the
    formulas of Flesch and Kincaid, Amstad, or Kandel and Moles."""
    texts = [
        plain(text)
        for question in paper.questions
        if question.written_in == paper.language
        for text in printed_texts(question.item)
    ]
    found = readability("\n".join(texts), paper.language)
    if found and found.hard:
        grade = paper.language.startswith("en")
        measure = f"grade {found.number:.0f}" if grade else f"a reading ease of {found.number:.0f}"
        yield Finding(f"the questions read at {measure}", ("write shorter sentences and words",))
