"""Entries of a section of a spec: picks of questions, and questions that are written there."""

from collections.abc import Callable, Collection, Mapping
from typing import Annotated, Any, Literal, NoReturn, Self, TypeAlias

from pydantic import AfterValidator, BaseModel, Field, ValidationInfo, model_validator

from worksheets.model.authored import SEVERAL, Identifier, Placed, Reads, joined_names
from worksheets.model.diagnostics import Mistake, Span, did_you_mean
from worksheets.model.mapped import Mapped
from worksheets.model.paper.page_breaks import PageBreaks
from worksheets.model.question import AnyQuestion, Difficulty, Question
from worksheets.model.shapes import ANYTHING, ENTRY, MAPPING, NUMBER, named
from worksheets.model.source_names import SourceNames
from worksheets.model.spacing import EXAMPLE, Spacing, Window

PageBreak: TypeAlias = Literal["before", "after", "avoid", "left", "right"]
"""It begins a page, what follows it does, it is not parted if a page can hold it, or it begins a
page on that side of an opening."""


def _one_side(names: tuple[PageBreak, ...]) -> tuple[PageBreak, ...]:
    if {"left", "right"} <= set(names):
        raise Mistake("a page cannot be on the left and on the right", "write one of them")
    return names


PageBreakList: TypeAlias = Annotated[tuple[PageBreak, ...], SEVERAL, AfterValidator(_one_side)]


def breaks_of(names: Collection[PageBreak], *, first: bool = True, last: bool = True) -> PageBreaks:
    """What page breaks by these names ask of the first or the last of several questions."""
    begins = first and not {"before", "left", "right"}.isdisjoint(names)
    side: Literal["", "left", "right"] = "left" if "left" in names else ""
    side = "right" if "right" in names else side
    return PageBreaks(begins, last and "after" in names, "avoid" in names, side if first else "")


Origin: TypeAlias = Literal["authored", "knowledge"]
Types: TypeAlias = Mapping[str, type[Question]]


def known_type(name: str, info: ValidationInfo) -> str:
    """The name of a question type; raises Mistake if there is none."""
    types = info.context["types"] if info.context else {name}
    if name not in types:
        raise Mistake(f"there is no question type '{name}'", *did_you_mean(name, types))
    return name


QuestionType: TypeAlias = Annotated[str, AfterValidator(known_type)]


WITH = "write with: {values: {a: 6..9}}, or with: {draw: 40, columns: 5}"
FIXED = frozenset({"id", "type", "asks", "gives", "where", "letters", "apart"})
"""Keys of a question that no pick can say otherwise."""


def _with(written: object, _: ValidationInfo) -> Mapped | None:
    """What a pick says otherwise than a question with values does."""
    if not isinstance(written, Mapped) or not written:
        raise Mistake("'with' says what is otherwise in a question with values", WITH)
    for key in sorted(FIXED & set(written)):
        raise Mistake(f"'with' cannot say another '{key}'", WITH)
    if not isinstance(written.get("values", written), Mapped):
        raise Mistake("values must be a mapping", "write with: {values: {a: 6..9}}")
    return written


def _size(written: object, _: ValidationInfo) -> int | Literal["all"]:
    """How many entries a generated question has."""
    if written == "all":
        return "all"
    if isinstance(written, str) and written.isascii() and written.isdecimal():
        return int(written[:9])
    raise Mistake(f"'{written}' is no size", "write how many entries there are, or size: all")


