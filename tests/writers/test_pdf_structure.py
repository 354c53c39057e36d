"""The tags of a PDF: whole, valid, in reading order, and saying what the model says."""

import io

import pikepdf
import pytest
from pdf_sample import FIGURE, NODES, SPOKEN, sample, texts

from structure import check_structure, check_tags, elements, heard
from worksheets.model.page.node import Node
from worksheets.writers.pdf import write


def test_file_is_valid_and_its_tags_agree() -> None:
    check_structure(write(sample()))


def test_tree_is_the_nodes_in_order() -> None:
    found = [(element.tag, element.depth) for element in elements(write(sample()))]
    assert found == [(node.tag, _depth(node)) for node in NODES]


def test_every_element_says_what_its_node_says() -> None:
    found = [element.text for element in elements(write(sample()))]
    assert found == list(texts().values())


def test_words_between_nodes_are_heard_in_their_place() -> None:
    said = "".join(heard(write(sample())))
    assert said == "".join(words for _, words in SPOKEN)


def test_a_node_may_stand_on_two_pages() -> None:
    long = next(entry for entry in elements(write(sample())) if entry.text.startswith("This ans"))
    assert long.text.endswith("q́ µ")


def test_figure_has_its_words_and_its_place() -> None:
    with pikepdf.open(io.BytesIO(write(sample()))) as pdf:
        figure = _element(pdf, "/Figure")
        assert str(figure.Alt) == FIGURE.alt
        left, bottom, right, top = map(float, figure.A[0].BBox)
    assert (left, right) == (99.5, 200.5)
    assert bottom == 591.89
    assert 841.89 - 175 < top < 841.89 - 160  # the letter on top of the triangle belongs to it


def test_attributes_name_their_owners() -> None:
    with pikepdf.open(io.BytesIO(write(sample()))) as pdf:
        summary, numbering = _element(pdf, "/Table").A[0], _element(pdf, "/L").A[0]
        scope = _element(pdf, "/TH").A[0]
        assert (summary.O, str(summary.Summary)) == ("/Table", "Dates — and who was there")
        assert (numbering.O, numbering.ListNumbering) == ("/List", "/Decimal")
        assert (scope.O, scope.Scope) == ("/Table", "/Column")


def test_the_check_sees_a_parent_tree_that_lies() -> None:
    with pikepdf.open(io.BytesIO(write(sample()))) as pdf:
        owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        owners[0], owners[1] = owners[1], owners[0]
        spoilt = io.BytesIO()
        pdf.save(spoilt)
    with pytest.raises(AssertionError, match="parent tree"):
        check_tags(spoilt.getvalue())


def _depth(node: Node) -> int:
    return 1 if node.parent is None else _depth(node.parent) + 1


def _element(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    objects = (thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary))
    return next(thing for thing in objects if thing.get("/S") == tag)
