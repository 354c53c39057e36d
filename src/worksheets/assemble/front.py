"""The front of a paper: its total, its facts, and instructions made from its structure."""

from collections.abc import Sequence

from worksheets.assemble.choices import in_all_of, paper_instruction
from worksheets.language.language import Language
from worksheets.model.paper.choice import InAll
from worksheets.model.paper.content import Choose, Inlines, Match, Order, Placeholder, text
from worksheets.model.paper.item import Item
from worksheets.model.paper.paper import Front, FrontFacts, Section, candidate_total
from worksheets.model.paper.wording import worded
from worksheets.model.spec import Spec


def front_page(
    spec: Spec, language: Language, sections: Sequence[Section], form: str, fingerprint: str
) -> Front:
    """The front of a form of a paper that has these sections."""
    cover = spec.cover
    booklet = spec.answer_in == "booklet"
    drafted = language.say("front.draft-title", title=spec.title)
    return Front(
        title=drafted if spec.draft else spec.title,
        subtitle=spec.subtitle,
        form=form,
        instructions=_instructions(spec, sections, language),
        tariff=candidate_total(sections, in_all_of(spec)),
        minutes=spec.minutes,
        fingerprint=fingerprint,
        author=spec.author,
        keywords=spec.keywords,
        draft=spec.draft,
        facts=FrontFacts(
            cover.code, cover.series, cover.date, spec.tier, spec.reading_minutes, booklet
        ),
    )


def _instructions(
    spec: Spec, sections: Sequence[Section], language: Language
) -> tuple[Inlines, ...]:
    """An author's instructions, or those that the paper needs; where answers are written, and what
    may be used."""
    given = spec.instructions or _default_instructions(spec, sections, language)
    more = []
    if spec.answer_in == "booklet":
        more.append(language.say("booklet.told"))
    if spec.allowed:
        things = language.all_of(_thing(name, language) for name in spec.allowed)
        more.append(language.say("allowed.may", things=things))
    if spec.not_allowed:
        things = language.one_of(_thing(name, language) for name in spec.not_allowed)
        more.append(language.say("allowed.may-not", things=things))
    return (*given, *map(text, more))


def _thing(name: str, language: Language) -> str:
    """What candidates may bring, in words; what an author calls otherwise stands as it is."""
    words = {
        "calculator": language.say("allowed.calculator"),
        "ruler": language.say("allowed.ruler"),
        "protractor": language.say("allowed.protractor"),
        "compasses": language.say("allowed.compasses"),
        "dictionary": language.say("allowed.dictionary"),
        "formula-sheet": language.say("allowed.formula-sheet"),
        "data-booklet": language.say("allowed.data-booklet"),
        "notes": language.say("allowed.notes"),
    }
    return words.get(name, name)


def _default_instructions(
    spec: Spec, sections: Sequence[Section], language: Language
) -> tuple[Inlines, ...]:
    """The instructions of a paper whose author gives none, from the items that are on it; a paper
    without marks needs none."""
    if not any(item.tariff for section in sections for item in section.items):
        return ()
    kinds = {kind for section in sections for item in section.items for kind in _block_kinds(item)}
    has_choice = any(section.choice.answer for section in sections)
    instructions: list[Inlines] = []
    if spec.minutes:
        instructions.append(text(language.say("instructions.minutes", n=spec.minutes)))
    if spec.reading_minutes:
        instructions.append(text(language.say("instructions.reading", n=spec.reading_minutes)))
    in_all = in_all_of(spec)
    answered = in_all or _of_sole_section(sections)
    if answered:
        instructions.append(paper_instruction(answered, language))
    else:
        instructions.append(
            text(language.say("instructions.by-section" if has_choice else "instructions.all"))
        )
    if in_all is not None or any(section.tariff for section in sections):
        marks = (Placeholder("marks"),)
        instructions.append(worded(language, "instructions.marks-shown", marks=marks))
    interactions = (
        (Choose, language.say("instructions.tick")),
        (Match, language.say("instructions.match")),
        (Order, language.say("instructions.order")),
    )
    instructions += [text(instruction) for kind, instruction in interactions if kind in kinds]
    return tuple(instructions)


def _of_sole_section(sections: Sequence[Section]) -> InAll | None:
    """How many questions are answered in a paper's only section; None if all are."""
    choice = sections[0].choice
    if len(sections) > 1 or choice.answer is None or choice.bonus:
        return None
    return InAll(choice.answer, counted=choice.counted)


def _block_kinds(item: Item) -> frozenset[type]:
    """The content blocks of an item and its parts, as classes.

    A question that says how many boxes to tick needs no more instruction.
    """
    blocks = [block for block in item.body if not isinstance(block, Choose) or block.count == 1]
    return frozenset(map(type, blocks)).union(*map(_block_kinds, item.parts))
