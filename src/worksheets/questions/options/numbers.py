"""What an option is worth, if it is a number: 1,008 and 3 × 10⁴, ½ and −5 °C, 1950 and 44 BC."""

import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from worksheets.model.paper.content import Inlines
from worksheets.questions.options.dates import YEAR, day_of, minute_of
from worksheets.questions.options.in_line import in_line
from worksheets.questions.options.units import measured, multiple

POINT = frozenset(
    [
        "en",
        "zh",
        "ja",
        "ko",
        "he",
        "th",
        "hi",
        "bn",
        "ta",
        "te",
        "ur",
        "ga",
        "cy",
        "gd",
        "mt",
        "ms",
        "fil",
        "sw",
    ]
)
"""Languages that write 1.5 and 1,000; all others write 1,5 and 1.000."""
VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
MONEY = "£$€¥₹₽₩₺₴₪₦¢"
MOST_DIGITS, MOST_POWER = 60, 400
"""Longer numbers are names, and are put in order as such."""
HEAD = re.compile(
    rf"(?P<before>[^\d{VULGAR}{MONEY}+\-\u2212–]*?)(?:(?<=\s)|^)"
    rf"(?P<sign>[+\-\u2212–] ?)?(?P<money>[A-Z]{{0,3}}[{MONEY}])? ?(?P<inner>[+\-\u2212–])?"
    rf"(?=[\d{VULGAR}.,])"
)
MIXED = re.compile(rf"(\d+) ?(?:([{VULGAR}])|(?<= )(\d+) ?[/⁄] ?(\d+))|([{VULGAR}])")
RATIO = re.compile(r"(\d+) ?[/⁄] ?(\d+)")
DECIMAL = re.compile(r"\d{1,3}(?:[ '’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*|[.,]\d+")
TIMES_TEN = re.compile(r" ?[×x·*⋅] ?10\^\(?([+-]?\d+)\)?|[eE]([+-]?\d+)\b")
TO_THE = re.compile(r"\^\(?([+-]?\d+)\)?")
UNIT = re.compile(r"(?:[^\d]|\^\(-?\d\))*")
FROM_TO = re.compile(r"(?<=\d)([^\d]*?) ?(?:[–-]| to ) ?(?=[\d£$€])")
ARABIC = str.maketrans({"٫": ".", "٬": ","})


class Value(NamedTuple):
    """A number, or a range of numbers, of something; only values of one unit can be compared."""

    unit: str
    least: Fraction
    most: Fraction


def values_of(options: Sequence[Inlines], language: str) -> list[Value] | None:
    """What every option is worth; None if some are no numbers or are numbers of other things."""
    values = [value_of(option, language) for option in options]
    numbers = [value for value in values if value is not None]
    units = {value.unit for value in numbers}
    if units == {"", "date"}:
        numbers = [_as_day(value) for value in numbers]
    elif len(units) > 1:
        return None
    return numbers if len(numbers) == len(values) else None


def value_of(option: Inlines, language: str) -> Value | None:
    """What an option is worth; None if it is no number."""
    text = in_line(option).rstrip(".").translate(ARABIC)
    for unit, place in (("date", day_of(text)), ("time", minute_of(text))):
        if place is not None:
            return Value(unit, Fraction(place), Fraction(place))
    comma = language.partition("-")[0] not in POINT and language != "de-CH"
    if single := _single(text, comma=comma):
        return Value(*single, single[1])
    parts = FROM_TO.split(text, maxsplit=1)
    if len(parts) != 3:
        return None
    left, unit, right = parts
    of = unit or f" {re.sub(r'^[^a-zA-Zµμ°%]*', '', right)}"
    first, last = _single(left + of, comma=comma), _single(right, comma=comma)
    if first is None or last is None or first[0] not in ("", last[0]):
        return None
    return Value(last[0], first[1], last[1])


def _as_day(value: Value) -> Value:
    """A year among dates is its beginning."""
    return value if value.unit == "date" else Value("date", value.least * YEAR, value.most * YEAR)


