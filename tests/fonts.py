"""Fonts that only some machines have, for tests of other scripts."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDERS = (Path("/usr/share/fonts"), Path.home() / ".local" / "share" / "fonts")


def font_files(*names: str) -> list[Path]:
    """Font files by name; without them a test is skipped, but on the build server it fails."""
    found = [next(_named(name), None) for name in names]
    missing = [name for name, path in zip(names, found, strict=True) if path is None]
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"the build server has no {', '.join(missing)}")
    if missing:
        pytest.skip(f"no font file {', '.join(missing)}; see .ci/run")
    return [path for path in found if path is not None]


def _named(name: str) -> Iterator[Path]:
    return (path for folder in FOLDERS for path in sorted(folder.rglob(name)))
