"""Terms with their meanings where notes give them, and terms that still need one."""

import re
from collections.abc import Iterator, Sequence

from worksheets.notes.english import ABSTRACT, FUNCTION_WORDS
from worksheets.notes.lines import Line
from worksheets.notes.sentences import Section, Sentence
from worksheets.notes.suggestion import Suggestion, clause, identifier
from worksheets.notes.words import BOLD

PAIR = re.compile(r"^(\*\*)?([^\s:–=$\d][^:–=$]{0,40}?)(?:\*\*)?(?::\*\*|\s*:| [–=]| -)\s+(\S.*)$")
IS = re.compile(
    r"^(?:An? |The )?(\*{0,2}[A-Za-z][\w-]*(?: [a-z][\w-]*){0,2}\*{0,2})"
    r" (?:is|are|means|refers to) "
    r"((?:an? |the (?!same)|when |any |all )[^.]{8,})\.?$"
)
CALLED = re.compile(
    r"^((?:An? |The |Any )[^.,]{8,}?) (?:is|are) (?:called|known as|termed)"
    r" (\*{0,2}[A-Za-z][\w -]{2,30}\*{0,2})\.?$"
)
HEADS = ("term", "word", "key word", "keyword", "vocabulary", "name", "concept")
NO_TERMS = frozenset(["note", "remember", "warning", "example", "tip", "source", "figure"])
MOST = 12
"""Terms without a meaning that are suggested for one file."""


def terms_in(section: Section) -> Iterator[Suggestion]:
    """The terms of a section that have a meaning there."""
    pairs = [(line, found) for line in section.lines if (found := _pair(line))]
    if len(pairs) >= 2 or any(found[1] for _, found in pairs):
        for line, found in pairs:
            yield _term(found[2], found[3], line.words, line.number)
    for row in section.lines:
        if (
            row.mark == "row"
            and len(row.cells) == 2
            and row.head[:1]
            and row.head[0].casefold() in HEADS
        ):
            yield _term(*row.cells, row.words, row.number)
    listed = {line.number for line, _ in pairs}
    for one in section.sentences:
        if one.line not in listed:
            yield from _defined(one)


def is_pair(line: Line) -> bool:
    """Whether a line is a term and its meaning, as in a list of vocabulary."""
    return _pair(line) is not None


def _pair(line: Line) -> re.Match[str] | None:
    found = None if line.mark in ("row", "heading") else PAIR.match(line.words)
    if found is None or found[2].casefold() in NO_TERMS or len(found[2].split()) > 5:
        return None
    return found


def _defined(one: Sentence) -> Iterator[Suggestion]:
    if found := CALLED.match(one.words):
        yield _term(found[2], clause(found[1]), one.words, one.line)
    elif (found := IS.match(one.words)) and found[1].casefold() not in FUNCTION_WORDS:
        yield _term(found[1], found[2], one.words, one.line)


def _term(term: str, meaning: str, words: str, line: int) -> Suggestion:
    name = term.strip("* ")
    lower = (
        name
        if name.isupper() or (" " in name and name.istitle())
        else f"{name[:1].lower()}{name[1:]}"
    )
    fields = {"term": lower, "definition": clause(meaning)}
    if re.search(rf"\b{re.escape(name)}\b", meaning, re.IGNORECASE):
        fields["doubt"] = "the meaning has the term in it"
    return Suggestion("terms", f"term-{identifier(name, 3)}", fields, words, line)


def undefined(sections: Sequence[Section], known: frozenset[str]) -> Iterator[Suggestion]:
    """Words in bold and abstract nouns that notes do not explain, each where it comes first."""
    seen = set(known)
    count = 0
    for section in sections:
        for one in section.sentences:
            for word in (*BOLD.findall(one.words), *ABSTRACT.findall(one.words)):
                if word.casefold() in seen | FUNCTION_WORDS or count == MOST or "$" in word:
                    continue
                seen.add(word.casefold())
                count += 1
                yield Suggestion(
                    "terms", f"term-{identifier(word, 3)}", {"term": word}, one.words, one.line
                )
