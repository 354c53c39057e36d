"""Packages in which one module is one kind of thing, imported when somebody asks for it."""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Generic, TypeVar, cast

Kind = TypeVar("Kind")


class KindsByName(Mapping[str, Kind], Generic[Kind]):
    """What the modules of a package are each the home of, as `TYPE`, by its YAML name: that of the
    module with hyphens. In alphabetical order; packages within hold what several kinds share.

    A cold build of a worksheet takes 8 % longer if all figures are imported for two.
    """

    def __init__(self, package: str, path: Sequence[str]) -> None:
        names = (module.name for module in iter_modules(path) if not module.ispkg)
        self.modules = {name.replace("_", "-"): f"{package}.{name}" for name in names}

    def __getitem__(self, name: str) -> Kind:
        return cast(Kind, import_module(self.modules[name]).TYPE)

    def __contains__(self, name: object) -> bool:
        return name in self.modules

    def __iter__(self) -> Iterator[str]:
        return iter(self.modules)

    def __len__(self) -> int:
        return len(self.modules)
