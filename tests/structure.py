"""Whether a PDF's tags hold together, which validators look at only in part; and what it says."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import page as validator
import pikepdf

PROFILES = ("ua1", "2a")
INLINE = frozenset({"Code", "Formula", "Link", "Span"})
"""Elements within a line of text."""
Sequence: TypeAlias = tuple[tuple[int, int], int]
"""A marked-content sequence: the object of its page, and its number there."""


@dataclass
class Element:
    """A structure element: its type, how deep it stands, and the text that is its own."""

    tag: str
    depth: int
    text: str = ""


_SOUND: set[bytes] = set()
"""Files that were found sound; tests make many of them more than once."""
POSTSCRIPT_OUTLINES = ("GLYPH-WIDTH", "GLYPH-PRESENCE")
"""Checks in which this validator misreads CFF fonts: it forgets that every font dictionary has a
width of its own, and that glyphs with names are numbered too. veraPDF passes those files, and a
test holds that it does."""


def check_structure(data: bytes, *, unlike: tuple[str, ...] = ()) -> None:
    """Fail unless a file is sound PDF, PDF/UA-1 and PDF/A-2a, and its tags agree both ways.

    `unlike` names checks whose failures are known to be the validator's own.
    """
    if data in _SOUND:
        return
    for profile in PROFILES:
        report = validator.validate_pdf_bytes(data, profile=profile)
        rules = [found.rule_id for found in report.failures]
        assert all(any(part in rule for part in unlike) for rule in rules), str(report)
    check_tags(data)
    _SOUND.add(data)


def check_tags(data: bytes) -> None:
    """Fail unless the tags in the pages, the structure tree and the parent tree agree."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert not pdf.get_warnings()
        painted = _painted(pdf)
        owners: dict[Sequence, tuple[int, int]] = {}
        for element, _, sequence in _walk(pdf.Root.StructTreeRoot):
            if sequence is not None:
                assert sequence not in owners, f"{sequence} is in two elements"
                owners[sequence] = element.objgen
        assert painted.keys() == owners.keys(), "tagged content and structure tree differ"
        assert _parent_tree(pdf) == owners, "parent tree and structure tree differ"
        _check_annotations(pdf)


def _check_annotations(pdf: pikepdf.Pdf) -> None:
    """Fail unless every annotation is in exactly one element, and the parent tree leads there."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for element, _, sequence in _walk(pdf.Root.StructTreeRoot):
        if sequence is not None:
            continue
        for kid in element.get("/K", pikepdf.Array()):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == pikepdf.Name.OBJR:
                assert kid.Obj.objgen not in owners, "an annotation in two elements"
                owners[kid.Obj.objgen] = element.objgen
    tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    found = [note for page in pdf.pages for note in page.get("/Annots", pikepdf.Array())]
    assert {note.objgen for note in found} == set(owners)
    for note in found:
        assert tree[int(note.StructParent)].objgen == owners[note.objgen]


def elements(data: bytes) -> list[Element]:
    """All structure elements as a listener meets them, but for the Document around them."""
    found: dict[tuple[int, int], Element] = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        painted = _painted(pdf)
        for element, depth, sequence in _walk(pdf.Root.StructTreeRoot):
            entry = found.setdefault(element.objgen, Element(str(element.S)[1:], depth))
            entry.text += "" if sequence is None else painted[sequence]
    _, *inner = found.values()
    return inner


def listened(data: bytes) -> list[Element]:
    """The elements as a listener meets them, with what is said in the place of what is drawn.

    What stands within a line is heard in its place in the line.
    """
    found: dict[tuple[int, int], Element] = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        painted = _painted(pdf)
        for element, depth, sequence in _walk(pdf.Root.StructTreeRoot):
            tag = str(element.S)[1:]
            if element.objgen not in found:
                line = found[element.P.objgen] if tag in INLINE else Element(tag, depth)
                found[element.objgen] = line
            said = str(element.get("/Alt", element.get("/ActualText", "")))
            if sequence is None:
                found[element.objgen].text += f" {said} " if said else ""
            elif not said:
                found[element.objgen].text += painted[sequence]
    _, *inner = {id(entry): entry for entry in found.values()}.values()
    return inner


def heard(data: bytes) -> list[str]:
    """What a listener hears, sequence by sequence."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        painted = _painted(pdf)
        tree = _walk(pdf.Root.StructTreeRoot)
        return [painted[sequence] for _, _, sequence in tree if sequence is not None]