def _single(text: str, *, comma: bool) -> tuple[str, Fraction] | None:
    """The unit of one number and the number; nothing for a sum such as n + 4."""
    head = HEAD.match(text)
    if head and head["before"].strip() and (head["sign"] or "").endswith(" "):
        return None
    plain_number = _plain(text[head.end() :], comma=comma) if head else None
    if head is None or plain_number is None:
        return None
    number, rest = plain_number
    raised = _raised(number, rest)
    if raised is None:
        return None
    number, rest = raised
    if not UNIT.fullmatch(rest):
        return None
    if (head["sign"] or "+").strip() != "+" or head["inner"] not in (None, "+"):
        number = -number
    return _with_unit(number, head["before"].strip() + (head["money"] or ""), rest.strip())


def _with_unit(number: Fraction, before: str, rest: str) -> tuple[str, Fraction]:
    power, rest = multiple(rest)
    number *= 10**power
    match rest:
        case "%" | "‰":
            return before, number / (100 if rest == "%" else 1000)
        case "BC" | "BCE" | "B.C" | "v. Chr" | "av. J.-C" | "a. C":
            return before, -number
        case "AD" | "CE" | "A.D" | "n. Chr":
            return before, number
    unit, size = measured(rest)
    return f"{'' if before == 'AD' else before} {unit}".strip(), number * size


def _raised(number: Fraction, rest: str) -> tuple[Fraction, str] | None:
    """A number with its power of ten, or to a power of its own; None if that is beyond reason."""
    if exponent := TIMES_TEN.match(rest):
        power = int(exponent[1] or exponent[2]) if len(exponent[0]) < 16 else MOST_POWER + 1
        fits = abs(power) <= MOST_POWER
        return (number * Fraction(10) ** power, rest[exponent.end() :]) if fits else None
    if exponent := TO_THE.match(rest):
        power = int(exponent[1]) if len(exponent[0]) < 16 else MOST_POWER + 1
        if abs(power) > MOST_POWER or number > 10**6 or (not number and power < 0):
            return None
        return number**power, rest[exponent.end() :]
    return number, rest


def _plain(text: str, *, comma: bool) -> tuple[Fraction, str] | None:
    """The number that some words begin with, and what follows it."""
    if parsed := MIXED.match(text):
        whole, part, above, below, alone = parsed.groups()
        if max(map(len, (whole or "", above or "", below or ""))) > MOST_DIGITS:
            return None
        if below and not int(below):
            return None
        share = Fraction(int(above), int(below)) if below else _vulgar(part or alone)
        return int(whole or 0) + share, text[parsed.end() :]
    if parsed := RATIO.match(text):
        if len(parsed[0]) > MOST_DIGITS or not int(parsed[2]):
            return None
        return Fraction(int(parsed[1]), int(parsed[2])), text[parsed.end() :]
    if parsed := DECIMAL.match(text):
        number = _decimal(parsed[0], comma=comma)
        return None if number is None else (number, text[parsed.end() :])
    return None


def _vulgar(sign: str) -> Fraction:
    return Fraction(unicodedata.numeric(sign)).limit_denominator(100)


def _decimal(digits: str, *, comma: bool) -> Fraction | None:
    """A number with its separators; None for a code such as 007."""
    if len(digits) > MOST_DIGITS or re.fullmatch(r"0\d+", digits):
        return None
    digits = re.sub(r"[ '’]", "", digits)
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return Fraction(int(digits))
    point = _decimal_mark(digits, marks, comma=comma)
    digits = "".join(
        character for character in digits if character not in ".," or character == point
    )
    whole, _, part = digits.partition(point) if point else (digits, "", "")
    return Fraction(int(whole + part or "0"), 10 ** len(part))


def _decimal_mark(digits: str, marks: Sequence[str], *, comma: bool) -> str:
    """The separator before the decimals: the last of two kinds; a lone one is that of thousands
    where three digits follow and the language has it so."""
    if len(set(marks)) > 1:
        return marks[-1]
    if len(marks) > 1:
        return ""
    mark = marks[0]
    whole, _, part = digits.partition(mark)
    thousands = "." if comma else ","
    grouped = len(part) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
    return "" if mark == thousands and grouped else mark
