"""What a question of a paper is counted as in the paper's specification."""

from collections.abc import Mapping
from typing import NamedTuple


class Asked(NamedTuple):
    """A question by topic, type and difficulty, with its marks and those of each objective."""

    topic: str
    type: str
    difficulty: str
    marks: int
    objectives: Mapping[str, int]
