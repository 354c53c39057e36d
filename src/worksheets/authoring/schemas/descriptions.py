"""What keys are for, in the words that stand beside them in the source or in a file of words.

A key is described by the text under its field, by the sentence of the docstring of its model that
names it in backticks, or by the file of words: there by its model and its name, or by its name.
"""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from inspect import cleandoc, getsource
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from pydantic import BaseModel

from worksheets.memo import memo
from worksheets.model.diagnostics import Sink
from worksheets.model.files import read_file
from worksheets.model.mapped import Mapped
from worksheets.read.yaml_events import tree

WORDS = Path(__file__).parent / "keys.yaml"
NAMED = re.compile(r"`([a-z][a-z_-]*)(?::[^`]*)?`")


def words_of_model(model: type[BaseModel]) -> str:
    """What the docstring of a model says, without its example."""
    parts = re.split(r"\n\s*\n", cleandoc(model.__doc__ or ""))
    kept = [part for part in parts if not re.match(r"type:\s|    ", part)]
    words = "\n\n".join(" ".join(part.split()) for part in kept)
    return re.sub(NAMED, lambda name: name[0].replace("_", "-"), words)


def first_sentence(model: type[BaseModel]) -> str:
    """The first sentence of the docstring of a model."""
    return re.split(r"(?<=\.)\s", words_of_model(model), maxsplit=1)[0]


def words_of_keys(model: type[BaseModel], words: Mapping[str, str]) -> dict[str, str]:
    """What is said of each key of a model that anything is said of."""
    by_field = _words_of_fields(model)
    found: dict[str, str] = {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        owners = (words.get(f"{one.__name__}.{key}") for one in model.__mro__)
        said = next(filter(None, owners), None) or by_field.get(name) or words.get(key)
        if said:
            found[key] = said if said.endswith((".", ":")) else f"{said}."
    return found


def words_in_file() -> Mapping[str, str]:
    """The words of the file, by key, and by model and key."""
    value = tree(read_file(WORDS).decode(), WORDS.name, Sink())
    written = value if isinstance(value, Mapped) else Mapped(1, 1)
    return {key: said for key, said in written.items() if isinstance(said, str)}


def _words_of_fields(model: type[BaseModel]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if isinstance(one, type) and issubclass(one, BaseModel) and one is not BaseModel:
            found |= _named_in_docstring(one)
            found |= dict(_below_fields(one))
    return found


def _named_in_docstring(model: type[BaseModel]) -> dict[str, str]:
    """The sentence that names each field first."""
    found: dict[str, str] = {}
    by_key = {name.rstrip("_").replace("_", "-"): name for name in model.model_fields}
    for sentence in re.split(r"(?<=[.;])\s+", words_of_model(model).replace("\n\n", " ")):
        for key in NAMED.findall(sentence):
            if key in by_key:
                found.setdefault(by_key[key], sentence.rstrip(";"))
    return found


def _source(model: type[BaseModel]) -> ast.ClassDef | None:
    """The source of a model; None if it has none in a file."""
    return _classes(sys.modules[model.__module__]).get(model.__qualname__)


@memo(1 << 10)
def _classes(module: ModuleType) -> Mapping[str, ast.ClassDef]:
    """The classes of a module by their names; none if it has no file.

    Without its memo, the schema of specs takes two thirds longer.
    """
    try:
        statements = ast.parse(getsource(module)).body
    except OSError:
        return {}
    return {one.name: one for one in statements if isinstance(one, ast.ClassDef)}


def _below_fields(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    source = _source(model)
    body = source.body if source else []
    for statement, below in pairwise(body):
        match statement, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(said))),
            ):
                yield name, " ".join(said.split())
