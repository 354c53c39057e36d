"""The pages of the gallery in Markdown."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from worksheets.authoring.examples import example, example_tree
from worksheets.authoring.gallery.built import BuiltExample
from worksheets.authoring.gallery.key_tables import (
    KeyTables,
    as_markdown,
    rows_of,
    usual_in,
    usual_keys,
)
from worksheets.authoring.gallery.one_question import knowledge
from worksheets.authoring.schemas.descriptions import first_sentence, words_of_model
from worksheets.authoring.schemas.generator import DEFINITIONS, JsonSchema
from worksheets.model.mapped import Mapped, Tree

MADE = "<!-- Made by `worksheets gallery`: change the program, and make it again. -->\n"
EVERY = "Keys of every question"
CELLS = (
    "It has no words of its own: it is read cell by cell, with the heads of its rows and columns."
)


def type_page(
    name: str, model: type, definitions: Mapping[str, JsonSchema], built: BuiltExample
) -> str:
    """The page of a question type."""
    made = definitions[f"question.{name}"]
    table = KeyTables(definitions).tables(made, usual_in(made, _usual(definitions)))
    beside = knowledge(example_tree(model))
    named = f"\nThe spec of this picture has what the question names:\n\n{_yaml(beside)}"
    scheme = f"## Its mark scheme\n\n![Its mark scheme]({name}-scheme.png)\n"
    return _page(
        _head(name, model, "The question on paper"),
        f"## In a file\n\n{_yaml(example(model))}{named if beside else ''}",
        scheme if built.scheme else "## Its mark scheme\n\nNothing in it is marked.\n",
        f"## Its keys\n\n{table}\nIt can have the [keys of every question]"
        "(../README.md#keys-of-every-question), too.\n",
    )


def figure_page(
    name: str, model: type, definitions: Mapping[str, JsonSchema], built: BuiltExample
) -> str:
    """The page of a kind of figure."""
    table = KeyTables(definitions).tables(definitions[f"figure.{name}"])
    return _page(
        _head(name, model, _alternative(built.said or "The figure on paper")),
        f"## In a file\n\n{_yaml(example(model))}",
        f"## What a listener hears\n\n{as_markdown(built.said or CELLS)}\n",
        f"## Its keys\n\n{table}",
    )


def theme_page(name: str, text: str, tree: Mapped, schema: JsonSchema, pictures: list[str]) -> str:
    """The page of a theme, of which the file is given as text and as a tree."""
    shown = "\n".join(f"![The theme {name}: {one}]({one}.png)\n" for one in pictures)
    rows = rows_of((f"`{path}`", said) for path, said in _said(tree, schema, schema["$defs"]))
    return _page(
        f"# {name}\n\n{_sentence(tree.get('description'))}\n\n{shown}",
        f"## Its file\n\n{_yaml(text)}",
        f"## What its keys are for\n\n{rows}",
    )


def index_page(
    types: Mapping[str, type],
    kinds: Mapping[str, type],
    themes: Mapping[str, Tree],
    definitions: Mapping[str, JsonSchema],
) -> str:
    """The page that leads to all others."""
    table = KeyTables(definitions, index="").tables({"properties": _usual(definitions)})
    return _page(
        "# Gallery\n\nEvery question type, every kind of figure and every theme: what it prints, "
        "its YAML, its keys, and its mark scheme.\n",
        f"## Question types\n\n{_links('types', types)}",
        f"## Figures\n\n{_links('figures', kinds)}",
        "## Themes\n\n"
        + rows_of(
            (f"[{name}](themes/{name}.md)", _sentence(said)) for name, said in themes.items()
        ),
        f"## {EVERY}\n\n{table}",
    )


def _page(*parts: str) -> str:
    return "\n".join((MADE, *parts))


def _head(name: str, model: type[Any], alternative: str) -> str:
    """What a docstring says, and the picture of its example."""
    said = as_markdown(words_of_model(model))
    return f"# {name}\n\n{said}\n\n![{alternative}]({name}.png)\n"


def _yaml(text: str) -> str:
    return f"```yaml\n{text}```\n"


def _alternative(words: str) -> str:
    """Words as the alternative of a picture."""
    return re.sub(r"([\[\]])", r"\\\1", as_markdown(" ".join(words.split())))


def _sentence(words: Tree) -> str:
    said = words if isinstance(words, str) else ""
    return f"{said[:1].upper()}{said[1:].rstrip('.')}."


def _links(folder: str, models: Mapping[str, type[Any]]) -> str:
    return rows_of((f"[{one}]({folder}/{one}.md)", first_sentence(models[one])) for one in models)


def _usual(definitions: Mapping[str, JsonSchema]) -> dict[str, JsonSchema]:
    """The keys of every question, as most types have them."""
    types = {name: one for name, one in definitions.items() if name.startswith("question.")}
    return usual_keys(types)


def _said(
    tree: Mapped, schema: JsonSchema, definitions: Mapping[str, JsonSchema], above: str = ""
) -> Iterator[tuple[str, str]]:
    """The keys that a theme has, by their paths, and what they are for."""
    for key, value in tree.items():
        made = schema.get("properties", {}).get(key, {})
        yield f"{above}{key}", made.get("description", "")
        if isinstance(value, Mapped):
            yield from _said(value, _inner(made, definitions), definitions, f"{above}{key}.")


def _inner(made: JsonSchema, definitions: Mapping[str, JsonSchema]) -> JsonSchema:
    """The mapping that a value can be."""
    for one in (made, *made.get("allOf", ()), *made.get("anyOf", ())):
        if "$ref" in one:
            return definitions[one["$ref"].removeprefix(DEFINITIONS)]
    return made
