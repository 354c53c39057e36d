"""Items of QTI 2.2 as text, and the same in the names of QTI 3."""

import re

QTI2 = 'xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2"'
QTI3 = 'xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"'
TEMPLATES = "http://www.imsglobal.org/question/qti_v2p2/rptemplates"
PLAIN = frozenset(
    {"p", "div", "img", "math", "mi", "mn", "mo", "mfrac", "mrow", "b", "span", "video"}
)
NAME = re.compile(r"(</?)([a-zA-Z]+)")
ATTRIBUTE = re.compile(r'(?<= )([a-z]+[A-Z]\w*)(?==")')


def template(name: str) -> str:
    return f'<responseProcessing template="{TEMPLATES}/{name}"/>'


def declared(
    correct: str,
    cardinality: str = "single",
    kind: str = "identifier",
    more: str = "",
    name: str = "RESPONSE",
) -> str:
    """A response with its correct values, divided by bars."""
    values = "".join(f"<value>{one}</value>" for one in correct.split("|")) if correct else ""
    right = f"<correctResponse>{values}</correctResponse>" if values else ""
    return (
        f'<responseDeclaration identifier="{name}" cardinality="{cardinality}" '
        f'baseType="{kind}">{right}{more}</responseDeclaration>'
    )


def mapping(default: str = "0", **worths: str) -> str:
    entries = "".join(f'<mapEntry mapKey="{key}" mappedValue="{w}"/>' for key, w in worths.items())
    return f'<mapping lowerBound="0" defaultValue="{default}">{entries}</mapping>'


def choices(
    options: str = "A=Han|B=Amnok|C=Nile", more: str = 'shuffle="true" maxChoices="1"'
) -> str:
    pairs = (one.split("=") for one in options.split("|"))
    made = "".join(
        f'<simpleChoice identifier="{key}">{words}</simpleChoice>' for key, words in pairs
    )
    return (
        f'<choiceInteraction responseIdentifier="RESPONSE" {more}><prompt>Which river?</prompt>'
        f"{made}</choiceInteraction>"
    )


def item(declaration: str, body: str, processing: str = "", more: str = "") -> str:
    """An item of QTI 2.2."""
    processing = processing or template("match_correct")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<assessmentItem {QTI2} identifier="i1" title="River">'
        f'{declaration}<outcomeDeclaration identifier="SCORE" cardinality="single" '
        'baseType="float"/>'
        f"{more}<itemBody>{body}</itemBody>{processing}</assessmentItem>"
    )


def as_qti3(text: str) -> str:
    """The same item in QTI 3."""

    def dashed(name: str) -> str:
        return re.sub("[A-Z]", lambda found: f"-{found[0].lower()}", name)

    def renamed(found: re.Match[str]) -> str:
        return found[0] if found[2] in PLAIN else f"{found[1]}qti-{dashed(found[2])}"

    text = ATTRIBUTE.sub(lambda found: dashed(found[1]), NAME.sub(renamed, text))
    return text.replace(QTI2, QTI3)
