"""What stands between questions: reasons, texts for the next question, legends, and questions."""

from collections.abc import Sequence

from worksheets.exchange.questions.lists import labels
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
        is_first = not (asked or others)
        if is_first or not paragraph.further:
            goes_on = _asks(paragraph, ends=ends or paragraph.further)
            if goes_on:
                asked.append([])
        (asked[-1] if goes_on else others).append(paragraph)
    return asked, others


def _asks(paragraph: Paragraph, *, ends: bool) -> bool:
    """Whether a paragraph reads like a question; a command does if another question follows."""
    text = paragraph.shown.rstrip(" )\t*_")
    if paragraph.part is not None or labels.REASON.match(text):
        return False
    return text.endswith(labels.ASKING) or (not ends and bool(labels.COMMAND.match(text)))


def last_asked(
    paragraphs: Sequence[Paragraph],
) -> tuple[list[list[Paragraph]], list[Paragraph]]:
    """Paragraphs as questions without keys, and the last one of them, if an empty line divides
    questions."""
    starts = [n for n, one in enumerate(paragraphs) if n and not one.further]
    asked: list[list[Paragraph]] = []
    first = 0
    for start in starts:
        before, behind = paragraphs[first:start], paragraphs[start:]
        if _asks(before[-1], ends=True) and any(_asks(one, ends=True) for one in behind):
            asked.append(list(before))
            first = start
    return asked, list(paragraphs[first:])
