"""Streams and tables of a file."""

import zlib
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from worksheets.writers.pdf.content import content_stream
from worksheets.writers.pdf.document import TaggedDocument, assembled


def unpacked(body: bytes) -> bytes:
    """The data of a stream object as a reader has it."""
    head, data = body.split(b"stream\n", 1)
    data = data.removesuffix(b"\r\nendstream")
    return zlib.decompress(data) if b"FlateDecode" in head else data


def test_a_content_stream_never_ends_as_a_line_does() -> None:
    dice = Random(1)
    lengthened = 0
    for n in range(800):
        operators = "".join(dice.choices("0123456789. lmSTd\xe9", k=100 + n)) + " Q"
        body = content_stream(operators)
        assert not body.removesuffix(b"\r\nendstream").endswith((b"\r", b"\n"))
        assert unpacked(body).rstrip() == operators.encode("latin-1")
        lengthened += unpacked(body) != operators.encode("latin-1")
    assert lengthened


@given(st.integers(1, 1000), st.binary(min_size=1, max_size=40))
def test_the_cross_reference_table_has_a_row_an_object_and_no_more(
    objects: int, data: bytes
) -> None:
    document = TaggedDocument("en")
    document.Catalog.Outlines = None
    own = [document.add() for _ in range(3)]
    for _ in range(objects):
        document.add(b"<<>>")
    file = assembled(document.shared(own), (data, b"<<>>", b"<<>>"))
    table = file[: file.rindex(b"\r\nendstream")].rpartition(b" obj\n")[2]
    size = int(table.split(b"/Size ")[1].split()[0])
    assert size > objects + 3
    assert len(unpacked(table + b"\r\nendstream")) == size * 7
