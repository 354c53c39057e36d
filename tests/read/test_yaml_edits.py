"""YAML is written so that it reads back, and changed so that nothing else in it changes."""

from hypothesis import example, given
from hypothesis import strategies as st

from text_strategies import allowed_characters
from worksheets.model.diagnostics import Sink
from worksheets.model.mapped import Mapped, Tree
from worksheets.read.yaml_edits import (
    extents,
    with_entries,
    with_entry,
    with_value,
    with_values,
    without_entries,
    without_entry,
    without_value,
)
from worksheets.read.yaml_events import tree
from worksheets.read.yaml_text import list_of_entries, scalar

COURSE = """\
# Written by hand
knowledge:
  actors:   # two
    - {id: a, name: A}
    - {id: b, name: B}   # the other
  claims:
    # the first
    - id: one
      text: 'was here: first'
      true-of: [a]

    # the second
    - id: two
      text: went away
  events: [{id: e}, {id: f}]
questions: []
"""


def read(text: str) -> Tree:
    sink = Sink()
    found = tree(text, "t", sink)
    assert not sink.failed, list(map(str, sink))
    return found


WORDS = st.text(allowed_characters(), min_size=1, max_size=30)


@given(WORDS)
@example("0:?")  # libyaml ends a plain text in brackets there
def test_any_text_reads_back(words: str) -> None:
    assert read(f"a: {scalar(words)}\nb: [{scalar(words, flow=True)}]\n") == {
        "a": words,
        "b": [words],
    }


@given(
    st.lists(
        st.fixed_dictionaries({"id": WORDS, "points": st.lists(WORDS, min_size=1)}), min_size=1
    )
)
def test_any_list_reads_back(entries: list[dict[str, str | list[str]]]) -> None:
    assert read(list_of_entries("facts", entries, 2)) == {"facts": entries}


def test_a_value_is_replaced() -> None:
    text = with_value(COURSE, ("knowledge", "claims", 0), "text", "came later")
    assert text == COURSE.replace("'was here: first'", "came later")


def test_a_key_is_added() -> None:
    text = with_value(COURSE, ("knowledge", "claims", 0), "not-true-of", ["b"])
    assert text == COURSE.replace("true-of: [a]\n", "true-of: [a]\n      not-true-of: [b]\n")
    text = with_value(COURSE, ("knowledge", "actors", 1), "label", "Bee")
    assert text == COURSE.replace("name: B}   #", "name: B, label: Bee}   #")


def test_an_entry_is_removed() -> None:
    text = without_entry(COURSE, ("knowledge", "claims", 1))
    assert text == COURSE.replace("    - id: two\n      text: went away\n", "")
    text = without_entry(COURSE, ("knowledge", "events", 1))
    assert text == COURSE.replace(", {id: f}", "")
    assert text.replace("[{id: e}]", "x") != text
    assert without_entry(text, ("knowledge", "events", 0)) == COURSE.replace(
        "  events: [{id: e}, {id: f}]\n", ""
    )


def test_a_key_is_removed() -> None:
    text = without_value(COURSE, ("knowledge", "claims", 0), "text")
    assert text == COURSE.replace("      text: 'was here: first'\n", "")
    text = without_value(COURSE, ("knowledge", "claims", 0), "id")
    assert text == COURSE.replace("id: one\n      text", "text")
    text = without_value(COURSE, ("knowledge", "actors", 1), "name")
    assert text == COURSE.replace("{id: b, name: B}", "{id: b}")
    text = without_value(COURSE, ("knowledge", "actors", 1), "id")
    assert text == COURSE.replace("{id: b, name: B}", "{name: B}")
    assert without_value(COURSE, ("knowledge", "actors", 1), "no") == COURSE


