"""Digests of many files that begin alike, such as the copies of one paper."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

SHORTEST_COMMON = 4096
"""Octets; a shorter common beginning is hashed again each time."""


@dataclass(slots=True)
class Digests:
    """SHA-256 digests of similar files; their common beginning is hashed once."""

    last_file: bytes = b""
    beginning: bytes = b""
    hash_of_beginning: Any = field(default_factory=sha256)

    def of(self, data: bytes) -> str:
        """The digest of a file, in hexadecimal."""
        if not self.beginning or not data.startswith(self.beginning):
            self._find_beginning(data)
        digest = self.hash_of_beginning.copy()
        digest.update(memoryview(data)[len(self.beginning) :])
        hexadecimal: str = digest.hexdigest()
        return hexadecimal

    def _find_beginning(self, data: bytes) -> None:
        """Hash the common beginning of this file and the last one, if it is long enough."""
        same, more = 0, min(len(data), len(self.last_file)) + 1
        while more - same > 1:
            middle = (same + more) // 2
            if data[:middle] == self.last_file[:middle]:
                same = middle
            else:
                more = middle
        self.beginning = data[:same] if same >= SHORTEST_COMMON else b""
        self.hash_of_beginning = sha256(self.beginning)
        self.last_file = data
