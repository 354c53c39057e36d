"""A question as its author would write it: the mapping of which a reader makes the question."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, cast, get_args, get_origin

from pydantic import BaseModel

from worksheets.authoring.question_forms.forms import OF_EVERY_TYPE
from worksheets.model.authored import Gapped, Shorthand
from worksheets.model.diagnostics import Mistake
from worksheets.model.paper.content import Gap, Inline, Inlines
from worksheets.model.question import Question
from worksheets.read.authored_text import authored
from worksheets.read.yaml_text import Written

INLINE = get_args(Inline)


def as_written(question: Question, language: str) -> dict[str, Written]:
    """The mapping of a question, without an identifier; its texts are those of a language.

    What is as it is by default is left out. Raises Mistake if no text says what is in it.
    """
    written = _mapping(question, language)
    keys = sorted(written.keys() - {"type", "id"}, key=list(written).index)
    about_all = [key for key in keys if key in OF_EVERY_TYPE]
    own = (key for key in keys if key not in OF_EVERY_TYPE)
    return {"type": question.type, **{key: written[key] for key in (*own, *about_all)}}


def _mapping(model: BaseModel, language: str) -> dict[str, Written]:
    found: dict[str, Written] = {}
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        is_type = name == "type"
        if name == "span" or (value == field.get_default() and not is_type) or value is None:
            continue
        shorthands = tuple(_shorthands(field.annotation, field.metadata))
        key = field.alias or name
        try:
            found[key] = _value(value, language, shorthands)
        except Mistake as mistake:
            raise Mistake(f"no text says again what its '{key}' is", *mistake.hints) from mistake
    return found


def _value(value: Any, language: str, shorthands: tuple[Shorthand, ...] = ()) -> Written:
    match value:
        case bool() | int() | str():
            return cast(Written, value)
        case Decimal() | Fraction():
            return str(value)
        case Gapped():
            return _gapped(value, language)
        case BaseModel():
            return _short(_mapping(value, language), shorthands)
        case Mapping():
            return {str(key): _value(one, language) for key, one in value.items()}
        case (first, *_) if isinstance(first, INLINE):
            return authored(value, language)
        case tuple() | list():
            return [_value(one, language, shorthands) for one in value]
    raise Mistake(f"no text says what a {type(value).__name__} is", "write it anew")


def _short(written: dict[str, Written], shorthands: tuple[Shorthand, ...]) -> Written:
    """A mapping of one key as the text that stands for it, if one may."""
    for shorthand in shorthands if len(written) == 1 else ():
        (value,) = written.values()
        texts = {key: str(one) for key, one in written.items()}
        if isinstance(value, (str, int)) and shorthand.spelled_out(str(value)) == texts:
            return value
    return written


def _shorthands(annotation: Any, metadata: Any) -> Iterator[Shorthand]:
    """The ways in which the values of a field, or of the list that it is, may be shortened."""
    yield from (one for one in metadata if isinstance(one, Shorthand))
    for inner in get_args(annotation):
        if get_origin(inner) is Annotated:
            yield from (one for one in inner.__metadata__ if isinstance(one, Shorthand))


def _gapped(value: Gapped, language: str) -> str:
    answers = iter(value.answers)
    parts: list[str] = []
    running: Inlines = ()
    for inline in value.content:
        if not isinstance(inline, Gap):
            running = (*running, inline)
            continue
        words = "|".join(authored(one, language) for one in next(answers).answers)
        parts += [authored(running, language) if running else "", f"{{{words}}}"]
        running = ()
    return "".join((*parts, authored(running, language) if running else ""))
