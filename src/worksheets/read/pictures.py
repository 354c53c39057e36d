"""Pictures that authors name, converted to grey or RGB, or refused with a reason."""

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
MOST_PIXELS, LONGEST_RATIO = 40_000_000, 100
"""The most pixels of a picture, and the largest ratio of its sides."""
LARGEST_PICTURE = 50_000_000
"""Octets of a file."""
LOGO_PIXELS, FIGURE_PIXELS = 1200, 2400
"""The most pixels along a side that print can use: for 32 mm of a logo, 200 mm of a figure."""
QUALITY = 88
"""JPEG quality of photographs, which are compressed anew to remove their metadata."""
FAULTS = (
    *(OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, IndexError),
    *(AttributeError, OverflowError, ZeroDivisionError, RuntimeError, struct.error, zlib.error),
)
"""Exceptions that pillow raises when it reads a damaged file."""
FORMAT_HINT = "save it as PNG, JPEG or SVG"


def read_logo(path: Path, name: str) -> Bitmap:
    """A logo; raises Mistake."""
    data = read_file(path, LARGEST_PICTURE)
    if _is_drawing(data, name):
        raise Mistake(f"the logo '{name}' is a drawing (SVG)", "save it as PNG or JPEG")
    return _bitmap(_open_image(data, name), LOGO_PIXELS, photograph=False)


def read_picture(data: bytes, name: str) -> Artwork:
    """A picture for a figure, SVG or bitmap by the content of its file; raises Mistake."""
    if _is_drawing(data, name):
        from worksheets.read.svg import read_svg  # noqa: PLC0415 few papers have one

        return read_svg(data, name)
    image = _open_image(data, name)
    lost = lost_contrasts(image) if image.mode != "L" else ()
    if image.info.get("frames", 1) > 1:
        message = f"the picture '{name}' moves, and its first frame is printed"
        lost = (*lost, (message, "save the frame that you want as a picture"))
    return Artwork(_bitmap(image, FIGURE_PIXELS, photograph=image.format == "JPEG"), lost)


def _is_drawing(data: bytes, name: str) -> bool:
    """Whether a file is an SVG drawing, and no bitmap."""
    head = data[:16]
    return not head.startswith((b"\x89PNG", b"\xff\xd8")) and (
        name.lower().endswith(".svg") or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    )


def _open_image(data: bytes, name: str) -> "Image":
    """The decoded image, upright, in grey or in RGB on white."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 30 ms few papers need

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what matters is reported in our own words
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                _check_size(image.width, image.height, name)
                image_format, frames = image.format, getattr(image, "n_frames", 1)
                image.load()
                upright = _in_grey_or_rgb(ImageOps.exif_transpose(image))
    except Mistake:
        raise
    except UnidentifiedImageError as error:
        message = f"the picture '{name}' cannot be read: it is neither PNG, JPEG nor SVG"
        raise Mistake(message, FORMAT_HINT) from error
    except Image.DecompressionBombError as error:
        raise Mistake(f"the picture '{name}' has too many pixels", "make it smaller") from error
    except FAULTS as error:
        raise Mistake(f"the picture '{name}' cannot be read: it is damaged", FORMAT_HINT) from error
    upright.format = "JPEG" if image_format in ("JPEG", "MPO") else image_format
    upright.info["frames"] = frames if image_format == "PNG" else 1
    return upright


def _check_size(wide: int, tall: int, name: str) -> None:
    size = f"{wide} x {tall}"
    if not wide or not tall:
        raise Mistake(f"the picture '{name}' has {size} pixels", FORMAT_HINT)
    if wide * tall > MOST_PIXELS:
        raise Mistake(f"the picture '{name}' has {size} pixels", "make it smaller")
    if max(wide, tall) > LONGEST_RATIO * min(wide, tall):
        raise Mistake(f"the picture '{name}' has {size} pixels, too thin to see", "cut it anew")


def _in_grey_or_rgb(image: "Image") -> "Image":
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
    output = BytesIO()
    image.save(output, "JPEG", quality=QUALITY, optimize=True)
    return Bitmap(image.width, image.height, output.getvalue(), channels, jpeg=True)
