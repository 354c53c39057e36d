"""What the README and the architecture say is true."""

import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

import worksheets
from worksheets.cli import COMMANDS, new
from worksheets.cli.build import command
from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request
from worksheets.read.theme import shipped

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_spec_in_the_readme_builds(tmp_path: Path) -> None:
    one_file, words, theme, _ = re.findall(r"```yaml\n(.*?)```", README, re.S)
    Image.new("RGB", (30, 30), "navy").save(tmp_path / "logo.png")
    (tmp_path / "our-school.yaml").write_text(theme, encoding="utf-8")
    spec = tmp_path / "spec.yaml"
    spec.write_text(words.replace("theme: worksheet", "theme: our-school.yaml"), encoding="utf-8")
    quiz = tmp_path / "quiz.yaml"
    quiz.write_text(one_file, encoding="utf-8")
    result = worksheets.build([spec, quiz], output=tmp_path / "out")
    assert result.ok, list(map(str, result.diagnostics))
    assert {"quiz.pdf", "quiz-mark-scheme.pdf"} <= {built.path.name for built in result.built}


def test_the_spec_in_its_own_page_builds(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "specs.md").read_text(encoding="utf-8")
    (words,) = re.findall(r"```yaml\n(.*?)```", page, re.S)
    (tmp_path / "spec.yaml").write_text(words, encoding="utf-8")
    result = worksheets.build(tmp_path / "spec.yaml", output=tmp_path / "out")
    assert not result.diagnostics, list(map(str, result.diagnostics))
    described = set(re.findall(r"^\| `worksheets new (\w+)", page, re.M))
    assert described == set(new.command.commands)


def test_every_command_is_described() -> None:
    assert set(re.findall(r"^\| `worksheets (\w+)", README, re.M)) == set(COMMANDS)


def test_every_option_of_build_and_every_theme_is_described() -> None:
    options = {name for one in command.params for name in one.opts if name.startswith("--")}
    assert options - {"--output"} == set(re.findall(r"`(--[a-z-]+)[ `]", README))
    (row,) = re.findall(r"^\| `theme` \| (.+) \|$", README, re.M)
    named = set(re.findall(r"`([a-z0-9-]+)`", row))
    assert {"worksheet", "exam"} <= named <= set(shipped())


@pytest.mark.parametrize("link", re.findall(r"\]\(((?!https:)[^)]+)\)", README))
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


@pytest.mark.parametrize("name", ["korean-war-1.png", "korean-war-mark-scheme-1.png"])
def test_a_picture_shows_what_the_first_command_prints(tmp_path: Path, name: str) -> None:
    build([ROOT / "specs" / "korean-war.yaml"], Request(tmp_path, to="png"))
    printed, shown = (
        Image.open(path).convert("L") for path in (tmp_path / name, ROOT / "docs" / name)
    )
    difference = ImageStat.Stat(ImageChops.difference(printed, shown)).mean[0]
    assert difference < 0.5, "build it with --to png and copy the page"
