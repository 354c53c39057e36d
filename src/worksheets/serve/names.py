"""The specs of a folder that the page may read and write, and nothing outside of it."""

import re
from pathlib import Path

from worksheets.authoring.spec_file import SpecFile
from worksheets.model.diagnostics import Mistake
from worksheets.model.files import NotThere, read_file

NAME = re.compile(r"[A-Za-z0-9][\w .-]{0,80}\.ya?ml", re.ASCII)


def spec_in(folder: Path, name: str) -> Path | None:
    """The path of a spec of a folder, there or not; None for a name that no spec can have, or that
    leads elsewhere."""
    if not NAME.fullmatch(name) or any("\ud800" <= character <= "\udfff" for character in name):
        return None  # JSON can have halves of characters, and no file can
    path = folder / name
    return path if path.resolve().parent == folder.resolve() else None


def opened(folder: Path, name: str) -> SpecFile | None:
    """A spec of a folder as a person writes it, who may be in the middle of something: it may be
    empty, or no YAML. None if there is none; raises Mistake if it cannot be shown as text."""
    path = spec_in(folder, name)
    if path is None:
        return None
    try:
        octets = read_file(path)
        text = octets.decode("utf-8-sig")
    except NotThere:
        return None
    except UnicodeDecodeError as error:
        raise Mistake(f"'{name}' is not UTF-8", "save the file as UTF-8") from error
    return SpecFile(path, text.replace("\r\n", "\n").replace("\r", "\n"), octets)
