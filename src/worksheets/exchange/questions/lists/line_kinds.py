"""What lines of a list are, apart from their labels."""

from collections.abc import Sequence
from dataclasses import replace

from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.labels import Label
from worksheets.exchange.questions.lists.paragraphs import Paragraph

SECTION_LEVEL = 6
"""Of a line that is a heading by its words only."""


def are_typed(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether numbers of questions are typed, so that those of a program are of options: these
    begin again for every question."""
    typed = sum(one.numbering is None and is_numbered(one.text) for one in paragraphs)
    printed = [one.numbering for one in paragraphs if one.numbering is not None]
    flat = [one.value for one in printed if one.kind == "decimal" and not one.depth]
    return typed > 0 and (not flat or (typed > 1 and 2 * flat.count(1) >= typed))


def section_name(what: Paragraph | str) -> str:
    """The name of a section by which its head and that of its keys are compared."""
    text = what if isinstance(what, str) else what.text
    found = labels.SECTION.match(text)
    whole = found[1] if found else text
    return " ".join(whole.casefold().split()).strip(" .:–—-*")


def is_section(paragraph: Paragraph) -> bool:
    """Whether a line is the head of a section: a heading, or such as `Section B`."""
    if paragraph.part is not None or paragraph.numbering is not None:
        return False
    return bool(paragraph.heading or labels.SECTION.fullmatch(paragraph.text))


def with_headings(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with lines such as `Section B` as headings if questions follow them."""
    lines = [one for one in paragraphs if not one.is_blank]
    heads = {
        id(one)
        for n, one in enumerate(lines)
        if is_section(one) and not one.heading and _is_before_number(lines[n + 1 : n + 4])
    }
    return [replace(one, heading=SECTION_LEVEL) if id(one) in heads else one for one in paragraphs]


def _is_before_number(lines: Sequence[Paragraph]) -> bool:
    """Whether a numbered line is the first of some that begins with a label."""
    for line in lines:
        if line.numbering is not None or is_numbered(line.text):
            return line.numbering is None or line.numbering.kind == "decimal"
        if labels.ANSWER.match(line.text) or option_label(line, typed_numbers=False):
            return False
    return False


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


def option_label(paragraph: Paragraph, *, typed_numbers: bool) -> Label | None:
    """The letter, the box or the bullet of an option that a line may be."""
    text, numbering = paragraph.text, paragraph.numbering
    if box := labels.box_label(text):
        return box
    if numbering is not None and numbering.kind == "letter":
        letter = labels.LATIN[numbering.value - 1 : numbering.value]
        star = labels.INNER_STAR.match(text)
        return Label(star.end() if star else 0, letter=letter or "?", starred=star is not None)
    typed = labels.letter_label(text)
    if typed is None and (bullet := labels.bullet_label(text)):
        inner = labels.letter_label(text[bullet.end :])
        if inner and labels.places_of(inner.letter):
            starred = inner.starred or (bullet.style == "*" and not text.startswith("* "))
            return Label(bullet.end + inner.end, letter=inner.letter, starred=starred)
        return bullet
    if typed and labels.places_of(typed.letter):
        return typed
    if numbering is not None and (numbering.depth or numbering.kind == "bullet"):
        return Label(0, style=f"list {numbering.kind}")
    if numbering is not None and typed_numbers:
        return Label(0, style="list")
    return None


def may_begin(text: str) -> bool:
    """Whether a line begins an answer, a question or a reason."""
    return bool(labels.ANSWER.match(text) or labels.REASON.match(text)) or is_numbered(text)


def is_first_option(paragraph: Paragraph, typed_numbers: bool) -> bool:
    """Whether a line has the first letter of options."""
    label = option_label(paragraph, typed_numbers=typed_numbers)
    return label is not None and 0 in labels.places_of(label.letter)
