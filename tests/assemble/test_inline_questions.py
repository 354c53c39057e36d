"""Questions that a spec holds among those that it picks, and their order on forms."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from words import ENGLISH
from worksheets.assemble.form_orders import ordered_questions
from worksheets.assemble.forms import assemble_forms
from worksheets.assemble.pool import PoolEntry, topics_in_scope
from worksheets.model.chance import order
from worksheets.model.course import Topic
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.paper import Paper
from worksheets.model.picks import Pick
from worksheets.model.spec import SectionSpec
from worksheets.pipeline.prepared import paper_inputs, reading_context
from worksheets.questions import registry
from worksheets.read.spec import load_spec

HEAD = "title: T\ncourse: cold-war\ntopics: [2.2.2]\n"
INLINE = """\
      - {type: true-false, id: so, statement: It is so., answer: true}
"""


def papers(folder: Path, text: str) -> tuple[Sequence[Paper], list[str]]:
    file = folder / "spec.yaml"
    file.write_text(text, encoding="utf-8")
    sink = Sink()
    spec = load_spec(file, reading_context(), sink)
    made = assemble_forms(paper_inputs(spec, 1), registry(), sink) if spec else ()
    return made, [found.message for found in sink]


def ids(paper: Paper) -> list[str]:
    return [item.id for section in paper.sections for item in section.items]


def section(*entries: str, more: str = "") -> str:
    listed = "".join(f"      - {entry}\n" for entry in entries)
    return f"sections:\n  - {more}questions:\n{listed}"


def test_a_pick_of_a_type_never_takes_a_question_of_the_spec(tmp_path: Path) -> None:
    picks = section("{type: true-false, count: 11, from: authored}")
    (without,), _ = papers(tmp_path, HEAD + picks)
    (paper,), messages = papers(tmp_path, HEAD + picks + INLINE)
    assert not messages
    assert ids(paper) == [*ids(without), "so"]
    _, messages = papers(tmp_path, HEAD + picks.replace("11", "12") + INLINE)
    asked = "12 questions of type true-false from authored asked for"
    assert messages == [f"{asked}, but there are 11 (11 in 2.2.2)"]


@pytest.mark.parametrize(
    ("doubt", "message"),
    [
        ("verified: false", "nobody has verified the question 'so', and this paper is no draft"),
        ("doubt: perhaps not", "the question 'so' is in doubt, and this paper is no draft"),
    ],
)
def test_a_question_that_nobody_has_verified_stands_on_drafts(
    tmp_path: Path, doubt: str, message: str
) -> None:
    written = "sections:\n  - questions:\n" + INLINE.replace("true}", f"true, {doubt}}}")
    none, messages = papers(tmp_path, "title: T\n" + written)
    assert not none
    assert messages == [message]
    (draft,), messages = papers(tmp_path, "title: T\ndraft: true\n" + written)
    assert ids(draft) == ["so"]
    assert not messages


def test_picks_go_round_a_question_of_the_same_id_or_wording(tmp_path: Path) -> None:
    picks = section("{type: short-answer, count: 3, from: authored}")
    (paper,), _ = papers(tmp_path, HEAD + picks)
    taken = ids(paper)[0]
    inline = f"      - {{type: short-answer, id: {taken}, stem: Why?, points: [a]}}\n"
    (other,), messages = papers(tmp_path, HEAD + picks + inline)
    assert not messages
    assert ids(other).count(taken) == 1
    assert other.sections[0].items[3].id == taken
    assert other.sections[0].items[3].topic == "spec"


def test_picks_go_round_the_facts_that_a_question_asks(tmp_path: Path) -> None:
    mistake = "{id: m, wrong: Stalin sent infantry, right: Stalin sent advisers}"
    known = f"title: T\nknowledge: {{misconceptions: [{mistake}]}}\n"
    inline = "{type: short-answer, stem: Whom did Stalin send?, points: [advisers], asks: [m]}"
    made, messages = papers(tmp_path, known + section("{type: true-false}"))
    assert (len(made), messages) == (1, [])
    made, messages = papers(tmp_path, known + section(inline, "{type: true-false}"))
    assert not made
    assert "none can stand beside the other questions of the paper" in messages[0]


def test_facts_of_the_spec_are_in_scope_whatever_topics_are(tmp_path: Path) -> None:
    term = "{id: t, term: truce, definition: a break in a war}"
    file = tmp_path / "spec.yaml"
    file.write_text(f"{HEAD}knowledge: {{terms: [{term}]}}\n{section('{type: cloze}')}")
    spec = load_spec(file, reading_context(), Sink())
    assert spec is not None
    in_scope = topics_in_scope(spec.course, spec.spec.topics)
    assert [topic.number for topic in in_scope] == ["2.2.2", "spec"]


def test_questions_of_the_spec_stand_on_every_disjoint_form(tmp_path: Path) -> None:
    picks = section("{type: multiple-choice, count: 3}", more="order: fixed\n    ")
    forms, messages = papers(tmp_path, f"{HEAD}forms: 3\ndisjoint: true\n{picks}{INLINE}")
    assert not messages
    assert all(ids(paper)[3] == "so" for paper in forms)
    others = [name for paper in forms for name in ids(paper)[:3]]
    assert len(set(others)) == 9


def test_another_question_of_another_type_puts_no_options_in_another_order(tmp_path: Path) -> None:
    choice = "{type: multiple-choice, stem: Which?, key: a, distractors: [b, c, d, e]}"
    short = "{type: short-answer, stem: Why?, points: [a]}"
    (alone,), _ = papers(tmp_path, f"title: T\n{section(choice)}")
    (beside,), _ = papers(tmp_path, f"title: T\n{section(short, choice.replace('Which', 'Who'))}")
    first, second = alone.sections[0].items[0], beside.sections[0].items[1]
    assert first.body[1] == second.body[1]
    assert first.keys == second.keys


def test_named_questions_have_the_order_of_those_that_a_pick_chose(tmp_path: Path) -> None:
    head = f"{HEAD}forms: 4\n"
    more = "{type: true-false, count: 4}"
    picked, _ = papers(tmp_path, head + section("{type: multiple-choice, count: 5}", more))
    (form, *_) = papers(tmp_path, HEAD + section("{type: multiple-choice, count: 5}", more))[0]
    named, _ = papers(
        tmp_path, head + section(*(f"{{id: {name}}}" for name in ids(form)[:5]), more)
    )
    assert len({tuple(ids(paper)) for paper in picked}) > 1
    assert [ids(paper) for paper in named] == [ids(paper) for paper in picked]


def entries(*types: str) -> list[PoolEntry]:
    known = registry()
    question = known["true-false"].model_construct
    topic = Topic("1", "T")
    return [
        PoolEntry(
            question(type=name, id=f"q{n}"), topic, "authored", frozenset(), frozenset(), ENGLISH
        )
        for n, name in enumerate(types)
    ]


def order_of(
    picks: Sequence[Sequence[PoolEntry]], form: str = "A", fixed: bool = False
) -> Sequence[str]:
    spec = SectionSpec(questions=(Pick(),) * len(picks), order="fixed" if fixed else None)
    (ordered,) = ordered_questions([spec], [picks], 7, form)
    return [entry.question.id for entry in ordered]


types = st.lists(st.sampled_from(["essay", "cloze", "matching"]), min_size=1, max_size=8)


@given(types, st.data())
def test_it_does_not_matter_how_picks_of_one_type_are_divided(
    names: list[str], data: st.DataObject
) -> None:
    """One pick of several, or an entry each: the questions have the same order."""
    listed = entries(*names)
    picks: list[list[PoolEntry]] = []
    for entry in listed:
        joins = picks and picks[-1][-1].question.type == entry.question.type
        if joins and data.draw(st.booleans()):
            picks[-1].append(entry)
        else:
            picks.append([entry])
    assert order_of(picks) == order_of([[entry] for entry in listed])
    assert (
        order_of(picks, fixed=True)
        == order_of(picks, form="")
        == [entry.question.id for entry in listed]
    )


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_picks_without_two_neighbours_of_one_type_are_put_in_order_one_by_one(
    counts: list[int],
) -> None:
    kinds = ["essay", "cloze"] * len(counts)
    picks = [entries(*[kind] * count) for kind, count in zip(kinds, counts, strict=False)]
    expected = [
        pick[n].question.id for p, pick in enumerate(picks) for n in order(len(pick), 7, "A", 0, p)
    ]
    assert order_of(picks) == expected


def test_a_pick_of_several_types_is_put_in_order_alone() -> None:
    mixed, more = entries("essay", "cloze"), entries("cloze", "cloze")
    assert set(order_of([mixed, more])[:2]) == {"q0", "q1"}


@pytest.mark.parametrize("form", ["A", "B"])
def test_a_run_is_put_in_order_as_a_whole(form: str) -> None:
    listed = entries(*["essay"] * 6)
    assert order_of([[entry] for entry in listed], form) == [
        listed[n].question.id for n in order(6, 7, form, 0, 0)
    ]
