"""Which claims about two actors are on one matter, so that one can be held against the other."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from worksheets.model.knowledge.facts import Claim
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import plain

APART = 2
"""Years that may lie between two things that are held against each other."""
COMMON = 5
"""A word in more than a fifth of a topic's claims says nothing of what one is about."""
YEAR = re.compile(r"\b[12]\d{3}\b")
WORD = re.compile(r"\b(?:[^\W\d_]{5,}|[A-Z]{3,})\b")
NO_MATTER = frozenset(
    {"january", "february", "march", "april", "august", "september", "october", "november"}
    | {
        "december",
        "their",
        "which",
        "there",
        "would",
        "after",
        "before",
        "under",
        "other",
        "became",
    }
    | {"signed", "agreed", "wanted", "believed", "feared", "hoped", "supported", "given", "about"}
)
"""Long words that do not say what a claim is about."""
SUFFIXES = ("ies", "es", "s", "ed", "ing")


def paired(
    knowledge: Knowledge, mine: Sequence[Claim], theirs: Sequence[Claim]
) -> list[tuple[Claim, Claim]]:
    """Claims about either side that are of one kind and one time and on one matter.

    Those that share most words are paired first, in the order of the claims.
    """
    about = matters(knowledge)
    shared = [
        (len(about[one.id] & about[other.id]), one, other)
        for one in mine
        for other in theirs
        if _of_one_time(knowledge, one, other)
    ]
    pairs: list[tuple[Claim, Claim]] = []
    used: set[str] = set()
    for count, one, other in sorted(shared, key=lambda found: -found[0]):
        if count and not {one.id, other.id} & used:
            used |= {one.id, other.id}
            pairs.append((one, other))
    return pairs


def matters(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """By claim, the words that tell what it is about: those that few claims of its topic have."""
    words = {claim.id: _words(claim) for claim in knowledge.claims}
    frequency = Counter(word for several in words.values() for word in several)
    most = len(words) // COMMON
    return {
        name: frozenset(word for word in several if frequency[word] <= most)
        for name, several in words.items()
    }


def _of_one_time(knowledge: Knowledge, claim: Claim, other: Claim) -> bool:
    if (claim.kind, claim.phase) != (other.kind, other.phase):
        return False
    years, others = _years(knowledge, claim), _years(knowledge, other)
    distances = [abs(year - another) for year in years for another in others]
    return not distances or min(distances) <= APART


def _years(knowledge: Knowledge, claim: Claim) -> set[int]:
    """The years that a claim names, and those of the events that it gives."""
    dates = [event.date for event in knowledge.events if event.id in claim.gives]
    return {int(date[:4]) for date in dates} | set(map(int, YEAR.findall(plain(claim.text))))


def _words(claim: Claim) -> set[str]:
    """The longer words of a claim without their endings, but those that name no matter."""
    words = {word for word in WORD.findall(plain(claim.text)) if word.casefold() not in NO_MATTER}
    return {_stem(word.casefold()) for word in words}


def _stem(word: str) -> str:
    return next((word.removesuffix(end) for end in SUFFIXES if word.endswith(end)), word)
