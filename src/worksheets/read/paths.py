"""Paths that are named in a file: where they may lead, for the file may be somebody else's."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from worksheets.model.diagnostics import Mistake
from worksheets.model.files import LONGEST, is_folder
from worksheets.read.files import near

UNNAMEABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
INSTALLED = Path(__file__).parent.parent
"""Courses and themes that ship lie in here."""


def named_path(name: str, beside: Path, trusted: Sequence[Path] = ()) -> Path:
    """The path that a file in the folder `beside` names; raises Mistake if it leads astray.

    It may lie in that folder or below it, in the folder where the command runs or below it, among
    what is installed, or in a folder that is trusted: those of the command line, and that of the
    spec. Links are followed first, so none leads out.
    """
    path = beside / name
    if not name or len(name) > LONGEST or UNNAMEABLE.search(name):
        raise Mistake(f"no file can be called '{name}'", "write the path of a file")
    real = Path(os.path.realpath(path))
    if any(real.is_relative_to(os.path.realpath(root)) for root in _roots(beside, trusted)):
        return path
    message = f"'{name}' is outside the folder of the file that names it"
    folder = real if is_folder(real) else real.parent
    raise Mistake(message, f"put it beside that file, or build with --trust {folder}")


def named_file(name: str, beside: Path, trusted: Sequence[Path] = ()) -> Path:
    """A file that another file names; raises Mistake if it leads astray or is not there."""
    path = named_path(name, beside, trusted)
    if is_folder(path):
        raise Mistake(f"'{name}' is a folder", "name a file")
    if not os.path.lexists(path):
        raise Mistake(f"there is no file '{name}'", *near(path))
    return path


def _roots(beside: Path, trusted: Sequence[Path]) -> Sequence[Path]:
    try:
        here = [Path.cwd()]
    except OSError:  # the folder where the command runs was deleted
        here = []
    return beside, *here, INSTALLED, *trusted
