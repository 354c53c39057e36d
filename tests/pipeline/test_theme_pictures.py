"""Pictures of themes, from any folder."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from worksheets.cli import worksheets
from worksheets.model.diagnostics import Sink
from worksheets.pipeline.theme_pictures import write_pictures
from worksheets.read.theme import shipped

A4_AT_110_DPI = (910, 1286)


def test_every_theme_has_a_picture_and_a_cover_has_one_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(worksheets, ["themes", "--pictures", "pictures"])
    assert result.exit_code == 0, result.output
    wanted = {f"{name}.png" for name in (*shipped(), "exam-cover")}
    assert {path.name for path in (tmp_path / "pictures").iterdir()} == wanted
    assert len(result.output.splitlines()) == len(wanted)
    data = set()
    for path in (tmp_path / "pictures").iterdir():
        with Image.open(path) as picture:
            assert picture.size == pytest.approx(A4_AT_110_DPI, abs=2)
            low, _ = picture.convert("L").getextrema()
        assert low == 0
        data.add(path.read_bytes())
    assert len(data) == len(wanted)


def test_a_theme_of_ones_own_has_a_picture(tmp_path: Path) -> None:
    mine = tmp_path / "ours.yaml"
    mine.write_text("based-on: primary\nname: ours\ndescription: d\n", encoding="utf-8")
    out = tmp_path / "out"
    result = CliRunner().invoke(worksheets, ["themes", str(mine), "--pictures", str(out)])
    assert result.exit_code == 0, result.output
    assert [path.name for path in out.iterdir()] == ["ours.png"]


def test_a_theme_with_mistakes_has_no_picture_and_the_others_have(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("based-on: primary\nname: bad\ndescription: d\ntype: {size: 2}\n")
    sink = Sink()
    paths = list(write_pictures([str(bad), "drill"], tmp_path, sink))
    assert [path.name for path in paths] == ["drill.png"]
    (found,) = sink
    assert found.span.line == 4


def test_an_unknown_name_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(worksheets, ["themes", "primry", "--pictures", str(tmp_path)])
    assert result.exit_code == 2
    assert "did you mean 'primary'" in result.output
