"""The functions of expressions, by name."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from worksheets.model.numbers.arithmetic import Arithmetic
from worksheets.model.numbers.functions import algebra, angles, lists, numbers, units, words
from worksheets.model.numbers.functions.tools import MANY, Tools
from worksheets.model.numbers.results import Result
from worksheets.model.numbers.undefined import Undefined
from worksheets.model.numbers.wording import Wording


class Function(NamedTuple):
    """What works a function out, and how many arguments it takes."""

    run: Callable[..., Result]
    least: int
    most: int


TABLE = {
    name: Function(*entry)
    for group in (numbers, lists, angles, algebra, units, words)
    for name, entry in group.FUNCTIONS.items()
}


def called(
    name: str, arguments: Sequence[Result], arithmetic: Arithmetic, wording: Wording
) -> Result:
    """What a function comes to; raises Undefined if that is nothing."""
    function = TABLE[name]
    if not function.least <= len(arguments) <= function.most:
        wanted = f"{function.least}"
        if function.most >= MANY:
            wanted += " or more"
        elif function.most > function.least:
            wanted += f" to {function.most}"
        raise Undefined(f"{name}() takes {wanted} arguments, not {len(arguments)}")
    arithmetic.spend(sum(map(_length, arguments)))
    result = function.run(Tools(arithmetic, wording), *arguments)
    arithmetic.spend(_length(result))
    return result


def _length(value: Result) -> int:
    return len(value) if isinstance(value, tuple) else 0
