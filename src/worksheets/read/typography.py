"""Typography of plain text by the customs of its language: quotes, dashes, units, ellipses."""

import re
from dataclasses import dataclass

from worksheets.language.languages import REFERENCE, SHIPPED
from worksheets.memo import memo

NO_BREAK = "\u00a0"

OPENING = set(" \n\t([{–—‘“„‚«‹¡¿/\u00a0")
"""What can stand before an opening quotation mark, besides the start of the text."""

YEARS = re.compile(r"(?<![\d-])(\d{1,4})-(\d{1,4})(?![\d-])")
COUNTED = re.compile(r"[\d\ue000-\uf8ff]\.? ")
"""What units and months come after: a digit, or the mark of a number that is filled in later."""
NUMBERED = re.compile(r" (?:\d|[A-Z]\b)")
"""What words like 'Source' come before. Asking first saves 5 % of the time to read a course."""
UNIT = re.compile(
    r"(?<=[\d\ue000-\uf8ff]) (?=(?:"
    "mm|cm|m|km|µm|nm|mg|g|kg|t|ml|cl|l|ms|s|min|h|Hz|kHz|MHz|J|kJ|MJ|W|kW|MW|V|kV|mV|A|mA|N|kN|Pa|"
    r"kPa|hPa|K|mol|C|F|Ω|ha)(?:[²³]|\b)|°C|°F|%|[€£$₹¥₩])"
)
"""The space between a number and its unit."""
MINUS = re.compile(r"(?<=[\d)\]]) - (?=[\d(\[]|[b-zB-HJ-Z]\b)|(?<=\b[A-Za-z]) - (?=[\d(\[])")
"""A hyphen between numbers, brackets and single letters, which no dash of any language can be."""
CLOSING = re.compile(r"(?<=[^\s(\[{])'(?!\w)")
OPENING_MARK = re.compile(r"(?<![^\s(\[{])'(?=\S)")
SIBILANTS = frozenset("sxzß")
"""Names that end in these have an apostrophe for the possessor."""


@dataclass(frozen=True, slots=True)
class Locale:
    """The marks of a language: outer and inner quotation marks, and a dash with its spaces; and
    where no line ends: between a word and the number or letter that it announces, and before a
    month."""

    double: tuple[str, str]
    single: tuple[str, str]
    dash: str = " – "
    announced: re.Pattern[str] | None = None
    month: re.Pattern[str] | None = None


LOCALES = {
    "de-CH": Locale(("«", "»"), ("‹", "›")),
    "es": Locale(("«", "»"), ("“", "”"), " — "),
    "it": Locale(("«", "»"), ("“", "”")),
    "pt": Locale(("“", "”"), ("‘", "’")),
    "nl": Locale(("“", "”"), ("‘", "’")),
    "pl": Locale(("„", "”"), ("«", "»")),
    "cs": Locale(("„", "“"), ("‚", "‘")),
    "sv": Locale(("”", "”"), ("’", "’")),
    "da": Locale(("»", "«"), ("›", "‹")),
    "ru": Locale(("«", "»"), ("„", "“"), " — "),
}
"""Customs of languages and regions that have no words here yet."""


@memo(32)
def locale_of(language: str) -> Locale:
    """The customs of a language tag such as 'en-GB'; English ones for a language not listed.

    Without its memo, papers with new texts take nine times as long.
    """
    found = LOCALES.get(language) or LOCALES.get(language.partition("-")[0])
    if found is not None:
        return found
    customs = SHIPPED.of(language if SHIPPED.has(language) else REFERENCE).customs
    writing, months = customs.writing, "|".join(customs.dates.months)
    return Locale(
        writing.double_quotes,
        writing.single_quotes,
        writing.dash,
        re.compile(rf"\b({'|'.join(customs.announcing)}) (?=\d|[A-Z]\b)"),
        re.compile(rf"(?<=\d)(\.?) (?=(?:{months})\b)"),
    )


def typeset(text: str, before: str = "", language: str = "en-GB", opened: int = 0) -> str:
    """The text with typographic marks; `before` is the character that stands before it.

    So many single quotation marks are `opened` before it and still open.
    """
    locale = locale_of(language)
    if "-" in text:
        text = MINUS.sub(" − ", text)
        text = text.replace("---", "—").replace(" -- ", locale.dash).replace("--", "–")
        text = text.replace(" - ", locale.dash)
        text = YEARS.sub(r"\1–\2", text)
    if "..." in text:
        text = text.replace("...", "…")
    if COUNTED.search(text):
        text = UNIT.sub(NO_BREAK, text)
        if locale.month:
            text = locale.month.sub(rf"\1{NO_BREAK}", text)
    if locale.announced and NUMBERED.search(text):
        text = locale.announced.sub(rf"\1{NO_BREAK}", text)
    return _quoted(text, before, locale, opened) if "'" in text or '"' in text else text


def _quoted(text: str, before: str, locale: Locale, opened: int) -> str:
    letters: list[str] = []
    for n, letter in enumerate(text):
        if letter not in "'\"":
            letters.append(letter)
            continue
        last = letters[-1][-1] if letters else before
        following = text[n + 1] if n + 1 < len(text) else ""
        opens = (not last or last in OPENING) and not following.isspace()
        if letter == '"':
            letters.append(locale.double[0 if opens else 1])
        elif _apostrophe(text, n, last, following, opens=opens):
            letters.append("’")
        elif opens:
            opened += 1
            letters.append(locale.single[0])
        elif not opened or _ends_word(text, n, last):
            letters.append("’")
        else:
            opened -= 1
            letters.append(locale.single[1])
    return "".join(letters)


def _ends_word(text: str, n: int, last: str) -> bool:
    """Whether a straight single mark behind an s is part of a name, for another one closes what is
    quoted: 'Jens' hund'."""
    following = CLOSING.search(text, n + 1)
    opening = OPENING_MARK.search(text, n + 1)
    closes = following and not (opening and opening.start() < following.start())
    owns = last.casefold() in SIBILANTS and re.match(r" \w", text[n + 1 :])
    return bool(owns and closes)


def _apostrophe(text: str, n: int, last: str, following: str, *, opens: bool) -> bool:
    """Whether a straight single mark is an apostrophe, for letters or years left out: don't,
    '49."""
    if opens:
        return following.isdigit() and bool(re.match(r"\d\ds?\b", text[n + 1 :]))
    return last.isalnum() and following.isalnum()
