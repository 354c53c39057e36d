"""What every system of the comparison is to the one that measures it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.content import Mode, Worksheet

Build = Callable[[Worksheet], tuple[bytes, bytes]]
"""Makes the paper and the mark scheme of a worksheet."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A system: what it builds one document with, or a reason why it is not here."""

    name: str
    begin: Callable[[], Build]
    missing: Callable[[], str]

    def build_many(self, worksheets: Iterable[Worksheet], folder: Path, build: Build) -> int:
        """Write the files of some worksheets, and answer how many octets they have."""
        octets = 0
        for one in worksheets:
            for kind, data in zip(("paper", "scheme"), build(one), strict=True):
                (folder / f"{one.number}-{kind}.pdf").write_bytes(data)
                octets += len(data)
        return octets


def importable(*modules: str) -> Callable[[], str]:
    """A check that some modules can be imported."""
    from importlib.util import find_spec  # noqa: PLC0415

    def missing() -> str:
        lost = [module for module in modules if find_spec(module) is None]
        return f"no {', '.join(lost)}" if lost else ""

    return missing


__all__ = ["Build", "Mode", "Peer", "importable"]
