"""Moodle XML for items that fit it; what it is like says Moodle's own exporter."""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from html import escape
from urllib.parse import quote

from worksheets.exchange.questions.hypertext_writing import html_line, html_of
from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    AcceptedAnswer,
    Choice,
    ExchangeItem,
    ExtendedText,
    Match,
    NoInteraction,
    NumericEntry,
    Option,
    Order,
    Picture,
    TextEntry,
    TextGap,
    is_verdict,
)
from worksheets.exchange.questions.shared_syntax import written_path
from worksheets.exchange.questions.worths import per_cent
from worksheets.model.paper.content import Inlines, plain

GRADINGS = {"whole": "0", "neighbours": "1", "places": "3"}
"""Grading types of Moodle's ordering that are ours."""


def write(items: Sequence[ExchangeItem], pictures: Mapping[str, bytes]) -> str:
    """A file of items that fit Moodle XML, with the pictures that their bodies name."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    path: tuple[str, ...] = ()
    for item in items:
        if item.path != path:
            path = item.path
            lines += [
                '<question type="category">',
                f"<category>{_text(written_path(path))}</category>",
                "</question>",
            ]
        lines += _question(item, pictures)
    return "\n".join([*lines, "</quiz>", ""])


def _question(item: ExchangeItem, pictures: Mapping[str, bytes]) -> Iterator[str]:
    yield f'<question type="{_kind(item)}">'
    yield f"<name>{_text(item.name or _first_words(item))}</name>"
    yield from _question_text(item, pictures)
    yield _html("generalfeedback", html_line(item.feedback))
    yield f"<defaultgrade>{_number(float(item.marks))}</defaultgrade>"
    yield "<penalty>0</penalty>"
    yield "<hidden>0</hidden>"
    yield f"<idnumber>{escape(item.identifier)}</idnumber>"
    yield from _answers(item)
    if item.tags:
        yield f"<tags>{''.join(f'<tag>{_text(tag)}</tag>' for tag in item.tags)}</tags>"
    yield "</question>"


def _kind(item: ExchangeItem) -> str:
    match item.interaction:
        case Choice(options, ordered=True) if is_verdict(options):
            return "truefalse"
        case Choice():
            return "multichoice"
        case TextEntry():
            return "cloze" if _has_gaps(item) else "shortanswer"
        case NumericEntry():
            return "numerical"
        case Match():
            return "matching"
        case Order():
            return "ordering"
        case ExtendedText():
            return "essay"
        case NoInteraction():
            return "description"


def _has_gaps(item: ExchangeItem) -> bool:
    return "\0" in html_of(item.body, blank=lambda _: "\0")


def _first_words(item: ExchangeItem) -> str:
    words = " ".join(plain(part) for part in item.body if isinstance(part, tuple)).split()
    return " ".join(words[:8]) or "Question"


def _question_text(item: ExchangeItem, pictures: Mapping[str, bytes]) -> Iterator[str]:
    gaps = item.interaction.gaps if isinstance(item.interaction, TextEntry) else {}

    def blank(slot: str) -> str:
        return escape(cloze(gaps[slot]), quote=False)

    html = html_of(item.body, blank=blank, picture="@@PLUGINFILE@@/{}")
    for part in item.body:
        if isinstance(part, Picture):
            where = "@@PLUGINFILE@@/"
            html = html.replace(where + escape(part.file), where + quote(part.file))
    yield f'<questiontext format="html">{_text(html)}'
    for part in item.body:
        if isinstance(part, Picture):
            data = b64encode(pictures[part.file]).decode()
            name = escape(part.file)
            yield f'<file name="{name}" path="/" encoding="base64">{data}</file>'
    yield "</questiontext>"


STAR = r"\*"


def cloze(gap: TextGap) -> str:
    """A blank in Moodle's syntax of embedded answers."""
    if gap.numbers:
        entries = [
            f"{_worth_mark(one.worth)}{(one.least + one.most) / 2}:{(one.most - one.least) / 2}"
            for one in gap.numbers
        ]
        return f"{{{gap.weight}:NUMERICAL:{'~'.join(entries)}}}"
    accepted = {answer.words: answer for answer in gap.answers}
    entries = [
        _entry(accepted.get(words, AcceptedAnswer(words, NONE)), is_choice=bool(gap.choices))
        for words in gap.choices or tuple(accepted)
    ]
    kind = "MULTICHOICE" if gap.choices else "SHORTANSWER_C" if gap.case_counts else "SHORTANSWER"
    return f"{{{gap.weight}:{kind}:{'~'.join(entries)}}}"


