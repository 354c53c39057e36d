"""One module is one question type; the module's name is the type's name in YAML."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from worksheets.model.question import Question


def registry() -> Mapping[str, type[Question]]:
    """Every question type by its YAML name, in alphabetical order."""
    types: dict[str, type[Question]] = {}
    for module in iter_modules(__path__):
        name = module.name.replace("_", "-")
        types[name] = import_module(f"{__name__}.{module.name}").TYPE
    return types
