"""Writing YAML as a person would: block style, quotes only where they are needed."""

import re
from collections.abc import Mapping, Sequence

Writable = str | bool | Sequence[str]

PLAIN = re.compile(r"^[\w(‘“£€][^\n]*$")
SPECIAL = re.compile(r": |:$| #|^\s|\s$|^(?:~|null|true|false|yes|no)$|\t")
FLOW = re.compile(r"[\[\]{},]|:\?")


def scalar(words: str, *, flow: bool = False) -> str:
    """A text as a value; a backslash stays one."""
    plain = PLAIN.match(words) and not SPECIAL.search(words) and not (flow and FLOW.search(words))
    return words if plain else "'" + words.replace("'", "''") + "'"


def value(given: Writable, indent: int) -> str:
    """A text, a truth value, or a list: short names on one line, sentences on one each."""
    match given:
        case bool():
            return "true" if given else "false"
        case str():
            return scalar(given)
    if all(re.fullmatch(r"[\w-]+", one) for one in given):
        return inline(given)
    return "".join(f"\n{' ' * (indent + 2)}- {scalar(one)}" for one in given)


def inline(given: Writable) -> str:
    """A value that can stand between brackets."""
    match given:
        case bool():
            return value(given, 0)
        case str():
            return scalar(given, flow=True)
    return f"[{', '.join(scalar(one, flow=True) for one in given)}]"


def entry(fields: Mapping[str, Writable], indent: int) -> str:
    """A mapping as one entry of a list: `- id: …`, and a line for every other field."""
    lines = [f"{name}: {value(one, indent + 2)}" for name, one in fields.items()]
    return "".join(
        f"{' ' * indent}{'- ' if n == 0 else '  '}{line}".replace(": \n", ":\n") + "\n"
        for n, line in enumerate(lines)
    )


def listed(name: str, entries: Sequence[Mapping[str, Writable]], indent: int) -> str:
    """A list of mappings under its name."""
    return f"{' ' * indent}{name}:\n" + "".join(entry(one, indent + 2) for one in entries)
