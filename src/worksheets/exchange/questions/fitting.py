"""What a format cannot say is taken from an item before it is written, and each such thing is a
loss; so the writer of a format never has to decide anything."""

from dataclasses import dataclass, field, replace
from fractions import Fraction

from worksheets.exchange.formulas.mathml import plain_formula
from worksheets.exchange.questions.capabilities import NAMES, Capabilities
from worksheets.exchange.questions.fitted_answers import ARROW, answers_said
from worksheets.exchange.questions.fitted_matches import choosable, match_of, without_spares
from worksheets.exchange.questions.fitted_metadata import said_about
from worksheets.exchange.questions.fitted_numbers import ranges_said, with_unit_said
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
    Option,
    Order,
    Picture,
    TextEntry,
    is_verdict,
)
from worksheets.exchange.questions.plain_content import in_characters, unknown_formulas
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.slots import slots_of
from worksheets.model.paper.content import Gap, Inlines, Text, plain
from worksheets.read.typography import typeset


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
        if can.mathml:
            for tex in unknown_formulas((item.stimuli, item.body, item.interaction, item.feedback)):
                self.lost("changed", "formula", f"the formula {tex}", plain_formula(tex))
        self._check_lengths(body, interaction)
        marks, path, tags = said_about(item, can, self.lost)
        if plain(item.feedback) and not can.feedback:
            self.lost("lost", "feedback", "what is said of every answer")
        (feedback,) = self._dressed((item.feedback if can.feedback else (),))
        if isinstance(interaction, TextEntry) and ARROW in plain(feedback) and not can.arrows:
            self.lost("lost", "feedback", "what is said of every answer, with '->'")
            feedback = ()
        return replace(
            item,
            body=body,
            interaction=interaction,
            path=path,
            feedback=feedback,
            tags=tags,
            marks=marks,
        )

    def _check_lengths(self, body: Body, interaction: Interaction) -> None:
        """Refuse what is longer than the format takes: a question that is cut is another one."""
        can = self.can
        words = " ".join(plain(part) for part in body if isinstance(part, tuple))
        if can.longest_question and len(words) > can.longest_question:
            raise self._too_long(len(words), "question", can.longest_question)
        options = interaction.options if isinstance(interaction, Choice) else ()
        if can.most_options and len(options) > can.most_options:
            message = (
                f"{can.name} takes {can.most_options} options, the question has {len(options)}"
            )
            raise NotAQuestion("length", message, "leave out options")
        for option in options:
            long = len(plain(option.content))
            if can.longest_option and long > can.longest_option:
                raise self._too_long(long, "option", can.longest_option)

    def _too_long(self, long: int, what: str, most: int) -> NotAQuestion:
        message = f"{self.can.name} takes {most} characters, the {what} has {long}"
        return NotAQuestion("length", message, f"write a shorter {what}")

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
            case NoInteraction(True) if not self.can.pictures:
                message = f"{self.can.name} has no pictures, and nothing can be found in words"
                raise NotAQuestion("picture", message, "")
            case Match():
                return self._match(without_spares(interaction, self.can, self.lost))
            case Order(entries):
                return replace(interaction, entries=self._dressed(entries))
            case NumericEntry(ranges):
                return replace(interaction, ranges=ranges_said(ranges, self.can, self.lost))
            case ExtendedText(points) if points and not self.can.has_scheme:
                self.lost("lost", "scheme", "what an answer may say")
                return ExtendedText()
            case ExtendedText(points):
                return replace(interaction, points=self._dressed(points))
        return interaction

    def _match(self, match: Match) -> Match:
        prompts, options = self._dressed(match.prompts), self._dressed(match.options)
        if not self.can.dressed_options:
            options = tuple(map(self._undressed, options))
        return replace(match, prompts=prompts, options=options)

    def _dressed(self, contents: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
        """Contents as a format can dress them."""
        return contents if self.can.markup else tuple(map(self._undressed, contents))

    def _undressed(self, content: Inlines) -> Inlines:
        is_plain = all(isinstance(inline, Text) for inline in content)
        return content if is_plain else self._bare(content)

    def _as_match(self, order: Order) -> Match:
        if Match not in self.can.interactions:
            raise self._refused("ordering")
        self.lost("changed", "split", "an ordering", "a matching with the numbers of places")
        return match_of(order)

    def _choice(self, choice: Choice) -> Choice:
        if choice.several and not self.can.several:
            raise self._refused("question with several right options")
        options = choice.options
        if choice.rule == "less-extra" and not self.can.less_extra:
            wrong = sum(option.worth == NONE for option in options)
            right = len(options) - wrong
            self.lost("changed", "penalty", "each tick too many takes off a mark here")
            worth = -Fraction(1, right)
            options = tuple(replace(option, worth=option.worth or worth) for option in options)
        said = self.can.feedback and self.can.option_feedback
        if any(plain(option.why) for option in options) and not said:
            self.lost("lost", "feedback", "what is said of each option")
            options = tuple(replace(option, why=()) for option in options)
        if not self.can.parts_of_marks:
            options = self._without_parts(options, choice)
        if not self.can.wrong_options:
            self.lost("lost", "bank", "the options that are wrong")
            options = tuple(option for option in options if option.worth > NONE)
        if not self.can.markup:
            options = tuple(
                replace(one, content=self._bare(one.content), why=self._undressed(one.why))
                for one in options
            )
        ordered = choice.ordered and (self.can.order or is_verdict(options))
        if ordered != choice.ordered:
            self.lost("lost", "order", "the order of the options")
        rule = choice.rule if self.can.less_extra else "sum"
        return replace(choice, options=options, ordered=ordered, rule=rule)

    def _without_parts(self, options: tuple[Option, ...], choice: Choice) -> tuple[Option, ...]:
        """Options that are right or wrong; of several that are right, each is worth as much."""
        several, said_of_wrong = choice.several, choice.rule == "sum"
        right = [option.worth > NONE if several else option.worth == ONE for option in options]
        if not any(right):
            raise NotAQuestion("worth", "no option is right in full", "")
        share = Fraction(1, sum(right)) if several else ONE
        worths = [share if is_right else NONE for is_right in right]
        if several and said_of_wrong and any(option.worth < NONE for option in options):
            self.lost("lost", "penalty", "what a wrong tick takes off")
        same = [max(option.worth, NONE) for option in options] == worths
        if not same or (not several and any(option.worth < NONE for option in options)):
            self.lost("changed", "worth", "options that are right in part")
        return tuple(
            replace(option, worth=worth) for option, worth in zip(options, worths, strict=True)
        )

    def _text_entry(self, entry: TextEntry) -> TextEntry:
        gaps = {}
        placed = {slot for part in self.item.body for slot in slots_of(part)}
        for slot, gap in entry.gaps.items():
            answers = gap.answers
            if any(plain(answer.words) != _words(answer) for answer in answers):
                self.lost("lost", "layout", "italics, bold type and formulas of an answer")
            if gap.choices and not self.can.gap_choices:
                self.lost("lost", "bank", "the words to choose from")
            choices = gap.choices if self.can.gap_choices else ()
            answers, choices = choosable(answers, choices, self.lost)
            most = self.can.most_in_blank if slot in placed else self.can.most_answers
            numbers = ranges_said(gap.numbers, self.can, self.lost)
            answers, numbers = answers_said((answers, numbers), most, self.can, self.lost)
            if gap.case_counts and not self.can.case:
                self.lost("lost", "case", "that capitals count")
            if gap.weight != 1 and len(entry.gaps) > 1 and not self.can.parts_of_answers:
                self.lost("changed", "worth", "a blank that counts more than others")
            gaps[slot] = replace(
                gap,
                numbers=numbers,
                case_counts=gap.case_counts and self.can.case,
                weight=gap.weight if len(entry.gaps) > 1 and self.can.parts_of_answers else 1,
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
                case Listed(entries) if not (self.can.lines and self.can.lists):
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
        words = plain(in_characters(content))
        if not all(isinstance(inline, Text | Gap) for inline in content):
            self.lost("lost", "layout", f"the dress of '{words[:40]}'")
        return (Text(typeset(words)),)


def fitted(item: ExchangeItem, can: Capabilities) -> tuple[ExchangeItem | None, tuple[Loss, ...]]:
    """The item as a format can say it, and what it loses; None, with a loss, if it cannot."""
    fitter = _Fitter(item, can)
    fitter.item = with_unit_said(item, can, fitter.lost)
    try:
        return fitter.fitted(), tuple(fitter.losses)
    except NotAQuestion as fault:
        refused = Loss(item.span, "refused", fault.code, str(fault), fault.hint)
        return None, (*fitter.losses, refused)


def _words(answer: AcceptedAnswer) -> str:
    return "".join(part.text for part in answer.words if isinstance(part, Text))
