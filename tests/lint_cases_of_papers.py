"""What rules about whole papers speak against, and what is nearly so: whole specs.

A case is a spec; other files that it has follow it, each under a line '--- NAME'.
"""

BAD: dict[str, list[str]] = {}
GOOD: dict[str, list[str]] = {}

WORDS = "the war began in the spring and went on for many years until "


def indented(*questions: str) -> str:
    return "".join(f"      {line}\n" for question in questions for line in question.splitlines())


def sections(*questions: str) -> str:
    """A section of some questions."""
    return f"sections:\n  - questions:\n{indented(*questions)}"


def answer(stem: str, more: str = "") -> str:
    return f'- {{type: short-answer, stem: "{stem}", points: [Fear.]{more}}}\n'


def held_to(profile: str, *questions: str, more: str = "") -> str:
    """A paper that is held to a profile with some keys."""
    spec = f"title: T\nprofile: ours.yaml\n{more}{sections(*questions)}"
    return f"{spec}--- ours.yaml\nname: ours\ndescription: ours\n{profile}"


def source(name: str, words: str = "Dear Sir.") -> str:
    about = "attribution: 'Kim Il Sung, letter, 1950.', rights: own"
    return f"    - {{id: {name}, content: ['{words}'], {about}}}\n"


def known(words: str = "Dear Sir.") -> str:
    """Two sources, a letter and a note."""
    return f"knowledge:\n  sources:\n{source('letter', words)}{source('note')}"


def with_sources(questions: str, more: str = "") -> str:
    """A paper that can print a letter and a note."""
    return f"title: T\n{known()}{more}{sections(questions)}"


LETTER = answer("What does {source} say of aid?", ", source: letter")
NOTE = answer("What does {source} say of war?", ", source: note")
MEANWHILE = "".join(answer(f"Why {n}?", ", space: 12") for n in range(6))
LATER = answer("What else does {source} say?", ", source: letter")
PAGES = "layout: {page: A4, sources: inline}\n"
SHEETS = "layout: {page: A4, sources: insert}\n"
LOOSE = "layout: {page: A4, theme: loose.yaml}\n"
ONE_SIDE = "--- loose.yaml\nbased-on: worksheet\nprinted: single\n"

TICKED = (
    "- {type: multiple-response, stem: Tick two., keys: [Rain, Snow], "
    "distractors: [War, Oil, Tin]}\n"
)
TRUE = "- {type: true-false, statement: It rains., answer: true}\n"
CORRECTED = (
    "- {type: true-false, statement: It rains., answer: false, because: No., justify: true}\n"
)
AIMS = answer("Why?", ", ao: AO1"), answer("Why not?", ", ao: AO2")
OTHERS = *AIMS, answer("Why now?", ", ao: AO2")


def long_choice(words: int) -> str:
    stem = WORDS * words
    return (
        f'- {{type: multiple-choice, stem: "{stem} why?", key: Rain, '
        f"distractors: [War {words}, Fear {words}, Oil {words}]}}\n"
    )


BIG_CHOICES = "".join(long_choice(n) for n in (40, 41, 42))
SMALL_CHOICES = "".join(long_choice(n) for n in range(1, 9))

SHEET = "inserts: [{{kind: formulas, title: Equations, formulas: ['{0}']}}]\n"
SPEED = (
    "- type: calculation\n  stem: A cyclist rides {s} m in {t} s. Find her average speed{more}.\n"
    "  relation: speed = distance ÷ time\n  quantities:\n"
    "    - {symbol: s, least: 120, most: 300, step: 20, unit: m}\n"
    "    - {symbol: t, least: 20, most: 40, step: 5, unit: s}\n"
    "  answer: s / t\n  figures: 2\n"
)


def speed(more: str = "") -> str:
    return SPEED.replace("{more}", more)


def sums(*questions: str, head: str = "") -> str:
    return f"title: T\n{head}{sections(*questions)}"


FOR_A_CLASS = "title: T\ncourse: cold-war\ntopics: [{0}]\nclass: 10B\non: 2026-03-05\n{1}"
QUIZ = "sections: [{questions: [{id: mc-japan}]}]\n"
KNOWN = "sections: [{questions: [{type: true-false, from: knowledge}]}]\n"


def for_a_class(topic: str = "2.2.2", asked: str = QUIZ, **files: str) -> str:
    """A paper for a class with its history, or with the list of its lessons."""
    names = {"uses": "history/10b.jsonl", "lessons": "history/10b.yaml"}
    others = (f"--- {names[name]}\n{text}" for name, text in files.items())
    return FOR_A_CLASS.format(topic, asked) + "".join(others)


def uses(*days: str, fact: str = "2.2.2/u12") -> str:
    """A line for each day on which a class was asked a fact."""
    return "".join(
        f'{{"class": "10B", "on": "{day}", "paper": "{n}.yaml", "course": "cold-war", '
        f'"fingerprint": "ABCD-EFGH", "items": ["2.2.2/other 1"], "facts": ["{fact}"]}}\n'
        for n, day in enumerate(days)
    )


def lessons(*taught: str) -> str:
    return "taught:\n" + "".join(f"  - {{on: {each}}}\n" for each in taught)


