"""A statement to judge: what is to be done with it stands on a line of its own."""

from test_contract import example
from words import ENGLISH
from worksheets.model.paper.content import LineBreak, Para, text
from worksheets.model.question import Setting


def test_the_instruction_of_a_reason_is_not_read_as_part_of_the_statement() -> None:
    asked, *_ = example("true-false").lowered(Setting(("q",), {}, {}, ENGLISH)).body
    assert isinstance(asked, Para)
    statement, line_end, *_ = asked.content
    assert (statement,) == text("Stalin sent Soviet infantry to fight in Korea.")
    assert line_end == LineBreak()
