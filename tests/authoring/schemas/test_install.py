"""`worksheets schema` prints schemas, and writes them where editors find them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from worksheets.authoring.new_files import schema_line
from worksheets.authoring.schemas.install import FILES, install
from worksheets.authoring.schemas.making import KINDS, schema
from worksheets.cli import worksheets as program
from worksheets.model.diagnostics import Mistake


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, ["schema", *arguments], standalone_mode=False)


def test_a_schema_is_printed() -> None:
    assert json.loads(run("outline").output) == schema("outline")
    assert json.loads(run().output)["title"] == "worksheets: spec"
    assert "there is no schema 'quiz'; use one of: spec" in str(run("quiz").exception)


def test_schemas_are_written_and_other_settings_stay(tmp_path: Path) -> None:
    settings = tmp_path / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"editor.tabSize": 2, "yaml.schemas": {"other.json": ["*.yml"]}}')
    assert run("--install", str(tmp_path)).return_value == 0
    found = json.loads(settings.read_text())
    assert found["editor.tabSize"] == 2
    assert found["yaml.schemas"]["other.json"] == ["*.yml"]
    assert found["yaml.schemas"][".worksheets/spec.json"] == list(FILES["spec"])
    for kind in KINDS:
        written = json.loads((tmp_path / ".worksheets" / f"{kind}.json").read_text("utf-8"))
        assert written == schema(kind)
    line = schema_line(tmp_path / "specs" / "quiz.yaml", "spec")
    assert line == "# yaml-language-server: $schema=../.worksheets/spec.json\n"
    before = settings.read_bytes()
    install(tmp_path)
    assert settings.read_bytes() == before


@pytest.mark.parametrize("text", ["{ // a comment\n}", "[]", '{"yaml.schemas": []}'])
def test_settings_that_cannot_be_read_stay(tmp_path: Path, text: str) -> None:
    settings = tmp_path / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(text)
    with pytest.raises(Mistake):
        install(tmp_path)
    assert settings.read_text() == text
    assert not (tmp_path / ".worksheets").exists()
