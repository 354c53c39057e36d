"""The questions that a blueprint names: of the whole paper, or of each form by itself."""

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from pydantic import ValidationInfo

from worksheets.model.authored import Reads
from worksheets.model.diagnostics import Mistake
from worksheets.model.shapes import TEXT_LISTS_BY_NAME, TEXT_OR_TEXTS

HINT = "write the ids of questions: pinned: [journey, 2.1/yalta], or {A: [journey], B: [walk]}"
Names: TypeAlias = tuple[str, ...]


def _names(written: object) -> Names:
    listed = [written] if isinstance(written, str) else written
    if not isinstance(listed, list | tuple) or not all(isinstance(name, str) for name in listed):
        raise Mistake("'pinned' names questions by their ids", HINT)
    return tuple(listed)


def _pinned(written: object, _: ValidationInfo) -> Mapping[str, Names]:
    """The ids of questions by form; of all forms under ''."""
    if isinstance(written, dict):
        return {str(form): _names(listed) for form, listed in written.items()}
    return {"": _names(written)}


Pinned: TypeAlias = Annotated[
    Mapping[str, Names], Reads(_pinned, ({**TEXT_OR_TEXTS}, TEXT_LISTS_BY_NAME))
]
