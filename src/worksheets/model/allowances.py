"""What a linter is told to let pass: rules by their codes, each with the reason."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, ValidationInfo

from worksheets.model.authored import AUTHORED, Reads
from worksheets.model.characters import is_blank
from worksheets.model.diagnostics import Mistake
from worksheets.model.shapes import TEXTS_BY_NAME

EXAMPLE = "write lint: {allow: {C03: the two Germanies are the point}}"


def _reasons(written: Any, _: ValidationInfo) -> Mapping[str, str]:
    if not isinstance(written, dict) or not written:
        raise Mistake("'allow' has rules by their codes, each with a reason", EXAMPLE)
    for code, reason in written.items():
        if not isinstance(reason, str) or is_blank(reason):
            raise Mistake(f"there is no reason to allow {code}", EXAMPLE)
    return {code: " ".join(reason.split()) for code, reason in written.items()}


Reasons: TypeAlias = Annotated[Mapping[str, str], Reads(_reasons, TEXTS_BY_NAME)]


class Lint(BaseModel):
    """`allow` names rules of `worksheets lint` that may be broken here, each with its reason."""

    model_config = AUTHORED

    allow: Reasons
