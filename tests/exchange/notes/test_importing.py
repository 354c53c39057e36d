"""What is made of notes: of the page that the importer was written for, and of others like it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange.notes.documents import rivers
from worksheets.exchange.notes.formats import read_notes
from worksheets.exchange.notes.importing import ImportedNotes, analyse_notes
from worksheets.exchange.notes.key_words import key_word, with_gap
from worksheets.exchange.notes.lines import NoteLine, NotesFile
from worksheets.exchange.notes.markup_check import check_markup
from worksheets.exchange.notes.report import RemarkKind, Report
from worksheets.exchange.notes.suggestion import UNREADABLE_DOUBT, Suggestion, identifier
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import plain
from worksheets.read.markup import markup

SAMPLES = Path(__file__).parent / "samples"
MESSY = Path(__file__).parents[3] / "docs" / "notes" / "cuban-missile-crisis.txt"


def read(path: Path) -> ImportedNotes:
    sink = Sink()
    sheet = read_notes(path, sink)
    assert sheet is not None, list(map(str, sink))
    return analyse_notes(sheet)


def said(found: ImportedNotes, kind: RemarkKind) -> list[str]:
    return [remark.text for remark in found.report.of(kind)]


def facts(found: ImportedNotes, name: str) -> Iterator[Suggestion]:
    return (one for one in found.suggestions if one.list == name)


def printable(found: ImportedNotes) -> Iterator[str]:
    """All words that could come to be printed."""
    for one in found.suggestions:
        if "doubt" not in one.fields:
            for value in one.fields.values():
                yield from [value] if isinstance(value, str) else map(str, value)  # type: ignore[arg-type]


class TestMessyNotes:
    """A page on another crisis with the same kinds of defects."""

    found = read(MESSY)

    def test_it_is_cleaned(self) -> None:
        folded, cut = said(self.found, "folded"), said(self.found, "cut")
        assert len(folded) == 9
        assert folded[-1] == "9 lines are a copy of those from line 35"
        assert len(cut) == 4
        assert [node.number for node in self.found.tree] == [
            "1", "1.1", "1.3", "2", "2.1", "2.2", "4", "4.1", "4.2",
        ]  # fmt: skip
        missing = said(self.found, "missing")
        assert missing[0].startswith("there is no topic 1.2 before 1.3")
        assert missing[1].startswith("there is no topic 3 before 4")

    def test_it_is_doubted(self) -> None:
        doubted = " ".join(said(self.found, "doubted"))
        assert doubted.count("the sentence is never printed") == 2
        assert not any("to the same" in words for words in printable(self.found))
        assert not any("would advantageous" in words for words in printable(self.found))

    def test_what_it_says(self) -> None:
        claims = list(facts(self.found, "claims"))
        assert {actor.id for actor in self.found.actors} == {"ussr", "cuba", "usa"}
        assert {str(claim.fields["actor"]) for claim in claims} == {"ussr", "cuba", "usa"}
        (caribbean,) = (one for one in claims if "base in the Caribbean" in str(one.fields["text"]))
        assert str(caribbean.fields["statement"]).startswith("Khrushchev saw")
        (quotation,) = facts(self.found, "quotations")
        assert quotation.fields["speaker"] == "nikita-khrushchev"
        assert quotation.fields["date"] == "1962-10-26"
        leaning = {one.line for one in facts(self.found, "events") if "doubt" in one.fields}
        assert leaning == {9, 17, 24, 34}


def test_a_page_of_biology() -> None:
    found = read(SAMPLES / "cells.html")
    assert found.title == "Cells"
    assert [actor.name for actor in found.actors] == ["plant cells", "animal cells"]
    claims = {one.line: one.fields for one in facts(found, "claims")}
    assert claims[9]["text"] == "have a cell wall made of cellulose"
    assert claims[10]["statement"] == (
        "Plant cells contain chloroplasts, in which {photosynthesis} takes place."
    )
    assert "same-as" not in claims[15]  # a cell wall, and no cell wall
    terms = {one.fields["term"]: one.fields.get("definition") for one in facts(found, "terms")}
    assert terms["cytoplasm"] == "the jelly in which the parts of a cell lie"
    assert terms["cell"] == "the smallest unit of a living thing"
    assert terms["respiration"] is None
    events = {str(one.fields["date"]): one.fields["text"] for one in facts(found, "events")}
    assert events["1665"] == "Robert Hooke saw cells in a slice of cork"
    assert said(found, "unplaced") == ["a picture was left out"]
    words = " ".join(printable(found))
    assert "newsletter" not in words
    assert "Home" not in words


def test_a_page_of_physics_with_formulas() -> None:
    found = read(SAMPLES / "forces.md")
    terms = {one.fields["term"]: one.fields.get("definition") for one in facts(found, "terms")}
    assert terms["inertia"] == "the tendency of a body to keep its state of motion"
    unplaced = said(found, "unplaced")
    assert sum("add it to 'formulas'" in words for words in unplaced) == 2
    assert "a block of code was left out" in unplaced
    numbers = {one.fields["statement"]: one.fields["unit"] for one in facts(found, "numbers")}
    assert numbers["g (N/kg) of Mars: {3.7}."] == "N/kg"
    points = [words for one in facts(found, "notes") for words in one.fields["points"]]  # type: ignore[union-attr]
    assert any("$F = ma$" in words for words in points)


def test_a_list_of_vocabulary() -> None:
    found = read(SAMPLES / "at-home.txt")
    terms = {one.fields["term"]: one.fields["definition"] for one in facts(found, "terms")}
    assert len(terms) == 7
    assert terms["la cuisine"] == "the kitchen"
    assert not list(facts(found, "notes"))


def test_a_page_of_geography_with_a_table(tmp_path: Path) -> None:
    found = read(rivers(tmp_path / "rivers.docx"))
    assert found.title == "Rivers of the world"
    (delta,) = facts(found, "terms")
    assert delta.fields["term"] == "delta"
    numbers = {one.fields["statement"]: one.fields["unit"] for one in facts(found, "numbers")}
    assert numbers == {
        "Length (km) of Nile: {6,650}.": "km",
        "Length (km) of Amazon: {6,400}.": "km",
    }
    assert "an equation was left out" in said(found, "unplaced")
    points = [words for one in facts(found, "notes") for words in one.fields["points"]]  # type: ignore[union-attr]
    assert any(
        "mouth the mediterranean sea" in words.replace("*", "").casefold() for words in points
    )


class TestWhatCannotStandInACourse:
    """Becomes what can, and is said."""

    def made(self, *lines: str | NoteLine) -> ImportedNotes:
        listed = [
            one if isinstance(one, NoteLine) else NoteLine(n, one) for n, one in enumerate(lines, 1)
        ]
        return analyse_notes(NotesFile("cold-war_notes.txt", tuple(listed)))

    def test_notes_without_a_title_have_that_of_their_file(self) -> None:
        assert self.made("Stalin was cautious about Korea.").title == "Cold war notes"
        assert (
            self.made(NoteLine(1, "**Cells** \\* more", "heading", 1), "x").title == "Cells * more"
        )

    def test_a_term_stands_there_once(self) -> None:
        found = self.made(
            "**Containment**: stopping communism",
            "Detente: a thaw",
            "**Containment**: stopping communism",
            "Thaw: a thaw",
            "Detente: better relations",
        )
        terms = {str(one.fields["term"]): one.fields for one in facts(found, "terms")}
        assert terms["containment"].keys() == {"term", "definition"}
        assert terms["thaw"] == {
            "term": "thaw",
            "doubt": "'detente' has this meaning too: make them differ",
        }
        (first, second) = (one for one in facts(found, "terms") if one.fields["term"] == "detente")
        assert "doubt" not in first.fields
        assert second.fields["doubt"] == "the term is explained on line 2 too: keep one of the two"

    def test_two_actors_of_one_name_are_one(self) -> None:
        found = self.made(
            NoteLine(1, "Aims", "heading", 1),
            NoteLine(2, "China's fears", "heading", 2),
            "China feared the USA and its many bases.",
            NoteLine(4, "China's hopes", "heading", 2),
            "China hoped for peace in all of Asia.",
            NoteLine(6, "The USA's hopes", "heading", 2),
            "The USA hoped for peace in all of Europe.",
        )
        assert [actor.id for actor in found.actors] == ["china", "usa"]
        assert Counter(one.fields["actor"] for one in facts(found, "claims")) == {
            "china": 2,
            "usa": 1,
        }

    def test_names_in_other_scripts_differ(self) -> None:
        assert identifier("Растения") != identifier("Животные")
        assert identifier("Œuvre") != identifier("Œil")

    @pytest.mark.parametrize("formula", [r"$\\frac{1}{2$", r"$x_{$"])
    def test_a_formula_that_is_wrong_is_a_hole(self, formula: str) -> None:
        found = self.made(f"Energy was measured in 1950 as {formula} of the mass.", "It is so.")
        (event,) = facts(found, "events")
        assert event.fields["doubt"] == UNREADABLE_DOUBT
        assert "…" in str(event.fields["text"])
        assert any("is not right" in words for words in said(found, "doubted"))
        assert not any("…" in words for words in printable(found))

    def test_money_is_no_formula(self) -> None:
        (line,) = check_markup([NoteLine(1, "US$m and A$b cost [x](y)")], Report("a"))
        assert plain(markup(line.text)) == "US$m and A$b cost [x](y)"

    def test_a_blank_is_one_word_only(self) -> None:
        assert with_gap("Cells have a **cell** wall", "cell") == "Cells have a {cell} wall"
        assert key_word("The **a|b** is there") == ""
        assert key_word("The {set} of **numbers** is there") == ""

    def test_a_sentence_that_is_too_long_is_never_printed(self) -> None:
        found = self.made("Notes", f"In 1950 Stalin wanted {'very ' * 200}much.")
        assert "letters; the sentence is never printed" in said(found, "doubted")[-1]
        assert {one.list for one in found.suggestions} == {"people"}

    def test_rows_without_a_head(self) -> None:
        rows = [("Inertia", "keeping a motion"), ("1914", "the war began"), ("Nile", "6650")]
        lines = [NoteLine(n, " | ".join(row), "row", cells=row) for n, row in enumerate(rows, 2)]
        found = self.made("Words", *lines)
        assert [one.fields["term"] for one in facts(found, "terms")] == ["inertia"]
        assert [one.fields["date"] for one in facts(found, "events")] == ["1914"]
        wide = NoteLine(2, "a | b | c", "row", cells=("a", "b", "c"))
        (told,) = self.made("Words", wide).report.of("unplaced")
        assert "mark its first row as its head" in told.text

    def test_a_row_says_nothing_of_empty_cells(self) -> None:
        cells, head = ("Nile", "", "6,650"), ("River", "Mouth", "")
        found = self.made("Rivers", NoteLine(2, "x", "row", cells=cells, head=head))
        (notes,) = facts(found, "notes")
        assert notes.fields["points"] == ["Nile: 6,650."]

    def test_copies_are_folded_however_many(self) -> None:
        block = [f"Line {n} of the block is here." for n in range(6)]
        found = self.made("Title", *block * 300, *block[:5], "The end is here.")
        (folded,) = said(found, "folded")
        assert folded == "1,799 lines are a copy of those from line 2"
        found = self.made("Title", *["The same sentence, again."] * 2_000)
        assert said(found, "folded") == ["'The same sentence, again.' stands there 2,000 times"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("notes.pdf", b"%PDF", "notes cannot be read from a '.pdf' file"),
        ("notes.docx", b"not a zip", "this is no Word document"),
        ("notes.txt", b"", "the file is empty"),
        ("notes.txt", b"caf\xe9", "is not UTF-8"),
        ("notes.html", b"<html><script>1</script></html>", "there are no notes in the file"),
    ],
)
def test_what_is_no_notes(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    sink = Sink()
    assert read_notes(path, sink) is None
    (found,) = sink
    assert message in found.message
    assert found.hints
