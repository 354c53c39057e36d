"""A small document placed by hand, with one of everything that a PDF must say."""

import fontpkg

from worksheets.model.page.node import Node
from worksheets.model.page.page import (
    Bookmark,
    Document,
    Face,
    Fill,
    Mark,
    Page,
    Run,
    Stroke,
    single,
)

A4 = (595.28, 841.89)
FACES = (
    Face("text", str(fontpkg.path("Atkinson Hyperlegible", 400))),
    Face("bold", str(fontpkg.path("Atkinson Hyperlegible", 700))),
    Face("more symbols", str(fontpkg.path("Source Sans 3", 400)), 400),
    Face("never used", str(fontpkg.path("Atkinson Hyperlegible", 400, style="italic"))),
)

HEADING = Node("H1")
INTRODUCTION = Node("P")
EMPHASIS = Node("Span", INTRODUCTION)
LIST = Node("L", attributes={"ListNumbering": "Decimal"})
ENTRIES = tuple(Node("LI", LIST) for _ in range(2))
LABELS = tuple(Node("Lbl", entry) for entry in ENTRIES)
BODIES = tuple(Node("LBody", entry) for entry in ENTRIES)
LONG = Node("P", BODIES[1])
TABLE = Node("Table", attributes={"Summary": "Dates — and who was there"})
HEAD_ROW, BODY_ROW = Node("TR", TABLE), Node("TR", TABLE)
HEADS = tuple(Node("TH", HEAD_ROW, attributes={"Scope": "Column"}) for _ in range(2))
CELLS = tuple(Node("TD", BODY_ROW) for _ in range(2))
FIGURE = Node("Figure", alt="A triangle (with a grey “foot”) \\ named A")
CORNER = Node("Span", FIGURE)
CLOSING = Node("H2")
NODES = (
    *(HEADING, INTRODUCTION, EMPHASIS, LIST),
    *(ENTRIES[0], LABELS[0], BODIES[0], ENTRIES[1], LABELS[1], BODIES[1], LONG),
    *(TABLE, HEAD_ROW, *HEADS, BODY_ROW, *CELLS, FIGURE, CORNER, CLOSING),
)

SPOKEN = (
    (HEADING, "The Korean War, 1950–53"),
    (INTRODUCTION, "“Office” staff in AVATAR waffle: "),
    (EMPHASIS, "To Tokyo"),
    (INTRODUCTION, " they go (so it’s said)."),
    (LABELS[0], "1"),
    (BODIES[0], "Café, naïve \\ x̄ and X̄"),
    (LABELS[1], "2"),
    (LONG, "This answer runs over the end of a "),
    (LONG, "page; tick ✓ or → go on: office, q́ µ"),
    (HEADS[0], "Year"),
    (HEADS[1], "Who"),
    (CELLS[0], "1950"),
    (CORNER, "A"),
    (CLOSING, "Mark scheme"),
)
"""The words of the sample by the node they belong to, in reading order."""


def texts() -> dict[Node, str]:
    """All that each node of the sample says."""
    said = dict.fromkeys(NODES, "")
    for node, words in SPOKEN:
        said[node] += words
    return said


def sample() -> Document:
    """A document of three pages: two of a paper and one of its mark scheme."""
    return Document(
        title="The Korean War: 한국 전쟁 (paper)",
        author="Kingsbridge & Co.",
        subject="History & “sources”",
        keywords=("Cold War", "Korea"),
        language="en-GB",
        pages=(
            Page("1", *A4, single(_first_page())),
            Page("2", *A4, single(_second_page())),
            Page("MS-1", 419.53, 595.28, single(_third_page())),
        ),
        nodes=NODES,
        bookmarks=(
            Bookmark("The Korean War, 1950–53", 1, 0, 60),
            Bookmark("Too deep (한국)", 3, 1, 100),
            Bookmark("Mark scheme", 1, 2, 60),
        ),
        faces=FACES,
    )


def _first_page() -> tuple[Mark, ...]:
    said = [words for _, words in SPOKEN]
    return (
        Run(57, 30, "text", 9, "Name"),
        Stroke(((85, 30), (300, 30)), 0.75, dots=True),
        Run(57, 60, "bold", 18, said[0], HEADING),
        Stroke(((57, 66), (538, 66)), 1),
        Run(57, 90, "text", 12, said[1], INTRODUCTION),
        Run(235, 90, "bold", 12, said[2], EMPHASIS),
        Run(285, 90, "text", 12, said[3], INTRODUCTION),
        Run(57, 120, "text", 12, said[4], LABELS[0]),
        Run(75, 120, "text", 12, said[5].removesuffix("X̄"), BODIES[0]),
        Run(200, 120, "more symbols", 12, "X̄", BODIES[0]),
        Run(57, 140, "text", 12, said[6], LABELS[1]),
        Run(75, 140, "text", 12, said[7], LONG),
        Stroke(((75, 170), (538, 170)), 0.75, dots=True),
        Stroke(((75, 200), (538, 200)), 0.5),
        Stroke(((75, 230), (175, 230), (175, 290), (75, 290)), 1, closed=True),
        Fill(195, 230, 100, 60, (0.85, 0.85, 0.85)),
        Fill(315, 230, 100, 60, (0, 0, 0)),
        Stroke(((435, 230), (535, 230), (535, 290), (435, 290)), 2, closed=True, dots=True),
        Run(280, 820, "text", 9, "1"),
    )


def _second_page() -> tuple[Mark, ...]:
    page, tick, middle, arrow, rest = "page; tick ", "✓", " or ", "→", " go on: office, q́ µ"
    return (
        Run(75, 60, "text", 12, page, LONG),
        Run(135, 60, "more symbols", 12, tick, LONG),
        Run(145, 60, "text", 12, middle, LONG),
        Run(165, 60, "more symbols", 12, arrow + rest, LONG),
        Fill(57, 85, 200, 20, (0.9, 0.9, 0.9)),
        Run(60, 100, "bold", 12, "Year", HEADS[0]),
        Run(160, 100, "bold", 12, "Who", HEADS[1]),
        Run(60, 120, "text", 12, "1950", CELLS[0]),
        Stroke(((57, 85), (257, 85), (257, 125), (57, 125)), 0.5, closed=True),
        Fill(100, 240, 100, 10, (0.5, 0.5, 0.5), FIGURE),
        Stroke(((100, 240), (200, 240), (150, 180)), 1, closed=True, node=FIGURE),
        Run(146, 175, "text", 12, "A", CORNER),
    )


def _third_page() -> tuple[Mark, ...]:
    return (Run(57, 60, "bold", 14, "Mark scheme", CLOSING),)
