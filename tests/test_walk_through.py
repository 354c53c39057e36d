"""The walk-through from notes to a worksheet, as its page tells it."""

import re
import shlex
import shutil
from pathlib import Path
from textwrap import indent

import pypdf
import pytest
from click.testing import CliRunner

from worksheets.cli import worksheets as program

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "from-notes.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^worksheets (.+)$", PAGE, re.M)
(SPEC,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)


def run(command: str, answers: str = "") -> str:
    done = CliRunner().invoke(program, shlex.split(command), input=answers, standalone_mode=False)
    assert done.return_value == 0, done.output
    return done.output


def test_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    bring, draft, verify, build, topics = COMMANDS
    said = run(bring)
    for name in re.findall(r"^(my-courses/[\w./-]+\w)", PAGE, re.M):
        assert (tmp_path / name).exists(), name
    assert "the sentence is never printed" in said
    run(f"{draft} --no-progress")
    (paper,) = Path("output").glob("*-draft.pdf")
    for page in pypdf.PdfReader(paper).pages:
        assert "DRAFT" in page.extract_text()
    shown = run(verify, "a\nn\nd\n" + "a\nn\nn\n" * 14 + "q\n")
    example = re.search(r"```\n(4\.1\.3 .*?)```", PAGE, re.S)
    assert example
    for line in example[1].split("\n"):
        assert line.partition(" …")[0].partition("]: ")[0] in shown
    Path("my-courses/missiles.yaml").write_text(SPEC, encoding="utf-8")
    run(f"{build} --no-progress")
    assert "Khrushchev" not in pypdf.PdfReader("output/missiles.pdf").pages[0].extract_text()
    assert "one more claim adds" in run(topics)


def test_the_page_on_courses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "courses.md").read_text(encoding="utf-8")
    listed = re.findall(r"^```yaml\n(.*?)^```", page, re.S | re.M)
    folder = tmp_path / "my-course"
    folder.mkdir()
    outline, topic, texts, levels, *questions = listed
    (folder / "outline.yaml").write_text(outline, encoding="utf-8")
    (folder / "levels.yaml").write_text(levels, encoding="utf-8")
    (folder / "1.yaml").write_text(texts, encoding="utf-8")
    topic += "".join(f"  -\n{indent(question, '    ')}" for question in questions)
    (folder / "1.1.yaml").write_text(topic, encoding="utf-8")
    assert "0 errors, 0 warnings" in run("check my-course")
    said = run("topics my-course --knowledge")
    assert "knows 3 actors, 2 claims, 1 event, 1 term, 1 number, 1 link, 1 person, 1 place" in said
    for name in ("calculation", "cloze", "multiple-choice", "true-false"):
        assert name in said
    assert "0 types with something wrong" in run("stress my-course --runs 20")