class Pick(Placed):
    """So many questions that answer to every criterion given; of one with values, so many draws.

    Of several, the first begins a page, or what follows the last does; each stays on one page.
    `with` says what is otherwise in a question with values: {values: {a: 6..9}, columns: 5}; its
    `draw` is how many entries those stand for that repeat.
    `size` is how many entries a generated question of one type has, or all of its topic. `sources`
    are those that a question is about, by identifiers or by their letters, or `all` of the paper.
    A retrieval grid can be `spaced`: its columns ask what a class was taught longer and longer ago.
    """

    count: int = Field(default=1, ge=1, le=1000)
    id: Identifier | None = None
    type: Annotated[tuple[QuestionType, ...], SEVERAL] = ()
    topic: Annotated[tuple[str, ...], SEVERAL] = ()
    marks: int | None = Field(default=None, ge=1)
    difficulty: Difficulty | None = None
    from_: Origin | None = None
    sources: SourceNames = ()
    page_break: PageBreakList = ()
    with_: Annotated[Mapped | None, Reads(_with, MAPPING)] = None
    size: Annotated[int | Literal["all"] | None, Reads(_size, NUMBER)] = None
    spaced: Spacing = ()

    @property
    def page_breaks(self) -> tuple[PageBreaks, ...]:
        """Those of each of its questions, in the order of the paper."""
        numbers = range(1, self.count + 1)
        return tuple(
            breaks_of(self.page_break, first=n == 1, last=n == self.count) for n in numbers
        )

    @model_validator(mode="after")
    def _with_an_id(self) -> Self:
        if self.with_ is not None and not self.id:
            hint = "name the question whose values these are: id: its-id"
            raise Mistake("'with' says nothing without an id", hint)
        return self

    @model_validator(mode="after")
    def _spaced_grid(self) -> Self:
        beside = self.id or self.size or self.marks or self.from_ or self.difficulty
        if self.spaced and (self.type != ("retrieval-grid",) or self.count > 1 or beside):
            message = "'spaced' is about one retrieval grid, and no other criteria go with it"
            raise Mistake(message, "write type: retrieval-grid", EXAMPLE)
        return self

    @model_validator(mode="after")
    def _of_a_type_with_sizes(self, info: ValidationInfo) -> Self:
        if self.size is None:
            return self
        types: Types = info.context["types"] if info.context else {}
        sized = [name for name, kind in types.items() if kind.sizes[1]]
        if len(self.type) != 1 or self.type[0] not in sized or self.id:
            hint = f"write it with type: and one of {joined_names(sized)}"
            raise Mistake("'size' is that of generated questions of some types", hint)
        least, most = types[self.type[0]].sizes
        if self.size != "all" and not least <= self.size <= most:
            raise Mistake(
                f"a question of type {self.type[0]} has {least} to {most} entries",
                f"write size: {most}, or size: all",
            )
        return self


def _refuse_criterion(_: object, info: ValidationInfo) -> NoReturn:
    key = (info.field_name or "").rstrip("_")
    raise Mistake(
        f"a question that is written here cannot have '{key}'",
        "leave it out, or leave the words of the question out to have one chosen",
    )


def _at_most_one(topics: tuple[str, ...]) -> tuple[str, ...]:
    if len(topics) > 1:
        raise Mistake(
            f"a question that is written here has one topic, not {len(topics)}",
            "name the topic whose facts and sources it uses, or leave topic out",
        )
    return topics


class InlineQuestion(Pick):
    """A pick of a question that is written where it stands.

    Its `topic` is that whose facts and sources it uses. Until the spec is read as a whole, `id` may
    be None and `topic` may be empty. What is wrong in the `question` is found apart from the spec.
    """

    question: Annotated[AnyQuestion, Field(exclude=True)]
    topic: Annotated[tuple[str, ...], SEVERAL, AfterValidator(_at_most_one)] = ()
    count: Annotated[int, Reads(_refuse_criterion, ANYTHING)] = 1
    from_: Annotated[Origin | None, Reads(_refuse_criterion, ANYTHING)] = None
    with_: Annotated[Mapped | None, Reads(_refuse_criterion, ANYTHING)] = None
    size: Annotated[int | Literal["all"] | None, Reads(_refuse_criterion, ANYTHING)] = None
    spaced: Annotated[tuple[Window, ...], Reads(_refuse_criterion, ANYTHING)] = ()


class InlineTemplate(InlineQuestion):
    """A pick of so many draws of a question with values that is written where it stands."""

    count: int = Field(default=1, ge=1, le=1000)


def _keys(model: type[BaseModel]) -> frozenset[str]:
    """The keys of a model, as an author writes them."""
    fields = model.model_fields.items()
    return frozenset(field.alias or name for name, field in fields) - {"span"}


PICK_KEYS = _keys(Pick)
CRITERIA = frozenset({"count", "from", "size", "spaced", "with"})
"""Keys that only a pick can have."""
BESIDE_QUESTION = CRITERIA | {"page-break", "topic"}
"""Keys of an entry that are none of its question's."""


