"""Whether English words explain their own pronouns, so that they can be shown without others."""

import re

from worksheets.model.paper.content import Inlines, plain

POSSESSIVE = frozenset({"its", "their", "his", "her"})
SINGULAR = frozenset({"it", "he", "him", "she", "this", "that"})
PLURAL = frozenset({"they", "them", "these", "those"})
OPENING = POSSESSIVE | SINGULAR | PLURAL
SPOKEN_OF = frozenset({"it", "he", "him", "she", "they", "them"})
"""Pronouns that need a noun before them wherever they stand; 'that' may only join clauses."""
DETERMINERS = frozenset({"the", "a", "an", "each", "every", "some", "many", "most", "all", "no"})
PREPOSITIONS = frozenset(
    {"in", "of", "on", "at", "by", "to", "from", "for", "with", "against", "after", "before"}
    | {"during", "that", "who", "which", "when", "where", "because", "and", "or", "but"}
)
VERBS = frozenset(
    {"is", "are", "was", "were", "be", "has", "have", "had", "do", "does", "did", "can", "could"}
    | {"may", "might", "must", "will", "would", "shall", "should", "not", "also", "never"}
)


def stands_alone(content: Inlines) -> bool:
    """Whether a clause can be read without the clause that comes before it.

    It cannot if a pronoun opens it, or if a pronoun differs in number from its first noun: 'critics
    could appeal to it'. A clause that is refused wrongly is merely not shown alone.
    """
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+", plain(content))
    if not words:
        return False
    if words[0].casefold() in OPENING:
        return False
    pronouns = SPOKEN_OF & {word.casefold() for word in words}
    if not pronouns:
        return True
    noun = _first_noun(words)
    return noun is not None and all((name in PLURAL) == _is_plural(noun) for name in pronouns)


def _first_noun(words: list[str]) -> str | None:
    """The last word before the first verb or preposition; verbs are known by their endings."""
    noun = None
    for word in words:
        if word.casefold() in PREPOSITIONS | VERBS or (noun and word.endswith("ed")):
            return noun
        if word.casefold() not in DETERMINERS:
            noun = word
    return next(word for word in words if word.casefold() not in DETERMINERS) if noun else None


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and not noun.isupper()
