"""The key word of a sentence, and sentences that can stand alone: names instead of pronouns."""

import re

from worksheets.exchange.notes.english import ABSTRACT, FUNCTION_WORDS
from worksheets.exchange.notes.sentences import QUOTATION

BOLD = re.compile(r"\*\*([^*\s](?:[^*]{0,78}[^*\s])?)\*\*")
NAME = re.compile(r"(?<=[a-z,] )(?:the )?([A-Z][\w-]+\b(?!')(?: [A-Z][\w-]+\b(?!'))*)")
LONG_WORD = re.compile(r"(?<=\w )[a-z]{6,}(?<!ing)(?<!ed)(?<!ly)\b")
PRONOUN = re.compile(
    r"^(He|She|They|It|he|she|they|it)\b(?! (?:is|was) (?:that|clear|possible|important))"
)
LEADING_CONNECTIVE = re.compile(
    r"^(?:(?:However|Yet|But|And|So|Therefore|Also|At first|Then|Later|Finally|Firstly|Secondly"
    r"|Thirdly|In addition|Furthermore|Moreover|Thus|Consequently|Over time|over time|In time"
    r"|As a result|Eventually|Initially|For example|Similarly),? )+"
)


def key_word(text: str, excluded: frozenset[str] = frozenset()) -> str:
    """The word of a sentence to learn: in bold, a term, a name, or the longest; "" if none is.

    `excluded` are words that would give nothing away, such as the name of the actor.
    """
    if re.search(r"[${}]", text) or QUOTATION.search(text):
        return ""
    bold: list[str] = [word for word in BOLD.findall(text) if word not in FUNCTION_WORDS]
    if bold:
        return "" if re.search(r"[\\|^~]", bold[0]) else bold[0]
    for pattern in (ABSTRACT, NAME, LONG_WORD):
        candidates = [
            match[match.lastindex or 0]
            for match in pattern.finditer(text)
            if match.start() > len(text) // 6
        ]
        candidates = [
            word
            for word in candidates
            if word.casefold() not in FUNCTION_WORDS
            and word not in excluded
            and text.count(word) == 1
        ]
        if candidates:
            return max(candidates, key=len)
    return ""


def with_gap(text: str, word: str) -> str:
    """The sentence with a word in braces, as its blank."""
    marked = f"**{word}**" if f"**{word}**" in text else word
    return text.replace(marked, f"{{{word}}}", 1)


def with_bold(text: str, word: str) -> str:
    """The sentence with a word in bold."""
    return text if not word or f"**{word}**" in text else text.replace(word, f"**{word}**", 1)


def without_connective(text: str) -> str:
    """The sentence without connectives such as 'However,' at its beginning."""
    text = LEADING_CONNECTIVE.sub("", text)
    return f"{text[:1].upper()}{text[1:]}"


def with_name_for_pronoun(text: str, person: str, actor: str) -> str:
    """The text with a name for the pronoun at its beginning: a person's for 'he' and 'she'."""
    match = PRONOUN.match(text)
    if not match:
        return text
    name = person if match[1].casefold() in ("he", "she") else actor
    if not name:
        return text
    name = f"{name[:1].upper()}{name[1:]}" if match[1][:1].isupper() else name
    return f"{name}{text[match.end() :]}"
