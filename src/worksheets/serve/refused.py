"""What a job of the page comes to that cannot be done."""

from typing import NamedTuple


class Refused(NamedTuple):
    """Why a job cannot be done, and what would help."""

    message: str
    hints: tuple[str, ...] = ()
