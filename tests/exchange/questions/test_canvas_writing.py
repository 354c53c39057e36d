"""Packages for Canvas: QTI 1.2, read back and scored as the specification of that says."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from bank_strategies import every_item
from hypothesis import given, settings
from lxml import etree
from qti_reader import files_of

from worksheets.exchange.questions.exporting import export_paper
from worksheets.exchange.questions.fitting import fitted
from worksheets.exchange.questions.formats.registry import formats
from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    Choice,
    ExchangeItem,
    ExtendedText,
    Match,
    NoInteraction,
    NumericEntry,
    Order,
    TextEntry,
)
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import plain

SPECS = Path(__file__).parents[3] / "specs"
CANVAS = formats()["canvas"]
Answers = Mapping[str, frozenset[str]]


def items_of(package: bytes) -> list[etree._Element]:
    """The items of a package, without namespaces."""
    files = files_of(package)
    manifest = etree.fromstring(files["imsmanifest.xml"])
    named = {one.get("href") for one in manifest.iter("{*}file")}
    assert named == set(files) - {"imsmanifest.xml"}
    root = etree.fromstring(files["quiz/quiz.xml"])
    for element in root.iter():
        element.tag = etree.QName(element).localname
    return list(root.iter("item"))


def field(item: etree._Element, name: str) -> str:
    (entry,) = item.xpath(f".//qtimetadatafield[fieldlabel='{name}']/fieldentry")
    return str(entry.text)


def score(item: etree._Element, answers: Answers) -> float:
    """The score of answers, by the identifiers of responses, in hundredths."""
    total = 0.0
    for condition in item.iter("respcondition"):
        setting = condition.find("setvar")
        inner = condition.find("conditionvar")
        assert inner is not None
        if setting is None or not any(_holds(one, answers) for one in inner):
            continue
        value = float(setting.text or "")
        total = total + value if setting.get("action") == "Add" else value
        if condition.get("continue") == "No":
            break
    return total


def _holds(one: etree._Element, answers: Answers) -> bool:
    given_ = answers.get(str(one.get("respident")), frozenset())
    match one.tag:
        case "varequal":
            return one.text in given_
        case "and":
            return all(_holds(each, answers) for each in one)
        case "or":
            return any(_holds(each, answers) for each in one)
        case "not":
            return not _holds(one[0], answers)
        case "vargte":
            return any(float(value) >= float(one.text or "") for value in given_)
        case "varlte":
            return any(float(value) <= float(one.text or "") for value in given_)
        case "other":
            return True
    raise AssertionError(one.tag)


def right_answers(fit: ExchangeItem, item: etree._Element) -> dict[str, frozenset[str]]:
    match fit.interaction:
        case Choice(options):
            names = [str(one.get("ident")) for one in item.iter("response_label")]
            pairs = zip(names, options, strict=True)
            return {"response1": frozenset(name for name, one in pairs if one.worth > NONE)}
        case NumericEntry(ranges):
            return {"response1": frozenset({f"{ranges[0].most:f}"})}
        case Match(_, _, key):
            pairs_of = enumerate(key, 1)
            return {f"response_prompt{n}": frozenset({f"option{o + 1}"}) for n, o in pairs_of}
        case TextEntry(gaps):
            accepted = {plain(one.words) for gap in gaps.values() for one in gap.answers}
            if item.find(".//response_str") is not None:
                return {"response1": frozenset(sorted(accepted)[:1])}
            found = {}
            for lid in item.iter("response_lid"):
                labels = list(lid.iter("response_label"))
                right = [str(one.get("ident")) for one in labels if _words(one) in accepted]
                found[str(lid.get("ident"))] = frozenset(right[:1])
            return found
    return {}


def _words(element: etree._Element) -> str:
    return "".join(element.itertext())


@settings(max_examples=200)
@given(item=every_item)
def test_the_right_answer_has_all_points(item: ExchangeItem) -> None:
    fit, losses = fitted(item, CANVAS.can)
    assert CANVAS.write is not None
    if fit is None:
        assert [loss.grade for loss in losses][-1] == "refused"
        return
    (read,) = items_of(CANVAS.write([fit], {}))
    assert float(field(read, "points_possible")) == pytest.approx(float(fit.marks), abs=1e-4)
    if isinstance(fit.interaction, NoInteraction):
        assert field(read, "question_type") == "text_only_question"
        return
    if isinstance(fit.interaction, ExtendedText):
        assert len(read.findall(".//itemfeedback")) == bool(fit.feedback or fit.interaction.points)
        return
    answers = right_answers(fit, read)
    if _has_key(fit) and all(answers.values()):
        assert score(read, answers) == pytest.approx(100, abs=0.01)


def _has_key(fit: ExchangeItem) -> bool:
    """Whether an item that fits has an answer that is right in full."""
    match fit.interaction:
        case Choice(options, several):
            return any(one.worth > NONE if several else one.worth == ONE for one in options)
        case NumericEntry(ranges):
            return bool(ranges)
        case TextEntry(gaps):
            return all(any(one.worth == ONE for one in gap.answers) for gap in gaps.values())
    return isinstance(fit.interaction, Match)


@pytest.mark.parametrize("spec", ["moles", "korean-war", "source-skills"])
def test_papers_are_packages(spec: str) -> None:
    sink = Sink()
    exported = export_paper(SPECS / f"{spec}.yaml", "", CANVAS, sink)
    assert exported is not None, list(sink)
    kinds = [field(item, "question_type") for item in items_of(exported.data)]
    assert len(kinds) >= exported.written
    assert set(kinds) <= {
        f"{kind}_question"
        for kind in (
            "multiple_choice",
            "multiple_answers",
            "true_false",
            "short_answer",
            "fill_in_multiple_blanks",
            "multiple_dropdowns",
            "matching",
            "numerical",
            "essay",
            "text_only",
        )
    }


def test_what_canvas_cannot_say_is_told() -> None:
    order = ExchangeItem(((),), Order(((), ())))
    fit, losses = fitted(order, CANVAS.can)
    assert fit is not None
    assert isinstance(fit.interaction, Match)
    assert [loss.code for loss in losses] == ["split"]
