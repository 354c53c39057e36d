"""A rule of the linter: a function with a code, a severity, and where the advice is from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from inspect import getdoc, signature
from pkgutil import iter_modules
from typing import Any, TypeAlias

from worksheets.memo import memo
from worksheets.model.diagnostics import Severity, Span

RULES = "worksheets.checking.rules"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule speaks against: in words, with what would help.

    Without a `span` it is at the place of what was judged.
    """

    message: str
    hints: tuple[str, ...] = ()
    span: Span | None = None


Judge: TypeAlias = Callable[[Any], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its `code`; `judge` reads one thing of the class `subject`.

    `sources` say who gives the advice. `needs` names the list of words without which it has nothing
    to say in a language. What is `certain` is told by `check`, too.
    """

    code: str
    severity: Severity
    sources: str
    judge: Judge
    subject: type
    needs: str = ""
    certain: bool = False

    @property
    def title(self) -> str:
        """What it is called: 'key is clearly longest'."""
        return self.judge.__name__.replace("_", " ")

    @property
    def explanation(self) -> str:
        """What it says and why, in sentences."""
        return " ".join((getdoc(self.judge) or "").split())


def rule(
    code: str, severity: Severity, sources: str, *, needs: str = "", certain: bool = False
) -> Callable[[Judge], Rule]:
    """A decorator that makes a rule of a function of one thing: see the classes of `subjects`."""

    def made(judge: Judge) -> Rule:
        (judged,) = signature(judge).parameters.values()
        return Rule(code, severity, sources, judge, judged.annotation, needs, certain)

    return made


@memo(1)
def rules() -> tuple[Rule, ...]:
    """All rules in the order of their codes."""
    package = import_module(RULES)
    modules = (import_module(f"{RULES}.{found.name}") for found in iter_modules(package.__path__))
    found = (thing for module in modules for thing in vars(module).values())
    return tuple(
        sorted((thing for thing in found if isinstance(thing, Rule)), key=lambda each: each.code)
    )
