"""What the README and the architecture say is true."""

import re
from pathlib import Path

import pytest

import worksheets
from worksheets.cli import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_spec_in_the_readme_builds(tmp_path: Path) -> None:
    (words,) = re.findall(r"```yaml\n(.*?)```", README, re.S)
    spec = tmp_path / "spec.yaml"
    spec.write_text(words, encoding="utf-8")
    result = worksheets.build(spec, output=tmp_path / "out")
    assert result.ok, list(map(str, result.diagnostics))


def test_every_command_is_described() -> None:
    assert set(re.findall(r"^\| `worksheets (\w+)", README, re.M)) == set(COMMANDS)


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)]+)\)", README))
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_architecture_names_every_package() -> None:
    words = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    source = ROOT / "src" / "worksheets"
    packages = {path.name for path in source.iterdir() if (path / "__init__.py").exists()}
    assert packages <= set(re.findall(r"`([a-z]+)(?:/\w+)?`", words))
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    needed = re.findall(r'^    "([a-z0-9-]+)>=', project, re.M)
    assert all(name in words or name.startswith("fontpkg-") for name in needed)
