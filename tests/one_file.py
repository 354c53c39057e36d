"""One-file specs made of the examples in docstrings, with all that these name."""

from worksheets.authoring.gallery.one_question import (
    TITLE,
    give_files,
    knowledge,
    spec_of,
    spec_with_figure,
    values,
)

__all__ = ["TITLE", "give_files", "knowledge", "spec_of", "spec_with_figure", "values"]
