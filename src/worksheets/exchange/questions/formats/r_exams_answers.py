"""What the metainformation of an exercise of R/exams says of its answers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    Choice,
    ExchangeItem,
    NumericEntry,
    NumericRange,
    Option,
)
from worksheets.exchange.questions.shared_syntax import NotAQuestion, numeric
from worksheets.model.paper.content import Inlines, plain

VERDICTS = re.compile(r"(?:true|false|correct|incorrect|richtig|falsch)\W*", re.IGNORECASE)


def with_metainformation(item: ExchangeItem, meta: Mapping[str, str]) -> ExchangeItem:
    """An item with the name, the category and the marks of its exercise."""
    section, points = meta.get("exsection", ""), meta.get("expoints", "")
    return replace(
        item,
        name=meta.get("exname", ""),
        path=tuple(part.strip() for part in section.split("/") if part.strip()),
        marks=Fraction(int(points)) if re.fullmatch(r"[1-9]\d?", points) else ONE,
    )


def choice_of(
    entries: Sequence[Inlines],
    whys: Sequence[Inlines],
    solution: str,
    meta: Mapping[str, str],
    *,
    several: bool,
) -> Choice:
    """Options of which an exsolution such as 010 says which are right; `whys` are said of them, if
    there are as many."""
    if not re.fullmatch("[01]+", solution) or len(solution) != len(entries) or len(entries) < 2:
        what = f"the exsolution '{solution[:40]}' is not one for {len(entries)} options"
        raise NotAQuestion("key", what, "write 1 for each right option, and 0 for others")
    right = solution.count("1")
    if not right or (right > 1 and not several):
        raise NotAQuestion("key", f"{right} options are right", "mark the right ones")
    part = Fraction(1, right) if several else ONE
    options = tuple(
        Option(
            entry,
            part if mark == "1" else NONE,
            _why(whys[n]) if len(whys) == len(entries) else (),
        )
        for n, (entry, mark) in enumerate(zip(entries, solution, strict=True))
    )
    shuffled = meta.get("exshuffle", "").upper() not in ("", "FALSE")
    return Choice(options, several, ordered=not shuffled)


def _why(content: Inlines) -> Inlines:
    """What is said of an option, unless it is only whether it is right."""
    return () if VERDICTS.fullmatch(plain(content).strip()) else content


def number_of(solution: str, tolerance: str) -> NumericEntry:
    """A number with its tolerance; raises NotAQuestion if it is none."""
    least, most, shown = numeric(f"{solution}:{tolerance or 0}")
    return NumericEntry((NumericRange(least, most),), shown)
