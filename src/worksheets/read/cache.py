"""The cache folder, whose files may be deleted at any time, and files in it of this user alone."""

import os
import stat
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
OTHERS = stat.S_IRWXG | stat.S_IRWXO
WRITTEN_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_NOT_A_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
"""A pipe with nobody at its other end is not waited for."""


def cache_folder() -> Path | None:
    """The cache folder; None for a user without a home who names no folder."""
    if own := os.environ.get("WORKSHEETS_CACHE"):
        return Path(own)
    try:
        match sys.platform:
            case "win32":
                base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
            case "darwin":
                base = Path.home() / "Library" / "Caches"
            case _:
                base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    except RuntimeError:
        return None
    return Path(base, "worksheets") if Path(base).is_absolute() else None


def open_own(path: Path) -> BinaryIO | None:
    """A file of the cache to read from; None unless it and its folder are this user's alone.

    A file that others can write to may hold anything. A link is not followed.
    """
    try:
        if not _is_own(os.lstat(path.parent), stat.S_ISDIR, WRITTEN_BY_OTHERS):
            return None
        descriptor = os.open(path, os.O_RDONLY | _NOT_A_LINK | _AT_ONCE)
    except (OSError, ValueError):
        return None
    file = os.fdopen(descriptor, "rb")
    if _is_own(os.fstat(descriptor), stat.S_ISREG, OTHERS):
        return file
    file.close()
    return None


def write_own(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file of the cache completely; without an error if it cannot be written."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError, ValueError):
        path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        if not _is_own(os.lstat(path.parent), stat.S_ISDIR, WRITTEN_BY_OTHERS):
            return
        with suppress(FileNotFoundError):
            temporary.unlink()
        try:
            new = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOT_A_LINK
            with os.fdopen(os.open(temporary, new, PRIVATE_FILE), "wb") as file:
                file.writelines(parts)
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise


def delete_own(path: Path) -> None:
    """Delete a file of the cache."""
    with suppress(OSError, ValueError):
        path.unlink()


def _is_own(status: os.stat_result, is_kind: Callable[[int], bool], forbidden: int) -> bool:
    """Whether a file is of a kind, belongs to this user, and has none of the forbidden
    permissions."""
    if not is_kind(status.st_mode):
        return False
    if sys.platform == "win32":
        return True  # the folders of a user are closed to others there
    return status.st_uid == os.geteuid() and not status.st_mode & forbidden
