"""Words that rules look for, by language: a YAML file each beside this module."""

import re
from functools import cached_property
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, StringConstraints

from worksheets.memo import memo
from worksheets.model.authored import AUTHORED
from worksheets.model.diagnostics import Sink
from worksheets.model.files import entries, is_file
from worksheets.read.files import read_text
from worksheets.read.yaml_events import tree

FOLDER = Path(__file__).parent / "words"
Phrase: TypeAlias = Annotated[str, StringConstraints(min_length=1)]
Phrases: TypeAlias = tuple[Phrase, ...]
NOTHING = re.compile(r"(?!)")


class WordLists(BaseModel):
    """Lists of words and phrases in small letters; what begins with '/' is a pattern.

    A rule that needs a list says nothing in a language that has none.
    """

    model_config = ConfigDict(**{**AUTHORED, "ignored_types": (cached_property,)})

    absolutes: Phrases = ()
    answers_of_parts: Phrases = ()
    articles: Phrases = ()
    calculators: Phrases = ()
    commands: Phrases = ()
    demanding: Phrases = ()
    double_negatives: Phrases = ()
    hedges: Phrases = ()
    known_capitals: tuple[str, ...] = ()
    little_words: Phrases = ()
    naming: Phrases = ()
    negative_statements: Phrases = ()
    negative_stems: Phrases = ()
    opposites: tuple[tuple[Phrase, Phrase], ...] = ()
    subordinating: Phrases = ()
    two_claims: Phrases = ()

    def find(self, name: str, text: str) -> str:
        """The first word or phrase of a list that stands in a text, as it stands there; or ""."""
        found = self._patterns[name].search(text)
        return found[0] if found else ""

    def all_of(self, name: str, text: str) -> list[str]:
        """All words and phrases of a list in a text."""
        return [found[0] for found in self._patterns[name].finditer(text)]

    def has(self, name: str) -> bool:
        """Whether the language has a list."""
        return bool(getattr(self, name.replace("-", "_")))

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {
            name.replace("_", "-"): _pattern(getattr(self, name))
            for name in type(self).model_fields
            if name != "opposites"
        }


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What finds whole words and phrases."""
    ways = (each[1:] if each.startswith("/") else re.escape(each) for each in phrases)
    joined = "|".join(sorted(ways, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE) if joined else NOTHING


NO_WORDS = WordLists()


@memo(16)
def word_lists(tag: str) -> WordLists:
    """The lists of a language by its tag; en-US has those of en. Empty ones if it has none.

    Raises ValueError for a file that is no YAML.
    """
    file = FOLDER / f"{tag.partition('-')[0]}.yaml"
    if not is_file(file):
        return NO_WORDS
    sink = Sink()
    lists = tree(read_text(file, file.name, sink) or "", file.name, sink)
    if sink.failed:
        raise ValueError(f"a list of words cannot be read: {next(iter(sink))}")
    return WordLists.model_validate(lists)


def languages_with(name: str) -> tuple[str, ...]:
    """The languages that have a list, by their tags."""
    tags = (name.removesuffix(".yaml") for name in sorted(entries(FOLDER)))
    return tuple(tag for tag in tags if word_lists(tag).has(name))
