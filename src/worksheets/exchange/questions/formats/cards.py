"""Sets of cards as text: the exports of Quizlet and of Anki.

A card becomes a term with what it means; one that asks a question, or has braces on its front,
which no term may have, becomes a question, and a cloze note of Anki a text with blanks. The source
for Anki is its manual, "Importing text files": header lines such as `#separator:tab` say what the
columns are. Quizlet has a tab between the sides and a card a line, unless its user chooses other
characters.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from worksheets.exchange.questions.bank_text import Losses, Texts, decoded
from worksheets.exchange.questions.gap_text import FIRST_MARK, MOST, with_gaps
from worksheets.exchange.questions.interaction import (
    AcceptedAnswer,
    BankFile,
    ExchangeItem,
    TermCard,
    TextEntry,
    TextGap,
)
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.model.paper.content import Inlines, plain

HEADER = re.compile(r"#([a-z ]+):(.*)")
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
CLOZE = re.compile(
    r"\{\{c\d{1,3}::((?:(?!\}\}|\{\{|::).){1,500})(?:::((?:(?!\}\}|\{\{).){0,500}))?\}\}", re.DOTALL
)
SOUND = re.compile(r"\[(?:sound|anki):[^\]]{0,200}\]")
GUESSES = (
    ("\t", ";"),
    (" - ", "\n"),
    (" – ", "\n"),
    (",", ";"),
    (" - ", ";"),
    (";", "\n"),
    (":", "\n"),
)
"""Characters between sides and between cards that users of Quizlet choose."""
FEWEST = 3
"""Cards of a set whose separators are guessed."""
LONG_FRONT = 8
"""Words of a front that is more likely a meaning than a term."""
UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True)
class CardFields:
    """The fields of a card, with its first line."""

    line: int
    texts: tuple[str, ...]
    tags: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    kind: str = ""


@dataclass(slots=True)
class CardReader:
    """Reads cards one after the other, in HTML or in plain text by their `markup`."""

    texts: Texts
    markup: str
    doubts: tuple[str, ...] = ()
    seen: int = 0
    items: list[ExchangeItem] = field(default_factory=list)
    terms: list[TermCard] = field(default_factory=list)

    def read(self, card: CardFields) -> None:
        self.seen += 1
        try:
            self._card(card)
        except NotAQuestion as fault:
            losses = self.texts.losses
            losses.add(card.line, "refused", fault.code, str(fault), fault.hint)

    def _card(self, card: CardFields) -> None:
        if any(UNREADABLE in text for text in card.texts):
            raise NotAQuestion("encoding", "something in it cannot be read", "save it as UTF-8")
        if CLOZE.search(card.texts[0]):
            self.items.append(self._cloze(card))
            return
        if len(card.texts) < 2 or not card.texts[1].strip():
            raise NotAQuestion("key", "the card has one side only", "write the other one")
        extra = [text for text in card.texts[2:] if text.strip()]
        if extra and not self.markup:
            hint = "leave two columns, or export notes in plain text from Anki"
            raise NotAQuestion("key", f"the card has {len(extra) + 2} sides", hint)
        for text in extra:
            self.texts.losses.add(card.line, "lost", "layout", f"the field '{text[:60]}'")
        front, back = (self._side(text, card.line) for text in card.texts[:2])
        if plain(front).rstrip().endswith("?") or "{" in plain(front):
            self.items.append(self._question(card, front, back))
        else:
            self.terms.append(self._term(card, front, back))

    def _side(self, text: str, line: int) -> Inlines:
        if SOUND.search(text):
            self.texts.losses.add(line, "lost", "layout", "a sound")
        content = self.texts.line(SOUND.sub("", text).strip(), line, self.markup or "plain")
        if not plain(content).strip():
            raise NotAQuestion("key", "a side of the card has no words", "write what it shows")
        return content

    def _term(self, card: CardFields, front: Inlines, back: Inlines) -> TermCard:
        doubts = list(self.doubts)
        is_long = len(plain(front).split()) >= LONG_FRONT
        if is_long and len(plain(back).split()) < LONG_FRONT and "{" not in plain(back):
            front, back = back, front
            doubts.append("the sides of the card were changed, for its front is longer")
        place = self.texts.losses.at(card.line)
        for tag in card.tags:
            self.texts.losses.add(card.line, "lost", "layout", f"the tag '{tag}'")
        return TermCard(front, back, card.path, tuple(doubts), place)

    def _question(self, card: CardFields, front: Inlines, back: Inlines) -> ExchangeItem:
        answer = TextEntry({"answer": TextGap((AcceptedAnswer(back),))})
        place = self.texts.losses.at(card.line)
        return ExchangeItem(
            (front,), answer, path=card.path, tags=card.tags, doubts=self.doubts, span=place
        )

    def _cloze(self, card: CardFields) -> ExchangeItem:
        """A cloze note: all of its deletions are blanks."""
        answers: list[str] = []

        def mark(found: re.Match[str]) -> str:
            answers.append(found[1])
            return chr(FIRST_MARK + len(answers) - 1)

        text = CLOZE.sub(mark, card.texts[0], count=MOST)
        if "{{c" in text:
            raise NotAQuestion("layout", "a blank of it is within another one", "take them apart")
        body = with_gaps(self.texts.body(text, card.line, self.markup or "plain"))
        gaps: dict[str, TextGap] = {}
        for n, answer in enumerate(answers, 1):
            gaps[f"gap-{n}"] = TextGap((AcceptedAnswer(self._side(answer, card.line)),))
        feedback = self._back(card)
        place = self.texts.losses.at(card.line)
        return ExchangeItem(
            body,
            TextEntry(gaps),
            path=card.path,
            tags=card.tags,
            feedback=feedback,
            doubts=self.doubts,
            span=place,
        )

    def _back(self, card: CardFields) -> Inlines:
        extra = " ".join(text for text in card.texts[1:] if text.strip())
        return self.texts.line(extra, card.line, self.markup or "plain") if extra else ()


def read(data: bytes, name: str, language: str = "en-GB") -> BankFile:
    """The terms and the questions of a set of cards."""
    text, guessed = decoded(data)
    texts = Texts(Losses(name), language)
    if guessed:
        texts.losses.add(1, "guessed", "encoding", "the file is not UTF-8", f"read as {guessed}")
    head, rest, first = _header(text)
    if head:
        reader = CardReader(texts, "html" if head.get("html", "").lower() == "true" else "plain")
        cards = _anki_cards(head, rest, first, reader)
    else:
        between, end = _separators(text)
        chosen = (
            () if between == "\t" and end == "\n" else ("what is between its sides is guessed",)
        )
        reader = CardReader(texts, "", chosen)
        cards = _quizlet_cards(text, between, end)
    for card in cards:
        reader.read(card)
    return BankFile(
        tuple(reader.items), tuple(texts.losses.found), reader.seen, terms=tuple(reader.terms)
    )


def looks_like(text: str) -> float:
    """How sure it is that a text is a set of cards, from 0 to 1."""
    head, _, _ = _header(text)
    if "separator" in head or "notetype column" in head or "deck column" in head:
        return 1.0
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) >= FEWEST and all(line.count("\t") == 1 for line in lines):
        return 0.7
    between, end = _separators(text)
    return 0.3 if between != "\t" or end != "\n" else 0.0


def _header(text: str) -> tuple[dict[str, str], str, int]:
    """What the header lines of Anki say, the text behind them, and its first line."""
    head: dict[str, str] = {}
    lines = text.split("\n")
    for n, line in enumerate(lines):
        found = HEADER.fullmatch(line)
        if not found:
            return head, "\n".join(lines[n:]), n + 1
        head[found[1].strip()] = found[2] if found[2].strip() == "" else found[2].strip()
    return head, "", len(lines)


def _anki_cards(
    head: dict[str, str], text: str, first: int, reader: CardReader
) -> Iterator[CardFields]:
    written = head.get("separator", "tab")
    separator = SEPARATORS.get(written.lower(), written)
    if len(separator) != 1:
        separator = "\t"
    special = {
        name: int(number) - 1
        for name in ("guid", "notetype", "deck", "tags")
        if (number := head.get(f"{name} column", "")).isdecimal() and 0 < int(number[:3]) < 100
    }
    lines = list(io.StringIO(text, newline=""))
    rows = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        line = first + rows.line_num
        is_comment = "".join(lines[rows.line_num : rows.line_num + 1]).startswith("#")
        try:
            row = next(rows, None)
        except csv.Error as error:
            reader.seen += 1
            what = f"the rest cannot be read: {error}"
            hint = "look at the quotation marks there"
            reader.texts.losses.add(line, "refused", "encoding", what, hint)
            return
        if row is None:
            return
        if is_comment and len(row) > 1:
            what = f"a comment, for so Anki reads a line that begins with #: '{row[0][:60]}'"
            reader.texts.losses.add(line, "lost", "layout", what)
        if is_comment or not any(cell.strip() for cell in row):
            continue
        yield _anki_card(row, special, head, line)


def _anki_card(
    row: Sequence[str], special: dict[str, int], head: dict[str, str], line: int
) -> CardFields:
    def of(name: str) -> str:
        place = special.get(name, len(row))
        return row[place].strip() if place < len(row) else head.get(name, "").strip()

    texts = tuple(cell for n, cell in enumerate(row) if n not in special.values())
    path = tuple(part.strip() for part in of("deck").split("::") if part.strip())
    return CardFields(line, texts or ("",), tuple(of("tags").split()), path, of("notetype"))


def _separators(text: str) -> tuple[str, str]:
    """The characters between sides and between cards: those with which each card has two."""
    for between, end in (("\t", "\n"), *GUESSES):
        cards = [card for card in text.split(end) if card.strip()]
        fits = len(cards) >= FEWEST and all(card.count(between) == 1 for card in cards)
        if fits and all(side.strip() for card in cards for side in card.split(between)):
            return between, end
    return "\t", "\n"


def _quizlet_cards(text: str, between: str, end: str) -> Iterator[CardFields]:
    line = 1
    for card in text.split(end):
        if card.strip():
            yield CardFields(line + len(card[: len(card) - len(card.lstrip())].split("\n")) - 1,
                          tuple(side.strip() for side in card.split(between)))  # fmt: skip
        line += card.count("\n") + end.count("\n")
