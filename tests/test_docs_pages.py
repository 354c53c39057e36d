"""Links of all pages lead somewhere, and troubleshooting quotes what the program says."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from worksheets.authoring.gallery.key_tables import anchor
from worksheets.cli import worksheets
from worksheets.model.spec import Spec

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))]
TROUBLES = re.findall(
    r"```yaml\n(.*?)```\n\n```\n\$ worksheets (.*?)\n(.*?)```",
    (ROOT / "docs" / "troubleshooting.md").read_text(encoding="utf-8"),
    re.S,
)


def prose(page: Path) -> str:
    """A page without its code."""
    return re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.S)


def headings(page: Path) -> set[str]:
    """What a link can name in a page."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    return {anchor(one) for one in re.findall(r"^#+ (.+)$", text, re.M)}


def test_links_of_all_pages_lead_somewhere() -> None:
    count = 0
    for page in PAGES:
        for link in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
            if re.match("[a-z]+:", link):
                continue
            count += 1
            name, _, place = link.partition("#")
            target = page.parent / name if name else page
            assert target.exists(), f"{page}: {link}"
            assert not place or place in headings(target), f"{page}: {link}"
    assert count > 300


def test_every_page_of_docs_is_reached_from_the_way_in() -> None:
    reached: set[Path] = set()
    todo = [ROOT / "docs" / "README.md"]
    while todo:
        page = todo.pop().resolve()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", prose(page))
        todo += [page.parent / link for link in links if not re.match("[a-z]+:", link)]
    assert {page.resolve() for page in PAGES} <= reached


@pytest.mark.parametrize(("spec", "command", "said"), TROUBLES)
def test_what_is_quoted_is_what_is_said(
    spec: str, command: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("quiz.yaml").write_text(spec, encoding="utf-8")
    extra = ["--no-progress"] if command.startswith("build") else []
    result = CliRunner().invoke(worksheets, [*shlex.split(command), *extra], standalone_mode=False)
    assert result.return_value == 1
    assert result.stderr == said


def test_every_trouble_has_its_message() -> None:
    page = (ROOT / "docs" / "troubleshooting.md").read_text(encoding="utf-8")
    assert len(TROUBLES) == page.count("```yaml") == 8


def test_every_key_of_a_spec_is_explained() -> None:
    """An author finds in one place what a spec can say."""
    page = (ROOT / "docs" / "specs.md").read_text(encoding="utf-8")
    part = page.partition("## The keys of a spec\n")[2].partition("\n## ")[0]
    keys = {field.alias or name for name, field in Spec.model_fields.items()}
    assert keys <= set(re.findall(r"`([a-z-]+)`", part))
