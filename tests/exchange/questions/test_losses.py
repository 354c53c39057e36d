"""What a format takes from a question is said, and nothing is said to be taken that is not."""

from dataclasses import replace

import pytest
from bank_strategies import every_item
from hypothesis import given, settings

from worksheets.exchange.questions.fitting import fitted
from worksheets.exchange.questions.formats.registry import formats
from worksheets.exchange.questions.interaction import (
    ONE,
    Choice,
    ExchangeItem,
    Option,
    TextEntry,
)
from worksheets.exchange.questions.plain_content import in_characters
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
        ("anki", ("Korea",), ["the category War"]),
        ("google-forms", ("Korea",), ["the category War", "the tags easy"]),
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
