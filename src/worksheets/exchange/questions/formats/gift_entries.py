"""The entries of a GIFT file, with the identifiers and tags that comments say of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worksheets.exchange.questions.escapes import protected

CATEGORY = re.compile(r"\$CATEGORY:(.*)")
NAMED = re.compile(r"::.+::")
COMMENT = re.compile(r"\s*//")
TAGGED = re.compile(r"\[(id|tag):((?:\\.|[^\]\\])*)\]")


@dataclass(frozen=True, slots=True)
class Entry:
    """The lines of an entry, without comments, with its first line, identifier and tags."""

    text: str
    line: int
    identifier: str = ""
    tags: tuple[str, ...] = ()


def entries_of(text: str) -> Iterator[Entry]:
    """The entries of a file, between blank lines; a category, or a name where no braces are open,
    begins another one, though Moodle would read all of it as one question."""
    lines: list[str] = []
    first, identifier, tags = 0, "", list[str]()
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if COMMENT.match(line):
            for kind, value in TAGGED.findall(line):
                if kind == "id":
                    identifier = value.strip()
                else:
                    tags.append(value.strip())
            continue
        is_category = CATEGORY.match(line.strip()) is not None
        is_next = is_category or (NAMED.match(line.strip()) and _is_closed(lines))
        if lines and (is_next or not line.strip()):
            yield Entry("\n".join(lines), first, identifier, tuple(tags))
            lines, identifier, tags = [], "", []
        if is_category:
            yield Entry(line.strip(), number)
        elif line.strip():
            first = first if lines else number
            lines.append(line.strip())


def _is_closed(lines: Sequence[str]) -> bool:
    """Whether no braces of an entry are open, so that a name begins the next one."""
    text = protected("\n".join(lines))
    return "}" in text or "{" not in text
