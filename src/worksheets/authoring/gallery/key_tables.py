"""Tables of the keys of a schema in Markdown: what each takes, and what it is for."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from worksheets.authoring.schemas.generator import DEFINITIONS, JsonSchema

HEAD = "| Key | Takes | |\n|---|---|---|\n"
ELSEWHERE = {"figure": "figures", "question": "question-types"}
"""What has pages of its own, and where the index lists them."""
ONE = re.compile(r"^(\[?)a (text|mapping|list|number|whole number|figure|question)\b")
BOUNDLESS = 1e12
"""Bounds that no author comes near."""
UNSAID = frozenset({"type"})
"""Keys that are said at the head of a page."""


@dataclass(frozen=True, slots=True)
class KeyTables:
    """Makes the tables of a schema; mappings within it have tables of their own, once each."""

    definitions: Mapping[str, JsonSchema]
    index: str = "../README.md"
    """Where the index of the gallery is."""
    names: dict[str, str] = field(default_factory=dict)
    """The key under which each mapping was met first."""

    def tables(self, made: JsonSchema, without: frozenset[str] = UNSAID) -> str:
        """The table of a mapping's keys, and below it those of the mappings in it."""
        parts = [self._table(made, without)]
        told = 0
        while told < len(self.names):
            name, key = list(self.names.items())[told]
            parts.append(f"### Keys of `{key}`\n\n{self._table(self.definition(name))}")
            told += 1
        return "\n".join(parts)

    def definition(self, name: str) -> JsonSchema:
        """The mapping that a definition describes, as it is where nothing is drawn."""
        made = self.definitions[name]
        inner: JsonSchema = made.get("else", made)
        return inner

    def _table(self, made: JsonSchema, without: frozenset[str] = UNSAID) -> str:
        needed = made.get("required", ())
        rows = []
        for key, one in made["properties"].items():
            if key not in without:
                takes = self._takes(one, key) + self._otherwise(one, needed=key in needed)
                rows.append(f"| `{key}` | {takes} | {in_cell(one.get('description', ''))} |\n")
        return HEAD + "".join(rows)

    def _otherwise(self, made: JsonSchema, *, needed: bool) -> str:
        """Whether a key is needed, and what it is without being written."""
        if needed:
            return "; needed"
        default = made.get("default")
        if default is None:
            return ""
        said = str(default).lower() if isinstance(default, bool) else default
        return f"; otherwise `{said}`"

    def _takes(self, made: JsonSchema, key: str) -> str:
        """What a value can be, in words."""
        match made:
            case {"const": one}:
                return f"`{one}`"
            case {"enum": list(ones)}:
                return ", ".join(f"`{one}`" for one in ones)
            case {"$ref": str(name)}:
                return self._mapping(name.removeprefix(DEFINITIONS), key)
            case {"allOf": [one]} | {"else": one}:
                return self._takes(one, key)
            case {"anyOf": list(ones)}:
                said = dict.fromkeys(self._takes(one, key) for one in ones if "not" not in one)
                return " or ".join(said)
            case {"type": "array", "items": dict(one)}:
                return f"a list of {_several(self._takes(one, key))}"
            case {"type": "array", "items": list(ones)}:
                return f"a list of {len(ones)}: {', '.join(self._takes(one, key) for one in ones)}"
            case {"type": "integer" | "number"}:
                return _number(made)
            case {"type": "boolean"}:
                return "`true` or `false`"
            case {"type": "object", "additionalProperties": dict(one)}:
                return f"names, each with {self._takes(one, key)}"
            case {"type": "object"}:
                return "a mapping"
            case {"type": "array"}:
                return "a list"
        return "a text"

    def _mapping(self, name: str, key: str) -> str:
        if name in ELSEWHERE:
            return f"[a {name}]({self.index}#{ELSEWHERE[name]})"
        if "properties" not in self.definition(name):
            return self._takes(self.definition(name), key)
        if name not in self.names:
            again = sum(other.split(",")[0] == key for other in self.names.values())
            self.names[name] = f"{key}, {again + 1}" if again else key
        return f"[a mapping](#{anchor(f'Keys of {self.names[name]}')})"


def _several(takes: str) -> str:
    """Several values, of which each can be so."""
    return " or ".join(ONE.sub(r"\1\2s", one) for one in takes.split(" or "))


def _number(made: JsonSchema) -> str:
    what = "a whole number" if made["type"] == "integer" else "a number"
    least, most = made.get("minimum", -BOUNDLESS), made.get("maximum", BOUNDLESS)
    lower = f" from {least:g}" if least > -BOUNDLESS else ""
    return what + lower + (f" to {most:g}" if most < BOUNDLESS else "")


def usual_keys(ones: Mapping[str, JsonSchema]) -> dict[str, JsonSchema]:
    """The keys that all of some mappings have, each as most of them have it."""
    every, *others = (one["properties"] for one in ones.values())
    found = {}
    for key in every:
        if all(key in other for other in others):
            texts = Counter(json.dumps(one["properties"][key]) for one in ones.values())
            found[key] = json.loads(texts.most_common(1)[0][0])
    return found


def usual_in(made: JsonSchema, usual: Mapping[str, Any]) -> frozenset[str]:
    """The keys of a mapping that are as most others have them."""
    same = (key for key, one in made["properties"].items() if usual.get(key) == one)
    return UNSAID.union(same)


def in_cell(words: str) -> str:
    """Words as a cell of a table, on one line."""
    text = as_markdown(" ".join(words.split())).replace("|", "\\|")
    return text[:1].upper() + text[1:]


def as_markdown(words: str) -> str:
    """Words whose signs say no more than themselves, but for code between backticks."""
    return re.sub(
        r"`[^`]*`|[$<*_]", lambda one: one[0] if one[0][0] == "`" else f"\\{one[0]}", words
    )


def anchor(heading: str) -> str:
    """The name by which a link in a page finds a heading."""
    kept = "".join(one for one in heading.lower() if one.isalnum() or one in " -_")
    return kept.replace(" ", "-")


def rows_of(entries: Iterable[tuple[str, str]]) -> str:
    """A table of names or links, and of what is said of each."""
    rows = "".join(f"| {name} | {in_cell(said)} |\n" for name, said in entries)
    return f"| | |\n|---|---|\n{rows}"
