"""Claims: predicates that notes state of their actors."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import merge

from worksheets.exchange.notes.actors import NotesActor
from worksheets.exchange.notes.english import ADVERBS, VERB, claim_kind, content_words, overlap
from worksheets.exchange.notes.key_words import (
    LEADING_CONNECTIVE,
    PRONOUN,
    key_word,
    with_gap,
    with_name_for_pronoun,
    without_connective,
)
from worksheets.exchange.notes.suggestion import FieldValue, Suggestion, as_sentence, identifier

OPENING = re.compile(
    r"^(?:At|In|On|By|During|After|Before|When|As|Because|Since|From|Until|Once|as|when|after|before)\b"
    r"[^,]{3,120}, "
)
SPLIT = r",? (?:and|but|because|as|since|although|while) (?=(?:he|she|it|they) )|; "
NEUTER = {"he": "it", "him": "it", "his": "its", "himself": "itself"}
NO_PERSON = re.compile(r"\b(?:he|him|his|himself)\b")
"""A claim is about a power, and not about the person who led it."""
NOT_KEEN = re.compile(r"(?:\*\*)?not(?:\*\*)? keen")
NEGATIVE = re.compile(r"\b(?:no|not|never|without|cannot|none)\b")
REFERRING = re.compile(r"\b(?:it|them|this|that case)\b")
SAME_SHARE = 0.5
"""The overlap, from 0 to 1, of two claims that count as the same."""


def claims_in(text: str, actor: NotesActor, line: int) -> Iterator[Suggestion]:
    """The claims of a sentence; none if the actor is not its subject."""
    for n, part in enumerate(re.split(SPLIT, text.rstrip("."))):
        predicate = predicate_of(part, actor)
        if predicate and len(predicate.split()) >= 3:
            referring = REFERRING.search(predicate) if n else None
            fields = _claim_fields(predicate, part, actor, referring[0] if referring else "")
            yield Suggestion("claims", actor.id, fields, text, line)


def predicate_of(text: str, actor: NotesActor) -> str:
    """The predicate of a clause, from its verb on; "" if the actor is not its subject."""
    pattern = _subject_pattern(actor.subjects)
    text = LEADING_CONNECTIVE.sub("", text)
    for attempt in (text, OPENING.sub("", text)):
        match = pattern.match(attempt)
        if match:
            return match[1].strip().rstrip(",")
    return ""


def _subject_pattern(subjects: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of clauses that begin with one of the names of an actor, then a verb."""
    names = "|".join(sorted(map(re.escape, subjects), key=len, reverse=True))
    return re.compile(
        rf"^(?:Chairman |President )?(?:{names}|He|She|It|They|he|she|it|they)"
        rf"(?:,? like [A-Z]\w+,?)? {ADVERBS}({VERB}\b.*)"
    )


def _claim_fields(
    predicate: str, clause: str, actor: NotesActor, referring: str
) -> dict[str, FieldValue]:
    """The fields of a claim; `referring` is a word such as 'it' that refers to another clause."""
    fields: dict[str, FieldValue] = {}
    if referring:
        fields["doubt"] = f"say what '{referring}' is"
    fields["actor"] = actor.id
    kind = claim_kind(predicate)
    if kind != "context":
        fields["kind"] = kind
    text = NO_PERSON.sub(lambda match: NEUTER[match[0]], predicate) if actor.person else predicate
    fields |= {"text": text, "true-of": [actor.id]}
    sentence = as_sentence(
        with_name_for_pronoun(without_connective(clause), actor.person, actor.name)
    )
    word = key_word(sentence, frozenset(actor.subjects))
    if word and not PRONOUN.match(sentence):
        fields["statement"] = with_gap(sentence, word)
    return fields


def _repetitions(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Every text that repeats an earlier one, with the first of these, as indexes.

    Texts that share half of their words share one of the rarer half of them, so only those are
    compared (the prefix filter of Chaudhuri, Ganti and Kaushik).
    """
    content = [content_words(text) for text in texts]
    counts = Counter(word for own in content for word in own)
    texts_with_word: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for n, own in enumerate(content):
        rarest = sorted(own, key=lambda word: (counts[word], word))[: len(own) // 2 + 1]
        keys = [(word, bool(NEGATIVE.search(texts[n]))) for word in rarest]
        earlier = merge(*(texts_with_word[key] for key in keys))
        first_like_it = next((m for m in earlier if overlap(own, content[m]) >= SAME_SHARE), None)
        if first_like_it is not None:
            yield n, first_like_it
        for key in keys:
            texts_with_word[key].append(n)


def grouped(claims: Sequence[Suggestion]) -> Iterator[tuple[Suggestion, str]]:
    """The claims, each with the name of its group of repetitions, or "" if it has none."""
    first_of_group: dict[int, int] = {}
    for n, m in _repetitions(
        [NOT_KEEN.sub("reluctant", str(claim.fields["text"])) for claim in claims]
    ):
        first_of_group[n] = first_of_group.setdefault(m, m)
    for n, claim in enumerate(claims):
        first = first_of_group.get(n)
        first_text = "" if first is None else identifier(str(claims[first].fields["text"]))
        yield claim, f"same-{first_text}" if first_text else ""
