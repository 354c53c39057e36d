"""Questions added at the end of a section: picks from the course, or examples to be changed."""

from collections.abc import Mapping

from worksheets.assemble.fitting import Fitting
from worksheets.assemble.give_aways import PrintedQuestions
from worksheets.assemble.selection import Selection
from worksheets.assemble.stock import stock_of
from worksheets.authoring.examples import example_tree
from worksheets.authoring.free_ids import WRITTEN, free_id
from worksheets.authoring.new_question import with_question
from worksheets.authoring.paper_choice import ChoiceReader, PaperChoice
from worksheets.authoring.swapping import Change, chosen_anew, settled
from worksheets.model.diagnostics import Mistake, Sink, did_you_mean
from worksheets.model.mapped import Path as PathInTree
from worksheets.model.picks import Pick
from worksheets.model.source_letters import by_letter
from worksheets.read.yaml_edits import extents, with_value
from worksheets.read.yaml_moves import with_entry_put

_WORDING = frozenset({"stem", "statement", "prompt", "focus"})
"""Keys of the words by which questions are told apart."""
MOST = 20
"""So many questions of a type are added at once."""


def could_add(choice: PaperChoice) -> Mapping[str, int]:
    """Numbers of questions by type, at most MOST each, that can join those on the paper.

    Each number is what the course can give if no other type is added.
    """
    types = choice.context.types
    any_type = Pick(count=1)  # with it questions of all types are generated
    spec = choice.loaded.spec
    last = spec.sections[-1]
    widened = last.model_copy(update={"questions": (*last.questions, any_type)})
    spec = spec.model_copy(update={"sections": (*spec.sections[:-1], widened)})
    stock = stock_of(choice.inputs._replace(spec=spec), types)
    place = len(spec.sections) - 1
    picks = [(place, n, Pick(type=(name,), count=MOST)) for n, name in enumerate(types)]
    without = {*stock.without, *(one.entry.name for one in choice.questions)}
    sources = by_letter(spec.placed_sources)
    fitting = Fitting(stock.supply, choice.inputs.seed, without, picks, Sink(), sources)
    found = fitting.questions()
    counts: dict[str, int] = {}
    for n, name in enumerate(types):
        selection = Selection(PrintedQuestions(choice.inputs.course.levels))
        for one in choice.questions:
            selection.add(one.entry)
        counts[name] = len(selection.take(found[place, n], MOST))
    return {name: count for name, count in counts.items() if count}


def added(reader: ChoiceReader, choice: PaperChoice, question_type: str, count: int) -> Change:
    """The paper with so many more questions of a type from its course, at the end of its last
    section; all others stay. Raises Mistake if the course cannot give so many."""
    check_type(choice, question_type)
    listing = last_list(choice)
    last = len(choice.loaded.spec.sections[-1].questions) - 1
    most = could_add(choice).get(question_type, 0)
    if count > most:
        message = f"{count} more of type {question_type} asked for, {most} found"
        raise Mistake(message, "ask for fewer, name more topics, or write one here")
    entry = (
        f"{{type: {question_type}, count: {count}}}" if count > 1 else f"{{type: {question_type}}}"
    )
    return with_others_kept(
        reader, choice, with_entry_put(choice.text, (*listing, last + 1), entry)
    )


def written(reader: ChoiceReader, choice: PaperChoice, question_type: str) -> Change:
    """The paper with the example of a type at the end of its last section, to be changed in the
    text; all others stay. Raises Mistake if the example cannot stand on it."""
    check_type(choice, question_type)
    listing = last_list(choice)
    in_text = WRITTEN.findall(choice.text)
    in_course = (name for group in choice.stock.supply.pool for name in group.ids)
    example = example_tree(choice.context.types[question_type])
    wanted = str(example["id"])
    name = free_id(wanted, {*in_text, *in_course})
    text = with_question(choice.text, listing, question_type, name)
    path = (*listing, len(choice.loaded.spec.sections[-1].questions))
    number = name.removeprefix(wanted).removeprefix("-")
    for key in _WORDING & example.keys() if number else ():  # two may not read the same
        text = with_value(text, path, key, f"{example[key]} ({number})")
    return with_others_kept(reader, choice, text)


def with_others_kept(reader: ChoiceReader, choice: PaperChoice, text: str) -> Change:
    """The paper of a text with more questions at the end; whatever else moved is pinned."""
    chosen_anew(reader, text)  # what is wrong with the text is said as it is
    change = settled(reader, choice, text, choice.names, may_grow=True)
    if change is None:
        message = "nothing can be added alone: other questions would change too"
        raise Mistake(message, "pin the others first: worksheets pin SPEC --all")
    return change


def check_type(choice: PaperChoice, question_type: str) -> None:
    """Raise Mistake if there is no such type."""
    types = choice.context.types
    if question_type not in types:
        message = f"there is no question type '{question_type}'"
        raise Mistake(message, *did_you_mean(question_type, types))


def last_list(choice: PaperChoice) -> PathInTree:
    """The path of the questions of the last section, which must stand in the spec itself."""
    path = ("sections", len(choice.loaded.spec.sections) - 1, "questions")
    if path not in extents(choice.text):
        message = "the spec has no section of its own to add to"
        raise Mistake(message, "write 'sections:' with a list of questions in it")
    return path
