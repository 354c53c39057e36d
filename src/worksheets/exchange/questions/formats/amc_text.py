"""AMC-TXT, the plain text of Auto Multiple Choice: `*` or `**` before a question, `+` before right
answers and `-` before wrong ones.

The source is the manual of Auto Multiple Choice, section "AMC-TXT". Of one star exactly one answer
is right; of two stars any number.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as changed
from fractions import Fraction

from worksheets.exchange.questions.bank_text import Losses, decoded
from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    BankFile,
    Choice,
    ExchangeItem,
    Option,
)
from worksheets.exchange.questions.lists.paragraphs import (
    Paragraph,
    body_of_paragraphs,
    content_of,
)
from worksheets.exchange.questions.lists.typed_text import paragraphs_of
from worksheets.exchange.questions.shared_syntax import NotAQuestion

QUESTION = re.compile(
    r"(\*{1,2})(?:\[([^\]]{0,200})\])?(<[^>]{0,200}>)?(\{[^}]{0,200}\})?\s*(?=\S|$)"
)
ANSWER = re.compile(r"([+-])(?:\[[^\]]{0,200}\])?(\{[^}]{0,200}\})?\s+(\S.*)")
GROUP = re.compile(r"\*([()])\s*(?:\[[^\]]{0,200}\])?(.*)")
SETTING = re.compile(r"[A-Za-z][\w-]*\s?:\s.*")
COMMENT = re.compile(r"\s*#(?!\S*:)")
DRESS = ((re.compile(r"\[\*(.*?)\*\]"), r"**\1**"), (re.compile(r"\[\|(.*?)\|\]"), r"`\1`"),
         (re.compile(r"\[_(.*?)_\]"), r"\1"))  # fmt: skip
UNREAD = re.compile(r"\[\[|\[verbatim\]|!(?:\{[^}]*\})?[\w./-]+\.(?:png|jpe?g|pdf|svg)!")


@dataclass(slots=True)
class _Entry:
    """The lines of a question and of its answers; `open` if it is answered in sentences."""

    line: int
    several: bool
    options: str
    open: bool
    scored: bool
    path: tuple[str, ...]
    stem: list[tuple[int, str]] = field(default_factory=list)
    answers: list[tuple[bool, int, list[str]]] = field(default_factory=list)


def read(data: bytes, name: str, language: str = "en-GB") -> BankFile:
    """The questions of a file in AMC-TXT."""
    text, guessed = decoded(data)
    losses = Losses(name)
    if guessed:
        losses.add(1, "guessed", "encoding", "the file is not UTF-8", f"read as {guessed}")
    items: list[ExchangeItem] = []
    entries = list(_entries(text))
    for entry in entries:
        try:
            items.append(_item(entry, losses, language))
        except NotAQuestion as fault:
            losses.add(entry.line, "refused", fault.code, str(fault), fault.hint)
    return BankFile(tuple(items), tuple(losses.found), len(entries))


def looks_like(text: str) -> float:
    """How sure it is that a text is AMC-TXT, from 0 to 1: its questions have answers with `+`."""
    entries = list(_entries(text))
    marked = sum(
        len(entry.answers) > 1 and any(right for right, _, _ in entry.answers) for entry in entries
    )
    return 0.9 if marked and 3 * marked >= 2 * len(entries) else 0.0


def _entries(text: str) -> Iterator[_Entry]:
    entry: _Entry | None = None
    path: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if COMMENT.match(line):
            continue
        if group := GROUP.fullmatch(line):
            if entry is not None:
                yield entry
            entry = None
            path = [*path, group[2].strip()] if group[1] == "(" else path[:-1]
            continue
        if found := QUESTION.match(line):
            if entry is not None:
                yield entry
            titles = tuple(title for title in path if title)
            entry = _Entry(number, found[1] == "**", found[2] or "", bool(found[3]),
                           bool(found[4]), titles)  # fmt: skip
            entry.stem.append((number, line[found.end() :]))
        elif entry is not None and not line.strip():
            if entry.answers:
                yield entry
                entry = None
        elif entry is not None and (answer := ANSWER.fullmatch(line)):
            entry.answers.append((answer[1] == "+", number, [answer[3]]))
            entry.scored |= answer[2] is not None
        elif entry is not None and entry.answers:
            entry.answers[-1][2].append(line)
        elif entry is not None:
            entry.stem.append((number, line))
    if entry is not None:
        yield entry


def _item(entry: _Entry, losses: Losses, language: str) -> ExchangeItem:
    if entry.open:
        what = "nothing says what a right answer is"
        raise NotAQuestion("scheme", what, "write what an answer may say")
    words = [line for _, line in entry.stem]
    texts = [*words, *(line for _, _, lines in entry.answers for line in lines)]
    if any(UNREAD.search(text) for text in texts):
        raise NotAQuestion("formula", "it has LaTeX, a picture or verbatim text", "write it anew")
    right = sum(is_right for is_right, _, _ in entry.answers)
    if len(entry.answers) < 2 or not right:
        raise NotAQuestion("key", "no answer is right", "write + before the right one")
    if not entry.several and right > 1:
        raise NotAQuestion("key", "several answers are right", "write ** before the question")
    if entry.scored:
        losses.add(entry.line, "changed", "worth", "its answers have marks of their own")
    part = Fraction(1, right) if entry.several else ONE
    options = tuple(
        Option(content_of(_paragraphs(lines, number), language), part if is_right else NONE)
        for is_right, number, lines in entry.answers
    )
    place = losses.at(entry.line)
    body = body_of_paragraphs(_paragraphs(words, entry.line), language)
    doubts = ("its answers have marks of their own",) if entry.scored else ()
    interaction = Choice(options, entry.several, ordered="ordered" in entry.options)
    return ExchangeItem(body, interaction, path=entry.path, doubts=doubts, span=place)


def _paragraphs(lines: Sequence[str], number: int) -> list[Paragraph]:
    """Lines as one paragraph, with what AMC has for bold type and code."""
    text = "\n".join(lines)
    for pattern, written in DRESS:
        text = pattern.sub(written, text)
    return [
        changed(one, line=number, further=n > 0, wrapped=n > 0, heading=0)
        for n, one in enumerate(paragraphs_of(text))
        if not one.is_blank
    ]
