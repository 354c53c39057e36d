"""Schemas say no to nothing that the program accepts, and describe every key."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from worksheets import figures
from worksheets.authoring.examples import example
from worksheets.authoring.schemas.descriptions import words_in_file
from worksheets.authoring.schemas.making import KINDS, Kind, schema
from worksheets.questions import registry
from worksheets.read.course_folders import shipped
from worksheets.read.theme import shipped as shipped_themes

ROOT = Path(__file__).parents[3]
SPECS = [
    path
    for path in sorted((ROOT / "specs").rglob("*.yaml"))
    if path.parent.name not in ("sums", "history")
]
FENCE = re.compile(r"```yaml\n(.*?)```", re.S)


class Core(yaml.CSafeLoader):
    """Values as YAML 1.2 has them, which is how editors read."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


def _resolves(tag: str, pattern: str, first: str) -> None:
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


_resolves("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF")
_resolves("int", r"^[-+]?[0-9]+$", "-+0123456789")
_resolves("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", "-+.0123456789")
_resolves("null", r"^(?:~|null|Null|NULL)$", "~nN")
Core.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


@cache
def validator(kind: Kind) -> Draft7Validator:
    made = schema(kind)
    Draft7Validator.check_schema(made)
    return Draft7Validator(made)


def found(kind: Kind, value: object) -> list[str]:
    return [str(_deepest(error))[:600] for error in validator(kind).iter_errors(value)]


def _deepest(error: ValidationError) -> ValidationError:
    while error.context:
        error = max(error.context, key=lambda inner: len(inner.absolute_path))
    return error


def read(text: str) -> Any:
    return with_names(yaml.load(text, Loader=Core))  # noqa: S506 it makes plain values only


def with_names(value: Any) -> Any:
    """The value as JSON has it, where every key is a text."""
    match value:
        case dict():
            return {str(key): with_names(one) for key, one in value.items()}
        case list():
            return [with_names(one) for one in value]
    return value


def files() -> Iterator[tuple[Kind, Path]]:
    yield from (("spec", path) for path in SPECS)
    yield from (("theme", path) for path in shipped_themes().values())
    for folder in shipped().values():
        for path in sorted(folder.glob("*.yaml")):
            kind = path.stem if path.stem in ("outline", "levels") else "topic"
            yield kind, path  # type: ignore[misc]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_ships_is_objected_to(kind: Kind) -> None:
    paths = [path for one, path in files() if one == kind]
    assert paths
    for path in paths:
        assert not found(kind, read(path.read_text(encoding="utf-8"))), path


@pytest.mark.parametrize("name", list(registry()))
def test_the_example_of_a_type_is_right_in_a_topic_and_in_a_spec(name: str) -> None:
    question = read(example(registry()[name]))
    assert found("topic", {"questions": [question]}) == []
    assert found("spec", {"title": "T", "sections": [{"questions": [question]}]}) == []


@pytest.mark.parametrize("name", list(figures.registry()))
def test_the_example_of_a_figure_is_right(name: str) -> None:
    figure = read(example(figures.registry()[name]))
    question = {"type": "short-answer", "stem": "S", "points": ["a"], "figure": figure}
    assert found("topic", {"questions": [question]}) == []


def test_the_specs_in_the_pages_are_right() -> None:
    pages = {*(ROOT / "docs").glob("*.md")} - {ROOT / "docs" / "troubleshooting.md"}
    for page in sorted(pages):  # without the page of specs with mistakes
        for words in FENCE.findall(page.read_text(encoding="utf-8")):
            if words.startswith("title:") and "\nsections:" in words:
                assert not found("spec", read(words)), page


WRONG = {
    "titel": ("titel: T\nsections: [{questions: [{type: essay}]}]", "'titel' was unexpected"),
    "no type": ("title: T\nsections: [{questions: [{type: esay}]}]", "'esay' is not one of"),
    "a key of no type": (
        "title: T\nsections:\n"
        "  - questions: [{type: true-false, statement: S, answer: true, kee: 1}]",
        "'kee' was unexpected",
    ),
    "a missing key": (
        "title: T\nsections: [{questions: [{type: multiple-choice, stem: S}]}]",
        "'key' is a required property",
    ),
    "a word for a number": (
        "title: T\nsections: [{questions: [{type: essay, count: three}]}]",
        "'three' is not of type 'integer'",
    ),
    "a kind of figure": (
        "title: T\nsections: [{questions: [{type: short-answer, stem: S, points: [a], "
        "figure: {type: chart}}]}]",
        "'chart' is not one of",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_said_and_not_ten_others(name: str) -> None:
    text, message = WRONG[name]
    said = found("spec", read(text))
    assert any(message in one for one in said), said
    assert len(said) <= 2


def described(made: Any, where: str) -> Iterator[tuple[str, Any]]:
    """All keys that a schema says something of, with what it says."""
    match made:
        case dict():
            for key, inner in made.items():
                if key == "properties" and "if" not in where.split("/"):
                    yield from ((f"{where}/{name}", one) for name, one in inner.items())
                if key != "examples":
                    yield from described(inner, f"{where}/{key}")
        case list():
            for inner in made:
                yield from described(inner, where)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described(kind: Kind) -> None:
    properties = list(described(schema(kind), kind))
    assert properties or kind == "levels"
    assert [where for where, one in properties if not one.get("description")] == []
    ends = [one["description"][-1] for _, one in properties]
    assert set(ends) <= set(".:")


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_made_twice_the_same(kind: Kind) -> None:
    assert json.dumps(schema(kind)) == json.dumps(schema(kind))


def test_the_words_of_keys_are_all_said_somewhere() -> None:
    said = {one["description"] for kind in KINDS for _, one in described(schema(kind), kind)}
    assert [key for key, words in words_in_file().items() if words not in said] == []
