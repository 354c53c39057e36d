"""What the page offers to choose from: specs, courses, themes and sizes of paper."""

from collections.abc import Sequence
from pathlib import Path

from worksheets.model.files import entries
from worksheets.model.page.units import PAGE_SIZES
from worksheets.pipeline.specs import spec_files
from worksheets.read import theme
from worksheets.read.course_folders import is_course, shipped
from worksheets.serve.names import spec_in


def listed(folder: Path) -> dict[str, Sequence[str]]:
    """The specs of a folder that the page may open, and the courses, themes and sizes of paper that
    there are for them."""
    specs = [path.name for path in spec_files([folder]) if path.parent == folder]
    return {
        "specs": [name for name in specs if spec_in(folder, name)],
        "courses": courses_for(folder),
        "themes": sorted(theme.shipped()),
        "sizes": list(PAGE_SIZES),
    }


def courses_for(folder: Path) -> list[str]:
    """The names of the courses that a spec in a folder can have: those beside it, and those that
    ship."""
    return [*(name for name in entries(folder) if is_course(folder / name)), *sorted(shipped())]
