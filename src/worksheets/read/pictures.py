"""Pictures that authors name: in colours a page can hold, or refused with a reason."""

from pathlib import Path

from worksheets.model.diagnostics import Sink, Span
from worksheets.model.paper import Bitmap

FORMATS = ("PNG", "JPEG")
MOST_PIXELS = 40_000_000
LONGEST = 1200
"""A logo has no use for more pixels along a side; at 32 mm that is over 900 dots an inch."""


def read_logo(name: str, folder: Path, place: Span, sink: Sink) -> Bitmap | None:
    """The picture in a file that stays inside a folder."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 30 ms that few papers need

    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()):
        sink.error(place, f"the logo '{name}' is outside the folder", "put it beside this file")
        return None
    try:
        with Image.open(file, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                size = f"{image.width} x {image.height}"
                sink.error(place, f"the logo '{name}' has {size} pixels", "make it smaller")
                return None
            whole = image.convert("RGBA") if image.mode in ("P", "LA", "PA") else image.copy()
    except FileNotFoundError:
        sink.error(place, f"there is no file '{name}'", "check the path of the logo")
        return None
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError) as error:
        sink.error(place, f"the logo '{name}' cannot be read: {error}", "save it as PNG or JPEG")
        return None
    if whole.mode == "RGBA":
        paper = Image.new("RGB", whole.size, "white")
        paper.paste(whole, mask=whole.getchannel("A"))
        whole = paper
    whole = whole.convert("RGB")
    whole.thumbnail((LONGEST, LONGEST))
    return Bitmap(whole.width, whole.height, whole.tobytes())
