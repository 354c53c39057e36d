"""The words of questions: commands, long sentences, negatives, capitals, numbers."""

import re
from collections.abc import Iterator

from worksheets.checking.linting.rule import Finding, rule
from worksheets.checking.linting.subjects import Part, cut
from worksheets.model.paper.content import (
    Bank,
    Choose,
    Exercises,
    Gap,
    Inlines,
    Match,
    Order,
    Table,
    Write,
    plain,
)
from worksheets.model.paper.points_scheme import printed_length

LONG_SENTENCE = 30
"""Words of a sentence that must be read twice."""
ASKED_LIGHTLY, ASKED_HARD = 2, 4
"""The most marks for what is only named, and the fewest for what is judged."""
SENTENCE = re.compile(r"(?<=[.?!:;])[”’\"')\]]*\s+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
CAPITALS = re.compile(r"(?<![\w/])[A-Z]{3,6}(?![\w/])")
ASKS = "?"


def _blocks(part: Part, *kinds: type) -> bool:
    return any(isinstance(block, kinds) for block in part.leaf.body)


def _asks(part: Part) -> bool:
    """Whether its words say what to do."""
    said = f"{part.above} {part.stem}"
    return ASKS in said or bool(part.words.find("commands", said))


@rule("W01", "warning", "boards, OFQ", needs="commands")
def nothing_says_what_to_do(part: Part) -> Iterator[Finding]:
    """A question that is answered in writing has neither a command word nor a question mark."""
    others = _blocks(part, Choose, Bank, Table, Exercises, Match, Order)
    written = part.stem and _blocks(part, Write) and not others and not _blank(part)
    if written and not _asks(part):
        message = f"no command word and no question: {cut(part.stem)}"
        yield Finding(message, ("begin with a word such as Explain, or ask a question",))


@rule("W02", "note", "boards", needs="naming")
def command_does_not_fit_the_marks(part: Part) -> Iterator[Finding]:
    """What is only to be stated or named has many marks, or what is to be judged has few."""
    scheme = part.leaf.scheme
    if scheme is None or not _blocks(part, Write):
        return
    first = part.stem.rpartition(". ")[2] or part.stem
    naming = part.words.find("naming", " ".join(first.split()[:1]))
    entries = max(block.entries for block in part.leaf.body if isinstance(block, Write))
    counted = max(entries, len({point.group or n for n, point in enumerate(scheme.points)}))
    if naming and scheme.marks > ASKED_LIGHTLY and scheme.marks > counted:
        yield Finding(f"'{naming}' is worth {scheme.marks} marks")
    demanding = part.words.find("demanding", part.stem)
    if demanding and 0 < scheme.marks < ASKED_HARD:
        yield Finding(f"'{demanding}' is worth {scheme.marks} of the marks of a short answer")


@rule("W03", "warning", "OFQ")
def sentence_is_long(part: Part) -> Iterator[Finding]:
    """A sentence of a question has more than 30 words."""
    for content in part.paragraphs:
        for sentence in SENTENCE.split(" ".join(plain(content).split())):
            words = sum(bool(WORD.search(word)) for word in sentence.split())
            if words > LONG_SENTENCE and printed_length(content):
                message = f"a sentence has {words} words: {cut(sentence)}"
                yield Finding(message, ("make two sentences of it",))


@rule("W05", "warning", "OFQ", needs="double-negatives")
def negative_is_doubled(part: Part) -> Iterator[Finding]:
    """A sentence has two negatives, which must be undone to be understood."""
    if found := part.words.find("double-negatives", part.stem):
        yield Finding(f"two negatives in one sentence: {cut(found)}", ("say what is so",))


@rule("W06", "note", "OFQ", needs="known-capitals")
def capitals_are_not_spelt_out(part: Part) -> Iterator[Finding]:
    """Capitals stand for words that nobody spells out: they are no term, name or alias of the topic
    and not in the words of the question."""
    knowledge = part.entry.topic.knowledge
    known = set(part.words.known_capitals)
    for term in knowledge.terms:
        known.update(CAPITALS.findall(" ".join((term.term, *term.aliases))))
    for actor in knowledge.actors:
        known.update(CAPITALS.findall(" ".join((actor.name, actor.label, *actor.aliases))))
    shouted = part.stem.upper() == part.stem
    for found in dict.fromkeys(CAPITALS.findall(part.stem)):
        if found not in known and not shouted and f"({found})" not in part.stem:
            yield Finding(f"'{found}' is nowhere spelt out", ("write the words once, or a term",))


@rule("W07", "warning", "boards", certain=True)
def number_of_answers_is_not_in_bold(part: Part) -> Iterator[Finding]:
    """A question has space for several numbered answers, and its words do not say in bold how many:
    Give **two** reasons."""
    language = part.entry.language
    for block in part.leaf.body:
        if not isinstance(block, Write) or block.entries < 2:
            continue
        number = language.cardinal(block.entries)
        if not re.search(rf"\b({re.escape(number)}|{block.entries})\b", part.stem, re.IGNORECASE):
            message = f"there is space for {number} answers, and the words do not say so"
            yield Finding(message, (f"write **{number}**, or another number of entries",))
        elif number not in part.strong.casefold() and str(block.entries) not in part.strong:
            hint = f"write **{number}**"
            yield Finding(f"'{number}' answers are wanted, and the word is not in bold", (hint,))


@rule("W08", "warning", "HDR 14", needs="commands")
def stem_asks_nothing(part: Part) -> Iterator[Finding]:
    """The stem above options is a statement: neither a question, nor a command, nor the beginning
    of a sentence that the options end."""
    for choices in part.choices:
        figures = len(part.leaf.body) > len(part.paragraphs) + len(part.choices)
        if choices.stem.endswith(".") and not _asks(part) and not figures and not _blank(part):
            message = f"the stem asks nothing: {cut(choices.stem)}"
            yield Finding(message, ("end it with a question",))


def _blank(part: Part) -> bool:
    return any(map(_has_gap, part.paragraphs))


def _has_gap(content: Inlines) -> bool:
    return any(isinstance(inline, Gap) for inline in content) or "___" in plain(content)