def test_an_entry_is_added() -> None:
    fields = {"id": "three", "text": "stayed"}
    text = with_entry(COURSE, ("knowledge",), "claims", fields)
    assert text == COURSE.replace("went away\n", "went away\n    - id: three\n      text: stayed\n")
    text = with_entry(COURSE, ("knowledge",), "terms", fields)
    assert text == COURSE.replace(
        "questions:", "  terms:\n    - id: three\n      text: stayed\nquestions:"
    )
    text = with_entry(COURSE, ("knowledge",), "events", {"id": "g"})
    assert text == COURSE.replace("{id: f}", "{id: f}, {id: g}")


@given(st.sampled_from(sorted(map(str, extents(COURSE)))), WORDS)
def test_every_other_value_stays(name: str, words: str) -> None:
    path = next(one for one in extents(COURSE) if str(one) == name)
    here: Tree = read(COURSE)
    for part in path:
        here = here[part]  # type: ignore[index]
    if not isinstance(here, dict):
        return
    text = with_value(COURSE, path, "new", words)
    there: Tree = read(text)
    for part in path:
        there = there[part]  # type: ignore[index]
    assert there == {**here, "new": words}
    assert text.replace("\n", "").count("#") == COURSE.count("#") + words.count("#")


FOLDED = """\
knowledge:
  terms:
    - id: a
      text: |
        line one
        line two

  events:
  - {id: b}
questions: []
"""


def test_a_text_of_lines_ends_where_its_last_line_does() -> None:
    added = with_entry(FOLDED, ("knowledge",), "terms", {"id": "c"})
    assert added == FOLDED.replace("line two\n", "line two\n    - id: c\n")
    assert with_value(FOLDED, ("knowledge", "terms", 0), "new", "x") == FOLDED.replace(
        "line two\n", "line two\n      new: x\n"
    )
    assert without_entry(FOLDED, ("knowledge", "terms", 0)) == (
        "knowledge:\n\n  events:\n  - {id: b}\nquestions: []\n"
    )


def test_many_changes_at_once() -> None:
    path = ("knowledge", "claims")
    changed = with_values(COURSE, {(*path, 0, "text"): "x", (*path, 1, "text"): "y"})
    assert changed == COURSE.replace("'was here: first'", "x").replace("went away", "y")
    added = with_entries(COURSE, ("knowledge",), "events", [{"id": "g"}, {"id": "h"}])
    assert added == COURSE.replace("{id: f}]", "{id: f}, {id: g}, {id: h}]")
    assert without_entries(COURSE, ("knowledge", "events"), [0, 1]) == COURSE.replace(
        "  events: [{id: e}, {id: f}]\n", ""
    )


def test_what_an_entry_belongs_to_is_made() -> None:
    fields = {"id": "a"}
    assert with_entry("questions: []\n", ("knowledge",), "terms", fields) == (
        "questions: []\nknowledge:\n  terms:\n    - id: a\n"
    )
    assert (
        with_entry("{}\n", ("knowledge",), "terms", fields) == "{knowledge: {terms: [{id: a}]}}\n"
    )


def test_a_mapping_that_is_empty_goes_with_its_last_list() -> None:
    text = "knowledge:\n  terms:\n    - id: a\nquestions: []\n"
    assert without_entry(text, ("knowledge", "terms", 0)) == "questions: []\n"


def test_a_comment_between_brackets_swallows_nothing() -> None:
    text = "a: {b: 1, # one\n  c: 2}\nd: [{e: 1}, # first\n  {e: 2}]\n"
    for changed, left in (
        (without_value(text, ("a",), "c"), {"b": "1"}),
        (without_value(text, ("a",), "b"), {"c": "2"}),
    ):
        assert read_mapping(changed)["a"] == left
        assert "# one" in changed
    for place, left_over in ((0, "2"), (1, "1")):
        changed = without_entry(text, ("d", place))
        assert read_mapping(changed)["d"] == [{"e": left_over}]
        assert "# first" in changed


def read_mapping(text: str) -> Mapped:
    value = read(text)
    assert isinstance(value, Mapped)
    return value
