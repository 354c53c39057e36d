"""Questions of Canvas in QTI 1.2, as its own exporter writes them: the kind stands in the metadata,
and scores are in hundredths of the points."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from html import escape

from worksheets.exchange.questions.hypertext_writing import html_line, html_of
from worksheets.exchange.questions.interaction import (
    NONE,
    ONE,
    Choice,
    ExchangeItem,
    ExtendedText,
    Match,
    NoInteraction,
    NumericEntry,
    NumericRange,
    Order,
    TextEntry,
    TextGap,
    is_verdict,
)
from worksheets.exchange.questions.slots import slots_of
from worksheets.model.paper.content import plain

PICTURES = "$IMS-CC-FILEBASE$/pictures/{}"
"""Where the files of a package stand for Canvas."""
RESPONSE = "response1"


def points(item: ExchangeItem) -> Fraction:
    """The marks of a question; a text has none."""
    return NONE if isinstance(item.interaction, NoInteraction) else item.marks


def canvas_item(item: ExchangeItem, identifier: str) -> str:
    """A question as an item of QTI 1.2."""
    fields = {
        "question_type": f"{_kind(item)}_question",
        "points_possible": _decimal(points(item)),
        "assessment_question_identifierref": f"{identifier}-question",
    }
    inner = "".join(
        f"<qtimetadatafield><fieldlabel>{label}</fieldlabel><fieldentry>{entry}</fieldentry>"
        "</qtimetadatafield>"
        for label, entry in fields.items()
    )
    metadata = f"<itemmetadata><qtimetadata>{inner}</qtimetadata></itemmetadata>"
    shown = f"{_material(_body(item))}{''.join(_responses(item))}"
    feedback = dict(_feedback(item))
    said = "".join(
        f'<itemfeedback ident="{name}"><flow_mat>{_material(html)}</flow_mat></itemfeedback>'
        for name, html in feedback.items()
    )
    return (
        f'<item ident="{identifier}" title="{escape(item.name or "Question")}">{metadata}'
        f"<presentation>{shown}</presentation>{_processing(item, feedback)}{said}</item>\n"
    )


def _kind(item: ExchangeItem) -> str:
    match item.interaction:
        case Choice(options, ordered=True) if is_verdict(options):
            return "true_false"
        case Choice(several=True):
            return "multiple_answers"
        case Choice():
            return "multiple_choice"
        case TextEntry(gaps) if _placed(item):
            chosen = all(gap.choices for gap in gaps.values())
            return "multiple_dropdowns" if chosen else "fill_in_multiple_blanks"
        case TextEntry():
            return "short_answer"
        case NumericEntry():
            return "numerical"
        case Match():
            return "matching"
        case ExtendedText():
            return "essay"
        case NoInteraction():
            return "text_only"
        case Order():
            raise ValueError("Canvas has no ordering")


def _placed(item: ExchangeItem) -> list[str]:
    """The slots of the blanks in the body of an item; one that words are chosen for stands behind
    it, if it is not in it."""
    placed = [slot for part in item.body for slot in slots_of(part)]
    gaps = item.interaction.gaps if isinstance(item.interaction, TextEntry) else {}
    return [*placed, *(slot for slot, gap in gaps.items() if gap.choices and slot not in placed)]


def _blanks(item: ExchangeItem) -> Mapping[str, str]:
    """The names of blanks by their slots; in a body they stand in brackets."""
    return {slot: f"blank{n}" for n, slot in enumerate(_placed(item), 1)}


def _body(item: ExchangeItem) -> str:
    names = _blanks(item) if isinstance(item.interaction, TextEntry) else {}
    html = html_of(
        item.body,
        blank=lambda slot: f"[{names[slot]}]" if slot in names else "______",
        picture=PICTURES,
    )
    behind = [f"[{name}]" for name in names.values() if f"[{name}]" not in html]
    if isinstance(item.interaction, NumericEntry) and item.interaction.unit:
        behind.append(escape(item.interaction.unit, quote=False))
    return html + "".join(f"<p>{words}</p>" for words in behind)


def _material(html: str, kind: str = "text/html") -> str:
    inner = escape(html, quote=False)
    return f'<material><mattext texttype="{kind}">{inner}</mattext></material>'


def _label(identifier: str, html: str, kind: str = "text/html") -> str:
    return f'<response_label ident="{identifier}">{_material(html, kind)}</response_label>'


def _lid(identifier: str, inner: str, *, several: bool = False, said: str = "") -> str:
    cardinality = ' rcardinality="Multiple"' if several else ' rcardinality="Single"'
    about = _material(said, "text/plain") if said else ""
    rendered = f"<render_choice>{inner}</render_choice>"
    return f'<response_lid ident="{identifier}"{cardinality}>{about}{rendered}</response_lid>'


def _string() -> str:
    fib = '<render_fib><response_label ident="answer1" rshuffle="No"/></render_fib>'
    return f'<response_str ident="{RESPONSE}" rcardinality="Single">{fib}</response_str>'


def _responses(item: ExchangeItem) -> Iterator[str]:
    match item.interaction:
        case Choice(options, several):
            names = _options(item.interaction)
            inner = "".join(
                _label(name, html_line(option.content))
                for name, option in zip(names, options, strict=True)
            )
            yield _lid(RESPONSE, inner, several=several)
        case TextEntry(gaps) if _placed(item):
            for slot, name in _blanks(item).items():
                inner = "".join(
                    _label(own, word, "text/plain") for own, word in _words(gaps[slot], name)
                )
                yield _lid(f"response_{name}", inner, said=name)
        case TextEntry() | NumericEntry() | ExtendedText():
            yield _string()
        case Match(prompts, options):
            inner = "".join(
                _label(f"option{n}", plain(option), "text/plain")
                for n, option in enumerate(options, 1)
            )
            for n, prompt in enumerate(prompts, 1):
                yield (
                    f'<response_lid ident="response_prompt{n}">{_material(html_line(prompt))}'
                    f"<render_choice>{inner}</render_choice></response_lid>"
                )


def _options(choice: Choice) -> Sequence[str]:
    if choice.ordered and is_verdict(choice.options):
        return ("true", "false")
    return [f"option{n}" for n in range(1, len(choice.options) + 1)]


def _words(gap: TextGap, name: str) -> Iterator[tuple[str, str]]:
    """The words that a blank is filled with, or that are chosen from, by names."""
    words = gap.choices or tuple(answer.words for answer in gap.answers)
    for n, word in enumerate(dict.fromkeys(map(plain, words)), 1):
        yield f"{name}-{n}", word


def _processing(item: ExchangeItem, feedback: Mapping[str, str]) -> str:
    shown = "".join(_shown_feedback(feedback))
    inner = shown + "".join(_conditions(item))
    outcome = '<decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/>'
    if isinstance(item.interaction, NoInteraction):
        return ""
    return f"<resprocessing><outcomes>{outcome}</outcomes>{inner}</resprocessing>"


def _shown_feedback(feedback: Mapping[str, str]) -> Iterator[str]:
    for name in feedback:
        condition = "<other/>"
        if name != "general_fb":
            condition = _equal(RESPONSE, name.removesuffix("_fb"))
        yield (
            f'<respcondition continue="Yes"><conditionvar>{condition}</conditionvar>'
            f'<displayfeedback feedbacktype="Response" linkrefid="{name}"/></respcondition>'
        )


def _feedback(item: ExchangeItem) -> Iterator[tuple[str, str]]:
    """What is said of every answer, and of the options."""
    if item.feedback:
        yield "general_fb", html_line(item.feedback)
    if isinstance(item.interaction, Choice):
        names = _options(item.interaction)
        for name, option in zip(names, item.interaction.options, strict=True):
            if option.why:
                yield f"{name}_fb", html_line(option.why)
    if isinstance(item.interaction, ExtendedText) and item.interaction.points:
        points = "".join(f"<li>{html_line(point)}</li>" for point in item.interaction.points)
        html = f"<ul>{points}</ul>"
        yield "general_fb", html_line(item.feedback) + html


def _equal(response: str, value: str) -> str:
    return f'<varequal respident="{response}">{escape(value, quote=False)}</varequal>'


def _scored(condition: str, worth: Fraction = ONE, *, adds: bool = False) -> str:
    """A condition that sets the score, or adds to it, in hundredths."""
    action = "Add" if adds else "Set"
    score = f'<setvar action="{action}" varname="SCORE">{_decimal(worth * 100)}</setvar>'
    goes_on = ' continue="No"' if not adds else ""
    return (
        f"<respcondition{goes_on}><conditionvar>{condition}</conditionvar>{score}</respcondition>"
    )


def _conditions(item: ExchangeItem) -> Iterator[str]:
    match item.interaction:
        case Choice(options, True):
            pairs = zip(_options(item.interaction), options, strict=True)
            conditions = "".join(
                _equal(RESPONSE, name)
                if option.worth > NONE
                else f"<not>{_equal(RESPONSE, name)}</not>"
                for name, option in pairs
            )
            yield _scored(f"<and>{conditions}</and>")
        case Choice(options):
            for name, option in zip(_options(item.interaction), options, strict=True):
                if option.worth == ONE:
                    yield _scored(_equal(RESPONSE, name))
        case TextEntry(gaps) if placed := _placed(item):
            total = sum(gaps[slot].weight for slot in placed)
            for slot, name in _blanks(item).items():
                worth = {plain(answer.words): answer.worth for answer in gaps[slot].answers}
                share = Fraction(gaps[slot].weight, total)
                for own, word in _words(gaps[slot], name):
                    if worth.get(word, NONE) > NONE:
                        yield _scored(_equal(f"response_{name}", own), share, adds=True)
        case TextEntry(gaps):
            (gap,) = gaps.values()
            words = (plain(answer.words) for answer in gap.answers if answer.worth > NONE)
            yield _scored("".join(_equal(RESPONSE, word) for word in words))
        case NumericEntry(ranges):
            for one in ranges:
                yield _scored(_within(one), one.worth)
        case Match(prompts, _, key):
            share = Fraction(1, len(prompts))
            for n, right in enumerate(key, 1):
                prompt = f"response_prompt{n}"
                yield _scored(_equal(prompt, f"option{right + 1}"), share, adds=True)
        case ExtendedText():
            anything = "<conditionvar><other/></conditionvar>"
            yield f'<respcondition continue="No">{anything}</respcondition>'


def _within(one: NumericRange) -> str:
    """Whether a number is in a range: the middle of it, or anything between its ends."""
    middle = (one.least + one.most) / 2
    ends = (("gte", one.least), ("lte", one.most))
    between = "".join(
        f'<var{name} respident="{RESPONSE}">{_plain(end)}</var{name}>' for name, end in ends
    )
    return f"<or>{_equal(RESPONSE, _plain(middle))}<and>{between}</and></or>"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _decimal(value: Fraction) -> str:
    return f"{float(value):.4f}".rstrip("0").rstrip(".")
