"""Whatever stands where a file should: it is read whole, or refused in words."""

import ast
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from worksheets.model.diagnostics import Mistake
from worksheets.model.files import NotThere, entries, is_file, is_folder, read_file

SOURCE = Path(__file__).parent.parent.parent / "src" / "worksheets"


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 1000)
    assert read_file(tmp_path / "a", 1000) == b"x" * 1000
    (tmp_path / "link").symlink_to("a")
    assert len(read_file(tmp_path / "link")) == 1000


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1_000_000_000_000)


def bound_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "large": (large, "1000000.0 MB; 10 MB is the most"),
    "folder": (Path.mkdir, "this is a folder, not a file"),
    "pipe": (os.mkfifo, "this is a pipe, not a file"),
    "socket": (bound_socket, "this is a socket, not a file"),
    "loop": (lambda path: path.symlink_to(path.name), "symbolic link"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "this is a device, not a file"),
    "nothing": (lambda path: path.symlink_to("gone"), "there is no such file"),
}


@pytest.mark.parametrize("what", ODD)
def test_what_is_no_file_is_refused(what: str, tmp_path: Path) -> None:
    make, message = ODD[what]
    make(tmp_path / "a")
    with pytest.raises(Mistake, match=message) as caught:
        read_file(tmp_path / "a")
    assert caught.value.hints
    assert not is_file(tmp_path / "a") or what == "large"


@pytest.mark.parametrize("name", ["x" * 300, "x/" * 3000, "a\0b", "\ud800", "file/below"])
def test_names_that_no_file_can_have(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Mistake):
        read_file(tmp_path / name)
    assert not is_file(tmp_path / name)
    assert not is_folder(tmp_path / name)
    assert entries(tmp_path / name) == ()


def test_a_file_that_is_not_there_is_told_from_others(tmp_path: Path) -> None:
    with pytest.raises(NotThere):
        read_file(tmp_path / "none")


ELSEWHERE = {"read_bytes", "read_text", "open", "from_file_path", "is_file", "is_dir", "exists"}
"""Other ways to open a file to read, or to ask about one, which raise errors of their own."""
ALLOWED = {
    "model/files.py": "the one way",
    "read/cache.py": "a file that must be this user's own",
    "language/languages.py": "files of this package",
    "pipeline/files.py": "writes",
    "jobs/manifest.py": "appends",
    "jobs/recording.py": "appends",
    "exchange/staging.py": "writes",
    "writers/pdf/metadata.py": "a file of this package",
}


def ways(path: Path) -> Iterator[str]:
    """How a module opens files or asks about them, by itself."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="Image" | "archive"), attr="open")):
                continue  # of what was read
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="archive"), attr="open")):
                continue
            case ast.Call(func=ast.Attribute(attr=name)) if name in ELSEWHERE:
                yield f"{name} in line {node.lineno}"
            case ast.Call(func=ast.Name(id="open")):
                yield f"open in line {node.lineno}"


def test_all_files_are_opened_in_one_way() -> None:
    found = {
        name: used
        for path in sorted(SOURCE.rglob("*.py"))
        if (name := path.relative_to(SOURCE).as_posix()) not in ALLOWED
        and (used := list(ways(path)))
    }
    assert found == {}, "read with worksheets.model.files"
