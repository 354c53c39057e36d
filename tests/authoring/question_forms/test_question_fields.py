"""The fields of forms are made of the schemas of the types."""

import pytest

from worksheets.authoring.examples import example_tree
from worksheets.authoring.question_forms.fields import Field
from worksheets.authoring.question_forms.forms import Form, form_for
from worksheets.authoring.schemas.generator import JsonSchema
from worksheets.authoring.schemas.making import schema
from worksheets.model.diagnostics import Sink
from worksheets.model.mapped import Mapped
from worksheets.questions import registry
from worksheets.read.yaml_events import tree

IN_TEXT_ONLY = {"grid-completion", "structured"}
"""Types of which something that they want has no field."""


@pytest.fixture(scope="module")
def of_specs() -> JsonSchema:
    return schema("spec")


def form_of(of_specs: JsonSchema, name: str, text: str = "") -> Form:
    written = tree(text, "", Sink()) if text else Mapped(1, 1)
    assert isinstance(written, Mapped)
    form = form_for(of_specs, name, written)
    assert form is not None
    return form


def field(form: Form, key: str) -> Field:
    return next(one for one in form.fields if one.key == key)


def test_all_types_but_a_few_have_a_form(of_specs: JsonSchema) -> None:
    without = {name for name in registry() if form_for(of_specs, name, Mapped(1, 1)) is None}
    assert without == IN_TEXT_ONLY


@pytest.mark.parametrize("name", sorted(registry().keys() - IN_TEXT_ONLY))
def test_a_form_shows_all_of_an_example(of_specs: JsonSchema, name: str) -> None:
    form = form_for(of_specs, name, example_tree(registry()[name]))
    assert form is not None
    assert form.hidden == ()
    shown = {one.key for one in form.fields if one.first}
    assert shown == set(example_tree(registry()[name])) - {"type", "id"} | {
        one.key for one in form.fields if one.required
    }


@pytest.mark.parametrize("name", sorted(registry()))
def test_a_schema_has_the_whole_example_of_a_type(of_specs: JsonSchema, name: str) -> None:
    (example,) = of_specs["$defs"][f"question.{name}"]["examples"]
    assert example == example_tree(registry()[name])


def test_every_field_says_what_it_is_for(of_specs: JsonSchema) -> None:
    forms = (form_for(of_specs, name, Mapped(1, 1)) for name in registry())
    assert not [one.key for form in forms if form for one in form.fields if not one.about]


def test_the_fields_of_a_multiple_choice_question(of_specs: JsonSchema) -> None:
    form = form_of(of_specs, "multiple-choice")
    first = [(one.key, one.kind, one.required) for one in form.fields if one.first]
    assert first == [
        ("stem", "text", True),
        ("key", "text", True),
        ("distractors", "entries", True),
    ]
    rows = field(form, "distractors")
    assert rows.main == "text"
    assert [one.key for one in rows.columns if one.first] == ["text", "why"]
    assert (field(form, "options").least, field(form, "options").most) == (2, 8)
    assert "alphabetical" in field(form, "order").options


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("multiple-choice", "{stem: S, key: {text: K, last: true}, distractors: [D]}"),
        ("short-answer", "{stem: S, points: [{M1: the method}]}"),
        ("drill", "{values: {a: 1..9}, exercises: [{ask: '{a} + 1', answer: '{a + 1}'}]}"),
        ("drill", "{exercises: [{draw: 5, values: {a: 1..9}, answer: '{a}'}]}"),
    ],
)
def test_what_no_field_can_show_has_no_form(of_specs: JsonSchema, name: str, text: str) -> None:
    written = tree(text, "", Sink())
    assert isinstance(written, Mapped)
    assert form_for(of_specs, name, written) is None


def test_keys_without_a_field_are_named(of_specs: JsonSchema) -> None:
    text = "{stem: S, key: K, distractors: [D], figure: {type: clock, time: '3:00'}, asks: [c1]}"
    form = form_of(of_specs, "multiple-choice", text)
    assert form.hidden == ("figure", "asks")
