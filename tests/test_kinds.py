"""Packages whose modules are kinds."""

import sys
from pathlib import Path

import pytest

from worksheets.kinds import KindsByName


@pytest.fixture
def shapes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KindsByName[str]:
    """A package of two kinds, and a package within for what they share."""
    package = tmp_path / "shapes_for_test"
    (package / "drawing").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "drawing" / "__init__.py").write_text("")
    (package / "open_circle.py").write_text("TYPE = 'circle'\n")
    (package / "angle.py").write_text("TYPE = 'angle'\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    return KindsByName("shapes_for_test", [str(package)])


def test_kinds_have_the_names_of_their_modules(shapes: KindsByName[str]) -> None:
    assert list(shapes) == ["angle", "open-circle"]
    assert len(shapes) == 2


def test_a_kind_is_imported_when_it_is_asked_for(shapes: KindsByName[str]) -> None:
    assert "angle" in shapes
    assert "shapes_for_test.angle" not in sys.modules
    assert shapes["angle"] == "angle"
    assert "shapes_for_test.angle" in sys.modules
    assert "shapes_for_test.open_circle" not in sys.modules


def test_a_package_within_is_no_kind(shapes: KindsByName[str]) -> None:
    assert "drawing" not in shapes
    with pytest.raises(KeyError):
        shapes["drawing"]
