"""What an item wants recalled, chosen or put into its place, as words to compare texts by."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from worksheets.assemble.printed_question import BESIDE, Answer
from worksheets.assemble.printed_texts import leaves
from worksheets.model.knowledge.word_roots import families, roots
from worksheets.model.paper.content import Choose, Gap, Inlines, Match, Para, Table, plain
from worksheets.model.paper.item import Item, MarkPoint
from worksheets.model.paper.key import Accept, Chosen, Key, Matched

WORD = re.compile(r"\w+")
FOLLOWING = re.compile(r"(?<=[\w,] )[^\W\d_]+")
"""A word that begins no sentence."""
MOST_WORDS = 4
"""Words of an answer that is a name; longer ones are compared by the roots of their words."""
LEAST_LETTERS = 3
"""Letters of an answer that is known again in print: 'us' is no United States there."""
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
    """What fills the gaps of an item, and the points of what is written or filled in; levels of
    response want nothing certain recalled."""
    for leaf in leaves(item):
        prompts = [block.content for block in leaf.body if isinstance(block, Para)]
        asked = frozenset[str]().union(*(roots(words_of(prompt)) for prompt in prompts))
        for key in leaf.keys.values():
            if isinstance(key, Accept):
                yield from _known_answers(key.answers, terms, asked)
        for block in leaf.body:
            if isinstance(block, Match):
                for quoted in map(roots, map(words_of, block.prompts)):
                    if len(quoted) > LEAST_ROOTS:
                        yield Answer("", quoted, in_source=True)
        if leaf.scheme and not leaf.keys and not leaf.scheme.levels:
            for point in leaf.scheme.points:
                yield from _known_answers((point.answer, *point.accept), terms, asked)


def listed_answers(
    item: Item, wanted: Iterable[Answer], printed: str, yes: str
) -> Iterator[Answer]:
    """The answers that an item prints itself among others: the options that are right, partners,
    heads of columns that hold of a row, where `yes` is to be written; and the names that would be
    right of a statement."""
    for answer in wanted:
        if answer.name and answer.name in printed:
            yield answer._replace(beside=BESIDE_NAME)
    for leaf in leaves(item):
        for block in leaf.body:
            match block:
                case Choose(slot, options, arrangement="list"):
                    yield from _names(_keyed(leaf.keys[slot], options))
                case Choose() if leaf.scheme:
                    yield from _names_in_place(leaf.scheme.points, printed)
                case Match(slot, _, options):
                    yield from _names(_keyed(leaf.keys[slot], options))
                case Table(head, rows) if head:
                    yield from _names(_heads_that_hold(head, rows, leaf.keys, yes))


def _keyed(key: Key, options: Sequence[Inlines]) -> Iterator[Inlines]:
    """The options that are to be ticked or have a partner."""
    if isinstance(key, Chosen | Matched):
        yield from (options[n] for n in key.options)


def _heads_that_hold(
    head: Sequence[Inlines], rows: Iterable[Sequence[Inlines]], keys: Mapping[str, Key], yes: str
) -> Iterator[Inlines]:
    """The heads of the columns in which `yes` is to be written."""
    for row in rows:
        for name, cell in zip(head, row, strict=True):
            for inline in cell:
                key = keys.get(inline.slot) if isinstance(inline, Gap) else None
                if isinstance(key, Accept) and plain(key.answers[0]) == yes:
                    yield name


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


def _known_answers(
    contents: Iterable[Inlines], terms: set[str], asked: frozenset[str]
) -> Iterator[Answer]:
    """Answers that are known again in print: few words, and sentences with words enough which the
    question has not `asked` with: of *Yalta: a conference …* the meaning is what is recalled."""
    for content in contents:
        words = words_of(content)
        answer_roots = roots(words)
        if not words.strip() or words.count(" ") > MOST_WORDS + 1:
            if len(answer_roots - asked) >= LEAST_ROOTS:
                yield Answer("", answer_roots - asked)
        elif words in terms:
            yield Answer(words, answer_roots, 0, _telling(words))
        elif len(words.strip()) >= LEAST_LETTERS:
            is_name = plain(content)[:1].isupper()
            yield Answer(words, answer_roots, BESIDE_NAME if is_name else BESIDE)


def _telling(words: str) -> frozenset[str]:
    """The families of the words of a term, if they bring it to mind: 'aligned' does that for
    'non-alignment', and 'state' does not for 'state aid'."""
    family, longest = families(words), max(map(len, words.split()))
    return family if len(family) == len(words.split()) or longest >= TELLING else frozenset()
