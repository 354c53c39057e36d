"""Whose the answers of a list are: those of the questions above them, or of those under them.

Under their questions, answers end a list; above them, a list ends with a question. What ends with
a question may be either, if its first answer or its last one is lost. Empty lines tell, and so do
answers that the question under them cannot have.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.drafts import DraftEntry
from worksheets.exchange.questions.lists.keys import answered
from worksheets.exchange.questions.lists.line_kinds import is_between, is_section
from worksheets.exchange.questions.lists.numbered_options import COUNTED_DOUBT, option_number
from worksheets.exchange.questions.lists.paragraphs import Paragraph
from worksheets.exchange.questions.lists.typed_answers import LETTER
from worksheets.exchange.questions.shared_syntax import NotAQuestion


@dataclass(slots=True)
class _Answer:
    """What an answer says, and whether an empty line is above it, or between it and the next
    question."""

    value: str
    apart_above: bool
    apart_below: bool = True


@dataclass(slots=True)
class _Turn:
    """A question by its place, and the answers between it and the next one."""

    place: int
    entry: DraftEntry
    answers: list[_Answer] = field(default_factory=list)

    @property
    def is_section(self) -> bool:
        """Whether it is the head of a section, with an answer under it."""
        stem = self.entry.stem
        return _is_title(self) and bool(stem) and is_section(stem[-1])

    @property
    def is_answered(self) -> bool:
        return bool(self.answers) or any(option.starred for option in self.entry.options)


def uncertain_answers(paragraphs: Sequence[Paragraph], entries: Sequence[DraftEntry]) -> set[int]:
    """The places of the entries whose answers may be those of the questions under them."""
    turns = list(_turns(paragraphs, entries))
    if _is_uncertain(turns):
        return {turn.place for turn in turns}
    found = {turn.place for part in _parts(turns) if _is_uncertain(part) for turn in part}
    keyed = [n for n, entry in enumerate(entries) if entry.answers and entry.options]
    mixed = len({entries[n].inside for n in keyed}) > 1
    return found | set(keyed) if mixed else found


def _turns(paragraphs: Sequence[Paragraph], entries: Sequence[DraftEntry]) -> Iterator[_Turn]:
    """The questions and answers of a list in their order; answers before all questions are of
    none."""
    begins = {entry.line: n for n, entry in reversed(list(enumerate(entries)))}
    turn: _Turn | None = None
    blank, awaited = True, False
    for paragraph in paragraphs:
        if paragraph.is_blank or is_between(paragraph):
            blank = True
            if turn is not None and turn.answers and not awaited:
                turn.answers[-1].apart_below = True
            continue
        text = paragraph.text
        is_field = turn is not None and turn.answers and labels.FIELDS.match(text)
        answer = None if is_field else labels.ANSWER.match(text)
        if paragraph.line in begins and not answer:
            if turn is not None:
                yield turn
            place = begins.pop(paragraph.line)
            turn, awaited = _Turn(place, entries[place]), False
        if turn is not None and answer:
            value = text[answer.end() : labels.end_of_answer(text)].strip()
            if awaited:
                turn.answers.pop()
            turn.answers.append(_Answer(value, blank, apart_below=False))
            awaited = not value
        elif turn is not None and awaited:
            turn.answers[-1].value, awaited = paragraph.shown.strip(), False
        blank = False
    if turn is not None:
        yield turn


def _parts(turns: Sequence[_Turn]) -> Iterator[list[_Turn]]:
    """Turns that are of one list for certain: their numbers go on, and none has two answers."""
    part: list[_Turn] = []
    highest = 0
    for turn in turns:
        if part and _begins_anew(part[-1], turn, highest):
            yield part
            part, highest = [], 0
        part.append(turn)
        highest = max(highest, turn.entry.number)
    yield part


def _begins_anew(before: _Turn, turn: _Turn, highest: int) -> bool:
    values = {answer.value for answer in before.answers}
    falls = 0 < turn.entry.number <= highest
    unnumbered = not (before.entry.number and turn.entry.number)
    apart = falls or turn.is_section
    return len(values) > 1 or apart or (unnumbered and not before.is_answered)


def _is_uncertain(turns: Sequence[_Turn]) -> bool:
    """Whether the answers of some questions may be those of the next ones."""
    answers = [answer for turn in turns for answer in turn.answers]
    if not answers:
        return False
    if turns[0].is_section or (len(turns) > 1 and _is_title(turns[0]) and turns[1].entry.number):
        return True
    before_next = [answer for turn in turns[:-1] for answer in turn.answers]
    above = sum(answer.apart_above and not answer.apart_below for answer in before_next)
    below = sum(answer.apart_below and not answer.apart_above for answer in before_next)
    if all(turn.entry.inside for turn in turns if turn.entry.options and turn.answers):
        below += sum(turn.entry.inside for turn in turns)
    odd_above, odd_below = _misfits(turns)
    if turns[-1].is_answered:
        odd = below <= above and odd_above > odd_below and 5 * odd_above >= len(answers)
        return 0 < above >= below or odd
    return not (below > max(1, len(answers) / 2) or odd_above < odd_below)


def _misfits(turns: Sequence[_Turn]) -> tuple[int, int]:
    """How many answers the questions above them cannot have, and how many those under them.

    The last question may have lost its options, unless it is one that has none.
    """
    above, below = 0, 0
    for turn, after in zip_longest(turns, turns[1:]):
        for answer in turn.answers:
            is_of_next = after is not None and _is_option(answer.value, after.entry)
            above += is_of_next or not _fits(answer.value, turn.entry)
            whole = after is not None and (
                after is not turns[-1] or labels.COMMAND.match(after.entry.text)
            )
            below += bool(whole and not _fits(answer.value, after.entry))
    return above, below


def _is_option(value: str, entry: DraftEntry) -> bool:
    """Whether an answer of several letters is an option of an entry, and of words there."""
    return len(value) > 1 and any(option.text == value for option in entry.options)


def _fits(value: str, entry: DraftEntry) -> bool:
    """Whether an answer can be that of a question."""
    if not (entry.options or entry.stem):
        return True
    if COUNTED_DOUBT in entry.doubts:
        return option_number(value) <= len(entry.options)
    if not entry.options:
        return not LETTER.fullmatch(value) or labels.is_true(value) is not None
    try:
        return bool(answered(value, entry.options))
    except NotAQuestion:
        return False


def are_above(paragraphs: Sequence[Paragraph], entries: Sequence[DraftEntry]) -> bool:
    """Whether answers are likely those of the questions under them: what comes first is a title
    with an answer under it; or the last question has none, and each answer has an empty line above
    it and the next question right under it."""
    turns = list(_turns(paragraphs, entries))
    if len(turns) > 1 and _is_title(turns[0]) and turns[1].entry.number == 1:
        return True
    if not turns or turns[-1].is_answered:
        return False
    answers = [answer for turn in turns for answer in turn.answers]
    return bool(answers) and all(one.apart_above and not one.apart_below for one in answers)


def _is_title(turn: _Turn) -> bool:
    """Whether something has an answer, and neither a number nor options."""
    return bool(turn.answers) and not (turn.entry.number or turn.entry.options)
