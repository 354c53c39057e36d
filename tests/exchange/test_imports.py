"""Notes become courses; what a person did to them stays, whatever becomes of the notes."""

from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner

import worksheets
from imports import NAMES, bring, contents, course, sample, verify
from words import ENGLISH
from worksheets.assemble.pool import entries_of
from worksheets.cli import worksheets as program
from worksheets.exchange.imports import import_notes
from worksheets.model.diagnostics import Sink
from worksheets.questions import registry


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_of_any_notes(tmp_path: Path, name: str) -> None:
    outcome = bring(tmp_path, sample(tmp_path, name))
    result = worksheets.build(outcome.draft, output=tmp_path / "out")
    assert result.ok, result.diagnostics
    assert len(result.built) == 2
    for file in result.built:
        for page in pypdf.PdfReader(file.path).pages:
            assert "DRAFT – not verified" in page.extract_text()


def test_nothing_that_was_imported_is_a_key(tmp_path: Path) -> None:
    outcome = bring(tmp_path, *(sample(tmp_path, name) for name in NAMES))
    found = course(outcome.course)
    assert [topic.number for topic in found.topics if topic.knowledge.claims] == ["4.1.3", "5"]
    assert not entries_of(found.topics, registry(), ENGLISH)


def test_many_files_are_many_topics(tmp_path: Path) -> None:
    outcome = bring(tmp_path, *(sample(tmp_path, name) for name in NAMES))
    titles = {topic.number: topic.title for topic in course(outcome.course).topics}
    assert titles["4.1"] == "Cuba"
    assert titles["4.1.3"] == "Aims of the USSR, Cuba & the USA"
    assert titles["5"] == "Cells"
    assert titles["8"] == "Rivers of the world"


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    files = [sample(tmp_path, name) for name in NAMES]
    bring(tmp_path, *files)
    before = contents(tmp_path)
    assert bring(tmp_path, *files).changed == []
    assert bring(tmp_path, *reversed(files)).changed == []
    assert contents(tmp_path) == before


def test_corrected_notes(tmp_path: Path) -> None:
    notes = sample(tmp_path, "cells.html")
    outcome = bring(tmp_path, notes)
    topic = outcome.course / "1.yaml"
    topic.write_text(topic.read_text().replace("  claims:\n", "  # read twice\n  claims:\n"))
    assert verify(outcome.course, "a", "n", "r", "q").return_value == 0
    before = course(outcome.course).topics[0].knowledge
    assert [claim.verified for claim in before.claims] == [True, False, False, False]
    text = notes.read_text()
    text = text.replace("made of cellulose", "made mostly of cellulose")  # that was verified
    text = text.replace("have no cell wall", "have no wall around them")
    text = text.replace("<li>They contain chloroplasts", "\n\n<li>They contain chloroplasts")
    text = text.replace("In 1665 Robert Hooke saw cells in a slice of cork. ", "")
    notes.write_text(text)
    again = bring(tmp_path, notes)
    told = [remark.text for remark in again.remarks if remark.kind == "kept"]
    assert any("now 'Plant cells have a cell wall made mostly" in words for words in told)
    assert any(words.endswith("verified and kept: plant-cells-1") for words in told)
    assert any(words.startswith("gone from the notes: 'In 1665") for words in told)
    after = course(outcome.course).topics[0].knowledge
    claims = {claim.id: claim for claim in after.claims}
    assert claims["plant-cells-1"] == before.claims[0].model_copy(
        update={"span": claims["plant-cells-1"].span}
    )
    assert "plant-cells-2" not in claims  # it was rejected, and does not come back
    assert [str(event.date) for event in after.events] == ["1839"]
    assert "# read twice" in topic.read_text()
    assert bring(tmp_path, notes).changed == []


def test_a_second_page_on_the_same_topic(tmp_path: Path) -> None:
    bring(tmp_path, sample(tmp_path, "cells.html"))
    more = tmp_path / "more.md"
    more.write_text("# Cells\n\nA nucleus is the part of a cell that controls it.\n")
    outcome = bring(tmp_path, more)
    found = course(outcome.course)
    assert [topic.number for topic in found.topics] == ["1"]
    terms = {term.term: term.line for term in found.topics[0].knowledge.terms}
    assert terms["nucleus"] == "more.md:3"
    assert terms["cytoplasm"] == "cells.html:6"


def test_a_draft_that_a_person_made_theirs_stays(tmp_path: Path) -> None:
    notes = sample(tmp_path, "cells.html")
    outcome = bring(tmp_path, notes)
    own = outcome.draft.read_text().split("\n", 1)[1]
    outcome.draft.write_text(own)
    notes.write_text(notes.read_text().replace("<h2>History", "<p>Cells divide.</p><h2>History"))
    bring(tmp_path, notes)
    assert outcome.draft.read_text() == own


