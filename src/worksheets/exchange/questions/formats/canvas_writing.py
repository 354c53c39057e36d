"""Packages of questions for Canvas: QTI 1.2 with its metadata."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from html import escape

from worksheets.exchange.archives import packed
from worksheets.exchange.questions.formats.canvas_items import canvas_item, points
from worksheets.exchange.questions.formats.qti_package import identifiers, title_of
from worksheets.exchange.questions.interaction import ExchangeItem, Picture

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
QUIZ = "quiz"
"""The name of the quiz in a package, and of its folder."""


def write(items: Sequence[ExchangeItem], pictures: Mapping[str, bytes]) -> bytes:
    """A package with one quiz of items that fit, and the pictures that their bodies name."""
    title = escape(title_of(items))
    used = sorted({part.file for item in items for part in item.body if isinstance(part, Picture)})
    files = {
        "imsmanifest.xml": _manifest(used).encode(),
        f"{QUIZ}/assessment_meta.xml": _about(items, title).encode(),
        f"{QUIZ}/{QUIZ}.xml": _quiz(items, title).encode(),
    }
    files |= {f"pictures/{name}": pictures[name] for name in used}
    return packed(files)


def _quiz(items: Sequence[ExchangeItem], title: str) -> str:
    names = identifiers(items)
    inner = "".join(canvas_item(item, name) for item, name in zip(items, names, strict=True))
    return (
        f'{HEAD}<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">'
        f'<assessment ident="{QUIZ}" title="{title}">'
        "<qtimetadata><qtimetadatafield><fieldlabel>cc_maxattempts</fieldlabel>"
        "<fieldentry>1</fieldentry></qtimetadatafield></qtimetadata>"
        f'<section ident="root_section">\n{inner}</section></assessment></questestinterop>\n'
    )


def _about(items: Sequence[ExchangeItem], title: str) -> str:
    marks = sum(map(points, items), Fraction(0))
    whole = f"{float(marks):.4f}".rstrip("0").rstrip(".")
    return (
        f'{HEAD}<quiz identifier="{QUIZ}" xmlns="http://canvas.instructure.com/xsd/cccv1p0">'
        f"<title>{title}</title><description></description>"
        "<shuffle_answers>false</shuffle_answers><scoring_policy>keep_highest</scoring_policy>"
        "<quiz_type>assignment</quiz_type>"
        f"<points_possible>{whole}</points_possible></quiz>\n"
    )


def _manifest(pictures: Sequence[str]) -> str:
    files = "".join(
        f'<resource identifier="picture-{n}" type="webcontent" href="pictures/{escape(name)}">'
        f'<file href="pictures/{escape(name)}"/></resource>'
        for n, name in enumerate(pictures, 1)
    )
    about = f"{QUIZ}/assessment_meta.xml"
    return (
        f'{HEAD}<manifest identifier="manifest" '
        'xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1">'
        "<metadata><schema>IMS Content</schema><schemaversion>1.1.3</schemaversion></metadata>"
        "<organizations/><resources>"
        f'<resource identifier="{QUIZ}" type="imsqti_xmlv1p2"><file href="{QUIZ}/{QUIZ}.xml"/>'
        f'<dependency identifierref="{QUIZ}-meta"/></resource>'
        f'<resource identifier="{QUIZ}-meta" '
        'type="associatedcontent/imscc_xmlv1p1/learning-application-resource" '
        f'href="{about}"><file href="{about}"/></resource>{files}</resources></manifest>\n'
    )
