"""Options that name others by their letters or numbers, so that none of them may move."""

import re
from collections.abc import Sequence

TOKEN = re.compile(r"\w+")
NAME = re.compile(r"[A-Ha-h]|[1-9]|i{1,3}|iv|I{1,3}|IV")
JOINING = frozenset({
    "and", "or", "nor", "both", "only", "neither", "either", "option", "options", "answer",
    "answers", "choice", "choices", "all", "except", "but", "none", "not", "of", "above", "the",
    "are", "is", "correct", "true", "right", "wrong", "false", "und", "oder", "beide", "nur",
    "antwort", "antworten", "et", "ou", "les", "deux", "réponse", "réponses", "y", "o", "e",
    "ambas", "solo", "respuestas", "entrambe", "и", "или", "và", "cả",
})  # fmt: skip
"""Words beside the letters of such an option."""


def name_letters(options: Sequence[str]) -> bool:
    """Whether some option is nothing but names of others: `A and C`, `both a and b`, `1, 2`."""
    return any(map(_names, options))


def _names(option: str) -> bool:
    words = TOKEN.findall(option)
    names = [word for word in words if NAME.fullmatch(word)]
    others = [word for word in words if not NAME.fullmatch(word)]
    if not names or not JOINING.issuperset(word.casefold() for word in others):
        return False
    return len(names) > 1 or bool(others)
