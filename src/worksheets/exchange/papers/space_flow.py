"""Space for answers as it flows: so many lines, in a ruling."""

from collections.abc import Iterator

from worksheets.exchange.papers.flow import AnswerSpace, Paragraph
from worksheets.layout.blocks.rulings import size_of
from worksheets.layout.style import Style
from worksheets.model.paper.content import Write, text


def answer_spaces(write: Write, style: Style) -> Iterator[AnswerSpace | Paragraph]:
    """The spaces for an answer, or the words that it is written elsewhere."""
    ruling = write.space.ruling or style.theme.answers.ruling
    if ruling == "figure":
        return
    if ruling == "none":
        yield Paragraph(text(style.language.say("task.elsewhere")), "note")
        return
    lines = size_of(write, style).lines
    each = max(1, round(lines / write.entries))
    spoken = style.theme.spoken
    said = spoken.space.replace("{n}", str(each)) if each > 1 else spoken.line
    for number in range(1, write.entries + 1):
        several = write.entries > 1
        slot = f"{write.slot}-{number}" if several else write.slot
        yield AnswerSpace(slot, each, ruling, said, str(number) if several else "")
