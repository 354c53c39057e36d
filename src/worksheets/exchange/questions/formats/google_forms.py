"""A script for Google Forms, which has no import: it makes a quiz when somebody runs it.

Its methods are those of FormApp in Google's Apps Script reference.
"""

import json
from collections.abc import Mapping, Sequence

from worksheets.exchange.questions.formats.qti_package import title_of
from worksheets.exchange.questions.interaction import (
    NONE,
    Choice,
    ExchangeItem,
    ExtendedText,
    NoInteraction,
    NumericEntry,
    TextEntry,
)
from worksheets.model.paper.content import plain

SCRIPT = """\
// 1. Open script.google.com, choose New project, and put all of this in the place of what is there.
// 2. Choose Run, and let the script make forms for you.
// 3. The form is in your Google Drive; its address is in the log of the script.
const TITLE = {title};
const QUESTIONS = {questions};

function makeForm() {{
  const form = FormApp.create(TITLE).setIsQuiz(true);
  QUESTIONS.forEach(function (question) {{ addQuestion(form, question); }});
  Logger.log(form.getEditUrl());
}}

function addQuestion(form, question) {{
  if (question.kind === 'text') {{
    form.addSectionHeaderItem().setTitle(question.title).setHelpText(question.more);
    return;
  }}
  const item = {{
    one: function () {{ return form.addMultipleChoiceItem(); }},
    several: function () {{ return form.addCheckboxItem(); }},
    words: function () {{ return form.addTextItem(); }},
    sentences: function () {{ return form.addParagraphTextItem(); }}
  }}[question.kind]();
  item.setTitle(question.title).setHelpText(question.more).setPoints(question.points);
  if (question.options.length) {{
    item.setChoices(question.options.map(function (option) {{
      return item.createChoice(option.words, option.right);
    }}));
    if (question.right) {{ item.setFeedbackForCorrect(feedback(question.right)); }}
    if (question.wrong) {{ item.setFeedbackForIncorrect(feedback(question.wrong)); }}
  }} else if (question.right) {{
    item.setGeneralFeedback(feedback(question.right));
  }}
}}

function feedback(words) {{
  return FormApp.createFeedback().setText(words).build();
}}
"""


def write(items: Sequence[ExchangeItem], _: Mapping[str, bytes]) -> bytes:
    """The script for items that fit."""
    title = title_of(items)
    entries: list[dict[str, object]] = []
    path: tuple[str, ...] = (title,)
    for item in items:
        here = item.path or (title,)
        if here != path:
            path = here
            entries.append(_head(path, title))
        entries.append(_question(item))
    written = json.dumps(entries, indent=1)
    return SCRIPT.format(title=json.dumps(title), questions=written).encode()


def _head(path: Sequence[str], title: str) -> dict[str, object]:
    """A head above the questions of a category, without the title of the form."""
    names = path[1:] if path[0] == title and len(path) > 1 else path
    return {"kind": "text", "title": " / ".join(names), "more": ""}


def _question(item: ExchangeItem) -> dict[str, object]:
    first, *more = [plain(part) for part in item.body if isinstance(part, tuple)] or [item.name]
    right, wrong = _feedback(item)
    return {
        "kind": _kind(item),
        "title": first,
        "more": "\n".join(more),
        "points": int(item.marks),
        "options": _options(item),
        "right": right,
        "wrong": wrong,
    }


def _kind(item: ExchangeItem) -> str:
    match item.interaction:
        case Choice(several=several):
            return "several" if several else "one"
        case TextEntry() | NumericEntry():
            return "words"
        case ExtendedText():
            return "sentences"
        case NoInteraction():
            return "text"
    raise TypeError(f"Google Forms has no {type(item.interaction).__name__}")


def _options(item: ExchangeItem) -> list[dict[str, object]]:
    if not isinstance(item.interaction, Choice):
        return []
    options = item.interaction.options
    return [{"words": plain(one.content), "right": one.worth > NONE} for one in options]


def _feedback(item: ExchangeItem) -> tuple[str, str]:
    """What is said of right answers and of wrong ones; of an answer in writing, what is accepted,
    for a script cannot set that."""
    said = plain(item.feedback)
    match item.interaction:
        case Choice(options):
            whys = [
                (one.worth > NONE, f"{plain(one.content)}: {plain(one.why)}")
                for one in options
                if one.why
            ]
            right = "\n".join(filter(None, (said, *(why for is_right, why in whys if is_right))))
            wrong = "\n".join(
                filter(None, (said, *(why for is_right, why in whys if not is_right)))
            )
            return right, wrong
        case TextEntry(gaps):
            accepted = [plain(answer.words) for gap in gaps.values() for answer in gap.answers]
            return "\n".join(filter(None, ("; ".join(accepted), said))), ""
        case NumericEntry(_, shown, unit):
            return "\n".join(filter(None, (f"{shown} {unit}".strip(), said))), ""
        case ExtendedText(points):
            return "\n".join(filter(None, (*map(plain, points), said))), ""
    return said, ""
