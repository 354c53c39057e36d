"""Pairs to match, and blanks to fill."""

import re
from collections.abc import Iterator
from itertools import pairwise

from worksheets.checking.linting.rule import Finding, rule
from worksheets.checking.linting.subjects import Part, cut, is_number
from worksheets.model.paper.content import Bank, Gap, Inlines, Match, plain
from worksheets.model.paper.key import Matched

VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)
WORD = re.compile(r"\w+")
NEAR = 8
"""Words between two blanks, and around them, that leave too little to go by."""


@rule("M01", "warning", "matching guides", certain=True)
def last_pair_is_for_free(part: Part) -> Iterator[Finding]:
    """There are as many options as prompts, each for one: who knows all but one knows the last.
    Tasks of a skill have one to spare unless it has too few answers."""
    made_of_skill = part.entry.template and part.entry.origin == "knowledge"
    for block in () if made_of_skill else part.leaf.body:
        key = part.leaf.keys.get(block.slot) if isinstance(block, Match) else None
        if isinstance(block, Match) and isinstance(key, Matched):
            once = len(set(key.options)) == len(block.options) == len(block.prompts)
            if once:
                message = f"{len(block.prompts)} prompts have {len(block.options)} options"
                yield Finding(message, ("add one to spare: that belongs to no prompt",))


@rule("M02", "warning", "HDR 23")
def pairs_are_of_mixed_kinds(part: Part) -> Iterator[Finding]:
    """In a list to match from, one entry is a number among words, or words among numbers, and can
    be told by that alone."""
    for block in part.leaf.body:
        if isinstance(block, Match):
            for entries in (block.prompts, block.options):
                numbers = [is_number(entry) for entry in entries]
                for kind in (True, False):
                    if numbers.count(kind) == 1 and len(numbers) > 2:
                        odd = cut(plain(entries[numbers.index(kind)]))
                        yield Finding(f"one entry is of another kind than the rest: {odd}")


@rule("M03", "warning", "HDR 28c", needs="articles")
def article_before_a_blank(part: Part) -> Iterator[Finding]:
    """'A' or 'an' stands before a blank, and rules out words of the bank."""
    bank = [
        plain(word) for block in part.leaf.body if isinstance(block, Bank) for word in block.words
    ]
    if len({bool(VOWEL.match(word)) for word in bank}) < 2:
        return
    for content in part.paragraphs:
        for before in _before_gaps(content):
            word = before.rstrip().rpartition(" ")[2].casefold()
            if word in part.words.articles:
                yield Finding(
                    f"'{word}' before a blank rules out words of the bank", ("write a(n)",)
                )


def _before_gaps(content: Inlines) -> Iterator[str]:
    said = ""
    for inline in content:
        if isinstance(inline, Gap):
            yield said
        said += plain((inline,))


@rule("M04", "note", "cloze guides")
def blanks_are_close_together(part: Part) -> Iterator[Finding]:
    """Two blanks stand so close together that little is left to go by."""
    if part.leaf.keys and not any(isinstance(block, Bank) for block in part.leaf.body):
        for content in part.paragraphs:
            gaps = [n for n, inline in enumerate(content) if isinstance(inline, Gap)]
            for one, other in pairwise(gaps):
                between = WORD.findall(plain(content[one + 1 : other]))
                whole = WORD.findall(plain(content))
                if len(between) < 2 and len(whole) < NEAR + len(gaps):
                    yield Finding(f"two blanks stand close together: {cut(plain(content))}")
                    return
