"""Names of imported questions: each is used once in its topic, whatever a bank calls them."""

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from worksheets.exchange.questions.bank_course import BankCourse
from worksheets.exchange.questions.interaction import ONE, Choice, ExchangeItem, Option
from worksheets.model.paper.content import text

OPTIONS = (Option(text("one"), ONE), Option(text("two")))


def named(names: list[str]) -> list[str]:
    course = BankCourse("Bank", "en-GB")
    for n, name in enumerate(names):
        course.add(ExchangeItem((text(f"What is thing {n}?"),), Choice(OPTIONS), name=name))
    assert not course.losses
    return [question.id for question in course.questions]


def test_a_name_that_is_taken_gets_the_next_number() -> None:
    assert named(["a", "a", "a-2", "a", "b", "a-2"]) == ["a", "a-2", "a-2-2", "a-3", "b", "a-2-3"]


@given(st.lists(st.sampled_from(("a", "a-2", "a-2-2", "a-3", "b", "")), max_size=30))
def test_no_two_questions_have_one_name(names: list[str]) -> None:
    found = named(names)
    assert len(found) == len(set(found)) == len(names)


def test_thousands_of_one_name_take_no_longer_each_than_a_few() -> None:
    few, many = (_seconds(count) for count in (500, 4000))
    assert many < 8 * 4 * few


def _seconds(count: int) -> float:
    start = process_time()
    assert len(set(named(["same"] * count))) == count
    return process_time() - start
