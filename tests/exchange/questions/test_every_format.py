"""What holds for every format: the same bytes again, no traceback, nothing gained on the way."""

from pathlib import Path

import pytest
from bank_strategies import every_item
from hypothesis import given, settings
from hypothesis import strategies as st
from test_banks import GIFT, course_at, imported
from typed_questions import remembered

from worksheets.exchange.questions.exporting import export_course
from worksheets.exchange.questions.fitting import fitted
from worksheets.exchange.questions.formats.registry import formats
from worksheets.exchange.questions.importing import BankImport, import_banks
from worksheets.exchange.questions.interaction import BankFile, ExchangeItem
from worksheets.exchange.questions.same_key import key_words
from worksheets.language.languages import SHIPPED
from worksheets.memo import Memory
from worksheets.model.diagnostics import Sink

__all__ = ["remembered"]

PACKAGES = {"canvas": "canvas", "qti21": "qti", "qti3": "qti"}
WRITERS = {name: PACKAGES.get(name, name) for name, one in formats().items() if one.write}
READERS = [name for name, one in formats().items() if one.read]
DEEP = 10_000
NESTED = [
    "<quiz>" + "<question>" * DEEP,
    "<assessmentItem><itemBody>" + "<div>" * DEEP,
    "<questestinterop><item><presentation>" + "<flow>" * DEEP,
    "{" * DEEP, "[" * DEEP, "(" * DEEP, "> " * DEEP, "* " * DEEP, '"' * DEEP, "\\begin{a}" * DEEP,
    "\\begin{question}{a}" + "{" * DEEP, "{{c1::" * DEEP, "Q {=" + "\\{" * DEEP, "<b>" * DEEP,
    "1. <b>" + "<i>" * DEEP,
]  # fmt: skip
"""What is opened many times, and never closed."""


def counted(name: str, data: bytes) -> BankFile:
    """A bank of which every entry is counted."""
    read = formats()[name].read
    assert read is not None
    found = read(data, "bank", "en-GB")
    assert len(found.items) + len(found.terms) + found.refused == found.seen
    return found


@pytest.mark.parametrize("name", PACKAGES)
@settings(max_examples=60)
@given(item=every_item)
def test_a_package_has_the_same_bytes_again(name: str, item: ExchangeItem) -> None:
    format_ = formats()[name]
    fit, _ = fitted(item, format_.can)
    assert format_.write is not None
    if fit is not None:
        assert format_.write([fit], {}) == format_.write([fit], {})


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("text", NESTED, ids=range(len(NESTED)))
def test_what_is_nested_deeply_is_counted(name: str, text: str) -> None:
    counted(name, text.encode())


@pytest.mark.parametrize("name", [name for name, reader in WRITERS.items() if reader in READERS])
@settings(max_examples=60)
@given(item=every_item, data=st.data())
def test_damaged_banks_are_counted(name: str, item: ExchangeItem, data: st.DataObject) -> None:
    format_ = formats()[name]
    fit, _ = fitted(item, format_.can)
    if fit is None or format_.write is None:
        return
    whole = bytearray(format_.write([fit, fit], {}))
    for _ in range(data.draw(st.integers(0, 3))):
        whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    counted(WRITERS[name], bytes(whole[: data.draw(st.integers(1, len(whole)))]))


def said(item: ExchangeItem) -> object:
    """All of an item but its category, which is one of the course now, and the order of options."""
    key = key_words(item.interaction)
    return item.name, item.body, key, item.marks, item.feedback, item.tags


def test_a_bank_that_was_exported_is_imported_as_it_was(tmp_path: Path) -> None:
    first = imported(tmp_path, GIFT)
    moodle = formats()["moodle"]
    banks = []
    folder = first.course
    for n in range(2):
        with Memory().used():
            course = course_at(folder)
            data = export_course(course, SHIPPED.of(course.language), moodle).data
        banks.append([said(one) for one in counted("moodle", data).items])
        bank = tmp_path / f"again{n}.xml"
        bank.write_bytes(data)
        outcome = import_banks(BankImport([bank], tmp_path / f"courses{n}"), Sink())
        assert outcome is not None
        assert outcome.imported == len(banks[0])
        folder = outcome.course
    assert banks[0] == banks[1]
