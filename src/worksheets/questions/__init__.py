"""One module is one question type, of the same name in YAML; a folder holds what types share."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from worksheets.memo import memo
from worksheets.model.question import Question


class Types(Mapping[str, type[Question]]):
    """Every question type by its YAML name, in alphabetical order; one that is asked for is
    imported then."""

    def __init__(self) -> None:
        names = (module.name for module in iter_modules(__path__) if not module.ispkg)
        self.modules = {name.replace("_", "-"): f"{__name__}.{name}" for name in names}

    def __getitem__(self, name: str) -> type[Question]:
        question_type: type[Question] = import_module(self.modules[name]).TYPE
        return question_type

    def __contains__(self, name: object) -> bool:
        return name in self.modules

    def __iter__(self) -> Iterator[str]:
        return iter(self.modules)

    def __len__(self) -> int:
        return len(self.modules)


@memo(64)
def registry() -> Mapping[str, type[Question]]:
    """The types there are."""
    return Types()
