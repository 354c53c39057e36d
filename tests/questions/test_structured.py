"""Structured questions: one part, many, texts between them, and parts to choose from."""

from pathlib import Path

import pytest

import worksheets
from structure import elements
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Figure, Para, plain
from worksheets.model.paper.item import Item
from worksheets.pipeline.prepared import assemble_papers, reading_context
from worksheets.pipeline.request import Request
from worksheets.read.spec import load_spec_text

HEAD = (
    "title: T\nlanguage: en-GB\nsections:\n  - questions:\n"
    "      - type: structured\n        id: q\n"
)
CHART = "{type: bar-chart, categories: [a, b], y-title: y, series: [{name: s, values: [1, 2]}]}"


def part(stem: str, marks: int = 1) -> str:
    points = ", ".join(f"p{n}" for n in range(marks))
    return f"{{type: short-answer, stem: {stem}, points: [{points}]}}"


def spec(*lines: str) -> str:
    return HEAD + "".join(f"        {line}\n" for line in lines)


def read(text: str) -> tuple[Item | None, list[str]]:
    """The item of the only question, and the messages of what is wrong with it."""
    sink, context = Sink(), reading_context()
    loaded = load_spec_text(text, Path("spec.yaml"), context, sink)
    papers = assemble_papers(loaded, context, Request(), sink) if loaded else ()
    item = papers[0].sections[0].items[0] if papers else None
    return item, [found.message for found in sink]


def item_of(*lines: str) -> Item:
    item, messages = read(spec(*lines))
    assert item is not None, messages
    return item


def texts(item: Item) -> list[str]:
    return [plain(block.content) for block in item.body if isinstance(block, Para)]


def test_a_single_part_has_no_letter() -> None:
    item = item_of("stem: In 1950 a war began.", "parts:", f"  - {part('Where?')}")
    assert (item.id, item.label, item.parts, item.tariff) == ("q", "1", (), 1)
    assert texts(item) == ["In 1950 a war began.", "Where?"]


def test_a_single_part_has_a_letter_if_it_always_has_one() -> None:
    item = item_of("stem: In 1950.", "label: always", "parts:", f"  - {part('Where?')}")
    assert [one.label for one in item.parts] == ["(a)"]


def test_parts_go_on_to_z_and_no_further() -> None:
    many = [f"  - {part(f'Say {n}.')}" for n in range(27)]
    item = item_of("parts:", *many[:26])
    assert [one.label for one in item.parts][-1] == "(z)"
    _, messages = read(spec("parts:", *many))
    assert messages == ["there are 27 parts, but only 26 letters for them"]


def test_texts_and_figures_stand_between_parts() -> None:
    item = item_of(
        "parts:",
        f"  - {part('One?')}",
        "  - The war ended in 1953.",
        f"  - {{text: Look at the chart., figure: {CHART}}}",
        f"  - {part('Two?')}",
    )
    assert [one.label for one in item.parts] == ["(a)", "", "", "(b)"]
    assert texts(item.parts[1]) == ["The war ended in 1953."]
    assert [type(block) for block in item.parts[2].body] == [Para, Figure]
    assert item.tariff == 2


def test_a_text_before_a_single_part_stands_under_the_stem() -> None:
    item = item_of("stem: First.", "parts:", "  - Second.", f"  - {part('Third?')}")
    assert texts(item) == ["First.", "Second.", "Third?"]


def test_a_figure_of_all_parts_stands_before_them() -> None:
    item = item_of(
        f"figure: {CHART}", "stem: Look.", "parts:", f"  - {part('A?')}", f"  - {part('B?')}"
    )
    assert [type(block) for block in item.body] == [Para, Figure]


def test_a_candidate_chooses_a_part() -> None:
    item = item_of("answer: 1", "parts:", f"  - {part('A?', 3)}", f"  - {part('B?', 3)}")
    assert item.tariff == item.task.tariff == 3
    assert texts(item) == ["Answer either (a) or (b)."]


MISTAKES = {
    "other marks": (
        ("answer: 1", "parts:", f"  - {part('A?', 3)}", f"  - {part('B?', 2)}"),
        "part 2 is worth 2 marks and part 1 3, but a candidate chooses between them",
    ),
    "no choice": (
        ("answer: 2", "parts:", f"  - {part('A?')}", f"  - {part('B?')}"),
        "2 of 2 parts are to be answered: there is no choice",
    ),
    "a text at the end": (
        ("parts:", f"  - {part('A?')}", "  - And then."),
        "no part follows this text",
    ),
    "texts only": (("parts:", "  - And then."), "no part follows this text"),
    "nothing in a text": (("parts:", "  - {}", f"  - {part('A?')}"), "the question has no type"),
    "an empty text": (
        ("parts:", "  - {figure: }", f"  - {part('A?')}"),
        "there is neither a text nor a figure",
    ),
}


METHOD = "{type: short-answer, stem: How fast?, points: [{M1: a}, {A1: b}]}"
FOLLOWS = "{type: short-answer, stem: How far?, points: [{M1: c, ft: (a)}, {A1: d}]}"


def test_values_are_carried_forward_past_a_text(tmp_path: Path) -> None:
    file = tmp_path / "spec.yaml"
    file.write_text(
        spec("parts:", "  - Read on.", f"  - {METHOD}", "  - And on.", f"  - {FOLLOWS}")
    )
    result = worksheets.build(file, output=tmp_path / "out")
    assert result.ok, list(map(str, result.diagnostics))
    (scheme,) = (built for built in result.built if built.kind == "mark-scheme")
    said = " ".join(one.text for one in elements(scheme.path.read_bytes()))
    assert "Follow through from (their value of) 1(a)." in said


def test_no_value_is_carried_forward_from_a_part_that_may_not_be_answered() -> None:
    _, messages = read(spec("answer: 1", "parts:", f"  - {METHOD}", f"  - {FOLLOWS}"))
    assert messages == ["ft leads to a part that may not be answered"]


def test_a_single_part_has_no_parts() -> None:
    inner = f"{{type: structured, parts: [{part('A?')}, {part('B?')}]}}"
    _, messages = read(spec("parts:", f"  - {inner}"))
    assert messages == ["a single part has parts of its own"]
    assert item_of("label: always", "parts:", f"  - {inner}").tariff == 2


@pytest.mark.parametrize("name", MISTAKES)
def test_what_is_wrong_with_parts(name: str) -> None:
    lines, message = MISTAKES[name]
    _, messages = read(spec(*lines))
    assert messages == [message]


def test_options_of_a_choice_have_the_same_objectives() -> None:
    one, other = part("A?")[:-1] + ", ao: AO1}", part("B?")[:-1] + ", ao: AO2}"
    _, messages = read(spec("answer: 1", "parts:", f"  - {one}", f"  - {other}"))
    assert messages == ["the parts that a candidate chooses from have other objectives"]


def test_the_scheme_says_how_many_parts_are_answered(tmp_path: Path) -> None:
    file = tmp_path / "spec.yaml"
    file.write_text(spec("answer: 1", "parts:", f"  - {part('A?')}", f"  - {part('B?')}"))
    result = worksheets.build(file, output=tmp_path / "out")
    assert result.ok, list(map(str, result.diagnostics))
    (scheme,) = (built for built in result.built if built.kind == "mark-scheme")
    said = [one.text for one in elements(scheme.path.read_bytes())]
    assert "Question 1: candidates answer one of its parts." in said
    assert "1 mark in all." in said
