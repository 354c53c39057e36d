"""Where courses are: those that ship, and which folders and files are courses and parts of them."""

import re
from collections.abc import Mapping
from pathlib import Path

from worksheets.memo import memo
from worksheets.model.files import entries, is_file, is_folder

SHIPPED = Path(__file__).parent.parent / "courses"
OUTLINE = "outline.yaml"
NUMBER = r"^\d+(\.\d+)*$"
"""The number of a topic, which is the name of its file, too."""


@memo(64)
def shipped() -> Mapping[str, Path]:
    """The folders of the courses that come with the program."""
    folders = (SHIPPED / name for name in entries(SHIPPED))
    return {folder.name: folder for folder in folders if is_folder(folder)}


def is_course(folder: Path) -> bool:
    """Whether a folder holds a course."""
    return is_file(folder / OUTLINE)


def is_part_of_course(file: Path) -> bool:
    """Whether a file is the outline, the levels or a topic of a course."""
    part = file.stem in ("outline", "levels") or re.fullmatch(NUMBER, file.stem)
    return file.suffix == ".yaml" and bool(part) and is_course(file.parent)


def name_in_course(folder: Path, file: str) -> str:
    """What a file of a course is called in diagnostics."""
    path = folder / file
    ships = folder.is_relative_to(SHIPPED)
    return path.relative_to(SHIPPED.parent).as_posix() if ships else path.as_posix()
