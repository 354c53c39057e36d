"""QTI 1.2 as Canvas exports it."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from canvas_items import (
    CHOICE,
    RIVERS,
    WRITTEN,
    equal,
    item,
    material,
    options,
    quiz,
    scored,
)
from hypothesis import given
from hypothesis import strategies as st
from typed_questions import keys_of, remembered
from word_documents import packed

from worksheets.exchange.questions.formats.canvas import read
from worksheets.exchange.questions.formats.registry import likely_formats
from worksheets.exchange.questions.importing import BankImport, import_banks
from worksheets.exchange.questions.interaction import (
    BankFile,
    Choice,
    ExchangeItem,
    Match,
    NumericEntry,
    Order,
    Picture,
    TextEntry,
)
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Gap, Maths, Text, plain

__all__ = ["remembered"]

ALL = f"<and>{equal('1')}{equal('3')}<not>{equal('2')}</not></and>"
RANGE = (
    '<and><vargte respident="response1">9.5</vargte>'
    '<varlte respident="response1">10.5</varlte></and>'
)


def bank(*items: str) -> BankFile:
    found = read(quiz(items).encode(), "quiz.xml")
    assert len(found.items) + found.refused == found.seen == len(items)
    return found


def only(text: str) -> ExchangeItem:
    (one,) = bank(text).items
    return one


def refusal(text: str) -> str:
    found = bank(text)
    assert not found.items
    return next(loss.what for loss in found.losses if loss.grade == "refused")


def blanks(kind: str, html: str, scoring: str) -> str:
    colours = options({"11": "red", "12": "scarlet"}, "response_colour", shown=material("colour"))
    sizes = options({"21": "big", "22": "small"}, "response_size", shown=material("size"))
    return item(kind, html, colours + sizes, scoring)


ELEMENT = re.compile(
    r"<(varequal|not|respcondition|response_label|mattext|setvar|conditionvar|and)\b[^>]*>.*?</\1>"
)
BLANKS = "<p>It is [colour], [size] and [x].</p>"


def test_a_choice_with_feedback() -> None:
    feedback = "".join(
        f'<itemfeedback ident="{name}"><flow_mat>{material(words)}</flow_mat></itemfeedback>'
        for name, words in (("general_fb", "So it is."), ("2_fb", "Right."), ("1_fb", "No."))
    )
    one = only(CHOICE.replace("</item>", f"{feedback}</item>"))
    assert keys_of(bank(CHOICE)) == {"Which river?": ["Amnok"]}
    assert (one.name, one.marks, one.path) == ("Rivers", 2, ("Korea",))
    assert plain(one.feedback) == "So it is."
    assert isinstance(one.interaction, Choice)
    assert [plain(option.why) for option in one.interaction.options] == ["No.", "Right.", ""]


def test_several_answers_by_and_and_not() -> None:
    one = only(
        item(
            "multiple_answers_question",
            "Tick.",
            options(RIVERS, cardinality="Multiple"),
            scored(ALL),
        )
    )
    assert isinstance(one.interaction, Choice)
    assert one.interaction.several
    right = [plain(option.content) for option in one.interaction.options if option.worth]
    assert right == ["Han", "Nile"]


def test_words_of_which_all_are_accepted() -> None:
    one = only(
        item(
            "short_answer_question", "The capital?", WRITTEN, scored(equal("Seoul") + equal("Soul"))
        )
    )
    assert isinstance(one.interaction, TextEntry)
    words = [plain(answer.words) for answer in one.interaction.gaps["answer"].answers]
    assert words == ["Seoul", "Soul"]


def test_blanks_by_name_and_other_brackets() -> None:
    scoring = "".join(
        scored(equal(value, name), "50", "Add")
        for value, name in (
            ("11", "response_colour"),
            ("12", "response_colour"),
            ("22", "response_size"),
        )
    )
    one = only(blanks("fill_in_multiple_blanks_question", BLANKS, scoring))
    assert one.body == (
        (Text("It is "), Gap("gap-1"), Text(", "), Gap("gap-2"), Text(" and [x].")),
    )
    assert isinstance(one.interaction, TextEntry)
    assert [
        [plain(answer.words) for answer in gap.answers] for gap in one.interaction.gaps.values()
    ] == [["red", "scarlet"], ["small"]]
    chosen = scored(equal("12", "response_colour"), "50") + scored(
        equal("21", "response_size"), "50"
    )
    shown = only(blanks("multiple_dropdowns_question", BLANKS, chosen)).interaction
    assert isinstance(shown, TextEntry)
    assert [plain(gap.answers[0].words) for gap in shown.gaps.values()] == ["scarlet", "big"]
    assert [len(gap.choices) for gap in shown.gaps.values()] == [2, 2]


def test_numbers_with_a_margin_and_ranges() -> None:
    exact = only(
        item("numerical_question", "How long?", WRITTEN, scored(f"<or>{equal('10')}{RANGE}</or>"))
    ).interaction
    assert isinstance(exact, NumericEntry)
    assert exact.shown == "10"
    assert (exact.ranges[0].least, exact.ranges[0].most) == (Decimal("9.5"), Decimal("10.5"))
    ranged = only(item("numerical_question", "How long?", WRITTEN, scored(RANGE))).interaction
    assert isinstance(ranged, NumericEntry)
    assert ranged.shown == "10"


def test_pairs() -> None:
    cities = {"s": "Seoul", "t": "Tokyo", "p": "Paris"}
    responses = options(cities, "response_1", shown=material("Korea")) + options(
        cities, "response_2", shown=material("Japan")
    )
    scoring = scored(equal("s", "response_1"), "50", "Add") + scored(
        equal("t", "response_2"), "50", "Add"
    )
    one = only(item("matching_question", "Match.", responses, scoring)).interaction
    assert isinstance(one, Match)
    assert one.key == (0, 1)
    assert [plain(option) for option in one.options] == ["Seoul", "Tokyo", "Paris"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            item("multiple_choice_question", "Which?", options(RIVERS), ""),
            "nothing says which option is right",
        ),
        (
            item("multiple_choice_question", "Which?", options(RIVERS), scored(equal("9"))),
            "is no option",
        ),
        (
            item(
                "multiple_choice_question",
                "Which?",
                options(RIVERS),
                scored(f"<not>{equal('1')}</not>"),
            ),
            "worked out",
        ),
        (
            item("multiple_choice_question", "Which?", options({"1": "a"}), scored(equal("1"))),
            "not one list",
        ),
        (
            item(
                "multiple_answers_question",
                "Which?",
                options(RIVERS),
                scored(f"<and>{equal('1')}<not>{equal('2')}</not></and>"),
            ),
            "of some options nothing says",
        ),
        (item("calculated_question", "What?", WRITTEN, ""), "'calculated_question' cannot be read"),
        (item("short_answer_question", "What?", WRITTEN, ""), "nothing says what the answer is"),
        (item("numerical_question", "What?", WRITTEN, scored(equal("x"))), "is no number"),
        (blanks("multiple_dropdowns_question", "It is [colour].", ""), "[size] is not in its text"),
        (
            blanks("multiple_dropdowns_question", BLANKS, scored(equal("11", "response_colour"))),
            "a blank has no right word",
        ),
    ],
)
def test_what_is_not_certain_is_refused(text: str, message: str) -> None:
    assert message in refusal(text)


def test_pictures_and_formulas_of_canvas(tmp_path: Path) -> None:
    html = (
        '<p>Where? <img class="equation_image" data-equation-content="x^2" src="/equation/x">'
        '<img src="%24IMS-CC-FILEBASE%24/Uploaded%20Media/a%20b.png?canvas_download=1" '
        'alt="a map">'
        '<img src="https://school.example/files/1"></p>'
    )
    text = quiz([item("multiple_choice_question", html, options(RIVERS), scored(equal("2")))])
    data = packed(
        {
            "imsmanifest.xml": "<manifest/>",
            "non_cc_assessments/g1.xml.qti": text,
            "g1/assessment_qti.xml": text,
            "web_resources/Uploaded Media/a b.png": b"\x89PNG",
        }
    )
    found = read(data, "c.imscc")
    (one,) = found.items
    assert Maths("x^2") in one.body[0]
    assert Picture("a-b.png", "a map") in one.body
    assert found.pictures == {"a-b.png": b"\x89PNG"}
    assert [loss.what for loss in found.losses] == ["a picture on the web"]
    assert [format_.name for format_ in likely_formats(data)] == ["canvas"]
    assert [format_.name for format_ in likely_formats(text.encode())] == ["canvas"]


def test_a_quiz_becomes_a_course_and_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "quiz.zip"
    group = (
        "<section title='Group'><selection_ordering><selection><selection_number>1"
        "</selection_number></selection></selection_ordering></section>"
    )
    path.write_bytes(
        packed({"g1/g1.xml": quiz([CHOICE], group), "g1/assessment_meta.xml": "<quiz/>"})
    )
    wanted = BankImport([path], tmp_path / "courses")
    outcome = import_banks(wanted, Sink())
    assert outcome is not None
    assert (outcome.seen, outcome.imported) == (1, 1)
    assert "bank" in {loss.code for loss in outcome.losses}
    again = import_banks(wanted, Sink())
    assert again is not None
    assert not again.changed


@given(data=st.data())
def test_damaged_files_make_no_wrong_key(data: st.DataObject) -> None:
    several = item("multiple_answers_question", "Tick.", options(RIVERS), scored(ALL))
    text = quiz([CHOICE, several])
    known = keys_of(bank(CHOICE, several))
    elements = list(ELEMENT.finditer(text))
    element = data.draw(st.sampled_from(elements))
    times = data.draw(st.sampled_from([0, 2]))
    damaged = text[: element.start()] + times * element[0] + text[element.end() :]
    cut = data.draw(st.integers(0, len(damaged)))
    damaged = damaged[:cut] + data.draw(st.sampled_from(["", "<", "&"])) + damaged[cut:]
    found = read(damaged.encode(), "quiz.xml")
    assert len(found.items) + found.refused == found.seen
    for stem, words in keys_of(found).items():
        assert stem not in known or words == known[stem] or not all(words)


@given(data=st.binary(max_size=200))
def test_any_bytes_are_counted(data: bytes) -> None:
    found = read(data, "quiz.xml")
    assert len(found.items) + found.refused == found.seen


ENTRIES = {"a": "Egg", "b": "Chick", "c": "Hen"}


def ordered(*values: str, worth: str = "100") -> str:
    labels = "".join(
        f'<response_label ident="{key}">{material(words)}</response_label>'
        for key, words in ENTRIES.items()
    )
    asked = (
        '<response_lid ident="response1" rcardinality="Ordered"><render_extension>'
        f'<material position="top">{material("first")}</material><ims_render_object shuffle="No">'
        f"<flow_label>{labels}</flow_label></ims_render_object></render_extension></response_lid>"
    )
    scoring = scored("".join(map(equal, values)), worth)
    return item("ordering_question", "<p>What comes first?</p>", asked, scoring)


def test_an_order_of_new_quizzes_is_right_as_a_whole() -> None:
    (found,) = read(quiz([ordered("b", "a", "c")]).encode(), "quiz.xml").items
    assert isinstance(found.interaction, Order)
    assert [plain(entry) for entry in found.interaction.entries] == ["Chick", "Egg", "Hen"]
    assert found.interaction.rule == "whole"
    assert [plain(part) for part in found.body if isinstance(part, tuple)] == ["What comes first?"]


@pytest.mark.parametrize(
    "text",
    [
        ordered("a", "b"), ordered("a", "b", "b"), ordered("a", "b", "c", worth="0"),
        ordered("a", "b", "c").replace('respident="response1"', 'respident="other"'),
        ordered("a", "b", "c").replace("</resprocessing>", f"{scored(equal('a'))}</resprocessing>"),
    ],
)  # fmt: skip
def test_an_order_that_is_not_certain_is_refused(text: str) -> None:
    found = read(quiz([text]).encode(), "quiz.xml")
    assert (len(found.items), found.refused) == (0, 1)
