"""Packages of cards from Anki."""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_questions import remembered
from word_documents import packed

from worksheets.exchange.questions.formats.anki_package import read
from worksheets.exchange.questions.formats.registry import likely_formats
from worksheets.exchange.questions.importing import BankImport, import_banks
from worksheets.exchange.questions.interaction import BankFile, TextEntry
from worksheets.model.diagnostics import Sink
from worksheets.model.paper.content import plain

__all__ = ["remembered"]

Note = tuple[str, str, int]
NOTES: tuple[Note, ...] = (
    ("treaty\x1fa written agreement of <b>states</b>", " politics ", 2),
    ("Who signed it?\x1fNapoleon\x1f[sound:x.mp3]", "", 1),
    ("The capital of {{c1::Korea}} is {{c2::Seoul}}.\x1f", "", 2),
    ("one side\x1f", "", 1),
)


def database(notes: Sequence[Note], decks: object = None) -> bytes:
    """A collection as Anki writes it, with the tables that are read."""
    named = {"1": {"name": "Default"}, "2": {"name": "History::Asia"}}
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE col (id INTEGER, models TEXT, decks TEXT)")
    connection.execute("CREATE TABLE notes (id INTEGER, mid INTEGER, tags TEXT, flds TEXT)")
    connection.execute("CREATE TABLE cards (id INTEGER, nid INTEGER, did INTEGER)")
    written = json.dumps(named if decks is None else decks)
    connection.execute("INSERT INTO col VALUES (1, '{}', ?)", (written,))
    for n, (fields, tags, deck) in enumerate(notes, 1):
        connection.execute("INSERT INTO notes VALUES (?, 1, ?, ?)", (n, tags, fields))
        connection.execute("INSERT INTO cards VALUES (?, ?, ?)", (n, n, deck))
    connection.commit()
    return connection.serialize()


def package(data: bytes, name: str = "collection.anki2", **more: bytes) -> bytes:
    return packed({name: data, "media": b"{}", **more})


def bank(data: bytes) -> BankFile:
    found = read(data, "cards.apkg")
    assert len(found.items) + len(found.terms) + found.refused == found.seen
    return found


def test_notes_become_terms_questions_and_texts_with_blanks() -> None:
    data = package(database(NOTES))
    assert [one.name for one in likely_formats(data)] == ["anki-package"]
    found = bank(data)
    (term,) = found.terms
    assert (plain(term.term), plain(term.definition)) == ("treaty", "a written agreement of states")
    assert term.path == ("History", "Asia")
    question, cloze = found.items
    assert question.path == ()
    assert isinstance(cloze.interaction, TextEntry)
    assert [plain(gap.answers[0].words) for gap in cloze.interaction.gaps.values()] == [
        "Korea",
        "Seoul",
    ]
    assert [(loss.span.line, loss.grade, loss.what) for loss in found.losses] == [
        (1, "lost", "the tag 'politics'"),
        (2, "lost", "the field '[sound:x.mp3]'"),
        (4, "refused", "the card has one side only"),
    ]


def test_a_database_that_was_written_ahead_is_read() -> None:
    data = database(NOTES)
    ahead = package(data[:18] + b"\x02\x02" + data[20:], "collection.anki21")
    assert bank(ahead).seen == 4


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (package(b"x", "collection.anki21b"), "it is in the newer form of Anki's packages"),
        (package(b"x"), "the file 'collection.anki2' in it is no database"),
        (package(b"SQLite format 3\0" + b"x" * 99),
         "its database is damaged, or not one of Anki"),
        (package(database(NOTES, [])), "its database does not say its decks"),
        (b"PK\x03\x04", "it is damaged, or no ZIP file"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(data: bytes, message: str) -> None:
    found = bank(data)
    assert (found.seen, [loss.what for loss in found.losses]) == (1, [message])


def test_a_database_that_never_ends_is_given_up() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE col (decks TEXT)")
    connection.execute("INSERT INTO col VALUES ('{}')")
    connection.execute("CREATE TABLE cards (nid INTEGER, did INTEGER)")
    connection.execute(
        "CREATE VIEW notes AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT i id, 'a' flds, '' tags FROM n"
    )
    found = bank(package(connection.serialize()))
    assert [loss.what for loss in found.losses] == ["its database is damaged, or not one of Anki"]


def test_cards_of_a_package_become_a_course(tmp_path: Path) -> None:
    path = tmp_path / "cards.apkg"
    path.write_bytes(package(database(NOTES)))
    outcome = import_banks(BankImport([path], tmp_path / "courses"), Sink())
    assert outcome is not None
    assert (outcome.seen, outcome.imported) == (4, 3)


@given(place=st.integers(0, 8000), byte=st.integers(0, 255))
def test_a_damaged_database_is_counted(place: int, byte: int) -> None:
    data = bytearray(database(NOTES))
    data[place % len(data)] = byte
    bank(package(bytes(data)))
