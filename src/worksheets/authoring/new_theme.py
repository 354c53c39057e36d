"""A theme of one's own, with every key that it can have."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from worksheets.model.diagnostics import Mistake, Sink, did_you_mean
from worksheets.model.files import read_file
from worksheets.read.theme import read_theme, shipped
from worksheets.read.yaml_text import scalar

SAID = ("name", "description")
CHANGED: Mapping[str, tuple[str, ...]] = {"type": ("family", "size"), "answers": ("pitch",)}
"""The keys that are changed most, in the mappings that have them."""
COMMENTED = re.compile(r"( *)([a-z-]+):.*?\s# (.+)")
MAIN = "worksheet"
"""The theme that all others are based on; its file says what keys are for."""
HEAD = """\
# A theme of your own: what it does not say, it takes from the theme that it is based on.
# A line that begins with "#:" shows what that is: delete "#: " to change it.
"""


def theme(name: str, based_on: str) -> str:
    """The text of a theme that is based on one that ships; raises Mistake if that does not."""
    if based_on not in shipped():
        hints = did_you_mean(based_on, shipped())
        raise Mistake(f"there is no theme '{based_on}' that ships", *hints)
    base = read_theme(shipped()[based_on], Sink())
    values = {} if base is None else base.model_dump(by_alias=True, exclude_none=True)
    head = f"{HEAD}based-on: {based_on}\nname: {scalar(name)}\n"
    lines = _lines({key: value for key, value in values.items() if key not in SAID})
    return f"{head}description: {scalar(f'{based_on}, changed')}\n{''.join(lines)}"


def _lines(values: Mapping[str, Any]) -> Iterator[str]:
    """A line for every key, in comments but for those that are changed most."""
    comments = comments_of_keys()
    for key, value in values.items():
        if key not in CHANGED:
            yield _line(f"#: {key}", value, comments.get((key,), ""))
            continue
        yield _line(key, None, comments.get((key,), ""))
        inner = sorted(value.items(), key=lambda item: item[0] not in CHANGED[key])
        for name, part in inner:
            mark = "" if name in CHANGED[key] else "#: "
            yield _line(f"  {mark}{name}", part, comments.get((key, name), ""))


def _line(key: str, value: Any, comment: str) -> str:
    line = f"{key}: {_flow(value)}".rstrip()
    return f"{line:30} # {comment}\n" if comment else f"{line}\n"


def comments_of_keys() -> Mapping[tuple[str, ...], str]:
    """What the file of the main theme says of its keys."""
    comments: dict[tuple[str, ...], str] = {}
    outer = ""
    for line in read_file(shipped()[MAIN]).decode().splitlines():
        if key := re.match(r"([a-z-]+):", line):
            outer = key[1]
        if comment := COMMENTED.fullmatch(line):
            path = (outer, comment[2]) if comment[1] else (outer,)
            comments[path] = comment[3]
    return comments


def _flow(value: Any) -> str:
    """A value of a theme in flow style."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"{value:g}"
        case Mapping():
            return f"{{{', '.join(f'{key}: {_flow(inner)}' for key, inner in value.items())}}}"
        case tuple() | list():
            return f"[{', '.join(map(_flow, value))}]"
    return scalar(str(value), flow=True)
