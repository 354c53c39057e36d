"""Laws of finished items, which `stress` holds every drawn question against.

A law is a public function of a JudgedItem in a module of this package, called as it is reported. It
yields "" for each place that keeps to it, and for each that breaks it a text that shows how.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from inspect import isfunction, signature
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeAlias

from worksheets.checking.laws.judged import JudgedItem

Law: TypeAlias = Callable[[JudgedItem], Iterator[str]]


def laws() -> Mapping[str, Law]:
    """All laws by name, such as 'penalties are announced', module by module."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    return {
        name.replace("_", " "): law for module in modules for name, law in _laws_in(module).items()
    }


def _laws_in(module: ModuleType) -> Mapping[str, Law]:
    return {
        name: function
        for name, function in vars(module).items()
        if isfunction(function)
        and function.__module__ == module.__name__
        and not name.startswith("_")
        and [each.annotation for each in signature(function).parameters.values()] == [JudgedItem]
    }
