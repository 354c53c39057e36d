"""Several options are right, and the question says how many."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from worksheets.model.authored import Prose
from worksheets.model.chance import shuffled
from worksheets.model.content import Choose, Para, Strong, Text, plain, text
from worksheets.model.item import Item, MarkPoint, Scheme
from worksheets.model.key import Chosen
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.questions.multiple_choice import LETTERS, Distractor, Wrong, repeated

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class MultipleResponse(Question):
    """Tick two, or three, of the options; how many is printed after the stem.

    type: multiple-response
    id: chinese-aims
    stem: Which of these did Mao hope to gain from the war?
    keys: [A buffer state, A stronger reputation]
    distractors:
      - Soviet troops in China
      - {text: Control of Japan, why: Japan was not a Chinese aim.}
      - An alliance with the USA
    """

    type: Literal["multiple-response"] = "multiple-response"
    stem: Prose
    keys: Annotated[tuple[Prose, ...], Field(min_length=2, max_length=6)]
    distractors: Annotated[tuple[Wrong, ...], Field(min_length=2)]

    @property
    def wording(self) -> str:
        return plain(self.stem)

    @property
    def tariff(self) -> int:
        return len(self.keys)

    def problems(self, references: References) -> Iterator[Problem]:
        everything = [*self.keys, *(wrong.text for wrong in self.distractors)]
        for n, words in repeated(everything):
            first = n - len(self.keys)
            yield Problem(
                ("distractors", first) if first >= 0 else ("keys", n),
                f"the option '{words}' stands there twice",
                ("every option must differ from all the others",),
            )

    def lower(self, setting: Setting) -> Item:
        right = tuple(Distractor(text=key) for key in self.keys)
        options = shuffled((*right, *self.distractors), setting.rng)
        chosen = tuple(n for n, option in enumerate(options) if option in right)
        count = NUMBERS[len(self.keys)]
        rule = (
            f"1 mark for each correct box; take off 1 mark for each box ticked beyond {count}. "
            "The minimum is 0."
        )
        return Item(
            id=self.id,
            span=self.span,
            body=(
                Para((*self.stem, Text(" Tick "), Strong(text(count)), Text(" boxes."))),
                Choose("choice", tuple(option.text for option in options), len(self.keys)),
            ),
            keys={"choice": Chosen(chosen)},
            scheme=Scheme(
                marks=self.tariff,
                rule=text(rule),
                points=tuple(
                    MarkPoint((Strong(text(LETTERS[n])), Text("  "), *options[n].text))
                    for n in chosen
                ),
                notes=tuple(
                    (Strong(text(LETTERS[n])), Text("  "), *option.why)
                    for n, option in enumerate(options)
                    if option.why
                ),
            ),
        )


TYPE = MultipleResponse
