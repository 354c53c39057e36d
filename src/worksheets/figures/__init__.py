"""One module is one kind of figure; the module's name is the kind's name in YAML.

What several kinds draw with is in the package `drawing`, which is no kind.
"""

from collections.abc import Mapping

from worksheets.kinds import KindsByName
from worksheets.model.figure import Illustration


def registry() -> Mapping[str, type[Illustration]]:
    """Every kind of figure by its YAML name."""
    return KindsByName(__name__, __path__)
