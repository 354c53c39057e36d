"""What lines of a list are, apart from their labels."""

from collections.abc import Sequence

from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.paragraphs import Paragraph


def are_typed(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether numbers of questions are typed, so that those of a program are of options: these
    begin again for every question."""
    typed = sum(one.numbering is None and is_numbered(one.text) for one in paragraphs)
    printed = [one.numbering for one in paragraphs if one.numbering is not None]
    flat = [one.value for one in printed if one.kind == "decimal" and not one.depth]
    return typed > 0 and (not flat or (typed > 1 and 2 * flat.count(1) >= typed))


def is_numbered(text: str) -> bool:
    """Whether a line begins with the number of a question."""
    return labels.number_label(text) is not None


def is_between(paragraph: Paragraph) -> bool:
    """Whether a line divides others: a rule, a tag, or the beginning of a group."""
    if labels.CONTROL.fullmatch(paragraph.text):
        return True
    return bool(labels.RULE.fullmatch(paragraph.text)) and not _is_blank_to_fill(paragraph)


def _is_blank_to_fill(paragraph: Paragraph) -> bool:
    """Whether a line under another one is only underscores, for those who write."""
    return "<" not in paragraph.text and "_" in paragraph.text and paragraph.further
