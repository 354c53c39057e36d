"""Items of QTI 2.1, 2.2 and 3."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import unquote

from lxml import etree

from worksheets.exchange.packages import UnreadablePackage
from worksheets.exchange.questions.bank_text import Texts
from worksheets.exchange.questions.gap_text import FIRST_MARK, MOST, with_gaps
from worksheets.exchange.questions.interaction import (
    ONE,
    Body,
    ExchangeItem,
    Interaction,
    NoInteraction,
    TextEntry,
    TextGap,
)
from worksheets.exchange.questions.qti.interactions import (
    BLANKS,
    WHOLE,
    Declared,
    gap_match,
    number_entry,
)
from worksheets.exchange.questions.qti.markup import Markup, Pictures
from worksheets.exchange.questions.qti.names import attribute, every, first, qti_name
from worksheets.exchange.questions.qti.scoring import (
    Response,
    Rule,
    number,
    responses_of,
    rule_of,
    with_nears,
)
from worksheets.exchange.questions.shared_syntax import NotAQuestion
from worksheets.exchange.questions.xml_files import all_text, line_of, xml_root
from worksheets.model.paper.content import Gap, plain

LARGEST_XML = 9_000_000
"""Bytes of a source that items share."""


@dataclass(frozen=True, slots=True)
class ItemReader:
    """Reads items; `texts` has the losses of the file that an item is in."""

    texts: Texts
    pictures: Pictures

    def item(self, root: etree._Element, file: str, path: tuple[str, ...]) -> ExchangeItem:
        """The question of an item; raises NotAQuestion."""
        body = first(root, "itemBody")
        if body is None:
            raise NotAQuestion("key", "the item has no body", "export it again")
        if any(qti_name(part).startswith("template") for part in root):
            raise NotAQuestion("type", "its values are worked out by a program", "write them")
        found = [part for part in body.iter() if qti_name(part).endswith("Interaction")]
        markup = Markup(self.pictures, posixpath.dirname(file))
        if not found and first(root, "responseDeclaration") is not None:
            raise NotAQuestion("type", "a response is declared that nothing asks for", "")
        parts: Body = self._body(body, markup) if not found else ()
        interaction: Interaction = NoInteraction()
        if found:
            parts, interaction = self._parts(root, body, found, markup)
        if any(True for _ in every(root, "modalFeedback", "feedbackInline", "feedbackBlock")):
            self.texts.losses.add(line_of(root), "lost", "feedback", "feedback by what is answered")
        shown = list(every(root, "assessmentStimulusRef"))
        sources = [self._stimulus(attribute(one, "href"), file) for one in shown]
        for _ in (one for one in sources if one is None):
            self.texts.losses.add(line_of(root), "lost", "source", "a source in another file")
        doubts = ["its source is in another file"] if None in sources else []
        return ExchangeItem(
            tuple(part for source in (*sources, parts) for part in source or ()),
            interaction,
            " ".join(attribute(root, "title").split()),
            attribute(root, "identifier"),
            path,
            _marks(root),
            doubts=tuple(doubts),
            span=self.texts.losses.at(line_of(root)),
        )

    def _stimulus(self, href: str, file: str) -> Body | None:
        """A source that an item shares with others; None if it is not in the package."""
        place = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(href)))
        package = self.pictures.package
        if package is None or not package.has(place):
            return None
        try:
            root = xml_root(package.part(place, LARGEST_XML))
        except (NotAQuestion, UnreadablePackage):
            return None
        body = first(root, "stimulusBody")
        markup = Markup(self.pictures, posixpath.dirname(place))
        return None if body is None else self._body(body, markup)

    def _parts(
        self,
        root: etree._Element,
        body: etree._Element,
        found: Sequence[etree._Element],
        markup: Markup,
    ) -> tuple[Body, Interaction]:
        rule, responses = rule_of(root), with_nears(root, responses_of(root))
        names = {qti_name(one) for one in found}
        if len(found) == 1 and names <= set(WHOLE):
            declared = self._declared(responses, found[0], rule, markup)
            interaction = WHOLE[qti_name(found[0])](declared)
            return self._body(body, markup), interaction
        if len(found) == 1 and names == {"gapMatchInteraction"}:
            slots = [attribute(gap, "identifier") for gap in every(found[0], "gap")]
            gaps = gap_match(self._declared(responses, found[0], rule, markup), slots)
            return self._with_gaps(body, slots, gaps, markup)
        if names <= set(BLANKS):
            keys = [attribute(one, "responseIdentifier") for one in found]
            made = {
                key: BLANKS[qti_name(one)](self._declared(responses, one, rule, markup))
                for key, one in zip(keys, found, strict=True)
            }
            return self._with_gaps(body, keys, made, markup)
        known = {*WHOLE, *BLANKS, "gapMatchInteraction"}
        other = sorted(names - known)
        what = f"a question of type '{other[0]}'" if other else "several questions in one item"
        raise NotAQuestion("type", f"{what} cannot be read", "make an item of each question")

    def _declared(
        self,
        responses: Mapping[str, Response],
        element: etree._Element,
        rule: Rule,
        markup: Markup,
    ) -> Declared:
        key = attribute(element, "responseIdentifier")
        if key not in responses:
            raise NotAQuestion("key", f"the response '{key}' is not declared", "declare it")
        return Declared(element, responses[key], rule, self.texts, markup)

    def _body(self, body: etree._Element, markup: Markup) -> Body:
        return self.texts.body(markup.html(body), line_of(body), "html")

    def _with_gaps(
        self,
        body: etree._Element,
        keys: Sequence[str],
        gaps: dict[str, TextGap],
        markup: Markup,
    ) -> tuple[Body, Interaction]:
        """A body with blanks; one that stands alone in a paragraph is none in a text."""
        if len(set(keys)) < len(keys) or len(keys) > MOST:
            raise NotAQuestion("key", "a blank is there twice", "give each its identifier")
        markup.marks.update({key: chr(FIRST_MARK + n) for n, key in enumerate(keys)})
        parts = with_gaps(self._body(body, markup))
        named = {f"gap-{n}": gaps[key] for n, key in enumerate(keys, 1)}
        alone = [part for part in parts if isinstance(part, tuple) and _is_gap(part)]
        if len(keys) == 1 and alone and len(parts) > 1:
            rest = tuple(part for part in parts if part not in alone)
            gap = gaps[keys[0]]
            return rest, number_entry(gap) if gap.numbers else TextEntry({"answer": gap})
        return parts, TextEntry(named)


def _is_gap(part: tuple[object, ...]) -> bool:
    gaps = [one for one in part if isinstance(one, Gap)]
    rest = tuple(one for one in part if not isinstance(one, Gap))
    return len(gaps) == 1 and not plain(rest).strip(" .")  # type: ignore[arg-type]


def _marks(root: etree._Element) -> Fraction:
    """The marks of an item, by its MAXSCORE or by the normal maximum of its score."""
    for declared in root:
        if qti_name(declared) != "outcomeDeclaration":
            continue
        name = attribute(declared, "identifier")
        written = attribute(declared, "normalMaximum") if name == "SCORE" else ""
        if name == "MAXSCORE":
            written = next((all_text(value) for value in every(declared, "value")), "")
        if written:
            marks = number(written)
            return marks if marks > 0 else ONE
    return ONE
