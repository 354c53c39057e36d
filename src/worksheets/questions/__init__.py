"""One module is one question type, of the same name in YAML; a folder holds what types share."""

from collections.abc import Mapping

from worksheets.kinds import KindsByName
from worksheets.model.question import Question


def registry() -> Mapping[str, type[Question]]:
    """The types there are."""
    return KindsByName(__name__, __path__)
