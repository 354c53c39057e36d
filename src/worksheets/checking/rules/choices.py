"""Cues among the options of one question, by which a key is found without knowing it."""

import re
from collections.abc import Iterator
from itertools import permutations

from worksheets.checking.linting.rule import Finding, rule
from worksheets.checking.linting.subjects import Choices, Part, cut, is_number, listed
from worksheets.model.knowledge.word_roots import roots
from worksheets.model.paper.content import plain
from worksheets.questions.options.lengths import is_longest
from worksheets.questions.options.numbers import Value, values_of
from worksheets.questions.options.others import AND, speaks_of_others

LONGER, LETTERS_MORE = 1.3, 12
"""How much longer, and by how many letters, a key is than the longest distractor."""
OTHER_LENGTH, LONG = 3.0, 24
"""How many times longer an option is than the next one that stands apart by it, and its letters."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
CONTENT = 3
"""Words beside the little ones that a stem needs to ask anything."""
LONG_STEM = 60
"""Words of a stem that are much to read before an answer."""
VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)


@rule("C01", "warning", "HDR 24, 28d")
def key_is_clearly_longest(part: Part) -> Iterator[Finding]:
    """The key is clearly longer than every wrong option. Careful authors make a key complete and
    exact, and test-wise pupils know it. Numbers and formulas are as long as they must be."""
    for each in part.single_choices:
        longest = max(map(len, each.distractors))
        more = len(each.key) - longest
        clearly = more > LETTERS_MORE and len(each.key) > LONGER * longest
        if clearly and is_longest(each.keys[0], each.contents):
            message = f"the key is {more} letters longer than any other option: {cut(each.key)}"
            yield Finding(message, ("shorten it, or make a wrong option as exact",))


@rule("C03", "warning", "HDR 28b", needs="little-words")
def stem_word_in_the_key_only(part: Part) -> Iterator[Finding]:
    """A word of the stem stands in the key and in no wrong option, so that the key sounds right.
    Where the false one is asked for, it does not."""
    for each in () if part.asks_for_the_false else part.single_choices:
        little = {root for word in part.words.little_words for root in roots(word)}
        shared = (roots(each.key) & roots(each.stem)) - little
        for root in sorted(shared.difference(*map(roots, each.distractors))):
            words = (word for word in WORD.findall(each.key) if root in roots(word))
            word = next(words, root)
            message = f"'{word}' of the stem stands in the key {cut(each.key)} and nowhere else"
            yield Finding(message, ("use the word in a wrong option, too, or not in the key",))


@rule("C04", "note", "NBME")
def key_shares_most_words(part: Part) -> Iterator[Finding]:
    """The key has more words in common with the other options than any of these: authors make
    wrong options by changing parts of the right one, and pupils choose what has most parts."""
    for each in () if part.asks_for_the_false else part.single_choices:
        words = [roots(option) for option in each.options]
        shared = [sum(len(one & other) for other in words) - len(one) for one in words]
        key = shared[each.keys[0]]
        others = [count for n, count in enumerate(shared) if n not in each.keys]
        if key >= 2 and key > max(others):
            yield Finding(f"the key {cut(each.key)} shares the most words with the other options")


@rule("C05", "note", "HDR 28a", needs="absolutes")
def every_wrong_option_is_absolute(part: Part) -> Iterator[Finding]:
    """Every wrong option says always, never or all, and the key does not: what has no exception is
    mostly wrong."""
    for each in part.single_choices:
        found = [part.words.find("absolutes", option) for option in each.distractors]
        if all(found) and not part.words.find("absolutes", each.key):
            yield Finding(f"only the key is without a word such as {listed(found[:1])}")


@rule("C06", "note", "HDR 28a, NBME", needs="hedges")
def only_the_key_is_careful(part: Part) -> Iterator[Finding]:
    """The key says sometimes or usually, and no wrong option does: what is careful is mostly
    right."""
    for each in () if part.asks_for_the_false else part.single_choices:
        found = part.words.find("hedges", each.key)
        if found and not any(part.words.find("hedges", wrong) for wrong in each.distractors):
            yield Finding(f"only the key is careful: it says {cut(found)}")


@rule("C07", "warning", "HDR 17", needs="negative-stems", certain=True)
def negative_stem_is_not_in_bold(part: Part) -> Iterator[Finding]:
    """A stem asks for what is not so, and the word that says it is not in bold. Pupils who know the
    answer read over it."""
    if not part.choices:
        return
    found = part.words.find("negative-stems", part.stem)
    word = found.split()[-1] if found else ""
    if word and word.casefold() not in part.strong.casefold():
        hint = f"write **{word}**, or ask for what is so"
        yield Finding(f"the stem asks for what is not so, and '{word}' is not in bold", (hint,))


@rule("C08", "warning", "HDR 25, 26", certain=True)
def all_or_none_of_the_above(part: Part) -> Iterator[Finding]:
    """An option says all or none of the others. Who knows two right options knows the answer, and
    who rules out one knows it is not all."""
    for each in part.choices:
        for content in each.contents:
            if speaks_of_others(content, part.written_in, len(each.contents)):
                message = f"an option speaks of the others: {cut(plain(content))}"
                yield Finding(message, ("write an option that says something itself",))


@rule("C09", "warning", "HDR 22")
def options_overlap(part: Part) -> Iterator[Finding]:
    """An option is part of another, or ranges of numbers overlap: if the one is right, so is the
    other."""
    for each in part.choices:
        values = values_of(each.contents, part.written_in)
        for (n, option), (m, other) in permutations(enumerate(each.options), 2):
            both = n < m and _overlap(values[n], values[m]) if values else _is_part(option, other)
            if both:
                yield Finding(f"options overlap: {cut(option)} and {cut(other)}")


def _overlap(one: Value, other: Value) -> bool:
    """Whether two values of which one is a range have numbers in common beside their ends."""
    ranged = one.least != one.most or other.least != other.most
    return ranged and one.least < other.most and other.least < one.most


def _is_part(option: str, other: str) -> bool:
    """Whether an option goes on with 'and' or 'or' in another: by land, by land and by sea."""
    words, longer = WORD.findall(option.casefold()), WORD.findall(other.casefold())
    goes_on = 0 < len(words) < len(longer) and longer[: len(words)] == words
    return goes_on and longer[len(words)] in AND


@rule("C10", "warning", "HDR 21", certain=True)
def numbers_are_not_in_order(part: Part) -> Iterator[Finding]:
    """Options that are numbers or dates stand in no order, so that pupils look for theirs. Numbers
    that are drawn are shuffled on purpose: named errors mostly lie on one side of the key, which
    would then have one letter."""
    for each in () if part.entry.template else part.choices:
        last = len(each.contents)
        while last and speaks_of_others(each.contents[last - 1], part.written_in, last):
            last -= 1
        values = values_of(each.contents[:last], part.written_in)
        if not values or len(values) < 3 or not all(map(is_number, each.contents[:last])):
            continue
        numbers = [(value.least, value.most) for value in values]
        if numbers not in (sorted(numbers), sorted(numbers, reverse=True)):
            message = f"options that are numbers are in no order: {listed(each.options)}"
            yield Finding(
                message, ("write order: alphabetical, which puts numbers by their value",)
            )


@rule("C11", "note", "HDR 23")
def options_are_written_differently(part: Part) -> Iterator[Finding]:
    """Some options end with a full stop or begin with a capital letter and others do not."""
    for each in part.choices:
        if any(is_number(content) for content in each.contents):
            continue
        stopped = [option for option in each.options if option.endswith(".")]
        if 0 < len(stopped) < len(each.options):
            yield Finding(f"some options end with a full stop: {listed(stopped[:1])}")


@rule("C12", "note", "HDR 13, 15")
def options_begin_alike(part: Part) -> Iterator[Finding]:
    """All options begin with the same three words, which can stand in the stem once."""
    for each in part.choices:
        begun = {tuple(option.casefold().split()[:3]) for option in each.options}
        (first, *others) = begun
        if not others and len(first) == 3:
            yield Finding(f"all options begin with {cut(' '.join(first))}")


@rule("C13", "warning", "HDR 28c", needs="articles")
def article_decides(part: Part) -> Iterator[Finding]:
    """The stem ends with 'a' or 'an', which suits some options only."""
    for each in part.choices:
        last = each.stem.rstrip(" .…:_").rpartition(" ")[2].casefold()
        if last in part.words.articles:
            vowels = {bool(VOWEL.match(option)) for option in each.options}
            if len(vowels) > 1:
                yield Finding(f"the stem ends with '{last}', which does not suit every option")


@rule("C14", "warning", "HDR 23")
def one_option_is_of_another_kind(part: Part) -> Iterator[Finding]:
    """One option is a number among words, or words among numbers, or several times as long as any
    other: it stands out, whether it is the key or not."""
    for each in part.single_choices:
        if any(
            speaks_of_others(content, part.written_in, len(each.contents))
            for content in each.contents
        ):
            continue
        numbers = [is_number(content) for content in each.contents]
        for kind, name in ((True, "a number"), (False, "no number")):
            if numbers.count(kind) == 1 and len(numbers) > 2:
                option = each.options[numbers.index(kind)]
                yield Finding(f"one option is {name}, and no other is: {cut(option)}")
                break
        else:
            yield from _much_longer(each)


def _much_longer(each: Choices) -> Iterator[Finding]:
    *_, second, longest = sorted(each.options, key=len)
    if len(longest) >= LONG and len(longest) > OTHER_LENGTH * len(second):
        yield Finding(f"one option is several times as long as the others: {cut(longest)}")


@rule("C17", "note", "HDR 28e", needs="opposites")
def key_and_its_opposite(part: Part) -> Iterator[Finding]:
    """Two options say the opposite of one another, and one of them is the key: the others can be
    ruled out."""
    for each in part.single_choices:
        if len(each.options) < 4:
            continue
        key = each.key.casefold().split()
        for one, other in part.words.opposites:
            for mine, theirs in ((one, other), (other, one)):
                turned = [theirs if word == mine else word for word in key]
                if turned != key and " ".join(turned) in map(str.casefold, each.distractors):
                    pairs = sum(one in text or other in text for text in each.options)
                    if pairs == 2:
                        yield Finding(f"the key and its opposite are options: {cut(each.key)}")


@rule("C18", "warning", "HDR 29")
def distractor_is_implausible(part: Part) -> Iterator[Finding]:
    """A wrong option names somebody of whom the fact is false in so plain a way that nobody chooses
    it; the course says so itself."""
    knowledge = part.entry.topic.knowledge
    for each in part.single_choices:
        for claim in knowledge.claims:
            if claim.id not in part.entry.question.asks:
                continue
            for name in claim.implausible_for:
                label = knowledge.actor(name).label
                if label in each.distractors:
                    message = f"nobody takes {cut(label)} for the answer: see '{claim.id}'"
                    yield Finding(message, ("choose another wrong option",))


@rule("C19", "note", "HDR 15", needs="little-words")
def stem_says_too_little(part: Part) -> Iterator[Finding]:
    """Without its options the stem asks nothing, so that every option must be read to know what
    the question is about. Of drawn questions this is known."""
    for each in () if part.entry.origin == "knowledge" else part.single_choices:
        words = [word for word in WORD.findall(each.stem.casefold()) if len(word) > 1]
        content = [word for word in words if word not in part.words.little_words]
        has_more = any(char.isdigit() or char == "$" for char in each.stem)
        figures = len(part.leaf.body) > len(part.paragraphs) + 1
        if len(content) < CONTENT - 1 and not has_more and not figures:
            yield Finding(f"the stem says little without its options: {cut(each.stem)}")


@rule("C20", "note", "HDR 16")
def stem_is_long(part: Part) -> Iterator[Finding]:
    """A stem has more than 60 words; what is only read can be a source, with its own heading."""
    words = len(WORD.findall(part.stem))
    if part.choices and words > LONG_STEM:
        yield Finding(f"the stem has {words} words")
