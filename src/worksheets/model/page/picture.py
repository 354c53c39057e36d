"""Pictures that authors bring: dots or outlines, with what a printer should know of them."""

from dataclasses import dataclass

from worksheets.model.page.drawing import Drawing
from worksheets.model.page.page import Bitmap


@dataclass(frozen=True, slots=True)
class Artwork:
    """The content of a picture file; `warnings` say what would be lost on paper, with hints."""

    content: Bitmap | Drawing
    warnings: tuple[tuple[str, str], ...] = ()