def _entry(answer: AcceptedAnswer, *, is_choice: bool) -> str:
    """An answer of a blank; a star is a wildcard where words are written, and else a star."""
    why = f"#{_protected(plain(answer.why))}" if answer.why else ""
    words = plain(answer.words)
    worth = _worth_mark(answer.worth) if answer.worth or words.startswith("%") else ""
    shown = _protected(words)
    return f"{worth}{shown if is_choice else shown.replace('*', STAR)}{why}"


def _worth_mark(worth: Fraction) -> str:
    return "=" if worth == ONE else f"%{per_cent(worth)}%"


def _protected(text: str) -> str:
    return "".join(f"\\{letter}" if letter in '\\~=#{}"/' else letter for letter in text)


def _answers(item: ExchangeItem) -> Iterator[str]:
    match item.interaction:
        case Choice(options, ordered=True) if is_verdict(options):
            for option, word in zip(options, ("true", "false"), strict=True):
                yield _answer(word, option, "plain_text")
        case Choice(options, several, ordered):
            yield f"<single>{'false' if several else 'true'}</single>"
            yield f"<shuffleanswers>{'false' if ordered else 'true'}</shuffleanswers>"
            yield "<answernumbering>ABCD</answernumbering>"
            for option in options:
                yield _answer(html_line(option.content), option, "html")
        case TextEntry(gaps) if not _has_gaps(item):
            (gap,) = gaps.values()
            yield f"<usecase>{int(gap.case_counts)}</usecase>"
            for answer in gap.answers:
                words = plain(answer.words).replace("*", r"\*")
                yield _plain_answer(words, answer.worth, answer.why, "")
        case NumericEntry(ranges, _, unit):
            for one in ranges:
                middle, off = (one.least + one.most) / 2, (one.most - one.least) / 2
                tolerance = f"<tolerance>{off.normalize():f}</tolerance>"
                yield _plain_answer(f"{middle.normalize():f}", one.worth, one.why, tolerance)
            if unit:
                name = f"<unit_name>{escape(unit)}</unit_name>"
                yield f"<units><unit><multiplier>1</multiplier>{name}</unit></units>"
                yield "<unitgradingtype>0</unitgradingtype><showunits>3</showunits>"
        case Match(prompts, options, key):
            yield "<shuffleanswers>true</shuffleanswers>"
            pairs = [(html_line(prompt), n) for prompt, n in zip(prompts, key, strict=True)]
            pairs += [("", n) for n in range(len(options)) if n not in key]
            for html, n in pairs:
                shown = escape(plain(options[n]), quote=False)
                inner = f"{_text(html)}<answer>{_text(shown)}</answer>"
                yield f'<subquestion format="html">{inner}</subquestion>'
        case Order(entries, rule):
            yield "<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype>"
            yield f"<gradingtype>{GRADINGS[rule]}</gradingtype>"
            for entry in entries:
                yield f'<answer fraction="1" format="html">{_text(html_line(entry))}</answer>'
        case ExtendedText(points, lines):
            yield "<responseformat>editor</responseformat><responserequired>1</responserequired>"
            yield f"<responsefieldlines>{lines or 15}</responsefieldlines>"
            html = "".join(f"<li>{html_line(point)}</li>" for point in points)
            yield _html("graderinfo", f"<ul>{html}</ul>" if html else "")


def _answer(words: str, option: Option, kind: str) -> str:
    feedback = _html("feedback", html_line(option.why))
    worth = per_cent(option.worth)
    return f'<answer fraction="{worth}" format="{kind}">{_text(words)}{feedback}</answer>'


def _plain_answer(words: str, worth: Fraction, why: Inlines, more: str) -> str:
    feedback = _html("feedback", html_line(why))
    part = per_cent(worth)
    return f'<answer fraction="{part}" format="plain_text">{_text(words)}{feedback}{more}</answer>'


def _html(name: str, html: str) -> str:
    return f'<{name} format="html">{_text(html)}</{name}>'


def _text(text: str) -> str:
    return f"<text>{escape(text, quote=False)}</text>"


def _number(value: float) -> str:
    return f"{value:.7f}".rstrip("0").rstrip(".")
