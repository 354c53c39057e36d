"""Sentences that cannot be printed as they are, and those that a person should look at."""

import re
from collections.abc import Iterator

from worksheets.exchange.notes.lines import MISSING

MODAL = r"(?:would|could|should|will|can|may|might|must|cannot)"
BROKEN = (
    (
        re.compile(
            rf"\b{MODAL} (?:not )?(?:also )?(\w+(?:ous|ful|able|ible|less|ical)|good|bad|better"
            r"|worse|easy|hard|safe|clear|ready|likely|important|different)\b"
        ),
        "a verb such as 'be' is missing before '{0}'",
    ),
    (
        re.compile(
            r"(?<!similar)(?<!equal)(?<!identical)(?<!due)(?<!came)(?<!come)(?<!amounts)"
            r"(?<!amounted)(?<!back)(?<!led)(?<!leads)(?<!close) (to the same)(?=[.;,]|$)"
        ),
        "a verb such as 'do' is missing in '{0}'",
    ),
    (re.compile(r"\b(\w+) \1\b(?<!had had)(?<!that that)", re.IGNORECASE), "'{0}' is there twice"),
    (
        re.compile(r"\b(of|the|a|an|in|with|from|by|for|and|or|because)\.?$"),
        "the end is missing after '{0}'",
    ),
    (
        re.compile(r"(?i)\b(an?|the) (?:of|in|was|were|is|are|to)\b"),
        "a word is missing after '{0}'",
    ),
)
CLUMSY = (
    (
        re.compile(
            r"\b(?:The |the )?(USSR|USA|UK|UN|EU|government|company|country)\b[^.]*?\b(they)\b"
        ),
        "'{0}' is one, but goes on as '{1}'",
    ),
    (re.compile(r", (like \w+) (also|too)\b"), "a comma is missing after '{0}'"),
    (
        re.compile(r"\bthe (USA|USSR|UK|UN|EU) ([a-z]+s)\b(?! (?:the|that|to|a)\b)"),
        "say 'US {1}' or 'the {0}'s {1}'",
    ),
    (re.compile(r"\b(\w+)'s (mind changed)\b"), "clumsy: '{0}'s {1}'"),
)
LONGEST = 600
"""Letters of a sentence; what is longer is no sentence."""
VERBS_AFTER_NAMES = re.compile(r"^(was|is|has|does|wants|sends|becomes|makes|takes|fears|gives)$")


def broken(words: str) -> str:
    """What is missing in a sentence, or nothing: such a sentence is never printed."""
    if MISSING in words:
        return "something in it cannot be read"
    if len(words) > LONGEST:
        return f"it has {len(words):,} letters"
    for pattern, said in BROKEN:
        if found := pattern.search(words):
            return said.format(*found.groups())
    return ""


def clumsy(words: str) -> Iterator[str]:
    """What a careful writer would put otherwise."""
    for pattern, said in CLUMSY:
        found = pattern.search(words)
        if found and not VERBS_AFTER_NAMES.match(found[found.lastindex or 0]):
            yield said.format(*found.groups())
