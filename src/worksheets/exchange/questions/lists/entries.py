"""The entries of a list of questions: which lines are a stem, which its options and its answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from worksheets.exchange.questions.interaction import ONE
from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.between import (
    is_about_next,
    is_legend,
    last_asked,
    questions_between,
)
from worksheets.exchange.questions.lists.drafts import COUNTED, DraftEntry, DraftOption
from worksheets.exchange.questions.lists.labels import Label
from worksheets.exchange.questions.lists.line_kinds import (
    are_typed,
    is_between,
    is_first_option,
    may_begin,
    option_label,
)
from worksheets.exchange.questions.lists.numbered_options import goes_below, may_go_below
from worksheets.exchange.questions.lists.paragraphs import Paragraph
from worksheets.exchange.questions.lists.stem_labels import begins_within, printed_label

LONG_TEXT = 12
"""Words from which a text between questions may be needed to answer them."""


@dataclass(slots=True)
class Grouping:
    """Groups paragraphs into entries; what belongs to none of them is in `left_out`."""

    entries: list[DraftEntry] = field(default_factory=list)
    left_out: list[Paragraph] = field(default_factory=list)
    path: list[tuple[int, str]] = field(default_factory=list)
    pending: list[Paragraph] = field(default_factory=list)
    current: DraftEntry | None = None
    after_blank: bool = False
    awaited: bool = False
    answer_above: bool = False
    typed_numbers: bool = False

    def read(self, paragraphs: Sequence[Paragraph]) -> None:
        self.typed_numbers = are_typed(paragraphs)
        for paragraph in paragraphs:
            if paragraph.is_blank or is_between(paragraph):
                self.after_blank = True
            else:
                self._line(paragraph)
                self.after_blank = False
        self._close()
        self._leave(self.entries[-1] if self.entries else None, None)

    def _line(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        is_field = self._is_complete() and labels.FIELDS.match(text) is not None
        answer = None if labels.LEGEND.match(text) or is_field else labels.ANSWER.match(text)
        if paragraph.heading and not (answer or labels.number_label(text)):
            self._heading(paragraph)
        elif paragraph.part is not None:
            self._further(paragraph)
        elif self.awaited and self.current and self._may_answer(paragraph, self.current):
            self.current.answers.append(paragraph.shown.strip())
            self.awaited = False
        elif answer:
            self._answer_line(paragraph.without(answer.end()))
        elif (reason := labels.REASON.match(text)) and self.current and self._is_complete():
            self.current.reasons.append(paragraph.without(reason.end()))
        elif (said := labels.SAID_OF.match(text)) and self.current and not self.pending:
            self._said_of(paragraph.without(said.end()))
        elif is_field and self.current is not None:
            self.current.marks = Fraction(labels.points_in(text) or self.current.marks)
            self.left_out.append(paragraph)
        elif self._said_about(text):
            return
        elif (
            labels.NUMERIC.fullmatch(text) and self.current is not None and not self._is_complete()
        ):
            self.current.answers.append(text.strip())
        elif self.current and goes_below(self.current, paragraph):
            self.current.inside = True
            self.current.stem.append(paragraph)
        elif label := self._stem_label(paragraph):
            self._stem(paragraph, label)
        elif (label := option_label(paragraph, typed_numbers=self.typed_numbers)) and self._option(
            paragraph, label
        ):
            return
        else:
            self._further(paragraph)

    def _may_answer(self, paragraph: Paragraph, entry: DraftEntry) -> bool:
        """Whether a line may be the answer that the one before it announces."""
        first = not entry.options and is_first_option(paragraph, self.typed_numbers)
        return not (first or may_begin(paragraph.text))

    def _said_of(self, why: Paragraph) -> None:
        """Feedback: that of an option if it stands under one, else of every answer."""
        if self.current is None:
            return
        options = self.current.options
        (options[-1].whys if options else self.current.reasons).append(why)

    def _said_about(self, text: str) -> bool:
        """Whether a line says the kind or the marks of a question."""
        if (points := labels.POINTS.fullmatch(text)) and self.current:
            self.current.marks = Fraction(int(points[1])) or ONE
            return True
        kind = labels.KIND.fullmatch(text)
        if kind and (self.current is None or self.current.options):
            self._close()
            self.current = DraftEntry(0, kind=kind[1].casefold())
        elif kind and self.current is not None:
            self.current.kind = kind[1].casefold()
        return kind is not None

    def _stem_label(self, paragraph: Paragraph) -> Label | None:
        """The number of a question that begins here; None if it is one of a list in a stem."""
        if paragraph.numbering is not None:
            return None if self.typed_numbers else printed_label(paragraph)
        label = labels.number_label(paragraph.text)
        if label is None:
            return None
        if self.current is None or not self.current.line or self._is_complete():
            return label
        return label if begins_within(label, paragraph, self.current) else None

    def _is_complete(self) -> bool:
        return self.current is not None and bool(self.current.options or self.current.answers)

    def _stem(self, paragraph: Paragraph, label: Label) -> None:
        kind = ""
        if self.current is not None and not self.current.line:
            kind = self.current.kind
            self.current = None
        if self.current is not None and may_go_below(self.current, label):
            self.current.doubts.append("its answer may be the number of a line under it")
        before = self.entries[-1] if self.current is None and self.entries else self.current
        if before is not None and label.number == before.number + 1:
            before.unsure_list = False
        self._close()
        entry = self._begun(paragraph.line, label.number)
        entry.kind, entry.style, entry.key_before = kind, label.style, label.key
        if before is not None and before.number and 1 < label.number != before.number + 1:
            before.doubts.append(f"number {before.number} is followed by {label.number}")
        self._leave(before, entry)
        rest = paragraph.without(label.end)
        if not rest.is_blank:
            entry.stem.append(rest)

    def _leave(self, before: DraftEntry | None, entry: DraftEntry | None) -> None:
        """What stands between questions: why the answer before it is right, a question by itself,
        or left out; then it may be needed for the entry behind it."""
        asked: list[list[Paragraph]] = []
        if before is not None:
            asked, self.pending = questions_between(self.pending, ends=entry is None)
            path = before.path
            self.entries += [DraftEntry(stem[0].line, stem=stem, path=path) for stem in asked]
        needed = any(is_about_next(stem[0]) for stem in asked)
        if before is not None and before.answers and not any(map(is_about_next, self.pending)):
            before.reasons += self.pending
        else:
            needed |= any(
                len(one.text.split()) >= LONG_TEXT or one.part or is_legend(one)
                for one in self.pending
            )
            self.left_out += self.pending
        if needed and entry is not None:
            entry.doubts.append("a text before it was left out")
        self.pending = []

    def _begun(self, line: int, number: int = 0) -> DraftEntry:
        self.current = DraftEntry(line, number, path=tuple(title for _, title in self.path))
        return self.current

    def _option(self, paragraph: Paragraph, label: Label) -> bool:
        """Take a line as an option; False if it cannot be one here."""
        place = 0 if self.current is None else len(self.current.options)
        if label.letter and not label.boxed:
            return self._lettered(paragraph, label, place)
        if self.current is None or self.current.answers or not self.current.line:
            if not self.pending or (self.after_blank and not label.boxed):
                return False
            self._from_pending()
        elif place and (
            self.pending or (place > 1 and self.after_blank and not self.current.loose)
        ):
            self._from_pending()
        if self.current is None or self.current.is_lettered:
            return False
        self._add(paragraph, label)
        return True

    def _lettered(self, paragraph: Paragraph, label: Label, place: int) -> bool:
        expected = place in labels.places_of(label.letter)
        current = self.current
        is_first = 0 in labels.places_of(label.letter)
        if is_first and current is not None and current.awaits_options and not self.pending:
            current.inside = True
            self._add(paragraph, label)
            return True
        if is_first and (current is None or place or current.answers):
            self._from_pending()
            self._add(paragraph, label)
            return True
        if current is None:
            return False
        bullets = place and not current.is_lettered
        if bullets and is_first:
            current.stem += (one for option in current.options for one in option.paragraphs)
            current.options, expected = [], True
        if not expected and not place and not label.starred:
            return False
        if not expected or (current.answers and not current.inside) or self.pending:
            current.fault = current.fault or "the options are not lettered in order"
            self.left_out += self.pending
            self.pending = []
        self._add(paragraph, label)
        return True

    def _add(self, paragraph: Paragraph, label: Label) -> None:
        if self.current is None:
            return
        self.current.note_spacing(self.after_blank)
        cut = paragraph.without(label.end)
        starred = label.starred
        if leading := labels.LEADING_TICK.match(cut.text):
            starred, cut = True, cut.without(leading.end())
        if trailing := labels.TRAILING_TICK.search(cut.text.rstrip()):
            starred, cut = True, cut.without(0, trailing.start())
        numbering = paragraph.numbering
        self.current.counted |= numbering is not None and numbering.list == COUNTED
        typed = paragraph.without(0, label.end).runs
        self.current.options.append(DraftOption([cut], label.letter, starred, label.boxed, typed))

    def _from_pending(self) -> None:
        """Begin an entry of which the lines since the last one are the stem."""
        kind = self.current.kind if self.current is not None and not self.current.line else ""
        others, stem = last_asked(self.pending)
        self.pending = []
        self._close()
        entry = self._begun(stem[0].line if stem else 0)
        self.entries += [DraftEntry(one[0].line, stem=one, path=entry.path) for one in others]
        entry.stem, entry.kind = stem, kind

    def _answer_line(self, said: Paragraph) -> None:
        """An answer, with the reason that may stand behind it."""
        said = said.without(0, labels.end_of_answer(said.text))
        reason = labels.REASON_BEHIND.search(said.text)
        self._answer(said.without(0, reason.start() if reason else None).shown.strip())
        if reason and self.current is not None:
            self.current.reasons.append(said.without(reason.end()))

    def _answer(self, value: str) -> None:
        if self.current is None or not self.current.line or (self.pending and self._is_complete()):
            if not self.pending:
                self.answer_above = True
                return
            self._from_pending()
        if self.current is None:
            return
        if self.pending:
            self.current.fault = self.current.fault or "words stand between it and its answer"
        self.awaited = not value
        if value:
            self.current.answers.append(value)

    def _further(self, paragraph: Paragraph) -> None:
        """A line that goes on with what is before it, or begins something."""
        current = self.current
        if current is None or not current.line or current.answers or self.pending:
            self.pending.append(paragraph)
        elif not current.options:
            current.stem.append(paragraph)
        elif paragraph.indent > max(1, current.options[-1].paragraphs[0].indent) or (
            paragraph.further and not self.after_blank
        ):
            current.options[-1].paragraphs.append(paragraph)
        else:
            self.pending.append(paragraph)

    def _heading(self, paragraph: Paragraph) -> None:
        self._close()
        self._leave(self.entries[-1] if self.entries else None, None)
        self.path = [one for one in self.path if one[0] < paragraph.heading]
        self.path.append((paragraph.heading, " ".join(paragraph.text.split())))

    def _close(self) -> None:
        """The end of the present entry; a lone option without a stem is the head of a section."""
        entry, self.current, self.awaited = self.current, None, False
        if entry is None or not (entry.line or entry.options):
            return
        if not entry.stem and not entry.number and len(entry.options) == 1:
            self.left_out += entry.options[0].paragraphs
            return
        entry.line = entry.line or entry.options[0].paragraphs[0].line
        self.entries.append(entry)
