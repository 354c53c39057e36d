"""Sets of cards from Quizlet and Anki, which become terms."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_questions import remembered

from worksheets.exchange.questions.formats.cards import read
from worksheets.exchange.questions.formats.registry import likely_formats
from worksheets.exchange.questions.importing import BankImport, import_banks
from worksheets.exchange.questions.interaction import BankFile, TextEntry
from worksheets.memo import Memory
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import Gap, Strong, Text, plain
from worksheets.pipeline.prepared import reading_context
from worksheets.read.course import read_course

__all__ = ["remembered"]

TABS = "delta\tland at the mouth of a river\nmeander\ta bend of a river\nsource\twhere it begins\n"
ANKI = (
    "#separator:tab\n#html:true\n#notetype column:1\n#deck column:2\n#tags column:5\n"
    "Basic\tRivers::Asia\tdelta\tland at its <b>mouth</b>\tland water\n"
    'Basic\tRivers::Asia\tmeander\t"a ""bend""\nof it"\t\n'
    "Cloze\tRivers\tThe {{c1::Yalu::river}} is in {{c2::Korea}}.\tIt is long.\t\n"
    "Basic\tRivers\tWhich is the longest?\tthe Nile\t\n"
)


def cards(text: str) -> BankFile:
    found = read(text.encode(), "cards.txt")
    assert len(found.items) + len(found.terms) + found.refused == found.seen
    return found


def sides(bank: BankFile) -> list[tuple[str, str]]:
    return [(plain(card.term), plain(card.definition)) for card in bank.terms]


def test_quizlet_with_tabs() -> None:
    found = cards(TABS)
    assert sides(found)[:2] == [
        ("delta", "land at the mouth of a river"),
        ("meander", "a bend of a river"),
    ]
    assert not any(card.doubts for card in found.terms)
    assert [card.span.line for card in found.terms] == [1, 2, 3]


@pytest.mark.parametrize(
    ("between", "end"), [("\t", ";"), (" - ", "\n"), (",", ";"), (";", "\n"), (":", "\n")]
)
def test_separators_that_are_guessed_make_doubt(between: str, end: str) -> None:
    found = cards(TABS.replace("\t", between).replace("\n", end))
    assert sides(found) == sides(cards(TABS))
    assert {card.doubts for card in found.terms} == {("what is between its sides is guessed",)}


def test_anki_says_its_columns() -> None:
    found = cards(ANKI)
    delta, meander = found.terms
    assert delta.definition == (Text("land at its "), Strong((Text("mouth"),)))
    assert delta.path == ("Rivers", "Asia")
    assert plain(meander.definition).split() == ["a", "“bend”", "of", "it"]
    cloze, question = found.items
    (part,) = cloze.body
    assert isinstance(part, tuple)
    assert [one for one in part if isinstance(one, Gap)] == [Gap("gap-1"), Gap("gap-2")]
    assert isinstance(cloze.interaction, TextEntry)
    words = [plain(gap.answers[0].words) for gap in cloze.interaction.gaps.values()]
    assert words == ["Yalu", "Korea"]
    assert plain(cloze.feedback) == "It is long."
    assert isinstance(question.interaction, TextEntry)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("delta\n", "the card has one side only"),
        ("delta\t\n", "the card has one side only"),
        ("delta\tone\ttwo\n", "the card has 3 sides"),
    ],
)
def test_cards_without_two_sides_are_refused(line: str, message: str) -> None:
    assert [loss.what for loss in cards(TABS + line).losses] == [message]


def test_a_long_front_is_taken_for_the_meaning_with_doubt() -> None:
    found = cards(f"{TABS}land that a river builds where it meets the sea\tdelta plain\n")
    assert sides(found)[-1] == ("delta plain", "land that a river builds where it meets the sea")
    assert found.terms[-1].doubts


def test_cards_become_terms_of_a_course(tmp_path: Path) -> None:
    path = tmp_path / "rivers.txt"
    path.write_text(f"{TABS}delta\tsomething else\nmouth\ta bend of a river\n")
    assert [one.name for one in likely_formats(path.read_bytes())] == ["cards"]
    assert [one.name for one in likely_formats(ANKI.encode())] == ["cards"]
    outcome = import_banks(BankImport([path], tmp_path / "courses"), Sink())
    assert outcome is not None
    assert (outcome.seen, outcome.imported) == (5, 3)
    assert [loss.code for loss in outcome.losses] == ["duplicate", "duplicate"]
    with Memory().used():
        course = read_course(
            outcome.course, reading_context(), frozenset(map(chr, range(65536))), Sink()
        )
    assert course is not None
    terms = course.topics[0].knowledge.terms
    assert [(term.term, term.verified) for term in terms] == [
        ("delta", True),
        ("meander", True),
        ("source", True),
    ]
    again = import_banks(BankImport([path], tmp_path / "courses"), Sink())
    assert again is not None
    assert not again.changed


def test_terms_and_questions_stand_in_one_topic(tmp_path: Path) -> None:
    path = tmp_path / "rivers.txt"
    path.write_text(ANKI)
    outcome = import_banks(BankImport([path], tmp_path / "courses"), Sink())
    assert outcome is not None
    assert (outcome.seen, outcome.imported) == (4, 4)


def test_only_lines_without_quotation_marks_are_comments_of_anki() -> None:
    head = "#separator:tab\n#html:false\n"
    found = cards(f'{head}"#include"\ta preprocessor directive\n# note\n#x\ty\ndelta\tmouth\n')
    assert sides(found) == [("#include", "a preprocessor directive"), ("delta", "mouth")]
    assert [card.span.line for card in found.terms] == [3, 6]
    assert [(loss.span.line, loss.grade) for loss in found.losses] == [(5, "lost")]


@pytest.mark.parametrize("html", ["true", "false"])
def test_braces_on_a_front_make_a_question(tmp_path: Path, html: str) -> None:
    path = tmp_path / "braces.txt"
    path.write_text(f"#separator:tab\n#html:{html}\nIt is {{braced}}.\tyes {{it}} is\n")
    outcome = import_banks(BankImport([path], tmp_path / "courses"), Sink())
    assert outcome is not None
    assert (outcome.seen, outcome.imported) == (1, 1)
    assert "It is \\{braced\\}." in (outcome.course / "1.yaml").read_text()


@given(text=st.text('\t\n;,:-"#{}c1 ab', max_size=120), head=st.booleans())
def test_any_cards_are_counted(text: str, head: bool) -> None:
    cards(f"#separator:tab\n{text}" if head else text)


@given(data=st.binary(max_size=200))
def test_any_bytes_are_counted(data: bytes) -> None:
    found = read(data, "cards.txt")
    assert len(found.items) + len(found.terms) + found.refused == found.seen
