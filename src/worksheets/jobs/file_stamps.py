"""What files are like at a moment, by which is seen that one has changed since."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from worksheets.model.files import entries, is_folder

Stamp: TypeAlias = "tuple[int, int, int] | tuple[str, ...] | None"
"""What changes when a file does, the YAML files in a folder, or None for what is not there."""
Stamps: TypeAlias = Mapping[Path, Stamp]


def stamps_of(paths: Iterable[Path]) -> dict[Path, Stamp]:
    """What the files and folders of some paths are like now."""
    return {path: _stamp(path) for path in paths}


def _stamp(path: Path) -> Stamp:
    try:
        status = os.stat(path)  # noqa: PTH116 the path may be no path at all
    except (OSError, ValueError):
        return None
    if is_folder(path):
        return tuple(name for name in entries(path) if name.endswith((".yaml", ".yml")))
    return status.st_mtime_ns, status.st_size, status.st_ino
