"""Draws of one question on a paper, on its forms, and with other values."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import worksheets
from drawn import NUMERACY, course_at, course_of, drawn
from words import ENGLISH
from worksheets.assemble.forms import assemble_forms
from worksheets.assemble.pool import PoolEntry, pool_of
from worksheets.assemble.ranked import Drawing, Ranked
from worksheets.jobs.shipment import pack, unpack
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Choose, Exercises, Para, plain
from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Chosen
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.prepared import assemble_papers, paper_inputs, prepare, reading_context
from worksheets.pipeline.request import Request
from worksheets.questions import registry
from worksheets.read.spec import load_spec

TABLES = """
  - type: short-answer
    id: tables
    values: {a: 2..12, b: 2..12}
    apart: [min(a, b), max(a, b)]
    stem: '{{a}} × {{b}}'
    points: ['{{a * b}}']
    phrase: true
  - type: short-answer
    id: halves
    values: {n: 2..40 step 2}
    stem: 'Half of {{n}}'
    points: ['{{n / 2}}']
    phrase: true
  - {type: short-answer, id: plain, stem: What is 1 + 1?, points: ['2']}
"""


def assembled(folder: Path, picks: str, more: str = "", course: str = "") -> tuple[Paper, ...]:
    sink = Sink()
    papers = _assembled(folder, picks, more, course, sink)
    assert papers, list(map(str, sink))
    return papers


def _assembled(folder: Path, picks: str, more: str, course: str, sink: Sink) -> tuple[Paper, ...]:
    spec = folder / "spec.yaml"
    if not course:
        course_of(folder / "course", TABLES)
    named = course or "course"
    spec.write_text(f"title: T\ncourse: {named}\n{more}sections: [{{questions: [{picks}]}}]\n")
    loaded = load_spec(spec, reading_context(trusted=(NUMERACY,)), sink)
    if loaded is None:
        return ()
    return assemble_forms(paper_inputs(loaded, loaded.spec.seed), registry(), sink)


def errors(folder: Path, picks: str, more: str = "") -> list[str]:
    sink = Sink()
    assert not _assembled(folder, picks, more, "", sink)
    return [one.message for one in sink]


def items(paper: Paper) -> list[Item]:
    return [item for section in paper.sections for item in section.items]


def stems(paper: Paper) -> list[str]:
    return [
        plain(block.content)
        for item in items(paper)
        for block in item.body[:1]
        if isinstance(block, Para)
    ]


def products(paper: Paper) -> list[frozenset[str]]:
    return [frozenset(stem.split(" × ")) for stem in stems(paper) if "×" in stem]


def test_a_count_of_one_question_is_so_many_draws(tmp_path: Path) -> None:
    (paper,) = assembled(tmp_path, "{id: tables, count: 20}")
    assert len(set(products(paper))) == 20
    assert [item.id for item in items(paper)] == [f"tables~{n}" for n in range(20)]


def test_the_same_seed_makes_the_same_paper(tmp_path: Path) -> None:
    first, again, other = (
        stems(assembled(tmp_path, "{id: tables, count: 9}", f"seed: {seed}\n")[0])
        for seed in (1, 1, 2)
    )
    assert first == again != other


def test_another_question_moves_no_draw(tmp_path: Path) -> None:
    (paper,) = assembled(tmp_path, "{id: tables, count: 5}")
    (beside,) = assembled(tmp_path, "{id: halves, count: 3}, {id: tables, count: 5}")
    assert stems(paper) == stems(beside)[3:]


@pytest.mark.parametrize("disjoint", ["", "disjoint: true\n"])
def test_forms_have_no_draw_in_common(disjoint: str, tmp_path: Path) -> None:
    papers = assembled(tmp_path, "{id: tables, count: 20}", f"forms: 3\n{disjoint}")
    every = [product for paper in papers for product in products(paper)]
    assert len(every) == len(set(every)) == 60


def test_forms_beyond_the_space_share_draws_but_repeat_none(tmp_path: Path) -> None:
    papers = assembled(tmp_path, "{id: tables, count: 20}", "forms: 5\n")
    for paper in papers:
        assert len(set(products(paper))) == 20
    assert len({product for paper in papers for product in products(paper)}) == 66


DRILL = """
  - type: drill
    id: drill
    exercises:
      - draw: 5
        values: {a: 2..LAST, b: 2..LAST}
        apart: [min(a, b), max(a, b)]
        ask: '{{a}} × {{b}} ='
        answer: '{{a * b}}'
