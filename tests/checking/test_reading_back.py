"""Built files are read back, and whatever is printed wrongly in them is found."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from one_file import spec_of
from papers import SPECS, order_of, paper
from words import ENGLISH
from worksheets.checking.readback.answering import Speech
from worksheets.checking.readback.tags import read_tags
from worksheets.checking.readback.verify import Fault, verify_built, verify_files
from worksheets.jobs.batch import build
from worksheets.layout.documents.paper import paper_document
from worksheets.layout.documents.scheme import scheme_document
from worksheets.layout.style import style_of
from worksheets.model.page.page import Document
from worksheets.model.paper.item import Item, MarkPoint
from worksheets.model.paper.key import Chosen, Matched, Ordered
from worksheets.model.paper.paper import Paper
from worksheets.pipeline.request import Request
from worksheets.questions import registry
from worksheets.writers import pdf

EVERYTHING = next(path for path in SPECS if path.stem == "everything")
SPEECH = Speech("en-GB", "mathra", ENGLISH.customs.lists.and_)


def written(document: Document) -> bytes:
    ((_, data),) = pdf.files("x", document, "")
    return data


def files(handout: Paper, scheme: Paper) -> tuple[bytes, bytes]:
    """The files of a paper, and of a mark scheme that is perhaps that of another."""
    style = style_of(order_of(EVERYTHING).theme, "A4", ENGLISH)
    return (
        written(paper_document(handout.handout, style, "History").document),
        written(scheme_document(scheme, style, "History").document),
    )


def faults(model: Paper, handout: Paper, scheme: Paper) -> list[Fault]:
    first, second = files(handout, scheme)
    found = verify_files(model, read_tags(first), read_tags(second), SPEECH, ENGLISH)
    return [fault for fault in found if fault.message]


def changed(made: Paper, label: str, change: object) -> Paper:
    """The paper with one question changed."""
    sections = tuple(
        replace(
            section,
            items=tuple(
                change(item) if item.label == label else item  # type: ignore[operator]
                for item in section.items
            ),
        )
        for section in made.sections
    )
    return replace(made, sections=sections)


def turned(item: Item) -> Item:
    """The item with a key that leads elsewhere, in its keys and in its scheme."""
    ((slot, key),) = item.keys.items()
    match key:
        case Chosen((option,)):
            other: object = Chosen(((option + 1) % 3,))
        case Matched(options):
            other = Matched((options[1], options[0], *options[2:]))
        case Ordered(places):
            other = Ordered((places[1], places[0], *places[2:]))
        case _:
            raise AssertionError(key)
    return replace(item, keys={slot: other})


def relabelled(item: Item) -> Item:
    """The item with other letters in the points of its scheme."""
    assert item.scheme
    letters = {"A": "B", "B": "A", "C": "D", "D": "C", "E": "F", "F": "E"}
    points = tuple(
        replace(point, label="".join(letters.get(sign, sign) for sign in point.label))
        for point in item.scheme.points
    )
    keys = dict(item.keys)
    for slot, key in item.keys.items():
        if isinstance(key, Chosen) and len(key.options) == 1 and points[0].label:
            keys[slot] = Chosen(("ABCDEF".index(points[0].label),))
    return replace(item, keys=keys, scheme=replace(item.scheme, points=points))


def test_a_paper_answers_to_its_own_scheme() -> None:
    made = paper(EVERYTHING)
    assert faults(made, made, made) == []


@pytest.mark.parametrize("label", ["1", "2", "5", "6", "8"])
def test_wrong_letters_in_a_scheme_are_found(label: str) -> None:
    made = paper(EVERYTHING)
    found = faults(made, made, changed(made, label, relabelled))
    assert [fault.code for fault in found] == ["K18"]
    assert found[0].message.startswith(f"question {label}: ")
    assert found[0].span.line


@pytest.mark.parametrize("label", ["1", "3", "5", "7"])
def test_a_key_that_is_not_printed_is_found(label: str) -> None:
    made = paper(EVERYTHING)
    found = faults(changed(made, label, turned), made, made)
    assert [fault.code for fault in found] == ["K18"]
    assert f"question {label}: " in found[0].message


def test_other_options_on_the_paper_are_found() -> None:
    made = paper(EVERYTHING)

    def swapped(item: Item) -> Item:
        first, choose, *rest = item.body
        options = choose.options  # type: ignore[union-attr]
        turned_round = replace(choose, options=options[::-1])  # type: ignore[type-var]
        return replace(item, body=(first, turned_round, *rest))

    found = faults(made, changed(made, "4", swapped), made)
    assert [fault.code for fault in found] == ["K18"]


def test_an_answer_that_is_not_printed_is_found() -> None:
    made = paper(EVERYTHING)

    def without(item: Item) -> Item:
        assert item.scheme
        first, *others = item.scheme.points
        wrong: MarkPoint = replace(first, answer=others[0].answer)
        return replace(item, scheme=replace(item.scheme, points=(wrong, *others)))

    found = faults(made, made, changed(made, "10", without))
    assert [fault.code for fault in found] == ["K18"]


def test_marks_that_are_not_counted_are_found() -> None:
    made = paper(EVERYTHING)

    def dearer(item: Item) -> Item:
        assert item.scheme
        return replace(item, scheme=replace(item.scheme, marks=item.scheme.marks + 1))

    every = [item for section in made.sections for item in section.items]
    single = next(one for one in every if one.tariff == 1 and not one.parts and one.keys)
    dear = changed(made, single.label, dearer)
    found = faults(made, dear, dear)
    assert {fault.code for fault in found} == {"P15"}
    said = f"question {single.label} is worth 1, and the paper says 2"
    assert any(said in fault.message for fault in found), [fault.message for fault in found]


def test_labels_that_do_not_agree_are_found() -> None:
    made = paper(EVERYTHING)
    found = faults(made, made, changed(made, "2", lambda item: replace(item, label="2x")))
    assert [fault.code for fault in found] == ["P11"]
    found = faults(made, changed(made, "2", lambda item: replace(item, label="2x")), made)
    assert "P11" in {fault.code for fault in found}


@pytest.mark.parametrize("theme", ["worksheet", "exam", "quiz"])
@pytest.mark.parametrize("scheme", ["separate", "appendix", "filled"])
def test_what_is_built_is_read_back(theme: str, scheme: str, tmp_path: Path) -> None:
    request = Request(tmp_path, theme=theme, scheme=scheme)  # type: ignore[arg-type]
    specs = [path for path in SPECS if path.stem in ("everything", "moles")]
    verified = verify_built(specs, request, build(specs, request))
    assert list(map(str, verified.diagnostics)) == []
    assert verified.papers == 2
    assert verified.answers > 30


def test_every_example_is_read_back(tmp_path: Path) -> None:
    specs = []
    for name, question_type in registry().items():
        specs.append(tmp_path / f"{name}.yaml")
        specs[-1].write_text(spec_of(question_type), encoding="utf-8")
    request = Request(tmp_path / "out", jobs=1)
    verified = verify_built(specs, request, build(specs, request))
    assert list(map(str, verified.diagnostics)) == []
    assert verified.papers == len(registry())


def test_encrypted_schemes_are_read_back(tmp_path: Path) -> None:
    specs = [path for path in SPECS if path.stem == "korean-war"]
    request = Request(tmp_path, password="secret")
    result = build(specs, request)
    assert PdfReader(tmp_path / "korean-war-mark-scheme.pdf").is_encrypted
    verified = verify_built(specs, request, result)
    assert (verified.papers, verified.diagnostics) == (1, [])
    assert verified.answers == 11


def test_a_file_without_tags_is_refused() -> None:
    with pytest.raises(ValueError, match="no tags"):
        read_tags(blank())


def blank() -> bytes:
    writer, data = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(data)
    return data.getvalue()
