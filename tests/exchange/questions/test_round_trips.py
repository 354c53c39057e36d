"""What is written in a format is read back as it was: nothing is lost but what fitting said."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from bank_strategies import every_item
from hypothesis import given, settings

from worksheets.exchange.questions.fitting import fitted
from worksheets.exchange.questions.formats.registry import formats
from worksheets.exchange.questions.interaction import (
    Choice,
    ExchangeItem,
    ExtendedText,
    NumericEntry,
    Order,
)
from worksheets.exchange.questions.same_key import key_words

PACKAGES = {"canvas": "canvas", "qti21": "qti", "qti3": "qti"}
"""Formats of packages, and what reads them: what they say is alike, not the same."""
TWO_WAY = [
    name for name, one in formats().items() if one.read and one.write and name not in PACKAGES
]


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


def squeezed(thing: object) -> object:
    """What is right without spaces, of which a formula may have others."""
    match thing:
        case str():
            return "".join(thing.split())
        case set():
            return {squeezed(each) for each in thing}
        case list() | tuple():
            return [squeezed(each) for each in thing]
        case dict():
            return {squeezed(key): squeezed(value) for key, value in thing.items()}
    return thing


@pytest.mark.parametrize("name", PACKAGES)
@settings(max_examples=150)
@given(item=every_item)
def test_a_package_has_the_same_key(name: str, item: ExchangeItem) -> None:
    writes, reads = formats()[name], formats()[PACKAGES[name]]
    assert writes.write is not None
    assert reads.read is not None
    fit, _ = fitted(item, writes.can)
    if fit is None:
        return
    bank = reads.read(writes.write([fit], {}), "bank", "en-GB")
    assert bank.seen == 1
    assert not bank.refused, bank.losses
    (back,) = bank.items
    assert back.marks == fit.marks
    if isinstance(fit.interaction, NumericEntry):  # its unit stands behind the blank, as words
        fit = replace(fit, interaction=replace(fit.interaction, unit=""))
    keys = [squeezed(key_words(each.interaction)) for each in (back, fit)]
    assert back.doubts or keys[0] == keys[1], back.interaction
    assert name == "canvas" or rule_of(back) == rule_of(fit)


def rule_of(item: ExchangeItem) -> str:
    """What the marks of an item are for, where that can be this or that."""
    match item.interaction:
        case Choice(rule=rule) | Order(rule=rule):
            return rule
    return ""


@given(item=every_item)
def test_the_same_bytes_are_written_again(item: ExchangeItem) -> None:
    for name in TWO_WAY:
        format_ = formats()[name]
        fit, _ = fitted(item, format_.can)
        write: Callable[..., bytes] | None = format_.write
        if fit is not None and write is not None:
            assert write([fit], {}) == write([fit], {})
