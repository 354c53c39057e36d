"""Laws of content streams that are put together of pieces."""

import zlib
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from worksheets.writers.pdf.serialise import Changing, completed, framed
from worksheets.writers.pdf.streams import SMALL, Piece, compressed, joined, stored

PIECES = st.lists(
    st.builds(
        lambda make, data: make(data),
        st.sampled_from((compressed, stored)),
        st.binary(max_size=2000),
    ),
    max_size=12,
)


def unpacked(body: bytes) -> bytes:
    """The data of a stream object as a reader has it."""
    head, data = body.split(b"stream\n", 1)
    data = data.removesuffix(b"\r\nendstream")
    return zlib.decompress(data) if b"FlateDecode" in head else data


@given(PIECES)
def test_a_reader_gets_what_the_pieces_were(pieces: list[Piece]) -> None:
    data = b"".join(piece.data for piece in pieces)
    body = joined(pieces)
    found = unpacked(body)
    assert found.startswith(data)
    assert not found[len(data) :].strip(b" ")
    assert (b"FlateDecode" in body.split(b"stream\n")[0]) == (len(data) >= SMALL)


def test_compressed_content_never_ends_as_a_line_does() -> None:
    dice = Random(1)
    lengthened = 0
    for n in range(800):
        data = bytes(dice.choices(b"0123456789. lmSTd", k=6000 + n)) + b" Q"
        body = joined((compressed(data[:3000]), stored(data[3000:])))
        assert not body.removesuffix(b"\r\nendstream").endswith((b"\r", b"\n"))
        assert unpacked(body).rstrip() == data
        lengthened += unpacked(body) != data
    assert lengthened


@given(st.integers(1, 2000), st.binary(min_size=1, max_size=40))
def test_the_cross_reference_table_has_a_row_an_object_and_no_more(
    objects: int, data: bytes
) -> None:
    others = dict.fromkeys(range(4, objects + 4), b"<<>>")
    frame = framed({}, others, Changing((1,), 2, 3), 4)
    file = completed(frame, {1: data, 2: b"<<>>", 3: b"<<>>"})
    table = file[: file.rindex(b"\r\nendstream")].rpartition(b"/XRef")[2]
    size = int(table.split(b"/Size ")[1].split(b"/")[0])
    rows = unpacked(table + b"\r\nendstream")
    assert len(rows) == size * 7
