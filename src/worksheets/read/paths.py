"""Paths that a file names, and where they may lead: the file may be somebody else's."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from worksheets.model.diagnostics import Mistake
from worksheets.model.files import LONGEST, is_folder, is_there
from worksheets.read.files import hints_for_missing

UNNAMEABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
INSTALLED = Path(__file__).parent.parent
"""Courses and themes that ship lie in here."""


def named_path(name: str, beside: Path, trusted: Sequence[Path] = ()) -> Path:
    """The path that a file in the folder `beside` names; raises Mistake if it is not allowed.

    It must be in that folder, in the folder where the command runs, in the installed package, or
    in a `trusted` folder (those of the command line, and that of the spec), or in folders within
    these. Symbolic links are followed to see where it lies; the path is returned as it was named.
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
    """A file that another file names; raises Mistake if it is not allowed or not there."""
    path = named_path(name, beside, trusted)
    if is_folder(path):
        raise Mistake(f"'{name}' is a folder", "name a file")
    if not is_there(path):
        raise Mistake(f"there is no file '{name}'", *hints_for_missing(path))
    return path


def _roots(beside: Path, trusted: Sequence[Path]) -> Sequence[Path]:
    try:
        here = [Path.cwd()]
    except OSError:  # the folder where the command runs was deleted
        here = []
    return beside, *here, INSTALLED, *trusted
