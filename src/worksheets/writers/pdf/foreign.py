"""Pages of other PDF files, as drawings within a page: their ink, and nothing else of them."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from worksheets.model.page.page import Foreign
from worksheets.writers.pdf.document import TaggedDocument
from worksheets.writers.pdf.syntax import name, numbers, packed, reference, stream

_MARKED = frozenset({b"BDC", b"BMC", b"EMC", b"MP", b"DP"})
"""Operators that tie content to tags, of which the other file's stay behind."""
_LEFT_BEHIND = frozenset({"/StructParents", "/StructParent", "/OC", "/PieceInfo", "/Metadata"})


@dataclass(slots=True)
class Importer:
    """Copies objects of another file, each once."""

    document: TaggedDocument
    numbers: dict[tuple[int, int, int], int] = field(default_factory=dict)
    pages: dict[tuple[int, int], bytes] = field(default_factory=dict)
    readers: dict[int, Any] = field(default_factory=dict)

    def drawing(self, mark: Foreign) -> bytes:
        """The form object of a page of another file, as a stream."""
        from pypdf import PdfReader  # noqa: PLC0415 few papers have a cover of their own
        from pypdf.generic import ContentStream  # noqa: PLC0415

        key = id(mark.file), mark.page
        if key not in self.pages:
            reader = self.readers.setdefault(key[0], PdfReader(BytesIO(mark.file)))
            page = reader.pages[mark.page]
            contents = page.get_contents()
            data = _unmarked(ContentStream(contents, reader)) if contents is not None else b""
            box = [float(value) for value in page.cropbox]
            resources = page.get("/Resources")
            entries = b"/Type/XObject/Subtype/Form/BBox[%b]/Matrix[%b]/Resources %b" % (
                numbers(*box),
                numbers(*_upright(box, page.rotation)),
                self._written(resources, reader) if resources is not None else b"<<>>",
            )
            self.pages[key] = packed(entries, data)
        return self.pages[key]

    def _written(self, thing: Any, reader: Any) -> bytes:
        """An object of the other file in the syntax of this one."""
        from pypdf import generic  # noqa: PLC0415

        match thing:
            case generic.IndirectObject():
                return self._referred(thing, reader)
            case generic.StreamObject():
                return reference(self.document.add_stream(self._stream(thing, reader)))
            case generic.DictionaryObject():
                return b"<<%b>>" % self._entries(thing, reader)
            case generic.ArrayObject():
                return b"[%b]" % b" ".join(self._written(one, reader) for one in thing)
        target = BytesIO()
        thing.write_to_stream(target)
        return target.getvalue()

    def _entries(self, thing: Any, reader: Any) -> bytes:
        return b"".join(
            name(key[1:]) + b" " + self._written(value, reader)
            for key, value in thing.items()
            if key not in _LEFT_BEHIND
        )

    def _referred(self, thing: Any, reader: Any) -> bytes:
        key = id(reader), thing.idnum, thing.generation
        if key not in self.numbers:
            found = thing.get_object()
            self.numbers[key] = self.document.reserve()
            if hasattr(found, "get_data"):
                self.document.complete_stream(self.numbers[key], self._stream(found, reader))
            else:
                self.document.complete(self.numbers[key], self._written(found, reader))
        return reference(self.numbers[key])

    def _stream(self, thing: Any, reader: Any) -> bytes:
        from pypdf.generic import ContentStream  # noqa: PLC0415

        entries = {key: value for key, value in thing.items() if key != "/Length"}
        if thing.get("/Subtype") == "/Form":
            for key in ("/Filter", "/DecodeParms"):
                entries.pop(key, None)
            return packed(self._entries(entries, reader), _unmarked(ContentStream(thing, reader)))
        return stream(self._entries(entries, reader), thing._data)


def _unmarked(content: Any) -> bytes:
    content.operations = [
        (operands, operator) for operands, operator in content.operations if operator not in _MARKED
    ]
    data: bytes = content.get_data()
    return data


def _upright(box: list[float], rotation: int) -> tuple[float, ...]:
    """The matrix that puts a page's visible part at the origin, the right way up."""
    left, foot, right, top = box
    match rotation % 360:
        case 90:
            return 0, -1, 1, 0, -foot, right
        case 180:
            return -1, 0, 0, -1, right, top
        case 270:
            return 0, 1, -1, 0, top, -left
    return 1, 0, 0, 1, -left, -foot
