"""ReportLab's document as a file in object streams, with an identifier made of its content.

ReportLab writes each object by itself, which makes a tagged file three times as large; it writes
dates, and a comment with its name.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from struct import Struct
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from worksheets.writers.pdf.syntax import formatted, reference, stream

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_row = Struct(">BIH").pack
"""A row of the cross-reference stream: what kind of object, where, and which one there."""
_IN_FILE, _IN_STREAM = 1, 2
_PER_STREAM = 200
"""Objects in one object stream: a reader unpacks the whole stream to see one of them."""


class SharedObjects(NamedTuple):
    """The objects that similar files share: streams by number, and the rows of the cross-reference
    stream for objects that are in object streams.

    `unshared` are the numbers of the other objects: content streams, and last the information
    dictionary and the metadata; `root` is that of the catalogue.
    """

    streams: Mapping[int, bytes]
    rows: Mapping[int, bytes]
    unshared: Sequence[int]
    root: int


class TaggedDocument(pdfdoc.PDFDocument):
    """ReportLab's registry of objects; those of this program, which are many, are in `bodies`."""

    def __init__(self, language: str) -> None:
        self.bodies: dict[int, object] = {}
        super().__init__(invariant=1, pdfVersion=(1, 7), lang=language)

    def add(self, body: object = b"") -> int:
        """Add an object of ReportLab's, or octets (empty: they come later); returns its number."""
        self.objectcounter += 1
        self.bodies[self.objectcounter] = body
        return self.objectcounter

    def number(self, name: str) -> int:
        """The number of a named object of ReportLab's, such as the page `Page1`."""
        return int(self.idToObjectNumberAndVersion[name][0])

    def shared(self, unshared: Sequence[int]) -> SharedObjects:
        """All objects but those with the unshared numbers."""
        registry: Any = self
        root = self.number(registry.Reference(registry.Catalog).name)
        left_out = frozenset(unshared)
        streams: dict[int, bytes] = {}
        others: dict[int, bytes] = {}
        number = 0
        while (number := number + 1) <= self.objectcounter:  # formatting may register more objects
            if number not in left_out:
                in_bodies = number in self.bodies
                value = (
                    self.bodies[number] if in_bodies else self.idToObject[self.numberToId[number]]
                )
                body = formatted(value, self)
                (streams if body.endswith(b"\nendstream") else others)[number] = body
        rows: dict[int, bytes] = {}
        packed = list(others.items())
        for start in range(0, len(packed), _PER_STREAM):
            inside = packed[start : start + _PER_STREAM]
            streams[number] = _object_stream(inside)
            rows |= {key: _row(_IN_STREAM, number, n) for n, (key, _) in enumerate(inside)}
            number += 1
        return SharedObjects(streams, rows, unshared, root)


def _object_stream(inside: Sequence[tuple[int, bytes]]) -> bytes:
    index, offset = [], 0
    for number, body in inside:
        index.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    head = b" ".join(index) + b"\n"
    entries = {"Type": "/ObjStm", "N": len(inside), "First": len(head)}
    return stream(entries, head + b"\n".join(body for _, body in inside))


def assembled(shared: SharedObjects, others: Sequence[bytes]) -> bytes:
    """The file of shared objects and the others; equal objects give equal bytes."""
    rows = {0: _row(0, 0, 0xFFFF), **shared.rows}
    parts, place = [_HEADER], len(_HEADER)
    bodies = {**shared.streams, **dict(zip(shared.unshared, others, strict=True))}
    for number, body in sorted(bodies.items()):
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        rows[number] = _row(_IN_FILE, place, 0)
        place += len(parts[-1])
    last = len(rows)
    rows[last] = _row(_IN_FILE, place, 0)
    digest = sha256(b"".join(parts)).hexdigest()[:32]  # an identifier has 16 octets by custom
    entries = {
        "Type": "/XRef",
        "Size": len(rows),
        "W": "[1 4 2]",
        "Root": reference(shared.root),
        "Info": reference(shared.unshared[-2]),
        "ID": f"[<{digest}><{digest}>]",
    }
    table = stream(entries, b"".join(rows[number] for number in range(len(rows))))
    parts.append(b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (last, table, place))
    return b"".join(parts)
