"""Mark points as rows: the answer, its marks, and the guidance that is said of it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from worksheets.language.language import Language
from worksheets.model.paper.content import Emph, Inlines, Maths, Strong, Text, plain, text
from worksheets.model.paper.item import MarkPoint
from worksheets.model.paper.mark_code import FLAGS
from worksheets.model.paper.marks import Marks
from worksheets.model.paper.wording import worded

STOPPED = re.compile(r"[^.]{2}\.$")
"""A full stop that ends a sentence, and not an abbreviation such as 'U.S.'."""
FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
UNPRINTED = str.maketrans("", "", "{}^_")


class PointRow(NamedTuple):
    """A mark point for a marker: the answer, its marks, what is said of it, and what it is not,
    with the label of what it answers, the code of its marks and the flags that are said of it.

    Entries of `guidance` are sentences, or begin with the letter of an option; answers to `reject`
    stand apart from them, for they must not be overlooked.
    """

    answer: Inlines
    marks: Marks
    guidance: tuple[Inlines, ...] = ()
    reject: Inlines = ()
    label: str = ""
    code: str = ""
    flags: tuple[str, ...] = ()


def point_rows(points: Sequence[MarkPoint], language: Language) -> Iterator[PointRow]:
    """The points of a scheme, each with its guidance in the words of a language."""
    for point in points:
        shared = bool(point.group) and sum(o.group == point.group for o in points) > 1
        guidance = tuple(_guidance(point, language, shared=shared))
        reject: Inlines = ()
        if point.reject:
            reject = _italic(worded(language, "scheme.reject", answers=_joined(point.reject)))
        flags = (*point.flags, *_flags_of(point.accept))
        yield PointRow(point.answer, point.marks, guidance, reject, point.label, point.code, flags)


def _flags_of(accepted: Sequence[Inlines]) -> Iterator[str]:
    """The flags that accepted answers begin with, such as 'awrt 270 J'."""
    for answer in accepted:
        flag, _, rest = plain(answer).partition(" ")
        if rest and flag in FLAGS:
            yield flag


def _guidance(point: MarkPoint, language: Language, *, shared: bool) -> Iterator[Inlines]:
    if point.flags:
        yield text(", ".join(point.flags))
    ways = {_in_line(point.answer): point.answer}
    for answer in point.accept:
        ways.setdefault(_in_line(answer), answer)
    _, *accepted = ways.values()
    if accepted:
        yield _italic(worded(language, "scheme.accept", answers=_joined(tuple(accepted))))
    if point.develop:
        ways_on = _joined(point.develop)
        yield _italic(worded(language, "scheme.develop", n=point.more, answers=ways_on))
    if shared:
        yield text(language.say("scheme.one-mark-for-idea"))
    if point.note:
        yield point.note
    if point.objective:
        yield text(point.objective)


def _in_line(content: Inlines) -> str:
    """Content on one line, the same for 3/5 in words and in a formula."""
    pieces = (
        FRACTION.sub(r" \1/\2", inline.tex).translate(UNPRINTED)
        if isinstance(inline, Maths)
        else plain((inline,))
        for inline in content
    )
    return " ".join("".join(pieces).split())


def _italic(content: Inlines) -> Inlines:
    """A direction to a marker, whose strong first words are in italics."""
    match content:
        case (Strong(inner), *rest):
            return (Emph(inner), *rest)
    return content


def _joined(answers: tuple[Inlines, ...]) -> Inlines:
    """Answers side by side; only the last keeps its full stop."""
    *most, last = answers
    joined: Inlines = ()
    for answer in most:
        match answer:
            case (*before, Text(words)) if STOPPED.search(words):
                joined = (*joined, *before, Text(words[:-1]), Text("; "))
            case _:
                joined = (*joined, *answer, Text("; "))
    return (*joined, *last)