def question_keys(question_type: type[Question]) -> frozenset[str]:
    """The keys that make an entry a question of its type, because no pick has them."""
    return _keys(question_type) - PICK_KEYS


def is_inline(entry: Mapping[str, object], types: Types) -> bool:
    """Whether an entry is a question: it has a key that its type has and no pick."""
    name = entry.get("type")
    if PICK_KEYS.issuperset(entry) or not isinstance(name, str) or name not in types:
        return False
    return not question_keys(types[name]).isdisjoint(entry)


def read_entry(value: object, info: ValidationInfo) -> Pick:
    """A pick, or a question that is written here."""
    types: Types = info.context["types"] if info.context else {}
    if isinstance(value, str):
        raise Mistake("a question needs its type", _entry_hint(value, types))
    if isinstance(value, Pick) or not isinstance(value, dict) or PICK_KEYS.issuperset(value):
        return Pick.model_validate(value, context=info.context)
    if is_inline(value, types):
        place: Callable[[object], Span] = info.context["place"] if info.context else _nowhere
        return _inline_question(value, place(value), info.context)
    if _has_known_types(value, types):
        return Pick.model_validate(value, context=info.context)
    return _without_type(value, types, info.context)


Entry: TypeAlias = Annotated[Pick, Reads(read_entry, named(ENTRY))]
"""Questions to be chosen, or one that stands there with all its words."""


def _has_known_types(entry: Mapping[str, Any], types: Types) -> bool:
    names = entry.get("type")
    listed = names if isinstance(names, list) else [names]
    return all(isinstance(name, str) and name in types for name in listed)


def _nowhere(_: object) -> Span:
    return Span("")


def _entry_hint(text: str, types: Types) -> str:
    if text in types:
        return f"write it as {{type: {text}}}"
    return "write it as {type: short-answer, stem: …, points: […]}"


def _inline_question(entry: dict[str, Any], span: Span, context: Any) -> InlineQuestion:
    beside = {key: given for key, given in entry.items() if key in BESIDE_QUESTION}
    question = {key: given for key, given in entry.items() if key not in BESIDE_QUESTION}
    written = _as_mapped(entry, {"span": span, **question})
    whole = {**beside, "span": span, "question": written}
    kind = InlineTemplate if _has_draws(entry) else InlineQuestion
    return kind.model_validate(whole, context=context)


def _has_draws(entry: object) -> bool:
    """Whether a question has values, or an entry that repeats."""
    match entry:
        case dict():
            return "values" in entry or "draw" in entry or any(map(_has_draws, entry.values()))
        case list():
            return any(map(_has_draws, entry))
    return False


def _as_mapped(entry: dict[str, Any], question: dict[str, Any]) -> dict[str, Any]:
    """A part of an entry at its place, if that is known."""
    if not isinstance(entry, Mapped):
        return question
    mapped = Mapped(entry.line, entry.column)
    mapped.update(question)
    return mapped


def _without_type(entry: dict[str, Any], types: Types, context: Any) -> Pick:
    """A pick whose type is not known; if it has keys of a question, that is all there is to say of
    them."""
    keys_by_type = {name: question_keys(types[name]) for name in types}
    of_questions = frozenset(entry) & frozenset().union(*keys_by_type.values())
    if not of_questions or "type" in entry:
        rest = {key: given for key, given in entry.items() if key not in of_questions}
        place: Callable[[object], Span] = context["place"] if context else _nowhere
        return Pick.model_validate({"span": place(entry), **rest}, context=context)

    def fitness(name: str) -> tuple[int, int]:
        required = {key for key in keys_by_type[name] if _is_required(types[name], key)}
        return -len(keys_by_type[name] & of_questions), len(required - set(entry))

    likely = min(types, key=fitness)
    raise Mistake("the question has no type", f"add one, such as type: {likely}")


def _is_required(model: type[BaseModel], key: str) -> bool:
    fields: Collection[tuple[str, Any]] = model.model_fields.items()
    return any(field.is_required() for name, field in fields if key == (field.alias or name))
