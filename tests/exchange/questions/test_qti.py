"""Items and packages of QTI 2.1 to 3."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qti_items import as_qti3, choices, declared, item, mapping, template
from typed_questions import keys_of, remembered
from word_documents import packed

from worksheets.exchange.questions.formats.qti import read
from worksheets.exchange.questions.formats.registry import likely_formats
from worksheets.exchange.questions.importing import BankImport, import_banks
from worksheets.exchange.questions.interaction import (
    BankFile,
    Choice,
    ExchangeItem,
    ExtendedText,
    Match,
    NumericEntry,
    Order,
    Picture,
    TextEntry,
)
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Maths, Text, plain

__all__ = ["remembered"]

CHOICE = item(declared("B"), choices())
GAP = '<textEntryInteraction responseIdentifier="RESPONSE"/>'
MATCH = (
    '<matchInteraction responseIdentifier="RESPONSE"><prompt>Match.</prompt><simpleMatchSet>'
    '<simpleAssociableChoice identifier="K">Korea</simpleAssociableChoice>'
    '<simpleAssociableChoice identifier="J">Japan</simpleAssociableChoice></simpleMatchSet>'
    '<simpleMatchSet><simpleAssociableChoice identifier="T">Tokyo</simpleAssociableChoice>'
    '<simpleAssociableChoice identifier="S">Seoul</simpleAssociableChoice></simpleMatchSet>'
    "</matchInteraction>"
)
ORDER = choices("A=one|B=two|C=three", 'shuffle="true"').replace(
    "choiceInteraction", "orderInteraction"
)
INLINE = (
    '<p>It <inlineChoiceInteraction responseIdentifier="RESPONSE">'
    '<inlineChoice identifier="A">is</inlineChoice>'
    '<inlineChoice identifier="B">was</inlineChoice></inlineChoiceInteraction> so.</p>'
)
DRAGGED = (
    '<gapMatchInteraction responseIdentifier="RESPONSE"><prompt>Fill.</prompt>'
    '<gapText identifier="W" matchMax="1">winter</gapText>'
    '<gapText identifier="S" matchMax="1">summer</gapText>'
    '<p>Now is <gap identifier="G1"/> of it.</p></gapMatchInteraction>'
)
CONDITION = (
    "<responseProcessing><responseCondition><responseIf>{condition}<setOutcomeValue identifier="
    '"SCORE"><baseValue baseType="float">{then}</baseValue></setOutcomeValue></responseIf>'
    '<responseElse><setOutcomeValue identifier="SCORE"><baseValue baseType="float">{other}'
    "</baseValue></setOutcomeValue></responseElse></responseCondition></responseProcessing>"
)
IS_CORRECT = '<match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>'
ITEMS = {
    "choice": CHOICE,
    "several": item(declared("A|B", "multiple"), choices(more='maxChoices="0"')),
    "mapped": item(
        declared("A|B", "multiple", more=mapping("-1", A="2", B="1")),
        choices(more='maxChoices="0"'),
        template("map_response"),
    ),
    "words": item(declared("Seoul", kind="string"), f"<p>The capital is {GAP}.</p>"),
    "number": item(declared("3.5", kind="float"), f"<p>How long?</p><p>{GAP}</p>"),
    "match": item(declared("K S|J T", "multiple", "directedPair"), MATCH),
    "order": item(declared("C|A|B", "ordered"), ORDER),
    "inline": item(declared("B"), INLINE),
    "dragged": item(declared("W G1", "multiple", "directedPair"), DRAGGED),
    "written": item(
        declared("B"),
        choices(),
        CONDITION.format(condition=IS_CORRECT, then=1, other=0),
    ),
    "essay": item(
        declared("It was so.", kind="string"),
        '<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>Why?</prompt>'
        "</extendedTextInteraction>",
    ),
}

ELEMENT = re.compile(
    r"<(value|correctResponse|mapEntry|mapping|simpleChoice|responseIf|responseElse|match|variable"
    r"|setOutcomeValue|responseCondition)\b[^>]*?(?:/>|>.*?</\1>)"
)
CHOICES = ["choice", "several", "mapped", "written"]


def bank(text: str) -> BankFile:
    found = read(text.encode(), "item.xml")
    assert len(found.items) + found.refused == found.seen == 1
    return found


def only(text: str) -> ExchangeItem:
    (one,) = bank(text).items
    return one


def refusal(text: str) -> str:
    found = bank(text)
    assert not found.items
    return next(loss.what for loss in found.losses if loss.grade == "refused")


def test_a_choice_of_one() -> None:
    one = only(CHOICE)
    assert (one.name, one.identifier) == ("River", "i1")
    assert keys_of(bank(CHOICE)) == {"Which river?": ["Amnok"]}
    assert isinstance(one.interaction, Choice)
    assert not one.interaction.ordered
    assert not one.doubts


def test_marks_that_are_mapped() -> None:
    mapped = only(ITEMS["mapped"]).interaction
    assert isinstance(mapped, Choice)
    worths = [option.worth for option in mapped.options]
    assert worths == [Fraction(2, 3), Fraction(1, 3), Fraction(-1, 3)]
    several = only(ITEMS["several"]).interaction
    assert isinstance(several, Choice)
    assert several.several


def test_blanks_words_and_numbers() -> None:
    words = only(ITEMS["words"])
    assert isinstance(words.interaction, TextEntry)
    assert plain(words.interaction.gaps["gap-1"].answers[0].words) == "Seoul"
    number = only(ITEMS["number"]).interaction
    assert isinstance(number, NumericEntry)
    assert (number.shown, number.ranges[0].least) == ("3.5", Decimal("3.5"))
    inline = only(ITEMS["inline"]).interaction
    assert isinstance(inline, TextEntry)
    assert [plain(one) for one in inline.gaps["gap-1"].choices] == ["is", "was"]
    dragged = only(ITEMS["dragged"])
    assert isinstance(dragged.interaction, TextEntry)
    assert plain(dragged.interaction.gaps["gap-1"].answers[0].words) == "winter"


def test_pairs_orders_and_sentences() -> None:
    pairs = only(ITEMS["match"]).interaction
    assert isinstance(pairs, Match)
    assert pairs.key == (1, 0)
    order = only(ITEMS["order"]).interaction
    assert isinstance(order, Order)
    assert [plain(entry) for entry in order.entries] == ["three", "one", "two"]
    essay = only(ITEMS["essay"]).interaction
    assert essay == ExtendedText(((Text("It was so."),),))


@pytest.mark.parametrize("name", ITEMS)
def test_an_item_of_qti_3_is_its_twin_of_2(name: str) -> None:
    assert only(as_qti3(ITEMS[name])) == only(ITEMS[name])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (item(declared(""), choices()), "nothing says which option is right"),
        (item(declared("D"), choices()), "what is right is no option"),
        (item(declared("A|B"), choices()), "several options are right, and one can be chosen"),
        (
            item(declared("A", more=mapping(B="1")), choices(), template("map_response")),
            "its mapping and its correct response differ",
        ),
        (item(declared("A"), choices() + choices()), "several questions in one item"),
        (
            item(declared("A"), '<drawingInteraction responseIdentifier="RESPONSE"/>'),
            "a question of type 'drawingInteraction'",
        ),
        (item(declared("A"), choices(), template("map_response_point")), "the template"),
        (
            item(
                declared("A"),
                choices(),
                CONDITION.format(condition=f"<not>{IS_CORRECT}</not>", then=1, other=0),
            ),
            "worked out by a program",
        ),
        (
            item(declared("A"), choices(), CONDITION.format(condition=IS_CORRECT, then=0, other=1)),
            "worked out by a program",
        ),
        (
            item(
                declared("A"),
                choices(),
                '<responseProcessing><setOutcomeValue identifier="SCORE">'
                '<customOperator class="x"/></setOutcomeValue></responseProcessing>',
            ),
            "worked out by a program",
        ),
        (item(declared("A"), f'<p><printedVariable identifier="x"/></p>{choices()}'), "worked out"),
        (item(declared("K S", "multiple", "directedPair"), MATCH), "no partner for each"),
        (item(declared("A|B", "ordered"), ORDER), "the right order has not all entries"),
        (item(declared("A", name="OTHER"), choices()), "the response 'RESPONSE' is not declared"),
        ("<assessmentItem", "it is no XML"),
        ('<!DOCTYPE a [<!ENTITY x "y">]><assessmentItem/>', "the file declares entities"),
    ],
)
def test_what_is_not_certain_is_refused(text: str, message: str) -> None:
    assert message in refusal(text)


def test_formulas_in_mathml() -> None:
    math = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mn>1</mn><mi>x</mi></mfrac>'
        "<mo>≤</mo><mn>2</mn></math>"
    )
    one = only(item(declared("B"), f"<p>So {math}.</p>{choices()}"))
    assert one.body[0] == (Text("So "), Maths(r"\frac{1}{x}\le 2"), Text("."))
    assert "has 'mglyph'" in refusal(
        item(declared("B"), f"<p><math><mglyph/></math></p>{choices()}")
    )


def package(items: dict[str, str], test: str = "", **more: bytes) -> bytes:
    files: dict[str, str | bytes] = {"imsmanifest.xml": "<manifest/>", **items}
    if test:
        files["test.xml"] = test
    return packed({**files, **{name.replace("_", "."): data for name, data in more.items()}})


def test_a_package_with_a_test_has_its_order_and_its_sections(tmp_path: Path) -> None:
    second = CHOICE.replace("Which river?", "Which one?").replace('"i1"', '"i2"')
    image = item(declared("A"), f'<p><img src="../a.png" alt="a map"/></p>{choices()}')
    test = (
        '<assessmentTest title="Rivers"><testPart><assessmentSection title="Asia">'
        '<assessmentItemRef href="items/b.xml"/><assessmentItemRef href="items/a%20a.xml"/>'
        "</assessmentSection></testPart></assessmentTest>"
    )
    data = package(
        {"items/a a.xml": CHOICE, "items/b.xml": second, "items/c.xml": image},
        test,
        a_png=b"\x89PNG",
    )
    found = read(data, "p.zip")
    assert [one.identifier for one in found.items] == ["i2", "i1", "i1"]
    assert found.items[0].path == ("Rivers", "Asia")
    assert Picture("a.png", "a map") in found.items[2].body
    assert found.pictures == {"a.png": b"\x89PNG"}
    assert [one.name for one in likely_formats(data)] == ["qti"]
    path = tmp_path / "p.zip"
    path.write_bytes(package({"a.xml": CHOICE, "b.xml": second}))
    outcome = import_banks(BankImport([path], tmp_path / "courses"), Sink())
    assert outcome is not None
    assert (outcome.seen, outcome.imported) == (2, 2)
    again = import_banks(BankImport([path], tmp_path / "courses"), Sink())
    assert again is not None
    assert not again.changed


def test_broken_items_and_files_outside_are_refused_and_the_rest_goes_on() -> None:
    data = package({"a.xml": CHOICE, "b.xml": CHOICE[:-9], "../c.xml": CHOICE})
    found = read(data, "p.zip")
    assert (len(found.items), found.refused, found.seen) == (1, 1, 2)
    outside = item(declared("B"), f'<p><img src="../../etc/a.png"/></p>{choices()}')
    assert not read(package({"a.xml": outside}), "p.zip").pictures


@given(data=st.data(), name=st.sampled_from(CHOICES))
def test_damaged_items_make_no_wrong_key(data: st.DataObject, name: str) -> None:
    text = ITEMS[name]
    whole = only(text)
    elements = list(ELEMENT.finditer(text))
    element = data.draw(st.sampled_from(elements))
    times = data.draw(st.sampled_from([0, 2]))
    damaged = text[: element.start()] + times * element[0] + text[element.end() :]
    for one in bank(damaged).items:
        if one.body == whole.body:
            (words,) = keys_of(BankFile((one,))).values()
            (known,) = keys_of(BankFile((whole,))).values()
            assert set(words) <= set(known)


@given(data=st.data())
def test_damaged_packages_are_counted(data: st.DataObject) -> None:
    whole = bytearray(package({"a.xml": CHOICE}))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    found = read(bytes(whole[: data.draw(st.integers(4, len(whole)))]), "p.zip")
    assert len(found.items) + found.refused == found.seen


def test_points_that_come_to_the_score_are_followed() -> None:
    """A mapping that is summed in another outcome counts: all its answers are right."""
    declaration = (
        '<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="string">'
        "<correctResponse><value>one</value></correctResponse><mapping>"
        '<mapEntry mapKey="one" mappedValue="1"/><mapEntry mapKey="1" mappedValue="1"/>'
        "</mapping></responseDeclaration>"
    )
    points = (
        '<setOutcomeValue identifier="POINTS"><mapResponse identifier="RESPONSE"/>'
        "</setOutcomeValue>"
    )
    score = '<setOutcomeValue identifier="SCORE"><variable identifier="POINTS"/></setOutcomeValue>'
    text = (
        '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="t">'
        f"{declaration}<itemBody><p>How many?</p><p>"
        '<textEntryInteraction responseIdentifier="RESPONSE"/></p></itemBody>'
        f"<responseProcessing>{points}{score}</responseProcessing></assessmentItem>"
    )
    (found,) = read(text.encode(), "item.xml", "en-GB").items
    assert isinstance(found.interaction, TextEntry)
    (gap,) = found.interaction.gaps.values()
    assert [plain(answer.words) for answer in gap.answers] == ["one", "1"]


STIMULUS = (
    '<assessmentStimulus identifier="s" title="A map"><stimulusBody><p>Look at the map.</p>'
    "</stimulusBody></assessmentStimulus>"
)


@pytest.mark.parametrize("change", [str, as_qti3])
def test_a_source_that_items_share_stands_before_each(change: Callable[[str], str]) -> None:
    shared = '<assessmentStimulusRef identifier="s" href="../sources/a%20map.xml"/>'
    asked = change(item(declared("B"), choices(), more=shared))
    data = package({"items/a.xml": asked, "items/b.xml": asked}, sources=b"")
    assert all(one.doubts for one in read(data, "p.zip").items)
    files = {"items/a.xml": asked, "sources/a map.xml": change(STIMULUS)}
    (found,) = read(package(files), "p.zip").items
    assert [plain(part) for part in found.body if isinstance(part, tuple)] == [
        "Look at the map.",
        "Which river?",
    ]
    assert not found.doubts
    broken = {**files, "sources/a map.xml": STIMULUS[:-5]}
    assert read(package(broken), "p.zip").items[0].doubts


BLANK = '<p>How long?</p><p><textEntryInteraction responseIdentifier="RESPONSE"/></p>'
VARIABLE = '<variable identifier="RESPONSE"/>'
CORRECT = '<correct identifier="RESPONSE"/>'


def value(number: str) -> str:
    return f'<baseValue baseType="float">{number}</baseValue>'


def marked(condition: str, more: str = "") -> str:
    score = f'<setOutcomeValue identifier="SCORE">{value("1")}</setOutcomeValue>'
    return (
        f"<responseProcessing><responseCondition><responseIf>{condition}{score}</responseIf>"
        f"</responseCondition>{more}</responseProcessing>"
    )


def equal(mode: str = "exact", tolerance: str = "0", other: str = CORRECT, more: str = "") -> str:
    about = f'toleranceMode="{mode}" tolerance="{tolerance}"{more}'
    return f"<equal {about}>{VARIABLE}{other}</equal>"


def ends(least: str, most: str) -> str:
    gte, lte = f"<gte>{VARIABLE}{value(least)}</gte>", f"<lte>{VARIABLE}{value(most)}</lte>"
    return f"<and>{gte}{lte}</and>"


FEEDBACK = (
    "<responseCondition><responseIf>"
    + equal("absolute", "9")
    + f'<setOutcomeValue identifier="HINT">{value("1")}</setOutcomeValue></responseIf>'
    "</responseCondition>"
)


@pytest.mark.parametrize(
    ("processing", "least", "most"),
    [
        (marked(equal()), "4", "4"),
        (marked(equal("absolute", "0.5 0.25")), "3.5", "4.25"),
        (marked(equal("relative", "25")), "3", "5"),
        (marked(equal("absolute", "1", value("4"))), "3", "5"),
        (marked(ends("3.5", "5")), "3.5", "5"),
        (marked(f"<and>{equal('absolute', '1')}</and>"), "3", "5"),
        (marked(equal(), FEEDBACK), "4", "4"),
    ],
)
@pytest.mark.parametrize("change", [str, as_qti3])
def test_a_number_may_be_near_the_right_one(
    processing: str, least: str, most: str, change: Callable[[str], str]
) -> None:
    found = only(change(item(declared("4", kind="float"), BLANK, processing)))
    assert isinstance(found.interaction, NumericEntry)
    (near,) = found.interaction.ranges
    assert (near.least, near.most) == (Decimal(least), Decimal(most))
    assert found.interaction.shown == "4"


@pytest.mark.parametrize(
    ("kind", "condition"),
    [
        ("float", equal("absolute", "1", value("9"))),
        ("float", equal("absolute", "x")),
        ("float", equal("near", "1")),
        ("float", equal(more=' includeLowerBound="false"')),
        ("float", equal(other='<correct identifier="OTHER"/>')),
        ("float", ends("5", "3")),
        ("float", ends("5", "6")),
        ("string", equal()),
    ],
)
def test_a_number_that_is_not_certain_is_refused(kind: str, condition: str) -> None:
    found = bank(item(declared("4", kind=kind), BLANK, marked(condition)))
    assert (len(found.items), found.refused) == (0, 1)
    bands = marked(equal("absolute", "1"), marked(equal("absolute", "2"))[20:-21])
    assert bank(item(declared("4", kind="float"), BLANK, bands)).refused == 1
