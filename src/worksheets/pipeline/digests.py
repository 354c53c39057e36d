"""Digests of many files that begin alike, such as the copies of one paper."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

LEAST = 4096
"""Octets in common that are worth remembering."""


@dataclass(slots=True)
class Digests:
    """SHA-256 digests; what a file has in common with the one before is worked through once."""

    last: bytes = b""
    beginning: bytes = b""
    begun: Any = field(default_factory=sha256)

    def of(self, data: bytes) -> str:
        """The digest of a file, in hexadecimal."""
        if not self.beginning or not data.startswith(self.beginning):
            self._learn(data)
        digest = self.begun.copy()
        digest.update(memoryview(data)[len(self.beginning) :])
        found: str = digest.hexdigest()
        return found

    def _learn(self, data: bytes) -> None:
        """Remember how this file and the one before begin, if that is long enough."""
        same, more = 0, min(len(data), len(self.last)) + 1
        while more - same > 1:
            middle = (same + more) // 2
            if data[:middle] == self.last[:middle]:
                same = middle
            else:
                more = middle
        self.beginning = data[:same] if same >= LEAST else b""
        self.begun = sha256(self.beginning)
        self.last = data
