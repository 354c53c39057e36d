"""QTI 2.1, 2.2 and 3: single items, and packages of items and tests.

The source is the specification of 1EdTech; the two of its response processing templates that are
read are match_correct and map_response, and conditions that say the same.
"""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from worksheets.exchange.packages import PACKED, Package, UnreadablePackage, opened
from worksheets.exchange.questions.bank_text import Losses, Texts
from worksheets.exchange.questions.interaction import BankFile, ExchangeItem, Loss
from worksheets.exchange.questions.qti.items import ItemReader
from worksheets.exchange.questions.qti.markup import Pictures
from worksheets.exchange.questions.qti.names import attribute, qti_name
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.xml_files import line_of, xml_root

ITEM = re.compile(r"<(?:\w+:)?(?:assessmentItem|qti-assessment-item)[\s>]")
TEST = re.compile(r"<(?:\w+:)?(?:assessmentTest|qti-assessment-test)[\s>]")
HEAD = 4000
"""Bytes of a file in which its root begins."""
MOST_LOOKED_AT = 40
"""Files of a package of which the beginning is looked at."""
LARGEST_XML = 9_000_000
"""Bytes of an item or of a test."""


def looks_like(text: str) -> float:
    """How sure it is that a text is an item of QTI 2 or 3, from 0 to 1."""
    return 1.0 if ITEM.search(text[:HEAD]) else 0.0


def packed_like(package: Package) -> float:
    """How sure it is that a package has items of QTI 2 or 3, from 0 to 1."""
    names = [name for name in package.entries if name.lower().endswith(".xml")]
    heads = (
        package.beginning(name, HEAD).decode("utf-8", "replace") for name in names[:MOST_LOOKED_AT]
    )
    return 1.0 if any(ITEM.search(head) or TEST.search(head) for head in heads) else 0.0


def read(data: bytes, name: str, language: str = "en-GB") -> BankFile:
    """The questions of an item, or of all items of a package."""
    losses = Losses(name)
    if not data.startswith(PACKED):
        reader = ItemReader(Texts(losses, language), Pictures(None, losses))
        try:
            item = reader.item(xml_root(data), "", ())
        except NotAQuestion as fault:
            return BankFile((), (*losses.found, _refused(losses, 1, fault)), 1)
        return BankFile((item,), tuple(losses.found), 1)
    try:
        return _read_package(opened(data), name, language)
    except UnreadablePackage as fault:
        refused = Loss(losses.at(0), "refused", "encoding", str(fault), "export it again")
        return BankFile((), (refused,), 1)


def _refused(losses: Losses, line: int, fault: NotAQuestion) -> Loss:
    return Loss(losses.at(line), "refused", fault.code, str(fault), fault.hint)


def _read_package(package: Package, name: str, language: str) -> BankFile:
    roots: dict[str, etree._Element] = {}
    tests: dict[str, etree._Element] = {}
    found: list[Loss] = []
    for file in package.entries:
        if not file.lower().endswith(".xml"):
            continue
        head = package.beginning(file, HEAD).decode("utf-8", "replace")
        if not (ITEM.search(head) or TEST.search(head)):
            continue
        try:
            root = xml_root(package.part(file, LARGEST_XML))
        except (NotAQuestion, UnreadablePackage) as fault:
            code = fault.code if isinstance(fault, NotAQuestion) else "encoding"
            place = Losses(f"{name}/{file}").at(1)
            found.append(Loss(place, "refused", code, str(fault), "export it again"))
            continue
        (tests if TEST.search(head) else roots)[file] = root
    ordered = _in_order(tests, roots)
    pictures: dict[str, bytes] = {}
    items: list[ExchangeItem] = []
    seen = len(found)
    for file, path in ordered.items():
        losses = Losses(f"{name}/{file}")
        reader = ItemReader(Texts(losses, language), Pictures(package, losses, pictures))
        seen += 1
        try:
            items.append(reader.item(roots[file], file, path))
        except NotAQuestion as fault:
            losses.found.append(_refused(losses, line_of(roots[file]), fault))
        found += losses.found
    return BankFile(tuple(items), tuple(found), seen, pictures)


def _in_order(
    tests: dict[str, etree._Element], roots: dict[str, etree._Element]
) -> dict[str, tuple[str, ...]]:
    """The files of items as tests have them, with the titles of their sections; those of no test
    come last."""
    ordered: dict[str, tuple[str, ...]] = {}
    for file, test in tests.items():
        title = attribute(test, "title")
        for item, path in _placed(test, posixpath.dirname(file), (title,) if title else ()):
            if item in roots:
                ordered.setdefault(item, path)
    return {**ordered, **{file: () for file in sorted(roots) if file not in ordered}}


def _placed(
    element: etree._Element, folder: str, path: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in element:
        match qti_name(part):
            case "assessmentItemRef":
                href = unquote(attribute(part, "href"))
                yield posixpath.normpath(posixpath.join(folder, href)), path
            case "assessmentSection":
                title = " ".join(attribute(part, "title").split())
                yield from _placed(part, folder, (*path, title) if title else path)
            case "testPart":
                yield from _placed(part, folder, path)
