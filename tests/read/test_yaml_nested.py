"""Keys with lists and mappings in them, put into mappings of YAML."""

from worksheets.model.diagnostics import Sink
from worksheets.read.yaml_events import tree
from worksheets.read.yaml_nested import with_nested

BLOCK = """# a paper
blueprint:
  marks: 30   # all of them
  topics: {"1": 30}

forms: 2
"""


def test_a_list_is_put_behind_the_last_key() -> None:
    assert with_nested(BLOCK, ("blueprint",), "pinned", ["journey", "speed~2"]) == (
        BLOCK.replace('{"1": 30}\n', '{"1": 30}\n  pinned:\n    - journey\n    - speed~2\n')
    )


def test_a_mapping_has_a_list_a_key() -> None:
    text = with_nested(BLOCK, ("blueprint",), "pinned", {"A": ["journey"], "B": ["walk"]})
    assert "  pinned:\n    A:\n      - journey\n    B:\n      - walk\n\nforms: 2" in text


def test_between_brackets_it_stays_between_brackets() -> None:
    text = "blueprint: {marks: 30}\nforms: 2\n"
    changed = with_nested(text, ("blueprint",), "pinned", {"A": ["a: b", "c"], "B": []})
    assert changed == "blueprint: {marks: 30, pinned: {A: ['a: b', c], B: []}}\nforms: 2\n"
    assert tree(changed, "", Sink()) is not None


def test_a_text_without_a_line_end_gets_one_before_the_key() -> None:
    assert with_nested("a:\n  b: 1", ("a",), "c", ["d"]) == "a:\n  b: 1\n  c:\n    - d"
