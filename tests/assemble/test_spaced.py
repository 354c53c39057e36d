"""Grids of what a class was taught longer and longer ago."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worksheets.assemble.forms import assemble_forms
from worksheets.model.diagnostics import Sink
from worksheets.model.history import ClassHistory, Lesson, Use
from worksheets.model.paper.content import Table, plain
from worksheets.model.paper.item import Item
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.history import ForClass, class_history
from worksheets.pipeline.prepared import paper_inputs, reading_context
from worksheets.questions import registry
from worksheets.read.spec import LoadedSpec, load_spec

ON = date(2026, 3, 5)
SPACED = "{last-lesson: 3, last-week: 3, last-month: 3, last-term: 3}"
SPEC = """
title: T
course: cold-war
{more}
sections:
  - questions:
      - {{type: retrieval-grid, spaced: {spaced}}}
{picks}
"""
TOPICS = ("1.1", "2.1", "2.2.2", "3.3", "5.1")


def days_ago(days: int, *topics: str, facts: tuple[str, ...] = ()) -> Lesson:
    return Lesson(ON - timedelta(days), topics, facts)


TERM = (days_ago(85, "1.1"), days_ago(31, "2.1"), days_ago(7, "3.3"), days_ago(2, "2.2.2"))


def loaded(folder: Path, spaced: str = SPACED, picks: str = "", more: str = "") -> LoadedSpec:
    text = SPEC.format(spaced=spaced, picks=picks, more=more)
    (folder / "spec.yaml").write_text(text)
    sink = Sink()
    found = load_spec(folder / "spec.yaml", reading_context(), sink)
    assert found, list(map(str, sink))
    return found


def made(
    spec: LoadedSpec, lessons: tuple[Lesson, ...], sink: Sink, uses: tuple[Use, ...] = ()
) -> tuple[Paper, ...]:
    history = ClassHistory("10B", ON, uses, None, lessons)
    return assemble_forms(paper_inputs(spec, 1, history), registry(), sink)


def grid(paper: Paper) -> Item:
    return paper.sections[0].items[0]


def heads(paper: Paper) -> list[str]:
    (table,) = (block for block in grid(paper).body if isinstance(block, Table))
    return list(map(plain, table.head))


def topics_by_column(paper: Paper) -> set[str]:
    return {fact.partition("/")[0] for fact in paper.used[0].facts if "/" in fact}


def test_each_column_asks_what_was_taught_then(tmp_path: Path) -> None:
    sink = Sink()
    (paper,) = made(loaded(tmp_path), TERM, sink)
    assert not len(sink), list(map(str, sink))
    assert heads(paper) == [
        "Last lesson 3 March 2026 1 mark each",
        "Last week 26 February 2026 2 marks each",
        "Last month 2 February 2026 3 marks each",
        "Last term 10 December 2025 4 marks each",
    ]
    assert grid(paper).tariff == 30


def test_what_was_met_longest_ago_comes_first(tmp_path: Path) -> None:
    spec = loaded(tmp_path)
    (first,) = made(spec, TERM, Sink())
    use = Use(ON - timedelta(1), "p.yaml", "", "", (), first.used[0].facts)
    (second,) = made(spec, TERM, Sink(), (use,))
    of_lesson = {fact for fact in use.facts if fact.startswith("2.2.2/")}
    assert of_lesson
    assert of_lesson.isdisjoint(second.used[0].facts)


def test_older_facts_fill_a_column_and_that_is_said(tmp_path: Path) -> None:
    sink = Sink()
    (paper,) = made(loaded(tmp_path), (*TERM[:1], *TERM[2:]), sink)
    (found,) = sink
    assert found.severity == "warning"
    assert found.message == (
        "last-month has 0 of 3 cells of what 10B was taught from 2026-01-19 to 2026-02-12; "
        "older facts fill it up"
    )
    assert found.hints
    assert heads(paper)[2] == "Last month 10 December 2025 3 marks each"


def test_windows_can_be_set(tmp_path: Path) -> None:
    spaced = "{last-lesson: 2, last-month: {cells: 2, days: 80-90}}"
    sink = Sink()
    (paper,) = made(loaded(tmp_path, spaced), TERM, sink)
    assert not len(sink)
    assert heads(paper) == [
        "Last lesson 3 March 2026 1 mark each",
        "Last month 10 December 2025 2 marks each",
    ]


def test_a_lesson_may_name_its_facts(tmp_path: Path) -> None:
    names = ("u5", "u12", "u20", "a9")
    lessons = (*TERM[:3], days_ago(1, "2.2.2", facts=names))
    (paper,) = made(loaded(tmp_path), lessons, Sink())
    of_lesson = {fact for fact in paper.used[0].facts if fact.startswith("2.2.2/")}
    assert len(of_lesson) == 3
    assert of_lesson <= {f"2.2.2/{name}" for name in names}


def test_disjoint_forms_have_other_facts(tmp_path: Path) -> None:
    spec = loaded(tmp_path, "{last-lesson: 2, last-term: 2}", more="forms: 2\ndisjoint: true")
    sink = Sink()
    first, second = made(spec, TERM, sink)
    assert not len(sink)
    assert set(first.used[0].facts).isdisjoint(second.used[0].facts)


@pytest.mark.parametrize(
    ("lessons", "message"),
    [
        ((), "nothing says what 10B was taught before 2026-03-05"),
        (TERM[3:], "10B was taught too little until 2026-02-28 to fill last-week"),
    ],
)
def test_too_few_lessons_are_an_error(
    tmp_path: Path, lessons: tuple[Lesson, ...], message: str
) -> None:
    sink = Sink()
    assert not made(loaded(tmp_path), lessons, sink)
    (found,) = (one for one in sink if one.severity == "error")
    assert message in found.message
    assert found.hints
    assert found.span.line == 7


def test_a_grid_needs_a_class(tmp_path: Path) -> None:
    sink = Sink()
    assert not assemble_forms(paper_inputs(loaded(tmp_path), 1), registry(), sink)
    (found,) = sink
    assert found.message == "a spaced grid is for a class, and the paper has none"


@settings(max_examples=25)
@given(
    lessons=st.lists(
        st.builds(days_ago, st.integers(1, 150), st.sampled_from(TOPICS)), min_size=1, max_size=12
    ),
    days=st.integers(0, 9),
)
def test_no_fact_is_asked_twice_or_given_away(
    tmp_path_factory: pytest.TempPathFactory, lessons: list[Lesson], days: int
) -> None:
    picks = "      - {id: sa-yalu}\n      - {type: true-false, count: 2}"
    spec = loaded(tmp_path_factory.mktemp("grid"), "{last-lesson: 3, last-term: 3}", picks)
    ordered = tuple(sorted(lessons))
    uses = (Use(ON - timedelta(days), "p.yaml", "", "", (), ("2.2.2/u5", "2.2.2/u12")),)
    sink = Sink()
    papers = made(spec, ordered, sink, uses)
    assert papers == made(spec, ordered, Sink(), uses)
    if not papers:
        assert sink.failed
        return
    facts = [fact for used in papers[0].used for fact in used.facts]
    assert len(facts) == len(set(facts))
    prompts = [
        plain(cell)
        for block in grid(papers[0]).body
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    ]
    assert len(prompts) == len(set(prompts)) == 6
    taught = {topic for lesson in ordered for topic in lesson.topics}
    assert topics_by_column(papers[0]) - {"term", "event"} <= taught
    newest = ordered[-1].on
    assert f"{newest.day} " in heads(papers[0])[0] or len(sink)


def test_the_log_is_read_beside_the_history(tmp_path: Path) -> None:
    spec = loaded(tmp_path, more="class: 10B\non: 2026-03-05")
    log = tmp_path / "history" / "10b.yaml"
    log.parent.mkdir()
    log.write_text(
        "taught:\n"
        "  - {on: 2026-03-05, topics: 1.1}\n"
        "  - {on: 2026-03-04, topics: [2.2.2], facts: [u1, u9]}\n"
        "  - {on: 2026-03-01, topics: [cells], course: biology}\n"
        "  - {on: 2026-03-01, topics: [3.3]}\n"
    )
    sink = Sink()
    history = class_history(tmp_path / "spec.yaml", spec, ForClass(), sink)
    assert not len(sink)
    assert history is not None
    assert history.lessons == (
        Lesson(date(2026, 3, 1), ("3.3",)),
        Lesson(date(2026, 3, 4), ("2.2.2",), ("u1", "u9")),
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{on: 2026-03-01, topics: [2.2.9]}", "the course cold-war has no topic '2.2.9'"),
        ("{on: 2026-03-01, topics: [2.2.2], facts: [u99]}", "no fact of these topics has the id"),
        ("{on: 2026-03-32, topics: [2.2.2]}", "there is no day 2026-03-32"),
        ("{topics: [2.2.2]}", "'on' is missing"),
        ("{on: 2026-03-01, topic: [2.2.2]}", "unknown key 'topic'"),
    ],
)
def test_mistakes_in_the_log_have_their_places(tmp_path: Path, line: str, message: str) -> None:
    spec = loaded(tmp_path, more="class: 10B\non: 2026-03-05")
    log = tmp_path / "history" / "10b.yaml"
    log.parent.mkdir()
    log.write_text(f"taught:\n  - {line}\n")
    sink = Sink()
    class_history(tmp_path / "spec.yaml", spec, ForClass(), sink)
    (found,) = sink
    assert message in found.message
    assert (found.span.file, found.span.line) == (log.as_posix(), 2)
    assert found.hints


@pytest.mark.parametrize(
    ("pick", "message"),
    [
        ("spaced: {last-lesson: 3}", "a grid has two columns or more"),
        ("spaced: {last-lesson: 3, last-week: 2}", "the columns of a grid are equally long"),
        ("spaced: {last-lesson: 3, last-year: 3}", "there is no column 'last-year'"),
        ("spaced: {last-lesson: 3, last-week: 5}", "last-week has 2 to 4 cells"),
        ("spaced: {last-lesson: 3, last-week: {cells: 3, days: 9-5}}", "days are the fewest"),
        ("spaced: {last-lesson: {cells: 3, days: 1-2}, last-week: 3}", "whenever it was"),
        ("spaced: {last-lesson: 3, last-week: {cell: 3}}", "unknown key 'cell'"),
        ("spaced: 3", "says how many cells each column has"),
        ("count: 2, spaced: {last-lesson: 3, last-week: 3}", "is about one retrieval grid"),
    ],
)
def test_mistakes_in_a_pick(tmp_path: Path, pick: str, message: str) -> None:
    text = SPEC.format(spaced="@", picks="", more="").replace("spaced: @", pick)
    (tmp_path / "spec.yaml").write_text(text)
    sink = Sink()
    assert load_spec(tmp_path / "spec.yaml", reading_context(), sink) is None
    (found,) = sink
    assert message in found.message
    assert found.hints
