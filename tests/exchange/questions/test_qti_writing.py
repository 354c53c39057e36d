"""Packages of QTI 2.1 and QTI 3: every item is played, and its key is that of what was written."""

from fractions import Fraction
from pathlib import Path

import pytest
from bank_strategies import every_item
from hypothesis import given, settings
from qti_reader import Played, files_of, items_of

from worksheets.exchange.questions.exporting import export_course, export_paper
from worksheets.exchange.questions.fitting import fitted
from worksheets.exchange.questions.formats.registry import formats
from worksheets.exchange.questions.interaction import (
    ONE,
    AcceptedAnswer,
    Choice,
    ExchangeItem,
    ExtendedText,
    Match,
    NoInteraction,
    NumericEntry,
    Option,
    Order,
    TextEntry,
    TextGap,
)
from worksheets.exchange.questions.slots import slots_of
from worksheets.language.languages import SHIPPED
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Gap, Maths, Text, plain
from worksheets.pipeline.prepared import reading_context
from worksheets.read.course import read_course
from worksheets.read.course_folders import shipped

VERSIONS = ("qti21", "qti3")
SPECS = Path(__file__).parents[3] / "specs"


def written(item: ExchangeItem, name: str) -> tuple[ExchangeItem, Played]:
    """An item as it fits, and as it is read from its package."""
    format_ = formats()[name]
    assert format_.write is not None
    fit, _ = fitted(item, format_.can)
    assert fit is not None
    (played,) = items_of(format_.write([fit], {}))
    return fit, played


def right_answers(item: ExchangeItem, played: Played) -> dict[str, object]:
    """The best answers to an item, by its own key and not by that of the package."""
    names = list(played.declared)
    match item.interaction:
        case Choice(options, several):
            best = max(option.worth for option in options)
            right = [f"option-{n}" for n, one in enumerate(options, 1) if one.worth > 0]
            only = f"option-{1 + next(n for n, o in enumerate(options) if o.worth == best)}"
            return {names[0]: tuple(right) if several else only}
        case TextEntry(gaps):
            placed = [slot for part in item.body for slot in slots_of(part)]
            order = [*dict.fromkeys(placed), *(slot for slot in gaps if slot not in placed)]
            return {
                name: _filled(gaps[slot], name) for name, slot in zip(names, order, strict=True)
            }
        case NumericEntry(ranges):
            return {names[0]: float(max(ranges, key=lambda one: one.worth).least)}
        case Match(_, _, key):
            return {names[0]: tuple(f"prompt-{n} option-{o + 1}" for n, o in enumerate(key, 1))}
        case Order(entries):
            return {names[0]: tuple(f"entry-{n}" for n in range(1, len(entries) + 1))}
    return {}


def _filled(gap: TextGap, name: str) -> object:
    if gap.numbers:
        return float(max(gap.numbers, key=lambda one: one.worth).least)
    best = max(gap.answers, key=lambda answer: answer.worth)
    if gap.choices:
        words = list(dict.fromkeys(map(plain, gap.choices)))
        return f"{name}-{1 + words.index(plain(best.words))}"
    return plain(best.words)


def _can_be_right(item: ExchangeItem) -> bool:
    """Whether full marks can be had, and the words to choose from have the right ones."""
    match item.interaction:
        case Choice(options, several):
            if several:
                return sum(max(one.worth, Fraction(0)) for one in options) == ONE
            return max(one.worth for one in options) == ONE
        case TextEntry(gaps):
            return all(
                max((a.worth for a in (*gap.answers, *gap.numbers)), default=0) == ONE
                and (
                    not gap.choices
                    or {plain(a.words) for a in gap.answers} <= set(map(plain, gap.choices))
                )
                for gap in gaps.values()
            )
        case NumericEntry(ranges):
            return max(one.worth for one in ranges) == ONE
        case Match() | Order():
            return True
    return False


@pytest.mark.parametrize("name", VERSIONS)
@settings(max_examples=150)
@given(item=every_item)
def test_the_right_answer_has_all_marks(name: str, item: ExchangeItem) -> None:
    fit, played = written(item, name)
    if isinstance(fit.interaction, NoInteraction):
        assert not played.declared
        return
    assert played.most == float(fit.marks)
    if isinstance(fit.interaction, ExtendedText):
        points = played.body.xpath("rubricBlock//li")
        assert len(points) == len(fit.interaction.points)
        return
    if _can_be_right(fit):
        answers = right_answers(fit, played)
        assert played.score(answers) == pytest.approx(float(fit.marks))  # type: ignore[arg-type]
        assert played.score({}) == 0


@pytest.mark.parametrize("name", VERSIONS)
def test_each_tick_too_many_takes_off_a_mark(name: str) -> None:
    options = tuple(Option((Text(word),), Fraction(word in "ab", 2)) for word in "abcde")
    item = ExchangeItem(
        ((Text("Which?"),),), Choice(options, True, rule="less-extra"), marks=Fraction(2)
    )
    _, played = written(item, name)
    scores = {
        (): 0,
        ("option-1",): 1,
        ("option-1", "option-2"): 2,
        ("option-1", "option-3"): 1,
        ("option-1", "option-2", "option-3"): 1,
        ("option-1", "option-2", "option-3", "option-4"): 0,
        ("option-3", "option-4", "option-5"): 0,
    }
    assert {ticked: played.score({"RESPONSE": ticked}) for ticked in scores} == scores


