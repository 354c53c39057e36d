"""Reads the paragraphs of a list as questions, and refuses those of which no key is certain."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from worksheets.exchange.questions.bank_text import Losses
from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    BankFile,
    Body,
    Choice,
    ExchangeItem,
    Grid,
    Interaction,
    Listed,
    Option,
    Picture,
)
from worksheets.exchange.questions.lists.answer_places import (
    are_above,
    uncertain_answers,
)
from worksheets.exchange.questions.lists.counted_options import with_counted_options
from worksheets.exchange.questions.lists.drafts import (
    DraftEntry,
    DraftOption,
    read_stars,
    without_marks,
)
from worksheets.exchange.questions.lists.entries import Grouping
from worksheets.exchange.questions.lists.key_block import without_key_blocks
from worksheets.exchange.questions.lists.key_entries import BlockKey
from worksheets.exchange.questions.lists.key_matching import keys_of_none, matched_keys
from worksheets.exchange.questions.lists.keys import (
    Places,
    answered,
    leading_shade,
    shown_key,
    stated_key,
)
from worksheets.exchange.questions.lists.keys_beside import read_keys_beside
from worksheets.exchange.questions.lists.line_kinds import with_headings
from worksheets.exchange.questions.lists.numbered_options import with_numbered_options
from worksheets.exchange.questions.lists.option_columns import columns_apart, holds_another
from worksheets.exchange.questions.lists.option_rows import options_apart
from worksheets.exchange.questions.lists.paragraphs import (
    Paragraph,
    Shade,
    body_of_paragraphs,
    content_of,
    shades_of,
    undressed_runs,
)
from worksheets.exchange.questions.lists.strays import mark_strays
from worksheets.exchange.questions.lists.typed_answers import is_words, typed_answer
from worksheets.exchange.questions.shared_syntax import NotAQuestion

FEWEST_OPTIONS = 2
UNREADABLE = "\ufffd"
"""Stands for a character or a formula that could not be read."""
SEVERAL_KINDS = frozenset({"ma", "mr", "multiple answer", "multiple answers", "multiple response"})
DROPPED_WORDS = 60


def read_list(
    paragraphs: Sequence[Paragraph],
    losses: Losses,
    language: str = "en-GB",
    pictures: Mapping[str, bytes] | None = None,
) -> BankFile:
    """The questions of a list; `pictures` are files by the names that its paragraphs use."""
    outside = without_key_blocks(options_apart(columns_apart(with_headings(paragraphs))))
    grouping = Grouping()
    grouping.read(with_counted_options(outside.questions))
    entries = grouping.entries
    without_marks(entries)
    read_keys_beside(entries)
    keys = matched_keys(entries, outside.blocks)
    keys = {n: with_numbered_options(one, keys.get(n, ())) for n, one in enumerate(entries)}
    above = not outside.blocks and are_above(outside.questions, entries)
    if grouping.answer_above or above:
        for entry in entries:
            entry.fault = "an answer stands before its question, so each may be of another one"
    for n, entry in enumerate(entries):
        if not keys[n]:
            read_stars(entry)
    mark_strays(entries)
    for n in uncertain_answers(outside.questions, entries):
        entries[n].doubts.append("its answer may be that of the question under it")
    reader = _Reader(losses, language, leading_shade(entries), _usual_options(entries))
    items: list[ExchangeItem] = []
    for n, entry in enumerate(entries):
        try:
            items.append(reader.item(entry, keys[n]))
        except NotAQuestion as fault:
            losses.add(entry.line, "refused", fault.code, str(fault), fault.hint)
    left_out = [*grouping.left_out, *outside.left_out]
    _tell_left_out(keys_of_none(entries, outside.blocks, keys), left_out, losses)
    return BankFile(tuple(items), tuple(losses.found), len(entries), pictures or {})


def _tell_left_out(
    keys: Sequence[BlockKey], paragraphs: Sequence[Paragraph], losses: Losses
) -> None:
    """Name keys and lines that are of no question."""
    for key in keys:
        losses.add(
            key.line,
            "lost",
            "key",
            f"no question has the number of '{key.shown[:DROPPED_WORDS]}'",
        )
    for paragraph in paragraphs:
        words = " ".join(paragraph.text.split())[:DROPPED_WORDS] or "a picture or a table"
        losses.add(paragraph.line, "lost", "layout", f"'{words}' belongs to no question")


def _usual_options(entries: Sequence[DraftEntry]) -> int:
    """How many options most questions have."""
    counts = Counter(len(entry.options) for entry in entries if entry.options)
    return counts.most_common(1)[0][0] if counts else 0


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes items of entries, in the language of the list and by its way to mark options."""

    losses: Losses
    language: str
    leading: Shade | None
    usual_options: int

    def item(self, entry: DraftEntry, block: tuple[str, ...]) -> ExchangeItem:
        """The question of an entry; raises NotAQuestion."""
        if entry.fault:
            hint = "write A., B., C. and so on, and the answer last"
            raise NotAQuestion("key", entry.fault, hint)
        if entry.unsure_list:
            what = f"a line in it with the number {entry.number + 1} may be another question"
            raise NotAQuestion("key", what, "write (i), (ii) and so on before the lines of a list")
        if not entry.text and not any(paragraph.part for paragraph in entry.stem):
            raise NotAQuestion("key", "there are options, but no question", "write what is asked")
        texts = [entry.text, *(option.text for option in entry.options), *entry.answers]
        if any(UNREADABLE in text for text in texts):
            hint = "type it anew, and save the file as UTF-8 if it is a text"
            raise NotAQuestion("formula", "something in it cannot be read", hint)
        doubts = list(entry.doubts)
        if entry.options and not is_words(entry):
            interaction: Interaction = self._choice(entry, block, doubts)
            body: Body = body_of_paragraphs(_undressed(entry.stem), self.language)
        else:
            body, interaction = typed_answer(entry, block, self.language, doubts)
        return ExchangeItem(
            body,
            interaction,
            path=entry.path,
            marks=entry.marks,
            feedback=content_of(entry.reasons, self.language),
            doubts=tuple(dict.fromkeys(doubts)),
            span=self.losses.at(entry.line),
        )

    def _choice(self, entry: DraftEntry, block: tuple[str, ...], doubts: list[str]) -> Choice:
        if len(entry.options) < FEWEST_OPTIONS:
            raise NotAQuestion("key", "there is only one option", "write another one under it")
        if not all(_has_content(option) for option in entry.options):
            raise NotAQuestion(
                "key", "an option of it has no words", "write its words, or delete it"
            )
        if holds_another(entry):
            what = "an option of it seems to hold another one"
            raise NotAQuestion("key", what, "write each option on a line of its own")
        places = self._key(entry, block, doubts)
        if entry.counted:
            self._check_counted(entry)
            doubts.append("its options have no letters: they were counted")
        undress: tuple[Shade, ...] = (self.leading,) if self.leading else ()
        self._lose_parts(entry)
        several = len(places) > 1 or entry.kind in SEVERAL_KINDS
        part = Fraction(1, len(places)) if several else ONE
        options = tuple(
            Option(
                content_of(self._plain(option, undress), self.language),
                part if n in places else NONE,
                content_of(option.whys, self.language),
            )
            for n, option in enumerate(entry.options)
        )
        return Choice(options, several, rule="less-extra" if several else "sum")

    def _key(self, entry: DraftEntry, block: tuple[str, ...], doubts: list[str]) -> Places:
        """The places of the right options, by all that says or shows them."""
        stated = stated_key(entry)
        listed = [answered(value, entry.options) for value in block]
        shown = shown_key(entry, self.leading)
        said = {places for places in (stated, *listed, shown) if places}
        if not said:
            hint = "write * before the right option, or a line such as Answer: B"
            raise NotAQuestion("key", "nothing says which option is right", hint)
        if len(said) > 1:
            raise NotAQuestion("key", "two keys of it are not the same", "say once which is right")
        if not stated and listed:
            doubts.append("its key is from the list at the end, by its number")
        elif not stated:
            doubts.append(f"its key is only shown by {self.leading}")
        return said.pop()

    def _lose_parts(self, entry: DraftEntry) -> None:
        """Say of pictures and tables in options that they are lost."""
        for option in entry.options:
            for paragraph in option.paragraphs:
                match paragraph.part:
                    case Picture():
                        self.losses.add(paragraph.line, "lost", "picture", "a picture in an option")
                    case Grid() | Listed():
                        self.losses.add(paragraph.line, "lost", "layout", "a table in an option")

    def _check_counted(self, entry: DraftEntry) -> None:
        """Refuse options that may be those of two questions."""
        hint = "give letters to the options"
        if len(entry.options) != self.usual_options:
            what = f"it has {len(entry.options)} options, others {self.usual_options}"
            raise NotAQuestion("key", what, hint)
        if any(option.text.endswith(("?", ":")) for option in entry.options):
            raise NotAQuestion("key", "one of its options is a question", hint)

    def _plain(self, option: DraftOption, undress: Sequence[Shade]) -> list[Paragraph]:
        """The paragraphs of an option without the dress that marks right ones."""
        return [
            replace(paragraph, runs=undressed_runs(paragraph.runs, undress))
            for paragraph in option.paragraphs
        ]


def _has_content(option: DraftOption) -> bool:
    return not all(paragraph.is_blank for paragraph in option.paragraphs)


def _undressed(stem: Sequence[Paragraph]) -> list[Paragraph]:
    """A stem without bold type, if all of it is bold."""
    shades = shades_of([run for paragraph in stem for run in paragraph.runs])
    return [replace(paragraph, runs=undressed_runs(paragraph.runs, shades)) for paragraph in stem]
