"""Names of the pictures of a bank in the course that is made of it."""

import re

UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def stored_picture(pictures: dict[str, bytes], name: str, data: bytes) -> str:
    """Add a picture to others under a name of no folder and of no other picture; that name."""
    bare = UNSAFE.sub("-", name.rpartition("/")[2].rpartition("\\")[2]).strip("-.")
    safe = bare or "picture"
    number = 1
    while pictures.get(safe, data) != data:
        number += 1
        safe = f"{number}-{bare}"
    pictures[safe] = data
    return safe
