"""A PDF file from its objects, in object streams, with an identifier made of its content.

Files that differ in few objects share a frame: all other objects, ready to be written.
"""

from collections.abc import Mapping
from hashlib import sha256
from struct import Struct
from typing import Any, NamedTuple

from worksheets.writers.pdf.streams import STORED, Piece, compressed, joined, stored
from worksheets.writers.pdf.syntax import packed, reference

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_row = Struct(">BIH").pack
"""A row of the cross-reference table: what kind of object, where, and which one there."""
_PER_STREAM = 200
"""Objects in one object stream: a reader unpacks the whole stream to see one of them."""


class Changing(NamedTuple):
    """The numbers of the objects in which files of one frame differ, which follow one another."""

    contents: tuple[int, ...]
    information: int
    metadata: int

    @property
    def numbers(self) -> tuple[int, ...]:
        return *self.contents, self.information, self.metadata


class Frame(NamedTuple):
    """A file up to the objects that change, and where in it the others are."""

    start: bytes
    digest: Any
    before: Piece
    """Rows of the cross-reference table before those of the objects that change."""
    after: Piece
    """And those after them, but for that of the table itself, which is the last object."""
    changing: Changing
    root: int
    size: int


def framed(
    streams: Mapping[int, bytes], others: Mapping[int, bytes], changing: Changing, root: int
) -> Frame:
    """A frame of these objects by number, without those that change."""
    last = len(streams) + len(others) + len(changing.contents) + 2
    packs = dict(enumerate(_packs(others), last + 1))
    whole = {**streams, **{number: body for number, (_, body) in packs.items()}}
    start, places = _placed(whole, len(_HEADER))
    rows = {number: _row(1, place, 0) for number, place in places.items()}
    for pack, (numbers, _) in packs.items():
        rows |= {number: _row(2, pack, index) for index, number in enumerate(numbers)}
    size = last + len(packs) + 2
    rows[0] = _row(0, 0, 0xFFFF)
    first, *_, end = changing.numbers
    before = compressed(b"".join([rows[number] for number in range(first)]))
    after = compressed(b"".join([rows[number] for number in range(end + 1, size - 1)]))
    start = _HEADER + start
    return Frame(start, sha256(start), before, after, changing, root, size)


def completed(frame: Frame, changing: Mapping[int, bytes]) -> bytes:
    """The file of a frame and the objects that change; equal objects give equal bytes."""
    rest, places = _placed(changing, len(frame.start))
    digest = frame.digest.copy()
    digest.update(rest)
    name = digest.hexdigest()[:32].encode()  # an identifier has 16 octets by custom
    table_at = len(frame.start) + len(rest)
    own = frame.size - 1
    changed = b"".join([_row(1, places[number], 0) for number in frame.changing.numbers])
    inside = stored(changed) if len(changed) <= STORED else compressed(changed)
    rows = frame.before, inside, frame.after, stored(_row(1, table_at, 0))
    keys = b"/Type/XRef/Size %d/W[1 4 2]/Root %b/Info %b/ID[<%b><%b>]" % (
        frame.size,
        reference(frame.root),
        reference(frame.changing.information),
        name,
        name,
    )
    table = joined(rows, keys, exact=True)
    tail = b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (own, table, table_at)
    return b"".join((frame.start, rest, tail))


def _packs(others: Mapping[int, bytes]) -> list[tuple[list[int], bytes]]:
    """Object streams, each with the numbers of the objects it holds."""
    numbers = list(others)
    packs = []
    for start in range(0, len(numbers), _PER_STREAM):
        inside = numbers[start : start + _PER_STREAM]
        packs.append((inside, _pack({number: others[number] for number in inside})))
    return packs


def _pack(inside: Mapping[int, bytes]) -> bytes:
    index, offset = [], 0
    for number, body in inside.items():
        index.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    head = b" ".join(index) + b"\n"
    keys = b"/Type/ObjStm/N %d/First %d" % (len(inside), len(head))
    return packed(keys, head + b"\n".join(inside.values()))


def _placed(objects: Mapping[int, bytes], place: int) -> tuple[bytes, dict[int, int]]:
    """Objects one after another from a place in the file on, and where each of them stands."""
    parts, places = [], {}
    for number, body in objects.items():
        places[number] = place
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        parts.append(part)
        place += len(part)
    return b"".join(parts), places
