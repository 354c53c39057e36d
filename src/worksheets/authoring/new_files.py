"""Files that are written only where nothing is yet."""

import os
from collections.abc import Mapping
from pathlib import Path

from worksheets.exchange.staging import replace_all_or_none
from worksheets.model.diagnostics import Mistake
from worksheets.model.files import is_file

SCHEMAS = ".worksheets"
"""The folder with the schemas that editors read, beside the files they are for or above them."""


def write_new(files: Mapping[Path, str]) -> None:
    """Write texts to files of these paths, all of them or none; raises Mistake if one is there.

    Raises OSError, with the name of the file, if one cannot be written.
    """
    for path in files:
        if os.path.lexists(path):
            raise Mistake(f"'{path}' is there already", "choose another name, or delete it first")
    replace_all_or_none({path: text.encode() for path, text in files.items()})


def schema_line(path: Path, kind: str) -> str:
    """The first line of a file, which tells editors of its schema; "" if there is none."""
    folder = Path(os.path.realpath(path)).parent
    for above in (folder, *folder.parents):
        schema = above / SCHEMAS / f"{kind}.json"
        if is_file(schema):
            name = Path(os.path.relpath(schema, folder)).as_posix()
            return f"# yaml-language-server: $schema={name}\n"
    return ""


def title_of(path: Path) -> str:
    """A title made of the name of a file: 'Friday quiz' of friday-quiz.yaml."""
    words = " ".join(path.stem.replace("_", " ").replace("-", " ").split()) or "Untitled"
    return words[0].upper() + words[1:]
