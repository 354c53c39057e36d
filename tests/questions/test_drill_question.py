"""Drills: exercises, where their answers stand, and what they are worth."""

import pytest

from words import ENGLISH
from worksheets.model.paper.content import (
    Exercises,
    Gap,
    Maths,
    Para,
    Strong,
    Text,
    Write,
    plain,
    text,
)
from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Accept
from worksheets.model.question import Setting
from worksheets.questions.drill import Drill


def drill(count: int = 3, **more: object) -> Drill:
    exercises = [
        {"ask": text(f"{n} × 12 ="), "answer": text(str(n * 12))} for n in range(1, count + 1)
    ]
    return Drill.model_validate({"type": "drill", "id": "d", "exercises": exercises, **more})


def lowered(question: Drill) -> tuple[Item, Exercises]:
    item = question.lower(Setting(("seed",), {}, {}, ENGLISH))
    (block,) = (block for block in item.body if isinstance(block, Exercises))
    return item, block


def test_every_exercise_has_a_label_a_blank_a_key_and_a_point() -> None:
    item, block = lowered(drill())
    assert [entry.label for entry in block.entries] == ["(a)", "(b)", "(c)"]
    for n, entry in enumerate(block.entries, 1):
        (paragraph,) = entry.body
        assert isinstance(paragraph, Para)
        assert paragraph.content[-1] == Gap(f"exercise-{n}")
    assert item.keys["exercise-2"] == Accept((text("24"),))
    assert item.scheme is not None
    assert [(p.label, plain(p.answer), p.marks) for p in item.scheme.points] == [
        ("(a)", "12", 1),
        ("(b)", "24", 1),
        ("(c)", "36", 1),
    ]
    assert item.scheme.marks == item.tariff == 3


def test_an_answer_stands_where_the_square_is() -> None:
    asked = {"ask": text("12 + ☐ = 20"), "answer": text("8")}
    _, block = lowered(drill(exercises=[asked, {"ask": text("2 + 2 ="), "answer": text("4")}]))
    assert block.entries[0].body == (Para((Text("12 + "), Gap("exercise-1"), Text(" = 20"))),)


def test_a_worked_example_has_no_label_and_no_mark() -> None:
    item, block = lowered(drill(first=True))
    example, *others = block.entries
    assert example.label == ""
    (paragraph,) = example.body
    assert isinstance(paragraph, Para)
    assert paragraph.content[-1] == Strong(text("12"))
    assert [entry.label for entry in others] == ["(a)", "(b)"]
    assert item.tariff == len(item.keys) == 2
    (prompt, *_) = item.body
    assert isinstance(prompt, Para)
    assert plain(prompt.content).endswith("The first one has been done for you.")


@pytest.mark.parametrize(
    ("count", "labels", "first", "last"),
    [
        (26, None, "(a)", "(z)"),
        (27, None, "1.", "27."),
        (3, "numbers", "1.", "3."),
        (3, "none", "", ""),
    ],
)
def test_labels_are_letters_while_there_are_enough(
    count: int, labels: str | None, first: str, last: str
) -> None:
    item, block = lowered(drill(count, labels=labels))
    assert (block.entries[0].label, block.entries[-1].label) == (first, last)
    assert item.scheme is not None
    assert all(point.label for point in item.scheme.points)


@pytest.mark.parametrize(
    ("answers", "width"), [(("4", "8"), 14), (("132", "8"), 28), (("1234567890", "8"), 60)]
)
def test_all_blanks_have_the_width_of_the_longest_answer(
    answers: tuple[str, str], width: float
) -> None:
    exercises = [{"ask": text(f"{n} ="), "answer": text(n)} for n in answers]
    _, block = lowered(drill(exercises=exercises))
    assert block.blank == width


def test_a_fraction_is_as_long_as_it_prints() -> None:
    answer = (Maths(r"\frac{7}{12}"),)
    exercises = [{"ask": text(f"{n} ="), "answer": answer} for n in "ab"]
    _, block = lowered(drill(exercises=exercises))
    assert block.blank <= 35


@pytest.mark.parametrize("answers", ["line", "box", "space", "none"])
def test_where_answers_stand(answers: str) -> None:
    item, block = lowered(drill(answers=answers, marks_each=2))
    assert block.boxed == (answers == "box")
    written = [type(part) for entry in block.entries for part in entry.body]
    assert (Write in written) == (answers == "space")
    assert bool(item.keys) == (answers != "none")
    assert item.tariff == 6


def test_a_timed_drill_has_room_for_time_and_score() -> None:
    item, _ = lowered(drill(timed=True))
    line = item.body[1]
    assert isinstance(line, Para)
    assert [part.slot for part in line.content if isinstance(part, Gap)] == ["time", "score"]
    assert plain(line.content).endswith("of\u00a03")
