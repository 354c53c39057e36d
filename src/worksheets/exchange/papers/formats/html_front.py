"""The front of a page: what is known of the paper, and what is filled in by hand."""

from html import escape

from worksheets.exchange.papers.flow import Detail, Details, Facts, NumberBox


def facts(known: Facts) -> str:
    """Names with their values, side by side."""
    inner = "".join(
        f"<li>{escape(name)}: <strong>{escape(value)}</strong></li>"
        for name, value in known.entries
    )
    return f'<ul class="facts row">{inner}</ul>'


def details(wanted: Details) -> str:
    """Fields behind their labels, row by row."""
    rows = ""
    for row in wanted.rows:
        rows += f'<ul class="details">{"".join(map(_detail, row))}</ul>'
    return f'<div class="candidate">{rows}</div>' if wanted.framed else rows


def number_box(box: NumberBox) -> str:
    """A sentence with a box behind it."""
    field = '<input type="text" class="box">'
    return f"<p><label>{escape(box.words)} {field}</label></p>"


def _detail(detail: Detail) -> str:
    """A field in its label: of the width of its share, or for so many characters."""
    behind = f" {escape(detail.behind)}" if detail.behind else ""
    field = '<input type="text">'
    if detail.boxes:
        field = f'<input type="text" class="boxes" size="{detail.boxes}">'
    opening = '<li class="wide">' if detail.share > 1 else "<li>"
    return f"{opening}<label>{escape(detail.label)} {field}</label>{behind}</li>"
