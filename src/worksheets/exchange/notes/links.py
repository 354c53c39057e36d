"""Links of cause and consequence: because, as, so, in order to, this was why."""

import re
from collections.abc import Iterator

from worksheets.exchange.notes.english import MIND
from worksheets.exchange.notes.suggestion import Suggestion, clause
from worksheets.exchange.notes.words import PRONOUN, resolved, without_lead

PERSONAL = r"(?:he|she|it|they|the|[A-Z]\w+)\b"
BECAUSE = re.compile(
    r"^(?P<effect>.+?),? (?:because|since|as(?= (?:he|she|they|it) )) "
    rf"(?P<cause>{PERSONAL}.+)$"
)
AS = re.compile(r"^(?:As|Because|Since) (?P<cause>[^,]+(?:, [^,]{1,20})?), (?P<effect>\S+ .+)$")
SO = re.compile(
    r"^(?P<cause>.+?),? (?:so that|so|and so|therefore|which meant that) "
    r"(?P<effect>(?:he|she|it|they|the)\b.+)$"
)
ORDER = re.compile(r"^(?P<effect>.+?) in order to (?P<aim>.+)$")
REPORTED = re.compile(rf"\b(?:{MIND}) that\b")
"""What somebody thought has causes of its own."""
WHY = re.compile(r"^This (?:is|was) why (?P<effect>.+)$")


def links_in(words: str, before: str, person: str, thing: str, line: int) -> Iterator[Suggestion]:
    """The link in a sentence, if there is one; `before` is the sentence before it.

    Pronouns at the head of a cause or an effect become names.
    """
    plain = without_lead(words.rstrip("."))
    told = bool(REPORTED.search(plain))

    def named(said: str) -> str:
        nonlocal told
        found = clause(resolved(said, person, thing))
        told = told or bool(PRONOUN.match(found))
        return found

    if (found := WHY.match(plain)) and before:
        yield _link(named(without_lead(before)), found["effect"], words, line, leaning=True)
    elif found := AS.match(plain) or BECAUSE.match(plain):
        cause, effect = named(found["cause"]), named(found["effect"])
        yield _link(cause, effect, words, line, leaning=told)
    elif (found := ORDER.match(plain)) and not told:
        subject = person or thing
        cause = f"{subject} wanted to {found['aim']}" if subject else found["aim"]
        yield _link(cause, named(found["effect"]), words, line, leaning=not subject)
    elif found := SO.match(plain):
        cause, effect = named(found["cause"]), named(found["effect"])
        aim = "so that" in plain and "can" not in effect
        yield _link(cause, effect, words, line, leaning=told or aim)


def _link(cause: str, effect: str, words: str, line: int, *, leaning: bool = False) -> Suggestion:
    fields = {"cause": cause, "effect": effect.rstrip(".")}
    if leaning:
        fields["doubt"] = "put the cause and the effect into sentences of their own"
    return Suggestion("links", "link", fields, words, line)
