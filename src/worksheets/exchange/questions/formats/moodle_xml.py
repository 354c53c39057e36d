"""Moodle XML, read as Moodle reads it: question/format/xml/format.php is its only grammar."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from urllib.parse import unquote

from lxml import etree

from worksheets.exchange.questions.bank_text import Losses, Texts
from worksheets.exchange.questions.escapes import protected, restored, without_wildcards
from worksheets.exchange.questions.gap_text import gap_body
from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    AcceptedAnswer,
    BankFile,
    Body,
    Choice,
    ExchangeItem,
    ExtendedText,
    Interaction,
    Loss,
    Match,
    NoInteraction,
    NumericEntry,
    NumericRange,
    Option,
    Order,
    Part,
    Picture,
    TextEntry,
    TextGap,
)
from worksheets.exchange.questions.moodle_words import words_to_choose
from worksheets.exchange.questions.picture_names import stored_picture
from worksheets.exchange.questions.shared_syntax import NotAQuestion, numeric, path_of, verdict
from worksheets.exchange.questions.worths import worth_of
from worksheets.exchange.questions.xml_files import (
    all_text,
    child,
    children,
    line_of,
    words_in,
    xml_root,
)
from worksheets.model.paper.content import Inlines

PLUGIN_FILE = "@@PLUGINFILE@@/"
FORMATS = {"html": "html", "plain_text": "plain", "markdown": "markdown"}
RIGHT = frozenset({"1", "true", "True", "TRUE"})
ORDERS = {"0": "whole", "1": "neighbours", "2": "neighbours"}
"""Grading types of Moodle's ordering: all or nothing, and neighbours with or without ends."""


