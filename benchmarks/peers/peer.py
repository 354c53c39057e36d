"""What every system of the comparison is to the one that measures it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from benchmarks.peers.content import Mode, Worksheet, worksheet

Kind = Literal["paper", "scheme"]
Build = Callable[[Worksheet, Kind], bytes]
"""Makes the paper or the mark scheme of a worksheet."""
BuildMany = Callable[[range, Mode, Path], int]
"""Writes the files of some documents of a mode to a folder; answers how many octets they have."""


@dataclass(frozen=True, slots=True)
class System:
    """A system: how it begins, and the reason why it is not here, if it is not."""

    name: str
    begin: Callable[[], BuildMany]
    missing: Callable[[], str]


def one_by_one(begin: Callable[[], Build]) -> Callable[[], BuildMany]:
    """A system that makes one file at a time.

    Where only the pupil's name varies, all have one mark scheme.
    """

    def begun() -> BuildMany:
        build = begin()

        def build_many(numbers: range, mode: Mode, folder: Path) -> int:
            octets = 0
            for number in numbers:
                whole = worksheet(number, mode)
                octets += _written(folder / f"{number}-paper.pdf", build(whole, "paper"))
                if mode != "named" or number == numbers[0]:
                    octets += _written(folder / f"{number}-scheme.pdf", build(whole, "scheme"))
            return octets

        return build_many

    return begun


def _written(path: Path, data: bytes) -> int:
    path.write_bytes(data)
    return len(data)


def importable(*modules: str) -> Callable[[], str]:
    """A check that some modules can be imported."""

    def missing() -> str:
        lost = [module for module in modules if find_spec(module) is None]
        return f"no {', '.join(lost)}" if lost else ""

    return missing
