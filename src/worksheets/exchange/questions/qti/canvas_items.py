"""Items of QTI 1.2, with the types and the metadata of Canvas."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import unquote

from lxml import etree

from worksheets.exchange.questions.bank_text import Texts
from worksheets.exchange.questions.gap_text import FIRST_MARK, MOST, with_gaps
from worksheets.exchange.questions.interaction import (
    ONE,
    Body,
    Choice,
    ExchangeItem,
    ExtendedText,
    Interaction,
    NoInteraction,
    Part,
    Picture,
    TextEntry,
)
from worksheets.exchange.questions.qti.canvas_interactions import (
    Asked,
    gap,
    match_,
    numeric,
    one_list,
    ordering,
    several,
    single,
    words,
)
from worksheets.exchange.questions.qti.canvas_scoring import single_values
from worksheets.exchange.questions.qti.markup import Pictures
from worksheets.exchange.questions.qti.scoring import number
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.xml_files import all_text, child, children, line_of, local_name
from worksheets.model.paper.content import Inlines, plain

FILE_BASE = re.compile(r"(?:\$|%24)IMS-CC-FILEBASE(?:\$|%24)/?", re.IGNORECASE)
BLANK = re.compile(r"\[([^\[\]\s<>]{1,100})\]")
MATERIAL = frozenset({"material", "flow", "flow_mat", "mattext", "mat_extension"})


@dataclass(frozen=True, slots=True)
class CanvasReader:
    """Reads items; `texts` has the losses of the file that they are in."""

    texts: Texts
    pictures: Pictures
    folders: tuple[str, ...] = ("",)

    def item(self, item: etree._Element, path: tuple[str, ...]) -> ExchangeItem:
        """The question of an item; raises NotAQuestion."""
        about = dict(_metadata(item))
        presentation = child(item, "presentation")
        if presentation is None:
            raise NotAQuestion("key", "the item has no presentation", "export it again")
        feedback = self._feedback(item)
        asked = list(self._asked(presentation))
        kind = about.get("question_type", "") or _guessed_kind(presentation, asked)
        html = self._html(presentation)
        body, interaction = self._parts(item, kind, html, asked, feedback)
        general = feedback.get("general_fb", ())
        lost = [name for name in ("correct_fb", "general_incorrect_fb") if name in feedback]
        for _ in lost if not isinstance(interaction, Choice) else lost[1:]:
            self.texts.losses.add(line_of(item), "lost", "feedback", "feedback by what is answered")
        return ExchangeItem(
            body,
            interaction,
            " ".join(str(item.get("title", "")).split()),
            str(item.get("ident", "")),
            path,
            _marks(about.get("points_possible", "")),
            general,
            span=self.texts.losses.at(line_of(item)),
        )

    def _parts(
        self,
        item: etree._Element,
        kind: str,
        html: str,
        asked: list[Asked],
        feedback: Mapping[str, Inlines],
    ) -> tuple[Body, Interaction]:
        line = line_of(item)
        match kind:
            case "multiple_choice_question" | "true_false_question":
                interaction: Interaction = single(item, one_list(asked), feedback)
            case "multiple_answers_question":
                interaction = several(item, one_list(asked), feedback)
            case "short_answer_question":
                interaction = TextEntry({"answer": words(single_values(item))})
            case "numerical_question":
                interaction = numeric(item)
            case "matching_question":
                interaction = match_(item, asked)
            case "ordering_question":
                interaction = ordering(item, one_list(asked))
            case "essay_question":
                interaction = ExtendedText()
            case "text_only_question":
                interaction = NoInteraction()
            case "fill_in_multiple_blanks_question" | "multiple_dropdowns_question":
                return self._blanks(item, html, asked, shown="dropdowns" in kind)
            case _:
                what = f"a question of type '{kind or 'unknown'}' cannot be read"
                raise NotAQuestion("type", what, "change its type in Canvas")
        return self._body(html, line), interaction

    def _blanks(
        self, item: etree._Element, html: str, asked: list[Asked], *, shown: bool
    ) -> tuple[Body, Interaction]:
        """A text with `[name]` for each blank that has a response; other brackets are words."""
        by_name = {one.response.removeprefix("response_"): one for one in asked}
        values = single_values(item)
        order: list[str] = []

        def mark(found: re.Match[str]) -> str:
            if found[1] not in by_name or found[1] in order or len(order) >= MOST:
                return found[0]
            order.append(found[1])
            return chr(FIRST_MARK + len(order) - 1)

        marked = BLANK.sub(mark, html)
        if sorted(order) != sorted(by_name):
            missing = next((name for name in by_name if name not in order), "")
            what = f"the blank [{missing}] is not in its text"
            raise NotAQuestion("key", what, "write it into the text")
        gaps = {
            f"gap-{n}": gap(by_name[name], values, shown=shown) for n, name in enumerate(order, 1)
        }
        return with_gaps(self._body(marked, line_of(item))), TextEntry(gaps)

    def _body(self, html: str, line: int) -> Body:
        """A body whose pictures are stored."""
        parts: list[Part] = []
        for part in self.texts.body(html, line, "html"):
            if not isinstance(part, Picture):
                parts.append(part)
            elif name := self._stored(part.file, line):
                parts.append(Picture(name, part.alt))
        return tuple(parts)

    def _stored(self, written: str, line: int) -> str:
        place = unquote(FILE_BASE.sub("", written).partition("?")[0])
        package = self.pictures.package
        for folder in self.folders:
            if package is not None and package.has(f"{folder}{place}"):
                return self.pictures.named(f"{folder}{place}", "", line)
        return self.pictures.named(place, "", line)

    def _html(self, presentation: etree._Element) -> str:
        """The text of a question, without that of its responses."""
        return "".join(_material(part) for part in presentation if local_name(part) in MATERIAL)

    def _asked(self, presentation: etree._Element) -> Iterator[Asked]:
        for part in presentation.iter():
            if local_name(part) not in ("response_lid", "response_str", "response_num"):
                continue
            own = child(part, "material")
            labels: dict[str, Inlines] = {}
            for label in part.iter():
                if local_name(label) == "response_label":
                    labels[str(label.get("ident", ""))] = self._line(label)
            several = str(part.get("rcardinality", "Single")).lower() == "multiple"
            words = self._line(own) if own is not None else ()
            yield Asked(str(part.get("ident", "")), several, words, labels)

    def _line(self, element: etree._Element) -> Inlines:
        return self.texts.line(_material(element), line_of(element), "html")

    def _feedback(self, item: etree._Element) -> dict[str, Inlines]:
        found = {
            str(one.get("ident", "")): self._line(one) for one in children(item, "itemfeedback")
        }
        return {name: words for name, words in found.items() if plain(words).strip()}


def _material(element: etree._Element) -> str:
    """The HTML in the texts of an element, without those of the responses in it."""
    return "".join(_texts(element))


def _texts(element: etree._Element) -> Iterator[str]:
    for part in element:
        match local_name(part):
            case "mattext":
                written = all_text(part)
                is_html = "html" in str(part.get("texttype", "text/plain"))
                yield written if is_html else written.replace("&", "&amp;").replace("<", "&lt;")
            case "matimage":
                yield f'<img src="{part.get("uri", "")}">'
            case "response_lid" | "response_str" | "response_num" | "response_grp":
                continue
            case _:
                yield from _texts(part)


def _metadata(item: etree._Element) -> Iterator[tuple[str, str]]:
    for field in item.iter():
        if local_name(field) == "qtimetadatafield":
            label, entry = child(field, "fieldlabel"), child(field, "fieldentry")
            if label is not None and entry is not None:
                yield all_text(label).strip(), all_text(entry).strip()


def _guessed_kind(presentation: etree._Element, asked: list[Asked]) -> str:
    """The kind of an item that does not say it: one choice, or words to write."""
    if len(asked) != 1:
        return ""
    if asked[0].labels:
        return "multiple_answers_question" if asked[0].several else "multiple_choice_question"
    names = {local_name(part) for part in presentation.iter()}
    return "short_answer_question" if "response_str" in names else ""


def _marks(written: str) -> Fraction:
    marks = number(written) if written.strip() else ONE
    return marks if marks > 0 else ONE
