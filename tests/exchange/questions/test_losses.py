"""What a format takes from a question is said, and nothing is said to be taken that is not."""

from dataclasses import replace

import pytest
from bank_strategies import every_item
from file_words import is_in, words_of_file, words_of_item
from hypothesis import given, settings
from hypothesis import strategies as st

from worksheets.exchange.questions.fitting import fitted
from worksheets.exchange.questions.fitting_together import in_one_file
from worksheets.exchange.questions.formats.registry import formats
from worksheets.exchange.questions.interaction import (
    ONE,
    Choice,
    ExchangeItem,
    Match,
    Option,
    TextEntry,
)
from worksheets.exchange.questions.plain_content import in_characters
from worksheets.exchange.questions.splitting import split_up
from worksheets.model.diagnostics import Span
from worksheets.model.paper.content import Gap, Text, plain

WRITTEN = [name for name, one in formats().items() if one.write]


def without_nothing(item: ExchangeItem) -> ExchangeItem:
    """An item without what means nothing: the weight of an only blank, and how it is shown."""
    interaction = item.interaction
    if isinstance(interaction, TextEntry) and len(interaction.gaps) == 1:
        ((slot, gap),) = interaction.gaps.items()
        interaction = TextEntry({slot: replace(gap, weight=1)})
    body = tuple(
        (Text(plain(in_characters(part))),)
        if isinstance(part, tuple) and all(isinstance(one, Text | Gap) for one in part)
        else part
        for part in item.body
    )
    return replace(item, interaction=interaction, body=body)


@pytest.mark.parametrize("name", WRITTEN)
@settings(max_examples=300)
@given(item=every_item)
def test_an_item_is_as_it_was_or_there_is_a_loss(name: str, item: ExchangeItem) -> None:
    fit, losses = fitted(item, formats()[name].can)
    if fit is None:
        assert losses[-1].grade == "refused"
        return
    assert bool(losses) == (without_nothing(fit) != without_nothing(item)), (losses, fit)


@pytest.mark.parametrize(
    ("name", "said", "lost"),
    [
        ("moodle", ("Korea", "War"), []),
        ("gift", ("Korea", "War"), []),
        ("canvas", ("Korea",), ["the category War", "the tags easy"]),
        ("anki", ("Korea", "War"), []),
        ("google-forms", ("Korea", "War"), ["the tags easy"]),
        ("aiken", (), ["the category Korea / War", "the tags easy"]),
        ("kahoot", (), ["the category Korea / War", "the tags easy"]),
        ("quizizz", (), ["the category Korea / War", "the tags easy"]),
        ("blooket", (), ["the category Korea / War", "the tags easy"]),
        (
            "quizlet",
            (),
            ["the category Korea / War", "the tags easy", "the options that are wrong"],
        ),
    ],
)
def test_categories_and_tags_that_a_format_has_not_are_lost_at_their_place(
    name: str, said: tuple[str, ...], lost: list[str]
) -> None:
    options = (Option((Text("Han"),)), Option((Text("Amnok"),), ONE))
    place = Span("1.yaml", 7)
    item = ExchangeItem(
        ((Text("Which?"),),), Choice(options), path=("Korea", "War"), tags=("easy",), span=place
    )
    fit, losses = fitted(item, formats()[name].can)
    assert fit is not None
    assert fit.path == said
    assert sorted(loss.what for loss in losses) == sorted(lost)
    assert {loss.span for loss in losses} <= {place}


@pytest.mark.parametrize("name", WRITTEN)
@settings(max_examples=200)
@given(several=st.lists(every_item, min_size=1, max_size=3))
def test_all_words_of_what_fits_are_in_the_file(name: str, several: list[ExchangeItem]) -> None:
    format_ = formats()[name]
    parts = [part for item in several for part in split_up(item, format_.can)[0]]
    fit = [one for one, _ in (fitted(part, format_.can) for part in parts) if one is not None]
    together, losses = in_one_file(fit, format_.can)
    changed = [one for one, two in zip(fit, together, strict=True) if one.path and one != two]
    assert len(losses) == len(changed)
    assert format_.write is not None
    file = words_of_file(format_.write(together, {})) if together else []
    lacking = [
        (where, words)
        for item in together
        for where, words in words_of_item(item)
        if not is_in(words, file)
    ]
    assert not lacking


@pytest.mark.parametrize(("name", "lost"), [("canvas", ["the category Other"]), ("anki", [])])
def test_a_category_that_is_not_the_title_of_the_file_is_lost_at_its_place(
    name: str, lost: list[str]
) -> None:
    choice = Choice((Option((Text("Han"),)), Option((Text("Amnok"),), ONE)))
    items = [
        ExchangeItem(((Text("Which?"),),), choice, path=(path,), span=Span("1.yaml", line))
        for line, path in enumerate(("Korea", "Other", "Korea"), 1)
    ]
    together, losses = in_one_file(items, formats()[name].can)
    assert [loss.what for loss in losses] == lost
    assert {loss.span.line for loss in losses} == ({2} if lost else set())
    write = formats()[name].write
    assert write is not None
    assert is_in("Other", words_of_file(write(together, {}))) != bool(lost)


@pytest.mark.parametrize("name", ["anki", "quizlet"])
def test_options_that_belong_to_nothing_are_lost_on_cards(name: str) -> None:
    words = [(Text(one),) for one in ("USSR", "USA", "China")]
    item = ExchangeItem(((Text("Whose?"),),), Match(((Text("Mao"),),), tuple(words), (2,)))
    fit, losses = fitted(item, formats()[name].can)
    assert fit is not None
    assert fit.interaction == Match(((Text("Mao"),),), ((Text("China"),),), (0,))
    assert [loss.what for loss in losses] == ["the options that belong to nothing: USSR, USA"]
