"""Moodle's embedded answers (cloze): `{2:MULTICHOICE:=right~wrong#why~%50%half}` in a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from worksheets.exchange.questions.bank_text import Texts
from worksheets.exchange.questions.escapes import restored, without_wildcards
from worksheets.exchange.questions.interaction import (
    ONE,
    AcceptedAnswer,
    Body,
    Grid,
    Listed,
    NumericRange,
    Part,
    TextGap,
)
from worksheets.exchange.questions.worths import worth_of
from worksheets.model.paper.content import Gap, Inline, Inlines, Text

WORDS = ("SHORTANSWER", "SA", "MW")
CASED = ("SHORTANSWER_C", "SAC", "MWC")
NUMBERS = ("NUMERICAL", "NM")
ONE_CHOICE = tuple(
    f"{name}{end}"
    for name in ("MULTICHOICE", "MC")
    for end in ("", "_V", "_H", "_S", "_VS", "_HS", "V", "H", "S", "VS", "HS")
)
SEVERAL = tuple(
    f"{name}{end}"
    for name in ("MULTIRESPONSE", "MR")
    for end in ("", "_H", "_S", "_HS", "H", "S", "HS")
)
TYPES = sorted((*WORDS, *CASED, *NUMBERS, *ONE_CHOICE, *SEVERAL), key=len, reverse=True)
CLOZE = re.compile(rf"\{{\s*(\d*)\s*:\s*({'|'.join(TYPES)})\s*:([^{{}}]*)\}}")
WORTH = re.compile(r"\s*(?:%(-?\d+(?:\.\d+)?)%|(=))")
FIRST_MARK = 0xE200
"""Private-use characters that stand for blanks while a text is read."""
MARK = re.compile("[\ue200-\uf8ff]")
MOST = 500
"""Blanks of a text at most."""


def gap_body(text: str, texts: Texts, line: int, kind: str = "") -> tuple[Body, dict[str, TextGap]]:
    """A body with gaps, and what fills each; the text has its characters behind backslashes
    protected."""
    found: list[re.Match[str]] = []

    def mark(gap: re.Match[str]) -> str:
        if len(found) >= MOST:
            return gap[0]
        found.append(gap)
        return chr(FIRST_MARK + len(found) - 1)

    marked = CLOZE.sub(mark, text)
    body = texts.body(restored(marked), line, kind)
    gaps = {
        f"gap-{n}": _gap(gap[2], gap[3], int(gap[1][:6] or 1) or 1, texts, line)
        for n, gap in enumerate(found, 1)
    }
    return with_gaps(body), gaps


def with_gaps(body: Body) -> Body:
    """A body with gaps where marks of blanks are."""
    return tuple(_part(part) for part in body)


def _gap(kind: str, written: str, weight: int, texts: Texts, line: int) -> TextGap:
    entries = list(_entries(written))
    if kind in NUMBERS:
        ranges = tuple(_ranges(entries, texts, line))
        answers = tuple(
            AcceptedAnswer((Text(words.split(":")[0].strip()),), worth)
            for words, worth, _ in entries
            if worth > 0 and words.strip() != "*"
        )
        return TextGap(answers, weight=weight, numbers=ranges)
    is_choice = kind in ONE_CHOICE or kind in SEVERAL
    accepted = tuple(_accepted(entry, texts, line, is_choice=is_choice) for entry in entries)
    right = tuple(answer for answer in accepted if answer.worth > 0 and answer.words)
    if is_choice:
        choices = tuple(answer.words for answer in accepted)
        return TextGap(right, choices, weight, several=kind in SEVERAL and len(right) > 1)
    return TextGap(right, weight=weight, case_counts=kind in CASED)


def _accepted(
    entry: tuple[str, Fraction, str], texts: Texts, line: int, *, is_choice: bool
) -> AcceptedAnswer:
    """An answer of a blank; stars are wildcards where words are written, and else stars."""
    written, worth, why = entry
    words, has_wildcard = (written, False) if is_choice else without_wildcards(written)
    content = texts.line(restored(words).strip(), line)
    return AcceptedAnswer(content, worth, texts.line(why, line), has_wildcard)


def _entries(written: str) -> Iterator[tuple[str, Fraction, str]]:
    """The answers of a blank, the part of its marks that each is worth, and what is said of it."""
    for entry in written.split("~"):
        worth, words = Fraction(0), entry
        if found := WORTH.match(entry):
            worth = worth_of(found[1]) if found[1] else ONE
            words = entry[found.end() :]
        words, _, why = words.partition("#")
        if words.strip():
            yield words.strip(), worth, restored(why).strip()


def _ranges(
    entries: Iterable[tuple[str, Fraction, str]], texts: Texts, line: int
) -> Iterator[NumericRange]:
    for written, worth, why in entries:
        words = restored(written)
        if words == "*":
            continue
        number, _, tolerance = words.replace(",", ".").partition(":")
        try:
            value, off = Decimal(number.strip()), abs(Decimal(tolerance.strip() or 0))
        except InvalidOperation:
            texts.losses.add(line, "lost", "tolerance", f"'{words}' is no number")
            continue
        yield NumericRange(value - off, value + off, worth, texts.line(why, line))


def _part(part: Part) -> Part:
    match part:
        case Listed(entries, numbered):
            return Listed(tuple(map(_with_gaps, entries)), numbered)
        case Grid(rows):
            return Grid(tuple(tuple(map(_with_gaps, row)) for row in rows))
        case tuple():
            return _with_gaps(part)
    return part


def _with_gaps(content: Inlines) -> Inlines:
    return tuple(_cut(content))


def _cut(content: Sequence[Inline]) -> Iterator[Inline]:
    for inline in content:
        if not isinstance(inline, Text):
            yield inline
            continue
        end = 0
        for mark in MARK.finditer(inline.text):
            if before := inline.text[end : mark.start()]:
                yield Text(before)
            yield Gap(f"gap-{ord(mark[0]) - FIRST_MARK + 1}")
            end = mark.end()
        if rest := inline.text[end:]:
            yield Text(rest)
