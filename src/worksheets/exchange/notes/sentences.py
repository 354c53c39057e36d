"""Sections of notes under their headings, and their sentences with their lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from worksheets.exchange.notes.english import content_words
from worksheets.exchange.notes.lines import UNREADABLE, NoteLine

SENTENCE_END = re.compile(r"(?<=[.!?])(?:['\")]+)?\s+(?=[A-Z'\"(*$])")
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|approx|Mr|Mrs|Ms|Dr|St|Prof|No|c|[A-Z])\.)$"
)
QUOTATION = re.compile(r"(?<![\w'\"])(['\"])(?=[A-Z])(.{25,600}?[a-z.!?,])\1(?!\w)")
UNDIVIDED = re.compile(rf"{QUOTATION.pattern}|\$[^$]+\$")
"""Quotations and formulas, within which no sentence ends."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The text from a capital letter to the next full stop, or a bullet point without one.

    `source` is its line of notes; one line of the file may have several of these.
    """

    text: str
    source: NoteLine

    @property
    def line(self) -> int:
        return self.source.number


@dataclass(slots=True)
class NotesSection:
    """The lines under one heading; `above` is the heading of the section that it belongs to."""

    heading: str
    level: int
    line: int
    above: str = ""
    lines: list[NoteLine] = field(default_factory=list)

    @property
    def sentences(self) -> Iterator[Sentence]:
        for line in self.lines:
            if line.kind != "row":
                for words in split_sentences(line.text):
                    yield Sentence(words, line)


def split_sections(title: str, lines: Sequence[NoteLine]) -> list[NotesSection]:
    """The lines in sections; the level of a heading without one is inferred from its text."""
    result = [NotesSection(title, 1, lines[0].number if lines else 1)]
    last_second_level = ""
    for n, line in enumerate(lines):
        if line.kind != "heading" and not _looks_like_heading(lines, n):
            if line.kind != "question":
                result[-1].lines.append(line)
            continue
        level = line.level or (
            2 if _shares_words_with_title(line.text, title) or not last_second_level else 3
        )
        if level <= 2:
            last_second_level = line.text
        above = last_second_level if level > 2 else ""
        heading = line.text.replace(UNREADABLE, "").strip(" :")
        result.append(NotesSection(heading or title, level, line.number, above))
    return [section for section in result if section.lines]


def _shares_words_with_title(heading: str, title: str) -> bool:
    """Whether a heading has two content words of the title."""
    return len(content_words(heading) & content_words(title)) >= 2


def _looks_like_heading(lines: Sequence[NoteLine], n: int) -> bool:
    """Whether a line is short, has no full stop, and is followed by longer lines."""
    line = lines[n]
    if line.kind != "text" or n + 1 == len(lines) or len(line.text.split()) > 9:
        return False
    following = lines[n + 1]
    ends_like_a_sentence = line.text[-1] in ".!?;," or re.search(r"\s[-–=:]\s|: \w", line.text)
    is_followed_by_text = (
        following.kind in ("bullet", "row", "question") or len(following.text.split()) > 9
    )
    return not ends_like_a_sentence and "$" not in line.text and is_followed_by_text


def split_sentences(text: str) -> list[str]:
    """The sentences of a line; quotations and formulas are not split."""
    parts: list[str] = []
    protected = UNDIVIDED.sub(lambda match: re.sub(r"(?<=[.!?]) ", "\0", match[0]), text)
    for part in SENTENCE_END.split(protected):
        if parts and ABBREVIATION.search(parts[-1][-12:]):
            parts[-1] += " " + part
        else:
            parts.append(part)
    return [part.replace("\0", " ").strip() for part in parts if part.strip()]