"""


def sums(item: Item) -> list[frozenset[str]]:
    (exercises,) = (block for block in item.body if isinstance(block, Exercises))
    texts = [plain(entry.body[0].content) for entry in exercises.entries]  # type: ignore[union-attr]
    return [frozenset(text.partition(" =")[0].split(" × ")) for text in texts]


def test_a_hundred_forms_of_repeated_entries_have_none_in_common(tmp_path: Path) -> None:
    course_of(tmp_path / "course", DRILL.replace("LAST", "99"))
    papers = assembled(tmp_path, "{id: drill}", "forms: 100\n", "course")
    every = [sum_ for paper in papers for item in items(paper) for sum_ in sums(item)]
    assert len(set(every)) == 500


def test_a_count_of_repeated_entries_is_so_many_others(tmp_path: Path) -> None:
    course_of(tmp_path / "course", DRILL.replace("LAST", "99"))
    (paper,) = assembled(tmp_path, "{id: drill, count: 80}", "", "course")
    assert len({sum_ for item in items(paper) for sum_ in sums(item)}) == 400


def test_too_great_a_count_of_repeated_entries_is_said_with_the_true_number(tmp_path: Path) -> None:
    course_of(tmp_path / "course", DRILL.replace("LAST", "6"))  # fifteen products
    (paper,) = assembled(tmp_path, "{id: drill, count: 3}", "", "course")
    assert len({sum_ for item in items(paper) for sum_ in sums(item)}) == 15
    sink = Sink()
    assert not _assembled(tmp_path, "{id: drill, count: 4}", "", "course", sink)
    assert [one.message for one in sink] == [
        "count is 4, but of 'drill' there are 3 different draws"
    ]


def test_a_search_for_draws_that_are_kept_apart_ends(tmp_path: Path) -> None:
    wide = "values: {n: 1..900000000}\n    apart: mod(n, 7)"
    course_of(tmp_path / "course", TABLES.replace("values: {n: 2..40 step 2}", wide))
    sink = Sink()
    assert not _assembled(tmp_path, "{id: halves, count: 8}", "", "course", sink)
    assert [one.message for one in sink] == [
        "count is 8, but of 'halves' there are 7 different draws"
    ]


def test_questions_of_a_topic_go_round(tmp_path: Path) -> None:
    (paper,) = assembled(tmp_path, "{type: short-answer, count: 11}")
    counts = Counter(item.id.partition("~")[0] for item in items(paper))
    assert counts == {"tables": 5, "halves": 5, "plain": 1}


def test_a_pick_says_other_values(tmp_path: Path) -> None:
    (paper,) = assembled(tmp_path, "{id: tables, count: 6, with: {values: {a: 6..9}}}")
    assert all(int(stem.split(" × ")[0]) in range(6, 10) for stem in stems(paper))
    assert len(set(products(paper))) == 6


def test_a_pick_says_how_many_entries_repeat_and_what_else_is_otherwise(tmp_path: Path) -> None:
    sheet = """
  - type: drill
    id: sheet
    exercises:
      - {draw: 4, values: {a: 2..9, b: 2..9}, ask: '{{a}} + {{b}} =', answer: '{{a + b}}'}
