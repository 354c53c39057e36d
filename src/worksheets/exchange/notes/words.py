"""Words in a sentence that matter: the one to know, and pronouns made plain."""

import re

from worksheets.exchange.notes.english import ABSTRACT, FUNCTION_WORDS
from worksheets.exchange.notes.sentences import QUOTED

BOLD = re.compile(r"\*\*([^*\s](?:[^*]{0,78}[^*\s])?)\*\*")
NAME = re.compile(r"(?<=[a-z,] )(?:the )?([A-Z][\w-]+\b(?!')(?: [A-Z][\w-]+\b(?!'))*)")
LONG = re.compile(r"(?<=\w )[a-z]{6,}(?<!ing)(?<!ed)(?<!ly)\b")
PRONOUN = re.compile(
    r"^(He|She|They|It|he|she|they|it)\b(?! (?:is|was) (?:that|clear|possible|important))"
)
LEAD = re.compile(
    r"^(?:(?:However|Yet|But|And|So|Therefore|Also|At first|Then|Later|Finally|Firstly|Secondly"
    r"|Thirdly|In addition|Furthermore|Moreover|Thus|Consequently|Over time|over time|In time"
    r"|As a result|Eventually|Initially|For example|Similarly),? )+"
)


def key_word(words: str, known: frozenset[str] = frozenset()) -> str:
    """The word to know: in bold, a term, a name, or the longest; "" if none stands out.

    `known` are words that give nothing away, such as the name of the actor.
    """
    if re.search(r"[${}]", words) or QUOTED.search(words):
        return ""
    bold: list[str] = [word for word in BOLD.findall(words) if word not in FUNCTION_WORDS]
    if bold:
        return "" if re.search(r"[\\|^~]", bold[0]) else bold[0]
    for pattern in (ABSTRACT, NAME, LONG):
        found = [
            match[match.lastindex or 0]
            for match in pattern.finditer(words)
            if match.start() > len(words) // 6
        ]
        found = [
            one
            for one in found
            if one.casefold() not in FUNCTION_WORDS and one not in known and words.count(one) == 1
        ]
        if found:
            return max(found, key=len)
    return ""


def with_gap(words: str, word: str) -> str:
    """The sentence with a word as its blank."""
    whole = f"**{word}**" if f"**{word}**" in words else word
    return words.replace(whole, f"{{{word}}}", 1)


def with_bold(words: str, word: str) -> str:
    """The sentence with a word in bold."""
    return words if not word or f"**{word}**" in words else words.replace(word, f"**{word}**", 1)


def without_lead(words: str) -> str:
    """A sentence that does not lean on the one before it: no 'However,' at its head."""
    words = LEAD.sub("", words)
    return f"{words[:1].upper()}{words[1:]}"


def resolved(words: str, person: str, thing: str) -> str:
    """The words with a name for the pronoun that they begin with: a person for 'he' and 'she'."""
    found = PRONOUN.match(words)
    if not found:
        return words
    name = person if found[1].casefold() in ("he", "she") else thing
    if not name:
        return words
    name = f"{name[:1].upper()}{name[1:]}" if found[1][:1].isupper() else name
    return f"{name}{words[found.end() :]}"
