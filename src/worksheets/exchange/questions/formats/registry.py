"""The formats there are: what finds them in a file, reads them and writes them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from worksheets.exchange.questions.fitting import EVERY, Capabilities
from worksheets.exchange.questions.formats import aiken, gift, gift_writing
from worksheets.exchange.questions.interaction import (
    BankFile,
    Choice,
    ExchangeItem,
    Order,
)

Read = Callable[[bytes, str, str], BankFile]
"""Reads the bytes of a file of a name, in a language."""
Write = Callable[[Sequence[ExchangeItem], Mapping[str, bytes]], bytes]
"""Writes items that fit, with the pictures that they name."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name, with the end of its files' names."""

    name: str
    title: str
    suffix: str
    looks_like: Callable[[str], float] | None
    read: Read | None
    write: Write | None
    can: Capabilities


def _moodle_looks(text: str) -> float:
    from worksheets.exchange.questions.formats import moodle_xml  # noqa: PLC0415 lxml, when wanted

    return moodle_xml.looks_like(text)


def _read_moodle(data: bytes, name: str, language: str) -> BankFile:
    from worksheets.exchange.questions.formats import moodle_xml  # noqa: PLC0415 as above

    return moodle_xml.read(data, name, language)


def _write_moodle(items: Sequence[ExchangeItem], pictures: Mapping[str, bytes]) -> bytes:
    from worksheets.exchange.questions.formats import moodle_xml_writing  # noqa: PLC0415 as above

    return moodle_xml_writing.write(items, pictures).encode()


def _plain_file(
    write: Callable[[Sequence[ExchangeItem]], str],
    items: Sequence[ExchangeItem],
    _: Mapping[str, bytes],
) -> bytes:
    return write(items).encode()


GIFT = Capabilities("GIFT", EVERY - {Order}, gaps=1, order=False, pictures=False, marks=False)
MOODLE = Capabilities("Moodle XML", EVERY, gaps=500, gap_choices=True)
AIKEN = Capabilities(
    "Aiken",
    frozenset({Choice}),
    several=False,
    parts_of_marks=False,
    order=False,
    lines=False,
    pictures=False,
    tables=False,
    feedback=False,
    tags=False,
    marks=False,
    markup=False,
)
FORMATS: tuple[Format, ...] = (
    Format(
        "gift",
        "GIFT (Moodle's text format)",
        ".gift",
        gift.looks_like,
        gift.read,
        partial(_plain_file, gift_writing.write),
        GIFT,
    ),
    Format("moodle", "Moodle XML", ".xml", _moodle_looks, _read_moodle, _write_moodle, MOODLE),
    Format(
        "aiken",
        "Aiken (choices in plain text)",
        ".txt",
        aiken.looks_like,
        aiken.read,
        partial(_plain_file, aiken.write),
        AIKEN,
    ),
)


def formats() -> Mapping[str, Format]:
    """All formats by name."""
    return {format_.name: format_ for format_ in FORMATS}


def likely_formats(text: str) -> list[Format]:
    """The formats that a text is most likely in: one, several that are as likely, or none."""
    scores = [
        (format_.looks_like(text), format_) for format_ in FORMATS if format_.looks_like is not None
    ]
    best = max(score for score, _ in scores)
    return [format_ for score, format_ in scores if score == best and best >= 0.3]
