"""A source of several questions stands once in a file, where the format can say that."""

from collections.abc import Mapping

import pytest
from file_words import is_in, words_of_file
from lxml import etree
from qti_reader import files_of
from typed_questions import remembered

from worksheets.exchange.questions.fitting import fitted
from worksheets.exchange.questions.fitting_together import in_one_file
from worksheets.exchange.questions.formats.qti import read
from worksheets.exchange.questions.formats.registry import formats
from worksheets.exchange.questions.interaction import (
    ONE,
    ExchangeItem,
    ExtendedText,
    Loss,
    NoInteraction,
    Picture,
    Stimulus,
)
from worksheets.exchange.questions.stimuli import with_stimuli
from worksheets.model.diagnostics import Span
from worksheets.model.paper.content import Text, plain

__all__ = ["remembered"]

LETTER = Stimulus("Source A", ((Text("We shall fight."),), Picture("ship.png", "a ship")))
POSTER = Stimulus("Source B", ((Text("Join us."),),))
PICTURES: Mapping[str, bytes] = {"ship.png": b"PNG"}


def asked(number: int, *stimuli: Stimulus) -> ExchangeItem:
    """A question about sources."""
    return ExchangeItem(
        ((Text(f"Question {number}?"),),),
        ExtendedText(),
        f"q{number}",
        f"q{number}",
        ("Paper",),
        stimuli=stimuli,
        span=Span("paper.yaml", number),
    )


ITEMS = (asked(1, LETTER), asked(2, LETTER), asked(3, LETTER, POSTER), asked(4), asked(5, POSTER))


def together(name: str) -> tuple[tuple[ExchangeItem, ...], tuple[Loss, ...]]:
    can = formats()[name].can
    fit = [fitted(with_stimuli(item, can), can)[0] for item in ITEMS]
    return in_one_file([item for item in fit if item is not None], can)


def written(name: str) -> bytes:
    write = formats()[name].write
    assert write is not None
    return write(together(name)[0], PICTURES)


def words(item: ExchangeItem) -> list[str]:
    return [" ".join(plain(part).split()) for part in item.body if isinstance(part, tuple)]


def test_canvas_has_a_text_before_questions_about_the_same() -> None:
    items, losses = together("canvas")
    assert [words(item) for item in items] == [
        ["We shall fight."],
        ["Question 1?"],
        ["Question 2?"],
        ["We shall fight.", "Join us.", "Question 3?"],
        ["Question 4?"],
        ["Join us.", "Question 5?"],
    ]
    assert items[0].interaction == NoInteraction()
    assert items[0].name == "Source A"
    assert not any(item.stimuli for item in items)
    assert sum(item.marks for item in items[1:]) == 5 * ONE
    files = files_of(written("canvas"))
    assert b"<points_possible>5</points_possible>" in files["quiz/assessment_meta.xml"]
    assert files["quiz/quiz.xml"].count(b"We shall fight.") == 2
    (loss,) = losses
    assert (loss.grade, loss.code, loss.what) == ("changed", "source", "Source A of 2 questions")
    assert loss.span == Span("paper.yaml", 1)


def test_qti_3_has_a_file_for_each_source_and_reads_it_back() -> None:
    data = written("qti3")
    files = files_of(data)
    assert [name for name in sorted(files) if name.startswith("stimuli/")] == [
        "stimuli/stimulus-001.xml",
        "stimuli/stimulus-002.xml",
    ]
    assert sum(text.count(b"We shall fight.") for text in files.values()) == 1
    assert not together("qti3")[1]
    bank = read(data, "bank", "en-GB")
    assert not bank.losses
    assert [words(item) for item in bank.items] == [
        ["We shall fight.", "Question 1?"],
        ["We shall fight.", "Question 2?"],
        ["We shall fight.", "Join us.", "Question 3?"],
        ["Question 4?"],
        ["Join us.", "Question 5?"],
    ]
    assert all(any(isinstance(part, Picture) for part in bank.items[n].body) for n in range(3))
    manifest = etree.fromstring(files["imsmanifest.xml"])
    named = {one.get("href") for one in manifest.iter("{*}file")}
    assert named == set(files) - {"imsmanifest.xml"}
    known = {one.get("identifier") for one in manifest.iter("{*}resource")}
    assert {one.get("identifierref") for one in manifest.iter("{*}dependency")} <= known


@pytest.mark.parametrize("name", ["moodle", "gift", "qti21", "anki"])
def test_other_formats_have_a_source_with_each_question(name: str) -> None:
    items, losses = together(name)
    assert not losses
    assert [words(item)[0] for item in items[:2]] == ["We shall fight."] * 2
    assert is_in("We shall fight.", words_of_file(written(name)))
