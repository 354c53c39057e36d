"""A Word document as the paragraphs of a list, counted from 1; a row of a table counts as one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from worksheets.exchange.packages import Package, UnreadablePackage, opened
from worksheets.exchange.questions.bank_text import Losses
from worksheets.exchange.questions.hypertext import Run
from worksheets.exchange.questions.interaction import Picture
from worksheets.exchange.questions.lists.paragraphs import Numbering, Paragraph
from worksheets.exchange.questions.picture_names import stored_picture
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.word.inlines import PlacedPicture, Words
from worksheets.exchange.questions.word.numbering import Numbers, numbers_of, value_of
from worksheets.exchange.questions.word.styles import Look, Style, look_of, shading, styles_of
from worksheets.exchange.questions.xml_files import child, children, local_name, xml_root
from worksheets.model.paper.content import LineBreak

MAIN = "word/document.xml"
UNPACKED = 20_000_000
"""Bytes of the XML of a document."""
PRINTED = (".png", ".jpg", ".jpeg", ".svg")
"""Pictures that are printed."""
INNER = frozenset({"sdt", "sdtContent", "customXml", "ins", "smartTag", "moveTo"})
DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Table:
    """A table by the paragraphs in its cells; `line` is that of its first row."""

    line: int
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]


Block = Paragraph | Table


@dataclass(slots=True)
class WordDocument:
    """A document while its blocks are read."""

    package: Package
    styles: Mapping[str, Style]
    numbers: Numbers
    relations: Mapping[str, str]
    losses: Losses
    pictures: dict[str, bytes] = field(default_factory=dict)
    count: int = 0
    in_table: int = 0

    def blocks(
        self, element: "etree._Element", ground: str = "", depth: int = 0
    ) -> Iterator[Block]:
        """The blocks in an element, on a ground of a colour."""
        if depth > DEEPEST:
            self.losses.add(self.count, "lost", "layout", "what is nested too deeply")
            return
        for part in element:
            match local_name(part):
                case "p":
                    self.count += not self.in_table
                    yield from self._paragraph(part, ground, depth)
                case "tbl":
                    yield self._table(part, depth)
                case name if name in INNER:
                    yield from self.blocks(part, ground, depth + 1)

    def _table(self, table: "etree._Element", depth: int) -> Table:
        first = self.count + (not self.in_table)
        rows: list[tuple[tuple[Paragraph, ...], ...]] = []
        for row in _inner(table, "tr"):
            self.count += not self.in_table
            self.in_table += 1
            rows.append(tuple(tuple(self._cell(cell, depth)) for cell in _inner(row, "tc")))
            self.in_table -= 1
        return Table(first, tuple(rows))

    def _cell(self, cell: "etree._Element", depth: int) -> Iterator[Paragraph]:
        ground = shading(child(child(cell, "tcPr"), "shd"))
        for block in self.blocks(cell, ground, depth + 1):
            if isinstance(block, Paragraph):
                yield block
                continue
            for row in block.rows:
                for inner in row:
                    yield from inner

    def _paragraph(self, element: "etree._Element", ground: str, depth: int) -> Iterator[Paragraph]:
        properties = child(element, "pPr")
        style = self.styles.get(value_of(child(properties, "pStyle")), Style())
        ground = shading(child(properties, "shd")) or ground
        base: Look = {**({"highlighted": ground} if ground else {}), **style.look}
        words = Words(self.styles, base)
        words.read(element, base)
        hidden = not words.runs and look_of(child(properties, "rPr")).get("vanish")
        numbering = None if hidden else self._numbering(properties, style)
        heading = style.heading
        line = self.count
        yield from _lines(Paragraph(line, tuple(words.runs), numbering, heading))
        for what in words.lost:
            self.losses.add(line, "lost", "picture", what)
        for picture in words.pictures:
            if (made := self._picture(picture, line)) is not None:
                yield Paragraph(line, part=made, further=True)
        for box in words.boxes:
            yield from (
                one for one in self.blocks(box, "", depth + 1) if isinstance(one, Paragraph)
            )

    def _numbering(self, properties: "etree._Element | None", style: Style) -> Numbering | None:
        own = child(properties, "numPr")
        list_ = value_of(child(own, "numId")) or style.list
        written = value_of(child(own, "ilvl"))
        depth = int(written) if written in "012345678" and written else style.depth
        return self.numbers.next(list_, depth) if list_ not in ("", "0") else None

    def _picture(self, placed: PlacedPicture, line: int) -> Picture | None:
        name = self.relations.get(placed.relation, "")
        if not name.lower().endswith(PRINTED) or not self.package.has(name):
            what = f"a picture of a kind that is not printed: '{name.rpartition('/')[2]}'"
            self.losses.add(line, "lost", "picture", what)
            return None
        try:
            data = self.package.part(name)
        except UnreadablePackage as fault:
            self.losses.add(line, "lost", "picture", str(fault))
            return None
        return Picture(stored_picture(self.pictures, name, data), placed.alt)


def _inner(element: "etree._Element", name: str) -> Iterator["etree._Element"]:
    """The rows of a table, or the cells of a row, also those within controls."""
    for part in element:
        if local_name(part) == name:
            yield part
        elif local_name(part) in INNER:
            yield from children(part, name)
            if (content := child(part, "sdtContent")) is not None:
                yield from children(content, name)


def _lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The lines of a paragraph, between its line breaks; the first has its number."""
    lines: list[list[Run]] = [[]]
    for run in paragraph.runs:
        if isinstance(run.inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(run)
    yield replace(paragraph, runs=tuple(lines[0]))
    for runs in lines[1:]:
        yield Paragraph(paragraph.line, tuple(runs), further=True)


def read_document(data: bytes, losses: Losses) -> tuple[Sequence[Block], Mapping[str, bytes]]:
    """The blocks of a document, and its pictures; raises NotAQuestion for what is none."""
    try:
        package = opened(data)
        root = xml_root(package.part(MAIN, UNPACKED))
        styles = styles_of(_root(package, "word/styles.xml"))
        numbers = numbers_of(_root(package, "word/numbering.xml"))
        relations = dict(_relations(_root(package, "word/_rels/document.xml.rels")))
    except UnreadablePackage as fault:
        hint = "open it in Word and save it as .docx again, without a password"
        raise NotAQuestion("encoding", str(fault), hint) from None
    document = WordDocument(package, styles, numbers, relations, losses)
    body = child(root, "body")
    blocks = list(document.blocks(body)) if body is not None else []
    return blocks, document.pictures


def _root(package: Package, name: str) -> "etree._Element | None":
    return xml_root(package.part(name, UNPACKED)) if package.has(name) else None


def _relations(root: "etree._Element | None") -> Iterator[tuple[str, str]]:
    for relation in root if root is not None else ():
        target = str(relation.get("Target") or "")
        if relation.get("TargetMode") != "External":
            name = target.lstrip("/") if target.startswith("/") else f"word/{target}"
            yield str(relation.get("Id") or ""), name
