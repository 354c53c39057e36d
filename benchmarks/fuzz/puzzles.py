"""Specs and courses with hostile words, options, pairs and levels of every choice and puzzle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import yaml

Thing = TypeVar("Thing")

LANGUAGES = ("en-GB", "de", "fr", "nb", "tr", "es", "pl", "he", "ar", "hi", "zh", "el", "ru")
PRINTED = (
    "abcdefghijklmnopqrstuvwxyz",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "aeæøåłđþðßœéèüñçşğıİIiſŉǰ",
    "αβγδεζηθικλμνξοπρσςτυφχψωάΐᾳ",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "abcde0123456789",
    "ab",
    "abcdefgh -'’.",
)
"""Alphabets that the faces have which ship with the program."""
OTHER = (
    "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةءآ",
    "कखगघचछजटठडतथदनपबमयरलवशसहकि्ी",
    "水火木金土日月山川田人口",
    "0123456789٠١٢٣०१२",
    " -'’.&/%\u200c\u200d\u00ad\u0301\u0640€½²ﬁ𝐀😀",
)
NUMBERS = (
    *("0.5", "0.50", ".5", "1/2", "½", "$\\frac12$", "50%", "1,008", "1 008", "1.008", "1008"),
    *("−5", "-5", "–5 °C", "3 × 10^4^", "3e4", "10^-400^", "10^9999^", "1/0", "0^-1^", "007"),
    *("£1.20", "$5", "−£5", "900 m", "1.2 km", "5 cm^2^", "June 1950", "25 June 1950", "44 BC"),
    *("1950–53", "9:30", "2:15 pm", "1½ litres", "2 million", "9" * 5000, "1,00,000", "5!", "7"),
)
OTHERS = (
    *("None of these", "All of the above", "A and B", "both A and C", "Neither A nor B", "(a)"),
    *("Alle genannten", "Keine davon", "aucune de ces réponses", "ninguna de las anteriores"),
    *("None of the other answers is right.", "Only Z", "hepsi", "Both", "None", "Other"),
)
MARKED = ("H~2~O", "H2O", "x^2^", "x2", "CO", "Co", "*a*", "**a**", "a", "The Yalu", "the Yalu")
ORDERS = ("shuffled", "alphabetical", "as-written", "as written", "numeric")
LEVELS = ("0", "1-2", "3-4", "4-6", "5-6", "7-8", "9-10", "10-9", "1–3", "x", "", "-1", "999-9999")
SOUND = ("1-2", "3-4", "5-6", "7-8")


def inputs(rng: Random, folder: Path) -> Iterator[list[str]]:
    """Arguments of builds, each of a spec and a course of its own in the folder, without end."""
    number = 0
    while True:
        place = folder / f"{number:05}"
        (place / "course").mkdir(parents=True)
        _Author(rng, rng.random() ** 3).write(place)
        yield ["build", str(place / "spec.yaml"), "-o", str(place / "out"), "--no-progress"]
        number += 1


@dataclass(frozen=True, slots=True)
class _Author:
    """Writes a course and a spec; the `wilder` it is (up to 1), the less of it can be printed."""

    rng: Random
    wilder: float

    def write(self, place: Path) -> None:
        course = place / "course"
        questions = [self.question(f"q{n}") for n in range(self.size(1, 3))]
        outline = {"title": "T", "subject": "S", "topics": [{"number": "1", "title": "One"}]}
        _write(course / "outline.yaml", {**outline, "language": self.one(LANGUAGES)})
        _write(course / "1.yaml", {"questions": questions})
        _write(course / "levels.yaml", {"essay": self.levels()})
        wanted = [{"id": question["id"]} for question in questions]
        forms = {"forms": "2"} if self.rng.random() < 0.2 else {}
        spec = {"title": "T", "course": "course", "sections": [{"questions": wanted}], **forms}
        theme = self.one(("worksheet", "exam", "quiz", "large-print-24"))
        _write(place / "spec.yaml", {**spec, "layout": {"theme": theme}})

    def question(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = {"id": name, **self.one(MAKERS)(self)}
        if self.wild(0.1):
            found.pop(self.one(tuple(found)[2:]), None)
        return found

    def multiple_choice(self) -> dict[str, Any]:
        key, *wrong = self.options()
        found = {"type": "multiple-choice", "stem": self.option(), "key": key, "distractors": wrong}
        if self.rng.random() < 0.2:
            found["options"] = self.size(3, 4) if not self.wild(0.5) else self.size(0, 9)
        return {**found, **self.ordered("place", self.size(1, 3))}

    def multiple_response(self) -> dict[str, Any]:
        options, count = self.options(), self.size(1 if self.wild(1) else 2, 3)
        found = {"type": "multiple-response", "stem": self.option(), "keys": options[:count]}
        places = list(range(1, count + 1))[:: self.one((1, -1))]
        return {**found, "distractors": options[count:], **self.ordered("places", places)}

    def odd_one_out(self) -> dict[str, Any]:
        odd, *same = self.options()
        found = {"type": "odd-one-out", "stem": self.option(), "odd": odd, "same": same, "why": "w"}
        return {**found, **self.ordered("place", self.size(1, 3))}

    def matching(self) -> dict[str, Any]:
        rights = self.options()
        pairs = [{"left": self.option(), "right": right} for right in rights]
        spare = self.options() if self.rng.random() < 0.3 else []
        order = {"order": self.one(ORDERS[:2])} if self.rng.random() < 0.5 else {}
        return {"type": "matching", "prompt": "Match.", "pairs": pairs, "spare": spare, **order}

    def categorise(self) -> dict[str, Any]:
        names = [self.option() for _ in range(self.size(2, 4))]
        entries = [{"text": self.option(), "category": self.one(names)} for _ in range(6)]
        return {"type": "categorise", "prompt": "p", "categories": names, "entries": entries}

    def who_said_it(self) -> dict[str, Any]:
        said = [{"words": self.option(), "speaker": self.word()} for _ in range(self.size(2, 8))]
        spare = [self.word() for _ in range(self.size(0, 30 if self.wild(1) else 9))]
        return {"type": "who-said-it", "prompt": "Who?", "quotations": said, "spare": spare}

    def ordering(self) -> dict[str, Any]:
        events = [self.option() for _ in range(self.size(3, 10))]
        marking = self.one(("pairs", "positions"))
        return {"type": "ordering", "prompt": "Order.", "events": events, "marking": marking}

    def crossword(self) -> dict[str, Any]:
        entries = [{"word": word, "clue": "Clue?"} for word in self.words(self.size(4, 12))]
        return {"type": "crossword", "prompt": "Solve.", "entries": entries}

    def word_search(self) -> dict[str, Any]:
        level = self.one(("easy", "medium", "hard"))
        return {"type": "word-search", "words": self.words(self.size(3, 16)), "difficulty": level}

    def cloze(self) -> dict[str, Any]:
        blanks = " and ".join(f"{{{self.word()}}}" for _ in range(self.size(1, 45)))
        spare = [self.word() for _ in range(self.size(0, 9))]
        return {"type": "cloze", "text": blanks, "bank": True, "spare": spare}

    def grid(self) -> dict[str, Any]:
        head = [self.word() for _ in range(self.size(2, 6))]
        rows = [[f"{{{self.word()}}}" for _ in head] for _ in range(self.size(1, 12))]
        return {"type": "grid-completion", "prompt": "Fill in.", "head": head, "rows": rows}

    def essay(self) -> dict[str, Any]:
        side = {"title": "One", "points": [self.option()]}
        found = {"type": "essay", "stem": "Why?", "levels": "essay", "indicative": [side]}
        return {**found, "marks": self.one((2, 4, 6, 8))}

    def ordered(self, name: str, places: object) -> dict[str, Any]:
        order = self.one((*ORDERS, "random", 3) if self.wild(1) else ORDERS[:-1])
        found: dict[str, Any] = {"order": order} if self.rng.random() < 0.7 else {}
        if ("written" in str(order) and found) or self.wild(0.5):
            found[name] = places
        return {**found, "notation": True} if self.rng.random() < 0.5 else found

    def levels(self) -> list[dict[str, str]]:
        listed = SOUND[: self.size(1, 4)][:: self.one((1, -1))]
        if self.wild(0.8):
            listed = tuple(self.one(LEVELS) for _ in range(self.size(0, 5)))
        return [{"marks": marks, "descriptor": "d"} for marks in listed]

    def options(self) -> list[Any]:
        count = self.size(20, 40) if self.wild(0.3) else self.size(4, 6)
        if self.rng.random() < 0.3:
            return [self.one(NUMBERS) for _ in range(count)]
        return [self.pinned(self.option()) for _ in range(count)]

    def pinned(self, option: str) -> Any:
        if self.rng.random() < 0.9:
            return option
        last = self.one((True, False, "maybe")) if self.wild(1) else self.one((True, False))
        return {"text": option, "last": last}

    def option(self) -> str:
        kind = self.rng.random()
        if kind < 0.15:
            return self.one(OTHERS)
        if kind < 0.25:
            return self.one(MARKED)
        if kind < 0.3:
            return self.one(NUMBERS)
        return "" if self.wild(0.1) else " ".join(self.word() for _ in range(self.size(1, 3)))

    def words(self, count: int) -> list[str]:
        """Words of one alphabet, or of several."""
        alphabet = self.alphabet()
        listed = [self.word("" if self.wild(0.3) else alphabet, 9) for _ in range(count)]
        return [*listed[1:], listed[-1]] if self.wild(0.3) else listed

    def word(self, alphabet: str = "", longest: int = 18) -> str:
        letters = alphabet or self.alphabet()
        return "".join(self.one(letters) for _ in range(self.size(3, longest)))

    def alphabet(self) -> str:
        return self.one(OTHER) if self.wild(0.4) else self.one(PRINTED)

    def wild(self, chance: float) -> bool:
        """Whether to be so, which happens as often at most."""
        return self.rng.random() < chance * self.wilder

    def size(self, least: int, most: int) -> int:
        return least + int(self.rng.random() * (most - least + 1))

    def one(self, things: Sequence[Thing]) -> Thing:
        return things[int(self.rng.random() * len(things))]


MAKERS = (
    *(_Author.multiple_choice, _Author.multiple_response, _Author.odd_one_out, _Author.matching),
    *(_Author.categorise, _Author.who_said_it, _Author.ordering, _Author.crossword),
    *(_Author.word_search, _Author.cloze, _Author.grid, _Author.essay),
)


def _write(path: Path, value: object) -> None:
    words = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    path.write_text(words, encoding="utf-8")
