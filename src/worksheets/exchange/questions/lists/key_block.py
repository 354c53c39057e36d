"""Blocks of keys behind their questions: `1. B`, `2-C 3-D`, or a table of them.

A block ends where questions go on, and there may be one for each section. Without a head it is the
end of a list.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from worksheets.exchange.questions.interaction import Grid
from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.key_entries import (
    BlockKey,
    are_certain,
    bare_keys,
    keys_of,
)
from worksheets.exchange.questions.lists.key_heads import head_of_keys, heads_apart
from worksheets.exchange.questions.lists.line_kinds import is_section, option_label, section_name
from worksheets.exchange.questions.lists.paragraphs import Paragraph

FEWEST = 2
"""Keys of a block that has no head."""


@dataclass(frozen=True, slots=True)
class KeyBlock:
    """Keys whose head is on a line; their questions are before it, and behind another line."""

    keys: tuple[BlockKey, ...]
    begins: int
    head: int


@dataclass(frozen=True, slots=True)
class WithoutKeys:
    """The paragraphs of a list without its blocks of keys, the blocks, and the lines in blocks that
    are no keys."""

    questions: Sequence[Paragraph]
    blocks: tuple[KeyBlock, ...] = ()
    left_out: tuple[Paragraph, ...] = ()


@dataclass(slots=True)
class _Scan:
    """A block while its lines are read; it ends before a line that is part of a question.

    It is `labelled` if each key has the number of a question before it, and no sign of a map.
    """

    section: str = ""
    keys: list[BlockKey] = field(default_factory=list)
    left_out: list[Paragraph] = field(default_factory=list)
    end: int = 0
    labelled: bool = True

    def read(self, paragraphs: Sequence[Paragraph]) -> None:
        lines = [(n, one) for n, one in enumerate(paragraphs) if not one.is_blank]
        for place, (n, paragraph) in enumerate(lines):
            after = lines[place + 1][1] if place + 1 < len(lines) else None
            before = lines[place - 1][1] if place else None
            if not self._line(paragraph, before, after):
                self.end = n
                return
        self.end = len(paragraphs)
        if not self.keys:
            self.keys = list(bare_keys(self.left_out))
            self.left_out = [] if self.keys else self.left_out

    def _line(
        self, paragraph: Paragraph, before: Paragraph | None, after: Paragraph | None
    ) -> bool:
        """Read a line of the block; False if it is none."""
        if is_section(paragraph):
            self.section = section_name(paragraph)
            return after is not None and are_certain(list(keys_of([after])))
        if _asks(paragraph, after):
            return False
        if found := list(keys_of([paragraph])):
            self.section = self._head_between(found[0], before) or self.section
            self.keys += [replace(key, section=self.section) for key in found]
            self.labelled &= labels.number_label(paragraph.text) is not None
        else:
            self.left_out.append(paragraph)
        return True

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
    if text.endswith(labels.ASKING) or labels.ANSWER.match(text) or labels.KIND.fullmatch(text):
        return True
    counted = after is None or (after.numbering is not None and after.numbering.kind == "decimal")
    label = None if after is None or counted else option_label(after, typed_numbers=False)
    first = label is not None and (
        label.boxed or bool(label.letter and 0 in labels.places_of(label.letter))
    )
    return first or labels.BONUS.match(text) is not None


def without_key_blocks(paragraphs: Sequence[Paragraph]) -> WithoutKeys:
    """The paragraphs outside of blocks of keys, and the blocks; none if there is no block."""
    lines = [one for paragraph in paragraphs for one in heads_apart(paragraph)]
    heads = [n for n, line in enumerate(lines) if head_of_keys(line) is not None]
    last = max((n for n, line in enumerate(lines) if not line.is_blank), default=0)
    questions: list[Paragraph] = []
    blocks: list[KeyBlock] = []
    left_out: list[Paragraph] = []
    asked = _Asked()
    start, begins = 0, 0
    for head, end in pairwise([*heads, len(lines)]):
        asked.read(lines, head)
        scan = _Scan(head_of_keys(lines[head]) or "")
        scan.read(lines[head + 1 : end])
        after = head + 1 + scan.end
        if not (scan.keys and asked.any and (after > last or asked.have(scan))):
            continue
        blocks.append(KeyBlock(tuple(scan.keys), begins, lines[head].line))
        left_out += scan.left_out
        questions += [*lines[start:head], Paragraph(lines[head].line)]
        start, begins = after, lines[after - 1].line
        asked.begin(after)
    if not blocks:
        return _without_bare_block(paragraphs)
    return WithoutKeys([*questions, *lines[start:]], tuple(blocks), tuple(left_out))


@dataclass(slots=True)
class _Asked:
    """The numbers of questions before a head, since the block before it and in all."""

    own: set[int] = field(default_factory=set)
    before: set[int] = field(default_factory=set)
    any: bool = False
    place: int = 0

    def read(self, lines: Sequence[Paragraph], end: int) -> None:
        """Read on to the line of a head."""
        further = lines[self.place : end]
        self.own |= _numbers(further)
        self.any = self.any or bool(self.own) or any(map(_is_option, further))
        self.place = max(self.place, end)

    def begin(self, place: int) -> None:
        """Begin anew behind a block."""
        self.before |= self.own
        self.own, self.place = set(), place

    def have(self, scan: _Scan) -> bool:
        """Whether the keys of a block are those of such questions: letters, or as many words as
        there are questions."""
        said = {key.number for key in scan.keys}
        if are_certain(scan.keys):
            return said <= (self.own or self.before)
        return scan.labelled and said == self.own and len(scan.keys) == len(self.own)


def _numbers(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The numbers that paragraphs begin with, typed or printed."""
    numbers = {label.number for one in paragraphs if (label := labels.number_label(one.text))}
    return numbers | {one.numbering.value for one in paragraphs if one.numbering is not None}


def _is_option(paragraph: Paragraph) -> bool:
    return bool(labels.letter_label(paragraph.text) or paragraph.numbering)


def _without_bare_block(paragraphs: Sequence[Paragraph]) -> WithoutKeys:
    """The paragraphs without a block that has no head: lines of nothing but numbers and letters at
    the end, after options."""
    start, keys = len(paragraphs), list[BlockKey]()
    for n in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[n]
        if paragraph.is_blank:
            continue
        found = list(keys_of([paragraph])) if _may_be_keys(paragraph) else []
        if not are_certain(found):
            break
        start, keys = n, found + keys
    before = paragraphs[:start]
    enough = FEWEST <= len(keys) <= sum(_is_option(one) for one in before)
    if not enough or not {key.number for key in keys} <= _numbers(before):
        return WithoutKeys(paragraphs)
    return WithoutKeys(before, (KeyBlock(tuple(keys), 0, paragraphs[start].line),))


def _may_be_keys(paragraph: Paragraph) -> bool:
    return paragraph.part is None or isinstance(paragraph.part, Grid)
