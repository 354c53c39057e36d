"""Terms with their meanings where notes give them, and terms that still need one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from worksheets.exchange.notes.english import ABSTRACT, FUNCTION_WORDS
from worksheets.exchange.notes.lines import MISSING, Line
from worksheets.exchange.notes.questions import asks
from worksheets.exchange.notes.report import Report
from worksheets.exchange.notes.sentences import Section, Sentence
from worksheets.exchange.notes.suggestion import Suggestion, clause, identifier
from worksheets.exchange.notes.tables import WORD, is_term
from worksheets.exchange.notes.words import BOLD

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
NO_TERMS = frozenset(["note", "remember", "warning", "example", "tip", "source", "figure"])
LONGEST = 300
"""Letters of a meaning; what is longer fits no table of terms."""
MOST = 12
"""Terms without a meaning that are suggested for one file."""


def terms_in(section: Section) -> Iterator[tuple[Line, Suggestion]]:
    """The terms of a section that have a meaning there, each with its line."""
    pairs = [(line, found) for line in section.lines if (found := _pair(line))]
    if len(pairs) >= 2 or any(found[1] for _, found in pairs):
        for line, found in pairs:
            yield line, _term(found[2], found[3], line.words, line.number)
    for row in filter(is_term, section.lines):
        term, meaning = row.cells
        yield row, _term(term, meaning, row.words, row.number)
    listed = {line for line, _ in pairs}
    for one in section.sentences:
        if one.source not in listed and MISSING not in one.words and not asks(one.words):
            yield from ((one.source, term) for term in _defined(one))


def is_pair(line: Line) -> bool:
    """Whether a line is a term and its meaning, as in a list of vocabulary."""
    return _pair(line) is not None


def _pair(line: Line) -> re.Match[str] | None:
    found = None if line.mark in ("row", "heading") else PAIR.match(line.words)
    if found is None or found[2].casefold() in NO_TERMS or len(found[2].split()) > 5:
        return None
    if MISSING in line.words or not WORD.search(found[2]) or not WORD.search(found[3]):
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
    if name.casefold() in meaning.casefold():
        fields["doubt"] = "the meaning has the term in it"
    elif len(meaning) > LONGEST:
        fields["doubt"] = "the meaning is too long to print"
    return Suggestion("terms", f"term-{identifier(name, 3)}", fields, words, line)


def distinct_terms(suggestions: Iterable[Suggestion], report: Report) -> Iterator[Suggestion]:
    """The suggestions, of which a term stands there once; one that is explained in two ways, or as
    another one is, is doubted."""
    terms: dict[str, Suggestion] = {}
    meanings: dict[str, Suggestion] = {}
    for one in suggestions:
        if one.list != "terms":
            yield one
            continue
        term, meaning = str(one.fields["term"]), str(one.fields.get("definition", ""))
        again = terms.setdefault(term.casefold(), one)
        alike = meanings.setdefault(plain_words(meaning), one) if meaning else one
        if again is one and alike is one:
            yield one
        elif alike is not one and again is not one:
            report.add("folded", one.line, f"the term '{term}' stands there twice")
        elif alike is not one:
            words = f"'{alike.fields['term']}' has this meaning too: make them differ"
            yield replace(one, fields={"term": term, "doubt": words})
        elif meaning:
            words = f"the term is explained on line {again.line} too: keep one of the two"
            yield replace(one, fields={**one.fields, "doubt": words})


def plain_words(words: str) -> str:
    """Words as they are held against others: without marks, spaces and capital letters."""
    return re.sub(r"[\W_]+", " ", words).casefold().strip()


def undefined(sections: Sequence[Section], known: frozenset[str]) -> Iterator[Suggestion]:
    """Words in bold and abstract nouns that notes do not explain, each where it comes first."""
    seen = set(known)
    count = 0
    for section in sections:
        if count == MOST:
            return
        for one in section.sentences:
            for word in (*BOLD.findall(one.words), *ABSTRACT.findall(one.words)):
                if count == MOST or re.search(r"[$\\{}|]", word) or MISSING in one.words:
                    continue
                if word.casefold() in seen or word.casefold() in FUNCTION_WORDS:
                    continue
                seen.add(word.casefold())
                count += 1
                yield Suggestion(
                    "terms", f"term-{identifier(word, 3)}", {"term": word}, one.words, one.line
                )
