"""QTI 1.2 as Canvas exports it (Classic Quizzes): a quiz, a bank, or a whole course.

Of a course the files of `non_cc_assessments` are read and not their twins for other programs, which
have less. The source is what Canvas writes; other QTI 1.2 is read as far as it is alike.
"""

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from worksheets.exchange.packages import PACKED, Package, UnreadablePackage, opened
from worksheets.exchange.questions.bank_text import Losses, Texts
from worksheets.exchange.questions.interaction import BankFile, ExchangeItem, Loss
from worksheets.exchange.questions.qti.canvas_items import CanvasReader
from worksheets.exchange.questions.qti.markup import Pictures
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.xml_files import all_text, child, line_of, local_name, xml_root

BANK = re.compile(r"<(?:\w+:)?questestinterop[\s>]")
HEAD = 4000
"""Bytes of a file in which its root begins."""
MOST_LOOKED_AT = 200
"""Files of a package of which the beginning is looked at."""
LARGEST_XML = 40_000_000
OWN = "non_cc_assessments/"
SUFFIXES = (".xml", ".qti", ".dat")
DEEPEST = 30


def looks_like(text: str) -> float:
    """How sure it is that a text is QTI 1.2, from 0 to 1."""
    return 1.0 if BANK.search(text[:HEAD]) else 0.0


def packed_like(package: Package) -> float:
    """How sure it is that a package has QTI 1.2, from 0 to 1."""
    return 0.9 if any(True for _ in _banks(package)) else 0.0


def _banks(package: Package) -> Iterator[str]:
    """The files of a package that have questions; those of Canvas only, if there are any."""
    names = [name for name in package.entries if name.lower().endswith(SUFFIXES)]
    own = [name for name in names if name.startswith(OWN)]
    for name in (own or names)[:MOST_LOOKED_AT]:
        if BANK.search(package.beginning(name, HEAD).decode("utf-8", "replace")):
            yield name


def read(data: bytes, name: str, language: str = "en-GB") -> BankFile:
    """The questions of a file of QTI 1.2, or of all such files of a package."""
    losses = Losses(name)
    if not data.startswith(PACKED):
        reader = CanvasReader(Texts(losses, language), Pictures(None, losses))
        items, seen = _read_file(data, reader)
        return BankFile(tuple(items), tuple(losses.found), seen)
    try:
        package = opened(data)
    except UnreadablePackage as fault:
        refused = Loss(losses.at(0), "refused", "encoding", str(fault), "export it again")
        return BankFile((), (refused,), 1)
    found: list[ExchangeItem] = []
    pictures: dict[str, bytes] = {}
    seen = 0
    lost: list[Loss] = []
    for file in _banks(package):
        own = Losses(f"{name}/{file}")
        folders = ("", f"{posixpath.dirname(file)}/", "web_resources/")
        reader = CanvasReader(Texts(own, language), Pictures(package, own, pictures), folders)
        try:
            items, count = _read_file(package.part(file, LARGEST_XML), reader)
        except UnreadablePackage as fault:
            own.add(1, "refused", "encoding", str(fault), "export it again")
            items, count = [], 1
        found += items
        seen += count
        lost += own.found
    return BankFile(tuple(found), tuple(lost), seen, pictures)


def _read_file(data: bytes, reader: CanvasReader) -> tuple[list[ExchangeItem], int]:
    losses = reader.texts.losses
    items: list[ExchangeItem] = []
    try:
        root = xml_root(data)
    except NotAQuestion as fault:
        losses.add(1, "refused", fault.code, str(fault), fault.hint)
        return [], 1
    seen = 0
    for item, path in _items(root, (), losses, 0):
        seen += 1
        try:
            items.append(reader.item(item, path))
        except NotAQuestion as fault:
            losses.add(line_of(item), "refused", fault.code, str(fault), fault.hint)
    return items, seen


def _items(
    element: etree._Element, path: tuple[str, ...], losses: Losses, depth: int
) -> Iterator[tuple[etree._Element, tuple[str, ...]]]:
    """The items in an element, with the titles of what they are in."""
    for part in element if depth < DEEPEST else ():
        match local_name(part):
            case "item":
                yield part, path
            case "assessment" | "section" | "objectbank":
                title = " ".join((part.get("title") or _bank_title(part)).split())
                chosen = child(part, "selection_ordering")
                selection = None if chosen is None else child(chosen, "selection")
                if selection is not None and child(selection, "selection_number") is not None:
                    what = "some of its questions are chosen for each pupil there"
                    losses.add(line_of(part), "changed", "bank", what, "all are here")
                inner = (*path, title) if title and local_name(part) != "section" else path
                yield from _items(part, inner, losses, depth + 1)
            case "selection_ordering":
                if any(local_name(one) == "sourcebank_ref" for one in part.iter()):
                    what = "questions of a bank that is not in the file"
                    losses.add(line_of(part), "lost", "bank", what, "export that bank, too")


def _bank_title(bank: etree._Element) -> str:
    for field in bank.iter():
        if local_name(field) == "item":
            return ""
        label = child(field, "fieldlabel") if local_name(field) == "qtimetadatafield" else None
        if label is not None and all_text(label).strip() == "bank_title":
            entry = child(field, "fieldentry")
            return "" if entry is None else all_text(entry).strip()
    return ""
