"""What stands between questions: reasons, texts for the next question, legends, and questions."""

from collections.abc import Sequence

from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.drafts import DraftEntry
from worksheets.exchange.questions.lists.paragraphs import Paragraph


def is_about_next(paragraph: Paragraph) -> bool:
    """Whether a text is about the question behind it, and no reason for the answer before it."""
    about = labels.ABOUT_NEXT.match(paragraph.text) is not None
    return about or paragraph.part is not None or is_legend(paragraph)


def is_legend(paragraph: Paragraph) -> bool:
    """Whether a line is the key of a map, or its head."""
    text = paragraph.text
    return bool(labels.LEGEND.match(text) or labels.KEY_HEAD.fullmatch(text))


def questions_between(
    paragraphs: Sequence[Paragraph], *, ends: bool
) -> tuple[list[list[Paragraph]], list[Paragraph]]:
    """The stems of questions without numbers, with the lines that go on with them, and the other
    paragraphs; `ends` if no question is behind them."""
    asked: list[list[Paragraph]] = []
    others: list[Paragraph] = []
    goes_on = False
    for paragraph in paragraphs:
        if not paragraph.further:
            goes_on = _asks(paragraph, ends=ends)
            if goes_on:
                asked.append([])
        (asked[-1] if goes_on else others).append(paragraph)
    return asked, others


def _asks(paragraph: Paragraph, *, ends: bool) -> bool:
    """Whether a paragraph reads like a question; a command does if another question follows."""
    text = paragraph.shown.rstrip(" )\t*_")
    if paragraph.part is not None or labels.REASON.match(text):
        return False
    return text.endswith(("?", "？", "؟")) or (not ends and bool(labels.COMMAND.match(text)))


def begins_with_an_answer(entries: Sequence[DraftEntry]) -> bool:
    """Whether what comes first is a title with the answer to the question under it, so that all
    answers are above their questions: then the last question has none under it."""
    if len(entries) < 2:
        return False
    first, second, last = entries[0], entries[1], entries[-1]
    alone = bool(first.answers) and not (first.number or first.options)
    return alone and second.number == 1 and not _has_key(last)


def answers_touch_the_next(paragraphs: Sequence[Paragraph], entries: Sequence[DraftEntry]) -> bool:
    """Whether all answers have an empty line above them and the next question right under them,
    and the last question has none: then they are likely those of the questions under them."""
    touching, count = 0, 0
    for n in range(1, len(paragraphs) - 1):
        if not labels.ANSWER.match(paragraphs[n].text):
            continue
        count += 1
        below = labels.number_label(paragraphs[n + 1].text) is not None
        touching += paragraphs[n - 1].is_blank and below
    unanswered = bool(entries) and not _has_key(entries[-1])
    return 0 < count == touching and unanswered


def _has_key(entry: DraftEntry) -> bool:
    return bool(entry.answers) or any(option.starred for option in entry.options)