def furniture(data: bytes) -> list[str]:
    """What is painted on every page that nobody hears."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [_page_sequences(page)[1] for page in pdf.pages]


def _walk(
    element: Any, parent: Any = None, depth: int = 0
) -> Iterator[tuple[Any, int, Sequence | None]]:
    """Every element under the root, and again for every sequence it has, in reading order."""
    if parent is not None:
        assert element.P.objgen == parent.objgen, f"{element.S} does not name its parent"
        yield element, depth - 1, None
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            yield element, depth - 1, (element.Pg.objgen, int(kid))
        elif kid.get("/Type") == pikepdf.Name.MCR:
            yield element, depth - 1, (kid.Pg.objgen, int(kid.MCID))
        elif kid.get("/Type") != pikepdf.Name.OBJR:  # an annotation says nothing of its own
            yield from _walk(kid, element, depth + 1)


def _parent_tree(pdf: pikepdf.Pdf) -> dict[Sequence, tuple[int, int]]:
    tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    return {
        (page.objgen, number): element.objgen
        for page in pdf.pages
        for number, element in enumerate(tree[int(page.StructParents)])
    }


def _painted(pdf: pikepdf.Pdf) -> dict[Sequence, str]:
    """What every marked-content sequence of the file says."""
    return {
        (page.objgen, number): text
        for page in pdf.pages
        for number, text in _page_sequences(page)[0].items()
    }


def _page_sequences(page: pikepdf.Page) -> tuple[dict[int, str], str]:
    """What the sequences of a page say by number, and what its artifacts say, a space apart."""
    fonts = {key: _unicode_map(font) for key, font in page.Resources.Font.items()}
    said: dict[int, str] = {}
    unheard = ""
    inside: int | str | None = None
    spelled: str | None = None
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" if inside is not None:
                assert str(operands[0]) == "/Span", "marked content within marked content"
                spelled = str(operands[1].ActualText)
            case "EMC" if spelled is not None:
                if isinstance(inside, int):
                    said[inside] += spelled
                else:
                    unheard += spelled
                spelled = None
            case "BDC":
                inside = _opened(operands)
                assert inside not in said, f"MCID {inside} twice on a page"
                if isinstance(inside, int):
                    said[inside] = ""
            case "EMC":
                assert inside is not None, "an end without a beginning"
                inside = None
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ" if spelled is not None:
                pass  # whoever reads gets what is spelled out
            case "TJ" if isinstance(inside, int):
                said[inside] += _shown(operands[0], font)
            case "TJ" if inside is not None:
                unheard += _shown(operands[0], font)
            case "BT":
                unheard += " "
            case "m" | "re" | "Tj" | "TJ" | "Do":
                assert inside is not None, "paint that is neither tagged nor an artifact"
    assert inside is None, "marked content open at the end of a page"
    return said, " ".join(unheard.split())


def _opened(operands: Any) -> int | str:
    """The number of the sequence that begins, or the name of an artifact."""
    tag, properties = str(operands[0]), operands[1]
    if tag == "/Artifact":
        assert "/MCID" not in properties, "an artifact in the structure"
        return tag
    return int(properties["/MCID"])


def _shown(array: Any, font: dict[int, str]) -> str:
    codes = b"".join(bytes(part) for part in array if isinstance(part, pikepdf.String))
    pairs = zip(codes[::2], codes[1::2], strict=True)
    return "".join(font[high << 8 | low] for high, low in pairs)


def _unicode_map(font: Any) -> dict[int, str]:
    rows = re.findall(rb"<(\w{4})> <(\w+)>\n", font.ToUnicode.read_bytes())
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in rows
        if (code, text) != (b"0000", b"FFFF")  # the code space
    }
