"""A prepared spec as bytes without any path in them, for a process on another machine."""

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
from worksheets.pipeline.prepared import PreparedSpec


class Shipment(NamedTuple):
    """A prepared spec as pickled parts by digest; `spec` is the digest of the part to unpack first.

    A course, a language, and the fonts of a folder are parts of their own, which many specs share.
    """

    spec: str
    parts: Mapping[str, bytes]


def pack(spec: PreparedSpec, shared: dict[str, bytes]) -> Shipment:
    """The parts of a prepared spec, with the fonts that it takes from folders.

    `shared` caches pickled courses and languages by name; those of this spec are added to it.
    """
    parts: dict[str, bytes] = {}
    target = BytesIO()
    _Packer(target, parts, shared).dump(spec)
    return Shipment(_add_part(target.getvalue(), parts), parts)


def unpack(shipment: Shipment) -> PreparedSpec:
    """The prepared spec; its fonts are written to a temporary folder, unless they are there."""
    spec = _Unpacker(shipment.parts, shipment.spec).load()
    assert isinstance(spec, PreparedSpec)  # noqa: S101 for the type checker
    return spec


class _Packer(pickle.Pickler):
    def __init__(self, target: BytesIO, parts: dict[str, bytes], shared: dict[str, bytes]) -> None:
        super().__init__(target)
        self.parts, self.shared = parts, shared

    def persistent_id(self, obj: Any) -> object:
        match obj:
            case Course(digest=name):
                return "shared", _add_part(self._pickled(name, obj), self.parts)
            case Language(tag=tag, digest=digest):
                return "shared", _add_part(self._pickled(f"{tag} {digest}", obj), self.parts)
            case TypeTheme(fonts=folder) if folder:
                files = _font_files(folder, (obj.family, *obj.fallback, obj.code))
                bare = obj.model_copy(update={"fonts": ""})
                return "fonts", _add_part(files, self.parts), bare
            case _:
                return None

    def _pickled(self, name: str, value: Course | Language) -> bytes:
        if name not in self.shared:
            self.shared[name] = pickle.dumps(value)
        return self.shared[name]


class _Unpacker(pickle.Unpickler):
    def __init__(self, parts: Mapping[str, bytes], spec: str) -> None:
        super().__init__(BytesIO(parts[spec]))
        self.parts = parts

    def persistent_load(self, pid: Any) -> object:
        match pid:
            case ("shared", digest):
                return _unpacked_shared(_Digested(digest, self.parts[digest]))
            case ("fonts", digest, TypeTheme() as bare):
                folder = _unpacked_fonts(_Digested(digest, self.parts[digest]))
                return bare.model_copy(update={"fonts": folder})
            case _:
                raise pickle.UnpicklingError(f"a shipment holds no {pid!r}")


def _add_part(data: bytes, parts: dict[str, bytes]) -> str:
    digest = sha256(data).hexdigest()
    parts[digest] = data
    return digest


@memo(8)
def _font_files(folder: str, families: tuple[str, ...]) -> bytes:
    root = Path(folder)
    files = {file.relative_to(root).as_posix(): file for file in files_of(folder, families)}
    octets = {name: read_file(file, LARGEST_FONT) for name, file in sorted(files.items())}
    return pickle.dumps(octets)


class _Digested:
    """Bytes that are hashed and compared by their digest, as keys of a cache."""

    def __init__(self, digest: str, data: bytes) -> None:
        self.digest, self.data = digest, data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Digested) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


@memo(8)
def _unpacked_shared(part: _Digested) -> Course | Language:
    shared: Course | Language = pickle.loads(part.data)  # noqa: S301 a cluster does what it is sent
    return shared


@memo(8)
def _unpacked_fonts(part: _Digested) -> str:
    """The path of a folder with the font files, written completely or not at all."""
    folder = Path(tempfile.gettempdir(), f"worksheets-fonts-{part.digest[:32]}")
    if is_folder(folder):
        return folder.as_posix()
    with tempfile.TemporaryDirectory(dir=folder.parent) as temporary:
        complete = Path(temporary, folder.name)
        for name, data in pickle.loads(part.data).items():  # noqa: S301 see above
            file = complete / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        try:
            complete.rename(folder)
        except OSError:
            if not is_folder(folder):  # or another process was quicker
                raise
    return folder.as_posix()
