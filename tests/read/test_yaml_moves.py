"""A move changes where an entry stands and nothing else; its comments go along."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.mapped import Mapped, Path, Tree
from worksheets.read.yaml_events import tree
from worksheets.read.yaml_moves import with_entry_moved

ENTRIES = (
    "{{id: a{n}}}",
    "{{id: b{n}, b: [1, 2]}}  # behind {n}",
    "id: c{n}\n{s}  # within {n}\n{s}  b: c",
    "id: d{n}  # first {n}\n{s}  b:\n{s}    - c\n{s}    - d",
    "# between {n}\n{s}  id: e{n}",
    "id: f{n}\n{s}  words: |\n{s}    # no comment {n}\n{s}\n{s}    more\n{s}  # below {n}",
    "'g{n}\n{s}  # no comment {n}'",
)
LISTS = st.lists(st.sampled_from(ENTRIES), min_size=1, max_size=5)


def read(text: str) -> Tree:
    sink = Sink()
    found = tree(text, "t", sink)
    assert not sink.failed, (text, list(map(str, sink)))
    return found


def list_at(document: Tree, path: Path) -> list[Tree]:
    found = document
    for part in path:
        found = found[part]  # type: ignore[index,call-overload]
    assert isinstance(found, list)
    return found


def comments(text: str) -> list[str]:
    return sorted(line[line.index("#") :] for line in text.splitlines() if "#" in line)


def block(entries: list[str], indent: int, first: int) -> str:
    spaces = " " * indent
    lines = [
        f"{spaces}# above {n}\n{spaces}- {entry.format(s=spaces, n=n)}\n"
        for n, entry in enumerate(entries, first)
    ]
    return "".join(lines)


@given(LISTS, LISTS, st.integers(0, 4), st.integers(0, 4), st.data())
def test_an_entry_is_moved_with_its_comments(
    left: list[str], right: list[str], indent: int, other: int, data: st.DataObject
) -> None:
    text = f"left:\n{block(left, indent, 0)}right:\n{block(right, other, 10)}rest: 1  # end"
    name = data.draw(st.sampled_from(["left", "right"]))
    source = left if name == "left" else right
    from_ = data.draw(st.integers(0, len(source) - 1))
    to = data.draw(st.sampled_from(["left", "right"])) if len(source) > 1 else name
    expected = read(text)
    moved = list_at(expected, (name,)).pop(from_)
    listed = list_at(expected, (to,))
    place = data.draw(st.integers(0, len(listed)))
    if not listed:
        return  # a list of one entry, which stays
    listed.insert(place, moved)
    changed = with_entry_moved(text, (name, from_), (to, place))
    assert read(changed) == expected
    assert comments(changed) == comments(text)
    number = from_ + (10 if name == "right" else 0)
    lines = changed.splitlines()
    above = next(n for n, line in enumerate(lines) if line.strip() == f"# above {number}")
    assert lines[above + 1].lstrip().startswith("- ")
    assert list_at(read(changed), (to,))[place] == moved


@given(st.integers(2, 5), st.data())
def test_an_entry_of_a_flow_list_is_moved(count: int, data: st.DataObject) -> None:
    text = f"list: [{', '.join(f'{{id: a{n}, b: [x, y]}}' for n in range(count))}]  # end\n"
    from_, to = (data.draw(st.integers(0, count - 1)) for _ in range(2))
    expected = read(text)
    listed = list_at(expected, ("list",))
    listed.insert(to, listed.pop(from_))
    changed = with_entry_moved(text, ("list", from_), ("list", to))
    assert read(changed) == expected
    assert changed.endswith("]  # end\n")


def test_an_entry_goes_between_brackets_and_out_of_them() -> None:
    text = "left: [{a: 1}, {b: 2}]\nright:\n  # above\n  - {c: 3}\n  - d: 4\n    e: 5\n"
    out = with_entry_moved(text, ("left", 1), ("right", 1))
    assert out == "left: [{a: 1}]\nright:\n  # above\n  - {c: 3}\n  - {b: 2}\n  - d: 4\n    e: 5\n"
    plain = text.replace("  # above\n", "")
    into = with_entry_moved(plain, ("right", 0), ("left", 2))
    assert into == "left: [{a: 1}, {b: 2}, {c: 3}]\nright:\n  - d: 4\n    e: 5\n"
    for lines, place in ((text, 0), (text, 1)):
        with pytest.raises(Mistake, match="fits no list in brackets"):
            with_entry_moved(lines, ("right", place), ("left", 0))


def test_a_comment_that_is_less_indented_stays() -> None:
    text = "list:\n  - a\n  - b  # b\n    # of b\n  # of nothing\n# of rest\nrest: 1\n"
    changed = with_entry_moved(text, ("list", 1), ("list", 0))
    assert changed == ("list:\n  - b  # b\n    # of b\n  - a\n  # of nothing\n# of rest\nrest: 1\n")
    document = read(changed)
    assert isinstance(document, Mapped)
    assert document["list"] == ["b", "a"]
