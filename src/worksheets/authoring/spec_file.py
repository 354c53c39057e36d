"""A spec's file as text, and changed text written back with the line ends that the file had."""

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from worksheets.model.diagnostics import Sink
from worksheets.pipeline.files import write_over
from worksheets.read.files import decode_text, encoded_like, read_octets
from worksheets.read.not_a_spec import is_not_a_spec


@dataclass(frozen=True, slots=True)
class SpecFile:
    """The text of a spec, with '\\n' as line end, and the bytes that it was read from."""

    path: Path
    text: str
    octets: bytes

    def write(self, text: str) -> None:
        """Write a text in place of the file's, as a whole or not at all; raises Unwritable."""
        write_over(self.path, encoded_like(text, self.octets))


def read_spec_file(path: Path, sink: Sink) -> SpecFile | None:
    """The file of a spec; None, with errors in the sink, if it cannot be read."""
    if is_not_a_spec(path, sink):
        return None
    octets = read_octets(path, path.as_posix(), sink)
    text = None if octets is None else decode_text(octets, path.as_posix(), sink)
    return None if octets is None or text is None else SpecFile(path, text, octets)


def differing_lines(before: str, after: str) -> tuple[int, int]:
    """The first and the last line of a text, from 1, that are not as they were before; (0, 0) if
    all are."""
    old, new = before.splitlines(), after.splitlines()
    if old == new:
        return 0, 0
    first = next(
        (n for n, (line, other) in enumerate(zip(old, new, strict=False)) if line != other),
        min(len(old), len(new)),
    )
    most = min(len(old), len(new)) - first
    alike = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    return first + 1, max(first + 1, len(new) - alike)


def difference(before: str, after: str, name: str) -> str:
    """The lines that two texts of a file do not share, as a unified diff."""
    lines = unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="")
    return "".join(f"{line}\n" for line in lines)
