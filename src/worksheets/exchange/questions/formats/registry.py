"""The formats there are: what finds them in a file, reads them and writes them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any

from worksheets.exchange.packages import Package, package_in
from worksheets.exchange.questions.bank_text import decoded
from worksheets.exchange.questions.capabilities import Capabilities
from worksheets.exchange.questions.formats import (
    abilities,
    aiken,
    amc_text,
    cards,
    cards_writing,
    gift,
    gift_writing,
    google_forms,
    latex,
    r_exams,
    sheets,
    table,
    typed_list,
)
from worksheets.exchange.questions.interaction import BankFile, ExchangeItem

Read = Callable[[bytes, str, str], BankFile]
"""Reads the bytes of a file of a name, in a language."""
Write = Callable[[Sequence[ExchangeItem], Mapping[str, bytes]], bytes]
"""Writes items that fit, with the pictures that they name."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name, with the end of its files' names.

    `looks_like` says how sure it is that a text is in it, from 0 to 1; `packed_like` says so of a
    package (a ZIP file).
    """

    name: str
    title: str
    suffix: str
    looks_like: Callable[[str], float] | None
    read: Read | None
    write: Write | None
    can: Capabilities
    packed_like: Callable[[Package], float] | None = None


def _when_wanted(module: str, function: str) -> Callable[..., Any]:
    """A function of the module of a format, which is imported with the first call: few read XML."""

    def called(*arguments: Any) -> Any:
        formats_folder = __name__.rpartition(".")[0]
        return getattr(import_module(f"{formats_folder}.{module}"), function)(*arguments)

    return called


def _write_moodle(items: Sequence[ExchangeItem], pictures: Mapping[str, bytes]) -> bytes:
    from worksheets.exchange.questions.formats import moodle_xml_writing  # noqa: PLC0415 as above

    return moodle_xml_writing.write(items, pictures).encode()


def _write_qti(version: str, items: Sequence[ExchangeItem], pictures: Mapping[str, bytes]) -> bytes:
    written: bytes = _when_wanted("qti_package", "write")(items, pictures, version)
    return written


def _word_looks(package: Package) -> float:
    return 1.0 if package.has("word/document.xml") else 0.0


def _workbook_looks(package: Package) -> float:
    return 1.0 if package.has("xl/workbook.xml") else 0.0


def _plain_file(
    write: Callable[[Sequence[ExchangeItem]], str],
    items: Sequence[ExchangeItem],
    _: Mapping[str, bytes],
) -> bytes:
    return write(items).encode()


FORMATS: tuple[Format, ...] = (
    Format(
        "gift",
        "GIFT (Moodle's text format)",
        ".gift",
        gift.looks_like,
        gift.read,
        partial(_plain_file, gift_writing.write),
        abilities.GIFT,
    ),
    Format(
        "moodle",
        "Moodle XML",
        ".xml",
        _when_wanted("moodle_xml", "looks_like"),
        _when_wanted("moodle_xml", "read"),
        _write_moodle,
        abilities.MOODLE,
    ),
    Format(
        "aiken",
        "Aiken (choices in plain text)",
        ".txt",
        aiken.looks_like,
        aiken.read,
        partial(_plain_file, aiken.write),
        abilities.AIKEN,
    ),
    Format(
        "list",
        "lists of questions in plain text or Markdown",
        ".txt",
        typed_list.looks_like,
        typed_list.read,
        None,
        abilities.LIST,
    ),
    Format(
        "table",
        "tables (CSV, TSV, XLSX), also in the templates of Kahoot, Quizizz and Blooket",
        ".csv",
        table.looks_like,
        table.read,
        None,
        abilities.TABLE,
        _workbook_looks,
    ),
    Format(
        "amc-txt",
        "AMC-TXT (Auto Multiple Choice in plain text)",
        ".txt",
        amc_text.looks_like,
        amc_text.read,
        None,
        abilities.AMC,
    ),
    Format(
        "latex",
        "LaTeX of Auto Multiple Choice and of the class exam; no macro is expanded",
        ".tex",
        latex.looks_like,
        latex.read,
        None,
        abilities.LATEX,
    ),
    Format(
        "r-exams",
        "exercises of R/exams in Markdown or LaTeX; those with R code are refused",
        ".Rmd",
        r_exams.looks_like,
        r_exams.read,
        None,
        abilities.EXERCISE,
    ),
    Format(
        "cards",
        "cards as text, from Quizlet and Anki; they become terms",
        ".txt",
        cards.looks_like,
        cards.read,
        None,
        abilities.CARDS,
    ),
    Format(
        "anki-package",
        "packages of cards from Anki; they become terms",
        ".apkg",
        None,
        _when_wanted("anki_package", "read"),
        None,
        abilities.CARDS,
        _when_wanted("anki_package", "packed_like"),
    ),
    Format(
        "qti",
        "QTI 2.1, 2.2 and 3: items and packages",
        ".zip",
        _when_wanted("qti", "looks_like"),
        _when_wanted("qti", "read"),
        None,
        abilities.QTI,
        _when_wanted("qti", "packed_like"),
    ),
    Format(
        "canvas",
        "Canvas (QTI 1.2 package of Classic Quizzes)",
        "-canvas.zip",
        _when_wanted("canvas", "looks_like"),
        _when_wanted("canvas", "read"),
        _when_wanted("canvas_writing", "write"),
        abilities.CANVAS,
        _when_wanted("canvas", "packed_like"),
    ),
    Format(
        "word",
        "lists of questions in Word",
        ".docx",
        None,
        _when_wanted("word_list", "read"),
        None,
        abilities.WORD,
        _word_looks,
    ),
    Format(
        "qti21",
        "QTI 2.1 package",
        "-qti21.zip",
        None,
        None,
        partial(_write_qti, "2.1"),
        abilities.QTI,
    ),
    Format(
        "qti3",
        "QTI 3 package",
        "-qti3.zip",
        None,
        None,
        partial(_write_qti, "3.0"),
        abilities.QTI_3,
    ),
    Format(
        "kahoot", "a sheet for Kahoot", "-kahoot.xlsx", None, None, sheets.kahoot, abilities.KAHOOT
    ),
    Format(
        "quizizz",
        "a sheet for Quizizz",
        "-quizizz.xlsx",
        None,
        None,
        sheets.quizizz,
        abilities.QUIZIZZ,
    ),
    Format(
        "blooket",
        "a table for Blooket",
        "-blooket.csv",
        None,
        None,
        sheets.blooket,
        abilities.BLOOKET,
    ),
    Format("anki", "cards for Anki", "-anki.txt", None, None, cards_writing.anki, abilities.ANKI),
    Format(
        "quizlet",
        "cards for Quizlet",
        "-quizlet.txt",
        None,
        None,
        cards_writing.quizlet,
        abilities.QUIZLET,
    ),
    Format(
        "google-forms",
        "a script that makes a quiz of Google Forms",
        "-form.gs",
        None,
        None,
        google_forms.write,
        abilities.GOOGLE_FORMS,
    ),
)


def formats() -> Mapping[str, Format]:
    """All formats by name."""
    return {format_.name: format_ for format_ in FORMATS}


def likely_formats(data: bytes) -> list[Format]:
    """The formats that a file is most likely in: one, several that are as likely, or none."""
    package = package_in(data)
    if package is not None:
        scores = [(one.packed_like(package), one) for one in FORMATS if one.packed_like is not None]
    else:
        text, _ = decoded(data)
        scores = [(one.looks_like(text), one) for one in FORMATS if one.looks_like is not None]
    best = max((score for score, _ in scores), default=0.0)
    return [format_ for score, format_ in scores if score == best and best >= 0.3]
