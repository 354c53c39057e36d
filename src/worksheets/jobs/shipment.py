"""A prepared spec as bytes that name no file, for a process on another machine."""

import pickle
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from worksheets.language.language import Language
from worksheets.layout.type.font_files import LARGEST_FONT, files_of
from worksheets.memo import memo
from worksheets.model.course import Course
from worksheets.model.files import is_folder, read_file
from worksheets.model.theme import TypeTheme
from worksheets.pipeline.prepared import Prepared


class Shipment(NamedTuple):
    """A prepared spec in parts, each known by its digest; `spec` is that of the first to open.

    A course, a language, or the fonts of a folder are a part of their own that many specs share.
    """

    spec: str
    parts: Mapping[str, bytes]


def packed(found: Prepared, shared: dict[str, bytes]) -> Shipment:
    """The parts of a prepared spec, with the fonts it takes from folders.

    `shared` are the courses and languages that were packed before, by name.
    """
    parts: dict[str, bytes] = {}
    target = BytesIO()
    _Packer(target, parts, shared).dump(found)
    return Shipment(_added(target.getvalue(), parts), parts)


def opened(shipment: Shipment) -> Prepared:
    """The prepared spec; fonts are put into a folder for temporary files, once of each kind."""
    found = _Opener(shipment.parts, shipment.spec).load()
    assert isinstance(found, Prepared)  # noqa: S101 for the type checker
    return found


class _Packer(pickle.Pickler):
    def __init__(self, target: BytesIO, parts: dict[str, bytes], shared: dict[str, bytes]) -> None:
        super().__init__(target)
        self.parts, self.shared = parts, shared

    def persistent_id(self, obj: Any) -> object:
        match obj:
            case Course(digest=name):
                return "shared", _added(self._pickled(name, obj), self.parts)
            case Language(tag=tag, digest=digest):
                return "shared", _added(self._pickled(f"{tag} {digest}", obj), self.parts)
            case TypeTheme(fonts=folder) if folder:
                files = _font_files(folder, (obj.family, *obj.fallback, obj.code))
                bare = obj.model_copy(update={"fonts": ""})
                return "fonts", _added(files, self.parts), bare
            case _:
                return None

    def _pickled(self, name: str, value: Course | Language) -> bytes:
        if name not in self.shared:
            self.shared[name] = pickle.dumps(value)
        return self.shared[name]


class _Opener(pickle.Unpickler):
    def __init__(self, parts: Mapping[str, bytes], spec: str) -> None:
        super().__init__(BytesIO(parts[spec]))
        self.parts = parts

    def persistent_load(self, pid: Any) -> object:
        match pid:
            case ("shared", digest):
                return _shared(_Part(digest, self.parts[digest]))
            case ("fonts", digest, TypeTheme() as bare):
                folder = _unpacked(_Part(digest, self.parts[digest]))
                return bare.model_copy(update={"fonts": folder})
            case _:
                raise pickle.UnpicklingError(f"a shipment holds no {pid!r}")


def _added(data: bytes, parts: dict[str, bytes]) -> str:
    digest = sha256(data).hexdigest()
    parts[digest] = data
    return digest


@memo(8)
def _font_files(folder: str, families: tuple[str, ...]) -> bytes:
    root = Path(folder)
    files = {file.relative_to(root).as_posix(): file for file in files_of(folder, families)}
    octets = {name: read_file(file, LARGEST_FONT) for name, file in sorted(files.items())}
    return pickle.dumps(octets)


class _Part:
    """Bytes that are looked up by their digest."""

    def __init__(self, digest: str, data: bytes) -> None:
        self.digest, self.data = digest, data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Part) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


@memo(8)
def _shared(part: _Part) -> Course | Language:
    shared: Course | Language = pickle.loads(part.data)  # noqa: S301 a cluster does what it is sent
    return shared


@memo(8)
def _unpacked(part: _Part) -> str:
    """A folder with the font files, which is there whole or not at all."""
    folder = Path(tempfile.gettempdir(), f"worksheets-fonts-{part.digest[:32]}")
    if is_folder(folder):
        return folder.as_posix()
    with tempfile.TemporaryDirectory(dir=folder.parent) as making:
        whole = Path(making, folder.name)
        for name, data in pickle.loads(part.data).items():  # noqa: S301 see above
            file = whole / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        try:
            whole.rename(folder)
        except OSError:
            if not is_folder(folder):  # or another process was quicker
                raise
    return folder.as_posix()
