"""Pairs to bring together again."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, Field

from worksheets.language.language import Language
from worksheets.model.authored import AUTHORED, Prose
from worksheets.model.knowledge.facts import Term, in_turn, turns
from worksheets.model.knowledge.knowledge import Knowledge
from worksheets.model.paper.content import Inlines, Match, Para, plain, text
from worksheets.model.paper.item import Item, MarkPoint, Scheme
from worksheets.model.paper.key import Matched
from worksheets.model.paper.lettering import LETTERS, pair_label
from worksheets.model.paper.wording import with_instruction, worded
from worksheets.model.problem import Problem
from worksheets.model.question import Question, References, Setting
from worksheets.model.skills import SkillDraws, SkillQuestion
from worksheets.questions.options.choice import Option, Spelled, too_many
from worksheets.questions.options.listing import in_order
from worksheets.questions.options.pairing import out_of_key_order
from worksheets.questions.options.same import repeated
from worksheets.questions.skills.entries import pairs

SET, MOST = 5, 12
"""Pairs in a drawn question, where one more option is spare; and the most of any."""


class Pair(BaseModel):
    """A prompt on the left and the option on the right that belongs to it."""

    model_config = AUTHORED

    left: Prose
    right: Spelled


class Matching(Question):
    """Write the letter of the right-hand entry beside each left-hand one.

    `order: alphabetical` suits right-hand entries that are names or numbers, which stand by their
    value. `{text: …, last: true}` keeps one behind the others. With `tasks: true` the pairs are
    tasks and their answers, which the prompt says. How many entries are spare is printed.

        type: matching
        id: match-aims
        prompt: Match each leader with what he wanted.
        pairs:
          - {left: Stalin, right: No direct clash with the USA}
          - {left: Mao, right: A communist buffer zone}
          - {left: Kim Il Sung, right: A Korea united by force}
        spare: [A stronger United Nations]
    """

    type: Literal["matching"] = "matching"
    prompt: Prose = ()
    tasks: bool = False
    pairs: Annotated[tuple[Pair, ...], Field(min_length=2, max_length=MOST)]
    spare: tuple[Spelled, ...] = ()
    order: Literal["shuffled", "alphabetical"] = "shuffled"

    @property
    def tariff(self) -> int:
        return len(self.pairs)

    def problems(self, references: References) -> Iterator[Problem]:
        hint = ("every entry must have exactly one partner",)
        for n, words, _ in repeated(pair.left for pair in self.pairs):
            yield Problem(("pairs", n, "left"), f"'{words}' stands on the left twice", hint)
        rights = [right.text for right in self._rights]
        for n, words, _ in repeated(rights, references.language, by_value=True):
            extra = n - len(self.pairs)
            path = ("spare", extra) if extra >= 0 else ("pairs", n, "right")
            yield Problem(path, f"'{words}' stands on the right twice", hint)
        count = len(self._rights)
        if count > len(LETTERS):
            yield too_many(("spare", len(LETTERS) - len(self.pairs)), count, "right-hand entries")

    @property
    def _rights(self) -> tuple[Option, ...]:
        return (*(pair.right for pair in self.pairs), *self.spare)

    def lower(self, setting: Setting) -> Item:
        rights = self._rights
        order = in_order(
            setting.shuffled(range(len(rights))),
            lambda n: rights[n].text,
            self.order,
            setting.written_in,
            lambda n: rights[n].last,
        )
        asked = out_of_key_order(range(len(self.pairs)), order.index)
        pairs = tuple(self.pairs[n] for n in asked)
        places = tuple(order.index(n) for n in asked)
        prompts = tuple(pair.left for pair in pairs)
        options = tuple(rights[n].text for n in order)
        return Item(
            id=self.id,
            span=self.span,
            body=(Para(self._prompt(setting.language)), Match("match", prompts, options)),
            keys={"match": Matched(places)},
            scheme=Scheme(
                marks=self.tariff,
                points=tuple(
                    MarkPoint(
                        worded(
                            setting.language,
                            "question.pair",
                            left=pair.left,
                            right=pair.right.text,
                        ),
                        label=pair_label(n, place),
                    )
                    for n, (pair, place) in enumerate(zip(pairs, places, strict=True), 1)
                ),
            ),
        )

    sizes: ClassVar[tuple[int, int]] = (3, MOST)

    def _prompt(self, language: Language) -> Inlines:
        """The prompt, and how many entries have no partner where its words do not speak of it."""
        prompt = self.prompt
        if self.tasks:
            prompt = with_instruction(prompt, language.say("question.matching.answers"))
        elif not prompt:
            prompt = text(language.say("question.matching.prompt"))
        words = plain(prompt).casefold()
        known = any(way in words for way in language.ways("question.matching.spare-words"))
        if not self.spare or known:
            return prompt
        count = len(self.spare)
        number = language.cardinal(count).capitalize()
        left_over = language.say("question.matching.spare", n=count, number=number)
        return with_instruction(prompt, left_over)

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge, language: Language) -> Iterator["Matching"]:
        """Terms and their definitions, each run of terms in turn, with one definition to spare."""
        if cls.entries_in(knowledge) > SET:
            yield from cls.of_size(knowledge, language, SET)

    @classmethod
    def entries_in(cls, knowledge: Knowledge) -> int:
        return len(_explained(knowledge))

    @classmethod
    def of_size(cls, knowledge: Knowledge, language: Language, size: int) -> Iterator["Matching"]:
        terms = _explained(knowledge)
        for start, chosen in enumerate(turns(terms, size), 1):
            spare = in_turn(terms, start - 1 + size, 1) if len(terms) > size else ()
            prompt = language.say("question.matching.terms")
            if not spare:
                prompt = language.say("question.matching.all-terms")
            yield Matching(
                id=f"match-terms-{start}" if size == SET else f"match-{size}-terms-{start}",
                difficulty="easy",
                prompt=text(prompt),
                pairs=tuple(Pair(left=text(term.term), right=term.definition) for term in chosen),
                spare=tuple(term.definition for term in spare),
                asks=tuple(term.id for term in chosen),
                gives=(
                    *(term.id for term in spare),
                    *(name for term in (*chosen, *spare) for name in term.gives),
                ),
            )

    @classmethod
    def from_skills(
        cls, skills: Sequence[SkillDraws], language: Language
    ) -> Iterator[SkillQuestion]:
        """Tasks of each skill with their answers."""
        return pairs(skills)


def _explained(knowledge: Knowledge) -> tuple[Term, ...]:
    return tuple(term for term in knowledge.terms if term.definition)


TYPE = Matching
