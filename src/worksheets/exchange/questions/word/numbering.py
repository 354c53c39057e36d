"""The numbers that Word prints before paragraphs: numbering.xml, counted as the text goes on.

The source is ECMA-376, part 1, section 17.9.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from worksheets.exchange.questions.lists.paragraphs import Numbering
from worksheets.exchange.questions.xml_files import child, children, local_name

Kind = Literal["decimal", "letter", "bullet"]
LETTERS = frozenset({"lowerLetter", "upperLetter", "russianLower", "russianUpper"})
DEEPEST = 9


def value_of(element: "etree._Element | None", name: str = "val") -> str:
    """An attribute of Word's namespace; empty if there is none."""
    if element is None:
        return ""
    return next(
        (str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), ""
    )


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: the kind of its numbers, and the first of them."""

    kind: Kind = "bullet"
    start: int = 1


@dataclass(slots=True)
class Numbers:
    """The lists of a document by their numbers, and how far each has been counted."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]]
    starts: Mapping[tuple[str, int], int]
    counted: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def next(self, list_: str, depth: int) -> Numbering | None:
        """The number of the next paragraph of a list; None if there is no such list."""
        if list_ not in self.lists:
            return None
        abstract, levels = self.lists[list_]
        depth = min(max(depth, 0), DEEPEST - 1)
        values = self.counted.setdefault(abstract, [None] * DEEPEST)
        if list_ not in self.begun:
            self.begun.add(list_)
            for place in range(DEEPEST):
                if (list_, place) in self.starts:
                    values[place] = None
        level = levels.get(depth, Level())
        start = self.starts.get((list_, depth), level.start)
        before = values[depth]
        values[depth] = start if before is None else before + 1
        values[depth + 1 :] = [None] * (DEEPEST - depth - 1)
        return Numbering(list_, depth, level.kind, values[depth] or 0)


def numbers_of(root: "etree._Element | None") -> Numbers:
    """The lists of a document; none, if it has no numbering.xml."""
    abstracts: dict[str, dict[int, Level]] = {}
    lists: dict[str, tuple[str, Mapping[int, Level]]] = {}
    starts: dict[tuple[str, int], int] = {}
    for element in root if root is not None else ():
        if local_name(element) == "abstractNum":
            abstracts[value_of(element, "abstractNumId")] = dict(_levels(element))
        elif local_name(element) == "num":
            number = value_of(element, "numId")
            abstract = value_of(child(element, "abstractNumId"))
            levels = dict(abstracts.get(abstract, {}))
            for changed in children(element, "lvlOverride"):
                depth = _whole(value_of(changed, "ilvl"))
                if (start := child(changed, "startOverride")) is not None:
                    starts[number, depth] = _whole(value_of(start), 1)
                levels.update(_levels(changed))
            lists[number] = abstract, levels
    return Numbers(lists, starts)


def _levels(element: "etree._Element") -> list[tuple[int, Level]]:
    return [
        (
            _whole(value_of(level, "ilvl")),
            Level(
                _kind(value_of(child(level, "numFmt"))), _whole(value_of(child(level, "start")), 1)
            ),
        )
        for level in children(element, "lvl")
    ]


def _kind(written: str) -> Kind:
    if written in LETTERS:
        return "letter"
    return "decimal" if written.startswith("decimal") else "bullet"


def _whole(written: str, default: int = 0) -> int:
    return int(written[:6]) if written.isascii() and written.isdecimal() else default
