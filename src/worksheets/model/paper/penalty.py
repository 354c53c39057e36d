"""Deductions, and marks that are all or nothing: announced to candidates, applied by markers."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from worksheets.language.language import Language
from worksheets.model.paper.content import Inlines, Text, text

Kind: TypeAlias = Literal[
    "extra ticks", "wrong ticks", "changed statements", "incomplete rows", "wrong verdict"
]


@dataclass(frozen=True, slots=True)
class Penalty:
    """What a slip costs; the words on the paper and those in the scheme are made from one value."""

    kind: Kind

    def for_candidates(self, language: Language) -> str:
        """The announcement to candidates."""
        match self.kind:
            case "extra ticks":
                return language.say("penalty.extra-ticks")
            case "wrong ticks":
                return language.say("penalty.wrong-ticks")
            case "changed statements":
                return language.say("penalty.changed-statements")
            case "incomplete rows":
                return language.say("penalty.incomplete-rows")
            case "wrong verdict":
                return language.say("penalty.wrong-verdict")

    def for_markers(self, language: Language) -> Inlines:
        """The rule for markers."""
        match self.kind:
            case "extra ticks":
                return text(language.say("penalty.extra-ticks-scheme"))
            case "wrong ticks":
                return text(language.say("penalty.wrong-ticks-scheme"))
            case "changed statements":
                return text(language.say("penalty.changed-statements-scheme"))
            case "incomplete rows":
                return text(language.say("penalty.incomplete-rows-scheme"))
            case "wrong verdict":
                return text(language.say("penalty.wrong-verdict-scheme"))

    def added_to(self, instruction: Inlines, language: Language) -> Inlines:
        """An instruction that ends with the announcement."""
        return (*instruction, Text(f" {self.for_candidates(language)}"))
