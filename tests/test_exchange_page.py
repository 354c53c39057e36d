"""What docs/exchange.md says, done as it says."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from lxml import etree

from worksheets.cli import worksheets

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "exchange.md").read_text(encoding="utf-8")


def block(title: str, number: int) -> str:
    """A block of code under a heading, from 0."""
    (part,) = re.findall(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S)
    return re.findall(r"^```\n(.*?)^```", part, re.M | re.S)[number]


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(worksheets, list(map(str, arguments)))
    return result.exit_code, result.output


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx"])
def test_a_list_of_questions_is_read_as_the_page_shows_it(suffix: str, tmp_path: Path) -> None:
    text = block("I have a Word file with questions", 1)
    quiz = tmp_path / f"quiz{suffix}"
    if suffix == ".docx":
        word = Document()
        for line in text.splitlines():
            word.add_paragraph(line)
        word.save(str(quiz))
    else:
        quiz.write_text(text, encoding="utf-8")
    code, said = run("import", "questions", quiz, "-o", tmp_path / "courses", "--rights", "mine")
    assert code == 0, said
    assert "2 entries: 2 imported, 0 refused" in said
    (topic,) = (path for path in (tmp_path / "courses/quiz").glob("*.yaml") if path.stem == "1")
    written = topic.read_text(encoding="utf-8")
    assert "key: The Amnok" in written
    assert "{Seoul}" in written
    assert "verified: false" not in written
    assert run("check", tmp_path / "courses/quiz")[0] == 0


def test_a_paper_goes_to_moodle_as_the_page_says(tmp_path: Path) -> None:
    (line, *_) = block("I want this on Moodle", 0).splitlines()
    command, _, _ = line.partition("#")
    _, export, spec, *options = command.split()
    code, said = run(export, ROOT / spec, *options, "-o", tmp_path)
    assert code == 0, said
    assert "13 of 13 questions" in said
    quiz = etree.parse(str(tmp_path / "korean-war.xml")).getroot()
    categories = [
        one.findtext("category/text") for one in quiz.iterfind("question[@type='category']")
    ]
    assert categories[0] == "$course$/top/The Korean War: attitudes of the great powers/Recall"
    marks = [one.findtext("defaultgrade") for one in quiz if one.find("defaultgrade") is not None]
    assert sum(map(float, filter(None, marks))) == 31


def test_codes_of_the_table_are_explained() -> None:
    (table,) = re.findall(r"<!-- formats: types -->\n(.*?)<!-- end", PAGE, re.S)
    cells = [cell for line in table.splitlines()[2:] for cell in line.split("|")[2:-1]]
    codes = {code.strip() for cell in cells for code in cell.split(",")} - {"yes", "–", "in part"}
    assert codes
    assert not [code for code in codes if f"| `{code}` |" not in PAGE]