@dataclass(slots=True)
class _Reader:
    """Reads questions one after the other; `path` is the category that they are in."""

    texts: Texts
    path: tuple[str, ...] = ()
    seen: int = 0
    items: list[ExchangeItem] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)

    def read(self, question: etree._Element) -> None:
        kind = question.get("type", "")
        if kind == "category":
            self.path = path_of(words_in(child(question, "category"), "text"))
            return
        self.seen += 1
        try:
            self.items.append(self._item(question, kind))
        except NotAQuestion as fault:
            losses = self.texts.losses
            losses.add(line_of(question), "refused", fault.code, str(fault), fault.hint)

    def _item(self, question: etree._Element, kind: str) -> ExchangeItem:
        body, interaction = self._parts(question, kind)
        feedback = self._line(child(question, "generalfeedback"))
        tags = [words_in(tag, "text") for tag in children_of(child(question, "tags"), "tag")]
        marks = _marks(words_in(question, "defaultgrade"))
        return ExchangeItem(
            body,
            interaction,
            " ".join(words_in(child(question, "name"), "text").split()),
            words_in(question, "idnumber"),
            self.path,
            marks,
            feedback,
            tuple(tag for tag in tags if tag),
            span=self.texts.losses.at(line_of(question)),
        )

    def _parts(self, question: etree._Element, kind: str) -> tuple[Body, Interaction]:
        text = child(question, "questiontext")
        if kind == "cloze":
            html = self._html(text)
            body, gaps = gap_body(protected(html), self.texts, line_of(question), _format(text))
            if not gaps:
                raise NotAQuestion("key", "there is no blank in it", "write one: {1:SA:=answer}")
            return self._with_files(body, text), TextEntry(gaps)
        if kind in ("gapselect", "ddwtos"):
            body, gaps = words_to_choose(question, self._html(text), self.texts, kind)
            return self._with_files(body, text), TextEntry(gaps)
        return self._body(text), self._interaction(question, kind)

    def _interaction(self, question: etree._Element, kind: str) -> Interaction:
        match kind:
            case "multichoice":
                return self._choice(question)
            case "truefalse":
                return self._verdict(question)
            case "shortanswer":
                return TextEntry({"answer": self._words(question)})
            case "numerical":
                return self._number(question)
            case "matching" | "match":
                return self._match(question)
            case "ordering":
                return self._order(question)
            case "essay":
                return self._essay(question)
            case "description":
                return NoInteraction()
        raise NotAQuestion("type", f"questions of type '{kind}' are not read", "")

    def _choice(self, question: etree._Element) -> Choice:
        several = words_in(question, "single") in ("false", "0")
        ordered = words_in(question, "shuffleanswers") in ("false", "0")
        options = tuple(
            Option(self._line(answer), _worth(answer), self._line(child(answer, "feedback")))
            for answer in children(question, "answer")
        )
        if len(options) < 2:
            raise NotAQuestion("key", "there is only one option", "add another one")
        if not any(option.worth > 0 for option in options):
            raise NotAQuestion("key", "no option is right", "give one a fraction above 0")
        return Choice(options, several, ordered)

    def _verdict(self, question: etree._Element) -> Choice:
        answers = {
            words_in(answer, "text").lower(): answer for answer in children(question, "answer")
        }
        true, false = answers.get("true"), answers.get("false")
        if true is None or false is None or (_worth(true) > 0) == (_worth(false) > 0):
            raise NotAQuestion("key", "it does not say which verdict is right", "give one 100 %")
        whys = [self._line(child(answer, "feedback")) for answer in (true, false)]
        right = _worth(true) > 0
        return verdict(right, whys[1 if right else 0], whys[0 if right else 1])

    def _words(self, question: etree._Element) -> TextGap:
        answers = []
        for answer in children(question, "answer"):
            line, written = line_of(answer), words_in(answer, "text")
            text, has_wildcard = without_wildcards(written)
            words = self.texts.line(restored(text), line, _format(answer) or "plain")
            if words and _worth(answer) > 0:
                why = self._line(child(answer, "feedback"))
                answers.append(AcceptedAnswer(words, _worth(answer), why, has_wildcard))
        if not any(answer.worth == ONE for answer in answers):
            raise NotAQuestion("key", "no answer has all marks", "give one 100 %")
        return TextGap(tuple(answers), case_counts=words_in(question, "usecase") in RIGHT)

    def _number(self, question: etree._Element) -> NumericEntry:
        ranges: list[NumericRange] = []
        shown = ""
        for answer in children(question, "answer"):
            written = words_in(answer, "text")
            if written == "*" or _worth(answer) <= 0:
                continue
            tolerance = words_in(answer, "tolerance") or "0"
            least, most, middle = numeric(f"{written}:{tolerance}")
            shown = middle if _worth(answer) == ONE and not shown else shown
            why = self._line(child(answer, "feedback"))
            ranges.append(NumericRange(least, most, _worth(answer), why))
        if not any(one.worth == ONE for one in ranges):
            raise NotAQuestion("key", "no number has all marks", "give one 100 %")
        units = [
            words_in(unit, "unit_name") for unit in children_of(child(question, "units"), "unit")
        ]
        return NumericEntry(tuple(ranges), shown, units[0] if units else "")

    def _match(self, question: etree._Element) -> Match:
        prompts: list[Inlines] = []
        options: list[Inlines] = []
        key: list[int] = []
        for pair in children(question, "subquestion"):
            prompt, option = self._line(pair), self._line(child(pair, "answer"))
            if option not in options:
                options.append(option)
            if prompt:
                prompts.append(prompt)
                key.append(options.index(option))
        if len(prompts) < 2:
            raise NotAQuestion("key", "a matching needs two pairs", "add another one")
        return Match(tuple(prompts), tuple(options), tuple(key))

    def _order(self, question: etree._Element) -> Order:
        entries = tuple(self._line(answer) for answer in children(question, "answer"))
        grading = words_in(question, "gradingtype")
        if len(entries) < 2:
            raise NotAQuestion("key", "there is nothing to order", "add another entry")
        rule = ORDERS.get(grading, "places")
        return Order(entries, rule)  # type: ignore[arg-type]

    def _essay(self, question: etree._Element) -> ExtendedText:
        points = self._body(child(question, "graderinfo"))
        lines = words_in(question, "responsefieldlines")
        listed = tuple(part for part in points if isinstance(part, tuple))
        return ExtendedText(listed, int(lines) if lines.isascii() and lines.isdecimal() else 0)

    def _body(self, text: etree._Element | None) -> Body:
        if text is None:
            return ()
        body = self.texts.body(self._html(text), line_of(text), _format(text))
        return self._with_files(body, text)

    def _html(self, text: etree._Element | None) -> str:
        return "" if text is None else words_in(text, "text")

    def _line(self, text: etree._Element | None) -> Inlines:
        if text is None:
            return ()
        return self.texts.line(words_in(text, "text"), line_of(text), _format(text))

    def _with_files(self, body: Body, text: etree._Element | None) -> Body:
        """A body whose pictures are named as their files are in the course."""
        stored: dict[str, str] = {}
        for file in children_of(text, "file"):
            try:
                data = b64decode(all_text(file), validate=False)
            except NotBase64:
                self.texts.losses.add(line_of(file), "lost", "picture", "a picture that is cut off")
                continue
            stored[file.get("name", "")] = stored_picture(self.pictures, file.get("name", ""), data)
        parts: list[Part] = []
        for part in body:
            if not isinstance(part, Picture):
                parts.append(part)
                continue
            name = unquote(part.file.removeprefix(PLUGIN_FILE))
            if name in stored:
                parts.append(Picture(stored[name], part.alt))
            else:
                what = f"the picture '{name}', which is not in the file"
                self.texts.losses.add(0 if text is None else line_of(text), "lost", "picture", what)
        return tuple(parts)


def read(data: bytes, name: str, language: str = "en-GB") -> BankFile:
    """The questions of a file of Moodle XML."""
    losses = Losses(name)
    try:
        root = xml_root(data)
    except NotAQuestion as fault:
        refused = Loss(losses.at(1), "refused", fault.code, str(fault), fault.hint)
        return BankFile((), (refused,), 1)
    reader = _Reader(Texts(losses, language))
    for question in children(root, "question"):
        reader.read(question)
    return BankFile(tuple(reader.items), tuple(losses.found), reader.seen, reader.pictures)


def looks_like(text: str) -> float:
    """How sure it is that a text is Moodle XML, from 0 to 1."""
    return 1.0 if re.search(r"<quiz[\s>]", text[:4000]) else 0.0


def children_of(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The children of a name, of an element that may not be there."""
    return iter(()) if element is None else children(element, name)


def _format(text: etree._Element | None) -> str:
    return "" if text is None else FORMATS.get(text.get("format", ""), "")


def _worth(answer: etree._Element) -> Fraction:
    try:
        return worth_of(answer.get("fraction", "0") or "0")
    except (ValueError, ZeroDivisionError):
        written = answer.get("fraction")
        raise NotAQuestion("worth", f"'{written}' is no per cent", "write a number") from None


def _marks(written: str) -> Fraction:
    try:
        marks = Fraction(written or "1")
    except (ValueError, ZeroDivisionError):
        return ONE
    return marks if marks > NONE else NONE
