"""The numbers of questions, told from those of lists in their stems."""

from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.drafts import DraftEntry
from worksheets.exchange.questions.lists.labels import Label
from worksheets.exchange.questions.lists.paragraphs import Paragraph


def printed_label(paragraph: Paragraph) -> Label | None:
    """The number that a program prints before a question; None if it prints none."""
    numbering = paragraph.numbering
    if numbering is None or numbering.kind != "decimal" or numbering.depth:
        return None
    return Label(0, numbering.value, style=f"list {numbering.list}")


def begins_within(label: Label, paragraph: Paragraph, entry: DraftEntry) -> bool:
    """Whether a line below the open stem of an entry is another question; if it is not, but may be
    one, the entry has a fault."""
    if not entry.number:
        return True
    asks = paragraph.text.rstrip().endswith(labels.ASKING)
    same = label.style == entry.style
    if same and not (asks and label.number == 1) and entry.goes_on_with(label.number):
        return False
    if same and label.number == entry.number + 1:
        return True
    if same and label.number == entry.number:
        entry.fault = entry.fault or "a line of it has the same number"
    if same or asks:
        what = f"a line in it with the number {label.number} may be another question"
        entry.fault = entry.fault or what
    return False
