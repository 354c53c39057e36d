"""A PDF file from its objects, in object streams, with an identifier made of its content."""

from hashlib import blake2b

from worksheets.writers.pdf.syntax import packed, reference

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PER_STREAM = 200
"""Objects in one object stream: a reader unpacks the whole stream to see one of them."""


def serialise(streams: dict[int, bytes], others: dict[int, bytes], root: int, info: int) -> bytes:
    """A file of these objects by number; the same objects always give the same bytes."""
    digest = blake2b(digest_size=16)
    for body in (*streams.values(), *others.values()):
        digest.update(body)
    name = digest.hexdigest().encode()
    last = len(streams) + len(others)
    packs = dict(enumerate(_packs(others), last + 1))
    streams = streams | {number: body for number, (_, body) in packs.items()}
    size = last + len(packs) + 2
    file, places = _placed(streams)
    entries = {number: (1, place, 0) for number, place in places.items()}
    for pack, (numbers, _) in packs.items():
        entries |= {number: (2, pack, index) for index, number in enumerate(numbers)}
    entries[size - 1] = 1, len(file), 0
    rows = b"".join(_row(*entries[number]) for number in range(1, size))
    keys = b"/Type/XRef/Size %d/W[1 4 2]/Root %b/Info %b/ID[<%b><%b>]" % (
        size,
        reference(root),
        reference(info),
        name,
        name,
    )
    table = packed(keys, _row(0, 0, 0xFFFF) + rows)
    tail = b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (size - 1, table, len(file))
    return file + tail


def _row(kind: int, place: int, index: int) -> bytes:
    return bytes((kind,)) + place.to_bytes(4, "big") + index.to_bytes(2, "big")


def _packs(others: dict[int, bytes]) -> list[tuple[list[int], bytes]]:
    """Object streams, each with the numbers of the objects it holds."""
    numbers = list(others)
    packs = []
    for start in range(0, len(numbers), _PER_STREAM):
        inside = numbers[start : start + _PER_STREAM]
        packs.append((inside, _pack({number: others[number] for number in inside})))
    return packs


def _pack(inside: dict[int, bytes]) -> bytes:
    index, offset = [], 0
    for number, body in inside.items():
        index.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    head = b" ".join(index) + b"\n"
    keys = b"/Type/ObjStm/N %d/First %d" % (len(inside), len(head))
    return packed(keys, head + b"\n".join(inside.values()))


def _placed(streams: dict[int, bytes]) -> tuple[bytes, dict[int, int]]:
    """The file up to its cross-reference table, and where each object stands in it."""
    parts, place, places = [_HEADER], len(_HEADER), {}
    for number, body in streams.items():
        places[number] = place
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        parts.append(part)
        place += len(part)
    return b"".join(parts), places
