"""Identifiers that nothing else in a file or a course has."""

import re
from collections.abc import Collection
from pathlib import Path

from worksheets.model.files import read_file
from worksheets.read.course_folders import is_part_of_course

WRITTEN = re.compile(r"\bid: *([\w-]+)")
"""An identifier in the text of a file, in its comments, too: they may be brought to life."""


def free_id(wanted: str, taken: Collection[str]) -> str:
    """An identifier that is not taken: the one wanted, or one with a number behind it."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def ids_in_course(folder: Path) -> frozenset[str]:
    """All identifiers in the files of a course, also those that stand in comments."""
    files = [path for path in sorted(folder.glob("*.yaml")) if is_part_of_course(path)]
    texts = (read_file(path).decode("utf-8", errors="replace") for path in files)
    return frozenset(name for text in texts for name in WRITTEN.findall(text))


def with_free_ids(text: str, taken: Collection[str], shared: Collection[str]) -> str:
    """The text of a file with identifiers that are free, apart from those that files share."""

    def freed(found: re.Match[str]) -> str:
        name = found[1] if found[1] in shared else free_id(found[1], taken)
        return f"id: {name}"

    return WRITTEN.sub(freed, text)
