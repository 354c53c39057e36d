"""Every kind of figure from the example in its docstring, and rooms to draw it in."""

from functools import cache
from inspect import cleandoc
from pathlib import Path
from textwrap import dedent

from words import ENGLISH
from worksheets.figures import registry
from worksheets.layout.style import Style
from worksheets.model.diagnostics import Diagnostic, Sink
from worksheets.model.figure import Files, Illustration
from worksheets.model.page.drawing import Room
from worksheets.model.page.page import Bitmap
from worksheets.model.page.picture import Artwork
from worksheets.read.decode import decode
from worksheets.read.files import AuthoredFile
from worksheets.read.markup import markup
from worksheets.read.yaml_events import tree

KINDS = registry()

GEOJSON = """{"type": "FeatureCollection", "features": [
  {"type": "Feature", "properties": {"name": "North Korea"}, "geometry": {"type": "Polygon",
   "coordinates": [[[124.3, 39.9], [125.1, 38.6], [124.8, 37.9], [126.6, 37.8], [128.3, 38.6],
     [127.4, 39.3], [127.6, 39.9], [129.7, 41.0], [130.6, 42.3], [129.6, 42.4], [128.1, 42.0],
     [126.9, 41.8], [126.0, 40.9], [124.3, 39.9]]]}},
  {"type": "Feature", "properties": {"name": "South Korea"}, "geometry": {"type": "MultiPolygon",
   "coordinates": [[[[126.6, 37.8], [126.2, 37.7], [126.8, 37.0], [126.1, 36.7], [126.6, 36.0],
     [126.3, 34.7], [127.4, 34.6], [129.0, 35.1], [129.5, 36.0], [129.4, 37.0], [128.3, 38.6],
     [126.6, 37.8]]], [[[126.2, 33.3], [126.5, 33.2], [126.9, 33.4], [126.5, 33.6],
     [126.2, 33.3]]]]}},
  {"type": "Feature", "properties": {"name": "Yalu"}, "geometry": {"type": "LineString",
   "coordinates": [[124.3, 39.9], [126.0, 40.9], [126.9, 41.8], [128.1, 42.0]]}}]}"""

