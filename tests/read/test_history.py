"""What is read of a file with what a class has seen."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from worksheets.model.class_keys import NotWithin
from worksheets.model.diagnostics import Mistake, Sink
from worksheets.model.history import Use, class_in, day_in, file_name
from worksheets.read.history import history_file, line_of, read_uses, uses_before

uses_strategy = st.builds(
    Use,
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["mock.yaml", "quiz.yaml", "Übung.yaml"]),
    st.sampled_from(["cold-war", ""]),
    st.just("ABCD-EFGH"),
    st.lists(st.from_regex(r"1\.2/[a-z]{1,4} [0-9a-f]{8}", fullmatch=True)).map(tuple),
    st.lists(st.from_regex(r"1/[a-z]{1,4}", fullmatch=True)).map(tuple),
)


def use(on: str, paper: str, *items: str, course: str = "c") -> Use:
    return Use(date.fromisoformat(on), paper, course, "", items, ())


def written(folder: Path, *uses: Use) -> Path:
    file = folder / "10b.jsonl"
    file.write_text("".join(line_of(one, "10B") for one in uses), encoding="utf-8")
    return file


@given(uses=st.lists(uses_strategy))
def test_the_last_line_of_a_paper_counts(
    tmp_path_factory: pytest.TempPathFactory, uses: list[Use]
) -> None:
    sink = Sink()
    read = read_uses(written(tmp_path_factory.mktemp("h"), *uses), sink)
    assert not len(sink)
    assert {(one.on, one.paper): one for one in uses} == {(one.on, one.paper): one for one in read}
    assert [one.on for one in read] == sorted(one.on for one in read)


@given(uses=st.lists(uses_strategy, min_size=1), data=st.data())
def test_a_line_that_was_cut_short_is_passed_over(
    tmp_path_factory: pytest.TempPathFactory, uses: list[Use], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("h")
    octets = written(folder, *uses).read_bytes()
    end = data.draw(st.integers(0, len(octets)))
    (folder / "10b.jsonl").write_bytes(octets[:end])
    whole = octets[:end].count(b"\n")
    cut_within = octets[:end].rpartition(b"\n")[2]
    complete = uses[: whole + (octets[end : end + 1] == b"\n")]
    sink = Sink()
    read = read_uses(folder / "10b.jsonl", sink)
    assert set(read) == set({(one.on, one.paper): one for one in complete}.values())
    assert len(sink) == bool(cut_within and octets[end : end + 1] != b"\n")
    for found in sink:
        assert (found.severity, found.span.line) == ("warning", whole + 1)


@pytest.mark.parametrize(
    "line",
    [
        "{}",
        "[]",
        "null",
        "\udcff",
        '{"on": "2026-02-30", "paper": "p", "course": "", "fingerprint": "", "items": [], '
        '"facts": []}',
        '{"on": "2026-02-03", "paper": "p", "course": "", "fingerprint": "", "items": [1], '
        '"facts": []}',
        "[" * 100_000,
    ],
)
def test_other_lines_are_warnings(tmp_path: Path, line: str) -> None:
    good = use("2026-03-05", "a.yaml", "1/q 12345678")
    file = tmp_path / "10b.jsonl"
    octets = line.encode("utf-8", "surrogateescape") + b"\n" + line_of(good, "10B").encode()
    file.write_bytes(octets)
    sink = Sink()
    assert read_uses(file, sink) == (good,)
    (found,) = sink
    assert str(found.span) == f"{file.as_posix()}:1:1"
    assert found.hints


def test_no_file_is_no_history(tmp_path: Path) -> None:
    sink = Sink()
    assert read_uses(tmp_path / "none.jsonl", sink) == ()
    assert not len(sink)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    sink = Sink()
    assert read_uses(tmp_path, sink) == ()
    assert sink.failed


def test_what_came_before_is_read(tmp_path: Path) -> None:
    uses = [
        use("2026-03-05", "b.yaml", "1/q 1"),
        use("2026-03-05", "a.yaml", "1/r 1"),
        use("2026-02-05", "a.yaml", "1/s 1"),
        use("2026-03-05", "other.yaml", "1/t 1", course="physics"),
        use("2026-03-04", "gone.yaml", "1/u 1"),
        use("2026-03-04", "gone.yaml"),
        use("2026-04-05", "a.yaml", "1/v 1"),
    ]
    read = read_uses(written(tmp_path, *uses), Sink())

    def before(day: str, paper: str) -> list[str]:
        on = date.fromisoformat(day)
        return [one.items[0][:3] for one in uses_before(read, on, paper, "c")]

    assert before("2026-03-05", "a.yaml") == ["1/s", "1/q"]
    assert before("2026-03-05", "b.yaml") == ["1/s"]
    assert before("2026-03-05", "new.yaml") == ["1/s", "1/q", "1/r"]
    assert before("2026-02-05", "a.yaml") == []
    assert before("2026-12-05", "a.yaml") == ["1/s", "1/q", "1/r", "1/v"]


def test_a_line_has_no_more_in_it_than_it_says() -> None:
    line = json.loads(line_of(use("2026-03-05", "a.yaml", "1/q 1"), "10B"))
    assert sorted(line) == ["class", "course", "facts", "fingerprint", "items", "on", "paper"]


@pytest.mark.parametrize(
    ("name", "file"),
    [("10B", "10b"), (" 10  B ", "10-b"), ("9a/Hi1", "9a-hi1"), ("../../x", "x"), ("7ß", "7ss")],
)
def test_names_of_classes(name: str, file: str) -> None:
    assert file_name(class_in(name)) == file
    assert history_file(Path("history"), class_in(name)) == Path(f"history/{file}.jsonl")


@pytest.mark.parametrize("name", ["", "…", "//", "x" * 41])
def test_no_names_of_classes(name: str) -> None:
    with pytest.raises(Mistake) as caught:
        class_in(name)
    assert caught.value.hints


@pytest.mark.parametrize("day", ["2026-3-5", "20260305", "2026-02-30", "today", "2026-W10-4"])
def test_no_days(day: str) -> None:
    with pytest.raises(Mistake) as caught:
        day_in(day)
    assert caught.value.hints


def test_within_is_read() -> None:
    adapter = TypeAdapter(NotWithin)
    assert [str(adapter.validate_python(text)) for text in ("5 papers", "1 paper", "8  weeks")] == [
        "5 papers",
        "1 paper",
        "8 weeks",
    ]
    for wrong in ("0 papers", "5", "five papers", "3 months", "-1 days"):
        with pytest.raises(ValueError, match="does not say within what"):
            adapter.validate_python(wrong)
