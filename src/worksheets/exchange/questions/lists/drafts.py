"""Questions as they are typed, before anything is decided of their keys."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from worksheets.exchange.questions.hypertext import Run
from worksheets.exchange.questions.interaction import ONE
from worksheets.exchange.questions.lists import labels
from worksheets.exchange.questions.lists.paragraphs import Paragraph

COUNTED = "counted"
"""The list of options that have letters by their places only."""


@dataclass(slots=True)
class DraftOption:
    """An option as it is typed: its letter if it has one, and its lines."""

    paragraphs: list[Paragraph]
    letter: str = ""
    starred: bool = False
    boxed: bool = False
    label: tuple[Run, ...] = ()
    whys: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(" ".join(paragraph.shown for paragraph in self.paragraphs).split())

    @property
    def runs(self) -> tuple[Run, ...]:
        return tuple(run for paragraph in self.paragraphs for run in paragraph.runs)


@dataclass(slots=True)
class DraftEntry:
    """A question as it is typed; `counted` if its options have letters by their places
    only, `loose` if there are empty lines between them, and `inside` if its answer stands between
    its stem and its options.

    `listed` is the last number of a list in its stem that is typed like the numbers of questions,
    and `unsure_list` is whether one of these may be the number of the next question.
    """

    line: int
    number: int = 0
    style: str = ""
    key_before: str = ""
    stem: list[Paragraph] = field(default_factory=list)
    options: list[DraftOption] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    reasons: list[Paragraph] = field(default_factory=list)
    path: tuple[str, ...] = ()
    kind: str = ""
    marks: Fraction = ONE
    fault: str = ""
    doubts: list[str] = field(default_factory=list)
    counted: bool = False
    loose: bool = False
    inside: bool = False
    listed: int = 0
    unsure_list: bool = False

    @property
    def text(self) -> str:
        return " ".join(" ".join(paragraph.shown for paragraph in self.stem).split())

    @property
    def is_lettered(self) -> bool:
        """Whether its options have letters; all have them, or none."""
        return bool(self.options and self.options[0].letter)

    @property
    def awaits_options(self) -> bool:
        """Whether its answer stands above what may be its options."""
        return bool(self.stem and len(set(self.answers)) == 1) and not (
            self.options or self.reasons
        )

    def goes_on_with(self, number: int) -> bool:
        """Whether a number is the next one of a list in its stem, which begins with 1."""
        if not self.number or number != self.listed + 1 or (self.listed == 0 and not self.stem):
            return False
        self.listed = number
        self.unsure_list |= number == self.number + 1
        return True

    def note_spacing(self, after_blank: bool) -> None:
        """Before another option: whether there are empty lines between all options, or between
        none."""
        place = len(self.options)
        if place == 1:
            self.loose = after_blank
        elif place > 1 and self.loose != after_blank:
            if self.is_lettered:
                self.doubts.append("there is an empty line between some of its options")
            else:
                self.fault = self.fault or "its options may be those of two questions"


def without_marks(entries: Iterable[DraftEntry]) -> None:
    """Take what a stem says of its marks, such as [2 marks], out of it."""
    for entry in entries:
        if entry.stem and (found := labels.MARKS.search(entry.stem[-1].text.rstrip())):
            entry.stem[-1] = entry.stem[-1].without(0, found.start())
            entry.marks = Fraction(int(found[1])) or ONE


def read_stars(entry: DraftEntry) -> None:
    """Take stars beside the words of options as its key, with doubt, if nothing else says it: they
    may be a part of these words."""
    options = entry.options
    if entry.answers or any(option.starred or option.boxed for option in options):
        return
    starred = [option for option in options if _has_star(option)]
    if not 0 < len(starred) < len(options):
        return
    entry.doubts.append("a star beside the words of an option was read as its key")
    for option in starred:
        option.starred = True
        first = option.paragraphs[0]
        if found := labels.INNER_STAR.match(first.text):
            option.paragraphs[0] = first.without(found.end())
        elif found := labels.FINAL_STAR.search(first.text.rstrip()):
            option.paragraphs[0] = first.without(0, found.start())


def _has_star(option: DraftOption) -> bool:
    text = option.paragraphs[0].text
    return bool(labels.INNER_STAR.match(text) or labels.FINAL_STAR.search(text.rstrip()))
