"""Faults for which a sentence is not printed, and style remarks for a person to look at."""

import re
from collections.abc import Iterator

from worksheets.exchange.notes.lines import UNREADABLE

MODAL = r"(?:would|could|should|will|can|may|might|must|cannot)"
FAULTS = (
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
CLUMSY_STYLE = (
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
"""Characters; a longer text is no sentence."""
VERBS_AFTER_NAMES = re.compile(r"^(was|is|has|does|wants|sends|becomes|makes|takes|fears|gives)$")


def sentence_fault(text: str) -> str:
    """The fault of a sentence in words, for which it is never printed; "" if it has none."""
    if UNREADABLE in text:
        return "something in it cannot be read"
    if len(text) > LONGEST:
        return f"it has {len(text):,} letters"
    for pattern, message in FAULTS:
        if match := pattern.search(text):
            return message.format(*match.groups())
    return ""


def style_remarks(text: str) -> Iterator[str]:
    """Remarks on what a careful writer would write differently."""
    for pattern, message in CLUMSY_STYLE:
        match = pattern.search(text)
        if match and not VERBS_AFTER_NAMES.match(match[match.lastindex or 0]):
            yield message.format(*match.groups())
