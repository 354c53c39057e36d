"""Random characters that the files of authors may have."""

from hypothesis import strategies as st

from worksheets.read.characters import REFUSED, REPLACED


def allowed_characters(*, line_ends: bool = False) -> st.SearchStrategy[str]:
    """Characters that reading keeps as they are; with `line_ends` also the end of a line."""
    return st.characters(
        codec="utf-8",
        categories=["L", "M", "N", "P", "S", "Zs"],
        exclude_characters="".join(mark for mark in REPLACED if len(mark) == 1),
        include_characters="\n" if line_ends else "",
    ).filter(lambda letter: not REFUSED.match(letter))
