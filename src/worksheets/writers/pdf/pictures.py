"""Pictures as image objects, each once in a file however often it stands on pages."""

from functools import lru_cache
from hashlib import blake2b

from worksheets.model.page.page import Bitmap, Foreign, Picture
from worksheets.writers.pdf.syntax import packed, stream


@lru_cache(maxsize=64)
def _digest(bitmap: Bitmap) -> str:
    head = b"%d/%d/%d/" % (bitmap.columns, bitmap.channels, bitmap.jpeg)
    return blake2b(head + bitmap.data, digest_size=8).hexdigest()


def resource(picture: Picture) -> str:
    """What the content of a page calls it by; equal pictures share it."""
    return f"FormXob.{_digest(picture.bitmap)}"


def foreign_resource(foreign: Foreign) -> str:
    """What the content of a page calls it by."""
    return f"FormXob.{blake2b(foreign.file, digest_size=8).hexdigest()}-{foreign.page}"


def image(picture: Picture) -> bytes:
    """The image object, as a stream."""
    bitmap = picture.bitmap
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%b/BitsPerComponent 8" % (
        bitmap.columns,
        bitmap.rows,
        b"DeviceGray" if bitmap.channels == 1 else b"DeviceRGB",
    )
    if bitmap.jpeg:
        return stream(entries + b"/Filter/DCTDecode", bitmap.data)
    return packed(entries, bitmap.data)