"""
    course_of(tmp_path / "course", sheet)
    pick = "{id: sheet, with: {draw: 30, values: {a: 5..9}, prompt: Add., columns: 5}}"
    (paper,) = assembled(tmp_path, pick, course="course")
    (item,) = items(paper)
    prompt, exercises = item.body
    assert isinstance(exercises, Exercises)
    assert isinstance(prompt, Para)
    assert plain(prompt.content) == "Add."
    assert (len(exercises.entries), exercises.columns, item.scheme and item.scheme.marks) == (
        30,
        5,
        30,
    )
    asked = [plain(entry.body[0].content) for entry in exercises.entries]  # type: ignore[union-attr]
    assert {int(sum_.split(" + ")[0]) for sum_ in asked} == {5, 6, 7, 8, 9}


@pytest.mark.parametrize(
    ("picks", "message"),
    [
        ("{id: plain, count: 2}", "count is 2, but only one question has the id 'plain'"),
        ("{id: halves, count: 40}", "of 'halves' there are 20 different draws"),
        ("{id: tables, with: {values: {c: 1..2}}}", "that is drawn is called 'c'"),
        ("{id: tables, with: {values: {a: 9..1}}}", "it goes from 9 to 1"),
        ("{id: plain, with: {values: {a: 1..2}}}", "'plain' has no values"),
        ("{id: nobody, with: {values: {a: 1..2}}}", "no question in these topics has the id"),
        ("{type: short-answer, with: {values: {a: 1..2}}}", "says nothing without an id"),
        ("{id: tables, with: {}}", "'with' says what is otherwise"),
        ("{id: tables, with: {id: x}}", "'with' cannot say another 'id'"),
        ("{id: tables, with: {draw: 4}}", "no entry of 'tables' repeats"),
        ("{id: tables, with: {columns: 4}}", "unknown key 'columns'"),
        ("{type: short-answer, count: 99}", "but there are 87"),
    ],
)
def test_what_cannot_be_drawn(picks: str, message: str, tmp_path: Path) -> None:
    found = errors(tmp_path, picks)
    assert any(message in one for one in found), found


@pytest.mark.parametrize("value", ["c: 1..2", "a: 9..1", "a: 5.."])
@pytest.mark.parametrize("times", [1, 2])
def test_wrong_other_values_are_one_mistake(value: str, times: int, tmp_path: Path) -> None:
    pick = f"{{id: tables, count: 40, with: {{values: {{{value}}}}}}}"
    found = errors(tmp_path, "\n      - ".join([pick] * times))
    assert len(found) == 1, found


def test_a_draw_with_a_problem_is_passed_over(tmp_path: Path) -> None:
    squares = """
  - type: multiple-choice
    id: squares
    values: {a: 1..9}
    stem: 'What is {{a}} squared?'
    key: '{{a^2}}'
    distractors: ['{{2 * a}}', '{{a + 2}}', '{{a}}']
"""
    course = course_of(tmp_path / "course", squares)
    keys = [int(draw["a"]) for draw, _ in drawn(course, "squares", 20)]  # type: ignore[arg-type]
    assert sorted(keys) == [3, 4, 5, 6, 7, 8, 9]  # of 1 and 2 two options are equal


def test_the_place_of_the_key_among_numbers_says_nothing(tmp_path: Path) -> None:
    """All errors are larger than the key; a slip, once at most, brings it among the others."""
    sides = """
  - type: multiple-choice
    id: sides
    values: {a: 11..60, b: 3..9}
    stem: 'Take {{b}} from {{a}}.'
    key: '{{a - b}}'
    distractors:
      - {text: '{{a + b}}', why: Added.}
      - {text: '{{a * b}}', why: Multiplied.}
      - {text: '{{a + 2 * b}}', why: Added twice.}
      - {text: '{{a}}', why: Took nothing.}
    options: 4
    slips: true
