"""Items of ours as programs exchange them: the only place here that reads our keys."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    AcceptedAnswer,
    Body,
    Choice,
    ExchangeItem,
    ExtendedText,
    Grade,
    Grid,
    Interaction,
    Listed,
    Loss,
    Match,
    NumericEntry,
    NumericRange,
    Option,
    Order,
    Part,
    Picture,
    TextEntry,
    TextGap,
)
from worksheets.exchange.questions.slots import slots_of
from worksheets.model.diagnostics import Span
from worksheets.model.paper import content as letters
from worksheets.model.paper.content import Block, Inlines, Source, Text, plain
from worksheets.model.paper.item import Item, Scheme
from worksheets.model.paper.key import Accept, Chosen, Key, Matched, Number, Ordered
from worksheets.model.paper.levels import LevelTable

VERDICTS = ((Text("True"),), (Text("False"),))


Drawn: TypeAlias = Callable[[letters.Figure], str | None]
"""Draws a figure and answers the name of its file, or None if it cannot be drawn."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of an item: its questions, and what they lack of it."""

    items: tuple[ExchangeItem, ...]
    losses: tuple[Loss, ...]


@dataclass(slots=True)
class _Teller:
    """Tells the parts of an item; `stem` is that of what it is part of."""

    path: tuple[str, ...]
    tags: tuple[str, ...]
    drawn: Drawn | None = None
    losses: list[Loss] = field(default_factory=list)

    def lost(self, span: Span, grade: Grade, code: str, what: str, instead: str = "") -> None:
        self.losses.append(Loss(span, grade, code, what, instead))

    def items(self, item: Item, name: str, stem: Body = ()) -> Iterator[ExchangeItem]:
        if item.parts:
            if len(item.parts) > 1:
                self.lost(item.span, "changed", "split", f"it has {len(item.parts)} parts")
            inner = (*stem, *self._parts_of(item.body, item.span))
            if item.answer is not None:
                chosen = f"{item.answer} of its parts are to be answered"
                self.lost(item.span, "changed", "split", chosen, "all of them")
            for n, part in enumerate(item.parts, 1):
                if part.is_text:
                    inner = (*inner, *self._parts_of(part.body, item.span))
                else:
                    yield from self.items(part, f"{name}-{n}", inner)
            return
        yield from self._told(item, name, stem)

    def _told(self, item: Item, name: str, stem: Body) -> Iterator[ExchangeItem]:
        scheme = item.scheme or Scheme(0)
        asked = [block for block in item.body if _is_interaction(block)]
        keyed = [block for block in asked if _slot(block) in item.keys]
        blocks = tuple(block for block in item.body if block not in asked)
        body = (*stem, *self._parts_of(blocks, item.span))
        gaps = self._gaps(item, body)
        interaction = self._interaction(item, scheme, keyed, gaps)
        if interaction is None:
            self.lost(item.span, "refused", "type", "no other program has such a question")
            return
        if len(asked) > 1 and not gaps:
            self.lost(item.span, "lost", "type", "what is written beside the boxes")
        yield ExchangeItem(
            body,
            interaction,
            name,
            name,
            self.path,
            Fraction(scheme.marks or 1),
            tags=self.tags,
            span=item.span,
        )

    def _interaction(
        self, item: Item, scheme: Scheme, keyed: Sequence[Block], gaps: Mapping[str, TextGap]
    ) -> Interaction | None:
        if gaps:
            return TextEntry(gaps)
        match keyed[:1]:
            case [letters.Choose() as choose]:
                return self._choice(choose, item.keys[choose.slot], scheme)
            case [letters.Match(slot, prompts, options)]:
                key = item.keys[slot]
                return Match(prompts, options, key.options) if isinstance(key, Matched) else None
            case [letters.Order(slot, entries)]:
                key = item.keys[slot]
                if not isinstance(key, Ordered):
                    return None
                placed = sorted(zip(key.places, entries, strict=True), key=lambda pair: pair[0])
                rule = "places" if scheme.marks == len(entries) else "neighbours"
                ordered = tuple(entry for _, entry in placed)
                return Order(ordered, "places" if rule == "places" else "neighbours")
            case [letters.Write(slot)]:
                return _entry(item.keys[slot])
        return self._words(item, scheme)

    def _choice(self, choose: letters.Choose, key: Key, scheme: Scheme) -> Choice | None:
        if not isinstance(key, Chosen):
            return None
        whys = key.whys or ((),) * len(choose.options)
        several = choose.count != 1
        right = frozenset(key.options)
        worth = Fraction(1, len(right)) if several else ONE
        contents = choose.options
        if choose.arrangement == "row" and len(contents) == 2 and not several:
            contents = VERDICTS
            whys = ((), ())
            if scheme.points and plain(scheme.points[0].note):
                wrong = 1 - key.options[0]
                whys = tuple(scheme.points[0].note if n == wrong else () for n in range(2))
        options = tuple(
            Option(option, worth if n in right else NONE, why)
            for n, (option, why) in enumerate(zip(contents, whys, strict=True))
        )
        rule = "less-extra" if several else "sum"
        ordered = contents is VERDICTS
        return Choice(options, several, ordered, "less-extra" if rule == "less-extra" else "sum")

    def _words(self, item: Item, scheme: Scheme) -> Interaction | None:
        """An answer in words: a phrase that is accepted, or sentences marked by hand."""
        writes = [block for block in item.body if isinstance(block, letters.Write)]
        if not writes:
            return None
        points = scheme.points
        if len(points) == 1 and not scheme.levels and writes[0].phrase:
            words = (points[0].answer, *points[0].accept)
            return TextEntry({"answer": TextGap(tuple(map(AcceptedAnswer, words)))})
        if scheme.levels:
            self.lost(item.span, "changed", "levels", "the levels stand among what an answer says")
        told = [point.answer for point in points]
        told += _descriptors(scheme.levels) if scheme.levels else ()
        told += [point for side in scheme.indicative for point in side.points]
        return ExtendedText(tuple(told), 0)

    def _gaps(self, item: Item, body: Body) -> dict[str, TextGap]:
        """What fills the blanks of a body, by their slots; nothing if one has no certain key."""
        slots = [slot for part in body for slot in slots_of(part)]
        bank = next((block.words for block in item.body if isinstance(block, letters.Bank)), ())
        gaps: dict[str, TextGap] = {}
        for slot in slots:
            match item.keys.get(slot):
                case Accept(answers):
                    gaps[slot] = TextGap(tuple(map(AcceptedAnswer, answers)), bank)
                case Number() as number:
                    shown = AcceptedAnswer((Text(f"{number.value}"),))
                    gaps[slot] = TextGap((shown,), numbers=(_range(number),))
                case _:
                    return {}
        return gaps

    def _parts_of(self, blocks: Sequence[Block], span: Span) -> Body:
        parts: list[Part] = []
        for block in blocks:
            match block:
                case letters.Para(content):
                    parts.append(content)
                case letters.Bullets(entries, labels, title):
                    parts += [(Text(title),)] if title else []
                    parts.append(Listed(entries, bool(labels)))
                case letters.Table(head, rows):
                    parts.append(Grid((head, *rows) if head else rows))
                case letters.Figure():
                    parts += self._figure(block, span)
                case letters.Exercises(entries):
                    self.lost(span, "lost", "layout", "the columns of a drill", "a list")
                    parts.append(Listed(tuple(self._exercise(entry, span) for entry in entries)))
        return tuple(parts)

    def _figure(self, figure: letters.Figure, span: Span) -> Body:
        """A figure as a picture under its caption, or what a listener hears of it."""
        file = self.drawn(figure) if self.drawn else None
        if file is None:
            self.lost(span, "lost", "picture", "a figure", "what a listener hears of it")
            return ((letters.Emph((Text(f"[{figure.spoken}]"),)),),)
        caption = (figure.caption,) if figure.caption else ()
        return (*caption, Picture(file, figure.spoken))

    def _exercise(self, exercise: letters.Exercise, span: Span) -> Inlines:
        """The words of an exercise, or of its figure, with its blank."""
        content: Inlines = ()
        for part in exercise.body:
            match part:
                case letters.Para(words):
                    content = (*content, *words)
                case letters.Figure(spoken=spoken):
                    self.lost(span, "lost", "picture", "a figure", "what a listener hears of it")
                    content = (*content, letters.Emph((Text(f"[{spoken}]"),)))
                case letters.Write(slot):
                    content = (*content, letters.Gap(slot))
        return content


