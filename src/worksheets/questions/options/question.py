"""What questions with options to tick have in common."""

from abc import abstractmethod

from worksheets.model.authored import Prose
from worksheets.model.paper.content import plain
from worksheets.model.question import Question
from worksheets.questions.options.choice import Options
from worksheets.questions.options.listing import Order


class OptionQuestion(Question):
    """A question with options of which some are right, and the order in which they are listed."""

    stem: Prose
    order: Order = "shuffled"
    notation: bool = False

    @property
    @abstractmethod
    def _options(self) -> Options:
        """All its options, the right ones first."""

    @property
    def wording(self) -> str:
        return plain(self.stem)

    @property
    def option_set(self) -> frozenset[str]:
        return self._options.compared

    @property
    def key_is_longest(self) -> bool:
        options = self._options
        return options.right == 1 and options.key_is_longest
