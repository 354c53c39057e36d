"""Links of cause and consequence: because, as, so, in order to, this was why."""

import re
from collections.abc import Iterator

from worksheets.exchange.notes.english import MIND
from worksheets.exchange.notes.key_words import PRONOUN, with_name_for_pronoun, without_connective
from worksheets.exchange.notes.suggestion import Suggestion, as_clause

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
"""A reported thought, which has causes of its own."""
WHY = re.compile(r"^This (?:is|was) why (?P<effect>.+)$")


def links_in(
    text: str, previous: str, person: str, actor_name: str, line: int
) -> Iterator[Suggestion]:
    """The link in a sentence, if there is one; `previous` is the sentence before it.

    Pronouns at the beginning of a cause or an effect become names.
    """
    sentence = without_connective(text.rstrip("."))
    doubtful = bool(REPORTED.search(sentence))

    def with_name(part: str) -> str:
        nonlocal doubtful
        match = as_clause(with_name_for_pronoun(part, person, actor_name))
        doubtful = doubtful or bool(PRONOUN.match(match))
        return match

    if (match := WHY.match(sentence)) and previous:
        yield _link(
            with_name(without_connective(previous)), match["effect"], text, line, doubtful=True
        )
    elif match := AS.match(sentence) or BECAUSE.match(sentence):
        cause, effect = with_name(match["cause"]), with_name(match["effect"])
        yield _link(cause, effect, text, line, doubtful=doubtful)
    elif (match := ORDER.match(sentence)) and not doubtful:
        subject = person or actor_name
        cause = f"{subject} wanted to {match['aim']}" if subject else match["aim"]
        yield _link(cause, with_name(match["effect"]), text, line, doubtful=not subject)
    elif match := SO.match(sentence):
        cause, effect = with_name(match["cause"]), with_name(match["effect"])
        aim = "so that" in sentence and "can" not in effect
        yield _link(cause, effect, text, line, doubtful=doubtful or aim)


def _link(cause: str, effect: str, text: str, line: int, *, doubtful: bool = False) -> Suggestion:
    fields = {"cause": cause, "effect": effect.rstrip(".")}
    if doubtful:
        fields["doubt"] = "put the cause and the effect into sentences of their own"
    return Suggestion("links", "link", fields, text, line)
