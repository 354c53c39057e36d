"""What a class has seen comes last, or not at all for a while."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import course_of
from worksheets.assemble.forms import assemble_forms
from worksheets.model.diagnostics import Sink
from worksheets.model.history import ClassHistory, Use, Within, name_of
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.prepared import paper_inputs, reading_context
from worksheets.questions import registry
from worksheets.read.spec import LoadedSpec, load_spec

DAY = date(2026, 1, 8)
MANY = 12
PLAIN = "\n".join(
    f"  - {{type: short-answer, id: q{n}, stem: What is {n} + {n}?, points: ['{2 * n}']}}"
    for n in range(MANY)
)
TABLES = """
  - type: short-answer
    id: tables
    values: {a: 2..4}
    stem: '{{a}} × 7'
    points: ['{{a * 7}}']
    phrase: true
"""
QUIZ = """
title: Quiz
course: cold-war
topics: [2.2.2]
sections: [{questions: [{type: multiple-choice, count: 3}, {type: true-false, count: 3}]}]
"""


def loaded(folder: Path, picks: str, questions: str = PLAIN, more: str = "") -> LoadedSpec:
    course_of(folder / "course", questions)
    text = f"title: T\ncourse: course\n{more}sections: [{{questions: [{picks}]}}]\n"
    return spec_of(folder, text)


def spec_of(folder: Path, text: str) -> LoadedSpec:
    (folder / "spec.yaml").write_text(text)
    sink = Sink()
    found = load_spec(folder / "spec.yaml", reading_context(), sink)
    assert found, list(map(str, sink))
    return found


def made(
    spec: LoadedSpec, history: ClassHistory | None, sink: Sink, seed: int = 1
) -> tuple[Paper, ...]:
    return assemble_forms(paper_inputs(spec, seed, history), registry(), sink)


def use_of(papers: Sequence[Paper], on: date) -> Use:
    items = tuple(used.item for paper in papers for used in paper.used)
    return Use(on, "spec.yaml", "", "", items, ())


def names(use: Use) -> list[str]:
    return [name_of(item).partition("/")[2] for item in use.items]


def weekly(spec: LoadedSpec, count: int, within: Within | None = None) -> list[Use]:
    """Papers of one spec a week, with one seed."""
    uses: list[Use] = []
    for week in range(count):
        on = DAY + timedelta(weeks=week)
        sink = Sink()
        papers = made(spec, ClassHistory("10B", on, tuple(uses), within), sink)
        assert papers, list(map(str, sink))
        uses.append(use_of(papers, on))
    return uses


def test_all_questions_are_used_before_any_is_used_again(tmp_path: Path) -> None:
    uses = weekly(loaded(tmp_path, "{count: 4}"), 6)
    first = [set(use.items) for use in uses[:3]]
    assert len(set.union(*first)) == MANY
    assert [set(use.items) for use in uses[3:]] == first


def test_without_a_history_nothing_is_noted_and_nothing_is_other(tmp_path: Path) -> None:
    spec = loaded(tmp_path, "{count: 4}")
    (paper,) = made(spec, None, Sink())
    (same,) = made(spec, ClassHistory("10B", DAY), Sink())
    assert paper.used == ()
    assert len(same.used) == 4
    assert paper.sections == same.sections
    assert paper.front.fingerprint != same.front.fingerprint


def test_a_reworded_question_is_new(tmp_path: Path) -> None:
    history = ClassHistory("10B", DAY, tuple(weekly(loaded(tmp_path, "{count: 11}"), 1)))
    reworded = PLAIN.replace("What is", "How much is")
    (paper,) = made(loaded(tmp_path, "{count: 11}", reworded), history, Sink())
    (before,) = made(loaded(tmp_path, "{count: 11}", reworded), None, Sink())
    assert paper.sections == before.sections


def test_notes_for_markers_make_no_question_new(tmp_path: Path) -> None:
    history = ClassHistory("10B", DAY, tuple(weekly(loaded(tmp_path, "{count: 8}"), 1)))
    noted = PLAIN.replace("short-answer,", "short-answer, difficulty: medium, author-note: Old,")
    (paper,) = made(loaded(tmp_path, "{count: 4}", noted), history, Sink())
    assert not {used.item for used in paper.used} & set(history.uses[0].items)


def test_draws_of_a_question_are_used_up_first(tmp_path: Path) -> None:
    spec = loaded(tmp_path, "{id: tables}", TABLES)
    uses = weekly(spec, 6)
    assert len({use.items for use in uses[:3]}) == 3
    assert [use.items for use in uses[3:]] == [use.items for use in uses[:3]]
    assert {name for use in uses for name in names(use)} == {"tables"}


def test_forms_have_draws_that_the_class_has_not_seen(tmp_path: Path) -> None:
    spec = loaded(tmp_path, "{id: tables}", TABLES, "forms: 2\n")
    first = made(spec, ClassHistory("10B", DAY), Sink())
    history = ClassHistory("10B", DAY + timedelta(7), (use_of(first, DAY),))
    second = made(spec, history, Sink())
    seen = set(history.uses[0].items)
    assert len(seen) == 2
    assert second[0].used[0].item not in seen


def test_a_named_question_that_was_seen_is_a_warning(tmp_path: Path) -> None:
    spec = loaded(tmp_path, "{id: q3}")
    history = ClassHistory("10B", DAY + timedelta(7), tuple(weekly(spec, 1)), Within(2, "paper"))
    sink = Sink()
    assert made(spec, history, sink)
    (found,) = sink
    assert found.severity == "warning"
    assert found.message == "10B had 'q3' on 2026-01-08 (spec.yaml), which is in the last 2 papers"
    quiet = Sink()
    assert made(spec, replace(history, within=None), quiet)
    assert not len(quiet)


@pytest.mark.parametrize(
    ("count", "message", "hint"),
    [
        (
            12,
            "10B has seen all 12 questions of type short-answer in the last 3 papers",
            "leave not-within out: what was seen longest ago comes first then",
        ),
        (
            9,
            "10B has seen 9 of 12 questions of type short-answer in the last 3 papers; "
            "9 asked for, and only 3 are left",
            "leave not-within out: what was seen longest ago comes first then",
        ),
        (
            4,
            "10B has seen all 12 questions of type short-answer in the last 3 papers",
            "write not-within: 2 papers, or leave not-within out: "
            "what was seen longest ago comes first then",
        ),
    ],
)
def test_a_shortfall_names_what_was_seen(
    tmp_path: Path, count: int, message: str, hint: str
) -> None:
    spec = loaded(tmp_path, f"{{type: short-answer, count: {count}}}")
    uses = tuple(weekly(spec, 12 // count))
    sink = Sink()
    history = ClassHistory("10B", DAY + timedelta(70), uses, Within(3, "paper"))
    assert not made(spec, history, sink)
    (found,) = sink
    assert found.message == message
    assert found.hints[0] == hint
    if "write not-within" in hint:
        assert made(spec, replace(history, within=Within(2, "paper")), Sink())


def test_weeks_are_counted_from_the_day_of_the_paper(tmp_path: Path) -> None:
    spec = loaded(tmp_path, "{count: 6}")
    uses = tuple(weekly(spec, 2))
    on = DAY + timedelta(weeks=3)
    assert not made(spec, ClassHistory("10B", on, uses, Within(3, "week")), Sink())
    (paper,) = made(spec, ClassHistory("10B", on, uses, Within(2, "week")), Sink())
    assert {used.item for used in paper.used} == set(uses[0].items)


@settings(max_examples=60)
@given(data=st.data())
def test_nothing_is_seen_again_within_so_many_papers(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Wherever a paper is possible: the questions are independent, so that can be counted."""
    folder = tmp_path_factory.mktemp("law")
    specs = {count: loaded(folder, f"{{count: {count}}}") for count in (2, 3, 5)}
    uses: list[Use] = []
    within = data.draw(st.integers(1, 5))
    for week in range(data.draw(st.integers(2, 9))):
        on = DAY + timedelta(weeks=week)
        count, seed = data.draw(st.sampled_from([2, 3, 5])), data.draw(st.integers(0, 99))
        history = ClassHistory("10B", on, tuple(uses), Within(within, "paper"))
        lately = set().union(*(use.items for use in uses[-within:])) if uses else set()
        papers = made(specs[count], history, Sink(), seed)
        assert bool(papers) == (MANY - len(lately) >= count)
        if papers:
            uses.append(use_of(papers, on))
            assert lately.isdisjoint(uses[-1].items)


@settings(max_examples=25)
@given(
    seeds=st.lists(st.integers(0, 999), min_size=2, max_size=6),
    within=st.builds(Within, st.integers(1, 6), st.sampled_from(["paper", "week"])),
)
def test_the_law_holds_for_a_course_that_ships(
    tmp_path_factory: pytest.TempPathFactory, seeds: list[int], within: Within
) -> None:
    spec = spec_of(tmp_path_factory.mktemp("law"), QUIZ)
    uses: list[Use] = []
    for week, seed in enumerate(seeds):
        on = DAY + timedelta(weeks=week)
        history = ClassHistory("10B", on, tuple(uses), within)
        papers = made(spec, history, Sink(), seed)
        again = made(spec, ClassHistory("10B", on, tuple(uses), within), Sink(), seed)
        assert papers == again
        if papers:
            uses.append(use_of(papers, on))
            lately = uses[-1 - within.number : -1]  # a paper a week, so weeks are papers
            assert set(uses[-1].items).isdisjoint(item for use in lately for item in use.items)
