"""Pictures as image objects, each once in a file however often it stands on pages."""

from functools import lru_cache
from hashlib import blake2b

from worksheets.model.page import Picture
from worksheets.writers.pdf.syntax import packed


def digest(picture: Picture) -> str:
    """A name that equal pictures share."""
    return _digest(picture.columns, picture.pixels)


@lru_cache(maxsize=64)
def _digest(columns: int, pixels: bytes) -> str:
    return blake2b(b"%d/%b" % (columns, pixels), digest_size=8).hexdigest()


def resource(picture: Picture) -> str:
    """What the content of a page calls it by (ReportLab gives this prefix to all such objects)."""
    return f"FormXob.{digest(picture)}"


def image(picture: Picture) -> bytes:
    """The image object, as a stream."""
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB" % (
        picture.columns,
        picture.rows,
    )
    return packed(entries + b"/BitsPerComponent 8", picture.pixels)
