"""Messages and hints, for somebody who writes papers, about mistakes in YAML."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml

Place: TypeAlias = tuple[int, int]

TEXT_BEFORE_COMMENT = re.compile(r"[ \t]*(?:- +)*(?:[\w-]+: +)?(?![\"'|>\[{#])(\S.*?) (#[^\s#].*)$")
QUOTE_HINT = "put the text in quotes"


def cut_comments(text: str) -> Iterator[tuple[Place, str]]:
    """Comments that look like a part of the unquoted text before them: 'we are #1'."""
    if " #" not in text:
        return
    for number, line in enumerate(text.split("\n"), 1):
        match = TEXT_BEFORE_COMMENT.match(line) if " #" in line else None
        if match and " #" not in match[1] and not re.search(r"[\"'\]}]\s*$", match[1]):
            yield (number, match.start(2) + 1), match[2]


def explain(
    text: str, error: yaml.MarkedYAMLError, mark: Any
) -> tuple[Place, str, tuple[str, ...]]:
    """Place, message and hints for an error of the YAML parser."""
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    line = lines[place[0] - 1] if place[0] <= len(lines) else ""
    problem, context = str(error.problem), str(error.context or "")
    if "\t" in line[: place[1]] and not line[: place[1]].strip():
        return place, "a tab stands where the line is indented", ("indent with spaces",)
    if "tab" in problem or ("cannot start any token" in problem and "\t" in line[: place[1]]):
        return place, "a tab stands where the line is indented", ("indent with spaces",)
    if "nesting depth" in problem:
        return place, "nested too deeply", ("make the structure flatter",)
    if "mapping values are not allowed" in problem:
        message = "': ' inside unquoted text begins a new key here"
        return place, message, (f"{QUOTE_HINT}: 'like: this'", "or check the indentation")
    if "escape" in problem:
        message = "a backslash in double quotes means something else"
        return place, message, ("use single quotes around the text, or write \\\\",)
    if "cannot start any token" in problem:
        character = line[place[1] - 1 : place[1]]
        return place, f"unquoted text cannot begin with '{character}'", (QUOTE_HINT,)
    if "quoted scalar" in context or "quoted scalar" in problem:
        start = error.context_mark or mark
        opened = (start.line + 1, start.column + 1)
        return opened, "a quotation mark that opens here is not closed", ("close it",)
    return _explain_structure(error, place, line, problem, context)


def _explain_structure(
    error: yaml.MarkedYAMLError, place: Place, line: str, problem: str, context: str
) -> tuple[Place, str, tuple[str, ...]]:
    if "flow" in context or "flow" in problem:
        mark = error.context_mark
        opened = (mark.line + 1, mark.column + 1) if mark else place
        message = "a bracket that opens here is not closed, or a comma is missing in it"
        return opened, message, ("close it", "quote text that has brackets, commas or colons in it")
    if "could not find expected ':'" in problem:
        return place, "a key without ': ' and a value", ("write 'key: value'",)
    if "alias" in context or "anchor" in context:
        return place, "unquoted text cannot begin with '*' or '&'", (QUOTE_HINT,)
    if "tag" in context or "tag" in problem:
        return place, "unquoted text cannot begin with '!'", (QUOTE_HINT,)
    if "block" in context or "block" in problem or "document start" in problem:
        message = f"this does not fit what stands above it: '{line.strip()[:40]}'"
        hints = ("check the indentation, and that every entry of a list begins with '- '",)
        return place, message, (*hints, f"{QUOTE_HINT} if it begins with a quotation mark")
    message = f"this is not YAML: '{line.strip()[:40]}'"
    return place, message, ("check the line, and quote its text",)
