"""GIFT, read as Moodle reads it.

A blank line ends a question, and the first braces hold its answer. What is there decides the kind:
nothing is an essay; '#' first a number; any '~' a choice; '=' and '->' a matching; T, TRUE, F or
FALSE a verdict; anything else words. The source is question/format/gift/format.php of Moodle.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from worksheets.exchange.questions.bank_text import Losses, Texts, decoded
from worksheets.exchange.questions.escapes import protected, restored, without_wildcards
from worksheets.exchange.questions.formats.gift_entries import CATEGORY, Entry, entries_of
from worksheets.exchange.questions.gap_text import CLOZE, gap_body
from worksheets.exchange.questions.interaction import (
    ONE,
    AcceptedAnswer,
    BankFile,
    Body,
    Choice,
    ExchangeItem,
    ExtendedText,
    Interaction,
    Match,
    NoInteraction,
    NumericEntry,
    NumericRange,
    Option,
    TextEntry,
    TextGap,
)
from worksheets.exchange.questions.shared_syntax import NotAQuestion, numeric, path_of, verdict
from worksheets.exchange.questions.worths import worth_of
from worksheets.model.paper.content import Gap, Inline, Inlines, Text

KIND = re.compile(r"\s*\[(html|moodle|plain|markdown)\]")
WORTH = re.compile(r"\s*%(-?\d+(?:\.\d+)?)%")
VERDICTS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
MARKED = re.compile(r"^\$CATEGORY:|^::.+::|\{\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*[}#])", re.MULTILINE)
SECOND = re.compile(r"\{[^{}]*[=~#]|\{\s*(?:T|F|TRUE|FALSE)?\s*\}")
"""Braces that may be the answer of another question."""
GAP_MARK = "\ue200"
"""Stands for the blank of a sentence while it is read."""
MISSING = "_____"
"""How Moodle shows a blank in a sentence."""


@dataclass(slots=True)
class _Reader:
    """Reads entries one after the other; `path` is the category that they are in."""

    texts: Texts
    path: tuple[str, ...] = ()
    seen: int = 0
    items: list[ExchangeItem] = field(default_factory=list)

    def read(self, entry: Entry) -> None:
        if category := CATEGORY.match(entry.text):
            self.path = path_of(category[1])
            return
        self.seen += 1
        try:
            self.items.append(self._item(entry))
        except NotAQuestion as fault:
            self.texts.losses.add(entry.line, "refused", fault.code, str(fault), fault.hint)

    def _item(self, entry: Entry) -> ExchangeItem:
        text = protected(entry.text)
        name = ""
        if text.startswith("::") and (named := re.match(r"::(.*?)::", text, re.DOTALL)):
            name, text = restored(named[1]).strip(), text[named.end() :]
        kind, text = _kind(text)
        body, interaction, feedback = self._parts(text, kind, entry)
        return ExchangeItem(
            body,
            interaction,
            name,
            entry.identifier,
            self.path,
            feedback=feedback,
            tags=entry.tags,
            span=self.texts.losses.at(entry.line),
        )

    def _parts(self, text: str, kind: str, entry: Entry) -> tuple[Body, Interaction, Inlines]:
        line = entry.line
        if CLOZE.search(text):
            body, gaps = gap_body(text, self.texts, line, kind)
            self.texts.losses.add(
                line, "changed", "type", "blanks in Moodle's own syntax", "they were read as such"
            )
            return body, TextEntry(gaps), ()
        start, end = text.find("{"), text.find("}")
        if start < 0 and end < 0:
            return self.texts.body(restored(text), line, kind), NoInteraction(), ()
        is_open = end < 0 or "{" in text[start + 1 : end]
        if start < 0 or end < start or is_open:
            ends = "opened here is never closed" if is_open else "closed here is never opened"
            raise NotAQuestion("key", f"the brace {ends}", r"close it, or write \{ and \} for text")
        answer, feedback = _general_feedback(text[start + 1 : end].strip())
        before, after = text[:start], text[end + 1 :].strip()
        if SECOND.search(after):
            hint = "put an empty line between two questions"
            raise NotAQuestion("key", "a second answer in braces is in it", hint)
        interaction = self._interaction(answer, kind, line)
        said = self.texts.line(restored(feedback), line, kind)
        if not after:
            return self.texts.body(restored(before), line, kind), interaction, said
        if isinstance(interaction, TextEntry):
            gap = {"gap-1": interaction.gaps["answer"]}
            return self._with_gap(before, after, line, kind), TextEntry(gap), said
        shown = f"{before}{MISSING}{text[end + 1 :]}"
        return self.texts.body(restored(shown), line, kind), interaction, said

    def _with_gap(self, before: str, after: str, line: int, kind: str) -> Body:
        """A sentence with its blank in it."""
        body = self.texts.body(restored(f"{before}{GAP_MARK} {after}"), line, kind)
        return tuple(_gap_in(part) if isinstance(part, tuple) else part for part in body)

    def _interaction(self, answer: str, kind: str, line: int) -> Interaction:
        if not answer:
            return ExtendedText()
        if answer.startswith("#"):
            return self._number(answer[1:].strip(), line, kind)
        if "~" in answer:
            return self._choice(answer, line, kind)
        if "=" in answer and "->" in answer:
            return self._match(answer, line, kind)
        verdict = answer.split("#", maxsplit=1)[0].strip()
        if verdict in VERDICTS:
            return self._verdict(answer, line, kind)
        return TextEntry({"answer": TextGap(tuple(self._accepted(answer, line, kind)))})

    def _choice(self, answer: str, line: int, kind: str) -> Choice:
        several = "=" not in answer
        options = []
        for written in answer.replace("=", "~=").split("~"):
            if not written.strip():
                continue
            right = written.startswith("=")
            worth, words = _worth(written[1:] if right else written)
            words, _, why = words.partition("#")
            options.append(
                Option(
                    self._line(words, line, kind),
                    (ONE if right else Fraction(0)) if worth is None else worth,
                    self._line(why, line, kind),
                )
            )
        if len(options) < 2:
            raise NotAQuestion("key", "there is only one option", "write another one after ~")
        if not any(option.worth > 0 for option in options):
            raise NotAQuestion("key", "no option is right", "write = before the right one")
        return Choice(tuple(options), several)

    def _match(self, answer: str, line: int, kind: str) -> Match:
        prompts: list[Inlines] = []
        options: list[Inlines] = []
        key: list[int] = []
        for written in answer.split("=")[1:]:
            if "->" not in written:
                what = f"'{restored(written).strip()}' has no partner"
                raise NotAQuestion("key", what, "write -> and its partner behind it")
            left, _, right = written.partition("->")
            words = restored(right.split("#")[0]).strip()
            option = self.texts.line(words, line, "plain")
            if option not in options:
                options.append(option)
            if left.strip():
                prompts.append(self._line(left, line, kind))
                key.append(options.index(option))
        if len(prompts) < 2:
            raise NotAQuestion("key", "a matching needs two pairs", "write another one: =a -> b")
        return Match(tuple(prompts), tuple(options), tuple(key))

    def _verdict(self, answer: str, line: int, kind: str) -> Choice:
        written, *whys = answer.split("#")
        right = VERDICTS[written.strip()]
        wrong, correct = (*(self._line(why, line, kind) for why in whys), (), ())[:2]
        return verdict(right, wrong, correct)

    def _accepted(self, answer: str, line: int, kind: str) -> Iterator[AcceptedAnswer]:
        written = answer.split("=")
        for part in written if written[0].strip() else written[1:]:
            worth, words = _worth(part)
            words, _, why = words.partition("#")
            words, has_wildcard = without_wildcards(words)
            if words.strip():
                content = self.texts.line(restored(words).strip(), line, "plain")
                worth = ONE if worth is None else worth
                yield AcceptedAnswer(content, worth, self._line(why, line, kind), has_wildcard)

    def _number(self, answer: str, line: int, kind: str) -> NumericEntry:
        written = answer.split("=")
        ranges: list[NumericRange] = []
        shown = ""
        for part in written if written[0].strip() else written[1:]:
            worth, words = _worth(part.lstrip("~"))
            words, _, why = words.partition("#")
            if not words.strip() or words.strip() == "*":
                continue
            least, most, middle = numeric(restored(words))
            worth = ONE if worth is None else worth
            shown = middle if worth == ONE and not shown else shown
            ranges.append(NumericRange(least, most, worth, self._line(why, line, kind)))
        if not shown:
            hint = "write one after # without a per cent, such as {#3.14:0.01}"
            raise NotAQuestion("key", "no number has all marks", hint)
        return NumericEntry(tuple(ranges), shown)

    def _line(self, text: str, line: int, kind: str) -> Inlines:
        own, text = _kind(text)
        return self.texts.line(restored(text).strip(), line, own or kind)


def read(data: bytes, name: str, language: str = "en-GB") -> BankFile:
    """The questions of a GIFT file."""
    text, guessed = decoded(data)
    texts = Texts(Losses(name), language)
    if guessed:
        texts.losses.add(1, "guessed", "encoding", "the file is not UTF-8", f"read as {guessed}")
    reader = _Reader(texts)
    for entry in entries_of(text):
        reader.read(entry)
    return BankFile(tuple(reader.items), tuple(texts.losses.found), reader.seen)


def looks_like(text: str) -> float:
    """How sure it is that a text is GIFT, from 0 to 1."""
    entries = list(entries_of(text))
    braced = sum("{" in entry.text and "}" in entry.text for entry in entries)
    return braced / max(1, len(entries)) if MARKED.search(text) else 0.0


def _kind(text: str) -> tuple[str, str]:
    found = KIND.match(text)
    if not found:
        return "", text
    return "" if found[1] == "moodle" else found[1], text[found.end() :]


def _worth(written: str) -> tuple[Fraction | None, str]:
    found = WORTH.match(written)
    return (worth_of(found[1]), written[found.end() :]) if found else (None, written)


def _general_feedback(answer: str) -> tuple[str, str]:
    before, mark, feedback = answer.rpartition("####")
    return (before.strip(), feedback) if mark else (answer, "")


def _gap_in(content: Inlines) -> Inlines:
    """The content with its blank where the mark is."""
    parts: list[Inline] = []
    for inline in content:
        if not isinstance(inline, Text) or GAP_MARK not in inline.text:
            parts.append(inline)
            continue
        before, _, after = inline.text.partition(GAP_MARK)
        parts += [Text(before)] if before else []
        parts.append(Gap("gap-1"))
        parts += [Text(after)] if after else []
    return tuple(parts)