def told(
    item: Item, path: tuple[str, ...], tags: tuple[str, ...] = (), drawn: Drawn | None = None
) -> Told:
    """The questions that an item of ours is elsewhere, in a category, with its tags."""
    teller = _Teller(path, tags, drawn)
    items = tuple(teller.items(item, item.id))
    return Told(items, tuple(teller.losses))


def told_source(source: Source, drawn: Drawn | None = None) -> tuple[Body, tuple[Loss, ...]]:
    """A source as it stands before a question about it, and what it loses."""
    teller = _Teller((), (), drawn)
    shown = teller._parts_of(source.figures, source.span)
    cited = (source.attribution,) if source.attribution else ()
    body = ((letters.Strong((Text(source.label),)),), *shown, *source.content, *cited)
    return body, tuple(teller.losses)


def _descriptors(table: LevelTable) -> Iterator[Inlines]:
    """What the levels of a table are like, each behind its marks."""
    for level in (*table.levels, *(one for row in table.criteria for one in row.levels)):
        marks = f"{level.least}–{level.most}" if level.least != level.most else f"{level.most}"
        for words in (level.descriptor, *level.strands):
            if words:
                yield (Text(f"{marks}: "), *words)


def _is_interaction(block: Block) -> bool:
    return isinstance(block, letters.Choose | letters.Match | letters.Order | letters.Write)


def _slot(block: Block) -> str:
    match block:
        case letters.Choose(slot) | letters.Match(slot) | letters.Order(slot) | letters.Write(slot):
            return slot
    return ""


def _entry(key: Key) -> Interaction | None:
    match key:
        case Accept(answers):
            return TextEntry({"answer": TextGap(tuple(map(AcceptedAnswer, answers)))})
        case Number() as number:
            unit = number.unit
            return NumericEntry((_range(number),), f"{number.value}", unit)
    return None


def _range(number: Number) -> NumericRange:
    value = number.value
    least = value if number.least is None else number.least
    most = value if number.most is None else number.most
    return NumericRange(least, most)
