"""The words of a paragraph of Word: runs with their look, formulas, line breaks and pictures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from worksheets.exchange.questions.hypertext import Run
from worksheets.exchange.questions.word.formulas import UnreadableFormula, tex_of
from worksheets.exchange.questions.word.numbering import value_of
from worksheets.exchange.questions.word.styles import (
    NOT_READ,
    Look,
    Style,
    dress_of,
    is_read,
    look_of,
)
from worksheets.exchange.questions.xml_files import child, local_name
from worksheets.model.paper.content import LineBreak, Maths

UNREADABLE = "\ufffd"
SKIPPED = frozenset({
    "del", "moveFrom", "instrText", "rPr", "pPr", "Fallback", "rt", "delText", "sdtPr", "sdtEndPr",
    "footnoteReference", "endnoteReference", "commentReference", "annotationRef",
})  # fmt: skip
SPACING = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": ""}
WINGDINGS = {
    "FC": "✓", "FE": "☑", "FD": "☒", "A8": "☐", "6F": "☐", "A7": "▪", "D8": "➢", "E0": "→",
    "52": "☑", "54": "☒", "50": "✓", "A3": "☐", "2A": "☐",
}  # fmt: skip
"""Characters of the fonts Wingdings."""
GREEK = {
    "AE": "→", "B0": "°", "B1": "±", "B4": "×", "B8": "÷", "A3": "≤", "B3": "≥", "B9": "≠",
    "B7": "•", "61": "α", "62": "β", "67": "γ", "64": "δ", "70": "π", "6D": "μ", "71": "θ",
    "6C": "λ", "44": "Δ", "77": "ω", "57": "Ω", "A5": "∞", "D6": "√",
}  # fmt: skip
"""Characters of the font Symbol."""
DEEPEST = 60


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture in a paragraph: the relation that names its file, and its words."""

    relation: str
    alt: str = ""


@dataclass(slots=True)
class Words:
    """What a paragraph has, while its elements are read."""

    styles: Mapping[str, Style]
    base: Look
    runs: list[Run] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)
    boxes: list["etree._Element"] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def read(self, element: "etree._Element", look: Look, depth: int = 0) -> None:
        """Read what is in an element whose characters have a look."""
        if depth > DEEPEST:
            self.lost.append("what is nested too deeply")
            return
        for part in element:
            name = local_name(part)
            if name in SKIPPED:
                continue
            if name == "r":
                own = self._look(part)
                if is_read(own):
                    self.read(part, own, depth + 1)
            elif name == "t":
                self._add(part.text or "", look)
            elif name in SPACING:
                self._add(SPACING[name], look)
            elif name in ("br", "cr"):
                self.runs.append(Run("", inline=LineBreak()))
            elif name == "sym":
                self._add(_symbol(part), look)
            elif name in ("oMath", "oMathPara"):
                self._formula(part)
            elif name in ("drawing", "pict", "object"):
                self._drawn(part)
            elif len(part):
                self.read(part, look, depth + 1)

    def _look(self, run: "etree._Element") -> Look:
        properties = child(run, "rPr")
        style = self.styles.get(value_of(child(properties, "rStyle")), Style())
        return {**self.base, **style.look, **look_of(properties)}

    def _add(self, text: str, look: Look) -> None:
        if text:
            self.runs.append(Run(text, dress_of(look)))

    def _formula(self, element: "etree._Element") -> None:
        formulas = [element] if local_name(element) == "oMath" else list(element)
        for formula in formulas:
            if local_name(formula) != "oMath":
                continue
            if any(local_name(part) in NOT_READ for part in descendants(formula)):
                self.runs.append(Run(UNREADABLE))
                continue
            try:
                self.runs.append(Run("", inline=Maths(tex_of(formula))))
            except UnreadableFormula:
                self.runs.append(Run(UNREADABLE))

    def _drawn(self, element: "etree._Element") -> None:
        alt, found = "", False
        for part in descendants(element):
            name = local_name(part)
            if name == "docPr":
                alt = str(part.get("descr") or "")
            elif name == "blip" and (relation := value_of(part, "embed")):
                self.pictures.append(PlacedPicture(relation, alt))
                found = True
            elif name == "imagedata" and (relation := value_of(part, "id")):
                self.pictures.append(PlacedPicture(relation, str(part.get("title") or "")))
                found = True
            elif name == "txbxContent":
                self.boxes.append(part)
                found = True
        if not found:
            self.lost.append("a picture that was drawn in Word")


def _symbol(element: "etree._Element") -> str:
    """A character of a font of symbols, which stand from F000 on."""
    font = value_of(element, "font")
    known = WINGDINGS if font.startswith("Wingdings") else GREEK if font == "Symbol" else {}
    return known.get(value_of(element, "char").upper().removeprefix("F0"), UNREADABLE)


def descendants(element: "etree._Element") -> Iterator["etree._Element"]:
    """The elements in another one, but for those that stand in for it in older programs."""
    for part in element:
        if local_name(part) == "Fallback":
            continue
        yield part
        if local_name(part) != "txbxContent":
            yield from descendants(part)
