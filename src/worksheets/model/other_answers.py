"""What markers do with answers that no point of a scheme has."""

from typing import Annotated, TypeAlias

from pydantic import ValidationInfo

from worksheets.model.authored import Reads, read_prose
from worksheets.model.paper.content import Inlines
from worksheets.model.shapes import TEXT

CREDIT, NONE = "credit", "none"


def _read(value: object, info: ValidationInfo) -> str | Inlines:
    return value if value in (CREDIT, NONE) and isinstance(value, str) else read_prose(value, info)


OtherAnswers: TypeAlias = Annotated[str | Inlines, Reads(_read, TEXT)]
"""`credit`, `none`, or a rule in words; "" for what is usual with the type of the question."""
