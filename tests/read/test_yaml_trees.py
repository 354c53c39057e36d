"""Mappings of YAML brought to other values; what stays keeps its comments and its quotes."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text_strategies import allowed_characters
from worksheets.authoring.examples import as_entry, example, example_tree, flow
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.questions import registry
from worksheets.read.yaml_events import tree
from worksheets.read.yaml_text import Written
from worksheets.read.yaml_trees import as_tree, value_at, with_entry_instead, with_mapping

SPEC = """\
title: T
sections:
  - questions:
      - {type: multiple-choice, count: 3}  # recall
      - type: multiple-choice   # mine
        id: "own"
        stem: Which?   # the stem
        key: The Yalu
        distractors:
          - The Han  # in the south
          # far away
          - {text: The Mekong, why: Far away.}
          - The Yangtze
      - {type: true-false, statement: It is., answer: true}
"""
QUESTIONS = ("sections", 0, "questions")
OWN = (*QUESTIONS, 1)
HERE: dict[str, Written] = {
    "type": "multiple-choice",
    "id": "own",
    "stem": "Which?",
    "key": "The Yalu",
    "distractors": ["The Han", {"text": "The Mekong", "why": "Far away."}, "The Yangtze"],
}


def lines_changed(text: str) -> list[str]:
    """The lines of a text that the spec has not."""
    return [line.strip() for line in text.splitlines() if line not in SPEC.splitlines()]


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ({}, []),
        ({"stem": "Which one: this?"}, ["stem: 'Which one: this?'   # the stem"]),
        ({"stem": "One\ntwo"}, ['stem: "One\\ntwo"   # the stem']),
        ({"key": "A\nB"}, ["key: |-", "A", "B"]),
        ({"key": {"text": "The Yalu", "last": True}}, ["key:", "text: The Yalu", "last: true"]),
        ({"options": 3}, ["options: 3"]),
        (
            {"distractors": ["The Han", {"text": "Mekong", "why": "Far away."}, "A, b", "C: d"]},
            ["- {text: Mekong, why: Far away.}", "- A, b", "- 'C: d'"],
        ),
        ({"distractors": ["The Han", "The Rhine"]}, ["- The Rhine"]),
        ({"distractors": [{"text": "Han", "why": "S"}]}, ["- text: Han", "why: S  # in the south"]),
    ],
)
def test_only_what_is_said_otherwise_changes(said: Mapping[str, Written], lines: list[str]) -> None:
    wanted = {**HERE, **said}
    text = with_mapping(SPEC, OWN, wanted)
    assert lines_changed(text) == lines
    assert value_at(tree(text, "", Sink()), OWN) == as_tree(wanted)
    for kept in ("# recall", "# mine", 'id: "own"'):
        assert kept in text


def test_a_key_goes_and_comes() -> None:
    without = with_mapping(SPEC, OWN, {key: one for key, one in HERE.items() if key != "key"})
    assert without == SPEC.replace("        key: The Yalu\n", "")
    assert lines_changed(with_mapping(without, OWN, HERE)) == []


def test_between_brackets_all_stays_on_its_line() -> None:
    wanted: dict[str, Written] = {
        "type": "true-false",
        "statement": "It is\nnot",
        "answer": False,
        "accept": ["a", "b: c"],
    }
    text = with_mapping(SPEC, (*QUESTIONS, 2), wanted)
    assert lines_changed(text) == [
        "- {type: true-false, statement: \"It is\\nnot\", answer: false, accept: [a, 'b: c']}"
    ]


def test_entries_between_brackets_stand_where_they_stood() -> None:
    text = "{a: [one, two], b: {c: d}, e: }\n"
    changed = with_mapping(text, (), {"a": ["1", "two"], "b": {"c": "f"}, "e": "g"})
    assert changed == "{a: [1, two], b: {c: f}, e: g}\n"


def test_an_entry_gives_its_place_to_another() -> None:
    text = with_entry_instead(SPEC, (*QUESTIONS, 0), HERE)
    assert "      - type: multiple-choice\n        id: own\n" in text
    assert "          - The Yangtze  # recall\n" in text
    with_text = with_entry_instead(SPEC, (*QUESTIONS, 0), {**HERE, "why": "A\nB"})
    assert value_at(tree(with_text, "", Sink()), (*QUESTIONS, 0, "why")) == "A\nB"


def test_what_would_be_read_otherwise_is_refused() -> None:
    text = "questions: [{type: cloze, text: a  # what follows is lost\n}]\n"
    with pytest.raises(Mistake, match="the text is written in a way"):
        with_mapping(text, ("questions", 0), {"type": "cloze", "text": "a", "bank": True})


@pytest.mark.parametrize("name", sorted(registry()))
@pytest.mark.parametrize("style", ["block", "flow"])
def test_examples_of_all_types_become_each_other(name: str, style: str) -> None:
    """Every example is turned into that of the next type, in both styles."""
    names = sorted(registry())
    other = registry()[names[(names.index(name) + 1) % len(names)]]
    here = registry()[name]
    entry = as_entry(example(here), 2) if style == "block" else f"  - {flow(example_tree(here))}\n"
    text = f"questions:\n  - {{type: essay}}  # before\n{entry}  - {{type: cloze}}  # behind\n"
    wanted = _plain(example_tree(other))
    assert isinstance(wanted, dict)
    changed = with_mapping(text, ("questions", 1), wanted)
    assert changed.startswith("questions:\n  - {type: essay}  # before\n")
    assert changed.endswith("  - {type: cloze}  # behind\n")
    instead = with_entry_instead(text, ("questions", 1), wanted)
    assert tree(instead, "", Sink()) == tree(changed, "", Sink())


def _plain(value: object) -> Written:
    match value:
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case list():
            return [_plain(one) for one in value]
    return str(value)


TEXTS = st.text(allowed_characters(line_ends=True), max_size=12).map(str.strip)


@given(st.lists(TEXTS | st.fixed_dictionaries({"text": TEXTS, "why": TEXTS}), max_size=5), TEXTS)
def test_whatever_is_written_is_read(rows: list[Written], stem: str) -> None:
    wanted: dict[str, Written] = {**HERE, "stem": stem, "distractors": rows}
    text = with_mapping(SPEC, OWN, wanted)
    assert value_at(tree(text, "", Sink()), OWN) == as_tree(wanted)
    assert "# recall" in text
    assert value_at(tree(with_mapping(text, OWN, HERE), "", Sink()), OWN) == as_tree(HERE)
