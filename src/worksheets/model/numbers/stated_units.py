"""Whether the words of a question name the unit of its answer."""

import re

from worksheets.model.paper.content import Inlines, plain


def names_unit(stem: Inlines, unit: Inlines) -> bool:
    """Whether the stem asks for the answer in its unit: 'Find the speed in m/s', 'in g/dm³'.

    Then a candidate has the unit already. The preposition is that of English and German, or of
    French; without one an m is a letter, or the unit of something that is given.
    """
    symbol = re.escape(plain(unit))
    return re.search(rf"\b(?:in|en)\s+{symbol}(?![\w/·²³⁻])", plain(stem)) is not None
