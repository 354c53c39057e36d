"""Links: words that lead somewhere, tagged, with an annotation over each line of them."""

import io
from pathlib import Path

import pikepdf
import pytest

from structure import check_structure, elements
from themes import THEMES
from worksheets.jobs.batch import build
from worksheets.pipeline.request import Request

TOPIC = """
questions:
  - type: short-answer
    id: one
    stem: >-
      Look at [the digital archive of the Wilson Center, where telegrams between Moscow, Beijing and
      Pyongyang can be read in English](https://digitalarchive.org/korea?a=1&b=(2)) and at
      [another page](mailto:archive@example.org) of it. What do they show?
    points: [Something]
"""


def links(data: bytes) -> list[tuple[str, int]]:
    """Where the links of a file lead, and how many lines each has."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            (str(note.A.URI), len(note.QuadPoints) // 8)
            for page in pdf.pages
            for note in page.get("/Annots", pikepdf.Array())
        ]


@pytest.mark.parametrize("theme", THEMES)
def test_links_lead_where_the_author_says(theme: str, tmp_path: Path) -> None:
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "outline.yaml").write_text(
        "title: T\nsubject: S\ntopics: [{number: '1', title: O}]\n"
    )
    (tmp_path / "course" / "1.yaml").write_text(TOPIC)
    (tmp_path / "spec.yaml").write_text(
        "title: T\ncourse: course\nsections: [{questions: [{id: one}]}]\n"
    )
    result = build([tmp_path / "spec.yaml"], Request(tmp_path / "out", "none", theme=theme))
    data = result.built[0].path.read_bytes()
    check_structure(data)
    (archive, several), (mail, lines) = links(data)
    assert archive == "https://digitalarchive.org/korea?a=1&b=(2)"
    assert several >= 2
    assert (mail, lines in (1, 2)) == ("mailto:archive@example.org", True)
    said = [element.text.strip() for element in elements(data) if element.tag == "Link"]
    assert said[0].startswith("the digital archive of the Wilson Center, where telegrams")
    assert said[0].endswith("can be read in English")
    assert said[1] == "another page"
