"""What the beginning of a typed line says that it is: a stem, an option, an answer."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from worksheets.exchange.questions.lists import words

LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CYRILLIC = "АБВГДЕЖЗИ"
LOOKALIKES = {"А": "A", "В": "B", "С": "C", "Е": "E", "Α": "A", "Β": "B", "Ε": "E"}
"""Cyrillic and Greek letters that people type for Latin ones."""


def _one_of(known: Iterable[str]) -> str:
    """A pattern of words, the longest first; an apostrophe may be any of those in use."""
    patterns = (re.escape(word).replace("'", "['’ʻ‘ʼ`]") for word in set(known))
    return "|".join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern)))


NUMBER = re.compile(
    r"\s*(?:_{2,}\s{0,3})?(\(?)(\d{1,4})\s{0,2}(\\?[.)\]:/]|[-–](?=\s))\)?(?!\d)\s*"
)
WORDED_NUMBER = re.compile(
    rf"\s*(?:{_one_of(words.QUESTION)})\s{{0,2}}(?:no\.|№|#)?\s{{0,2}}(\d{{1,4}})"
    r"\s{0,2}(?:题)?(?:[.)\]:：/–-]+|(?=\s|$))\s*",
    re.IGNORECASE,
)
BARE_QUESTION = re.compile(
    r"\s*(?:q|question|frage|pregunta|domanda|pergunta|vraag|вопрос|câu hỏi)\s?[:：]\s*(?=\S)",
    re.IGNORECASE,
)
OPTION = re.compile(
    r"\s*(?P<star>[*✓✔√]\s{0,2})?(?P<open>[(\[]?)(?P<letter>[^\W\d_])\s?(?P<close>\\?[.)\]]|:(?=\s))\s*"
)
BOX = re.compile(r"\s*(?:[-*+•]\s{1,3})?(?:\[(?P<tick>[ xX*✓✔]?)\]|(?P<sign>[☐☑☒□]))\s+")
ROUND_BOX = re.compile(r"\s*(?:[-*+•]\s{1,3})?\((?P<tick>[ xX*•✓]?)\)\s+")
BULLET = re.compile(r"\s*[-+•·▪‣◦●○–—*]\s+")
ANSWER_WORDS = rf"(?:{_one_of(words.ANSWER)})\s{{0,2}}(?:\(s\))?\s?[:：=]\s*"
ANSWER = re.compile(rf"\s*[*_(\[]{{0,3}}{ANSWER_WORDS}", re.IGNORECASE)
ANSWER_BEHIND = re.compile(
    rf"(?:(?<=[.?!)—–|;])|(?<=\s-))\s+(?={ANSWER_WORDS}[(\[]?[^\W\d_]\b[)\].]?\s*$)"
    rf"|\s\((?={ANSWER_WORDS}[^()]{{1,80}}\)\s*$)",
    re.IGNORECASE,
)
"""Before an answer at the end of a line: a letter behind a sentence or a dash, or what stands in
brackets."""
KEY_HEAD = re.compile(rf"\W*(?:{_one_of(words.KEY_HEADS)})\W*", re.IGNORECASE)
LEGEND = re.compile(r"\s*(?:key|legend|map key)\s?[:：]\s*[^\s=]{1,3}\s{0,3}=\s*\S", re.IGNORECASE)
"""What a sign on a map means; no key of a question."""
COMMAND = re.compile(
    r"\s*(?:analyse|analyze|argue|assess|calculate|compare|complete|contrast|define|describe|discuss"
    r"|draw|evaluate|examine|explain|find|give|identify|justify|list|name|outline|prove|sketch"
    r"|solve|state|suggest|summari[sz]e|translate|write"
    r"|beschreibe|erkläre|nenne|décris|décrivez|expliquez?|explica)\s+\S",
    re.IGNORECASE,
)
"""What a question that is none by its mark begins with."""
SECTION = re.compile(
    r"\W{0,3}((?:section|part|abschnitt|teil|partie|parte|sección|sezione|часть|раздел)"
    r"\s(?:[^\W\d_]|\d{1,2}|[IVX]{2,4}))(?:\s?[.:)–—-](?:\s?[^?]{0,60}[^?.!]|[.!])?)?\W{0,3}",
    re.IGNORECASE,
)
"""The head of a section, perhaps with a title behind its letter or its number."""
BONUS = re.compile(r"\s*(?:bonus|extra)(?:\s\w{1,12})?\s?[.:–-]\s", re.IGNORECASE)
"""A question that stands behind the others."""
REASON = re.compile(rf"\s*(?:{_one_of(words.REASON)})\s?[:：]\s*", re.IGNORECASE)
SAID_OF = re.compile(r"\s*(?:\.\.\.|…|~|@)\s+(?=\S)")
MARKS = re.compile(r"[(\[](\d{1,3})\s?(?:marks?|points?|pts?|p)\.?[)\]]$", re.IGNORECASE)
"""At the end of a stem: what it is worth."""
POINTS = re.compile(r"\s*(?:points?|marks?)\s?:\s*(\d{1,3})\s*", re.IGNORECASE)
KIND = re.compile(r"\s*type\s?:\s*([\w/ -]{1,30}?)\s*", re.IGNORECASE)
LEADING_TICK = re.compile(r"\s*[✓✔]\s{0,2}(?=\S)")
TRAILING_TICK = re.compile(
    r"(?:[✓✔√]|[(\[]\s?(?:correct|correct answer|right answer|richtig|✓|\*)\s?[)\]]"
    r"|(?:<-{1,9}|←)\s?(?:correct|right))$",
    re.IGNORECASE,
)
"""Beside the words of an option: it is right. A root before a number is no tick."""
INNER_STAR = re.compile(r"\s*\*(?!\*)\s{0,2}(?=\S)")
FINAL_STAR = re.compile(r"\*$")
"""A star beside words, which may be a part of them, as in `char *`."""
CONTROL = re.compile(
    r"\s*(?:(?:END_)?GROUP|pick\s?:\s?\d+|points per question\s?:\s?[\d.]+)\s*", re.IGNORECASE
)
"""Lines by which text2qti makes groups of questions."""
NUMERIC = re.compile(
    r"\s*=\s+(?P<value>-?\d[\d.,]*(?:e-?\d+)?)(?:\s*(?:\+-|±)\s*(?P<off>\d[\d.,]*(?:e-?\d+)?))?\s*",
    re.IGNORECASE,
)
"""A number that is the answer, and how far from it others may be."""
RULE = re.compile(r"\s*([-=_*~—])(?:\s?\1){2,}\s*|\s*</?[a-zA-Z][^<>]{0,200}>\s*")
ABOUT_NEXT = re.compile(
    r"\s*(?:read|use|look|study|refer|section|part|passage|text|source|figure|for)\b"
    r"|.*\bquestions?\s\d|.*\bfollowing\b",
    re.IGNORECASE | re.DOTALL,
)
"""A text between questions that may be needed for the next one."""
BLANK = re.compile(r"_{2,}|…{2,}|\.{4,}")
TO_WRITE = re.compile(r"(?:^|\s)(?:_{3,}|…{2,}|\.{4,})(?:\s|$)")
"""A place to write in, which stands apart from what is printed beside it, such as a unit."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a line begins with: where its words begin, and its number or its letter.

    `style` tells labels apart that are typed in another way, such as `1.` and `1)`.
    """

    end: int
    number: int = 0
    letter: str = ""
    style: str = ""
    starred: bool = False
    boxed: bool = False


def number_label(text: str) -> Label | None:
    """The number of a question before its words."""
    if found := WORDED_NUMBER.match(text):
        return Label(found.end(), int(found[1]), style="word")
    if found := NUMBER.match(text):
        return Label(found.end(), int(found[2]), style=found[1] + found[3].lstrip("\\"))
    found = BARE_QUESTION.match(text)
    return Label(found.end(), style="word") if found else None


def letter_label(text: str) -> Label | None:
    """The letter of an option before its words, with a star if it has one."""
    found = OPTION.match(text)
    if not found or (found["close"][-1] == "]" and not found["open"]):
        return None
    return Label(found.end(), letter=found["letter"], starred=found["star"] is not None)


def box_label(text: str) -> Label | None:
    """The box of an option before its words, ticked or not."""
    found = BOX.match(text) or ROUND_BOX.match(text)
    if not found:
        return None
    mark = found["tick"] if "sign" not in found.re.groupindex else found["tick"] or found["sign"]
    return Label(found.end(), starred=(mark or " ") not in " ☐□", boxed=True)


def bullet_label(text: str) -> Label | None:
    """The bullet of an option before its words."""
    found = BULLET.match(text)
    return Label(found.end(), style=found[0].strip()) if found else None


def places_of(letter: str) -> frozenset[int]:
    """The places in an alphabet that a letter can have, counted from 0."""
    capital = letter.upper()
    found = {LATIN.find(LOOKALIKES.get(capital, capital)), CYRILLIC.find(capital)}
    return frozenset(found - {-1})


def is_true(text: str) -> bool | None:
    """Whether a verdict says that something is true; None if it is no verdict."""
    word = " ".join(text.casefold().replace("’", "'").strip(" .!").split())
    if word in words.TRUE:
        return True
    return False if word in words.FALSE else None
