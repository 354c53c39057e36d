"""Questions are known again by their words."""

from inspect import cleandoc
from pathlib import Path
from textwrap import dedent

import pytest

from words import ENGLISH
from worksheets.assemble.pool import entries_of
from worksheets.checking.check import find_course
from worksheets.model.diagnostics import Sink
from worksheets.model.question import Question
from worksheets.model.words_digest import words_digest
from worksheets.questions import registry
from worksheets.read.decode import decode
from worksheets.read.files import AuthoredFile
from worksheets.read.markup import markup
from worksheets.read.yaml_events import tree

TYPES = registry()


def question(name: str, more: str = "") -> Question:
    """The example of a type, with more keys."""
    written = dedent(cleandoc(TYPES[name].__doc__ or "").split("\n\n")[-1])
    words = f"{written.rstrip()}\n{more}"
    sink = Sink()
    file = AuthoredFile(Path(name), name, words)
    context = {"markup": markup, "types": TYPES}
    found = decode(TYPES[name], tree(words, name, sink), file, sink, context)
    assert found is not None, list(map(str, sink))
    return found


@pytest.mark.parametrize("name", sorted(TYPES))
def test_every_type_has_a_digest(name: str) -> None:
    plain = question(name)
    digest = words_digest(plain)
    assert digest == words_digest(question(name, "author-note: Old.\n"))
    update = {"id": "other", "difficulty": "hard"}
    assert digest == words_digest(plain.model_copy(update=update))
    others = {words_digest(question(other)) for other in TYPES if other != name}
    assert digest not in others


def test_other_words_are_another_question() -> None:
    plain = question("short-answer")
    other = question("multiple-choice")
    assert words_digest(plain) != words_digest(plain.model_copy(update={"stem": other.stem}))  # type: ignore[attr-defined]


@pytest.mark.parametrize("course", ["cold-war", "biology"])
def test_questions_of_a_name_are_told_apart(course: str) -> None:
    found = find_course(course, Sink())
    assert found is not None
    entries = entries_of(found.topics, TYPES, ENGLISH)
    items = {f"{entry.name} {words_digest(entry.question)}" for entry in entries}
    assert len(items) == len(entries)