MORE = {
    "tree of decimals": """type: tree-diagram
levels: [[Rain, No rain], [Late, On time, Early]]
probabilities: [[0.3, 0.7], [0.4, 0.1, 0.5]]""",
    "tree of boxes": "type: tree-diagram\nlevels: [[H, T], [H, T], [H, T]]\nblanks: true",
    "ruler": "type: scale\nof: ruler\nfrom: 0\nto: 10\nstep: 0.5\nat: 6.5\nunit: cm",
    "jug": """type: scale
of: jug
from: 0
to: 1000
step: 50
numbers: 100
at: 650
unit: ml""",
    "dial": "type: scale\nof: dial\nfrom: 0\nto: 5\nstep: 1/4\nnumbers: 1\nat: 3 1/4\nunit: kg",
    "protractor": "type: scale\nof: protractor\nstep: 10\nat: 135",
    "tens and ones": "type: array\nof: tens\nnumber: 257",
    "frames of ten": "type: array\nof: ten-frame\nnumber: 14",
    "coins": "type: array\nof: coins\ncoins: [50, 20, 5, 100, 200, 1]",
    "bars to compare": """type: bar-model
bars:
  - {name: Ann, parts: 3, whole: 45 sweets, labels: ['?']}
  - {name: Benjamin, parts: [3, 2], whole: '?', shaded: 1}""",
    "angles around a point": "type: angles\nshape: point\nangles: [120, 85, a, 90]",
    "sharp angles": "type: angles\nshape: triangle\nangles: [8, 162, x]",
    "angles at parallel lines": """type: angles
shape: parallel
angles: [110, x, y, z]
places: [4, 5, 6, 3]""",
    "pentagon": "type: angles\nshape: polygon\nangles: [100, 95, 130, 105, '?']",
    "triangle with its height": """type: shape
shape: triangle
width: 10
height: 6
shift: 13
labels: [10 cm, 6 cm, '', 7 cm]""",
    "l": """type: shape
shape: l
width: 12
height: 10
cut-width: 5
cut-height: 6
labels: [12 m, 10 m, 7 m, 4 m, '?', 6 m]""",
    "sector": "type: shape\nshape: sector\nangle: 240\nlabels: [9 cm, '?', 240°]",
    "prism": """type: shape
shape: prism
width: 6
height: 4
depth: 30
labels: [6 cm, 4 cm, 30 cm, 5 cm]""",
    "cylinder": "type: shape\nshape: cylinder\nradius: 3\nheight: 10\nlabels: [3 cm, 10 cm]",
    "division behind a bar": """type: long-division
dividend: '94.50'
divisor: 7
style: continental
work: 3""",
    "long product": "type: column-sum\nsign: x\nrows: ['3.47', '26']\nwork: 2\ncarry: true",
    "three sets": """type: venn
sets: [USSR, China, USA]
regions:
  - {of: [USSR], entries: [Lent aircraft]}
  - {of: [USA], entries: [Led the UN troops]}
  - {of: [USSR, China], entries: [Communist]}
  - {of: [China, USA], entries: [Sent ground troops]}
  - {of: [USSR, China, USA], entries: [Cautious at first]}""",
    "negative bars": """type: bar-chart
categories: [January, July, A very long name of a category]
y-title: Degrees Celsius
series: {values: [-12.5, 24, 3]}""",
    "points": """type: line-chart
x-title: Time in seconds
y-title: Speed in metres a second
series: [{name: A, points: [[0, 0], [2.5, 12], [9, 20]]}, {name: B, points: [[0, 5], [9, 5]]}]""",
    "even timeline": """type: timeline
spacing: even
events:
  - {date: 1945, text: End of the Second World War}
  - {date: 1949-10-01, text: Mao proclaims the republic}
  - {date: 1950-06-25, text: War in Korea, blank: both}""",
    "one event": "type: timeline\nevents: [{date: 1950-06-25, text: War}]",
    "open axes": """type: axes
x: {from: 0, to: 24, step: 4, title: Hours}
y: {from: -10, to: 30}
grid: false""",
    "many slices": """type: pie-chart
slices: [{name: A, value: 50}, {name: B, value: 20}, {name: C, value: 10}, {name: D, value: 6},
  {name: E, value: 5}, {name: F, value: 4}, {name: G, value: 3}, {name: H, value: 2}]""",
    "empty clock": "type: clock\nnumbers: quarters",
    "tenths": "type: number-line\nfrom: 0\nto: 1\nstep: 0.1\nblanks: [0.3, 0.7]",
    "whole world": """type: map
file: world.geojson
west: -180
east: 180
south: -60
north: 80
highlight: [{name: North Korea, fill: dots, key: North Korea}]""",
}
"""Figures unlike the examples."""

BITMAP = Bitmap(1200, 800, bytes(1200 * 800), 1)
FILES = Files(lambda _: Artwork(BITMAP), lambda _: GEOJSON)


def wording(name: str) -> str:
    """The YAML example of a kind."""
    words = dedent(cleandoc(KINDS[name].__doc__ or "").split("\n\n")[-1])
    assert words.startswith(f"type: {name}\n")
    return words


def read(words: str, files: Files = FILES) -> tuple[Illustration | None, list[Diagnostic]]:
    """A figure and what is wrong with it."""
    sink = Sink()
    value = tree(words, "figure", sink)
    assert isinstance(value, dict), list(sink)
    kind = KINDS[str(value["type"])]
    context = {"markup": markup, "figures": registry, "files": files}
    return decode(kind, value, AuthoredFile(Path("figure"), "figure", words), sink, context), list(
        sink
    )


@cache
def example(name: str) -> Illustration:
    """The figure of a kind's example, or one of those that are unlike them."""
    figure, wrong = read(MORE[name] if name in MORE else wording(name))
    assert figure is not None, [str(found) for found in wrong]
    return figure


def room(style: Style, width: float, size: float, height: float = 420, smallest: float = 6) -> Room:
    """A room for drawings whose labels are set as they are on pages."""

    def across(words: str) -> float:
        return style.faces.width(words, "text", size)

    return Room(width, height, size, smallest, across, ENGLISH)
