"""Pictures in a Word file: drawings as SVG, and as PNG for programs that do not know SVG."""

from hashlib import sha256
from io import BytesIO

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.run import Run

from worksheets.exchange.papers.flow import FlowFigure

SVG_OF_WORD = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The number that Microsoft gave to pictures in SVG."""


def add_picture(run: Run, figure: FlowFigure, wide: float) -> None:
    """A picture so wide in points, with its words for those who cannot see it."""
    shape = run.add_picture(BytesIO(figure.png), width=Pt(wide))
    shape._inline.docPr.set("descr", figure.spoken)
    if not figure.svg:
        return
    blip = next(shape._inline.iter(qn("a:blip")))
    related = run.part.relate_to(_svg_part(run, figure.svg), RELATIONSHIP_TYPE.IMAGE)
    xml = (
        f'<a:extLst {nsdecls("a", "r")}><a:ext uri="{EXTENSION}">'
        f'<asvg:svgBlip xmlns:asvg="{SVG_OF_WORD}" r:embed="{related}"/></a:ext></a:extLst>'
    )
    blip.append(parse_xml(xml))


def _svg_part(run: Run, svg: str) -> Part:
    """The part of a file with a drawing, named by what it draws."""
    data = svg.encode()
    name = PackURI(f"/word/media/drawing-{sha256(data).hexdigest()[:16]}.svg")
    known = (part for part in run.part.package.iter_parts() if part.partname == name)
    return next(known, None) or Part(name, "image/svg+xml", data, run.part.package)
