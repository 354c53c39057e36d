"""Figures as they flow: pictures as they are printed, with what a listener hears of them."""

from worksheets.exchange.papers.flow import FlowFigure
from worksheets.exchange.pictures import PRINTED, WIDEST, figure_picture
from worksheets.layout.style import Style
from worksheets.model.paper.content import Figure


def flow_figure(figure: Figure, style: Style, measure: float = WIDEST) -> FlowFigure:
    """A figure with its label, in a measure in points; raises Unsettable if it cannot be drawn."""
    label = style.language.say("figure.label", n=figure.number) if figure.number else ""
    png, width, height, svg = figure_picture(figure, style, PRINTED, measure)
    return FlowFigure(png, width, height, figure.spoken, label, figure.caption, svg)
