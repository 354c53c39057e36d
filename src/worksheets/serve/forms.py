"""Forms for questions on the page: what they show, and what is made of what they say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from worksheets.authoring.adding import check_type
from worksheets.authoring.completion.course_names import names_for
from worksheets.authoring.examples import example_tree
from worksheets.authoring.paper_choice import ChoiceReader, PaperChoice
from worksheets.authoring.pinned_text import entry_at
from worksheets.authoring.question_forms.fields import Field
from worksheets.authoring.question_forms.forms import Form, form_for, paper_form
from worksheets.authoring.question_forms.saving import (
    Filled,
    about_paper,
    added,
    edited,
    standing,
)
from worksheets.authoring.schemas.generator import JsonSchema
from worksheets.authoring.swapping import Change
from worksheets.model.course import OWN
from worksheets.model.diagnostics import Mistake
from worksheets.model.mapped import Mapped, Tree
from worksheets.read.yaml_text import Written

UNSAID = frozenset({"asks", "gives", "topic", "tags", "lint"})
"""Keys that a form keeps without a word: what they say is not printed."""


def form_of(
    choice: PaperChoice | None, schema: JsonSchema, about: str, question_type: str
) -> dict[str, Any]:
    """The form for the question `about` of a paper, or for a new one of a type if that is "".

    Without `fields` the question can be changed in the text only, at its line. Raises Mistake if
    it cannot be changed at all.
    """
    if choice is None:
        raise Mistake("the spec has mistakes", "mend them first")
    if not about:
        check_type(choice, question_type)
        form = form_for(schema, question_type, Mapped(1, 1))
        example = example_tree(choice.context.types[question_type])
        return {"type": question_type, "example": example, **_shown(form, Mapped(1, 1), choice)}
    question = choice.find(about)
    written = standing(choice, question)
    name = question.entry.question.type
    copied = "" if question.is_written_here else choice.loaded.course.title
    line = question.wanted.span.line if question.wanted else 0
    shown = _shown(form_for(schema, name, written), written, choice)
    example = example_tree(choice.context.types[name])
    found = {"type": name, "number": question.number, "line": line, "copied": copied}
    return {**found, "example": example, **shown}


def form_of_paper(choice: PaperChoice | None, schema: JsonSchema) -> dict[str, Any]:
    """The form for what a spec says of its paper as a whole; raises Mistake if it has mistakes."""
    if choice is None:
        raise Mistake("the spec has mistakes", "mend them first")
    written = entry_at(choice.text, ())
    topics = [
        {"number": one.number, "title": one.title, "depth": one.depth}
        for one in choice.loaded.course.topics
        if one.number != OWN
    ]
    shown = _shown(paper_form(schema, written), written, choice)
    return {"type": "", "copied": "", "example": {}, "topics": topics, **shown}


def saved_paper(
    reader: ChoiceReader, choice: PaperChoice, schema: JsonSchema, wanted: Mapping[str, Any]
) -> dict[str, Any]:
    """The text with what the form of the paper says, or the problems of its fields."""
    form = paper_form(schema, entry_at(choice.text, ()))
    saved = about_paper(reader, choice, _filled(form, wanted.get("values")))
    if not isinstance(saved, Change):
        return {"problems": [one._asdict() for one in saved]}
    stood = {one.entry.name for one in choice.questions}
    others = [one.number for one in saved.choice.questions if one.entry.name not in stood]
    also = f" Other questions: {', '.join(others)}." if others else ""
    return {"text": saved.text, "said": f"The paper is changed.{also}"}


def _shown(form: Form | None, written: Mapped, choice: PaperChoice) -> dict[str, Any]:
    """The fields of a form with what is written in them."""
    if form is None:
        return {"fields": None}
    fields = [asdict(_with_names(one, written.get(one.key), choice)) for one in form.fields]
    hidden = [key for key in form.hidden if key not in UNSAID]
    return {"fields": fields, "values": dict(written), "hidden": hidden}


def _with_names(field: Field, value: Tree, choice: PaperChoice) -> Field:
    """A field that names something of the course as a choice among what there is."""
    names: Iterable[str] = ()
    if field.key == "levels":
        names = choice.loaded.course.levels
    elif field.key == "source":
        names = names_for(choice, "source")
    options = tuple(names)
    if field.kind != "text" or not options or value not in (None, *options):
        return field
    return replace(field, kind="choice", options=options)


def saved_form(
    reader: ChoiceReader, choice: PaperChoice, schema: JsonSchema, wanted: Mapping[str, Any]
) -> dict[str, Any]:
    """The text with what a form says, or the problems of its fields; raises Mistake if others
    would change."""
    about, question_type = str(wanted.get("about") or ""), str(wanted.get("type"))
    if about:
        question = choice.find(about)
        written = standing(choice, question)
        form = form_for(schema, question.entry.question.type, written)
        saved = edited(reader, choice, question, _filled(form, wanted.get("values")))
    else:
        check_type(choice, question_type)
        form = form_for(schema, question_type, Mapped(1, 1))
        saved = added(reader, choice, question_type, _filled(form, wanted.get("values")))
    if not isinstance(saved, Change):
        return {"problems": [one._asdict() for one in saved]}
    if about:
        new = saved.choice.questions[choice.questions.index(question)].number
    else:
        new = saved.choice.questions[-1].number
    pinned = [one for one in saved.pinned if one != new]
    words = f"Question {new} is {'changed' if about else 'added'}."
    also = f" Pinned to stay: {', '.join(pinned)}." if pinned else ""
    return {"text": saved.text, "said": words + also, "new": [new]}


def _filled(form: Form | None, values: Any) -> Filled:
    """What the fields of a form say; raises Mistake for what they cannot say."""
    if form is None or not isinstance(values, dict):
        raise Mistake("there is no form for this question", "change it in the text")
    return {one.key: _value(one, values[one.key]) for one in form.fields if one.key in values}


def _value(field: Field, given: Any) -> "Written | None":
    """What a field says, as it is written; None for nothing."""
    match field.kind, given:
        case _, None | "" | []:
            return None
        case "flag", "true" | "false":
            return str(given) == "true"
        case "number", str() if given.isascii() and given.isdecimal():
            return int(given[:9])
        case (("text" | "choice" | "number"), str()):
            return _text(given)
        case (("texts" | "topics"), list()):
            return [_text(one) for one in given if isinstance(one, str)]
        case "entries", list():
            return [_row(field.columns, one) for one in given]
    raise Mistake(f"'{field.key}' cannot be {given!r}", "load the page again")


def _row(columns: Sequence[Field], given: Any) -> Written:
    """A row: a text, or a mapping with what the form has no field for as it was."""
    match given:
        case str():
            return _text(given)
        case dict():
            by_key = {column.key: column for column in columns}
            row: dict[str, Written] = {}
            for key, one in given.items():
                value = _value(by_key[key], one) if key in by_key else _kept(one)
                if value is not None:
                    row[str(key)] = value
            return row
    raise Mistake("a row is a text or a mapping", "load the page again")


def _kept(given: Any) -> Written:
    match given:
        case dict():
            return {str(key): _kept(one) for key, one in given.items()}
        case list():
            return [_kept(one) for one in given]
    return str(given)


def _text(given: str) -> str:
    return given.replace("\r\n", "\n").replace("\r", "\n").strip()
