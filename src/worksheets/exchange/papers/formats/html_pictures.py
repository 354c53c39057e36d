"""Pictures within a page of HTML."""

from base64 import b64encode
from html import escape

from worksheets.exchange.papers.flow import FlowFigure
from worksheets.exchange.vector_pictures import CLIP


def data_address(png: bytes) -> str:
    """A picture as an address of its own."""
    return f"data:image/png;base64,{b64encode(png).decode()}"


def inline_svg(figure: FlowFigure, name: str, size: str) -> str:
    """A drawing within the page, named by the words for those who cannot see it; `name` begins the
    names of its parts, for no other figure may have them."""
    title = f'<title id="{name}">{escape(figure.spoken, quote=False)}</title>'
    svg = figure.svg.replace(CLIP, f"{name}-{CLIP}")
    opening, inner = svg.split(">", 1)
    return f'{opening} role="img" aria-labelledby="{name}" {size}>{title}{inner}'
