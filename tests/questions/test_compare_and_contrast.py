"""Drawn comparisons are fit to print: every difference has two sides, and scores once."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from words import ENGLISH
from worksheets.layout.type.faces import covered
from worksheets.model.diagnostics import Sink
from worksheets.model.knowledge.contrast import Contrast, contrast, subjects
from worksheets.model.knowledge.facts import Actor, Claim
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Para, plain, text
from worksheets.model.question import Setting
from worksheets.pipeline.prepared import reading_context
from worksheets.questions.compare_and_contrast import CompareAndContrast
from worksheets.read.course import read_course
from worksheets.read.course_folders import shipped

CAT, DOG = (Actor(id=name, name=f"the {name}", label=name) for name in ("cat", "dog"))
MATTERS = ("food", "home", "voice", "sleep", "tail", "fur", "play", "age")


def topics() -> Iterator[Knowledge]:
    for path in shipped().values():
        sink = Sink()
        course = read_course(path, reading_context(), covered(), sink)
        assert course is not None, list(map(str, sink))
        yield from (topic.knowledge.sure for topic in course.topics)


def animals(shared: int, pairs: int) -> Knowledge:
    """A cat and a dog that have so much in common, and so much that differs."""
    claims = [
        Claim(id=f"s{n}", actor="cat", text=text(f"shares {n}"), true_of=("cat", "dog"))
        for n in range(shared)
    ] + [
        Claim(
            id=f"{actor}-{matter}",
            actor=actor,
            text=text(f"{actor} {matter}"),
            true_of=(actor,),
            not_true_of=(other,),
            matter=matter,
        )
        for matter in MATTERS[:pairs]
        for actor, other in (("cat", "dog"), ("dog", "cat"))
    ]
    return Knowledge(about=text("their lives"), actors=(CAT, DOG), claims=tuple(claims))


def held() -> Iterator[tuple[CompareAndContrast, Actor, Actor, Contrast]]:
    """Every drawn comparison of every course, with its two sides."""
    for knowledge in topics():
        drawn = {one.id: one for one in CompareAndContrast.from_knowledge(knowledge, ENGLISH)}
        for one, other in combinations(knowledge.actors, 2):
            question = drawn.pop(f"compare-{one.id}-{other.id}", None)
            if question is not None:
                yield question, one, other, contrast(knowledge, one, other)
        assert not drawn


def test_drawn_comparisons_have_more_points_than_marks() -> None:
    comparisons = list(held())
    assert len(comparisons) >= 60
    for question, *_ in comparisons:
        assert len(question.differences) >= 2, question.id
        points = len(question.similarities) + len(question.differences)
        assert question.tariff < points or points == question.tariff == 2, question.id


def test_every_difference_is_certain_of_both_sides_and_names_them() -> None:
    for question, one, other, found in held():
        for (mine, theirs), point in zip(found.pairs, question.differences, strict=True):
            assert one.id in {*mine.true_of} & {*theirs.not_true_of}
            assert other.id in {*theirs.true_of} & {*mine.not_true_of}
            assert mine.matter == theirs.matter is not None
            left, right = plain(point).split(", whereas ")
            assert left.casefold() == f"{one.name} {plain(mine.text)}".casefold()
            assert right == f"{other.name} {plain(theirs.text)}."
            assert "this is not true of" not in right
        for claim in found.shared:
            assert {one.id, other.id} <= {*claim.true_of}


def test_no_two_points_are_about_one_thing() -> None:
    for question, _, _, found in held():
        points = [subjects(claim) for claim in found.shared]
        points += [subjects(mine) | subjects(theirs) for mine, theirs in found.pairs]
        assert sum(map(len, points)) == len(set().union(*points)), question.id
        assert len(set(question.asks)) == len(question.asks)


@pytest.mark.parametrize(
    ("shared", "pairs", "marks"),
    [(0, 1, None), (4, 1, None), (0, 2, 2), (1, 2, 2), (2, 3, 4), (3, 5, 6), (0, 4, 3)],
)
def test_a_list_is_longer_than_the_marks(shared: int, pairs: int, marks: int | None) -> None:
    drawn = list(CompareAndContrast.from_knowledge(animals(shared, pairs), ENGLISH))
    assert [one.tariff for one in drawn] == ([] if marks is None else [marks])
    assert all(one.contrast is (shared == 0) for one in drawn)


@pytest.mark.parametrize(("shared", "pairs", "said"), [
    (0, 2, "Give two differences,"),
    (2, 3, "Give four points, at least one similarity and one difference,"),
])  # fmt: skip
def test_the_stem_says_how_many_points_are_wanted(shared: int, pairs: int, said: str) -> None:
    (drawn,) = CompareAndContrast.from_knowledge(animals(shared, pairs), ENGLISH)
    (stem, *_) = drawn.lower(Setting((1,), {}, {}, ENGLISH)).body
    assert isinstance(stem, Para)
    assert said in plain(stem.content)
