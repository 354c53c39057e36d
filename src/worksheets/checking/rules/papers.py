"""Papers as a whole: letters of keys, time, order, scope, space."""

from collections import Counter
from collections.abc import Iterator

from worksheets.checking.linting.reading import words_to_read
from worksheets.checking.linting.rule import Finding, rule
from worksheets.checking.linting.significance import at_least, is_uneven
from worksheets.checking.linting.subjects import Part, PrintedPaper, cut
from worksheets.model.course import OWN
from worksheets.model.paper.content import Write, plain
from worksheets.model.paper.lettering import LETTERS
from worksheets.questions.options.lengths import is_longest

RARE = 0.01
RUN = 4
"""Keys with one letter, one after another, that pupils take notice of."""
ENOUGH_KEYS = 20
LEAST_EXPECTED = 2.0
WORDS_A_MINUTE, MOST_READING = 150, 0.25
"""How fast an examination is read, and the part of its time that reading may take."""
WORDS_A_LINE = 9
HARD = {"easy": 1, "medium": 2, "hard": 3}
FEW_QUESTIONS = 9


@rule("C02", "warning", "HDR 24")
def keys_are_longest_too_often(paper: PrintedPaper) -> Iterator[Finding]:
    """The key is the longest option more often than happens by chance once in a hundred papers."""
    choices = [each for _, each in paper.choices]
    longest = sum(is_longest(each.keys[0], each.contents) for each in choices)
    if choices and at_least([1 / len(each.options) for each in choices], longest) < RARE:
        message = f"the key is the longest option in {longest} of {len(choices)} questions"
        yield Finding(message, ("shorten keys, or make wrong options longer",))


@rule("C15", "warning", "HDR 20")
def one_letter_is_the_key_running(paper: PrintedPaper) -> Iterator[Finding]:
    """One letter is the key of four questions running, which makes pupils doubt what they know."""
    run: list[Part] = []
    last = -1
    for part, each in paper.choices:
        run = [*run, part] if each.keys[0] == last else [part]
        last = each.keys[0]
        if len(run) == RUN:
            message = f"{LETTERS[last]} is the key of {RUN} questions running"
            yield Finding(message, ("choose another seed, or another order",), part.span)


@rule("C16", "warning", "HDR 20")
def letters_of_keys_are_uneven(paper: PrintedPaper) -> Iterator[Finding]:
    """In twenty questions or more some letters are the key far more often than others (chi-squared
    at 1 %)."""
    choices = [each for _, each in paper.choices]
    if len(choices) < ENOUGH_KEYS:
        return
    expected: dict[int, float] = {}
    for each in choices:
        for n in range(len(each.options)):
            expected[n] = expected.get(n, 0.0) + 1 / len(each.options)
    counted = Counter(each.keys[0] for each in choices)
    letters = [n for n in sorted(expected) if expected[n] >= LEAST_EXPECTED]
    if is_uneven([counted[n] for n in letters], [expected[n] for n in letters]):
        shares = ", ".join(f"{LETTERS[n]} {counted[n]}" for n in letters)
        yield Finding(f"the letters of the keys are uneven: {shares}", ("choose another seed",))


@rule("C21", "note", "own")
def key_is_wrong_elsewhere(paper: PrintedPaper) -> Iterator[Finding]:
    """The key of one question is a wrong option of another that begins with the same words: who
    knows the one can leave it out in the other."""
    for part, each in paper.choices:
        begun = each.stem.split()[:4]
        for other, choices in paper.choices:
            alike = other is not part and choices.stem.split()[:4] == begun
            same = set(choices.options) == set(each.options)
            if alike and not same and each.key in choices.distractors and len(begun) == 4:
                message = f"the key {cut(each.key)} is a wrong option of {cut(choices.stem)}"
                yield Finding(message, (), part.span)


@rule("P05", "warning", "OFQ")
def reading_takes_too_long(paper: PrintedPaper) -> Iterator[Finding]:
    """More than a quarter of the time goes by while the paper is read, at 150 words a minute."""
    minutes = paper.spec.minutes
    words = words_to_read(paper.paper)
    if minutes and words > WORDS_A_MINUTE * MOST_READING * minutes:
        taken = round(words / WORDS_A_MINUTE)
        message = f"reading {words:,} words takes about {taken} of {minutes} minutes"
        yield Finding(message, ("give more time, or shorten what is read",))


@rule("P06", "note", "OFQ")
def paper_begins_with_its_hardest(paper: PrintedPaper) -> Iterator[Finding]:
    """In the first third of a paper with a time questions are harder than in the last, marks taken
    into account."""
    marked = [question for question in paper.questions if question.item.tariff]
    if len(marked) < FEW_QUESTIONS or not paper.spec.minutes:
        return
    weights = [
        (HARD[question.entry.question.difficulty], question.item.tariff) for question in marked
    ]
    third = len(weights) // 3
    first, last = (
        sum(hard * marks for hard, marks in some) / sum(marks for _, marks in some)
        for some in (weights[:third], weights[-third:])
    )
    if first > last:
        yield Finding("the first third of the paper is harder than the last")


@rule("P07", "warning", "own")
def topic_has_no_marks(paper: PrintedPaper) -> Iterator[Finding]:
    """A topic that the spec names has no marks on the paper."""
    with_marks = [question.entry.topic for question in paper.questions if question.item.tariff]
    if any(topic.number == OWN for topic in with_marks):
        return
    for branch in paper.spec.topics:
        if with_marks and not any(topic.within(branch) for topic in with_marks):
            hint = "ask a question on it, or leave it out of topics"
            yield Finding(f"topic {branch} is in scope and has no marks", (hint,))


@rule("P09", "warning", "boards")
def answer_does_not_fit_its_space(part: Part) -> Iterator[Finding]:
    """The answers that earn full marks need more lines than there are, at nine words a line."""
    scheme = part.leaf.scheme
    for block in part.leaf.body:
        if isinstance(block, Write) and scheme and block.space.lines and not scheme.levels:
            if block.space.ruling in ("figure", "none", "squares", "graph"):
                continue
            wanted = sorted(len(plain(point.answer).split()) for point in scheme.points)
            words = sum(wanted[: scheme.marks])
            if words > WORDS_A_LINE * block.space.lines:
                message = f"answers of {words} words have {block.space.lines} lines"
                yield Finding(message, (f"write space: {-(-words // WORDS_A_LINE)}",))


@rule("P12", "warning", "AQA", needs="calculators", certain=True)
def nothing_is_said_of_calculators(paper: PrintedPaper) -> Iterator[Finding]:
    """A paper with a time has calculations, and does not say whether calculators are allowed."""
    sums = [
        question for question in paper.questions if question.entry.question.type == "calculation"
    ]
    if not sums or not paper.spec.minutes:
        return
    section_words = (plain(section.instructions) for section in paper.paper.sections)
    front = (plain(each) for each in paper.paper.front.instructions)
    said = " ".join((*front, *section_words, *(part.stem for part in paper.parts)))
    if not paper.words.find("calculators", said):
        hint = "write allowed: [calculator], or not-allowed: [calculator]"
        yield Finding("there are calculations, and nothing is said of calculators", (hint,))
