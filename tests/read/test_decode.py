"""Laws of reading: whatever is in a file, it is read or refused with a place, never guessed."""

import string
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from worksheets.model.diagnostics import Sink
from worksheets.model.mapped import Tree
from worksheets.model.spec import Spec
from worksheets.questions import registry
from worksheets.read.course import TopicFile
from worksheets.read.decode import decode
from worksheets.read.files import AuthoredFile
from worksheets.read.markup import markup
from worksheets.read.yaml_events import places, tree

TYPES = registry()
CONTEXT = {"markup": markup, "types": TYPES}

WORDS = st.text(string.ascii_letters + string.digits + " .:#'\"-[]{}é", min_size=1, max_size=12)
TREES = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(WORDS, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)

# Keys and values that specs and courses know, so that random documents get past the first check.
KNOWN = """
    title course topics sections questions type count id marks seed layout page knowledge actors
    claims stem key distractors text parts source points any answer statement because space theme
"""
KEYS = st.sampled_from(KNOWN.split())
VALUES = st.sampled_from(["Quiz", "cold-war", "2.2.2", "essay", "cloze", "{a|b}", "7", "true", ""])
DOCUMENTS = st.dictionaries(
    KEYS,
    st.recursive(
        VALUES,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
        max_leaves=15,
    ),
    min_size=1,
    max_size=6,
)


def dumped(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, default_style="'")


@given(TREES)
def test_what_is_written_is_read_back_as_text(value: Tree) -> None:
    sink = Sink()
    assert tree(dumped(value), "file", sink) == value
    assert not sink.failed


@given(st.text(max_size=80) | st.text("[]{}:-#&*!|>'\"%@` \n\tab", max_size=40))
def test_any_text_is_a_tree_or_a_mistake_with_a_place(text: str) -> None:
    text = "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")
    sink = Sink()
    found = tree(text, "file", sink)
    assert (found is None) == sink.failed
    lines = text.split("\n")
    for mistake in sink:
        assert 1 <= mistake.span.line <= len(lines) + 1
        assert mistake.span.column >= 1
        assert mistake.message
        assert mistake.hints or mistake.severity == "warning"


@given(TREES)
def test_every_value_has_a_place(value: Tree) -> None:
    known = places(dumped(value))

    def walk(part: Tree, path: tuple[str | int, ...]) -> None:
        assert path in known
        pairs = part.items() if isinstance(part, dict) else enumerate(part)
        if not isinstance(part, str):
            for key, inner in pairs:
                walk(inner, (*path, key))

    walk(value, ())


@settings(max_examples=300)
@given(DOCUMENTS)
def test_a_document_is_a_value_or_mistakes_that_have_places(value: dict[str, object]) -> None:
    text = dumped(value)
    for model in (Spec, TopicFile):
        sink = Sink()
        read = tree(text, "file", sink)
        found = decode(model, read, AuthoredFile(Path("file"), "file", text), sink, CONTEXT)
        assert (found is None) == sink.failed
        for mistake in sink:
            assert mistake.span.line >= 1
            assert "pydantic" not in mistake.message
            assert "Input should" not in mistake.message
