"""The folder that notes are imported into: unchanged, edited by hand, or none at all."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import worksheets
from exchange.notes.documents import document, paragraph
from imports import bring, contents, course, sample, verify
from worksheets.exchange.imports import import_notes
from worksheets.model.diagnostics import Sink


def lines(folder: Path, name: str) -> list[str | None]:
    return [one.line for one in getattr(course(folder).topics[0].knowledge, name)]


HOSTILE = """$ {x} {a|b} $x$ $\\frac{1}{2$ ** * ~ ^ _ | \\ < & # : - ? ' " 1950 9.5 km ⚡ 中
the a is was because feared Stalin China's cell communism What 1. Q2"""
WORDS = st.sampled_from((*HOSTILE.split(), "\t", "\x1b", "\u2028", "\ufeff", "\ufffc", "x" * 300))
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
SOUND = st.sampled_from(
    ("China's aims", "Japan's aims", "## Cells", "Stalin feared the USA because it was strong.",
     "In 1950 Stalin said 'We will win this war and be glad.'", "**Gene**: a part of DNA",
     "A cell is the smallest unit of life.", "DNA\ta molecule", "What is it?", "|a|b|", "|-|-|")
)  # fmt: skip
NOTES = st.lists(st.one_of(SOUND, SENTENCES, st.text(max_size=20)), min_size=1, max_size=12)


def written(path: Path, blocks: list[str]) -> Path:
    """Notes in the format of a file."""
    if path.suffix == ".docx":
        printed = ("".join(filter(str.isprintable, block)) for block in blocks)
        return document(path, [paragraph(block) for block in printed])
    text = "\n".join(f"<p>{one}" if path.suffix == ".html" else one for one in blocks)
    path.write_text(text, encoding="utf-8", errors="replace")
    return path


class TestUnchanged:
    """Importing the same notes again changes no octet, whatever is in them."""

    @settings(deadline=None, max_examples=60)
    @given(NOTES, st.sampled_from(("txt", "md", "html", "docx")))
    @example(["Cells were seen.", "X", "X", "Cells were seen."], "txt")
    def test_law(self, blocks: list[str], kind: str) -> None:
        with TemporaryDirectory() as name:
            folder = Path(name)
            path = written(folder / f"notes.{kind}", blocks)
            sink = Sink()
            outcome = import_notes([path], folder, "mine", sink)
            before = contents(folder)
            if outcome is None:
                assert {found.span.file for found in sink} == {str(path)}
                assert before.keys() == {str(path)}
                return
            course(outcome.course)
            again = import_notes([path], folder, "mine", Sink())
            assert again is not None
            assert again.changed == []
            assert contents(folder) == before
            if outcome.draft.is_file():
                built = worksheets.build(outcome.draft, output=folder / "out")
                assert built.ok, built.diagnostics
            else:
                assert outcome.no_draft_because

    def test_a_sentence_on_two_lines(self, tmp_path: Path) -> None:
        notes = tmp_path / "a.txt"
        sentence = "In 1950 Stalin was cautious."
        notes.write_text(f"Title\n{sentence}\nStalin feared the USA.\n{sentence}\n")
        outcome = bring(tmp_path, notes)
        assert lines(outcome.course, "events") == ["a.txt:2", "a.txt:4"]
        notes.write_text(f"Title\n\n{sentence}\nStalin feared the USA.\n\n{sentence}\n")
        assert bring(tmp_path, notes).changed
        assert lines(outcome.course, "events") == ["a.txt:3", "a.txt:6"]
        assert bring(tmp_path, notes).changed == []

    def test_some_of_the_files(self, tmp_path: Path) -> None:
        files = [sample(tmp_path, name) for name in ("cells.html", "forces.md")]
        bring(tmp_path, *files)
        before = contents(tmp_path)
        assert bring(tmp_path, files[1]).changed == []
        assert contents(tmp_path) == before


class TestHandEdited:
    """A folder that a person has edited: what can stand stays, what cannot is named."""

    @pytest.fixture
    def notes(self, tmp_path: Path) -> Path:
        return sample(tmp_path, "cells.html")

    def test_ends_of_lines_and_marks_stay(self, tmp_path: Path, notes: Path) -> None:
        topic = bring(tmp_path, notes).course / "1.yaml"
        before = b"\xef\xbb\xbf" + topic.read_bytes().replace(b"\n", b"\r\n")
        topic.write_bytes(before)
        assert bring(tmp_path, notes).changed == []
        assert topic.read_bytes() == before
        notes.write_text(notes.read_text().replace("1665", "1666"))
        bring(tmp_path, notes)
        after = topic.read_bytes()
        assert after.startswith(b"\xef\xbb\xbf")
        assert after.count(b"\n") == after.count(b"\r\n") == before.count(b"\n")
        assert verify(topic.parent, "a", "n", "q").return_value == 0
        assert topic.read_bytes().count(b"\n") == topic.read_bytes().count(b"\r\n")

    @pytest.mark.parametrize(
        "knowledge",
        ["knowledge: {}\n", "questions: []\n", "{}\n",
         "knowledge:\n  terms: []   # none yet\n",
         "knowledge: {terms: [{id: cell, term: x, definition: y}]}\n"],
    )  # fmt: skip
    def test_a_topic_with_next_to_nothing(
        self, tmp_path: Path, notes: Path, knowledge: str
    ) -> None:
        outcome = bring(tmp_path, notes)
        (outcome.course / "1.yaml").write_text(knowledge)
        notes.write_text(notes.read_text() + "<p>A gene is a part of DNA.</p>")
        bring(tmp_path, notes)
        terms = [term.term for term in course(outcome.course).topics[0].knowledge.terms]
        assert terms[-1] == "gene"

    def test_an_actor_who_comes_later_is_disputed(self, tmp_path: Path) -> None:
        first = tmp_path / "first.md"
        page = "# Aims\n\n## China's aims\n\nChina feared the USA a lot.\n\n## Japan's aims\n\n{}\n"
        first.write_text(page.format("Japan feared the USSR a lot."))
        outcome = bring(tmp_path, first)
        verify(outcome.course, "a", "n", "a", "n", "q")
        more = tmp_path / "more.md"
        more.write_text(page.replace("Japan", "Korea").format("Korea feared the war a lot."))
        assert bring(tmp_path, more).course == outcome.course
        claims = course(outcome.course).topics[0].knowledge.claims
        assert [claim.verified for claim in claims] == [True, True, False, False]
        assert claims[0].disputed_for == claims[1].disputed_for == ("korea",)

    def test_a_person_who_is_known_is_not_added(self, tmp_path: Path) -> None:
        quoted = "Stalin said: 'We will win this war and be glad of it.'\n"
        for name in ("one", "two"):
            (tmp_path / f"{name}.txt").write_text(f"War\n{quoted.replace('win', name)}")
        outcome = bring(tmp_path, tmp_path / "one.txt")
        bring(tmp_path, tmp_path / "two.txt")
        knowledge = course(outcome.course).topics[0].knowledge
        assert [person.id for person in knowledge.people] == ["stalin"]
        assert [one.speaker for one in knowledge.quotations] == ["stalin", "stalin"]

    def test_the_last_suggestion_can_be_rejected(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("Cells\nA cell is a very small room.\n")
        outcome = bring(tmp_path, tmp_path / "a.txt")
        topic = outcome.course / "1.yaml"
        topic.write_text(topic.read_text().split("\n  notes:")[0] + "\n")
        assert "1 suggestion decided, 0 left" in verify(outcome.course, "r").output
        assert not list(course(outcome.course).topics[0].knowledge.facts())

    @pytest.mark.parametrize(
        ("file", "content", "message"),
        [
            ("imported.json", "[]", "not what an import remembers"),
            ("imported.json", "[" * 5000, "not what an import remembers"),
            ("imported.json", '{"a": {"topic": "../x", "facts": {}}}', "not what an import"),
            ("imported.json", '{"a": {"topic": "1", "facts": {"b": [1]}}}', "not what an import"),
            ("imported.json", "\udcff", "not what an import remembers"),
            ("1.yaml", "[]", "has mistakes"),
            ("outline.yaml", "title: x", "has mistakes"),
            ("outline.yaml", None, "there are topics such as '1.yaml', but no outline.yaml"),
        ],
    )
    def test_what_cannot_be_read(
        self, tmp_path: Path, notes: Path, file: str, content: str | None, message: str
    ) -> None:
        path = bring(tmp_path, notes).course / file
        path.unlink()
        if content is not None:
            path.write_text(content, errors="surrogateescape")
        before = contents(tmp_path)
        sink = Sink()
        assert import_notes([notes], tmp_path, "mine", sink) is None
        assert message in "".join(map(str, sink))
        assert contents(tmp_path) == before


class TestOutput:
    """Where nothing can be written nothing is, and one error says so."""

    @pytest.fixture
    def notes(self, tmp_path: Path) -> Path:
        return sample(tmp_path, "cells.html")

    def refused(self, notes: Path, out: Path) -> str:
        before = set(notes.parent.rglob("*"))
        sink = Sink()
        assert import_notes([notes], out, "mine", sink) is None
        assert set(notes.parent.rglob("*")) == before
        (found,) = sink
        assert found.hints
        return found.message

    def test_a_file(self, tmp_path: Path, notes: Path) -> None:
        (tmp_path / "out").write_text("x")
        assert self.refused(notes, tmp_path / "out").startswith("this is a file")

    def test_a_course_that_is_a_file(self, tmp_path: Path, notes: Path) -> None:
        (tmp_path / "mine").write_text("x")
        assert self.refused(notes, tmp_path).startswith("this is a file")

    def test_a_link_to_itself(self, tmp_path: Path, notes: Path) -> None:
        (tmp_path / "out").symlink_to("out")
        assert self.refused(notes, tmp_path / "out").startswith("this is a link that leads nowhere")

    def test_a_folder_where_a_file_is_to_be(self, tmp_path: Path, notes: Path) -> None:
        (tmp_path / "mine" / "notes" / "cells.html").mkdir(parents=True)
        assert self.refused(notes, tmp_path).startswith("it cannot be written")

    def test_a_folder_under_a_file(self, tmp_path: Path, notes: Path) -> None:
        (tmp_path / "out").write_text("x")
        assert self.refused(notes, tmp_path / "out" / "deep").startswith("it cannot be written")


def test_a_draft_that_no_theme_here_can_print(tmp_path: Path) -> None:
    notes = tmp_path / "a.txt"
    notes.write_text("汉语\n你好: hello\n猫: cat\n")
    outcome = bring(tmp_path, notes)
    assert "no typeface here has the character" in outcome.no_draft_because
    assert not outcome.draft.exists()
    assert len(course(outcome.course).topics[0].knowledge.terms) == 2
