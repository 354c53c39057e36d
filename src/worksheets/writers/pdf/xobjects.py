"""Pictures and pages of other PDF files as XObjects, each once in a file however often it is drawn.

pypdf reads other files; its own merging keeps tags that then lead nowhere.
"""

import zlib
from dataclasses import dataclass, field
from hashlib import blake2b
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfdoc

from worksheets.model.page.page import Bitmap, Foreign, Picture
from worksheets.writers.pdf.document import TaggedDocument
from worksheets.writers.pdf.syntax import reference

_MARKED = frozenset({b"BDC", b"BMC", b"EMC", b"MP", b"DP"})
"""Operators of marked content, which is left out with the tags of the other file."""
_LEFT_OUT = "/StructParents", "/StructParent", "/OC", "/PieceInfo", "/Metadata", "/Length"


def xobject_name(mark: Picture | Foreign) -> str:
    """The name of a mark's XObject in the file; equal ones have equal names."""
    if isinstance(mark, Foreign):
        return f"{_digest(mark.file)}-{mark.page}"
    bitmap = mark.bitmap
    head = b"%d/%d/%d/" % (bitmap.columns, bitmap.channels, bitmap.jpeg)
    return _digest(head + bitmap.data)


def image(bitmap: Bitmap) -> Any:
    """A picture as ReportLab's image, whose constructor would read a file and choose the filter."""
    xobject: Any = pdfdoc.PDFImageXObject("")
    xobject.width, xobject.height = bitmap.columns, bitmap.rows
    xobject.bitsPerComponent = 8
    xobject.colorSpace = "DeviceGray" if bitmap.channels == 1 else "DeviceRGB"
    xobject._filters = ("DCTDecode" if bitmap.jpeg else "FlateDecode",)
    xobject.streamContent = bitmap.data if bitmap.jpeg else zlib.compress(bitmap.data)
    return xobject


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=8).hexdigest()


@dataclass(slots=True)
class Importer:
    """Copies pages of other files into a document without their tags, each object once."""

    document: TaggedDocument
    readers: dict[bytes, Any] = field(default_factory=dict)
    numbers: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def page(self, mark: Foreign) -> pdfdoc.PDFStream:
        """A page of another file as a form XObject, the right way up."""
        from pypdf import PdfReader  # noqa: PLC0415 few papers have a cover of their own
        from pypdf.generic import ContentStream  # noqa: PLC0415

        if mark.file not in self.readers:
            self.readers[mark.file] = PdfReader(BytesIO(mark.file))
        reader = self.readers[mark.file]
        page = reader.pages[mark.page]
        contents = page.get_contents()
        box = [float(value) for value in page.cropbox]
        entries = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": pdfdoc.PDFArray(box),
            "Matrix": pdfdoc.PDFArray(_upright(box, page.rotation)),
            "Resources": self._copied(page.get("/Resources", {}), reader),
        }
        data = _unmarked(ContentStream(contents, reader)) if contents is not None else b""
        return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), data, [pdfdoc.PDFZCompress])

    def _copied(self, value: Any, reader: Any) -> Any:
        """An object of the other file as ReportLab's; streams become references by themselves."""
        from pypdf import generic  # noqa: PLC0415

        match value:
            case generic.IndirectObject():
                return self._reference_to(value, reader)
            case generic.StreamObject() if value.get("/Subtype") == "/Form":
                left_out = ("/Filter", "/DecodeParms")
                data = _unmarked(generic.ContentStream(value, reader))
                entries = {key: entry for key, entry in value.items() if key not in left_out}
                return pdfdoc.PDFStream(self._entries(entries, reader), data, [pdfdoc.PDFZCompress])
            case generic.StreamObject():
                return pdfdoc.PDFStream(self._entries(value, reader), value._data)
            case dict():
                return self._entries(value, reader)
            case list():
                return pdfdoc.PDFArray([self._copied(entry, reader) for entry in value])
        target = BytesIO()
        value.write_to_stream(target)
        return target.getvalue()

    def _entries(self, value: Any, reader: Any) -> pdfdoc.PDFDictionary:
        return pdfdoc.PDFDictionary(
            {
                key.removeprefix("/").encode().decode("latin-1"): self._copied(entry, reader)
                for key, entry in value.items()
                if key not in _LEFT_OUT
            }
        )

    def _reference_to(self, value: Any, reader: Any) -> bytes:
        """A reference to the copy of an indirect object."""
        key = id(reader), value.idnum, value.generation
        if key not in self.numbers:
            number = self.numbers[key] = self.document.add()
            self.document.bodies[number] = self._copied(value.get_object(), reader)
        return reference(self.numbers[key])


def _unmarked(content: Any) -> bytes:
    """The data of a content stream without marked content."""
    content.operations = [
        (operands, operator) for operands, operator in content.operations if operator not in _MARKED
    ]
    data: bytes = content.get_data()
    return data


def _upright(box: list[float], rotation: int) -> tuple[float, ...]:
    """The matrix that puts a page's visible part at the origin, the right way up."""
    left, bottom, right, top = box
    turned = {
        90: (0, -1, 1, 0, -bottom, right),
        180: (-1, 0, 0, -1, right, top),
        270: (0, 1, -1, 0, top, -left),
    }
    return turned.get(rotation % 360, (1, 0, 0, 1, -left, -bottom))
