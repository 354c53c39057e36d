"""Every type drawn from every topic, many times over: what is unsound, or gives a key away.

A run is a small paper of one type from one topic.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from worksheets.assemble.candidates import Candidate, Stock, stocks
from worksheets.assemble.clashes import clash, repetition
from worksheets.assemble.pick import Selection
from worksheets.assemble.ranked import Ranked
from worksheets.checking.item_laws import LAWS, Drawn
from worksheets.checking.truth import unsound
from worksheets.language.language import Language
from worksheets.model.course import Course, Topic
from worksheets.model.paper.content import (
    Bank,
    Bullets,
    Choose,
    Inlines,
    Match,
    Order,
    Para,
    Table,
    plain,
)
from worksheets.model.paper.item import Item
from worksheets.model.paper.key import Chosen
from worksheets.model.paper.lettering import source_letter
from worksheets.model.question import Question, Setting

ONCE = "no fact is asked twice or given away"
NEW = "no options and no given fact stand there twice"
HALF = (0.4, 0.6)
"""The part of statements on misconceptions that may be true, where there are more than `FEW`."""
FEW = 5
PAPER = 5
"""Questions of a run, or as many as can stand together."""


@dataclass(slots=True)
class Tally:
    """What came of drawing one type from one topic.

    `unsound` and `repeated` say what was wrong and how often; `held` and `broken` count by law what
    kept to it and, with the words that show how, what broke it. `places` counts where the key stood
    among so many options, `longest` how often it was longer than every other, of `choices` in all;
    `verdicts` counts the questions on what learners wrongly believe.
    """

    topic: str
    type: str
    items: int = 0
    questions: set[str] = field(default_factory=set)
    unsound: Counter[str] = field(default_factory=Counter)
    repeated: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    broken: Counter[tuple[str, str]] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    places: Counter[tuple[int, int]] = field(default_factory=Counter)
    longest: int = 0
    choices: int = 0

    @property
    def sound(self) -> bool:
        return not (self.unsound or self.repeated or self.broken)


def stress(
    course: Course, types: Mapping[str, type[Question]], language: Language, runs: int
) -> Iterator[Tally]:
    """A tally for every topic and every type that it can give, in a language."""
    for topic in course.topics:
        for name in types:
            mine = [one for one in stocks([topic], types, language) if one.group.type == name]
            if mine:
                yield _stressed(topic, name, mine, course, language, runs)


def share(part: int, whole: int) -> float:
    """A part of a whole; of nothing it is nothing."""
    return part / whole if whole else 0.0


def _stressed(
    topic: Topic,
    name: str,
    pool: Sequence[Stock],
    course: Course,
    language: Language,
    runs: int,
) -> Tally:
    tally = Tally(topic.number, name)
    label = language.say("source.label", letter=source_letter(0))
    sources = {one.id: one.lettered(label, language) for one in topic.knowledge.sources}
    judged: dict[tuple[object, ...], list[str]] = {}
    for run in range(runs):
        stems: set[str] = set()
        paper = Selection().take(Ranked(pool, run, None, ()), PAPER)
        _together(paper, tally)
        for candidate in paper:
            dice = run, topic.number, candidate.question.id
            item = candidate.question.lowered(
                Setting(dice, sources, course.levels, language, course.language)
            )
            tally.items += 1
            tally.questions.add(candidate.question.id)
            key = candidate.question.id, item.body, tuple(item.keys.items())
            if key not in judged:
                judged[key] = list(unsound(item, topic.knowledge, language))
                _lawful(
                    Drawn(
                        candidate.question,
                        item,
                        topic.knowledge,
                        language,
                        authored=candidate.origin == "authored",
                    ),
                    tally,
                )
            tally.unsound.update(judged[key])
            _count(item, tally)
            if (stem := _stem(item)) in stems:
                tally.repeated[stem] += 1
            stems.add(stem)
    return tally


def _lawful(drawn: Drawn, tally: Tally) -> None:
    """Hold an item against the laws of drawn items."""
    for law, judge in LAWS.items():
        for wrong in judge(drawn):
            if wrong:
                tally.broken[law, wrong] += 1
            else:
                tally.held[law] += 1
    misconceptions = {one.id for one in drawn.knowledge.misconceptions}
    if drawn.question.verdict and misconceptions.intersection(drawn.question.asks):
        tally.verdicts[drawn.question.verdict] += 1


def _together(paper: Sequence[Candidate], tally: Tally) -> None:
    """Hold the questions of a run against one another."""
    for one, other in combinations(paper, 2):
        names = f"{one.name} and {other.name}"
        if clash(one, other):
            tally.broken[ONCE, names] += 1
        elif shared := repetition(one, other):
            tally.broken[NEW, f"{names}: {shared}"] += 1
        else:
            tally.held[ONCE] += 1
            tally.held[NEW] += 1


def _stem(item: Item) -> str:
    """All that is said before the answers, in the parts too; where the work is to match or to
    order, what is to be matched or put in order."""
    said: list[Inlines] = []
    for block in item.body:
        match block:
            case Para(content=content):
                said.append(content)
            case Match(prompts=several) | Order(entries=several) | Bullets(items=several):
                said += sorted(several, key=plain)
            case Table(rows=rows):
                said += [cell for row in rows for cell in row]
            case Bank(words=words):
                said += words
    return " ".join((*map(plain, said), *map(_stem, item.parts)))


def _count(item: Item, tally: Tally) -> None:
    """Where keys stand among options, and whether their length gives them away."""
    for block in item.body:
        if not isinstance(block, Choose) or block.arrangement == "row" or block.count != 1:
            continue
        key = item.keys[block.slot]
        if isinstance(key, Chosen) and len(key.options) == 1:
            (place,) = key.options
            lengths = [len(plain(option)) for option in block.options]
            tally.places[len(lengths), place] += 1
            tally.choices += 1
            others = lengths[:place] + lengths[place + 1 :]
            tally.longest += lengths[place] > max(others)
