"""ReportLab's canvas with marked content, and with text in typefaces that are embedded in parts."""

from collections.abc import Iterable
from typing import Any, assert_never

from reportlab.pdfbase.pdfdoc import xObjectName
from reportlab.pdfgen.canvas import Canvas

from worksheets.layout.type.fonts import RIGHT_TO_LEFT_OVERRIDE
from worksheets.model.page.node import Node
from worksheets.model.page.page import Fill, Foreign, Mark, MatrixCode, Picture, Run, Shape, Stroke
from worksheets.model.page.zones import Field
from worksheets.writers.pdf.glyphs import Typefaces, shown_word
from worksheets.writers.pdf.shapes import draw_shape
from worksheets.writers.pdf.xobjects import xobject_name

_DOT_PITCH = 3.0
"""Dots of a dotted line stand 2 mm apart."""


class ContentCanvas(Canvas):
    """A canvas for a part of a page, whose content a page takes afterwards.

    `owners` are the nodes of its marked-content sequences, numbered (MCID) from `first` on. `words`
    are those, by face, whose glyphs are not in every file that has the face, or have other text
    there; the empty word stands for each face in use. `special` are the marks that a page needs an
    annotation or an XObject for. As y counts downwards in marks and upwards in PDF, all is drawn
    below the origin.
    """

    _code: list[str]
    _fontname: Any
    _fontsize: Any

    def __init__(self, typefaces: Typefaces, first: int = 0) -> None:
        # Canvas.__init__ makes a document for each canvas, and a page has a hundred parts.
        self.typefaces = typefaces
        self.first = first
        self.owners: list[Node] = []
        self.words: set[tuple[str, str]] = set()
        self.special: list[Mark] = []
        self._spelled: frozenset[str] = frozenset()
        self._line: tuple[float, bool, float] = (1, False, 1)
        self.bottomup = 1
        self.state_stack: list[Any] = []
        self._codeStack: list[Any] = []
        self._initialFontName = self._initialFontSize = self._initialLeading = None
        reportlab: Any = self  # its type stubs leave out what is private
        reportlab._restartAccumulators()
        self.init_graphics_state()

    def add_marked_content(
        self, x: float, y: float, sequences: Iterable[tuple[Node | None, str]]
    ) -> None:
        """Add operators at a place, each with the node it belongs to; what has none is an artifact.

        ReportLab's saveState keeps a state that nothing here needs, and would take as long as this.
        """
        self._code.append(f"q 1 0 0 1 {x:.2f} {y:.2f} cm")
        for node, operators in sequences:
            opening = "/Artifact<</Type/Layout>>"
            if node is not None:
                opening = f"/{node.tag}<</MCID {self.first + len(self.owners)}>>"
                self.owners.append(node)
            self._code.append(f"{opening}BDC\n{operators}\nEMC")
        self._code.append("Q")

    def take_content(self) -> str:
        """The operators drawn since this was called before; the graphics state goes on."""
        content = self.getCurrentPageContent()
        self._code.clear()
        return content

    def draw(self, mark: Mark) -> None:
        """Paint a mark; the fill colour is black before and after."""
        match mark:
            case Run():
                self._draw_run(mark)
            case Stroke():
                self._draw_stroke(mark)
            case Fill(x, y, width, height, colour):
                self.setFillColorRGB(*colour)
                left, bottom = round(x, 2), round(-y - height, 2)
                self.rect(left, bottom, round(width, 2), round(height, 2), stroke=0, fill=1)
                self.setFillColorRGB(0, 0, 0)
            case Shape():
                draw_shape(self, mark)
            case MatrixCode():
                self._draw_code(mark)
            case Picture():
                self._draw_xobject(mark, mark.width, mark.height)
            case Foreign():
                self._draw_xobject(mark, 1, 1)
            case Field():
                raise TypeError(f"{mark} is not painted")
            case _:
                assert_never(mark)

    def _draw_run(self, run: Run) -> None:
        """Show the words of a run, each glyph where the shaper puts it.

        ReportLab's text objects know fonts of its registry only, and codes of one octet.
        """
        typeface = self.typefaces[run.face]
        if run.face != self._fontname or run.size != self._fontsize:
            self._fontname, self._fontsize = run.face, run.size
            self._spelled = self.typefaces.spelled_in(run.face)
            self._code.append(f"/{run.face.replace(' ', '#20')} {round(run.size, 2):g} Tf")
            self.words.add((run.face, ""))
        if run.node is not None and run.node.address:
            self.special.append(run)
        x, words = run.x, run.text.split(" ")
        if run.right_to_left:  # the space after the word stands at its left
            x -= typeface.width(" ", run.size) * (not words[-1])
            words = [RIGHT_TO_LEFT_OVERRIDE + word if word else "" for word in reversed(words)]
        show, spelled = shown_word.here(), self._spelled
        shown = [show(typeface, run.size, word, word in spelled) for word in words]
        self.words.update([(run.face, word.unusual) for word in shown if word.unusual])
        space = show(typeface, run.size, " ")
        text = space.glyphs.join([word.glyphs for word in shown])
        shown_text = f"BT {x:.2f} {-run.y:.2f} Td[({text})]TJ ET"
        if run.black != 1:
            shown_text = f"{1 - run.black:.2f} g {shown_text} 0 g"
        self._code.append(shown_text)

    def _draw_stroke(self, stroke: Stroke) -> None:
        line = stroke.weight, stroke.dots, stroke.black
        if line != self._line:
            self._set_line(*line)
        start, *others = [(round(x, 2), round(-y, 2)) for x, y in stroke.points]
        if len(others) == 1:
            self.line(*start, *others[0])
            return
        path = self.beginPath()
        path.moveTo(*start)
        for place in others:
            path.lineTo(*place)
        if stroke.closed:
            path.close()
        self.drawPath(path)

    def _set_line(self, weight: float, dots: bool, black: float) -> None:
        """Set the weight, the dots and the black (1) or grey of lines, where they change."""
        weight_now, dots_now, black_now = self._line
        self._line = weight, dots, black
        if weight != weight_now:
            self.setLineWidth(weight)
        if dots != dots_now:
            self.setLineCap(1 if dots else 0)
            self.setDash([0, _DOT_PITCH] if dots else [])
        if black != black_now:
            self.setStrokeGray(1 - black)

    def _draw_code(self, code: MatrixCode) -> None:
        """A stencil of one bit a square; ReportLab's inline images have three octets for it."""
        entries = f"/IM true/W {code.squares}/H {code.squares}/D[1 0]/F/AHx"
        image = f"BI{entries} ID {code.rows.hex()}> EI"
        self._draw_at(code.x, code.y + code.side, code.side, code.side, image)

    def _draw_xobject(self, mark: Picture | Foreign, across: float, up: float) -> None:
        self.special.append(mark)
        operators = f"/{xObjectName(xobject_name(mark))} Do"
        self._draw_at(mark.x, mark.y + mark.height, across, up, operators)

    def _draw_at(self, x: float, y: float, across: float, up: float, operators: str) -> None:
        """Add operators that draw in a square of one point, placed and so many times as large."""
        self.saveState()
        self.transform(round(across, 2), 0, 0, round(up, 2), round(x, 2), round(-y, 2))
        self.addLiteral(operators)
        self.restoreState()
