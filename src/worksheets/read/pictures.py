"""Pictures that authors name: in colours a page can hold, or refused with a reason."""

import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from worksheets.model.diagnostics import Mistake
from worksheets.model.files import read_file
from worksheets.model.page.page import Bitmap
from worksheets.model.page.picture import Artwork
from worksheets.read.colours import lost_contrasts

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG")
MOST_PIXELS, NARROWEST = 40_000_000, 100
"""Pixels of a picture, and how many times as long as wide it is at most, or the other way round."""
LARGEST_PICTURE = 50_000_000
"""Octets of a file."""
LOGO, FIGURE = 1200, 2400
"""The most pixels along a side that print can use: 32 mm of a logo, 200 mm of a figure."""
QUALITY = 88
"""Of photographs, which are compressed anew: their own files may hold where they were taken."""
FAULTS = (
    *(OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, IndexError),
    *(AttributeError, OverflowError, ZeroDivisionError, RuntimeError, struct.error, zlib.error),
)
"""What pillow raises when it reads a damaged file."""
ANOTHER = "save it as PNG, JPEG or SVG"


def read_logo(path: Path, name: str) -> Bitmap:
    """A logo; raises Mistake."""
    return _bitmap(_opened(read_file(path, LARGEST_PICTURE), name), LOGO, photograph=False)


def read_picture(data: bytes, name: str) -> Artwork:
    """A picture for a figure, told from what is in its file; raises Mistake."""
    if _is_drawing(data, name):
        from worksheets.read.svg import read_svg  # noqa: PLC0415 few papers have one

        return read_svg(data, name)
    image = _opened(data, name)
    lost = lost_contrasts(image) if image.mode != "L" else ()
    if image.info.get("frames", 1) > 1:
        message = f"the picture '{name}' moves, and its first frame is printed"
        lost = (*lost, (message, "save the frame that you want as a picture"))
    return Artwork(_bitmap(image, FIGURE, photograph=image.format == "JPEG"), lost)


def _is_drawing(data: bytes, name: str) -> bool:
    """Whether a file is text, or else of dots."""
    head = data[:16]
    return not head.startswith((b"\x89PNG", b"\xff\xd8")) and (
        name.lower().endswith(".svg") or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    )


def _opened(data: bytes, name: str) -> "Image":
    """The whole image, upright, in grey or in red, green and blue on white."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 30 ms few papers need

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what matters is in our own words
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                _check_size(image.width, image.height, name)
                form, frames = image.format, getattr(image, "n_frames", 1)
                image.load()
                whole = _plain(ImageOps.exif_transpose(image))
    except Mistake:
        raise
    except UnidentifiedImageError as error:
        message = f"the picture '{name}' cannot be read: it is neither PNG, JPEG nor SVG"
        raise Mistake(message, ANOTHER) from error
    except Image.DecompressionBombError as error:
        raise Mistake(f"the picture '{name}' has too many pixels", "make it smaller") from error
    except FAULTS as error:
        raise Mistake(f"the picture '{name}' cannot be read: it is damaged", ANOTHER) from error
    whole.format = "JPEG" if form in ("JPEG", "MPO") else form
    whole.info["frames"] = frames if form == "PNG" else 1
    return whole


def _check_size(wide: int, tall: int, name: str) -> None:
    size = f"{wide} x {tall}"
    if not wide or not tall:
        raise Mistake(f"the picture '{name}' has {size} pixels", ANOTHER)
    if wide * tall > MOST_PIXELS:
        raise Mistake(f"the picture '{name}' has {size} pixels", "make it smaller")
    if max(wide, tall) > NARROWEST * min(wide, tall):
        raise Mistake(f"the picture '{name}' has {size} pixels, too thin to see", "cut it anew")


def _plain(image: "Image") -> "Image":
    from PIL import Image  # noqa: PLC0415

    if image.mode.startswith("I"):
        if "transparency" in image.info:
            raise ValueError("greys of 16 bits, some of them see-through")
        image = image.point(lambda value: value / 256).convert("L")
    if image.mode in ("1", "L"):
        return image.convert("L")
    if image.mode in ("P", "LA", "PA", "RGBA") or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        return paper
    return image.convert("RGB")


def _bitmap(image: "Image", longest: int, *, photograph: bool) -> Bitmap:
    image.thumbnail((longest, longest))
    channels = len(image.getbands())
    if not photograph:
        return Bitmap(image.width, image.height, image.tobytes(), channels)
    target = BytesIO()
    image.save(target, "JPEG", quality=QUALITY, optimize=True)
    return Bitmap(image.width, image.height, target.getvalue(), channels, jpeg=True)
