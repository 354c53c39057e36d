"""What the beginning of a typed line says that it is: a stem, an option, an answer."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from worksheets.exchange.questions.lists import words

LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CYRILLIC = "АБВГДЕЖЗИ"
LOOKALIKES = {"А": "A", "В": "B", "С": "C", "Е": "E", "Α": "A", "Β": "B", "Ε": "E"}
"""Cyrillic and Greek letters that people type for Latin ones."""


def one_of(known: Iterable[str]) -> str:
    """A pattern of words, the longest first; an apostrophe may be any of those in use."""
    patterns = (re.escape(word).replace("'", "['’ʻ‘ʼ`]") for word in set(known))
    return "|".join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern)))


NUMBER = re.compile(
    r"\s*(?:_{1,9}\s?(?P<key>[A-HTF])\s?_{1,9}\s{0,3}|_{2,}\s{0,3})?(\(?)(\d{1,4})\s{0,2}(\\?[.)\]:/]|[-–](?=\s))\)?(?!\d)\s*"
)
WORDED_NUMBER = re.compile(
    rf"\s*(?:{one_of(words.QUESTION)})\s{{0,2}}(?:no\.|№|#)?\s{{0,2}}(\d{{1,4}})"
    r"\s{0,2}(?:题)?(?:[.)\]:：/–-]+|(?=\s|$))\s*",
    re.IGNORECASE,
)
BARE_STYLE = "word without number"
BARE_QUESTION = re.compile(
    r"\s*(?:(?:q|question|frage|pregunta|domanda|pergunta|vraag|вопрос|câu hỏi)\s?[:：]"
    r"|bonus(?:\s(?:question|frage))?(?:\s\d{1,2})?(?:\s?\([^()]{1,20}\))?\s?[:.–—-])\s*(?=\S)",
    re.IGNORECASE,
)
OPTION = re.compile(
    r"\s*(?P<star>[*✓✔√]\s{0,2})?(?P<open>[(\[]?)(?P<letter>[^\W\d_])\s?(?P<close>\\?[.)\]]|:(?=\s))\s*"
)
BOX = re.compile(r"\s*(?:[-*+•]\s{1,3})?(?:\[(?P<tick>[ xX*✓✔]?)\]|(?P<sign>[☐☑☒□]))\s+")
ROUND_BOX = re.compile(r"\s*(?:[-*+•]\s{1,3})?\((?P<tick>[ xX*•✓]?)\)\s+")
BULLET = re.compile(r"\s*[-+•·▪‣◦●○–—*]\s+")
ANSWER_WORDS = rf"(?:{one_of(words.ANSWER)})\s{{0,2}}(?:\(s\))?\s?[:：=]\s*"
_ONLY_LETTERS = r"[*_(\[]{0,3}[A-Ha-h](?:\s?[,;&]\s?[A-Ha-h]){0,5}[)\].]?[*_]{0,2}\s*$"
ANSWER = re.compile(
    rf"\s*[*_(\[]{{0,3}}(?:{ANSWER_WORDS}(?:-\s*(?={_ONLY_LETTERS}))?"
    r"|(?:(?:the\s)?(?:correct\s)?(?:answer|ans)(?:\.|\sis|\s?[-–—])?[*_]{0,2}\s+"
    rf"|(?:answers|correct\sanswers|answer\skey)\s?[:：]\s*)(?={_ONLY_LETTERS}))",
    re.IGNORECASE,
)
"""The beginning of an answer; of `Answer B`, `The answer is B.` and `Answers: B` only
if letters end it."""
ANSWER_BEHIND = re.compile(
    rf"(?:(?<=[.?!)—–|;])|(?<=\s-))\s+(?={ANSWER_WORDS}[(\[]?[^\W\d_]\b[)\].]?\s*$)"
    rf"|(?<=[.!)])\s+(?={ANSWER_WORDS}(?:true|false)\W{{0,3}}$)"
    rf"|(?<=[?？؟])\s+(?={ANSWER_WORDS}[^?]{{1,80}}$)|\s\((?={ANSWER_WORDS}[^()]{{1,80}}\)\s*$)",
    re.IGNORECASE,
)
"""Before an answer at the end of a line: what stands behind a question or in brackets, and a letter
or a verdict behind a sentence or a dash."""
BEFORE_NEXT = re.compile(
    rf"\s*{ANSWER_WORDS}[(\[]?[A-Ha-h][)\].]?\s+(?=\(?\d{{1,4}}[.)]\s+\S{{2}})", re.IGNORECASE
)
"""A letter that is an answer, before the number of the next question."""
KEY_HEAD = re.compile(rf"\W*(?:{one_of(words.KEY_HEADS)})\W*", re.IGNORECASE)
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
SECTION_NAME = (
    r"(?:section|part|abschnitt|teil|partie|parte|sección|sezione|часть|раздел)"
    r"\s(?:[^\W\d_]|\d{1,2}|[IVX]{2,4})(?!\w)"
)
SECTION = re.compile(
    rf"\W{{0,3}}({SECTION_NAME})"
    r"(?:\s?[.:)–—-](?:\s?[^?]{0,60}[^?.!]|[.!])?)?\W{0,3}",
    re.IGNORECASE,
)
"""The head of a section, perhaps with a title behind its letter or its number."""
BONUS = re.compile(r"\s*(?:bonus|extra)(?:\s\w{1,12})?\s?[.:–-]\s", re.IGNORECASE)
"""A question that stands behind the others."""
REASON = re.compile(rf"\s*(?:{one_of(words.REASON)})\s?[:：]\s*", re.IGNORECASE)
REASON_ALONE = re.compile(rf"\s*(?:{one_of(words.REASON_ONLY)})\s?[:：]", re.IGNORECASE)
REASON_BEHIND = re.compile(
    rf"(?<=\S)\s+[*_]{{0,2}}(?:{one_of(words.REASON_ONLY)})\s?[:：]\s*", re.IGNORECASE
)
"""Behind an answer on its line."""
SAID_OF = re.compile(r"\s*(?:\.\.\.|…|~|@)\s+(?=\S)")
MARKS = re.compile(r"[(\[](\d{1,3})\s?(?:marks?|points?|pts?|p)\.?[)\]]$", re.IGNORECASE)
"""At the end of a stem: what it is worth."""
POINTS = re.compile(r"\s*(?:points?|marks?)\s?:\s*(\d{1,3})\s*", re.IGNORECASE)
_FIELDS = r"(?:PTS|DIF|REF|OBJ|TOP|KEY|MSC|NAT|STA|LOC|BLM|NOT)\s?:"
FIELDS = re.compile(rf"\s*{_FIELDS}")
FIELD_BEHIND = re.compile(rf"\s{_FIELDS}")
"""What ExamView says of a question behind its answer: its marks, where it is from, its topic."""
FIELD_POINTS = re.compile(r"\bPTS\s?:\s*(\d{1,2})\b")
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
ASKING = ("?", "？", "؟")
"""At the end of a question."""
BLANK = re.compile(r"_{2,}|…{2,}|\.{4,}")
TO_WRITE = re.compile(r"(?:^|\s)(?:_{3,}|…{2,}|\.{4,})(?:\s|$)")
"""A place to write in, which stands apart from what is printed beside it, such as a unit."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a line begins with: where its words begin, and its number or its letter.

    `style` tells labels apart that are typed in another way, such as `1.` and `1)`; `key` is what
    stands in the blank before a number.
    """

    end: int
    number: int = 0
    letter: str = ""
    style: str = ""
    starred: bool = False
    boxed: bool = False
    key: str = ""


def number_label(text: str) -> Label | None:
    """The number of a question before its words."""
    if found := WORDED_NUMBER.match(text):
        return Label(found.end(), int(found[1]), style="word")
    if found := NUMBER.match(text):
        style = found[2] + found[4].lstrip("\\")
        return Label(found.end(), int(found[3]), style=style, key=found["key"] or "")
    found = BARE_QUESTION.match(text)
    return Label(found.end(), style=BARE_STYLE) if found else None


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


def end_of_answer(text: str) -> int:
    """Where the words of an answer end, without a bracket that was opened before it."""
    end = len(text.rstrip())
    return end - 1 if text[end - 1 : end] == ")" and "(" not in text else end


def points_in(text: str) -> int:
    """The marks that fields of ExamView say; 0 if they say none."""
    found = FIELD_POINTS.search(text)
    return int(found[1]) if found else 0


def is_true(text: str) -> bool | None:
    """Whether a verdict says that something is true; None if it is no verdict."""
    word = " ".join(text.casefold().replace("’", "'").strip(" .!").split())
    if word in words.TRUE:
        return True
    return False if word in words.FALSE else None
