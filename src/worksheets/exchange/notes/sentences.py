"""Sections of notes and their sentences, each with its line and with whom it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from worksheets.exchange.notes.english import content_words
from worksheets.exchange.notes.lines import MISSING, Line

END = re.compile(r"(?<=[.!?])(?:['\")]+)?\s+(?=[A-Z'\"(*$])")
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|approx|Mr|Mrs|Ms|Dr|St|Prof|No|c|[A-Z])\.)$"
)
QUOTED = re.compile(r"(?<![\w'\"])(['\"])(?=[A-Z])(.{25,600}?[a-z.!?,])\1(?!\w)")
WHOLE = re.compile(rf"{QUOTED.pattern}|\$[^$]+\$")
"""What is never parted: quotations and formulas."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words from one capital letter to the next full stop, or a bullet without one.

    `source` is the line that it stands in, of which there may be many on one line of the file.
    """

    words: str
    source: Line

    @property
    def line(self) -> int:
        return self.source.number


@dataclass(slots=True)
class Section:
    """What stands under one heading."""

    heading: str
    level: int
    line: int
    above: str = ""
    lines: list[Line] = field(default_factory=list)

    @property
    def sentences(self) -> Iterator[Sentence]:
        for line in self.lines:
            if line.mark != "row":
                for words in split(line.words):
                    yield Sentence(words, line)


def sections(title: str, lines: Sequence[Line]) -> list[Section]:
    """The lines under their headings; headings that show no level get one from what they say."""
    found = [Section(title, 1, lines[0].number if lines else 1)]
    second = ""
    for n, line in enumerate(lines):
        if line.mark != "heading" and not _looks_like_heading(lines, n):
            if line.mark != "question":
                found[-1].lines.append(line)
            continue
        level = line.level or (2 if _of_the_title(line.words, title) or not second else 3)
        if level <= 2:
            second = line.words
        above = second if level > 2 else ""
        heading = line.words.replace(MISSING, "").strip(" :")
        found.append(Section(heading or title, level, line.number, above))
    return [section for section in found if section.lines]


def _of_the_title(heading: str, title: str) -> bool:
    """Whether a heading takes up what the title is about."""
    return len(content_words(heading) & content_words(title)) >= 2


def _looks_like_heading(lines: Sequence[Line], n: int) -> bool:
    """A short line without a stop, above lines that are more than that."""
    line = lines[n]
    if line.mark != "text" or n + 1 == len(lines) or len(line.words.split()) > 9:
        return False
    following = lines[n + 1]
    ends = line.words[-1] in ".!?;," or re.search(r"\s[-–=:]\s|: \w", line.words)
    goes_on = following.mark in ("bullet", "row", "question") or len(following.words.split()) > 9
    return not ends and "$" not in line.words and goes_on


def split(words: str) -> list[str]:
    """The sentences of a line; what is quoted stays whole, and so does a formula."""
    kept: list[str] = []
    hidden = WHOLE.sub(lambda found: re.sub(r"(?<=[.!?]) ", "\0", found[0]), words)
    for part in END.split(hidden):
        if kept and ABBREVIATION.search(kept[-1][-12:]):
            kept[-1] += " " + part
        else:
            kept.append(part)
    return [part.replace("\0", " ").strip() for part in kept if part.strip()]
