"""What is made of notes: of the page that the importer was written for, and of others like it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from notes.documents import rivers
from worksheets.model.content import plain
from worksheets.model.diagnostics import Sink
from worksheets.notes.formats import read_notes
from worksheets.notes.importing import Imported, imported
from worksheets.notes.lines import Line, Sheet
from worksheets.notes.report import Kind, Report
from worksheets.notes.sound import sound
from worksheets.notes.suggestion import HOLES, Suggestion, identifier
from worksheets.notes.words import key_word, with_gap
from worksheets.read.markup import markup

SAMPLES = Path(__file__).parent / "samples"
MESSY = Path(__file__).parents[2] / "docs" / "notes" / "cuban-missile-crisis.txt"
SEED = Path(__file__).parents[3] / "shared" / "notes" / "korean-war-attitudes.txt"


def read(path: Path) -> Imported:
    sink = Sink()
    sheet = read_notes(path, sink)
    assert sheet is not None, list(map(str, sink))
    return imported(sheet)


def said(found: Imported, kind: Kind) -> list[str]:
    return [remark.words for remark in found.report.of(kind)]


def facts(found: Imported, name: str) -> Iterator[Suggestion]:
    return (one for one in found.suggestions if one.list == name)


def printable(found: Imported) -> Iterator[str]:
    """All words that could come to be printed."""
    for one in found.suggestions:
        if "doubt" not in one.fields:
            for value in one.fields.values():
                yield from [value] if isinstance(value, str) else map(str, value)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def seed() -> Imported:
    if not SEED.is_file():
        pytest.skip("the page that the importer was written for is not here")
    return read(SEED)


class TestSeed:
    """The page of notes on the Korean War, with its twenty-three defects."""

    def test_headings_and_trees_are_folded(self, seed: Imported) -> None:
        folded = said(seed, "folded")
        assert sum("the heading" in words for words in folded) == 9
        assert folded[-1] == "25 lines are a copy of those from line 41"
        assert len(seed.tree) == 25
        assert (seed.number, seed.title) == ("2.2.2", "Attitudes of the USSR, China & the USA")

    def test_numbers_that_are_missing(self, seed: Imported) -> None:
        missing = said(seed, "missing")
        assert [words.split(" before")[0] for words in missing[:2]] == [
            "there is no topic 3.1",
            "there is no topic 4.1",
        ]
        assert missing[2] == "topic 2.2.2 is not in the outline; it was added to it"

    def test_titles_of_the_tree(self, seed: Imported) -> None:
        titles = {node.number: node.title for node in seed.tree}
        assert titles["1"] == "Origins of the Cold War, 1945–9"
        assert titles["2.3"] == "Increasing Cold War Tensions, 1949–1953"
        assert titles["5.3"] == "Developments in Africa & Americas"

    def test_what_is_no_part_of_the_notes_is_cut(self, seed: Imported) -> None:
        cut = said(seed, "cut")
        assert len(cut) == 5
        assert sum(words.startswith("advertising") for words in cut) == 4
        assert not any("tutor" in words.casefold() for words in printable(seed))

    def test_writing_is_made_alike(self, seed: Imported) -> None:
        changed = said(seed, "changed")
        assert "13 straight and 5 curly quotes and apostrophes are now of one kind" in changed
        for before, after in (
            ("8th July", "8 July"),
            ("25-35", "25–35"),
            ("NOT", "**not**"),
            ("Kim II Sung", "Kim Il Sung"),
            ("1945-9", "1945–9"),
            ("1949 -1953", "1949–1953"),
        ):
            assert f"'{before}' is now '{after}'" in changed
        assert not any("II" in words or "NOT" in words for words in printable(seed))

    def test_broken_sentences_are_doubted_and_never_printed(self, seed: Imported) -> None:
        doubted = " ".join(said(seed, "doubted"))
        assert doubted.count("the sentence is never printed") == 2
        assert "put pressure on Japan to the same" in doubted
        assert "it would advantageous" in doubted
        for words in printable(seed):
            assert "to the same" not in words
            assert "would advantageous" not in words

    def test_repetitions_and_headings_that_differ(self, seed: Imported) -> None:
        repeated = {one.line: one.words for one in seed.report.of("repeated")}
        assert set(repeated) == {8, 26}
        assert repeated[26].endswith("says much the same as line 5")
        assert any(
            one.line == 32 and "is not put like 'The USSR's Attitudes Towards" in one.words
            for one in seed.report.of("doubted")
        )
        assert any(
            one.line == 19 and "single marks" in one.words for one in seed.report.of("changed")
        )

    def test_slips_are_doubted(self, seed: Imported) -> None:
        places = {(one.line, one.words) for one in seed.report.of("doubted")}
        assert (8, "'USSR' is one, but goes on as 'they'") in places
        assert (16, "a comma is missing after 'like Mao'") in places
        assert (29, "say 'US forces' or 'the USA's forces'") in places

    def test_the_quotation(self, seed: Imported) -> None:
        (quotation,) = facts(seed, "quotations")
        assert quotation.line == 19
        assert quotation.fields["speaker"] == "terentii-shtykov"
        assert quotation.fields["recipient"] == "Stalin"
        assert quotation.fields["date"] == "1950-07-08"
        assert str(quotation.fields["doubt"]).startswith("the sender is not always the author")
        assert str(quotation.fields["words"]).endswith("Soviet military advisers")
        people = {one.fields["name"]: one.fields for one in facts(seed, "people")}
        assert people["Terentii Shtykov"]["doubt"] == "check the office that the note gives"
        assert {"Kim Il Sung", "Stalin", "Mao"} <= set(people)

    def test_claims(self, seed: Imported) -> None:
        claims = list(facts(seed, "claims"))
        assert Counter(claim.fields["actor"] for claim in claims) == {
            "ussr": 12,
            "china": 6,
            "usa": 5,
        }
        (rival,) = (one for one in claims if "rival" in str(one.fields["text"]))
        assert rival.line == 15  # "He also thought that": who he is stands in the heading
        assert str(rival.fields["statement"]).startswith("Stalin also thought that")
        assert rival.fields["kind"] == "belief"
        same = [one.line for one in claims if "same-as" in one.fields]
        assert same == [5, 8, 26]
        newly = {
            one.line: one.fields.get("kind", "context")
            for one in claims
            if "newly" in str(one.fields["text"])
        }
        assert newly == {14: "belief", 25: "context"}

    def test_links(self, seed: Imported) -> None:
        links = {one.line: one.fields for one in facts(seed, "links")}
        assert links[26]["cause"] == "Mao wanted to consolidate his power in China"
        assert links[29]["effect"] == "Mao changed his mind"
        assert 37 not in links  # why the war was begun is what the Americans believed

    def test_dates_and_numbers(self, seed: Imported) -> None:
        assert [one.fields["date"] for one in facts(seed, "events")] == [
            "1949-03",
            "1950",
            "1950-07-08",
        ]
        (number,) = facts(seed, "numbers")
        assert number.fields == {
            "statement": "The USA sent over {260,000} troops to Korea.",
            "unit": "troops",
        }
        assert "the number 25–35 stands in a quotation" in said(seed, "unplaced")
        assert {one.fields["term"] for one in facts(seed, "terms")} == {
            "consolidate",
            "rehabilitation",
            "destabilise",
            "communism",
        }


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

    def made(self, *lines: str | Line) -> Imported:
        listed = [one if isinstance(one, Line) else Line(n, one) for n, one in enumerate(lines, 1)]
        return imported(Sheet("cold-war_notes.txt", tuple(listed)))

    def test_notes_without_a_title_have_that_of_their_file(self) -> None:
        assert self.made("Stalin was cautious about Korea.").title == "Cold war notes"
        assert self.made(Line(1, "**Cells** \\* more", "heading", 1), "x").title == "Cells * more"

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
            Line(1, "Aims", "heading", 1),
            Line(2, "China's fears", "heading", 2),
            "China feared the USA and its many bases.",
            Line(4, "China's hopes", "heading", 2),
            "China hoped for peace in all of Asia.",
            Line(6, "The USA's hopes", "heading", 2),
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
        assert event.fields["doubt"] == HOLES
        assert "…" in str(event.fields["text"])
        assert any("is not right" in words for words in said(found, "doubted"))
        assert not any("…" in words for words in printable(found))

    def test_money_is_no_formula(self) -> None:
        (line,) = sound([Line(1, "US$m and A$b cost [x](y)")], Report("a"))
        assert plain(markup(line.words)) == "US$m and A$b cost [x](y)"

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
        lines = [Line(n, " | ".join(row), "row", cells=row) for n, row in enumerate(rows, 2)]
        found = self.made("Words", *lines)
        assert [one.fields["term"] for one in facts(found, "terms")] == ["inertia"]
        assert [one.fields["date"] for one in facts(found, "events")] == ["1914"]
        wide = Line(2, "a | b | c", "row", cells=("a", "b", "c"))
        (told,) = self.made("Words", wide).report.of("unplaced")
        assert "mark its first row as its head" in told.words

    def test_a_row_says_nothing_of_empty_cells(self) -> None:
        cells, head = ("Nile", "", "6,650"), ("River", "Mouth", "")
        found = self.made("Rivers", Line(2, "x", "row", cells=cells, head=head))
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
