"""The keys of all questions behind them: `1. B`, `2-C 3-D`, or a table of them.

A block ends where questions go on. Without a head it is the end of a list, and its numbers are
those of the questions before it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from worksheets.exchange.questions.interaction import Grid
from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.drafts import DraftEntry
from worksheets.exchange.questions.lists.key_entries import BlockKey, are_certain, keys_of
from worksheets.exchange.questions.lists.line_kinds import is_section, option_label, section_name
from worksheets.exchange.questions.lists.paragraphs import Paragraph

MOST_HEADS = 5
"""Lines that look like the head of a block, of which the last are tried."""
FEWEST = 2
"""Keys of a block that has no head."""
FURTHEST = 3
"""Lines between the head of a block and its first key."""


@dataclass(frozen=True, slots=True)
class KeyBlock:
    """The paragraphs of a list without its blocks of keys, the keys, and the lines in blocks that
    are no keys."""

    questions: Sequence[Paragraph]
    keys: tuple[BlockKey, ...] = ()
    left_out: tuple[Paragraph, ...] = ()


@dataclass(slots=True)
class _Scan:
    """A block while its lines are read; it ends before a line that is part of a question."""

    keys: list[BlockKey] = field(default_factory=list)
    left_out: list[Paragraph] = field(default_factory=list)
    end: int = 0

    def read(self, paragraphs: Sequence[Paragraph]) -> None:
        lines = [(n, one) for n, one in enumerate(paragraphs) if not one.is_blank]
        section, self.end = "", len(paragraphs)
        for place, (n, paragraph) in enumerate(lines):
            after = lines[place + 1][1] if place + 1 < len(lines) else None
            if is_section(paragraph):
                if after is None or not are_certain(list(keys_of([after]))):
                    self.end = n
                    return
                section = section_name(paragraph)
            elif _asks(paragraph, after):
                self.end = n
                return
            elif found := list(keys_of([paragraph])):
                section = (
                    self._head_between(found[0], lines[place - 1][1] if place else None) or section
                )
                self.keys += [replace(key, section=section) for key in found]
            elif not self.keys and place >= FURTHEST:
                return
            else:
                self.left_out.append(paragraph)

    def _head_between(self, key: BlockKey, before: Paragraph | None) -> str:
        """The line before a key at which numbers begin again, as the head of a section."""
        again = bool(self.keys) and key.number <= self.keys[-1].number
        if not again or before is None or not self.left_out or self.left_out[-1] is not before:
            return ""
        return section_name(self.left_out.pop())


def _asks(paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Whether a line is one of a question: it asks, is an answer, or stands before an option."""
    text = paragraph.shown.rstrip(" )\t*_")
    if paragraph.part is not None:
        return False
    if text.endswith(("?", "？", "؟")) or labels.ANSWER.match(text) or labels.KIND.fullmatch(text):
        return True
    counted = after is None or (after.numbering is not None and after.numbering.kind == "decimal")
    label = None if after is None or counted else option_label(after, typed_numbers=False)
    first = label is not None and (
        label.boxed or bool(label.letter and 0 in labels.places_of(label.letter))
    )
    return first or labels.BONUS.match(text) is not None


def without_key_block(paragraphs: Sequence[Paragraph]) -> KeyBlock:
    """The paragraphs before and behind blocks of keys, and the keys; none if there is no block."""
    heads = [n for n, one in enumerate(paragraphs) if labels.KEY_HEAD.fullmatch(one.text)]
    for head in reversed(heads[-MOST_HEADS:]):
        above, scan = paragraphs[:head], _Scan()
        scan.read(paragraphs[head + 1 :])
        behind = paragraphs[head + 1 + scan.end :]
        if not scan.keys or not _follows_questions(above):
            continue
        ends = all(one.is_blank for one in behind)
        if ends or (are_certain(scan.keys) and _are_of(scan.keys, above)):
            questions = above if ends else [*above, Paragraph(behind[0].line), *behind]
            return KeyBlock(questions, tuple(scan.keys), tuple(scan.left_out))
    start = _bare_start(paragraphs)
    if start is None:
        return KeyBlock(paragraphs)
    return KeyBlock(paragraphs[:start], tuple(keys_of(paragraphs[start:])))


def _follows_questions(paragraphs: Sequence[Paragraph]) -> bool:
    return any(_is_option(one) or labels.number_label(one.text) for one in paragraphs)


def _is_option(paragraph: Paragraph) -> bool:
    return bool(labels.letter_label(paragraph.text) or paragraph.numbering)


def _are_of(keys: Sequence[BlockKey], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether all keys have the number of a question in some paragraphs."""
    numbers = {label.number for one in paragraphs if (label := labels.number_label(one.text))}
    numbers |= {one.numbering.value for one in paragraphs if one.numbering is not None}
    return all(key.number in numbers for key in keys)


def _bare_start(paragraphs: Sequence[Paragraph]) -> int | None:
    """Where a block without a head begins: lines of nothing but numbers and letters at the end,
    after options; None if there is none."""
    start, count = len(paragraphs), 0
    for n in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[n]
        if paragraph.is_blank:
            continue
        if paragraph.part is not None and not isinstance(paragraph.part, Grid):
            break
        found = list(keys_of([paragraph]))
        if not are_certain(found):
            break
        start, count = n, count + len(found)
    before = paragraphs[:start]
    options = sum(_is_option(one) for one in before)
    if count < FEWEST or options < count:
        return None
    return start if _are_of(list(keys_of(paragraphs[start:])), before) else None


def matched_keys(
    entries: Sequence[DraftEntry], keys: Sequence[BlockKey]
) -> dict[int, tuple[str, ...]]:
    """What a block says of each entry, by the places of entries.

    Keys under the head of a section are of its questions. Numbers decide if each is there once;
    numbers that begin again decide if questions and keys begin again alike. Else nothing is
    matched.
    """
    if not keys:
        return {}
    if any(key.section for key in keys):
        return _matched_by_sections(entries, keys)
    before = [n for n, entry in enumerate(entries) if entry.line <= keys[0].line]
    numbered = [n for n in before if entries[n].number]
    own = [entries[n].number for n in numbered]
    if own == [key.number for key in keys]:
        return {n: (key.value,) for n, key in zip(numbered, keys, strict=True)}
    return _by_numbers(entries, numbered, keys)


def _matched_by_sections(
    entries: Sequence[DraftEntry], keys: Sequence[BlockKey]
) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for section in dict.fromkeys(key.section for key in keys):
        inside = [
            n
            for n, entry in enumerate(entries)
            if entry.number and section in map(section_name, entry.path)
        ]
        found |= _by_numbers(entries, inside, [key for key in keys if key.section == section])
    return found


def _by_numbers(
    entries: Sequence[DraftEntry], numbered: Sequence[int], keys: Sequence[BlockKey]
) -> dict[int, tuple[str, ...]]:
    """The keys of those entries whose number no other one of them has."""
    values: dict[int, dict[str, None]] = {}
    for key in keys:
        values.setdefault(key.number, {})[key.value] = None
    times = Counter(entries[n].number for n in numbered)
    return {
        n: tuple(values[entries[n].number])
        for n in numbered
        if times[entries[n].number] == 1 and entries[n].number in values
    }


def keys_of_none(entries: Sequence[DraftEntry], keys: Sequence[BlockKey]) -> list[BlockKey]:
    """The keys whose number no question has, in their section if they have one."""
    numbers = {("", entry.number) for entry in entries}
    numbers |= {(section_name(title), entry.number) for entry in entries for title in entry.path}
    return [key for key in keys if (key.section, key.number) not in numbers]
