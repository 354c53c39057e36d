"""One module is one question type, of the same name in YAML; a folder holds what types share."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from worksheets.model.question import Question


def registry() -> Mapping[str, type[Question]]:
    """Every question type by its YAML name, in alphabetical order."""
    types: dict[str, type[Question]] = {}
    for module in iter_modules(__path__):
        if module.ispkg:
            continue
        name = module.name.replace("_", "-")
        types[name] = import_module(f"{__name__}.{module.name}").TYPE
    return types
