"""Packages of QTI 2.1 and QTI 3: a manifest, a test, a file an item, and pictures."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

from worksheets.exchange.archives import packed
from worksheets.exchange.questions.formats.qti_items import HEAD, item_file, stimulus_file
from worksheets.exchange.questions.formats.qti_xml import QtiXml, Version
from worksheets.exchange.questions.interaction import Body, ExchangeItem, Picture, Stimulus

UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")
PICTURES = "../pictures/{}"
"""Where pictures stand, seen from an item or a stimulus."""
LOM = {
    "2.1": "http://www.imsglobal.org/xsd/imsmd_v1p2",
    "3.0": "http://ltsc.ieee.org/xsd/LOM",
}


def write(items: Sequence[ExchangeItem], pictures: Mapping[str, bytes], version: Version) -> bytes:
    """A package of items, with the pictures that their bodies name."""
    xml = QtiXml(version)
    names = identifiers(items)
    stimuli = _stimuli(items)
    files = {"imsmanifest.xml": _manifest(items, names, stimuli, version).encode()}
    files["test.xml"] = _test(items, names, xml).encode()
    for stimulus, name in stimuli.items():
        written = stimulus_file(stimulus, name, xml, PICTURES)
        files[f"stimuli/{name}.xml"] = written.encode()
    for item, name in zip(items, names, strict=True):
        shared = [stimuli[one] for one in item.stimuli]
        files[f"items/{name}.xml"] = item_file(item, name, xml, PICTURES, shared).encode()
    bodies = [item.body for item in items] + [stimulus.body for stimulus in stimuli]
    used = {file for body in bodies for file in _pictures(body)}
    files |= {f"pictures/{name}": pictures[name] for name in sorted(used)}
    return packed(files)


def identifiers(items: Sequence[ExchangeItem]) -> list[str]:
    """The names of items in a package: none twice, and none that is not an identifier."""
    return [
        f"item-{n:03}-{UNSAFE.sub('-', item.identifier)}".rstrip("-.")
        for n, item in enumerate(items, 1)
    ]


def title_of(items: Sequence[ExchangeItem]) -> str:
    """What the items are called together: their widest category."""
    return next((item.path[0] for item in items if item.path), "Questions")


def _stimuli(items: Sequence[ExchangeItem]) -> dict[Stimulus, str]:
    """What the items are about, each once, with its identifier."""
    found = dict.fromkeys(stimulus for item in items for stimulus in item.stimuli)
    return {stimulus: f"stimulus-{n:03}" for n, stimulus in enumerate(found, 1)}


def _pictures(body: Body) -> list[str]:
    return [part.file for part in body if isinstance(part, Picture)]


def _test(items: Sequence[ExchangeItem], names: Sequence[str], xml: QtiXml) -> str:
    """All items in their order, a section for each category."""
    inner = ""
    pairs = list(zip(items, names, strict=True))
    for n, (path, group) in enumerate(groupby(pairs, key=lambda pair: pair[0].path), 1):
        references = "".join(
            xml.element(
                "assessmentItemRef", attributes={"identifier": name, "href": f"items/{name}.xml"}
            )
            for _, name in group
        )
        about = {
            "identifier": f"section-{n}",
            "title": " / ".join(path) or title_of(items),
            "visible": "true",
        }
        inner += xml.element("assessmentSection", references, about)
    part = {"identifier": "part-1", "navigationMode": "nonlinear", "submissionMode": "simultaneous"}
    about = {"xmlns": xml.namespace, "identifier": "test", "title": title_of(items)}
    test = xml.element("assessmentTest", xml.element("testPart", inner, part), about)
    return f"{HEAD}{test}\n"


def _manifest(
    items: Sequence[ExchangeItem],
    names: Sequence[str],
    stimuli: Mapping[Stimulus, str],
    version: Version,
) -> str:
    newer = version == "3.0"
    namespace = "http://www.imsglobal.org/xsd/imscp_v1p1"
    kind = "xmlv3p0" if newer else "xmlv2p1"
    if newer:
        namespace = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
    schema = ("QTI Package", "3.0.0") if newer else ("QTIv2.1 Package", "1.0.0")
    dependencies = "".join(f'<dependency identifierref="{name}"/>' for name in names)
    resources = (
        f'<resource identifier="test" type="imsqti_test_{kind}" href="test.xml">'
        f'<file href="test.xml"/>{dependencies}</resource>\n'
    )
    for stimulus, name in stimuli.items():
        href = f"stimuli/{name}.xml"
        resources += (
            f'<resource identifier="{name}" type="imsqti_stimulus_{kind}" href="{href}">'
            f'<file href="{href}"/>{_picture_files(stimulus.body)}</resource>\n'
        )
    for item, name in zip(items, names, strict=True):
        href = f"items/{name}.xml"
        about = "".join(f'<dependency identifierref="{stimuli[one]}"/>' for one in item.stimuli)
        resources += (
            f'<resource identifier="{name}" type="imsqti_item_{kind}" href="{href}">'
            f'{_keywords(item.tags, LOM[version])}<file href="{href}"/>'
            f"{_picture_files(item.body)}{about}</resource>\n"
        )
    return (
        f'{HEAD}<manifest xmlns="{namespace}" identifier="manifest"><metadata>'
        f"<schema>{schema[0]}</schema><schemaversion>{schema[1]}</schemaversion></metadata>"
        f"<organizations/><resources>\n{resources}</resources></manifest>\n"
    )


def _picture_files(body: Body) -> str:
    files = dict.fromkeys(_pictures(body))
    return "".join(f'<file href="pictures/{escape(file)}"/>' for file in files)


def _keywords(tags: Sequence[str], lom: str) -> str:
    """The tags of an item as keywords of its metadata."""
    if not tags:
        return ""
    string = "langstring" if "imsmd" in lom else "string"
    words = "".join(
        f"<keyword><{string}>{escape(tag, quote=False)}</{string}></keyword>" for tag in tags
    )
    return f'<metadata><lom xmlns="{lom}"><general>{words}</general></lom></metadata>'
