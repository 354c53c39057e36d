"""Questions as banks have them: two options, one key of several, a false statement without a
reason."""

import pytest

from words import ENGLISH
from worksheets.model.paper.content import Choose, Para, plain
from worksheets.model.question import Question, References, Setting, check
from worksheets.questions.matching import Matching
from worksheets.questions.multiple_choice import MultipleChoice
from worksheets.questions.multiple_response import MultipleResponse
from worksheets.questions.true_false import TrueFalse

NOTHING = References(frozenset(), frozenset(), {})
SETTING = Setting(("q",), {}, {}, ENGLISH)


def problems(question: Question) -> list[tuple[str, str]]:
    return [(problem.severity, problem.message) for problem in check(question, NOTHING)]


def test_a_choice_may_have_two_options() -> None:
    question = MultipleChoice.model_validate(
        {"id": "q", "stem": "Does it rise or fall?", "key": "It rises", "distractors": ["It falls"]}
    )
    assert not problems(question)
    assert len(question.lower(SETTING).keys) == 1


@pytest.mark.parametrize(
    ("keys", "distractors"), [(["a"], ["b", "c"]), (["a", "b"], []), (["a"], ["b"])]
)
def test_all_that_apply_may_be_one_or_all(keys: list[str], distractors: list[str]) -> None:
    written = {"id": "q", "stem": "Which?", "keys": keys, "distractors": distractors}
    question = MultipleResponse.model_validate({**written, "tick": "any"})
    assert not problems(question)
    item = question.lower(SETTING)
    asked, choose = item.body
    assert isinstance(asked, Para)
    assert plain(asked.content) == "Which? Tick all that apply. Each wrong tick takes off a mark."
    assert isinstance(choose, Choose)
    assert choose.count is None
    assert item.tariff == len(keys)
    assert item.scheme is not None
    assert "each wrong tick" in plain(item.scheme.rule)


@pytest.mark.parametrize(
    ("keys", "distractors", "message"),
    [
        (["a"], ["b"], "it has 1 key, and says how many to tick"),
        (["a", "b"], [], "it has 0 distractors, and says how many to tick"),
    ],
)
def test_a_number_that_is_said_leaves_something_to_choose(
    keys: list[str], distractors: list[str], message: str
) -> None:
    written = {"id": "q", "stem": "Which?", "keys": keys, "distractors": distractors}
    assert ("error", message) in problems(MultipleResponse.model_validate(written))


def test_a_false_statement_without_a_reason_is_looked_at() -> None:
    question = TrueFalse.model_validate({"id": "q", "statement": "It is so.", "answer": False})
    assert problems(question) == [("warning", "a false statement needs 'because'")]


def test_two_pairs_can_be_matched() -> None:
    pairs = [{"left": "a", "right": "1"}, {"left": "b", "right": "2"}]
    question = Matching.model_validate({"id": "q", "prompt": "Match.", "pairs": pairs})
    assert not problems(question)