"""
    course = course_of(tmp_path / "course", sides)
    ranks: Counter[int] = Counter()
    for draw, item in drawn(course, "sides", 200):
        choose = item.body[1]
        assert isinstance(choose, Choose)
        values = [int(plain(option)) for option in choose.options]
        (key,) = item.keys.values()
        assert isinstance(key, Chosen)
        right = values[key.options[0]]
        a, b = int(draw["a"]), int(draw["b"])  # type: ignore[arg-type]
        assert right == a - b
        assert len(set(values)) == 4
        slips = set(values) - {a - b, a + b, a * b, a + 2 * b, a}
        assert len(slips) <= 1
        assert item.scheme is not None
        told = [plain(note)[2:].strip() for note in item.scheme.notes]
        assert told.count("A slip in one digit.") == len(slips)
        ranks[sum(value < right for value in values)] += 1
    assert max(ranks.values()) < 0.55 * 200, ranks


def test_a_paper_of_every_type_in_every_kind_of_file(tmp_path: Path) -> None:
    names = ("expand-double", "inverse", "fractions-decimals", "way-to-school", "carry")
    picks = ", ".join(f"{{id: {name}}}" for name in names)
    spec = tmp_path / "spec.yaml"
    spec.write_text(
        f"title: T\ncourse: {NUMERACY}\nforms: 2\nsections: [{{questions: [{picks}]}}]\n"
    )
    result = worksheets.build(spec, output=tmp_path / "out", trust=(NUMERACY.parent,))
    assert result.ok, list(map(str, result.diagnostics))


def test_every_topic_of_the_course_is_read_without_a_problem() -> None:
    course = course_at(NUMERACY)
    assert [question.draws for topic in course.topics for question in topic.questions].count(0) == 0


def test_a_cluster_draws_what_this_machine_draws(tmp_path: Path) -> None:
    course_of(tmp_path / "course", TABLES)
    path = tmp_path / "spec.yaml"
    path.write_text("title: T\ncourse: course\nsections: [{questions: [{id: tables, count: 5}]}]\n")
    sink = Sink()
    prepared = prepare(path, reading_context(), Request(), sink)
    assert prepared is not None, list(map(str, sink))
    sent = unpack(pack(prepared, {}))
    here, there = (
        assemble_papers(one.loaded, reading_context(), Request(), sink) for one in (prepared, sent)
    )
    assert here == there
    assert len(items(here[0])) == 5


def test_options_of_several_placeholders_differ_as_a_whole(tmp_path: Path) -> None:
    factors = """
  - type: multiple-choice
    id: factors
    letters: [x]
    values: {p: 1..6, q: 1..6}
    stem: 'Factorise ${{(x + p) * (x + q)}}$.'
    key: {text: '$({{x + p}})({{x + q}})$', is: (x + p) * (x + q)}
    distractors:
      - {text: '$({{x + q}})({{x + p}})$', is: (x + q) * (x + p), why: It is the same.}
      - {text: '$({{x + p + 1}})({{x + q}})$', is: (x + p + 1) * (x + q), why: One more.}
      - {text: '$({{x + q + 1}})({{x + p}})$', is: (x + q + 1) * (x + p), why: One more.}
      - {text: '$({{x - p}})({{x - q}})$', is: (x - p) * (x - q), why: Signs.}
    options: 4
"""
    course = course_of(tmp_path / "course", factors)
    seen = 0
    for draw, item in drawn(course, "factors", 36):
        assert item.scheme is not None
        assert "It is the same." not in " ".join(map(plain, item.scheme.notes))
        assert draw["p"] != draw["q"]  # then two errors are one, and too few are left
        seen += 1
    assert seen == 30


def test_no_more_draws_are_made_than_all_picks_want(tmp_path: Path) -> None:
    """Of a hundred questions with values each has a few, and not each as many as are wanted."""
    many = "".join(
        f"  - {{type: short-answer, id: q{n}, values: {{a: 1..99}}, stem: '{{{{a}}}} + {n}', "
        "points: ['x']}\n"
        for n in range(20)
    )
    course = course_of(tmp_path / "course", many)
    made: list[str] = []

    def entry(of: PoolEntry, number: int) -> PoolEntry:
        made.append(of.name)
        return replace(of, draw=number)

    groups = pool_of(course.topics, registry(), ENGLISH)
    ranked = Ranked(groups, 1, None, drawing=Drawing(entry, 30))
    assert len(list(ranked)) == len(ranked) + 10 == 20 + 40  # whole rounds
    assert len(made) == 20 + 40 + 20
