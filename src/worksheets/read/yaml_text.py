"""Writing YAML as a person would: block style, quotes only where they are needed."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Writable = str | bool | Sequence[str]
Written: TypeAlias = "str | bool | int | Sequence[Written] | Mapping[str, Written]"
"""What can be written, lists and mappings within one another."""

PLAIN = re.compile(r"^[\w(‘“£€][^\n]*$")
SPECIAL = re.compile(r": |:$| #|^\s|\s$|^(?:~|null|true|false|yes|no)$|\t")
_BREAKS = re.compile("[\n\r\x85\u2028\u2029]")
FLOW = re.compile(r"[\[\]{},]|:\?")


def scalar(text: str, *, flow: bool = False) -> str:
    """A text as a YAML scalar, in single quotes if it needs any."""
    plain = PLAIN.match(text) and not SPECIAL.search(text) and not (flow and FLOW.search(text))
    return text if plain else "'" + text.replace("'", "''") + "'"


def value(given: Writable, indent: int) -> str:
    """A text, a boolean, or a list: identifiers on one line, other texts on a line each."""
    match given:
        case bool():
            return "true" if given else "false"
        case str():
            return scalar(given)
    if all(re.fullmatch(r"[\w-]+", item) for item in given):
        return inline(given)
    return "".join(f"\n{' ' * (indent + 2)}- {scalar(item)}" for item in given)


def inline(given: Writable) -> str:
    """A value in flow style, as between brackets."""
    match given:
        case bool():
            return value(given, 0)
        case str():
            return scalar(given, flow=True)
    return f"[{', '.join(scalar(item, flow=True) for item in given)}]"


def entry(fields: Mapping[str, Writable], indent: int) -> str:
    """A mapping as one entry of a list: `- id: …`, and a line for every other field."""
    lines = [f"{name}: {value(given, indent + 2)}" for name, given in fields.items()]
    return "".join(
        f"{' ' * indent}{'- ' if n == 0 else '  '}{line}".replace(": \n", ":\n") + "\n"
        for n, line in enumerate(lines)
    )


def list_of_entries(name: str, entries: Sequence[Mapping[str, Writable]], indent: int) -> str:
    """A list of mappings under its name."""
    return f"{' ' * indent}{name}:\n" + "".join(entry(fields, indent + 2) for fields in entries)


def nested(fields: Mapping[str, Written], indent: int) -> str:
    """A mapping as one entry of a list, with whatever is in it: texts of several lines as blocks,
    lists of short texts on one line."""
    lines = fields_of(fields, indent + 2)
    return f"{' ' * indent}- {lines.lstrip(' ')}"


def fields_of(fields: Mapping[str, Written], indent: int) -> str:
    """The keys of a mapping, each on a line of its own with whatever is in it."""
    return "".join(f"{' ' * indent}{name}:{behind(one, indent)}\n" for name, one in fields.items())


def behind(given: Written, indent: int) -> str:
    """A value behind its colon, or behind the hyphen of a list, in a block that is indented by so
    many spaces."""
    match given:
        case bool():
            return f" {value(given, 0)}"
        case int():
            return f" {given}"
        case str():
            return f" {_text(given, indent)}"
        case Mapping():
            return f"\n{fields_of(given, indent + 2)}".removesuffix("\n")
    if not given:
        return " []"
    return "\n" + "\n".join(_entry(one, indent + 2) for one in given)


def _entry(given: Written, indent: int) -> str:
    if isinstance(given, Mapping):
        return nested(given, indent).removesuffix("\n")
    if isinstance(given, Sequence) and not isinstance(given, str):
        inner = ", ".join(scalar(str(one), flow=True) if one else '""' for one in given)
        return f"{' ' * indent}- [{inner}]"
    return f"{' ' * indent}-{behind(given, indent)}"


def one_line(given: Written) -> str:
    """A value between brackets, whatever is in it."""
    match given:
        case bool():
            return value(given, 0)
        case int():
            return str(given)
        case str():
            return _quoted(given) if _BREAKS.search(given) else scalar(given, flow=True)
        case Mapping():
            return f"{{{', '.join(f'{key}: {one_line(one)}' for key, one in given.items())}}}"
    return f"[{', '.join(map(one_line, given))}]"


def _quoted(text: str) -> str:
    """A text in double quotes, in which a line break is written as a character."""
    return json.dumps(text, ensure_ascii=False)


def _text(given: str, indent: int) -> str:
    if "\n" not in given:
        return scalar(given) if given else '""'
    if given != given.strip() or any(_BREAKS.findall(given.replace("\n", ""))):
        return _quoted(given)
    lines = (f"{' ' * (indent + 2)}{line}" if line else "" for line in given.split("\n"))
    return "|-\n" + "\n".join(lines)
