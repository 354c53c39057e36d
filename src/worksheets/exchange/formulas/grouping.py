"""Braces around a whole formula, which say nothing."""


def ungrouped(tex: str) -> str:
    """A formula without braces around all of it.

    What is worked out from values is in braces. An option that alone had them would be known as
    the right one wherever its TeX can be seen.
    """
    bare = tex.strip()
    if not bare.startswith("{") or _end_of_group(bare) < len(bare):
        return tex
    return ungrouped(bare[1:-1])


def _end_of_group(tex: str) -> int:
    """Where the group ends that begins at the front of a formula; 0 if it does not end."""
    depth = 0
    escaped = False
    for place, letter in enumerate(tex, 1):
        if escaped:
            escaped = False
            continue
        escaped = letter == "\\"
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth == 0:
            return place
    return 0
