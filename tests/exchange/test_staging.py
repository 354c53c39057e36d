"""Files that are written together: all of them, or everything is as it was before."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from worksheets.exchange.staging import replace_all_or_none


def everything(folder: Path) -> Mapping[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def test_folders_are_made(tmp_path: Path) -> None:
    wanted = {tmp_path / "a" / "b" / "one": b"1", tmp_path / "a" / "two": b"2"}
    replace_all_or_none(wanted)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == wanted


def test_nothing_is_left_where_a_folder_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("before")
    (tmp_path / "file").write_text("a file")
    before = everything(tmp_path)
    wanted = {
        tmp_path / "new" / "one": b"1",
        tmp_path / "old": b"2",
        tmp_path / "file" / "three": b"3",
    }
    with pytest.raises(OSError, match="file"):
        replace_all_or_none(wanted)
    assert everything(tmp_path) == before


def test_what_was_moved_is_put_back(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("before")
    (tmp_path / "taken").mkdir()
    before = everything(tmp_path)
    wanted = {tmp_path / "old": b"1", tmp_path / "new" / "x": b"2", tmp_path / "taken": b"3"}
    with pytest.raises(OSError, match=r"not a file|irectory") as caught:
        replace_all_or_none(wanted)
    assert caught.value.filename == str(tmp_path / "taken")
    assert everything(tmp_path) == before


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old").write_text("before")
    before = everything(tmp_path)
    left = iter([True, False])

    def synced(_: int) -> None:
        if not next(left):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", synced)
    with pytest.raises(OSError, match="No space left"):
        replace_all_or_none({tmp_path / "old": b"1", tmp_path / "new" / "two": b"2"})
    assert everything(tmp_path) == before


def test_an_interrupt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_all_or_none({tmp_path / "new" / "one": b"1"})
    assert not list(tmp_path.iterdir())
