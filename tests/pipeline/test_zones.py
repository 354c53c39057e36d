"""Where candidates write and tick: what every paper lists of it, and who reads the list."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from structure import elements
from worksheets.cli import worksheets
from worksheets.jobs.batch import build
from worksheets.language.languages import SHIPPED
from worksheets.model.page.zones import Zone
from worksheets.pipeline.request import Request, Result

SPECS = Path(__file__).parents[2] / "specs"
PAPER = """title: Two pages
course: course
language: LANGUAGE
sections:
  - questions:
      - {id: names}
      - {id: choice}
      - {id: several}
      - {id: pairs}
      - {id: gap}
      - {id: essay}
"""
QUESTIONS = """questions:
  - type: structured
    id: names
    stem: Look at the table.
    figure: {type: table, head: [Name, Class, Date], rows: [["Nitrogen", "78", "1772"]]}
    parts:
      - {type: short-answer, stem: Name the gas., points: [nitrogen]}
      - {type: short-answer, stem: Give its share in per cent., points: ["78"]}
  - {type: multiple-choice, id: choice, stem: Name a gas., key: argon, distractors: [iron, gold]}
  - type: multiple-response
    id: several
    stem: Which are gases?
    keys: [argon, neon]
    distractors: [iron, gold]
  - type: matching
    id: pairs
    prompt: Match each symbol.
    pairs: [{left: Fe, right: iron}, {left: Ar, right: argon}, {left: Ne, right: neon}]
  - {type: cloze, id: gap, text: "Air is mostly {nitrogen} gas."}
  - type: short-answer
    id: essay
    stem: Describe the air.
    points: [gas, mixture]
    space: {lines: 60}
"""


def spec_in(folder: Path, language: str = "en-GB") -> Path:
    course = folder / "course"
    course.mkdir(exist_ok=True)
    outline = 'title: Air\nsubject: Air\ntopics: [{number: "1", title: Air}]\n'
    (course / "outline.yaml").write_text(outline)
    (course / "1.yaml").write_text(QUESTIONS)
    spec = folder / "air.yaml"
    spec.write_text(PAPER.replace("LANGUAGE", language))
    return spec


def zones_of(result: Result, kind: str = "paper") -> tuple[Zone, ...]:
    assert [str(found) for found in result.diagnostics] == []
    (file,) = [file for file in result.built if file.kind == kind]
    return file.zones


def test_every_line_box_and_blank_is_a_zone_of_its_question(tmp_path: Path) -> None:
    zones = zones_of(build([spec_in(tmp_path)], Request(tmp_path / "out", zones=True)))
    listed = [(zone.item, zone.slot, zone.option, zone.kind) for zone in zones if zone.page == 0]
    assert listed[:3] == [("", name, "", "text") for name in ("name", "class", "date")]
    assert [zone for zone in listed if zone[0] == "2"] == [
        ("2", "choice", letter, "one") for letter in "ABC"
    ]
    assert [zone for zone in listed if zone[0] == "3"] == [
        ("3", "choice", letter, "tick") for letter in "ABCD"
    ]
    assert [zone[1:] for zone in listed if zone[0] == "4"] == [
        (f"match-{n}", "", "pick") for n in (1, 2, 3)
    ]
    assert [zone[0] for zone in listed if zone[0].startswith("1")] == ["1(a)", "1(b)"]
    assert [zone[0] for zone in listed if zone[3] == "text"][-1] == "5"
    answers = [zone for zone in zones if zone.item == "6"]
    assert [zone.page for zone in answers] == list(range(answers[0].page, answers[-1].page + 1))
    assert len(answers) > 1


@pytest.mark.parametrize("language", ["en-GB", "en-US", "fr", "de"])
@pytest.mark.parametrize("fillable", [False, True])
def test_zones_are_the_same_in_every_language_and_on_a_screen(
    language: str, fillable: bool, tmp_path: Path
) -> None:
    spec = spec_in(tmp_path, language)
    result = build([spec], Request(tmp_path / "out", zones=True, fillable=fillable))
    zones = zones_of(result, "fillable" if fillable else "paper")
    plain = zones_of(build([spec_in(tmp_path)], Request(tmp_path / "out", zones=True)))
    assert {zone[:3] for zone in zones} == {zone[:3] for zone in plain}


def test_boxes_lie_on_their_pages_and_apart(tmp_path: Path) -> None:
    for spec in sorted(SPECS.glob("*.yaml")):
        result = build([spec], Request(tmp_path / spec.stem, zones=True))
        for file in result.built:
            for zone in file.zones:
                left, top, right, foot = zone.box
                assert 0 <= left < right <= 842, (spec, zone)
                assert 0 <= top < foot <= 1191, (spec, zone)
            for n, first in enumerate(file.zones):
                for second in file.zones[n + 1 :]:
                    assert not _overlap(first, second), (spec, first, second)


def _overlap(first: Zone, second: Zone) -> bool:
    left, top, right, foot = first.box
    beside, above, end, below = second.box
    across = min(right, end) - max(left, beside)
    return first.page == second.page and across > 1 and min(foot, below) - max(top, above) > 1


@pytest.mark.parametrize("language", ["en-GB", "fr", "de"])
def test_names_are_written_on_name_lines_and_in_no_table(language: str, tmp_path: Path) -> None:
    """A table may be headed 'Name', and a name line 'Nom'."""
    roster = tmp_path / "class.csv"
    roster.write_text("Name,Class\nAnna Meier,10b\n")
    spec = spec_in(tmp_path, language)
    result = build([spec], Request(tmp_path / "out", roster=roster))
    (copy,) = [file for file in result.built if file.kind == "copy"]
    texts = [element.text.split() for element in elements(copy.path.read_bytes())]
    label = SHIPPED.of(language).say("front.name")
    assert [words for words in texts if "Meier" in words] == [[label, "Anna", "Meier"]]
    assert ["Nitrogen"] in texts


def test_the_report_lists_zones_with_pages_from_one(tmp_path: Path) -> None:
    spec = spec_in(tmp_path)
    asked = ["build", str(spec), "-o", str(tmp_path / "out"), "--json"]
    listed = CliRunner().invoke(worksheets, [*asked, "--zones"])
    (first, *_) = json.loads(listed.output)["files"][0]["zones"]
    assert list(first) == ["item", "slot", "option", "kind", "page", "box"]
    assert (first["slot"], first["page"]) == ("name", 1)
    unlisted = CliRunner().invoke(worksheets, asked)
    assert "zones" not in json.loads(unlisted.output)["files"][0]
    alone = CliRunner().invoke(worksheets, ["build", str(spec), "--zones"])
    assert alone.exit_code == 2
    assert "add --json" in alone.output
