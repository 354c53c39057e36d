"""What a format cannot say is taken from an item before it is written, and each such thing is a
loss; so the writer of a format never has to decide anything."""

from dataclasses import dataclass, field, replace
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
    Grid,
    Interaction,
    Listed,
    Loss,
    Match,
    NoInteraction,
    NumericEntry,
    Order,
    Picture,
    TextEntry,
    is_verdict,
)
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.slots import slots_of
from worksheets.model.paper.content import Inlines, Text, plain
from worksheets.read.typography import typeset


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a format can say; `gaps` is how many blanks a text can have, `gap_choices` whether with
    words to choose from, `lines` whether a body can be more than a paragraph."""

    name: str
    interactions: frozenset[type]
    gaps: int = 0
    gap_choices: bool = False
    several: bool = True
    parts_of_marks: bool = True
    order: bool = True
    lines: bool = True
    pictures: bool = True
    tables: bool = True
    feedback: bool = True
    tags: bool = True
    marks: bool = True
    markup: bool = True


EVERY = frozenset({Choice, TextEntry, NumericEntry, Match, Order, ExtendedText, NoInteraction})


@dataclass(slots=True)
class _Fitter:
    item: ExchangeItem
    can: Capabilities
    losses: list[Loss] = field(default_factory=list)

    def lost(self, grade: Grade, code: str, what: str, instead: str = "") -> None:
        self.losses.append(Loss(self.item.span, grade, code, what, instead))

    def fitted(self) -> ExchangeItem:
        interaction, body = self._interaction(), self._body()
        item, can = self.item, self.can
        if item.marks != ONE and not can.marks:
            self.lost("lost", "worth", f"it is worth {item.marks} marks")
        if plain(item.feedback) and not can.feedback:
            self.lost("lost", "feedback", "what is said of every answer")
        return replace(
            item,
            body=body,
            interaction=interaction,
            feedback=item.feedback if can.feedback else (),
            tags=item.tags if can.tags else (),
            marks=item.marks if can.marks else ONE,
        )

    def _refused(self, what: str) -> NotAQuestion:
        return NotAQuestion("type", f"{self.can.name} has no {what}", "")

    def _interaction(self) -> Interaction:
        interaction = self.item.interaction
        if isinstance(interaction, Order) and Order not in self.can.interactions:
            return self._as_match(interaction)
        if type(interaction) not in self.can.interactions:
            raise self._refused(NAMES[type(interaction)])
        match interaction:
            case Choice():
                return self._choice(interaction)
            case TextEntry(gaps):
                placed = {slot for part in self.item.body for slot in slots_of(part)}
                if len(placed) > self.can.gaps or (len(gaps) > 1 and not placed):
                    raise self._refused(f"text with {len(gaps)} blanks")
                return self._text_entry(interaction)
            case ExtendedText(points) if points and not self.can.feedback:
                self.lost("lost", "scheme", "what an answer may say")
                return ExtendedText()
        return interaction

    def _as_match(self, order: Order) -> Match:
        if Match not in self.can.interactions:
            raise self._refused("ordering")
        self.lost("changed", "split", "an ordering", "a matching with the numbers of places")
        places = tuple((Text(str(n)),) for n in range(1, len(order.entries) + 1))
        return Match(order.entries, places, tuple(range(len(places))))

    def _choice(self, choice: Choice) -> Choice:
        if choice.several and not self.can.several:
            raise self._refused("question with several right options")
        options = choice.options
        if choice.rule == "less-extra":
            wrong = sum(option.worth == NONE for option in options)
            right = len(options) - wrong
            self.lost("changed", "penalty", "each tick too many takes off a mark here")
            worth = -Fraction(1, right)
            options = tuple(replace(option, worth=option.worth or worth) for option in options)
        if any(plain(option.why) for option in options) and not self.can.feedback:
            self.lost("lost", "feedback", "what is said of each option")
            options = tuple(replace(option, why=()) for option in options)
        if not self.can.parts_of_marks and any(o.worth not in (NONE, ONE) for o in options):
            self.lost("changed", "worth", "options that are right in part")
            options = tuple(
                replace(option, worth=ONE if option.worth == ONE else NONE) for option in options
            )
        if not self.can.markup:
            options = tuple(
                replace(option, content=self._bare(option.content)) for option in options
            )
        ordered = choice.ordered and (self.can.order or is_verdict(options))
        if ordered != choice.ordered:
            self.lost("lost", "order", "the order of the options")
        return replace(choice, options=options, ordered=ordered, rule="sum")

    def _text_entry(self, entry: TextEntry) -> TextEntry:
        gaps = {}
        for slot, gap in entry.gaps.items():
            answers = gap.answers
            if any(plain(answer.words) != _words(answer) for answer in answers):
                self.lost("lost", "layout", "italics, bold type and formulas of an answer")
            if gap.choices and not self.can.gap_choices:
                self.lost("lost", "bank", "the words to choose from")
            choices = gap.choices if self.can.gap_choices else ()
            gaps[slot] = replace(
                gap,
                weight=gap.weight if len(entry.gaps) > 1 else 1,
                answers=tuple(
                    replace(answer, words=(Text(plain(answer.words)),)) for answer in answers
                ),
                choices=tuple((Text(plain(choice)),) for choice in choices),
            )
        return TextEntry(gaps)

    def _body(self) -> Body:
        body: list[Inlines | Picture | Listed | Grid] = []
        for part in self.item.body:
            match part:
                case Picture() if not self.can.pictures:
                    self.lost("lost", "picture", f"the picture {part.file}", part.alt)
                    body += [(Text(f"[{part.alt}]"),)] if part.alt else []
                case Grid(rows) if not self.can.tables:
                    self.lost("lost", "layout", "a table", "its words")
                    words = " ; ".join(" | ".join(map(plain, row)) for row in rows)
                    body.append((Text(words),))
                case tuple() if not self.can.markup:
                    body.append(self._bare(part))
                case Listed(entries) if not self.can.lines:
                    self.lost("lost", "layout", "a list", "its words")
                    body.append((Text("; ".join(map(plain, entries))),))
                case _:
                    body.append(part)
        if self.can.lines or len(body) <= 1:
            return tuple(body)
        self.lost("changed", "layout", "several paragraphs", "one")
        words = " ".join(plain(part) for part in body if isinstance(part, tuple))
        return ((Text(typeset(words)),),)

    def _bare(self, content: Inlines) -> Inlines:
        words = plain(content)
        if content != (Text(words),):
            self.lost("lost", "layout", f"the dress of '{words[:40]}'")
        return (Text(typeset(words)),)


NAMES = {
    Choice: "choice",
    TextEntry: "answer in words",
    NumericEntry: "answer in numbers",
    Match: "matching",
    Order: "ordering",
    ExtendedText: "answer in sentences",
    NoInteraction: "text without a question",
}


def fitted(item: ExchangeItem, can: Capabilities) -> tuple[ExchangeItem | None, tuple[Loss, ...]]:
    """The item as a format can say it, and what it loses; None, with a loss, if it cannot."""
    fitter = _Fitter(item, can)
    try:
        return fitter.fitted(), tuple(fitter.losses)
    except NotAQuestion as fault:
        refused = Loss(item.span, "refused", fault.code, str(fault), fault.hint)
        return None, (*fitter.losses, refused)


def _words(answer: AcceptedAnswer) -> str:
    return "".join(part.text for part in answer.words if isinstance(part, Text))
