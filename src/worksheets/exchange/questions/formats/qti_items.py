"""Items of QTI 2.1 and QTI 3, for items that fit."""

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from worksheets.exchange.questions.formats.qti_body import body_of, line_of
from worksheets.exchange.questions.formats.qti_responses import (
    RESPONSE,
    Responses,
    Scored,
    common_scale,
)
from worksheets.exchange.questions.formats.qti_xml import QtiXml, ends, number
from worksheets.exchange.questions.interaction import (
    Choice,
    ExchangeItem,
    ExtendedText,
    Match,
    NoInteraction,
    NumericEntry,
    Order,
    Stimulus,
    TextEntry,
)
from worksheets.exchange.questions.slots import slots_of
from worksheets.model.paper.content import plain

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def item_file(
    item: ExchangeItem, identifier: str, xml: QtiXml, pictures: str, stimuli: Sequence[str] = ()
) -> str:
    """The file of an item; `pictures` is where files of pictures stand, seen from it, and `stimuli`
    are the identifiers of what it is about, which have files of their own."""
    responses = Responses(xml)
    body, scored = _body(item, responses, pictures)
    declarations = "".join(one.declaration for one in scored)
    inner = declarations + _outcomes(item, scored, xml)
    for name in stimuli:
        about = {"identifier": name, "href": f"../stimuli/{name}.xml"}
        inner += xml.element("assessmentStimulusRef", attributes=about)
    inner += xml.element("itemBody", body)
    inner += _processing(item, scored, responses)
    if item.feedback and scored:
        about = {"outcomeIdentifier": "GENERAL", "identifier": "shown", "showHide": "show"}
        inner += xml.element(
            "modalFeedback", xml.content(f"<p>{line_of(item.feedback)}</p>"), about
        )
    about_item = {
        "xmlns": xml.namespace,
        "identifier": identifier,
        "title": item.name or _first_words(item),
        "adaptive": "false",
        "timeDependent": "false",
    }
    whole = xml.element("assessmentItem", inner, about_item)
    return f"{HEAD}{whole}\n"


def stimulus_file(stimulus: Stimulus, identifier: str, xml: QtiXml, pictures: str) -> str:
    """The file of what several items are about."""
    body = xml.element("stimulusBody", body_of(stimulus.body, pictures=pictures))
    about = {"xmlns": xml.namespace, "identifier": identifier, "title": stimulus.name}
    return f"{HEAD}{xml.element('assessmentStimulus', body, about)}\n"


def _first_words(item: ExchangeItem) -> str:
    words = " ".join(plain(part) for part in item.body if isinstance(part, tuple)).split()
    return " ".join(words[:8]) or "Question"


def _body(item: ExchangeItem, responses: Responses, pictures: str) -> tuple[str, list[Scored]]:
    """What is shown, and how it is scored."""
    stem = item.body
    match item.interaction:
        case TextEntry(gaps):
            scale = common_scale(list(gaps.values()))
            placed = [slot for part in stem for slot in slots_of(part)]
            order = [*placed, *(slot for slot in gaps if slot not in placed)]
            scored = {
                slot: responses.gap(_name(n, len(order)), gaps[slot], scale)
                for n, slot in enumerate(order, 1)
            }
            shown = body_of(stem, lambda slot: scored[slot].shown, pictures)
            rest = "".join(scored[slot].shown for slot in order if slot not in placed)
            return shown + (f"<p>{rest}</p>" if rest else ""), list(scored.values())
        case Choice() as choice:
            own = responses.choice(choice)
        case NumericEntry(ranges, shown_number, unit):
            own = responses.numeric(ranges, shown_number)
            line = f"<p>{own.shown} {escape(unit, quote=False)}</p>".replace(" </p>", "</p>")
            return body_of(stem, pictures=pictures) + line, [own]
        case Match() as match:
            own = responses.match(match)
        case Order() as order_of:
            own = responses.order(order_of)
        case ExtendedText() as text:
            own = responses.words(text)
        case NoInteraction():
            return body_of(stem, pictures=pictures), []
    return body_of(stem, pictures=pictures) + own.shown, [own]


def _name(number_of: int, count: int) -> str:
    return RESPONSE if count == 1 else f"{RESPONSE}_{number_of}"


def _is_marked(scored: list[Scored]) -> bool:
    return any(one.statements for one in scored)


def _outcomes(item: ExchangeItem, scored: list[Scored], xml: QtiXml) -> str:
    """The score, the most that it can be, and what other outcomes processing has."""
    if not scored:
        return ""

    def declared(name: str, kind: str, cardinality: str = "single", default: str = "") -> str:
        value = xml.element("value", default) if default else ""
        inner = xml.element("defaultValue", value) if value else ""
        about = {"identifier": name, "cardinality": cardinality, "baseType": kind}
        return xml.element("outcomeDeclaration", inner, about)

    written = declared("SCORE", "float", default="0")
    written += declared("MAXSCORE", "float", default=number(item.marks))
    if _is_marked(scored):
        written += declared("POINTS", "float", default="0")
    if scored[0].whys:
        several = isinstance(item.interaction, Choice) and item.interaction.several
        written += declared("FEEDBACK", "identifier", "multiple" if several else "single")
    if item.feedback:
        written += declared("GENERAL", "identifier")
    return written


def _processing(item: ExchangeItem, scored: list[Scored], responses: Responses) -> str:
    """How an answer is scored; nothing for one that is marked by hand."""
    xml = responses.xml
    if not scored or not (_is_marked(scored) or item.feedback):
        return ""
    whole = sum(one.whole for one in scored)
    only = len(scored) == 1 and scored[0].mapped and not item.feedback
    if only and item.marks == whole:
        return xml.element("responseProcessing", attributes={"template": xml.map_response})
    statements = "".join(one.statements for one in scored)
    if statements:
        statements += responses.set("SCORE", _scaled(item.marks, whole, xml))
    if scored[0].whys:
        statements += responses.set("FEEDBACK", xml.variable(RESPONSE))
    if item.feedback:
        statements += responses.set("GENERAL", xml.value("identifier", "shown"))
    return xml.element("responseProcessing", statements)


def _scaled(marks: Fraction, whole: int, xml: QtiXml) -> str:
    """The points of an answer as marks."""
    points = xml.variable("POINTS")
    each = marks / whole
    if each == 1:
        return points
    if ends(each):
        return xml.element("product", points + xml.value("float", number(each)))
    times = xml.element("product", points + xml.value("float", number(Fraction(marks.numerator))))
    parts = xml.value("float", str(whole * marks.denominator))
    return xml.element("divide", times + parts)
