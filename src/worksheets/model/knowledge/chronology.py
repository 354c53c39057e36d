"""Events whose order is plain from their words alone."""

import re
from collections.abc import Iterable
from itertools import permutations

from worksheets.model.knowledge.facts import Event
from worksheets.model.paper.content import plain

BEGINS = frozenset({"begin", "begins", "began", "start", "starts", "started", "open", "opens"})
ENDS = frozenset({"end", "ends", "ended", "close", "closes", "closed", "finish", "finishes"})


def opened_and_closed(events: Iterable[Event]) -> bool:
    """Whether one event is the beginning of something of which another is the end.

    Nobody needs to know any history to put those in order.
    """
    return any(
        _names(first, BEGINS) & _names(second, ENDS) for first, second in permutations(events, 2)
    )


def _names(event: Event, verbs: frozenset[str]) -> set[str]:
    """The names and numbers in the words of an event that has one of the verbs in it."""
    words = re.findall(r"\w+", plain(event.text))
    if not verbs.intersection(word.casefold() for word in words):
        return set()
    named = {word for word in words if word[0].isupper() or word[0].isdigit()}
    return named or {word for word in words if len(word) > 3}
