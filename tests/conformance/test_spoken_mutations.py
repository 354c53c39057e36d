"""The check of what is heard sees what no validator sees: files that are sound, and say less."""

from collections.abc import Callable, Collection
from dataclasses import replace

import pytest

from papers import SPECS, paper, subject
from spoken_front import check_furniture, check_handout, heads_of
from spoken_scheme import check_scheme
from structure import check_structure
from themes import theme
from words import ENGLISH
from worksheets.layout.documents.paper import paper_document
from worksheets.layout.documents.scheme import scheme_document
from worksheets.layout.style import style_of
from worksheets.model.page.node import Node
from worksheets.model.page.page import Document, Mark, Run, single
from worksheets.writers import pdf

unchecked = pdf.write.__wrapped__  # type: ignore[attr-defined]
"""The writer without the check that every file of a test is sound."""
MADE = paper(next(spec for spec in SPECS if spec.stem == "end-of-topic-test"))
SUBJECT = subject(next(spec for spec in SPECS if spec.stem == "end-of-topic-test"))
STYLE = style_of(theme("worksheet"), "A4", ENGLISH)


def changed(document: Document, change: Callable[[Mark], Mark | None]) -> Document:
    """The document with other marks, or none, in the place of its marks."""
    pages = tuple(
        replace(
            page,
            bands=single(mark for old in page.marks if (mark := change(old))),
            furniture=(),
        )
        for page in document.pages
    )
    return replace(document, pages=pages)


def without(document: Document, nodes: Collection[Node]) -> Document:
    """The document without some nodes; what they hold must be gone already."""
    return replace(document, nodes=tuple(node for node in document.nodes if node not in nodes))


def longest(document: Document, tag: str) -> Node:
    """The node of a tag with the most words."""
    said = {node: 0 for node in document.nodes if node.tag == tag}
    for page in document.pages:
        for mark in page.marks:
            if isinstance(mark, Run) and mark.node in said:
                said[mark.node] += len(mark.text)
    return max(said, key=lambda node: said[node])


def options(document: Document) -> list[set[Node]]:
    """The entries of the first list with letters, each with all that is in it."""
    lettered = next(
        node for node in document.nodes if node.attributes.get("ListNumbering") == "UpperAlpha"
    )
    entries: dict[Node, set[Node]] = {}
    for node in document.nodes:
        if node.parent is lettered:
            entries[node] = {node}
        for inside in entries.values():
            if node.parent in inside:
                inside.add(node)
    return list(entries.values())


def silenced(document: Document, tag: str) -> Document:
    """What one node holds is an artifact."""
    node = longest(document, tag)
    hushed = changed(document, lambda mark: mark._replace(node=None) if mark.node is node else mark)
    return without(hushed, {node})


def retagged(document: Document, tags: dict[str, str]) -> Document:
    """Nodes have other tags."""
    new: dict[Node | None, Node | None] = {None: None}
    for node in document.nodes:
        tag = tags.get(node.tag, node.tag)
        attributes = node.attributes if tag == node.tag else {}
        new[node] = replace(node, tag=tag, parent=new[node.parent], attributes=attributes)
    other = changed(document, lambda mark: mark._replace(node=new[mark.node]))
    return replace(other, nodes=tuple(node for node in new.values() if node))


def one_option_less(document: Document) -> Document:
    gone = options(document)[1]
    kept = changed(document, lambda mark: None if mark.node in gone else mark)
    return without(kept, gone)


def two_options_exchanged(document: Document) -> Document:
    """Two entries change places in the tree; on the page they stay."""
    first, second, *_ = options(document)
    outside = [node for node in document.nodes if node not in first | second]
    at = min(document.nodes.index(node) for node in first)
    inside = sorted(first | second, key=lambda node: (node in first, document.nodes.index(node)))
    return replace(document, nodes=(*outside[:at], *inside, *outside[at:]))


def one_word_less(document: Document) -> Document:
    node = longest(document, "P")
    return changed(
        document,
        lambda mark: (
            mark._replace(text=mark.text.rstrip().rpartition(" ")[0] + " ")
            if isinstance(mark, Run) and mark.node is node
            else mark
        ),
    )


LISTS = {"L": "Div", "LI": "Div", "Lbl": "P", "LBody": "P"}
MUTATIONS: dict[str, Callable[[Document], Document]] = {
    "a paragraph as an artifact": lambda document: silenced(document, "P"),
    "an option as an artifact": lambda document: silenced(document, "LBody"),
    "answer space that is not announced": lambda document: silenced(document, "Figure"),
    "a blank that is not announced": lambda document: silenced(document, "Span"),
    "lists as paragraphs": lambda document: retagged(document, LISTS),
    "an option lost": one_option_less,
    "two options exchanged": two_options_exchanged,
    "a word lost": one_word_less,
    "a head row as data": lambda document: retagged(document, {"TH": "TD"}),
}


def handout() -> Document:
    return paper_document(MADE.handout, STYLE, SUBJECT).document


def scheme() -> Document:
    return scheme_document(MADE, STYLE, SUBJECT).document


def test_without_a_mutation_all_is_well() -> None:
    check_handout(pdf.write(handout()), MADE.handout, STYLE, SUBJECT)
    check_scheme(pdf.write(scheme()), MADE)


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mutated_paper_is_sound_and_yet_seen(name: str) -> None:
    data = unchecked(MUTATIONS[name](handout()))
    check_structure(data)
    with pytest.raises(AssertionError, match="instead of"):
        check_handout(data, MADE.handout, STYLE, SUBJECT)


@pytest.mark.parametrize("tag", ["P", "LBody", "H2"])
def test_words_that_become_artifacts_are_no_furniture(tag: str) -> None:
    data = unchecked(silenced(handout(), tag))
    with pytest.raises(AssertionError, match="page"):
        check_furniture(data, MADE.front, STYLE, [*heads_of(MADE.handout)])


@pytest.mark.parametrize(
    "mutated",
    [lambda document: silenced(document, "TD"), lambda document: retagged(document, {"TD": "P"})],
)
def test_a_mutated_scheme_is_seen(mutated: Callable[[Document], Document]) -> None:
    with pytest.raises(AssertionError, match="no row"):
        check_scheme(unchecked(mutated(scheme())), MADE)
