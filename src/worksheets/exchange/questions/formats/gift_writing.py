"""GIFT for Moodle: what fits it, written so that every reader of GIFT agrees.

Texts are HTML, which all readers take, and every mark in them is behind a backslash.
"""

import re
from collections.abc import Iterator, Sequence

from worksheets.exchange.questions.hypertext_writing import html_line, html_of
from worksheets.exchange.questions.interaction import (
    ONE,
    AcceptedAnswer,
    Choice,
    ExchangeItem,
    ExtendedText,
    Match,
    NoInteraction,
    NumericEntry,
    NumericRange,
    Option,
    Order,
    TextEntry,
    TextGap,
    is_verdict,
)
from worksheets.exchange.questions.shared_syntax import written_path
from worksheets.exchange.questions.worths import per_cent
from worksheets.model.paper.content import Inlines, plain

MARKS = re.compile(r"[\\~=#{}:]")


def write(items: Sequence[ExchangeItem]) -> str:
    """A file of items that fit GIFT; raises ValueError for one that does not."""
    lines: list[str] = []
    path: tuple[str, ...] = ()
    for item in items:
        if item.path != path:
            path = item.path
            lines += [f"$CATEGORY: {written_path(path)}", ""]
        comments = [f"[id:{_bracketed(item.identifier)}]"] if item.identifier else []
        comments += [f"[tag:{_bracketed(tag)}]" for tag in item.tags]
        lines += [f"// {' '.join(comments)}"] if comments else []
        lines += [_entry(item), ""]
    return "\n".join(lines)


def _entry(item: ExchangeItem) -> str:
    name = f"::{_escaped(item.name)}::" if item.name else ""
    answer = "".join(f"\n  {line}" for line in _answers(item))
    if item.feedback:
        answer += f"\n  ####{_html(item.feedback)}"
    braces = "" if isinstance(item.interaction, NoInteraction) else f" {{{answer}}}"
    if isinstance(item.interaction, TextEntry) and _has_gap(item):
        return f"{name}[html]{_text(item, braces.strip())}"
    return f"{name}[html]{_text(item, '')}{braces}"


def _has_gap(item: ExchangeItem) -> bool:
    return "\0" in html_of(item.body, blank=lambda _: "\0")


def _text(item: ExchangeItem, answer: str) -> str:
    """The body, with the answer where its blank is."""
    before, gap, after = html_of(item.body, blank=lambda _: "\0").partition("\0")
    return f"{_escaped(before)}{answer}{_escaped(after)}" if gap else _escaped(before)


def _answers(item: ExchangeItem) -> Iterator[str]:
    match item.interaction:
        case Choice(options, ordered=True) if is_verdict(options):
            right = options[0].worth == ONE
            wrong_why, right_why = (options[n].why for n in ((1, 0) if right else (0, 1)))
            whys = f"#{_html(wrong_why)}#{_html(right_why)}" if wrong_why or right_why else ""
            yield f"{'TRUE' if right else 'FALSE'}{whys}"
        case Choice(options, several):
            yield from (_option(option, several=several) for option in options)
        case TextEntry(gaps):
            (gap,) = gaps.values()
            yield from _gap(gap)
        case NumericEntry(ranges):
            yield f"#{' '.join(_range(one) for one in ranges)}"
        case Match(prompts, options, key):
            for prompt, option in zip(prompts, key, strict=True):
                yield f"={_html(prompt)} -> {_escaped(plain(options[option]))}"
            for n, spare in enumerate(options):
                if n not in key:
                    yield f"= -> {_escaped(plain(spare))}"
        case Order():
            raise ValueError("GIFT has no ordering")
        case ExtendedText() | NoInteraction():
            return


def _option(option: Option, *, several: bool) -> str:
    if option.worth == ONE and not several:
        mark = "="
    elif option.worth:
        mark = f"~%{per_cent(option.worth)}%"
    else:
        mark = "~"
    return f"{mark}{_html(option.content)}{_why(option.why)}"


def _gap(gap: TextGap) -> Iterator[str]:
    for answer in gap.answers:
        worth = "" if answer.worth == ONE else f"%{per_cent(answer.worth)}%"
        yield f"={worth}{_words(answer)}{_why(answer.why)}"


def _words(answer: AcceptedAnswer) -> str:
    return _escaped(plain(answer.words).replace("*", r"\*"))


def _range(one: NumericRange) -> str:
    worth = "" if one.worth == ONE else f"%{per_cent(one.worth)}%"
    middle, off = (one.least + one.most) / 2, (one.most - one.least) / 2
    tolerance = f":{off.normalize():f}" if off else ""
    return f"={worth}{middle.normalize():f}{tolerance}{_why(one.why)}"


def _why(why: Inlines) -> str:
    return f"#{_html(why)}" if why else ""


def _html(content: Inlines) -> str:
    """A line of HTML; one that is nothing but plain words needs no mark for that."""
    return _escaped(html_line(content))


def _escaped(text: str) -> str:
    return MARKS.sub(r"\\\g<0>", text).replace("\n", r"\n")


def _bracketed(text: str) -> str:
    return text.replace("\\", "\\\\").replace("]", "\\]")