@pytest.mark.parametrize("name", VERSIONS)
def test_orders_are_scored_by_their_rule(name: str) -> None:
    entries = tuple((Text(word),) for word in "abc")
    answer = {"RESPONSE": ("entry-2", "entry-3", "entry-1")}
    scores = {}
    for rule in ("places", "neighbours", "whole"):
        item = ExchangeItem(((Text("Sort."),),), Order(entries, rule), marks=Fraction(6))
        scores[rule] = written(item, name)[1].score(answer)
    assert scores == {"places": 0, "neighbours": 3, "whole": 0}


@pytest.mark.parametrize("name", VERSIONS)
def test_wrong_pairs_and_words_have_none(name: str) -> None:
    pair = Match(((Text("a"),), (Text("b"),)), ((Text("1"),), (Text("2"),)), (1, 0))
    _, played = written(ExchangeItem(((Text("Match."),),), pair, marks=Fraction(1)), name)
    assert played.score({"RESPONSE": ("prompt-1 option-2", "prompt-2 option-1")}) == 1
    assert played.score({"RESPONSE": ("prompt-1 option-2", "prompt-2 option-2")}) == 0.5
    gap = TextGap((AcceptedAnswer((Text("Seoul"),)), AcceptedAnswer((Text("it"),), Fraction(1, 3))))
    body = ((Text("The capital is "), Gap("one"), Text(".")),)
    _, played = written(ExchangeItem(body, TextEntry({"one": gap}), marks=Fraction(2)), name)
    scores = [played.score({"RESPONSE": word}) for word in ("seoul", "it", "Pusan")]
    assert scores == [2, pytest.approx(2 / 3), 0]
    assert "The capital is ." in "".join(played.body.itertext())


@pytest.mark.parametrize("name", VERSIONS)
def test_formulas_are_mathml(name: str) -> None:
    body = ((Text("What is "), Maths(r"\frac{1}{2}"), Text("?")),)
    _, played = written(ExchangeItem(body, ExtendedText(((Maths("x^2"),),))), name)
    assert len(played.body.findall(".//{http://www.w3.org/1998/Math/MathML}mfrac")) == 1
    assert len(played.body.findall(".//{http://www.w3.org/1998/Math/MathML}msup")) == 1


@pytest.mark.parametrize("name", VERSIONS)
@pytest.mark.parametrize("spec", ["moles", "fractions", "source-skills"])
def test_papers_are_packages(name: str, spec: str) -> None:
    sink = Sink()
    exported = export_paper(SPECS / f"{spec}.yaml", "", formats()[name], sink)
    assert exported is not None, list(sink)
    refused = {loss.span for loss in exported.losses if loss.grade == "refused"}
    assert exported.written + len(refused) >= exported.seen
    for played in items_of(exported.data):
        if played.correct():
            assert played.score(played.correct()) == pytest.approx(played.most)


def test_both_versions_say_the_same() -> None:
    course = read_course(
        shipped()["physics"], reading_context(), frozenset(map(chr, range(0x10000))), Sink()
    )
    assert course is not None
    packages = [
        export_course(course, SHIPPED.of("en-GB"), formats()[name]).data for name in VERSIONS
    ]
    older, newer = map(items_of, packages)
    assert len(older) > 5
    for one, other in zip(older, newer, strict=True):
        assert "".join(one.body.itertext()) == "".join(other.body.itertext())
        assert one.correct() == other.correct()
        assert (one.most, set(one.declared)) == (other.most, set(other.declared))


def test_the_same_bytes_are_written_again() -> None:
    item = ExchangeItem(
        ((Text("Which?"),),), Choice((Option((Text("a"),), ONE), Option((Text("b"),))))
    )
    for name in (*VERSIONS, "canvas"):
        write = formats()[name].write
        assert write is not None
        assert write([item], {}) == write([item], {})
        assert "imsmanifest.xml" in files_of(write([item], {}))


def test_every_type_of_question_is_in_a_package() -> None:
    sink = Sink()
    exported = export_paper(SPECS / "everything.yaml", "", formats()["qti21"], sink)
    assert exported is not None, list(sink)
    played = items_of(exported.data)
    kinds = {
        one.tag for item in played for one in item.body.iter() if "Interaction" in str(one.tag)
    }
    assert kinds == {
        "choiceInteraction",
        "inlineChoiceInteraction",
        "textEntryInteraction",
        "matchInteraction",
        "orderInteraction",
        "extendedTextInteraction",
    }
    for item in played:
        if item.correct():
            assert item.score(item.correct()) == pytest.approx(item.most)


@pytest.mark.parametrize("name", ["qti21", "canvas", "moodle"])
def test_figures_are_pictures_with_alternative_texts(name: str) -> None:
    sink = Sink()
    exported = export_paper(SPECS / "figures-for-sums.yaml", "", formats()[name], sink)
    assert exported is not None, list(sink)
    assert not [loss for loss in exported.losses if loss.code == "picture"]
    if name == "moodle":
        bank = formats()[name].read
        assert bank is not None
        assert len(bank(exported.data, "bank", "en-GB").pictures) > 15
        return
    files = files_of(exported.data)
    pictures = {path for path in files if path.endswith(".png")}
    text = "".join(data.decode() for path, data in files.items() if path not in pictures)
    assert len(pictures) > 15
    assert all(files[path].startswith(b"\x89PNG") for path in pictures)
    assert all(path.rpartition("/")[2] in text for path in pictures)
    assert 'alt=""' not in text


def test_what_cannot_be_drawn_is_told_in_words() -> None:
    sink = Sink()
    exported = export_paper(SPECS / "figures-for-sums.yaml", "", formats()["gift"], sink)
    assert exported is not None, list(sink)
    assert len([loss for loss in exported.losses if loss.code == "picture"]) > 15
