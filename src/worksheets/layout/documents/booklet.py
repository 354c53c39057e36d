"""The answer booklet of a paper: boxes for the number of each question, lines, and spare pages."""

from collections.abc import Iterator

from worksheets.layout.blocks.place import BlockPlace
from worksheets.layout.blocks.rulings import size_of, write_strips
from worksheets.layout.documents.candidate import candidate_block
from worksheets.layout.documents.document import FileDetails, laid
from worksheets.layout.documents.furniture import footer
from worksheets.layout.documents.title_block import TitleWords, title_block, worksheet_look
from worksheets.layout.pagination.galleys import Galley, beginning, galley
from worksheets.layout.pagination.pages import filled, padded
from worksheets.layout.pagination.strips import GLUED, NEXT, Strip, below, box, glued
from worksheets.layout.structure import Structure, inline
from worksheets.layout.style import Style, in_one_column
from worksheets.layout.text.prose import STRONG, set_text
from worksheets.layout.text.runs import baseline, in_faces
from worksheets.model.page.node import Node
from worksheets.model.page.page import Mark, Run
from worksheets.model.page.zones import Field
from worksheets.model.paper.booklet import answers, room_of
from worksheets.model.paper.content import Space, Write, text
from worksheets.model.paper.paper import Handout, Laid

SPARE = 2
"""Pages of lines behind the last answer."""
DIGITS = 3
"""Boxes for the number of a question and the letter of a part."""
CELL = (1.8, 2.1)
"""The width and the height of such a box, in sizes of text."""
LONG, LITTLE = 0.5, 0.25
"""An answer that needs more than this part of a page begins one, and is lined to the foot of its
last page; what is over by less than a little of a page has no page of its own."""


def booklet_document(handout: Handout, style: Style, subject: str) -> Laid:
    """The pages that a candidate writes on; the paper that they belong to has no room for that."""
    structure = Structure("booklet")
    style = in_one_column(style)
    front, language = handout.front, style.language
    galleys = [*_cover(handout, style, structure), *_answers(handout, style, structure)]
    name = language.say("booklet.name")
    pages = padded(filled(galleys, style), style.sides)
    title = language.say("booklet.title", title=front.title)
    furniture = footer(front, style, title=name)
    return laid(pages, style, structure, furniture, FileDetails(title, subject, front))


def _cover(handout: Handout, style: Style, structure: Structure) -> Iterator[Galley]:
    """The title, the candidate's block, and what to write where."""
    front, language = handout.front, style.language
    words = TitleWords(front.letterhead, front.title, language.say("booklet.name"))
    strips = title_block(words, worksheet_look(style), style, structure)
    dated = bool(front.facts.date)
    strips = [*strips, *glued(candidate_block(style, structure, dated=dated))]
    note = text(language.say("booklet.sections"))
    lines = set_text(note, style.measure, style, structure.add("P"))
    yield galley([*strips, *below(glued(lines), style.unit * 2)])


def _answers(handout: Handout, style: Style, structure: Structure) -> Iterator[Galley]:
    """A galley an answer, with as many lines as the longest of those that it may be needs, and the
    spare pages."""

    def lines(write: Write) -> int:
        return size_of(write, style).lines

    page = int(style.depth / style.pitch) - 2
    covered = style.theme.front == "cover"
    for n, options in enumerate(answers(handout), 1):
        room = max(room_of(task, lines) for task in options)
        is_long = room > LONG * page
        lines_of_answer = _to_the_foot(room, style) if is_long else room
        answer = galley(_answer(n, lines_of_answer, style, structure))
        begins = is_long or (n == 1 and covered)
        yield beginning(answer, NEXT) if begins else answer
    for n in range(SPARE):
        yield beginning(galley(_spare(n, page - 1, style, structure)), NEXT)


def _to_the_foot(room: int, style: Style) -> int:
    """How many lines an answer of about so many has that fills its pages."""
    first = int((style.depth - style.size * CELL[1] - style.unit) / style.pitch)
    later = int(style.depth / style.pitch)
    pages, over = divmod(max(0, room - first), later)
    return first + (pages + (over > LITTLE * later)) * later


def _answer(number: int, room: int, style: Style, structure: Structure) -> list[Strip]:
    """The boxes for the number of a question, and lines under them."""
    language = style.language
    outer = structure.add("Sect")
    node = structure.add("P", outer)
    tall = style.size * CELL[1]
    words = f"{language.say('booklet.question')} "
    y = baseline(tall, style.size)
    runs = in_faces(Run(0, y, "strong", style.size, words, node), style)
    begin = style.faces.width(words, "strong", style.size) + style.unit
    tip = language.say("booklet.field", n=number)
    head = Strip(tall, (*runs, *_boxes(f"question {number}", tip, begin, node, style)))
    top = head._replace(above=style.unit * 3)
    place = BlockPlace(style.measure, style, structure, outer)
    return [top, *_lines(language.say("booklet.answer", n=number), room, place)]


def _boxes(slot: str, tip: str, begin: float, node: Node, style: Style) -> Iterator[Mark]:
    wide, tall = (style.size * part for part in CELL)
    for n in range(DIGITS):
        yield box(begin + n * wide, 0, wide, tall, style.rule)
    own = inline("Form", node, slot) if style.fillable else node
    yield Field(begin, 0, DIGITS * wide, tall, "digits", slot, tip, node=own)


def _lines(slot: str, room: int, place: BlockPlace) -> list[Strip]:
    """So many lines over the whole measure; a page may end between most of them."""
    write = Write(slot, 0, space=Space(room, room))
    first, *rest = write_strips(write, place)
    return [first._replace(cost=GLUED), *rest]


def _spare(number: int, room: int, style: Style, structure: Structure) -> list[Strip]:
    name = style.language.say("booklet.spare")
    outer = structure.add("Sect")
    head = set_text(text(name), style.measure, style, structure.add("P", outer), STRONG)
    said = text(style.language.say("booklet.spare-note"))
    note = set_text(said, style.measure, style, structure.add("P", outer))
    place = BlockPlace(style.measure, style, structure, outer)
    return [*glued([*head, *note]), *_lines(f"{name} {number + 1}", room, place)]
