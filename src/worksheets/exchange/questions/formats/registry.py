"""The formats there are: what finds them in a file, reads them and writes them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from worksheets.exchange.questions.capabilities import EVERY, Capabilities
from worksheets.exchange.questions.formats import (
    aiken,
    cards,
    gift,
    gift_writing,
    google_forms,
    sheets,
)
from worksheets.exchange.questions.formats.qti_xml import Version
from worksheets.exchange.questions.interaction import (
    BankFile,
    Choice,
    ExchangeItem,
    ExtendedText,
    Match,
    NoInteraction,
    NumericEntry,
    Order,
    TextEntry,
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


def _write_qti(
    version: Version, items: Sequence[ExchangeItem], pictures: Mapping[str, bytes]
) -> bytes:
    from worksheets.exchange.questions.formats import qti_package  # noqa: PLC0415 when wanted

    return qti_package.write(items, pictures, version)


def _write_canvas(items: Sequence[ExchangeItem], pictures: Mapping[str, bytes]) -> bytes:
    from worksheets.exchange.questions.formats import canvas  # noqa: PLC0415 when wanted

    return canvas.write(items, pictures)


def _plain_file(
    write: Callable[[Sequence[ExchangeItem]], str],
    items: Sequence[ExchangeItem],
    _: Mapping[str, bytes],
) -> bytes:
    return write(items).encode()


GIFT = Capabilities(
    "GIFT", EVERY - {Order}, gaps=1, order=False, pictures=False, marks=False, scheme=False
)
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
QTI = Capabilities(
    "QTI",
    EVERY,
    gaps=500,
    gap_choices=True,
    less_extra=True,
    answer_feedback=False,
    mathml=True,
)
CANVAS = Capabilities(
    "Canvas",
    EVERY - {Order},
    gaps=500,
    gap_choices=True,
    parts_of_marks=False,
    order=False,
    tags=False,
    answer_feedback=False,
    parts_of_answers=False,
    numbers_in_gaps=False,
    case=False,
)
GAME = Capabilities(
    "Kahoot",
    frozenset({Choice}),
    parts_of_marks=False,
    order=False,
    lines=False,
    pictures=False,
    tables=False,
    feedback=False,
    tags=False,
    marks=False,
    markup=False,
    most_options=4,
)
KAHOOT = replace(GAME, longest_question=120, longest_option=75)
BLOOKET = replace(GAME, name="Blooket")
QUIZIZZ = replace(
    GAME,
    name="Quizizz",
    interactions=frozenset({Choice, TextEntry, NumericEntry, ExtendedText}),
    gaps=1,
    most_options=5,
    most_answers=5,
    answer_feedback=False,
    parts_of_answers=False,
    numbers_in_gaps=False,
    tolerance=False,
    case=False,
    feedback=True,
    option_feedback=False,
    scheme=False,
)
ANKI = Capabilities(
    "Anki",
    EVERY - {NoInteraction},
    gaps=500,
    parts_of_marks=False,
    order=False,
    pictures=False,
    feedback=False,
    marks=False,
    answer_feedback=False,
    parts_of_answers=False,
    numbers_in_gaps=False,
    tolerance=False,
    case=False,
    scheme=True,
)
QUIZLET = replace(
    GAME,
    name="Quizlet",
    interactions=frozenset({Choice, TextEntry, NumericEntry, Match, Order}),
    gaps=500,
    most_options=0,
    most_answers=1,
    wrong_options=False,
    answer_feedback=False,
    parts_of_answers=False,
    numbers_in_gaps=False,
    tolerance=False,
    case=False,
)
GOOGLE_FORMS = Capabilities(
    "Google Forms",
    frozenset({Choice, TextEntry, NumericEntry, ExtendedText, NoInteraction}),
    gaps=1,
    parts_of_marks=False,
    order=False,
    pictures=False,
    tables=False,
    lists=False,
    tags=False,
    markup=False,
    whole_marks=True,
    answer_feedback=False,
    parts_of_answers=False,
    numbers_in_gaps=False,
    tolerance=False,
    case=False,
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
    Format("qti21", "QTI 2.1 package", "-qti21.zip", None, None, partial(_write_qti, "2.1"), QTI),
    Format("qti3", "QTI 3 package", "-qti3.zip", None, None, partial(_write_qti, "3.0"), QTI),
    Format("canvas", "Canvas (QTI 1.2 package)", "-canvas.zip", None, None, _write_canvas, CANVAS),
    Format("kahoot", "a sheet for Kahoot", "-kahoot.xlsx", None, None, sheets.kahoot, KAHOOT),
    Format("quizizz", "a sheet for Quizizz", "-quizizz.xlsx", None, None, sheets.quizizz, QUIZIZZ),
    Format("blooket", "a table for Blooket", "-blooket.csv", None, None, sheets.blooket, BLOOKET),
    Format("anki", "cards for Anki", "-anki.txt", None, None, cards.anki, ANKI),
    Format("quizlet", "cards for Quizlet", "-quizlet.txt", None, None, cards.quizlet, QUIZLET),
    Format(
        "google-forms",
        "a script that makes a quiz of Google Forms",
        "-form.gs",
        None,
        None,
        google_forms.write,
        GOOGLE_FORMS,
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
