"""Drawings in SVG files, as outlines."""

from pathlib import Path

from worksheets.model.picture import Artwork


def read_svg(path: Path, name: str) -> Artwork:
    """The drawing in a file; raises Mistake."""
    raise NotImplementedError
