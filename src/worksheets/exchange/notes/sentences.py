"""Sections of notes under their headings, and their sentences with their lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from worksheets.exchange.notes.english import content_words
from worksheets.exchange.notes.lines import UNREADABLE, NoteLine

SENTENCE_END = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?]['\"”’)])|(?<=[.!?]['\"”’)]{2}))\s+(?=[A-Z'\"“‘(*$])"
)
"""The space behind a full stop, or behind the quotation mark or bracket that closes after it."""
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|approx|Mr|Mrs|Ms|Dr|St|Prof|No|c|[A-Z])\.)$"
)
QUOTATION = re.compile(r"(?<![\w'\"])(['\"])(?=[A-Z])(.{25,600}?[a-z.!?,])\1(?!\w)")
UNDIVIDED = re.compile(rf"{QUOTATION.pattern}|\$[^$]+\$")
"""Long quotations and formulas, within which no sentence ends."""
LONGEST_HEADING = 9
"""A line of more words is no heading, if its file does not say so."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the notes, or a line or bullet point that has no full stop.

    `source` is its line of notes; one line of the file may have several of these.
    """

    text: str
    source: NoteLine

    @property
    def line(self) -> int:
        return self.source.number


@dataclass(slots=True)
class NotesSection:
    """The lines under one heading that are no questions.

    `parent_heading` is the last heading of level 1 or 2 before one of a deeper level.
    """

    heading: str
    level: int
    line: int
    parent_heading: str = ""
    lines: list[NoteLine] = field(default_factory=list)

    @property
    def sentences(self) -> Iterator[Sentence]:
        for line in self.lines:
            if line.kind != "row":
                for words in split_sentences(line.text):
                    yield Sentence(words, line)


def split_sections(title: str, lines: Sequence[NoteLine]) -> list[NotesSection]:
    """The lines in sections, of which those without lines are left out.

    Lines before the first heading are under the title. The level of a heading without one is
    inferred from its text.
    """
    result = [NotesSection(title, 1, lines[0].number if lines else 1)]
    parent = ""
    for n, line in enumerate(lines):
        if line.kind != "heading" and not _looks_like_heading(lines, n):
            if line.kind != "question":
                result[-1].lines.append(line)
            continue
        level = line.level or (2 if _shares_words_with_title(line.text, title) or not parent else 3)
        heading = line.text.replace(UNREADABLE, "").strip(" :") or title
        if level <= 2:
            parent = heading
        result.append(NotesSection(heading, level, line.number, parent if level > 2 else ""))
    return [section for section in result if section.lines]


def _shares_words_with_title(heading: str, title: str) -> bool:
    """Whether a heading shares at least two content words with the title."""
    return len(content_words(heading) & content_words(title)) >= 2


def _looks_like_heading(lines: Sequence[NoteLine], n: int) -> bool:
    """Whether a line is short, does not end as a sentence does, and has a bullet point, a row, a
    question or a longer line behind it."""
    line = lines[n]
    if line.kind != "text" or n + 1 == len(lines) or len(line.text.split()) > LONGEST_HEADING:
        return False
    following = lines[n + 1]
    reads_as_a_sentence = line.text.endswith((".", "!", "?", ";", ",")) or re.search(
        r"\s[-–=:]\s|: \w", line.text
    )
    is_followed_by_text = (
        following.kind in ("bullet", "row", "question")
        or len(following.text.split()) > LONGEST_HEADING
    )
    return not reads_as_a_sentence and "$" not in line.text and is_followed_by_text


def split_sentences(text: str) -> list[str]:
    """The sentences of a line; long quotations and formulas are not split."""
    parts: list[str] = []
    protected = UNDIVIDED.sub(lambda match: re.sub(r"(?<=[.!?]) ", "\0", match[0]), text)
    for part in SENTENCE_END.split(protected):
        if parts and ABBREVIATION.search(parts[-1][-12:]):
            parts[-1] += " " + part
        else:
            parts.append(part)
    return [part.replace("\0", " ").strip() for part in parts if part.strip()]
