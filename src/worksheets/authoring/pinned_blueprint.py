"""The questions that a blueprint chose, written into it by their names."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from worksheets.assemble.forms import Form
from worksheets.assemble.pool import PoolEntry
from worksheets.assemble.stock import MARK_OF_DRAWS
from worksheets.authoring.paper_choice import ChoiceReader, PaperChoice
from worksheets.authoring.swapping import Change, chosen_anew
from worksheets.model.diagnostics import Mistake
from worksheets.read.yaml_nested import with_nested
from worksheets.read.yaml_text import Written


def with_blueprint_pinned(reader: ChoiceReader, choice: PaperChoice) -> Change:
    """The spec whose blueprint names the questions that it chose; the paper stays as it was.

    Raises Mistake if there is no blueprint in the text, or if the paper would change.
    """
    blueprint = choice.loaded.spec.blueprint
    if blueprint is None:
        message = "the spec has no blueprint whose questions could be pinned"
        raise Mistake(message, "pin what picks chose: worksheets pin SPEC --all")
    if blueprint.pinned:
        return Change(choice.text, choice)
    if ("blueprint",) not in choice.paths:
        raise Mistake("the blueprint stands in the profile", "write it into the spec")
    text = with_nested(choice.text, ("blueprint",), "pinned", _pinned(choice))
    change = chosen_anew(reader, text)
    if change.choice.names != choice.names:
        raise Mistake("the paper would change", "report this with your spec")
    return change


def _pinned(choice: PaperChoice) -> Written:
    """The names of the questions by form, or of those that all forms have."""
    disjoint = choice.loaded.spec.disjoint and len(choice.forms) > 1
    ids = Counter(chain.from_iterable(group.ids for group in choice.stock.supply.pool))
    if not disjoint:
        return list(_names(choice, choice.forms[0], ids))
    return {form.paper.front.form: list(_names(choice, form, ids)) for form in choice.forms}


def _names(choice: PaperChoice, form: Form, ids: Mapping[str, int]) -> Iterator[str]:
    """The names of the questions of a form that its picks did not ask for."""
    for section in form.chosen[len(choice.loaded.spec.sections) :]:
        for entry in chain.from_iterable(section):
            yield _name(entry, ids)


def _name(entry: PoolEntry, ids: Mapping[str, int]) -> str:
    """The identifier of a question, with its topic if others have the same."""
    name = entry.question.id
    return entry.name if ids[name.partition(MARK_OF_DRAWS)[0]] > 1 else name
