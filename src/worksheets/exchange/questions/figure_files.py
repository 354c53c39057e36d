"""The figures of questions as files of a package, each once."""

from hashlib import sha256

from worksheets.exchange.pictures import figure_picture
from worksheets.layout.style import Style
from worksheets.layout.unsettable import Unsettable
from worksheets.model.paper.content import Figure


class FigureFiles:
    """Draws figures, and keeps their files by names that are made of what is in them."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.files: dict[str, bytes] = {}

    def name_of(self, figure: Figure) -> str | None:
        """The name of the file of a figure; None if it cannot be drawn in this style."""
        try:
            png = figure_picture(figure, self.style).png
        except Unsettable:
            return None
        name = f"figure-{sha256(png).hexdigest()[:12]}.png"
        self.files[name] = png
        return name
