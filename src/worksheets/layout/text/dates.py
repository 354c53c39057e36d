"""Dates that no line parts, in the narrow columns of tables."""

import re

from worksheets.language.language import Language
from worksheets.layout.style import Style
from worksheets.layout.text.prose import text_style
from worksheets.layout.text.words import words_of
from worksheets.memo import memo
from worksheets.model.paper.content import Gap, Inlines, Text
from worksheets.model.paper.wording import rewritten, unbroken


def unbroken_dates(content: Inlines, language: Language) -> Inlines:
    """The content with its dates, as its language writes them, on one line each."""
    dates = _dates(language)

    def bound(inline: Text | Gap) -> Inlines:
        if isinstance(inline, Gap) or not any(map(str.isdigit, inline.text)):
            return (inline,)
        return (Text(dates.sub(lambda date: unbroken(date[0]), inline.text)),)

    return rewritten(content, bound)


def with_whole_dates(content: Inlines, measure: float, size: float, style: Style) -> Inlines:
    """The content with unbroken dates, unless one is wider than the measure: a word that is so wide
    would be cut between letters."""
    bound = unbroken_dates(content, style.language)
    if bound == content:
        return content
    words = words_of(bound, style.faces, text_style(size, measure, style))
    return bound if all(word.width <= measure for word in words) else content


@memo(16)
def _dates(language: Language) -> re.Pattern[str]:
    """A date known to the day or to the month, with its year.

    Without its memo, the specs here take 11 % longer.
    """
    dates = language.customs.dates
    month = "|".join(map(re.escape, sorted({*dates.months, *dates.short_months})))
    parts = {"day": r"\d{1,2}", "month": f"(?:{month})", "year": r"\d{1,4}"}
    forms = (dates.day, dates.first, dates.month)
    return re.compile("|".join(_pattern(form, parts) for form in forms))


def _pattern(form: str, parts: dict[str, str]) -> str:
    """A form of a date as a pattern; its spaces may have been made unbreakable before."""
    pattern = re.escape(form).replace("\\ ", "[ \u00a0]")
    for name, part in parts.items():
        pattern = pattern.replace(re.escape(f"{{{name}}}"), part)
    return rf"\b{pattern}\b"
