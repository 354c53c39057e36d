"""Packages of cards from Anki (.apkg): a ZIP file with a database of SQLite.

The source is the writer of genanki and Anki's manual: notes have fields with the unit separator
between them, and models and decks stand as JSON in the table `col`. The newer form, whose database
is packed with Zstandard, is refused.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing

from worksheets.exchange.packages import Package, UnreadablePackage, opened
from worksheets.exchange.questions.bank_text import Losses, Texts
from worksheets.exchange.questions.formats.cards import CardFields, CardReader
from worksheets.exchange.questions.interaction import BankFile
from worksheets.exchange.questions.shared_syntax import NotAQuestion

OLDER = ("collection.anki21", "collection.anki2")
"""Databases of a package, the better first."""
NEWER = "collection.anki21b"
MAGIC = b"SQLite format 3\0"
STEPS = 20_000_000
"""Instructions of SQLite after which a database is given up."""
STEPS_AT_ONCE = 100_000
BETWEEN_FIELDS = "\x1f"
ONE_DECK = "Default"
MOST = 100_000
"""Notes of a package."""
NOTES = (
    "SELECT n.flds, n.tags, c.did FROM notes n LEFT JOIN"
    " (SELECT nid, MIN(did) AS did FROM cards GROUP BY nid) c ON c.nid = n.id ORDER BY n.id"
)


def packed_like(package: Package) -> float:
    """How sure it is that a package is one of Anki, from 0 to 1."""
    return 1.0 if any(package.has(name) for name in (*OLDER, NEWER)) else 0.0


def read(data: bytes, name: str, language: str = "en-GB") -> BankFile:
    """The terms and the questions of a package; lines are its notes, counted from 1."""
    texts = Texts(Losses(name), language)
    reader = CardReader(texts, "html")
    try:
        cards = list(_cards(_database(opened(data))))
    except UnreadablePackage as fault:
        texts.losses.add(0, "refused", "encoding", str(fault), "export it again")
        return BankFile((), tuple(texts.losses.found), 1)
    except NotAQuestion as fault:
        texts.losses.add(0, "refused", fault.code, str(fault), fault.hint)
        return BankFile((), tuple(texts.losses.found), 1)
    for card in cards:
        reader.read(card)
    return BankFile(
        tuple(reader.items), tuple(texts.losses.found), reader.seen, terms=tuple(reader.terms)
    )


def _database(package: Package) -> bytes:
    if package.has(NEWER):
        hint = "export it again, and tick 'Support older Anki versions'"
        raise NotAQuestion("encoding", "it is in the newer form of Anki's packages", hint)
    name = next((one for one in OLDER if package.has(one)), OLDER[-1])
    data = package.part(name)
    if not data.startswith(MAGIC):
        raise UnreadablePackage(f"the file '{name}' in it is no database")
    return data


def _cards(database: bytes) -> Iterator[CardFields]:
    """The notes of a database as cards; raises UnreadablePackage if it is damaged."""
    left = STEPS // STEPS_AT_ONCE

    def is_enough() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            # The bytes 18 and 19 say how it was written; in memory only the older way can be read.
            connection.deserialize(database[:18] + b"\x01\x01" + database[20:])
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.set_progress_handler(is_enough, STEPS_AT_ONCE)
            decks = _decks(connection)
            rows = connection.execute(NOTES).fetchmany(MOST + 1)
        except (sqlite3.Error, OverflowError, UnicodeDecodeError):
            raise UnreadablePackage("its database is damaged, or not one of Anki") from None
    if len(rows) > MOST:
        raise UnreadablePackage(f"it has more than {MOST} notes")
    for n, (fields, tags, deck) in enumerate(rows, 1):
        path = decks.get(str(deck), ())
        texts = tuple(str(fields).split(BETWEEN_FIELDS))
        yield CardFields(n, texts, tuple(str(tags).split()), path)


def _decks(connection: sqlite3.Connection) -> Mapping[str, tuple[str, ...]]:
    """The names of decks by their numbers, the widest first."""
    (written,) = connection.execute("SELECT decks FROM col").fetchone() or ("",)
    try:
        decks = json.loads(written)
    except (ValueError, TypeError, RecursionError):
        raise UnreadablePackage("its database does not say its decks") from None
    if not isinstance(decks, dict):
        raise UnreadablePackage("its database does not say its decks")
    names = {
        str(number): str(deck.get("name", ""))
        for number, deck in decks.items()
        if isinstance(deck, dict)
    }
    return {
        number: tuple(part.strip() for part in name.split("::") if part.strip())
        for number, name in names.items()
        if name != ONE_DECK
    }
