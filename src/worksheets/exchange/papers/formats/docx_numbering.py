"""Real numbering of a Word file: numbers that go on by themselves when a question is moved."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from worksheets.exchange.papers.flow import Question
from worksheets.model.paper.lettering import roman

DIGITS = re.compile(r"\d+")
BEHIND_NUMBERS = ("w:pBdr", "w:shd", "w:tabs", "w:bidi", "w:spacing", "w:ind", "w:jc", "w:rPr")
"""What stands behind the number of a paragraph, where the order is fixed."""
TWIPS = 510
"""How far each level of a list is indented, in twentieths of a point: 0.9 cm."""


class Level(NamedTuple):
    """How the numbers of a level are written, in Word's own words."""

    kind: str
    text: str


class Numbered(NamedTuple):
    """A label as a level writes it, and the number that it is."""

    level: Level
    number: int


def numbered(label: str, depth: int) -> Numbered | None:
    """A label as a number in its words; None if Word has no such numbers."""
    place = f"%{depth + 1}"
    if found := DIGITS.search(label):
        digits = found[0]
        if depth and re.fullmatch(r"\d+(\.\d+)+", label):
            *above, last = label.split(".")
            text = ".".join(f"%{n}" for n in range(1, len(above) + 2))
            return Numbered(Level("decimal", text), int(last)) if len(above) == depth else None
        kind = "decimalZero" if len(digits) == 2 and digits[0] == "0" else "decimal"
        return Numbered(Level(kind, label.replace(digits, place, 1)), int(digits))
    inner = label.strip("()")
    if not inner or not inner.isascii() or not inner.isalpha() or not inner.islower():
        return None
    written = label.replace(inner, place, 1)
    if depth >= 2:
        numbers = [n for n in range(1, 40) if roman(n) == inner]
        return Numbered(Level("lowerRoman", written), numbers[0]) if numbers else None
    if len(inner) > 1:
        return None
    return Numbered(Level("lowerLetter", written), ord(inner) - ord("a") + 1)


def levels_of(questions: Iterable[Question]) -> tuple[Level, ...]:
    """How questions, their parts and the parts of those are numbered: as the first of each is."""
    found: dict[int, Level] = {}
    for question in questions:
        _collect(question, found)
    return tuple(found.get(depth, usual) for depth, usual in enumerate(USUAL))


def _collect(question: Question, found: dict[int, Level]) -> None:
    own = numbered(question.label, question.depth)
    if own is not None:
        found.setdefault(question.depth, own.level)
    for part in question.parts:
        _collect(part, found)


USUAL = (Level("decimal", "%1"), Level("lowerLetter", "(%2)"), Level("lowerRoman", "(%3)"))
"""How parts are usually numbered: (a), and within those (i)."""


class Numbering:
    """Adds lists to a file, and numbers paragraphs in them; `levels` are those of questions."""

    def __init__(self, word: WordFile, levels: Sequence[Level]) -> None:
        self.part = word.part.numbering_part.element
        shipped = self.part.findall(qn("w:abstractNum"))
        self.levels = levels
        self.shipped = len(shipped)
        self.first = 1 + max(int(one.get(qn("w:abstractNumId"))) for one in shipped)
        self.abstracts: dict[tuple[Level, ...], int] = {}
        self.lists = max(int(one.get(qn("w:numId"))) for one in self.part.findall(qn("w:num")))
        self.current = 0
        self.last: dict[int, int] = {}

    def question(self, paragraph: Paragraph, label: str, depth: int) -> bool:
        """Number a paragraph as a question or a part of one; False if its label cannot be a number
        of Word's own here, and has to be written."""
        found = numbered(label, depth)
        before = self.last.get(depth, 0)
        self.last = {at: last for at, last in self.last.items() if at < depth}
        known = depth < len(self.levels) and found is not None
        if not known or found is None or found.level != self.levels[depth]:
            return False
        if depth == 0 and (not self.current or before + 1 != found.number):
            self.current = self._list(self.levels, found.number)
        elif depth and (before + 1 != found.number or depth - 1 not in self.last):
            return False
        self.last[depth] = found.number
        _number(paragraph, self.current, depth)
        return True

    def items(self, paragraphs: Iterable[Paragraph], kind: str, text: str = "%1") -> None:
        """Number paragraphs as a list of their own, from 1 or A on."""
        own = self._list((Level(kind, text),), 1)
        for paragraph in paragraphs:
            _number(paragraph, own, 0)

    def bullets(self, paragraphs: Sequence[Paragraph]) -> None:
        """Put a bullet before each of some paragraphs."""
        self.items(paragraphs, "bullet", "•")

    def _list(self, levels: Sequence[Level], first: int) -> int:
        """A new list that begins with a number."""
        abstract = self._abstract(tuple(levels))
        self.lists += 1
        start = f'<w:startOverride w:val="{first}"/>'
        xml = (
            f'<w:num {nsdecls("w")} w:numId="{self.lists}"><w:abstractNumId w:val="{abstract}"/>'
            f'<w:lvlOverride w:ilvl="0">{start}</w:lvlOverride></w:num>'
        )
        self.part.append(parse_xml(xml))
        return self.lists

    def _abstract(self, levels: tuple[Level, ...]) -> int:
        """What lists of such levels have in common; all of those stand before all lists."""
        if levels in self.abstracts:
            return self.abstracts[levels]
        place = self.shipped + len(self.abstracts)
        number = self.abstracts[levels] = self.first + len(self.abstracts)
        inner = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{level.kind}"/>'
            f'<w:lvlText w:val="{escape(level.text)}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{TWIPS * (n + 1)}" w:hanging="{TWIPS}"/></w:pPr></w:lvl>'
            for n, level in enumerate(levels)
        )
        xml = (
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
            f'<w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'
        )
        self.part.insert(place, parse_xml(xml))
        return number


def _number(paragraph: Paragraph, own: int, level: int) -> None:
    xml = f'<w:ilvl w:val="{level}"/><w:numId w:val="{own}"/>'
    about = parse_xml(f"<w:numPr {nsdecls('w')}>{xml}</w:numPr>")
    paragraph._p.get_or_add_pPr().insert_element_before(about, *BEHIND_NUMBERS)
