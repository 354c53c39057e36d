"""Items of Canvas in QTI 1.2, in the form of its exports."""

from collections.abc import Mapping, Sequence
from html import escape

SPACE = 'xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"'


def material(html: str) -> str:
    return f'<material><mattext texttype="text/html">{escape(html)}</mattext></material>'


def options(
    words: Mapping[str, str], name: str = "response1", cardinality: str = "Single", shown: str = ""
) -> str:
    labels = "".join(
        f'<response_label ident="{key}">{material(one)}</response_label>'
        for key, one in words.items()
    )
    return (
        f'<response_lid ident="{name}" rcardinality="{cardinality}">{shown}'
        f"<render_choice>{labels}</render_choice></response_lid>"
    )


WRITTEN = '<response_str ident="response1" rcardinality="Single"><render_fib/></response_str>'


def equal(value: str, name: str = "response1") -> str:
    return f'<varequal respident="{name}">{value}</varequal>'


def scored(condition: str, worth: str = "100", action: str = "Set") -> str:
    return (
        f"<respcondition><conditionvar>{condition}</conditionvar>"
        f'<setvar action="{action}" varname="SCORE">{worth}</setvar></respcondition>'
    )


def item(kind: str, html: str, responses: str, scoring: str, more: str = "") -> str:
    """An item of a type of Canvas."""
    fields = f"<fieldlabel>question_type</fieldlabel><fieldentry>{kind}</fieldentry>"
    marks = "<fieldlabel>points_possible</fieldlabel><fieldentry>2.0</fieldentry>"
    data = (
        f"<qtimetadatafield>{fields}</qtimetadatafield><qtimetadatafield>{marks}</qtimetadatafield>"
    )
    return (
        f'<item ident="i-{kind[:5]}" title="Rivers"><itemmetadata><qtimetadata>{data}</qtimetadata>'
        f"</itemmetadata><presentation>{material(html)}{responses}</presentation>"
        f"<resprocessing><outcomes/>{scoring}</resprocessing>{more}</item>"
    )


def quiz(items: Sequence[str], more: str = "") -> str:
    """A quiz of items."""
    return (
        f'<?xml version="1.0"?>\n<questestinterop {SPACE}><assessment ident="a" title="Korea">'
        f'<section ident="root_section">{more}{"".join(items)}</section></assessment>'
        "</questestinterop>"
    )


RIVERS = {"1": "Han", "2": "Amnok", "3": "Nile"}
CHOICE = item(
    "multiple_choice_question", "<p>Which river?</p>", options(RIVERS), scored(equal("2"))
)
