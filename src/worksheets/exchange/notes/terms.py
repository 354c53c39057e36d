"""Terms that notes define, with their meanings, and terms that still need a meaning."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from worksheets.exchange.notes.english import ABSTRACT, FUNCTION_WORDS
from worksheets.exchange.notes.key_words import BOLD
from worksheets.exchange.notes.lines import UNREADABLE, NoteLine
from worksheets.exchange.notes.questions import asks
from worksheets.exchange.notes.report import Report
from worksheets.exchange.notes.sentences import NotesSection, Sentence
from worksheets.exchange.notes.suggestion import Suggestion, as_clause, identifier
from worksheets.exchange.notes.tables import WORD, is_term

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
"""Characters; a longer meaning fits no table of terms."""
MOST_UNDEFINED = 12
"""The most terms without a meaning that are suggested for one file."""


def terms_in(section: NotesSection) -> Iterator[tuple[NoteLine, Suggestion]]:
    """The terms that a section defines, each with its line."""
    pairs = [(line, match) for line in section.lines if (match := _pair(line))]
    if len(pairs) >= 2 or any(match[1] for _, match in pairs):
        for line, match in pairs:
            yield line, _term(match[2], match[3], line.text, line.number)
    for row in filter(is_term, section.lines):
        term, meaning = row.cells
        yield row, _term(term, meaning, row.text, row.number)
    lines_of_pairs = {line for line, _ in pairs}
    for sentence in section.sentences:
        if (
            sentence.source not in lines_of_pairs
            and UNREADABLE not in sentence.text
            and not asks(sentence.text)
        ):
            yield from ((sentence.source, term) for term in _definitions_in(sentence))


def is_pair(line: NoteLine) -> bool:
    """Whether a line is a term with its meaning, as in a vocabulary list."""
    return _pair(line) is not None


def _pair(line: NoteLine) -> re.Match[str] | None:
    match = None if line.kind in ("row", "heading") else PAIR.match(line.text)
    if match is None or match[2].casefold() in NO_TERMS or len(match[2].split()) > 5:
        return None
    if UNREADABLE in line.text or not WORD.search(match[2]) or not WORD.search(match[3]):
        return None
    return match


def _definitions_in(sentence: Sentence) -> Iterator[Suggestion]:
    if match := CALLED.match(sentence.text):
        yield _term(match[2], as_clause(match[1]), sentence.text, sentence.line)
    elif (match := IS.match(sentence.text)) and match[1].casefold() not in FUNCTION_WORDS:
        yield _term(match[1], match[2], sentence.text, sentence.line)


def _term(term: str, meaning: str, text: str, line: int) -> Suggestion:
    name = term.strip("* ")
    term_text = (
        name
        if name.isupper() or (" " in name and name.istitle())
        else f"{name[:1].lower()}{name[1:]}"
    )
    fields = {"term": term_text, "definition": as_clause(meaning)}
    if name.casefold() in meaning.casefold():
        fields["doubt"] = "the meaning has the term in it"
    elif len(meaning) > LONGEST:
        fields["doubt"] = "the meaning is too long to print"
    return Suggestion("terms", f"term-{identifier(name, 3)}", fields, text, line)


def distinct_terms(suggestions: Iterable[Suggestion], report: Report) -> Iterator[Suggestion]:
    """The suggestions with every term once.

    A term with two meanings, and one with the meaning of another, are marked as doubtful.
    """
    terms: dict[str, Suggestion] = {}
    meanings: dict[str, Suggestion] = {}
    for suggestion in suggestions:
        if suggestion.list != "terms":
            yield suggestion
            continue
        term, meaning = str(suggestion.fields["term"]), str(suggestion.fields.get("definition", ""))
        same_term = terms.setdefault(term.casefold(), suggestion)
        same_meaning = (
            meanings.setdefault(normalised_meaning(meaning), suggestion) if meaning else suggestion
        )
        if same_term is suggestion and same_meaning is suggestion:
            yield suggestion
        elif same_meaning is not suggestion and same_term is not suggestion:
            report.add("folded", suggestion.line, f"the term '{term}' stands there twice")
        elif same_meaning is not suggestion:
            doubt = f"'{same_meaning.fields['term']}' has this meaning too: make them differ"
            yield replace(suggestion, fields={"term": term, "doubt": doubt})
        elif meaning:
            doubt = f"the term is explained on line {same_term.line} too: keep one of the two"
            yield replace(suggestion, fields={**suggestion.fields, "doubt": doubt})


def normalised_meaning(text: str) -> str:
    """A meaning for comparison: without punctuation and capital letters."""
    return re.sub(r"[\W_]+", " ", text).casefold().strip()


def undefined_terms(
    sections: Sequence[NotesSection], defined: frozenset[str]
) -> Iterator[Suggestion]:
    """Words in bold and abstract nouns that notes do not define, each where it comes first."""
    seen = set(defined)
    count = 0
    for section in sections:
        if count == MOST_UNDEFINED:
            return
        for sentence in section.sentences:
            for word in (*BOLD.findall(sentence.text), *ABSTRACT.findall(sentence.text)):
                if (
                    count == MOST_UNDEFINED
                    or re.search(r"[$\\{}|]", word)
                    or UNREADABLE in sentence.text
                ):
                    continue
                if word.casefold() in seen or word.casefold() in FUNCTION_WORDS:
                    continue
                seen.add(word.casefold())
                count += 1
                yield Suggestion(
                    "terms",
                    f"term-{identifier(word, 3)}",
                    {"term": word},
                    sentence.text,
                    sentence.line,
                )
