"""What a format can say of a question."""

from dataclasses import dataclass
from typing import Literal

from worksheets.exchange.questions.interaction import (
    Choice,
    ExtendedText,
    Match,
    NoInteraction,
    NumericEntry,
    Order,
    TextEntry,
)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a format can say: the kinds of question, and what these can have.

    `gaps` is how many blanks a text can have, `gap_choices` whether with words to choose from,
    `lines` whether a body can be more than a paragraph, `lists` whether it can have lists.
    Formulas are in `mathml` or in TeX. Limits are those of options, of accepted answers and of
    characters; 0 is none.
    """

    name: str
    interactions: frozenset[type]
    gaps: int = 0
    gap_choices: bool = False
    numbers_in_gaps: bool = True
    cards: bool = False
    """Whether its questions are cards, which a text can be learned from."""
    several: bool = True
    order: bool = True
    wrong_options: bool = True
    """Whether options that are wrong are shown: a card has the right one only."""
    dressed_options: bool = True
    """Whether options of a matching can have formulas, italics and the like."""
    spare_options: bool = True
    """Whether options of a matching are shown that belong to no prompt."""
    less_extra: bool = False
    """Whether ticks beyond the number asked for can take off marks."""
    parts_of_marks: bool = True
    """Whether an option can be right in part."""
    parts_of_answers: bool = True
    """Whether an answer in writing can be right in part, and a blank count more than others."""
    tolerance: bool = True
    units: bool = True
    """Whether a number can have a unit."""
    case: bool = True
    """Whether capitals can count."""
    lines: bool = True
    lists: bool = True
    pictures: bool = True
    tables: bool = True
    markup: bool = True
    mathml: bool = False
    feedback: bool = True
    """Whether something can be said of every answer, and of options unless `option_feedback` says
    otherwise."""
    option_feedback: bool = True
    answer_feedback: bool = True
    """Whether something can be said of an answer in writing."""
    scheme: bool | None = None
    """Whether there is a place for what an answer in sentences may say; None: that of feedback."""
    categories: Literal["all", "first", "none"] = "all"
    """Whether a category is said whole, its first name only, as the title of the file, or not at
    all."""
    stimuli: Literal["apart", "before", "within"] = "within"
    """Where a source of several questions stands: in a file of its own, as a text before them, or
    within each of them."""
    between_categories: str = ""
    """What stands between the names of a category, where nothing says that it is part of one."""
    tags: bool = True
    spaced_tags: bool = True
    """Whether a tag can have spaces in it."""
    marks: bool = True
    whole_marks: bool = False
    arrows: bool = True
    """Whether `->` can stand in an answer in writing, and in what is said of it: it may make a
    pair."""
    most_options: int = 0
    most_answers: int = 0
    most_in_blank: int = 0
    """Accepted answers of a blank in a text."""
    longest_question: int = 0
    longest_option: int = 0

    @property
    def has_scheme(self) -> bool:
        """Whether there is a place for what an answer in sentences may say."""
        return self.feedback if self.scheme is None else self.scheme


EVERY = frozenset({Choice, TextEntry, NumericEntry, Match, Order, ExtendedText, NoInteraction})
"""All kinds of question."""
NAMES = {
    Choice: "choice",
    TextEntry: "answer in words",
    NumericEntry: "answer in numbers",
    Match: "matching",
    Order: "ordering",
    ExtendedText: "answer in sentences",
    NoInteraction: "text without a question",
}
"""What each kind of question is called."""
