"""The structure of a tagged PDF, and what is printed in each of its elements."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, TypeAlias

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    NumberObject,
    TextStringObject,
)

INLINE = frozenset({"Code", "Formula", "Link", "Span"})
"""Elements within a line of text."""
CODES = re.compile(rb"<(\w{4})> <(\w+)>")
Sequences: TypeAlias = Mapping[tuple[int, int], str]
"""What is printed in marked content, by the object of its page and its number there."""


@dataclass(slots=True)
class Tag:
    """An element: its type, what is in it in reading order, and what is said in its place."""

    name: str
    inside: list["str | Tag"] = field(default_factory=list)
    said: str = ""

    @property
    def tags(self) -> Iterator["Tag"]:
        """The elements that stand in it, not those within these."""
        return (part for part in self.inside if isinstance(part, Tag))

    @property
    def text(self) -> str:
        """All its words; those of elements that are no part of a line stand apart."""
        if self.said:
            return f" {self.said} "
        words = ""
        for part in self.inside:
            if isinstance(part, str):
                words += part
            else:
                words += part.text if part.name in INLINE else f" {part.text} "
        return words

    @property
    def own_text(self) -> str:
        """The words of its lines, without those of blocks in it; of places to write in nothing."""
        if self.said:
            return self.said if self.name != "Span" else ""
        inline = (
            part if isinstance(part, str) else part.own_text
            for part in self.inside
            if isinstance(part, str) or part.name in INLINE
        )
        return "".join(inline)


def read_tags(data: bytes, password: str = "") -> Tag:
    """The document element of a tagged PDF, with all that is in it.

    Raises ValueError for a file without tags.
    """
    reader = PdfReader(BytesIO(data), password=password or None)
    root = reader.root_object.get("/StructTreeRoot")
    if root is None:
        raise ValueError("the file has no tags")
    sequences: dict[tuple[int, int], str] = {}
    fonts: dict[int, dict[int, str]] = {}
    for page in reader.pages:
        number = page.indirect_reference.idnum if page.indirect_reference else 0
        for inside, words in _Printed(reader, page, fonts).sequences().items():
            sequences[number, inside] = words
    document = Tag("")
    _add_kids(root.get_object(), document, sequences, 0)
    return next(document.tags)


def _add_kids(element: Any, tag: Tag, sequences: Sequences, page: int) -> None:
    """Put what an element has into its tag, in reading order."""
    if "/Pg" in element:
        page = element.raw_get("/Pg").idnum
    kids = element.get("/K", ArrayObject())
    kids = kids.get_object()
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        found = kid.get_object()
        if isinstance(found, NumberObject):
            tag.inside.append(sequences.get((page, int(found)), ""))
        elif found.get("/Type") == "/MCR":
            where = found.raw_get("/Pg").idnum if "/Pg" in found else page
            tag.inside.append(sequences.get((where, int(found["/MCID"])), ""))
        elif found.get("/Type") != "/OBJR":
            said = str(found.get("/Alt", found.get("/ActualText", "")))
            inner = Tag(str(found["/S"])[1:], said=said)
            _add_kids(found, inner, sequences, page)
            tag.inside.append(inner)


@dataclass(slots=True)
class _Printed:
    """Reads the content of a page; `fonts` remembers the characters of each font's codes."""

    reader: PdfReader
    page: PageObject
    fonts: dict[int, dict[int, str]]

    def sequences(self) -> dict[int, str]:
        """What the marked content of the page says, by its numbers."""
        said: dict[int, str] = {}
        inside: list[int | None] = []
        spelled: list[str] = []
        font: dict[int, str] = {}
        content = self.page.get_contents()
        for operands, operator in content.operations if isinstance(content, ContentStream) else ():
            number = next((each for each in reversed(inside) if each is not None), None)
            match operator:
                case b"BDC" | b"BMC":
                    properties = operands[1] if len(operands) > 1 else DictionaryObject()
                    mcid = properties.get("/MCID") if hasattr(properties, "get") else None
                    inside.append(None if mcid is None else int(mcid))
                    actual = properties.get("/ActualText") if hasattr(properties, "get") else None
                    spelled.append("" if actual is None else str(actual))
                    if mcid is not None:
                        said.setdefault(int(mcid), "")
                    if actual is not None and number is not None:
                        said[number] += str(actual)
                case b"EMC":
                    inside.pop()
                    spelled.pop()
                case b"Tf":
                    font = self._characters(str(operands[0]))
                case b"TJ" | b"Tj" if number is not None and not any(spelled):
                    said[number] += _shown(operands[0], font)
        return said

    def _characters(self, name: str) -> dict[int, str]:
        """The characters of the codes of a font, by its name on the page."""
        resources: Any = self.page["/Resources"]
        listed = resources["/Font"]
        reference = listed.get_object().raw_get(name)
        number = getattr(reference, "idnum", id(reference))
        if number not in self.fonts:
            stream = reference.get_object()["/ToUnicode"].get_data()
            self.fonts[number] = {
                int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
                for code, text in CODES.findall(stream)
                if (code, text) != (b"0000", b"FFFF")  # the code space
            }
        return self.fonts[number]


def _shown(operand: Any, font: Mapping[int, str]) -> str:
    """The characters of a string, or of an array of strings and distances."""
    parts = operand if isinstance(operand, ArrayObject) else [operand]
    codes = b"".join(
        part.original_bytes
        for part in parts
        if isinstance(part, ByteStringObject | TextStringObject)
    )
    pairs = zip(codes[::2], codes[1::2], strict=False)
    return "".join(font.get(high << 8 | low, "\ufffd") for high, low in pairs)
