"""Cards to learn from: text files for Anki and Quizlet, a line a card."""

from collections.abc import Iterator, Mapping, Sequence

from worksheets.exchange.questions.formats.qti_package import title_of
from worksheets.exchange.questions.hypertext_writing import html_line, html_of
from worksheets.exchange.questions.interaction import (
    NONE,
    Choice,
    ExchangeItem,
    ExtendedText,
    Match,
    NoInteraction,
    NumericEntry,
    Order,
    TextEntry,
)
from worksheets.exchange.questions.slots import slots_of
from worksheets.model.paper.content import plain

DECKS = "::"
"""What stands between a deck and one within it."""


def anki(items: Sequence[ExchangeItem], _: Mapping[str, bytes]) -> bytes:
    """A file of notes with Anki's own head lines: basic cards, and blanks as cloze notes.

    Categories are decks within decks.
    """
    lines = [
        "#separator:tab",
        "#html:true",
        "#notetype column:1",
        "#tags column:4",
        "#deck column:5",
    ]
    for item in items:
        about = (" ".join(item.tags), DECKS.join(item.path or (title_of(items),)))
        lines += ["\t".join(map(_one_line, (*card, *about))) for card in _anki_cards(item)]
    return "".join(f"{line}\n" for line in lines).encode()


def _anki_cards(item: ExchangeItem) -> Iterator[tuple[str, str, str]]:
    """The kind of a note, its front and its back; or its text and what is said beside it."""
    stem = html_of(item.body, blank=lambda _: "______")
    match item.interaction:
        case TextEntry(gaps):
            placed = [slot for part in item.body for slot in slots_of(part)]
            if placed:
                yield "Cloze", html_of(item.body, blank=lambda slot: _cloze(item, slot)), ""
            else:
                (gap,) = gaps.values()
                yield "Basic", stem, "; ".join(html_line(answer.words) for answer in gap.answers)
        case Choice(options):
            shown = "".join(f"<li>{html_line(option.content)}</li>" for option in options)
            right = (html_line(option.content) for option in options if option.worth > NONE)
            yield "Basic", f"{stem}<ul>{shown}</ul>", "<br>".join(right)
        case NumericEntry(_, shown, unit):
            yield "Basic", stem, f"{shown} {unit}".strip()
        case Match(prompts, options, key):
            for prompt, option in zip(prompts, key, strict=True):
                yield "Basic", f"{stem}<p>{html_line(prompt)}</p>", html_line(options[option])
        case Order(entries):
            shown = "".join(f"<li>{html_line(one)}</li>" for one in sorted(entries, key=plain))
            ordered = "".join(f"<li>{html_line(one)}</li>" for one in entries)
            yield "Basic", f"{stem}<ul>{shown}</ul>", f"<ol>{ordered}</ol>"
        case ExtendedText(points):
            listed = "".join(f"<li>{html_line(point)}</li>" for point in points)
            yield "Basic", stem, f"<ul>{listed}</ul>" if listed else ""
        case NoInteraction():
            raise TypeError(f"{item.name} asks nothing")


def _cloze(item: ExchangeItem, slot: str) -> str:
    """A blank of a cloze note, which asks for all blanks of its text at once."""
    if not isinstance(item.interaction, TextEntry):
        raise TypeError(f"{item.name} has no blanks")
    gap = item.interaction.gaps[slot]
    return f"{{{{c1::{html_line(gap.answers[0].words)}}}}}"


def quizlet(items: Sequence[ExchangeItem], _: Mapping[str, bytes]) -> bytes:
    """A list for Quizlet: term, tab and definition, as its import takes them by default."""
    cards = [card for item in items for card in _pairs(item)]
    return "".join(f"{_one_line(term)}\t{_one_line(said)}\n" for term, said in cards).encode()


def _pairs(item: ExchangeItem) -> Iterator[tuple[str, str]]:
    stem = " ".join(plain(part) for part in item.body if isinstance(part, tuple))
    match item.interaction:
        case TextEntry(gaps):
            yield stem, "; ".join(plain(gap.answers[0].words) for gap in gaps.values())
        case Choice(options):
            yield stem, "; ".join(plain(one.content) for one in options if one.worth > NONE)
        case NumericEntry(_, shown, unit):
            yield stem, f"{shown} {unit}".strip()
        case Match(prompts, options, key):
            for prompt, option in zip(prompts, key, strict=True):
                yield f"{stem} {plain(prompt)}".strip(), plain(options[option])
        case Order(entries):
            yield stem, " → ".join(map(plain, entries))
        case ExtendedText() | NoInteraction():
            raise TypeError(f"{item.name} has no answer for a card")


def _one_line(text: str) -> str:
    return " ".join(text.split())
