"""Assessment objectives of questions and their parts."""

import pytest
from pydantic import ValidationError

from worksheets.model.question import Question, References, check
from worksheets.questions.structured import Structured
from worksheets.questions.true_false import TrueFalse

NOTHING = References(frozenset(), frozenset(), {})


def verdict(**more: object) -> TrueFalse:
    fields = {"id": "a", "statement": "It is so.", "answer": "true", **more}
    return TrueFalse.model_validate(fields)


def messages(question: Question) -> list[str]:
    return [problem.message for problem in check(question, NOTHING)]


def test_one_objective_has_all_marks() -> None:
    assert verdict(ao="AO1").objectives == {"AO1": 1}
    assert verdict().objectives == {}


def test_several_objectives_share_out_the_marks() -> None:
    assert verdict(ao={"AO2": "1"}).objectives == {"AO2": 1}
    question = verdict(ao={"AO1": "1", "AO2": "2"})
    assert messages(question) == ["the objectives share out 3 marks, but the question comes to 1"]


@pytest.mark.parametrize("written", ["", [], {}, "AO1!", {"AO1": "0"}, {"AO1": "x"}, "A" * 21])
def test_what_is_no_objective_is_an_error(written: object) -> None:
    with pytest.raises(ValidationError):
        verdict(ao=written)


def test_a_question_with_parts_has_those_of_its_parts() -> None:
    parts = (verdict(ao="AO2"), verdict(), verdict(ao={"AO3": "1"}))
    assert Structured(id="s", parts=parts).objectives == {"AO2": 1, "AO3": 1}
    assert Structured(id="s", parts=parts, ao="AO1").objectives == {"AO1": 1, "AO2": 1, "AO3": 1}


def test_objectives_stand_in_the_question_or_in_its_parts() -> None:
    question = Structured(id="s", parts=(verdict(ao="AO2"), verdict()), ao={"AO1": 2})
    assert messages(question) == ["both the question and its parts share out objectives"]
