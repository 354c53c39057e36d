"""The specs that a command is given: files, and folders of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from worksheets.model.files import entries
from worksheets.read.course_folders import is_course
from worksheets.read.profile import is_profile
from worksheets.read.theme import is_theme


def spec_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The specs among some paths; a folder stands for the YAML files in it, if it has any.

    Themes and profiles beside the specs are left out.
    """
    for path in paths:
        inside = [] if is_course(path) else entries(path)
        files = [path / name for name in inside if name.endswith((".yaml", ".yml"))]
        specs = [file for file in files if not is_theme(file) and not is_profile(file)]
        yield from specs or [path]
