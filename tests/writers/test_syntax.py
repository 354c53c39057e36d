"""How objects of a PDF file are written."""

import zlib
from random import Random

from worksheets.writers.pdf.syntax import packed


def test_content_never_ends_as_a_line_does() -> None:
    dice = Random(1)
    lengthened = 0
    for n in range(800):
        data = bytes(dice.choices(b"0123456789. lmSTd", k=6000 + n)) + b" Q"
        body = packed(b"", data, quick=True).split(b"stream\n", 1)[1]
        body = body.removesuffix(b"\r\nendstream")
        assert not body.endswith((b"\r", b"\n"))
        assert zlib.decompress(body).rstrip() == data
        lengthened += zlib.decompress(body) != data
    assert lengthened
