"""Items of ours as programs exchange them: the only place here that reads our keys."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    AcceptedAnswer,
    Body,
    Choice,
    ExchangeItem,
    ExtendedText,
    Grade,
    Interaction,
    Listed,
    Loss,
    Match,
    NoInteraction,
    NumericEntry,
    NumericRange,
    Option,
    Order,
    TextEntry,
    TextGap,
)
from worksheets.exchange.questions.item_bodies import Bodies, Drawn
from worksheets.exchange.questions.point_items import (
    Asked,
    asked_in_cells,
    asked_in_clues,
    point_for_markers,
    said_to_markers,
    titles_of_columns,
    untold,
    with_blanks_shown,
    words_to_find,
)
from worksheets.exchange.questions.slots import slots_of
from worksheets.model.diagnostics import Span
from worksheets.model.paper import content as letters
from worksheets.model.paper.content import Block, Inlines, Source, Text, plain
from worksheets.model.paper.item import Item, Scheme
from worksheets.model.paper.key import Accept, Chosen, Key, Matched, Number, Ordered
from worksheets.model.paper.levels import LevelTable

VERDICTS = ((Text("True"),), (Text("False"),))


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
    bodies: Bodies

    def lost(self, span: Span, grade: Grade, code: str, what: str, instead: str = "") -> None:
        self.bodies.lost(span, grade, code, what, instead)

    def items(self, item: Item, name: str, stem: Body = ()) -> Iterator[ExchangeItem]:
        if item.parts:
            if len(item.parts) > 1:
                self.lost(item.span, "changed", "split", f"it has {len(item.parts)} parts")
            inner = (*stem, *self.bodies.parts_of(item.body, item.span))
            if item.answer is not None:
                chosen = f"{item.answer} of its parts are to be answered"
                self.lost(item.span, "changed", "split", chosen, "all of them")
            for n, part in enumerate(item.parts, 1):
                if part.is_text:
                    inner = (*inner, *self.bodies.parts_of(part.body, item.span))
                else:
                    yield from self.items(part, f"{name}-{n}", inner)
            return
        yield from self._told(item, name, stem)

    def _told(self, item: Item, name: str, stem: Body) -> Iterator[ExchangeItem]:
        scheme = item.scheme or Scheme(0)
        if cells := asked_in_cells(item):
            paragraphs = [block for block in item.body if not isinstance(block, letters.Table)]
            self.lost(item.span, "changed", "split", f"a grid of {len(cells)} questions")
            for title in titles_of_columns(item):
                self.lost(item.span, "lost", "layout", f"the title of a column: {title}")
            inner = (*stem, *self.bodies.parts_of(paragraphs, item.span))
            yield from self._asked(item, name, inner, cells)
            return
        if clues := asked_in_clues(item):
            what = "a puzzle with its grid, its prompt and the numbers of its clues"
            self.lost(item.span, "changed", "split", what, "a question for each clue")
            yield from self._asked(item, name, stem, clues)
            return
        asked = [block for block in item.body if _is_interaction(block)]
        keyed = [block for block in asked if _slot(block) in item.keys]
        blocks = tuple(block for block in item.body if block not in asked)
        body = (*stem, *self.bodies.parts_of(blocks, item.span))
        gaps = self._gaps(item, body)
        interaction = self._interaction(item, scheme, keyed, gaps)
        if not asked and not gaps:
            body, interaction = self._without_boxes(item, scheme, body)
        if interaction is None:
            self.lost(item.span, "refused", "type", "no other program has such a question")
            return
        if what := untold(scheme, interaction, by_hand_in_body=not asked):
            self.lost(item.span, "lost", "scheme", what)
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

    def _asked(
        self, item: Item, name: str, stem: Body, asked: Sequence[Asked]
    ) -> Iterator[ExchangeItem]:
        """Questions in words, each with its own marks."""
        if any(plain(one.point.note) for one in asked):
            self.lost(item.span, "lost", "scheme", "notes for markers")
        for n, one in enumerate(asked, 1):
            gap = TextGap(tuple(map(AcceptedAnswer, one.answers)))
            yield ExchangeItem(
                (*stem, one.content),
                TextEntry({"answer": gap}),
                f"{name}-{n}",
                f"{name}-{n}",
                self.path,
                Fraction(one.point.marks),
                tags=self.tags,
                span=item.span,
            )

    def _without_boxes(
        self, item: Item, scheme: Scheme, body: Body
    ) -> tuple[Body, Interaction | None]:
        """An item without keys that is answered in its table, or is only read."""
        if item.keys:
            return body, None
        if any(True for part in body for _ in slots_of(part)):
            return with_blanks_shown(body), ExtendedText(said_to_markers(scheme))
        if scheme.marks:
            return body, None
        words = words_to_find(item)
        return (*body, Listed(words)) if words else body, NoInteraction(bool(words))

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
        told = list(map(point_for_markers, points))
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


def told(
    item: Item, path: tuple[str, ...], tags: tuple[str, ...] = (), drawn: Drawn | None = None
) -> Told:
    """The questions that an item of ours is elsewhere, in a category, with its tags."""
    teller = _Teller(path, tags, Bodies(drawn))
    items = tuple(teller.items(item, item.id))
    return Told(items, tuple(teller.bodies.losses))


def told_source(source: Source, drawn: Drawn | None = None) -> tuple[Body, tuple[Loss, ...]]:
    """A source as it stands before a question about it, and what it loses."""
    bodies = Bodies(drawn)
    shown = bodies.parts_of(source.figures, source.span)
    cited = (source.attribution,) if source.attribution else ()
    body = ((letters.Strong((Text(source.label),)),), *shown, *source.content, *cited)
    return body, tuple(bodies.losses)


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
