"""What stands above the questions of a handout: school, title, details to fill in, instructions,
and on a cover what is known of the paper and the examiner's grid."""

from collections.abc import Iterator

from worksheets.exchange.papers.flow import (
    Cell,
    Detail,
    Details,
    Facts,
    FlowFigure,
    FrontPart,
    Grid,
    Heading,
    Listing,
    Paragraph,
    School,
)
from worksheets.exchange.pictures import bitmap_picture
from worksheets.layout.documents.cover import (
    duration_text,
    has_cover,
    identity_of,
    minutes_allowed,
)
from worksheets.layout.documents.examiner import GridRow, rows_by_question, rows_by_section
from worksheets.layout.documents.title_block import WIDE, spoken_logo
from worksheets.layout.style import Style
from worksheets.model.numbers.filling import in_content
from worksheets.model.page.units import MILLIMETRE
from worksheets.model.paper.content import Inlines, Strong, Text, plain, text
from worksheets.model.paper.paper import Front, Handout, Letterhead

LOGO, COVER_LOGO = 12 * MILLIMETRE, 22 * MILLIMETRE
"""The height of a logo above a title, and on a cover."""
GRID = (0.2, 0.12, 0.12)
"""The columns of the examiner's grid, in parts of the text's width."""
MOST_ROWS = 18
"""A longer grid of the examiner has a row a section, and not a row a question."""
NUMBER = "____"
"""Where the number of a question that was chosen is written."""


def front_flow(handout: Handout, style: Style, subject: str) -> Iterator[FrontPart]:
    """The front in the words of a style, whose theme says whether it is a cover."""
    front, language = handout.front, style.language
    covered = has_cover(front, style)
    lines = tuple(filter(None, (front.letterhead.name, subject if covered else "")))
    if lines or front.letterhead.logo:
        yield School(lines, logo_flow(front.letterhead, style, COVER_LOGO if covered else LOGO))
    yield Heading(1, front.title)
    if front.form:
        yield Paragraph(text(language.say("front.form", form=front.form)), "strong")
    if front.subtitle:
        yield Paragraph(text(front.subtitle), "note")
    if covered:
        yield from _cover(handout, style)
        return
    if front.tariff:
        yield Details((_name_line(front, style),))
    points = tuple(instructions_of(handout, style))
    if len(points) > 1:
        yield Listing(points)
    elif points:
        yield Paragraph(points[0], "note")


def logo_flow(letterhead: Letterhead, style: Style, tall: float) -> FlowFigure | None:
    """A school's logo, at most so tall, in points; None if it has none."""
    logo = letterhead.logo
    if logo is None:
        return None
    height = min(tall, WIDE * tall * logo.rows / logo.columns)
    png, width, tall, _ = bitmap_picture(logo, height, style)
    return FlowFigure(png, width, tall, spoken_logo(letterhead, style.language))


def _name_line(front: Front, style: Style) -> tuple[Detail, ...]:
    """What is written at the head of a worksheet that is marked."""
    language = style.language
    return (
        Detail(language.say("front.name"), 3),
        Detail(language.say("front.class"), 1),
        Detail(language.say("front.date"), 1),
        Detail(language.say("front.score"), 1, behind=f"/ {front.tariff}"),
    )


def _cover(handout: Handout, style: Style) -> Iterator[FrontPart]:
    """What a cover has under its title."""
    language = style.language
    if facts := tuple(_facts(handout, style)):
        yield Facts(facts)
    yield Details(_candidate(handout.front, style), framed=True)
    if points := tuple(instructions_of(handout, style)):
        yield Heading(2, language.say("cover.instructions"))
        yield Listing(points)
    if style.theme.furniture.examiner and handout.front.tariff:
        yield Heading(2, style.theme.furniture.examiner)
        yield _examiner_grid(handout, style)


def _candidate(front: Front, style: Style) -> tuple[tuple[Detail, ...], ...]:
    """The candidate's block; a dated paper has no line for the date."""
    language = style.language
    date = () if front.facts.date else (Detail(language.say("cover.date")),)
    return (
        (Detail(language.say("cover.surname")), Detail(language.say("cover.other-names"))),
        (Detail(language.say("cover.class")), *date),
        (
            Detail(language.say("cover.centre-number"), boxes=5),
            Detail(language.say("cover.candidate-number"), boxes=4),
        ),
    )


def _facts(handout: Handout, style: Style) -> Iterator[tuple[str, str]]:
    """What a paper is known by, its time, its marks and the number of its questions."""
    front, language = handout.front, style.language
    facts = front.facts
    yield from identity_of(front, language)
    if minutes := minutes_allowed(front, style):
        yield language.say("cover.time"), duration_text(minutes, language)
    if facts.reading:
        yield language.say("cover.reading"), duration_text(facts.reading, language)
    if front.tariff:
        yield language.say("cover.marks"), language.say("count.marks", n=front.tariff)
    count = sum(len(section.tasks) for section in handout.sections)
    yield language.say("cover.questions"), str(count)


def _examiner_grid(handout: Handout, style: Style) -> Grid:
    """A row for each question, or for each section where those would be too many."""
    language = style.language
    total = language.say("cover.grid-total")
    rows = rows_by_question(handout, total)
    rows = rows if len(rows) <= MOST_ROWS else rows_by_section(handout, total)
    head = (
        language.say("cover.grid-question"),
        language.say("cover.grid-most"),
        language.say("cover.grid-mark"),
    )
    return Grid(head, tuple(map(_grid_row, rows)), GRID)


def _grid_row(row: GridRow) -> tuple[Cell, ...]:
    name = f"{row.name}\u2003{NUMBER}" if row.chosen else row.name
    if row.last:
        return ((Strong(text(name)),),), ((Strong(text(row.worth)),),), ()
    return ((Text(name),),), ((Text(row.worth),),), ()


def instructions_of(handout: Handout, style: Style) -> Iterator[Inlines]:
    """The instructions on the front, in which {marks} is two marks as the theme writes them; one
    that mentions marks is left out where the theme prints none."""
    shown = style.marks(2)
    for point in handout.front.instructions:
        if shown or "{marks}" not in plain(point):
            yield in_content(point, {"marks": shown})
