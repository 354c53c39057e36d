"""A file that is written anew stays the file that it was: its place, its rights."""

import stat
from pathlib import Path

import pytest

from worksheets.pipeline.files import Unwritable, write_over


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to("file")
    write_over(link, b"new")
    assert link.is_symlink()
    assert file.read_text() == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_file_that_may_only_be_read_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("old")
    file.chmod(0o444)
    with pytest.raises(Unwritable, match="Permission denied"):
        write_over(file, b"new")
    assert file.read_text() == "old"


def test_what_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Unwritable, match="No such file"):
        write_over(tmp_path / "file", b"new")
    assert not list(tmp_path.iterdir())
