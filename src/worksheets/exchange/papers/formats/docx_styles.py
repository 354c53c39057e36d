"""The styles of a Word file: named for what they are for, so that a whole paper is restyled at
once."""

from collections.abc import Iterator
from typing import NamedTuple

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

TEXT_WIDTH = 17.0
"""The text of a page of A4 with margins of 2 cm, in centimetres."""
POINTS = 28.35
"""Points in a centimetre."""
INDENT = 0.9
"""From a number to what stands behind it, in centimetres."""
BLACK = RGBColor(0x11, 0x11, 0x11)
GREY = RGBColor(0x33, 0x33, 0x33)


class Look(NamedTuple):
    """What a style of paragraphs has that others have not; lengths in points."""

    name: str
    size: float = 11
    bold: bool = False
    before: float = 0
    after: float = 4
    keep: bool = False
    colour: RGBColor = BLACK


LOOKS = (
    Look("Question", before=10),
    Look("Question Text"),
    Look("Option", after=2),
    Look("Entry", after=6),
    Look("Exercise", before=2, after=4),
    Look("Source Text"),
    Look("Source Line", after=0),
    Look("Attribution", size=10, keep=True, colour=GREY),
    Look("Instructions", size=10, colour=GREY, keep=True),
    Look("Figure"),
    Look("Figure Caption", size=10, keep=True),
    Look("Word Bank", before=4, after=6),
    Look("Answer Line", size=16, after=0),
    Look("Dotted Line", size=16, after=0),
    Look("Answer Box", size=16, after=0),
    Look("Total", bold=True, before=4),
    Look("School", size=10),
    Look("Point", after=2),
    Look("Facts", before=6, after=6),
    Look("Detail Line", after=0),
    Look("Cell", size=10, after=2),
)
BESIDE_MARKS = ("Question", "Question Text")
"""The styles of text that ends where the marks begin."""


def add_styles(word: WordFile, tag: str, *, marks: float, right_to_left: bool) -> None:
    """Add the styles of a paper to a file, with its language; `marks` take so many centimetres."""
    normal = _paragraph_style(word, "Normal")
    normal.font.name = "Calibri"
    normal.font.size = Pt(11)
    fonts = normal.element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:bidi" if right_to_left else "w:val"), tag)
    fonts.append(language)
    if right_to_left:
        normal.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
        _reverse_tables(word)
    for level, size in ((1, 20), (2, 14), (3, 11.5), (4, 11)):
        heading = _paragraph_style(word, f"Heading {level}")
        heading.font.name, heading.font.size = "Calibri", Pt(size)
        heading.font.color.rgb = BLACK
        heading.paragraph_format.space_before = Pt(14 if level == 2 else 8)
        _right_tab(heading)
    for look in LOOKS:
        style = _add(word, look)
        if look.name in BESIDE_MARKS:
            style.paragraph_format.right_indent = Cm(marks)
    worth = word.styles.add_style("Marks", WD_STYLE_TYPE.CHARACTER)
    code = word.styles.add_style("Code", WD_STYLE_TYPE.CHARACTER)
    if isinstance(code, CharacterStyle) and isinstance(worth, CharacterStyle):
        code.font.name = "Consolas"
        worth.font.bold = False


def _reverse_tables(word: WordFile) -> None:
    """Tables begin at the right."""
    for name in ("Normal Table", "Table Grid"):
        about = word.styles[name].element.find(qn("w:tblPr"))
        if about is not None:
            about.insert(0, OxmlElement("w:bidiVisual"))


def _add(word: WordFile, look: Look) -> ParagraphStyle:
    style = word.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{look.name} is no style of paragraphs")
    style.base_style = word.styles["Normal"]
    style.font.size, style.font.bold = Pt(look.size), look.bold
    style.font.color.rgb = look.colour
    about = style.paragraph_format
    about.space_before, about.space_after = Pt(look.before), Pt(look.after)
    about.keep_with_next = look.keep
    style.quick_style = True
    _right_tab(style)
    if edges := dict(_edges(look.name)):
        borders = OxmlElement("w:pBdr")
        kind = "dotted" if look.name == "Dotted Line" else "single"
        for edge in ("top", "left", "bottom", "right", "between"):
            if edge in edges:
                borders.append(_border(edge, edges[edge], kind))
        properties = style.element.get_or_add_pPr()
        properties.insert_element_before(
            borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
        )
    return style


def _edges(name: str) -> Iterator[tuple[str, int]]:
    """The borders of a style, and how heavy they are, in eighths of a point."""
    match name:
        case "Answer Line" | "Dotted Line":
            yield from (("bottom", 4), ("between", 4))
        case "Detail Line":
            yield "bottom", 4
        case "Answer Box" | "Word Bank":
            yield from ((edge, 6) for edge in ("top", "left", "bottom", "right"))
        case "Source Text" | "Source Line" | "Attribution":
            yield "left", 24


def _border(edge: str, weight: int, kind: str) -> OxmlElement:  # type: ignore[valid-type]
    border = OxmlElement(f"w:{edge}")
    border.set(qn("w:val"), kind)
    border.set(qn("w:sz"), str(weight))
    border.set(qn("w:space"), "4" if edge in ("left", "right") else "1")
    border.set(qn("w:color"), "555555")
    return border


def _right_tab(style: ParagraphStyle) -> None:
    """A tab at the right edge, where marks stand."""
    stops = style.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _paragraph_style(word: WordFile, name: str) -> ParagraphStyle:
    style = word.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no style of paragraphs")
    return style
