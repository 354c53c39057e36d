"""What a key among numbers looks like, and no other option: a cue to test-wise pupils."""

import re
from collections.abc import Iterator, Sequence

from worksheets.model.paper.content import Inlines, plain

DECIMALS = re.compile(r"\d[.,](\d+)")
UNIT = re.compile(r"[^\W\d]|[%°£$€]")
MINUS = re.compile(r"[-−]\s*\d")


def looks_of(options: Sequence[Inlines], key: int) -> Iterator[str]:
    """What sets the option of a number apart from all others, in words."""
    texts = [plain(option) for option in options]
    decimals = [len(found[1]) if (found := DECIMALS.search(text)) else 0 for text in texts]
    others = decimals[:key] + decimals[key + 1 :]
    if decimals[key] < min(others):
        yield "the fewest decimals"
    if decimals[key] > max(others):
        yield "the most decimals"
    for pattern, name in ((UNIT, "unit"), (MINUS, "minus")):
        having = [bool(pattern.search(text)) for text in texts]
        if having.count(having[key]) == 1:
            yield f"a {name}" if having[key] else f"no {name}"
