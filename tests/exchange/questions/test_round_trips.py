"""What is written in a format is read back as it was: nothing is lost but what fitting said."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from bank_strategies import every_item
from hypothesis import given, settings

from worksheets.exchange.questions.fitting import fitted
from worksheets.exchange.questions.formats.registry import formats
from worksheets.exchange.questions.interaction import ExchangeItem, ExtendedText

TWO_WAY = [name for name, one in formats().items() if one.read and one.write]


def once_more(name: str, item: ExchangeItem) -> tuple[ExchangeItem | None, ExchangeItem | None]:
    """The item as a format can say it, and that as it is read back."""
    format_ = formats()[name]
    assert format_.read is not None
    assert format_.write is not None
    fit, _ = fitted(item, format_.can)
    if fit is None:
        return None, None
    data = format_.write([fit], {})
    bank = format_.read(data, "bank", "en-GB")
    assert bank.seen == 1, data.decode()
    assert not bank.refused, (data.decode(), bank.losses)
    return fit, bank.items[0]


def compared(item: ExchangeItem, name: str) -> ExchangeItem:
    """An item without what a format makes up: a name, and lines to write on."""
    if isinstance(item.interaction, ExtendedText):
        item = replace(item, interaction=replace(item.interaction, lines=0))
    if name == "aiken":
        return replace(item, name="", identifier="", path=())
    return replace(item, name="") if not item.name or name == "moodle" else item


@pytest.mark.parametrize("name", TWO_WAY)
@settings(max_examples=300)
@given(item=every_item)
def test_what_fits_comes_back(name: str, item: ExchangeItem) -> None:
    fit, back = once_more(name, item)
    if fit is not None and back is not None:
        assert compared(back, name) == compared(fit, name)


@given(item=every_item)
def test_the_same_bytes_are_written_again(item: ExchangeItem) -> None:
    for name in TWO_WAY:
        format_ = formats()[name]
        fit, _ = fitted(item, format_.can)
        write: Callable[..., bytes] | None = format_.write
        if fit is not None and write is not None:
            assert write([fit], {}) == write([fit], {})
