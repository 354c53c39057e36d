"""How each interaction is answered and scored in QTI: declarations, what is shown, processing.

Points are whole numbers, so that three thirds are one; the score is the points of an answer by all
points, times the marks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from itertools import pairwise
from math import lcm
from typing import NamedTuple

from worksheets.exchange.questions.formats.qti_body import line_of
from worksheets.exchange.questions.formats.qti_xml import QtiXml
from worksheets.exchange.questions.interaction import (
    NONE,
    Choice,
    ExtendedText,
    Match,
    NumericRange,
    Order,
    TextGap,
)
from worksheets.model.paper.content import plain

RESPONSE = "RESPONSE"


class Kind(NamedTuple):
    """The kind of a response: its base type, how many values it has, and whether capitals count,
    if that is said."""

    base: str
    cardinality: str = "single"
    case: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """What an interaction needs: its declaration, how it is shown, statements that add points to
    POINTS, and all points that there are. `mapped`: a mapping says everything."""

    declaration: str
    shown: str
    statements: str = ""
    whole: int = 1
    mapped: bool = False
    whys: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Responses:
    """Writes interactions in a version of QTI."""

    xml: QtiXml

    def choice(self, choice: Choice) -> Scored:
        """Options to tick: one, or several."""
        names = [f"option-{n}" for n in range(1, len(choice.options) + 1)]
        right = [
            name
            for name, option in zip(names, choice.options, strict=True)
            if option.worth > NONE and (choice.several or option.worth == 1)
        ]
        extra = choice.rule == "less-extra"
        scale = lcm(*(option.worth.denominator for option in choice.options))
        points = [int(option.worth * scale) for option in choice.options]
        if extra:
            points = [int(option.worth > NONE) for option in choice.options]
        whole = sum(point for point in points if point > 0) if choice.several else max(points)
        kind = Kind("identifier", "multiple" if choice.several else "single")
        declared = self.declared(RESPONSE, kind, right, dict(zip(names, points, strict=True)))
        whys = [
            (name, line_of(option.why))
            for name, option in zip(names, choice.options, strict=True)
            if option.why
        ]
        shown = self._choices(choice, names, dict(whys))
        adding = self.add(self._less_extra(len(right)) if extra else self.mapped(RESPONSE))
        return Scored(declared, shown, adding, whole, not extra and not whys, tuple(whys))

    def _choices(self, choice: Choice, names: Sequence[str], whys: Mapping[str, str]) -> str:
        inner = "".join(
            self.xml.element(
                "simpleChoice",
                line_of(option.content) + self._why(name, whys.get(name, "")),
                {"identifier": name},
            )
            for name, option in zip(names, choice.options, strict=True)
        )
        about = {
            "responseIdentifier": RESPONSE,
            "shuffle": "false" if choice.ordered else "true",
            "maxChoices": 0 if choice.several else 1,
        }
        return self.xml.element("choiceInteraction", inner, about)

    def _why(self, name: str, why: str) -> str:
        if not why:
            return ""
        about = {"outcomeIdentifier": "FEEDBACK", "identifier": name, "showHide": "show"}
        return self.xml.element("feedbackInline", why, about)

    def _less_extra(self, right: int) -> str:
        """What is mapped, less one for each tick beyond the number asked for, but not below 0."""
        xml = self.xml
        size = xml.element("containerSize", xml.variable(RESPONSE))
        beyond = xml.element("subtract", size + xml.value("integer", str(right)))
        extra = xml.element("max", xml.value("integer", "0") + beyond)
        less = xml.element("subtract", self.mapped(RESPONSE) + extra)
        return xml.element("max", xml.value("float", "0") + less)

    def declared(
        self,
        name: str,
        kind: Kind,
        right: Sequence[str],
        points: Mapping[str, int] | None = None,
    ) -> str:
        """The declaration of a response: what is right, and what each answer is worth."""
        xml = self.xml
        values = "".join(xml.element("value", escape(one, quote=False)) for one in right)
        inner = xml.element("correctResponse", values) if values else ""
        if points:
            case = {"caseSensitive": kind.case} if kind.case else {}
            entries = "".join(
                xml.element("mapEntry", attributes={"mapKey": key, "mappedValue": value, **case})
                for key, value in points.items()
            )
            least = {"lowerBound": 0} if any(value < 0 for value in points.values()) else {}
            inner += xml.element("mapping", entries, {**least, "defaultValue": 0})
        return xml.element(
            "responseDeclaration",
            inner,
            {"identifier": name, "cardinality": kind.cardinality, "baseType": kind.base},
        )

    def mapped(self, name: str) -> str:
        """What the mapping of a response says of an answer."""
        return self.xml.element("mapResponse", attributes={"identifier": name})

    def add(self, points: str) -> str:
        """A statement that adds points."""
        both = self.xml.variable("POINTS") + points
        return self.set("POINTS", self.xml.element("sum", both))

    def set(self, name: str, value: str) -> str:
        """A statement that gives an outcome a value."""
        return self.xml.element("setOutcomeValue", value, {"identifier": name})

    def when(self, cases: Sequence[tuple[str, str]]) -> str:
        """A statement for the first condition that holds."""
        first, *others = cases
        inner = self.xml.element("responseIf", "".join(first))
        inner += "".join(self.xml.element("responseElseIf", "".join(case)) for case in others)
        return self.xml.element("responseCondition", inner)

    def _within(self, name: str, ranges: Sequence[NumericRange], scale: int) -> str:
        """A statement that adds what the first range is worth that an answer lies in."""
        xml = self.xml
        cases = []
        for one in sorted(ranges, key=lambda one: -one.worth):
            least = xml.variable(name) + xml.value("float", f"{one.least.normalize():f}")
            most = xml.variable(name) + xml.value("float", f"{one.most.normalize():f}")
            there = xml.element("and", xml.element("gte", least) + xml.element("lte", most))
            points = self.add(xml.value("float", str(int(one.worth * scale))))
            cases.append((there, points))
        return self.when(cases)

    def numeric(self, ranges: Sequence[NumericRange], shown: str) -> Scored:
        """A number, right within ranges."""
        scale = lcm(*(one.worth.denominator for one in ranges))
        declared = self.declared(RESPONSE, Kind("float"), [shown] if shown else [])
        return Scored(declared, self.entry(RESPONSE), self._within(RESPONSE, ranges, scale), scale)

    def entry(self, name: str, long: int = 12) -> str:
        """A blank to write in."""
        about = {"responseIdentifier": name, "expectedLength": long}
        return self.xml.element("textEntryInteraction", attributes=about)

    def gap(self, name: str, gap: TextGap, scale: int) -> Scored:
        """A blank in a text: to write in, or with words to choose from; its points are whole if
        they are counted in parts of so many."""
        long = max((len(plain(answer.words)) for answer in gap.answers), default=8)
        if gap.numbers:
            middle = gap.numbers[0]
            right = f"{((middle.least + middle.most) / 2).normalize():f}"
            declared = self.declared(name, Kind("float"), [right])
            statement = self._within(name, gap.numbers, scale * gap.weight)
            return Scored(declared, self.entry(name), statement, scale * gap.weight)
        points = {
            plain(answer.words): int(answer.worth * scale * gap.weight) for answer in gap.answers
        }
        if not gap.choices:
            best = [plain(gap.answers[0].words)]
            kind = Kind("string", case=str(gap.case_counts).lower())
            declared = self.declared(name, kind, best, points)
            adding = self.add(self.mapped(name))
            return Scored(declared, self.entry(name, long), adding, scale * gap.weight, True)
        names = {plain(word): f"{name}-{n}" for n, word in enumerate(gap.choices, 1)}
        by_name = {names[word]: worth for word, worth in points.items() if word in names}
        best = [names[word] for word, worth in points.items() if worth > 0 and word in names][:1]
        declared = self.declared(name, Kind("identifier"), best, by_name)
        inner = "".join(
            self.xml.element("inlineChoice", escape(word, quote=False), {"identifier": own})
            for word, own in names.items()
        )
        about = {"responseIdentifier": name, "shuffle": "false"}
        shown = self.xml.element("inlineChoiceInteraction", inner, about)
        return Scored(declared, shown, self.add(self.mapped(name)), scale * gap.weight, True)

    def match(self, match: Match) -> Scored:
        """Prompts, and options that belong to them."""
        pairs = {f"prompt-{n} option-{option + 1}": 1 for n, option in enumerate(match.key, 1)}
        kind = Kind("directedPair", "multiple")
        declared = self.declared(RESPONSE, kind, list(pairs), pairs)
        often = 1 if len(set(match.key)) == len(match.key) else len(match.prompts)
        sets = ""
        for side, contents, most in (
            ("prompt", match.prompts, 1),
            ("option", match.options, often),
        ):
            inner = "".join(
                self.xml.element(
                    "simpleAssociableChoice",
                    line_of(content),
                    {"identifier": f"{side}-{n}", "matchMax": most},
                )
                for n, content in enumerate(contents, 1)
            )
            sets += self.xml.element("simpleMatchSet", inner)
        about = {
            "responseIdentifier": RESPONSE,
            "shuffle": "true",
            "maxAssociations": len(match.prompts),
        }
        shown = self.xml.element("matchInteraction", sets, about)
        return Scored(declared, shown, self.add(self.mapped(RESPONSE)), len(pairs), True)

    def order(self, order: Order) -> Scored:
        """Entries to be put in order."""
        xml = self.xml
        names = [f"entry-{n}" for n in range(1, len(order.entries) + 1)]
        declared = self.declared(RESPONSE, Kind("identifier", "ordered"), names)
        inner = "".join(
            xml.element("simpleChoice", line_of(entry), {"identifier": name})
            for name, entry in zip(names, order.entries, strict=True)
        )
        about = {"responseIdentifier": RESPONSE, "shuffle": "true"}
        shown = xml.element("orderInteraction", inner, about)
        one = self.add(xml.value("float", "1"))
        if order.rule == "whole":
            correct = xml.element("correct", attributes={"identifier": RESPONSE})
            same = xml.element("match", xml.variable(RESPONSE) + correct)
            return Scored(declared, shown, self.when([(same, one)]), 1)
        if order.rule == "places":
            placed = [self._at(n, name) for n, name in enumerate(names, 1)]
            statements = "".join(self.when([(there, one)]) for there in placed)
            return Scored(declared, shown, statements, len(names))
        statements = ""
        for before, after in pairwise(names):
            beside = "".join(
                xml.element("and", self._at(n, before) + self._at(n + 1, after))
                for n in range(1, len(names))
            )
            statements += self.when([(xml.element("or", beside), one)])
        return Scored(declared, shown, statements, len(names) - 1)

    def _at(self, place: int, name: str) -> str:
        """Whether an entry stands at a place, counted from 1."""
        there = self.xml.element("index", self.xml.variable(RESPONSE), {"n": place})
        return self.xml.element("match", there + self.xml.value("identifier", name))

    def words(self, text: ExtendedText) -> Scored:
        """An answer in sentences, with what it may say for those who mark it."""
        lines = {"expectedLines": text.lines} if text.lines else {}
        shown = self.xml.element(
            "extendedTextInteraction", attributes={"responseIdentifier": RESPONSE, **lines}
        )
        declared = self.declared(RESPONSE, Kind("string"), [])
        if text.points:
            inner = "".join(f"<li>{line_of(point)}</li>" for point in text.points)
            block = self.xml.content(f"<ul>{inner}</ul>")
            about = {"view": "scorer"}
            shown = self.xml.element("rubricBlock", block, about) + shown
        return Scored(declared, shown)


def common_scale(gaps: Sequence[TextGap]) -> int:
    """The parts in which the worths of answers to some blanks are whole numbers."""
    worths = [answer.worth for gap in gaps for answer in gap.answers]
    worths += [one.worth for gap in gaps for one in gap.numbers]
    return lcm(*(Fraction(worth).denominator for worth in worths)) if worths else 1
