"""Options that have numbers: `1) Paris`, `ii. Rome`, and an answer such as `2` under them."""

import re
from collections.abc import Sequence

from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.drafts import DraftEntry, DraftOption
from worksheets.exchange.questions.lists.labels import Label
from worksheets.exchange.questions.lists.paragraphs import Paragraph

ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
LABEL = re.compile(
    r"\s*(?P<star>[*✓✔]\s?)?\(?(?P<number>[1-9]|10|[ivx]{1,4}|[IVX]{1,4})\s?[.)]\s*(?=\S)"
)
SAID = re.compile(r"[(\[]?([1-9]|10|[ivx]{1,4}|[IVX]{1,4})[)\].]?")
BEGINS = re.compile(r"\W{0,3}(?:\d{1,2}|[ivx]{1,4}|[IVX]{1,4})(?!\w|[.,]\d)")
BETWEEN = re.compile(r"\s?[,;&+]\s?|\s(?:and|und|et|y|e)\s")
COUNTS = re.compile(
    r"\b(?:how many|the number of|combien|wie viele|cuántos|cuántas|quanti|quante)\b", re.IGNORECASE
)
FEWEST = 2
COUNTED_DOUBT = "its options have numbers and no letters"


def with_numbered_options(entry: DraftEntry, block: tuple[str, ...]) -> tuple[str, ...]:
    """Make options of the numbered lines at the end of a stem if what is said to be right is the
    number or the words of one, or if one has a star, with doubt; give what a block says as such
    numbers.

    The entry gets a fault if what is said may be such a number and may be something else.
    """
    said = [*entry.answers, *block]
    first, lines = _listed(entry.stem)
    starred = any(_is_starred(line) for line in lines)
    if entry.options or not (said or starred):
        return block
    if not lines:
        has_lines = any(map(_label_number, entry.stem[1:]))
        if all(
            (has_lines and option_number(value)) or _is_label_in(value, entry.text)
            for value in said
        ):
            entry.fault = f"the answer '{said[0][:60]}' may be the number of one of its lines"
        return block
    texts = [" ".join(one.paragraphs[0].shown.split()) for one in map(_option, lines)]
    numbers = {value: _numbers(value, texts) for value in said}
    is_last = first > 0 and first + len(lines) == len(entry.stem)
    if not starred and not any(BEGINS.match(value) or numbers[value] for value in said):
        entry.doubts += ["the lines above its answer may be options"] if is_last else []
        return block
    if not (all(numbers.values()) and is_last) or COUNTS.search(entry.text):
        entry.fault = "its key may be the number of one of its lines"
        return block
    entry.stem = entry.stem[:first]
    entry.options = [_option(paragraph) for paragraph in lines]
    entry.doubts.append(COUNTED_DOUBT)
    entry.answers = [numbers[value] for value in entry.answers]
    return tuple(numbers[value] for value in block)


def goes_below(entry: DraftEntry, paragraph: Paragraph) -> bool:
    """Whether a line is an option with a number of an entry whose answer stands above it."""
    label = labels.number_label(paragraph.text) if paragraph.part is None else None
    if label is None or label.style == entry.style:
        return False
    if not entry.number or not _awaits_numbers(entry):
        return False
    if entry.inside:
        return label.number == _label_number(entry.stem[-1]) + 1
    return label.number == 1 and not _listed(entry.stem)[1]


def may_go_below(entry: DraftEntry, label: Label) -> bool:
    """Whether the number of what seems to be a question may be that of an option of an entry."""
    return label.number == 1 and not entry.inside and _awaits_numbers(entry)


def _awaits_numbers(entry: DraftEntry) -> bool:
    return entry.awaits_options and all(map(option_number, entry.answers))


def _numbers(value: str, texts: Sequence[str]) -> str:
    """The numbers of options that an answer says, in figures; empty if it says something else."""
    bare = value.strip().strip("*_").strip()
    if texts.count(bare) == 1 and not BEGINS.match(bare):
        return str(texts.index(bare) + 1)
    if (found := LABEL.match(bare)) and found.end() < len(bare):
        number = _number(found["number"])
        same = 0 < number <= len(texts) and texts[number - 1] == bare[found.end() :].strip()
        return str(number) if same else ""
    numbers = [said_number(part) for part in BETWEEN.split(bare)]
    return ", ".join(map(str, numbers)) if all(numbers) else ""


def _number(text: str) -> int:
    """A number in figures or in Roman ones; 0 if it is none up to ten."""
    if text.isdecimal():
        return int(text)
    lower = text.lower()
    return ROMANS.index(lower) + 1 if lower in ROMANS else 0


def option_number(value: str) -> int:
    """The number of an option that an answer is or begins with; 0 if there is none."""
    found = LABEL.match(value)
    return said_number(value) or (_number(found["number"]) if found else 0)


def said_number(value: str) -> int:
    """The number that an answer says; 0 if it says something else."""
    found = SAID.fullmatch(value.strip().strip("*_").strip())
    return _number(found[1]) if found else 0


def _listed(stem: Sequence[Paragraph]) -> tuple[int, list[Paragraph]]:
    """Where lines with the numbers from 1 begin in a stem, and these lines; none if there are no
    two."""
    for first, paragraph in enumerate(stem):
        if _label_number(paragraph) != 1:
            continue
        lines = [paragraph]
        for other in stem[first + 1 :]:
            if _label_number(other) != len(lines) + 1:
                break
            lines.append(other)
        if len(lines) >= FEWEST:
            return first, lines
    return 0, []


def _label_number(paragraph: Paragraph) -> int:
    found = LABEL.match(paragraph.text) if paragraph.part is None else None
    return _number(found["number"]) if found else 0


def _option(paragraph: Paragraph) -> DraftOption:
    found = LABEL.match(paragraph.text)
    end = found.end() if found else 0
    label = paragraph.without(0, end).runs
    return DraftOption([paragraph.without(end)], starred=_is_starred(paragraph), label=label)


def _is_starred(paragraph: Paragraph) -> bool:
    found = LABEL.match(paragraph.text)
    return found is not None and found["star"] is not None


def _is_label_in(value: str, text: str) -> bool:
    """Whether a text has a label such as `2)` of what is said, and one of the first."""
    found = SAID.fullmatch(value.strip().strip("*_").strip())
    if found is None:
        return False
    first = "1" if found[1].isdecimal() else "[iI]"
    return all(re.search(rf"(?<![\w.])\(?{one}[.)]", text) for one in (first, re.escape(found[1])))
