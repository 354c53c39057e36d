"""Claims: what notes say of their actors, each as the rest of a sentence about one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import merge

from worksheets.exchange.notes.actors import Actor
from worksheets.exchange.notes.english import ADVERBS, VERB, alike, content_words, kind_of
from worksheets.exchange.notes.suggestion import Suggestion, Value, identifier
from worksheets.exchange.notes.suggestion import sentence as stop
from worksheets.exchange.notes.words import (
    LEAD,
    PRONOUN,
    key_word,
    resolved,
    with_gap,
    without_lead,
)
from worksheets.memo import memo

OPENING = re.compile(
    r"^(?:At|In|On|By|During|After|Before|When|As|Because|Since|From|Until|Once|as|when|after|before)\b"
    r"[^,]{3,120}, "
)
SPLIT = r",? (?:and|but|because|as|since|although|while) (?=(?:he|she|it|they) )|; "
NEUTER = {"he": "it", "him": "it", "his": "its", "himself": "itself"}
NO_PERSON = re.compile(r"\b(?:he|him|his|himself)\b")
"""A claim is made of a power, and not of the person who led it."""
NOT_KEEN = re.compile(r"(?:\*\*)?not(?:\*\*)? keen")
NEGATIVE = re.compile(r"\b(?:no|not|never|without|cannot|none)\b")
LEANING = re.compile(r"\b(?:it|them|this|that case)\b")
SAME = 0.5
"""How much two claims share that are taken to say the same."""


def claims_in(words: str, actor: Actor, line: int) -> Iterator[Suggestion]:
    """The claims of a sentence; none if it does not speak of the actor."""
    for n, part in enumerate(re.split(SPLIT, words.rstrip("."))):
        predicate = predicate_of(part, actor)
        if predicate and len(predicate.split()) >= 3:
            leaning = LEANING.search(predicate) if n else None
            yield _claim(predicate, part, actor, words, line, leaning[0] if leaning else "")


def predicate_of(words: str, actor: Actor) -> str:
    """What a clause says of the actor, from its verb on; "" if it is not about the actor."""
    pattern = _speaking_of(actor.subjects)
    words = LEAD.sub("", words)
    for attempt in (words, OPENING.sub("", words)):
        found = pattern.match(attempt)
        if found:
            return found[1].strip().rstrip(",")
    return ""


@memo(512)
def _speaking_of(subjects: tuple[str, ...]) -> re.Pattern[str]:
    """A clause that begins with an actor, and goes on with a verb."""
    names = "|".join(sorted(map(re.escape, subjects), key=len, reverse=True))
    return re.compile(
        rf"^(?:Chairman |President )?(?:{names}|He|She|It|They|he|she|it|they)"
        rf"(?:,? like [A-Z]\w+,?)? {ADVERBS}({VERB}\b.*)"
    )


def _claim(
    predicate: str, part: str, actor: Actor, sentence: str, line: int, leaning: str
) -> Suggestion:
    fields: dict[str, Value] = {}
    if leaning:
        fields["doubt"] = f"say what '{leaning}' is"
    fields["actor"] = actor.id
    kind = kind_of(predicate)
    if kind != "context":
        fields["kind"] = kind
    text = NO_PERSON.sub(lambda found: NEUTER[found[0]], predicate) if actor.person else predicate
    fields |= {"text": text, "true-of": [actor.id]}
    whole = stop(resolved(without_lead(part), actor.person, actor.name))
    word = key_word(whole, frozenset(actor.subjects))
    if word and not PRONOUN.match(whole):
        fields["statement"] = with_gap(whole, word)
    return Suggestion("claims", actor.id, fields, sentence, line)


def _pairs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Every text that says the same as an earlier one, with the first of those.

    Texts that share half of their words share one of the rarer half of them, so only those are
    compared (the prefix filter of Chaudhuri, Ganti and Kaushik).
    """
    words = [content_words(one) for one in texts]
    counts = Counter(word for mine in words for word in mine)
    seen: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for n, mine in enumerate(words):
        rarest = sorted(mine, key=lambda word: (counts[word], word))[: len(mine) // 2 + 1]
        keys = [(word, bool(NEGATIVE.search(texts[n]))) for word in rarest]
        earlier = merge(*(seen[key] for key in keys))
        first = next((m for m in earlier if alike(mine, words[m]) >= SAME), None)
        if first is not None:
            yield n, first
        for key in keys:
            seen[key].append(n)


def grouped(claims: Sequence[Suggestion]) -> Iterator[tuple[Suggestion, str]]:
    """The claims, each with the name of its group, which is empty for one that stands alone."""
    group: dict[int, int] = {}
    for n, m in _pairs([NOT_KEEN.sub("reluctant", str(claim.fields["text"])) for claim in claims]):
        group[n] = group.setdefault(m, m)
    for n, claim in enumerate(claims):
        first = group.get(n)
        said = "" if first is None else identifier(str(claims[first].fields["text"]))
        yield claim, f"same-{said}" if said else ""
