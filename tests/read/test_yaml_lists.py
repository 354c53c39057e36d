"""An entry put into a list is one more entry, and all else in the text stays."""

from hypothesis import given
from hypothesis import strategies as st

from worksheets.model.diagnostics import Sink
from worksheets.model.mapped import Mapped, Tree
from worksheets.read.yaml_events import tree
from worksheets.read.yaml_lists import with_entry_after, with_entry_before, with_key_renamed

ENTRIES = (
    "{id: a}",
    "{id: a, b: [1, 2]}  # behind",
    "id: a\n{0}  # within\n{0}  b: c",
    "id: a  # first\n{0}  b:\n{0}    - c\n{0}    - d",
    "# between\n{0}  id: a",
)


def read(text: str) -> Tree:
    sink = Sink()
    found = tree(text, "t", sink)
    assert not sink.failed, list(map(str, sink))
    return found


def comments(text: str) -> list[str]:
    return [line[line.index("#") :] for line in text.splitlines() if "#" in line]


@given(
    st.lists(st.sampled_from(ENTRIES), min_size=1, max_size=5),
    st.integers(0, 4),
    st.integers(0, 4),
    st.booleans(),
    st.booleans(),
)
def test_a_block_list_has_one_more_entry(
    entries: list[str], indent: int, place: int, before: bool, ended: bool
) -> None:
    spaces = " " * indent
    lines = (f"{spaces}# above\n{spaces}- {entry.replace('{0}', spaces)}" for entry in entries)
    text = "list:\n" + "\n".join(lines) + ("\nrest: 1  # end\n" if ended else "")
    place %= len(entries)
    put = with_entry_before if before else with_entry_after
    changed = put(text, ("list", place), "{new: 1}")
    expected = read(text)
    assert isinstance(expected, Mapped)
    listed = expected["list"]
    assert isinstance(listed, list)
    new = Mapped(1, 1)
    new["new"] = "1"
    listed.insert(place if before else place + 1, new)
    assert read(changed) == expected
    assert comments(changed) == comments(text)


@given(st.integers(1, 4), st.integers(0, 3), st.booleans())
def test_a_flow_list_has_one_more_entry(count: int, place: int, before: bool) -> None:
    names = [str(n) for n in range(count)]
    text = f"list: [{', '.join(names)}]  # end\n"
    place %= count
    put = with_entry_before if before else with_entry_after
    names.insert(place if before else place + 1, "new")
    assert put(text, ("list", place), "new") == f"list: [{', '.join(names)}]  # end\n"


def test_a_key_is_renamed() -> None:
    text = "list:\n  - {id: id, marks: 4}  # behind\n  - id: b  # two\n"
    changed = with_key_renamed(text, ("list", 0), "id", "type: essay")
    changed = with_key_renamed(changed, ("list", 1), "id", "type: cloze")
    assert changed == "list:\n  - {type: essay, marks: 4}  # behind\n  - type: cloze  # two\n"
