"""The elements of QTI 2.1 and of QTI 3, which are the same in other words: `choiceInteraction` is
`qti-choice-interaction` there (1EdTech, QTI 3.0 Best Practices and Implementation Guide)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from typing import Literal, TypeAlias

CAPITAL = re.compile(r"(?<=[a-z0-9])([A-Z])")
Version: TypeAlias = Literal["2.1", "3.0"]


def kebab(name: str) -> str:
    """A name of QTI 2.1 as QTI 3 writes it, in small letters with hyphens."""
    return CAPITAL.sub(r"-\1", name).lower()


@dataclass(frozen=True, slots=True)
class QtiXml:
    """Writes elements of a version."""

    version: Version

    @property
    def namespace(self) -> str:
        """The namespace of items and tests."""
        if self.version == "3.0":
            return "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
        return "http://www.imsglobal.org/xsd/imsqti_v2p1"

    @property
    def map_response(self) -> str:
        """The standard template that adds up what a mapping says."""
        if self.version == "3.0":
            return "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"
        return "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"

    def element(
        self, name: str, inner: str = "", attributes: Mapping[str, object] | None = None
    ) -> str:
        """An element of QTI by its name in version 2.1, around what is in it."""
        newer = self.version == "3.0"
        tag = f"qti-{kebab(name)}" if newer else name
        pairs = {kebab(key) if newer else key: value for key, value in (attributes or {}).items()}
        about = "".join(f' {key}="{escape(str(value))}"' for key, value in pairs.items())
        return f"<{tag}{about}>{inner}</{tag}>" if inner else f"<{tag}{about}/>"

    def content(self, inner: str) -> str:
        """What is read in a block of its own: QTI 3 has an element around it."""
        return self.element("contentBody", inner) if self.version == "3.0" else inner

    def value(self, kind: str, value: str) -> str:
        """A value of a base type."""
        return self.element("baseValue", escape(value, quote=False), {"baseType": kind})

    def variable(self, name: str) -> str:
        """The value of a variable."""
        return self.element("variable", attributes={"identifier": name})


def number(value: Fraction) -> str:
    """A number that ends in few places, as QTI writes it."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.10f}".rstrip("0")


def ends(value: Fraction) -> bool:
    """Whether a number has an end when it is written in decimals."""
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return rest == 1
