"""The mark scheme, section by section: the key of objective questions, and a band for others."""

from collections.abc import Iterator
from dataclasses import replace

from worksheets.language.language import Language
from worksheets.layout.blocks.labels import column_for
from worksheets.layout.documents.band_rows import INSET
from worksheets.layout.documents.bands import band
from worksheets.layout.documents.document import FileDetails, laid
from worksheets.layout.documents.exemplars import exemplars_galley, exemplars_head
from worksheets.layout.documents.furniture import footer
from worksheets.layout.documents.grades import grades_galley
from worksheets.layout.documents.key_strip import key_strip, needs_note, notes_galley
from worksheets.layout.documents.levels import levels_band
from worksheets.layout.documents.objectives import objectives_galley
from worksheets.layout.documents.scheme_heads import HEAD, section_galley, title_galley
from worksheets.layout.documents.title_block import TitleWords
from worksheets.layout.pagination.galleys import Galley, following, spaced
from worksheets.layout.pagination.pages import filled
from worksheets.layout.structure import Structure
from worksheets.layout.style import Style
from worksheets.layout.unsettable import Unsettable, written_at
from worksheets.model.paper.choice import InAll
from worksheets.model.paper.mark_code import meanings, meanings_of_flags
from worksheets.model.paper.paper import Laid, Paper
from worksheets.model.paper.points_scheme import PointsScheme
from worksheets.model.paper.question_schemes import LevelsScheme, QuestionScheme
from worksheets.model.paper.scheme_table import SchemeSection, SchemeTable, scheme_table

APART = 1.25
"""From a key to a band, in units of space."""


def scheme_document(paper: Paper, style: Style, subject: str) -> Laid:
    """The pages a marker gets, numbered MS-1 and so on."""
    structure = Structure("scheme")
    galleys = scheme_galleys(paper, style, structure)
    language = style.language
    name, prefix = language.say("scheme.name"), language.say("scheme.page-prefix")
    furniture = footer(paper.front, style, title=name, prefix=prefix)
    pages = filled(galleys, style)
    return laid(
        pages,
        style,
        structure,
        furniture,
        FileDetails(
            language.say("scheme.file-title", title=paper.front.title), subject, paper.front
        ),
    )


def scheme_galleys(paper: Paper, style: Style, structure: Structure) -> list[Galley]:
    """All galleys of the mark scheme, in the order of the paper.

    Raises Unsettable, with the place of the question that has the fault.
    """
    marking = scheme_table(paper, style.language)
    labels = [scheme.label for section in marking.sections for scheme in section.schemes]
    numbers = column_for(labels, style.unit * (4 - INSET), style) + style.unit * INSET
    try:
        return _galleys(paper, marking, numbers, style, structure)
    except Unsettable:
        for section in marking.sections:
            for scheme in section.schemes:
                with written_at(scheme.span):
                    _section(Structure(), replace(section, schemes=(scheme,)), numbers, style)
        raise


def _galleys(
    paper: Paper, marking: SchemeTable, numbers: float, style: Style, structure: Structure
) -> list[Galley]:
    front, language = paper.front, style.language
    about = about_scheme(paper, marking, language)
    words = TitleWords(front.letterhead, front.title, kind=language.say("scheme.name"))
    galleys = [structure.memoised(title_galley, words, about, style)]
    for section in marking.sections:
        galleys += structure.memoised(_section, section, numbers, style)
    return [
        *galleys,
        *_behind(marking, numbers, style, structure),
        *_grades(paper, style, structure),
    ]


def about_scheme(paper: Paper, marking: SchemeTable, language: Language) -> str:
    """What is said under the title: of the form, the marks, and the codes in the scheme."""
    about = _about(paper.front.form, paper.tariff, language, one_tick=marking.one_tick)
    if paper.in_all is not None:
        about = f"{about} {_in_all(paper.in_all, language)}"
    if marking.codes:
        about = f"{about} {meanings(marking.codes, language)}"
    if marking.has_units:
        about = f"{about} {language.say('scheme.units')}"
    if marking.flags:
        about = f"{about} {meanings_of_flags(marking.flags, language)}"
    return about


def _behind(
    marking: SchemeTable, numbers: float, style: Style, structure: Structure
) -> Iterator[Galley]:
    """What stands behind the sections: exemplars, and the table of objectives, if there are any."""
    if marking.exemplars:
        yield structure.memoised(exemplars_head, style)
    for n, of in enumerate(marking.exemplars):
        with written_at(of.span):
            own = structure.memoised(exemplars_galley, of, numbers, style)
        yield spaced(own, APART * style.unit) if n else following(own, HEAD * style.unit)
    if marking.objectives:
        yield structure.memoised(objectives_galley, marking.objectives, style)


def _grades(paper: Paper, style: Style, structure: Structure) -> Iterator[Galley]:
    """The table of grades, if the paper has one."""
    if paper.grades:
        yield structure.memoised(grades_galley, paper.grades, style)


def _in_all(in_all: InAll, language: Language) -> str:
    """What is marked where candidates choose among the questions of all sections."""
    number = language.cardinal(in_all.answer)
    if in_all.counted == "first":
        return language.say("choice.scheme-in-all-first", n=in_all.answer, number=number)
    return language.say("choice.scheme-in-all", n=in_all.answer, number=number)


def _about(form: str, tariff: int, language: Language, *, one_tick: bool) -> str:
    """The form of a paper, if it has a name, its marks, if it has any, and the rule on ticks."""
    sentences = [language.say("scheme.form", form=form)] if form else []
    if tariff:
        marks = language.say("count.marks", n=tariff)
        sentences.append(language.say("scheme.total", marks=marks))
    if one_tick:
        sentences.append(language.say("scheme.one-tick"))
    return " ".join(sentences)


def _section(
    structure: Structure, section: SchemeSection, numbers: float, style: Style
) -> tuple[Galley, ...]:
    """The key of a section, notes on it, and the bands of the other questions."""
    galleys = [structure.memoised(section_galley, section, style)]
    keyed = tuple(
        scheme for scheme in section.schemes if isinstance(scheme, PointsScheme) and scheme.key
    )
    if keyed:
        entries = tuple((scheme.label, scheme.key) for scheme in keyed if scheme.key)
        strip = structure.memoised(key_strip, entries, numbers, style)
        galleys.append(following(strip, HEAD * style.unit))
    if noted := tuple(scheme for scheme in keyed if needs_note(scheme)):
        galleys.append(structure.memoised(notes_galley, noted, numbers, style))
    space = APART if keyed else HEAD
    for scheme in section.schemes:
        if isinstance(scheme, PointsScheme) and scheme.key:
            continue
        own = _band(structure, scheme, numbers, style)
        above = space * style.unit
        galleys.append(following(own, above) if len(galleys) == 1 else spaced(own, above))
        space = 0.0 if isinstance(scheme, PointsScheme) else APART
    return tuple(galleys)


def _band(structure: Structure, scheme: QuestionScheme, numbers: float, style: Style) -> Galley:
    if isinstance(scheme, LevelsScheme):
        return structure.memoised(levels_band, scheme, numbers, style)
    return structure.memoised(band, scheme, numbers, style)
