"""No reader of ours finds a key in a paper that was exported without one."""

import pytest
from flows import NAMES, handout_of
from readings import word_file_of

from worksheets.exchange.papers.formats import markdown
from worksheets.exchange.questions.formats.registry import formats
from worksheets.exchange.questions.interaction import BankFile


def read(format_: str, data: bytes) -> BankFile:
    reader = formats()[format_].read
    assert reader is not None
    return reader(data, "paper", "en-GB")


@pytest.mark.parametrize("name", [*NAMES, "exams/ib-paper-2", "forms/times-tables"])
def test_a_paper_is_refused_question_by_question(name: str) -> None:
    flow = handout_of(name)
    found = read("word", word_file_of(flow)), read("list", markdown.write(flow, "p").files["p.md"])
    for bank in found:
        assert [(item.body, item.interaction) for item in bank.items] == []
        assert not bank.terms
        assert bank.refused == bank.seen


@pytest.mark.parametrize(
    "answer", ["______ cm", "______ cm [2]", "£ ........", "x = ______", "…… m/s", "________"]
)
def test_a_place_to_write_in_is_no_key(answer: str) -> None:
    bank = read("list", f"1. How long is it?\nAnswer: {answer}\n".encode())
    assert not bank.items
    assert [loss.what for loss in bank.losses] == ["nothing says what the answer is"]


@pytest.mark.parametrize("answer", ["Paris", "__Paris__", "___Paris___", "_Paris_"])
def test_an_answer_that_is_dressed_is_a_key(answer: str) -> None:
    bank = read("list", f"1. What is the capital of France?\nAnswer: {answer}\n".encode())
    assert len(bank.items) == 1


@pytest.mark.parametrize(("answer", "known"), [("____ C", 0), ("____", 0), ("C", 1), ("__C__", 1)])
def test_a_place_for_a_letter_is_no_key(answer: str, known: int) -> None:
    options = "A. watt\nB. volt\nC. coulomb\n"
    bank = read("list", f"1. What is charge measured in?\n{options}Answer: {answer}\n".encode())
    assert len(bank.items) == known
    assert bank.refused == 1 - known