BAD |= {
    "D06": [
        held_to("reading: 20 words\n", answer(f"Explain why {WORDS * 2} it ended.")),
        held_to("reading: at most 30 words\n", LETTER, more=known(WORDS * 3)),
    ],
    "D07": [
        with_sources(LETTER + MEANWHILE + LATER, PAGES),
        with_sources(LETTER + NOTE + MEANWHILE + LATER, PAGES),
    ],
    "D08": [
        with_sources(LETTER + answer("Explain why Source A was written.")),
        with_sources(LETTER + NOTE + NOTE.replace("say of war", "add to Source A")),
        with_sources(LETTER.replace("Fear.", "'It is not so, as in Source D.'")),
        with_sources(
            LETTER + "- {type: multiple-choice, stem: Which is it?, key: That of Source C, "
            "distractors: [None, Both, Neither]}\n"
        ),
    ],
    "P08": [
        held_to("ao: {AO1: 60 %, AO2: 40 %}\n", *OTHERS),
        held_to("ao: {AO1: 50 %, AO3: 10 %}\n", *AIMS),
        held_to("ao: {AO1: 40 %}\n", answer("Why?")),
    ],
    "P13": [sums(BIG_CHOICES)],
    "P14": [
        sums(speed(), head=SHEET.format("$F = ma$")),
        sums(f"- type: structured\n  parts:\n{indented(speed())}", head=SHEET.format("$E = hf$")),
    ],
    "R14": [
        held_to("penalties: none\n", TICKED),
        held_to("penalties: none\n", TRUE, CORRECTED),
    ],
    "L02": [
        for_a_class(uses=uses("2026-01-08", "2026-02-02", "2026-02-27", fact="2.2.2/u8")),
        for_a_class(
            uses=uses("2025-12-10", "2026-01-08", "2026-02-02", "2026-02-27", fact="2.2.2/u8")
        ),
    ],
    "L03": [
        for_a_class(lessons=lessons("2026-02-02, topics: [1.1]")),
        for_a_class(lessons=lessons("2026-02-02, topics: [1.1]", "2026-03-09, topics: [2.2.2]")),
        for_a_class(lessons=lessons("2026-02-02, topics: [2.2.2], facts: [u1, u5]")),
    ],
}
GOOD |= {
    "D06": [
        held_to("reading: 90 words\n", answer(f"Explain why {WORDS * 2} it ended.")),
        held_to("marks: 1\n", answer(f"Explain why {WORDS * 20} it ended.")),
        f"title: T\n{sections(answer('Why?'))}",
    ],
    "D07": [
        with_sources(LETTER + MEANWHILE + LATER, SHEETS),
        with_sources(LETTER + MEANWHILE + NOTE, PAGES),
        with_sources(LETTER + LATER, PAGES),
        with_sources(LETTER + MEANWHILE + LATER, LOOSE) + ONE_SIDE,
    ],
    "D08": [
        with_sources(LETTER + NOTE),
        with_sources(LETTER.replace("[Fear.]", "['As {source} says.']")),
        with_sources(
            LETTER + answer("Explain why Source B was written."), "sources: [letter, note]\n"
        ),
        with_sources(LETTER + answer("Explain what the source of the river is.")),
    ],
    "P08": [
        held_to("ao: {AO1: 35 %, AO2: 65 %}\n", *OTHERS),
        held_to("ao: {AO1: 50 %}\n", *AIMS),
        held_to("marks: 3\n", *OTHERS),
        f"title: T\n{sections(*OTHERS)}",
    ],
    "P13": [
        sums(SMALL_CHOICES),
        sums(MEANWHILE, SMALL_CHOICES),
        sums(answer(f"Explain why {WORDS * 80} it ended.")),
    ],
    "P14": [
        sums(speed(), head=SHEET.format("speed = distance ÷ time")),
        sums(speed(), head=SHEET.format(r"$v = \frac{s}{t}$")),
        sums(speed(" (speed = distance ÷ time)"), head=SHEET.format("$F = ma$")),
        sums(speed()),
        sums(
            "- {type: calculation, stem: What is 3 + 4?, answer: 3 + 4}\n",
            head=SHEET.format("$F = ma$"),
        ),
    ],
    "R14": [
        held_to("penalties: allowed\n", TICKED),
        held_to("penalties: none\n", TRUE, answer("Why?")),
        f"title: T\n{sections(TICKED)}",
    ],
    "L02": [
        for_a_class(uses=uses("2026-01-08", "2026-02-02", fact="2.2.2/u8")),
        for_a_class(uses=uses("2025-10-08", "2026-02-02", "2026-02-27", fact="2.2.2/u8")),
        for_a_class(uses=uses("2026-01-08", "2026-02-02", "2026-02-27", fact="2.2.2/u9")),
        for_a_class(),
    ],
    "L03": [
        for_a_class(lessons=lessons("2026-02-02, topics: [2.2.2]")),
        for_a_class(lessons=lessons("2026-02-02, topics: ['2']")),
        for_a_class(lessons=lessons("2026-02-02, topics: [2.2.2], facts: [u1, u8]")),
        for_a_class(),
        for_a_class(
            asked="knowledge: {}\n" + sections(answer("Why?")),
            lessons=lessons("2026-02-02, topics: [1.1]"),
        ),
    ],
}
