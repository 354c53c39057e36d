"""The texts that the page saved last, kept over restarts: nothing is lost when something dies, and
undo leads back beyond it."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Lock

from worksheets.model.files import LARGEST, entries, is_folder
from worksheets.read.cache import PRIVATE_FOLDER, cache_folder, delete_own, open_own, write_own

MOST_TEXTS = 50
"""Texts of a spec that are kept."""
MOST_OCTETS = 5_000_000
"""Of all texts of a spec together; the newest one is kept whatever its size."""
MOST_SPECS = 100
"""Specs of which texts are kept: those that were saved last."""
TEXT_NAME = re.compile(r"(\d{6,12})-[0-9a-f]{16}\.yaml", re.ASCII)
"""The name of a file with a text: its number, and a digest of what is in it."""


@dataclass(frozen=True, slots=True)
class SavedTexts:
    """The last texts of specs in files that nobody else can read, a folder for each spec.

    `texts` is the folder of all of them; None keeps nothing. What cannot be written is not kept,
    without an error: the spec itself is another file.
    """

    texts: Path | None
    _lock: Lock = field(default_factory=Lock)

    def keep(self, spec: Path, *texts: str) -> None:
        """Keep texts of a spec, the newest last; one that is as the one before is not kept again.

        The oldest are deleted that are too many or, all together, too large.
        """
        folder = self._folder_of(spec)
        if folder is None:
            return
        with self._lock:
            is_new = not is_folder(folder)
            self._make_folders(folder)
            for text in texts:
                _add(folder, text.encode())
            _delete_oldest(folder)
            if is_new:
                self._delete_oldest_specs()

    def before(self, spec: Path, text: str) -> list[str]:
        """The texts that undo leads back to from the text of a spec, the oldest first.

        A text that was saved twice is one place: what was undone between is not come by again.
        """
        folder = self._folder_of(spec)
        if folder is None:
            return []
        found: list[str] = []
        for name in _names(folder):
            kept = _read(folder / name)
            if kept is not None:
                found = [*_until(found, kept), kept]
        return _until(found, text)

    def _folder_of(self, spec: Path) -> Path | None:
        """The folder with the texts of a spec, which is named after it and its place."""
        if self.texts is None:
            return None
        path = spec.resolve()
        place = sha256(path.as_posix().encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return self.texts / f"{path.name}-{place}"

    def _make_folders(self, folder: Path) -> None:
        """Make the folders that are missing; the names in them are nobody else's business."""
        with suppress(OSError):
            for one in (folder.parent.parent, folder.parent, folder):
                one.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)

    def _delete_oldest_specs(self) -> None:
        """Delete the texts of those specs that were not saved for the longest time."""
        if self.texts is None:
            return
        folders = [path for name in entries(self.texts) if is_folder(path := self.texts / name)]
        for folder in _last_written(folders)[MOST_SPECS:]:
            for name in _names(folder):
                delete_own(folder / name)
            with suppress(OSError):
                folder.rmdir()


def saved_texts() -> SavedTexts:
    """The saved texts in the cache folder."""
    folder = cache_folder()
    return SavedTexts(folder / "texts" if folder else None)


def _until(found: Sequence[str], text: str) -> list[str]:
    """The texts before one, all if it is not among them."""
    return list(found[: found.index(text)] if text in found else found)


def _names(folder: Path) -> list[str]:
    """The names of files with texts, in the order in which they were saved."""
    names = [name for name in entries(folder) if TEXT_NAME.fullmatch(name)]
    return sorted(names, key=lambda name: (int(name.partition("-")[0]), name))


def _add(folder: Path, octets: bytes) -> None:
    names = _names(folder)
    digest = sha256(octets).hexdigest()[:16]
    if names and names[-1].endswith(f"-{digest}.yaml"):
        return
    number = int(names[-1].partition("-")[0]) + 1 if names else 1
    write_own(folder / f"{number:06}-{digest}.yaml", [octets])


def _read(path: Path) -> str | None:
    """The text of a file; None if others could have written it, or it is none of ours."""
    file = open_own(path)
    if file is None:
        return None
    with file, suppress(OSError, UnicodeDecodeError):
        octets = file.read(LARGEST + 1)
        return octets.decode() if len(octets) <= LARGEST else None
    return None


def _delete_oldest(folder: Path) -> None:
    """Delete all texts but the last ones, which are so many and so large at most."""
    octets = 0
    for n, name in enumerate(reversed(_names(folder))):
        octets += _status(folder / name, lambda path: path.stat().st_size)
        if n >= MOST_TEXTS or (n and octets > MOST_OCTETS):
            delete_own(folder / name)


def _last_written(folders: Sequence[Path]) -> list[Path]:
    """Folders, those first in which something was written last."""
    written = {path: _status(path, lambda one: one.stat().st_mtime_ns) for path in folders}
    return sorted(folders, key=lambda path: (-written[path], path.name))


def _status(path: Path, ask: Callable[[Path], int]) -> int:
    """A number from the status of a file; 0 if it is gone."""
    with suppress(OSError):
        return ask(path)
    return 0
