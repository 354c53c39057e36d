"""What an item wants recalled, chosen or put into its place, as words to compare texts by."""

import re
from collections.abc import Iterable, Iterator

from worksheets.assemble.printed_question import BESIDE, Answer
from worksheets.assemble.printed_texts import leaves
from worksheets.model.knowledge.word_roots import families, roots
from worksheets.model.paper.content import Choose, Inlines, Match, plain
from worksheets.model.paper.item import Item, MarkPoint
from worksheets.model.paper.key import Accept, Chosen

WORD = re.compile(r"\w+")
FOLLOWING = re.compile(r"(?<=[\w,] )[^\W\d_]+")
"""A word that begins no sentence."""
MOST_WORDS = 4
"""Words of an answer that is a name; longer ones are compared by the roots of their words."""
LEAST_ROOTS = 3
"""Roots of a longer answer by which it is known at all."""
BESIDE_NAME = 2
"""Roots that a text shares with a question, beside a name such as Berlin, to give that away: many
texts of a topic have it."""
TELLING = 8
"""Letters of a word that brings a term of several words to mind by itself."""


def words_of(content: Inlines | str) -> str:
    """The words of a text in small letters between spaces, with one at either end."""
    string = content if isinstance(content, str) else plain(content)
    return f" {' '.join(WORD.findall(string.casefold()))} "


def names_of(content: Inlines | str) -> list[str]:
    """The words of a text that have a capital and begin no sentence."""
    string = content if isinstance(content, str) else plain(content)
    return [word for word in FOLLOWING.findall(string) if word != word.lower()]


def answers_of(item: Item, terms: set[str]) -> Iterator[Answer]:
    """What fills the gaps of an item, and the points of what is written or filled in."""
    for leaf in leaves(item):
        for key in leaf.keys.values():
            if isinstance(key, Accept):
                yield from _known_answers(key.answers, terms)
        if leaf.scheme and not leaf.keys:
            for point in leaf.scheme.points:
                yield from _known_answers((point.answer, *point.accept), terms)


def listed_answers(item: Item, wanted: Iterable[Answer], printed: str) -> Iterator[Answer]:
    """The answers that an item prints itself among others, the options that are right, and the
    names that would be right of a statement."""
    for answer in wanted:
        if answer.name and answer.name in printed:
            yield answer._replace(beside=BESIDE_NAME)
    for leaf in leaves(item):
        for block in leaf.body:
            if isinstance(block, Choose) and isinstance(key := leaf.keys.get(block.slot), Chosen):
                if block.arrangement == "list":
                    yield from _names(block.options[n] for n in key.options)
                elif leaf.scheme:
                    yield from _names_in_place(leaf.scheme.points, printed)


def _names(contents: Iterable[Inlines]) -> Iterator[Answer]:
    for content in contents:
        words = words_of(content)
        if words.strip() and words.count(" ") <= MOST_WORDS + 1:
            yield Answer(words, roots(words), BESIDE_NAME)


def _names_in_place(points: Iterable[MarkPoint], printed: str) -> Iterator[Answer]:
    """The names that the correction of a statement has and the statement has not."""
    for point in points:
        for name in names_of(point.note):
            if (words := words_of(name)) not in printed:
                yield Answer(words, roots(words), BESIDE_NAME)


def placed_words(item: Item, wanted: Iterable[Answer]) -> Iterator[str]:
    """The words that fill something, and those that are matched."""
    yield from (answer.name for answer in wanted if answer.name)
    for leaf in leaves(item):
        for block in leaf.body:
            if isinstance(block, Match):
                yield from map(words_of, (*block.prompts, *block.options))


def wrong_terms(item: Item, terms: set[str]) -> Iterator[frozenset[str]]:
    """The wrong options of each choice whose options are terms."""
    for leaf in leaves(item):
        for block in leaf.body:
            if isinstance(block, Choose) and isinstance(key := leaf.keys.get(block.slot), Chosen):
                options = [words_of(option) for option in block.options]
                if terms.issuperset(options):
                    yield frozenset(
                        option for n, option in enumerate(options) if n not in key.options
                    )


def _known_answers(contents: Iterable[Inlines], terms: set[str]) -> Iterator[Answer]:
    """Answers that are known again in print: few words, and sentences with words enough."""
    for content in contents:
        words = words_of(content)
        answer_roots = roots(words)
        if not words.strip() or words.count(" ") > MOST_WORDS + 1:
            if len(answer_roots) >= LEAST_ROOTS:
                yield Answer("", answer_roots)
        elif words in terms:
            yield Answer(words, answer_roots, 0, _telling(words))
        else:
            is_name = plain(content)[:1].isupper()
            yield Answer(words, answer_roots, BESIDE_NAME if is_name else BESIDE)


def _telling(words: str) -> frozenset[str]:
    """The families of the words of a term, if they bring it to mind: 'aligned' does that for
    'non-alignment', and 'state' does not for 'state aid'."""
    family, longest = families(words), max(map(len, words.split()))
    return family if len(family) == len(words.split()) or longest >= TELLING else frozenset()
