"""Pictures that authors name: in colours a page can hold, or refused with a reason."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from worksheets.model.diagnostics import Mistake
from worksheets.model.page import Bitmap
from worksheets.model.picture import Artwork
from worksheets.read.colours import lost_contrasts

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG")
MOST_PIXELS = 40_000_000
LOGO, FIGURE = 1200, 2400
"""The most pixels along a side that print can use: 32 mm of a logo, 200 mm of a figure."""
QUALITY = 88
"""Of photographs, which are compressed anew: their own files may hold where they were taken."""


def read_logo(path: Path, name: str) -> Bitmap:
    """A logo; raises Mistake."""
    return _bitmap(_opened(path, name), LOGO, photograph=False)


def read_picture(path: Path, name: str) -> Artwork:
    """A picture for a figure; raises Mistake."""
    if path.suffix.lower() == ".svg":
        from worksheets.read.svg import read_svg  # noqa: PLC0415 few papers have one

        return read_svg(path, name)
    image = _opened(path, name)
    lost = lost_contrasts(image) if image.mode != "L" else ()
    return Artwork(_bitmap(image, FIGURE, photograph=image.format == "JPEG"), lost)


def _opened(path: Path, name: str) -> "Image":
    """The whole image, upright, in grey or in red, green and blue on white."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 30 ms few papers need

    try:
        with Image.open(path, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                size = f"{image.width} x {image.height}"
                raise Mistake(f"the picture '{name}' has {size} pixels", "make it smaller")
            form = image.format
            whole = ImageOps.exif_transpose(image)
            whole.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError) as error:
        said = str(error).replace(str(path), name)
        message = f"the picture '{name}' cannot be read: {said}"
        raise Mistake(message, "save it as PNG, JPEG or SVG") from error
    whole = _plain(whole)
    whole.format = form
    return whole


def _plain(image: "Image") -> "Image":
    from PIL import Image  # noqa: PLC0415

    if image.mode.startswith("I"):
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