class TestVerify:
    """A person goes through what was suggested."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return bring(tmp_path, sample(tmp_path, "cells.html")).course

    def test_what_is_accepted_is_asked(self, folder: Path) -> None:
        done = verify(folder, "a", "n", "a", "n", "a", "d", "q")
        assert "in the notes (cells.html:9): <li>Plant cells have a cell wall" in done.output
        assert "3 suggestions decided" in done.output
        found = course(folder)
        first, _, third, *_ = found.topics[0].knowledge.claims
        assert first.sure
        assert first.not_true_of == ("animal-cells",)
        assert third.disputed_for == ("animal-cells",)
        asked = {
            name
            for one in entries_of(found.topics, registry(), ENGLISH)
            for name in one.question.asks
        }
        assert {first.id, third.id} <= asked

    def test_it_goes_on_where_it_stopped(self, folder: Path) -> None:
        verify(folder, "a", "n", "q")
        done = verify(folder, "s", "r", "q")
        assert "claim plant-cells-1" not in done.output
        assert done.output.index("claim plant-cells-2") < done.output.index("claim plant-cells-3")

    def test_nothing_is_lost_on_an_interrupt(self, folder: Path) -> None:
        done = verify(folder, "a", "n", "d")  # the input ends where a reason is asked for
        assert done.exception is not None
        first, second, *_ = course(folder).topics[0].knowledge.claims
        assert first.sure
        assert not second.sure

    def test_editing(self, folder: Path) -> None:
        text = "have a cell wall of cellulose"
        verify(folder, "e", text, "Plant cells have a {cell wall}.", "", "", "a", "n", "q")
        claim = course(folder).topics[0].knowledge.claims[0]
        assert claim.sure
        assert "cell wall of cellulose" in str(claim.text)

    def test_what_cannot_stand_is_not_kept(self, folder: Path) -> None:
        before = contents(folder)
        done = verify(folder, "e", "", "no blank at all", "", "", "q")
        assert "the text has no blank in it" in done.output
        assert contents(folder) == before

    def test_disputes(self, folder: Path) -> None:
        verify(folder, "d", "some cells have walls of other stuff", "q")
        claim = course(folder).topics[0].knowledge.claims[0]
        assert claim.dispute == "some cells have walls of other stuff"
        assert not claim.sure

    def test_a_term_needs_a_meaning(self, folder: Path) -> None:
        answers = ["s"] * 7 + ["a"] * 30
        done = verify(folder, *answers, "q")
        assert "definition (needed)" in done.output

    def test_other_lines_stay_as_they_are(self, folder: Path) -> None:
        topic = folder / "1.yaml"
        text = topic.read_text().replace(
            "    - id: plant-cells-2\n", "    # mine\n    - id: plant-cells-2\n"
        )
        topic.write_text(text)
        verify(folder, "a", "n", "q")
        old, new = text.split("\n"), topic.read_text().split("\n")
        assert [line for line in new if line not in old] == [
            "      verified: true",
            "      not-true-of: [animal-cells]",
        ]
        assert [line for line in old if line not in new] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no.txt"], "there is no such file"),
        (["no.pdf"], "notes cannot be read from a '.pdf' file"),
        (["cells.html", "--course", "My Course"], "'My Course' is no name of a course"),
        (["cells.html", "cells.html"], "two files of notes have one name"),
        (["cells.html", "--course", "biology"], "a course that comes with the program is called"),
        (["biology.txt"], "give yours another name: --course my-biology"),
        (["заметки.txt"], "no name for a course can be made of the name of this file"),
        (["cells.html", "--course", "x" * 61], "60 at most"),
        (["nothing.txt"], "nothing.txt: error: nothing for a course was found in these notes"),
        (["nothing.txt"], "line 2: a question: 'What is it?'"),
    ],
)
def test_wrong_inputs(tmp_path: Path, arguments: list[str], message: str) -> None:
    sample(tmp_path, "cells.html")
    for name in ("biology.txt", "заметки.txt"):
        (tmp_path / name).write_text("Cells were seen in 1665.")
    (tmp_path / "nothing.txt").write_text("Nothing\n1. What is it?\n")
    paths = [str(tmp_path / one) if "." in one else one for one in arguments]
    out = tmp_path / "out"
    done = CliRunner().invoke(
        program, ["import", "notes", *paths, "-o", str(out)], standalone_mode=False
    )
    assert done.return_value == 1
    assert message in done.output
    assert "hint:" in done.output
    assert not out.exists()


def test_a_course_that_is_broken_is_left_alone(tmp_path: Path) -> None:
    notes = sample(tmp_path, "cells.html")
    outcome = bring(tmp_path, notes)
    topic = outcome.course / "1.yaml"
    topic.write_text(topic.read_text().replace("  claims:", "  claims: ["))
    before = contents(tmp_path)
    sink = Sink()
    assert import_notes([notes], tmp_path, "mine", sink) is None
    assert "has mistakes, so no notes can come to it" in "".join(map(str, sink))
    assert contents(tmp_path) == before
