"""What each format can say."""

from dataclasses import replace

from worksheets.exchange.questions.capabilities import EVERY, Capabilities
from worksheets.exchange.questions.interaction import (
    Choice,
    ExtendedText,
    Match,
    NoInteraction,
    NumericEntry,
    Order,
    TextEntry,
)

GIFT = Capabilities(
    "GIFT",
    EVERY - {Order},
    gaps=1,
    order=False,
    pictures=False,
    marks=False,
    scheme=False,
    arrows=False,
    units=False,
    dressed_options=False,
)
MOODLE = Capabilities("Moodle XML", EVERY, gaps=500, gap_choices=True, dressed_options=False)
AIKEN = Capabilities(
    "Aiken",
    frozenset({Choice}),
    several=False,
    parts_of_marks=False,
    order=False,
    lines=False,
    pictures=False,
    tables=False,
    feedback=False,
    tags=False,
    marks=False,
    markup=False,
    categories="none",
)
QTI = Capabilities(
    "QTI",
    EVERY,
    gaps=500,
    gap_choices=True,
    less_extra=True,
    answer_feedback=False,
    mathml=True,
)
QTI_3 = replace(QTI, stimuli="apart")
CANVAS = Capabilities(
    "Canvas",
    EVERY - {Order},
    gaps=500,
    gap_choices=True,
    parts_of_marks=False,
    order=False,
    tags=False,
    answer_feedback=False,
    parts_of_answers=False,
    numbers_in_gaps=False,
    dressed_options=False,
    case=False,
    stimuli="before",
    categories="first",
)
GAME = Capabilities(
    "Kahoot",
    frozenset({Choice}),
    parts_of_marks=False,
    order=False,
    lines=False,
    pictures=False,
    tables=False,
    feedback=False,
    tags=False,
    marks=False,
    markup=False,
    most_options=4,
    categories="none",
)
KAHOOT = replace(GAME, longest_question=120, longest_option=75)
BLOOKET = replace(GAME, name="Blooket")
QUIZIZZ = replace(
    GAME,
    name="Quizizz",
    interactions=frozenset({Choice, TextEntry, NumericEntry, ExtendedText}),
    gaps=1,
    most_options=5,
    most_answers=5,
    most_in_blank=5,
    answer_feedback=False,
    parts_of_answers=False,
    numbers_in_gaps=False,
    tolerance=False,
    units=False,
    case=False,
    feedback=True,
    option_feedback=False,
    scheme=False,
)
ANKI = Capabilities(
    "Anki",
    EVERY - {NoInteraction},
    gaps=500,
    parts_of_marks=False,
    order=False,
    pictures=False,
    feedback=False,
    marks=False,
    answer_feedback=False,
    parts_of_answers=False,
    numbers_in_gaps=False,
    tolerance=False,
    case=False,
    scheme=True,
    between_categories="::",
    spaced_tags=False,
    spare_options=False,
    cards=True,
    most_in_blank=1,
)
QUIZLET = replace(
    GAME,
    name="Quizlet",
    interactions=frozenset({Choice, TextEntry, NumericEntry, Match, Order}),
    gaps=500,
    most_options=0,
    most_answers=1,
    cards=True,
    most_in_blank=1,
    wrong_options=False,
    spare_options=False,
    answer_feedback=False,
    parts_of_answers=False,
    numbers_in_gaps=False,
    tolerance=False,
    case=False,
)
GOOGLE_FORMS = Capabilities(
    "Google Forms",
    frozenset({Choice, TextEntry, NumericEntry, ExtendedText, NoInteraction}),
    gaps=1,
    parts_of_marks=False,
    order=False,
    pictures=False,
    tables=False,
    lists=False,
    tags=False,
    markup=False,
    whole_marks=True,
    answer_feedback=False,
    parts_of_answers=False,
    numbers_in_gaps=False,
    tolerance=False,
    case=False,
)
LIST = Capabilities(
    "a list",
    frozenset({Choice, TextEntry, ExtendedText}),
    gaps=100,
    parts_of_marks=False,
    order=False,
    pictures=False,
    tables=False,
    tags=False,
)
TABLE = replace(LIST, name="a table", gaps=1, lines=False, tags=True, markup=False)
CARDS = replace(
    LIST, name="a set of cards", interactions=frozenset({TextEntry}), several=False, marks=False
)
LATEX = replace(
    LIST, name="LaTeX", interactions=frozenset({Choice, NumericEntry, TextEntry, ExtendedText})
)
AMC = replace(LIST, name="AMC-TXT", interactions=frozenset({Choice}), feedback=False)
EXERCISE = replace(
    LIST, name="an exercise", interactions=frozenset({Choice, TextEntry, NumericEntry})
)
WORD = replace(LIST, name="a Word document", pictures=True, tables=True)
