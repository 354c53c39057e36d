"""What each rule of the linter speaks against, and what is nearly so: specs of one section.

A case is the text of the questions, or a whole spec if it begins with `title:`.
"""

BAD: dict[str, list[str]] = {}
GOOD: dict[str, list[str]] = {}


def choice(stem: str, key: str, *wrong: str, more: str = "") -> str:
    """A question with options."""
    listed = ", ".join(f'"{each}"' for each in wrong)
    return (
        f'- {{type: multiple-choice, stem: "{stem}", key: "{key}", '
        f"distractors: [{listed}], order: as-written, place: 1{more}}}\n"
    )


def verdicts(*statements: tuple[str, bool]) -> str:
    """Statements to judge."""
    return "".join(
        f'- {{type: true-false, statement: "{said}", answer: {str(true).lower()}, because: No.}}\n'
        for said, true in statements
    )


def answer(stem: str, *points: str, more: str = "") -> str:
    """A question that is answered in writing."""
    listed = ", ".join(f'"{each}"' for each in points)
    return f'- {{type: short-answer, stem: "{stem}", points: [{listed}]{more}}}\n'


def many(count: int, place: int = 1, key: str = "Key word {n}", of: str = "this") -> str:
    """So many questions on a thing, each with the key at one place."""
    return "".join(
        f'- {{type: multiple-choice, stem: "Which is {of}, {n}?", key: "{key.format(n=n)}", '
        f"distractors: [Wrong {of} {n}, Other {of} {n}, Third {of} {n}], "
        f"order: as-written, place: {place}}}\n"
        for n in range(count)
    )


def coded(*codes: str) -> str:
    """A sum whose points have codes."""
    points = ", ".join(f'{{answer: "{n} seen", code: {code}}}' for n, code in enumerate(codes))
    return f"- {{type: short-answer, stem: Work out 2 + 3., points: [{points}]}}\n"


def choose(*questions: str) -> str:
    """A paper on which one of some questions is answered."""
    listed = "".join(f"      {question}" for question in questions)
    return f"title: T\nsections:\n  - answer: 1\n    questions:\n{listed}"


ESSAY = "- {type: short-answer, stem: Explain why it ended., points: [A fear.]}\n"
OTHER = ESSAY.replace("ended", "began")
LONG_ESSAY = ESSAY.replace("it ended", f"it ended {'and what came of it ' * 12}")
HARD_WORDS = (
    "Explain why institutional considerations of international organisations necessitated "
    "administrative reorganisation of governmental responsibilities. " * 8
)
MATCH = (
    "- type: matching\n  prompt: Match them.\n  pairs:\n"
    "    - {{left: {0}, right: Rome}}\n    - {{left: Spain, right: Madrid}}\n"
    "    - {{left: Greece, right: {1}}}\n"
)
SOURCE = """title: T
knowledge:
  sources:
    - {{id: letter, content: [Dear Sir.], attribution: '{0}'{1}}}
sections:
  - questions:
      - type: source-analysis
        source: letter
        focus: the war
        value: [{{about: origin, answer: It is his own.}}, {{about: content, answer: Of aid.}}]
        limitation:
          - {{about: purpose, answer: It flatters.}}
          - {{about: origin, answer: It is one side only.}}
"""
LEVELS = """title: T
levels:
  four: [{{marks: {0}, descriptor: Good.}}, {{marks: {1}, descriptor: Weak.}}]
sections:
  - questions:
      - type: essay
        stem: How far was fear the reason?
        marks: 8
        levels: four
        indicative: [{{title: Fear, points: [A clash.]}}]
"""
TIMED = """title: T
minutes: {0}
{2}sections:
  - questions:
{1}
"""


def timed(minutes: int, questions: str, more: str = "") -> str:
    """A paper with a time."""
    indented = "".join(f"      {line}\n" for line in questions.splitlines())
    return TIMED.format(minutes, indented, more)


WORDS = "the war began in the spring and went on for many years until " * 2

BAD |= {
    "K13": [
        "- {type: short-answer, stem: Why?, points: [{answer: Fear, reject: [fear.]}]}\n",
        "- {type: short-answer, stem: Why?, points: [{answer: It was so, accept: [Hope], "
        "reject: [Hope]}]}\n",
    ],
    "C01": [choice("Why?", "It feared a long and costly war with several powers", "No", "Yes")],
    "C02": [many(5, key="Longer key word than any other {n}")],
    "C03": [choice("What did Germany do?", "Germany lost", "France won", "Spain rose")],
    "C04": [
        choice("Why?", "Steel and coal prices", "Steel wages", "Coal strikes", "Falling prices")
    ],
    "C05": [choice("Why?", "Prices rose", "All were poor", "Nobody worked", "It was impossible")],
    "C06": [choice("Why?", "Prices usually rose", "Prices fell", "Nothing happened at all")],
    "C07": [
        choice("Which of these was not a cause?", "Rain", "War", "Fear"),
        choice(
            "Tick all of these except the cause, the one that doesn’t fit.", "Rain", "War", "Oil"
        ),
    ],
    "C08": [choice("What was it?", "Rain", "War", "None of the above")],
    "C09": [
        choice("How did they come?", "By land", "By land and by sea", "By air"),
        choice("How many?", "10 to 20", "15 to 30", "40 to 50"),
    ],
    "C10": [choice("When?", "1950", "1912", "1931"), choice("How far?", "3 km", "1 km", "2 km")],
    "C11": [choice("Why?", "It rained.", "It snowed", "It froze")],
    "C12": [choice("Why?", "There was no rain", "There was no food", "There was no money")],
    "C13": [choice("A whale is a", "mammal", "fish", "insect")],
    "C14": [
        choice("What was it?", "1950", "A war", "A treaty"),
        choice("What?", "A very long answer that goes on and on and on", "A war", "Peace now"),
    ],
    "C15": [many(4)],
    "C16": [many(24)],
    "C17": [choice("What is so?", "Prices are higher", "Prices are lower", "It rains", "It snows")],
    "C18": [],
    "C19": [choice("Which is it?", "Rain", "War", "Fear")],
    "C20": [choice(f"{WORDS * 3}. Why?", "Rain", "War", "Fear")],
    "C21": [
        choice("Which town is the capital of France?", "Paris", "Lyon", "Lille")
        + choice("Which town is the seat of the court?", "The Hague", "Paris", "Ghent")
    ],
    "K14": [
        answer("Who wrote the long letter to Moscow?", "Kim Il Sung", more=", phrase: true")
        + choice("Why did Kim Il Sung send a long letter to Moscow?", "Aid", "Peace", "Trade")
    ],
    "K15": [
        "- type: structured\n  parts:\n"
        "    - {type: short-answer, stem: What is the speed?, points: [5 m/s]}\n"
        "    - {type: short-answer, stem: Use your answer to (a) for the time., points: [2 s]}\n"
    ],
    "K16": [verdicts(*((f"It rained in {n}.", True) for n in range(4)))],
    "K17": [
        choice("Which river forms the northern border of Korea?", "Yalu", "Han", "Nile")
        + choice("Which river forms the northern border of Korea today?", "Yalu", "Po", "Elbe")
    ],
    "M01": [MATCH.format("Italy", "Athens")],
    "M02": [MATCH.format("Italy", "1950") + "  spare: [Oslo]\n"],
    "M03": ["- {type: cloze, text: 'She ate an {apple} and some {bread}.', bank: true}\n"],
    "M04": ["- {type: cloze, text: 'The {Yalu} {River} is long.'}\n"],
    "T01": [verdicts(("Stalin did not send soldiers.", True))],
    "T02": [verdicts(("Stalin waited because he feared a war.", True))],
    "T03": [
        verdicts(
            *((f"All of them always won in {n}.", False) for n in range(5)),
            *((f"Some of them won in {n}.", True) for n in range(5)),
        )
    ],
    "T04": [
        verdicts(
            *((f"It is so in the year {n} in most parts of the country.", True) for n in range(3)),
            *((f"It rains in {n}.", False) for n in range(3)),
        )
    ],
    "W01": [answer("The causes of the war.", "Fear of an attack.")],
    "W02": [
        "- {type: short-answer, stem: Name the cause., points: [{answer: Fear, marks: 3}]}\n",
        answer("Evaluate the plan.", "It was good."),
    ],
    "W03": [answer(f"Explain why {WORDS * 2} it ended.", "Fear.")],
    "W05": [answer("Explain why it was not unlikely.", "Fear.")],
    "W06": [answer("Explain what the OPQR did.", "It sold oil.")],
    "W07": [
        answer("Give two reasons.", "Fear.", "Hope.", more=", entries: 2"),
        answer("Give reasons.", "Fear.", "Hope.", more=", entries: 2"),
    ],
    "W08": [choice("The war began in 1950.", "Rain", "War", "Fear")],
    "D03": [
        SOURCE.format("Kim Il Sung, letter to Stalin.", ", rights: own"),
        SOURCE.format("1950", ", rights: own"),
    ],
    "D04": [SOURCE.format("Kim Il Sung, letter to Stalin, 1950.", "")],
    "R04": [],
    "R05": [],
    "R11": [answer("Name the process.", "photosynthesis", more=", phrase: true")],
    "R12": [LEVELS.format("3-8", "1-2")],
    "R07": [coded("A1")],
    "P02": [choose(ESSAY, LONG_ESSAY), choose(ESSAY, OTHER.replace("}", ", ao: AO1}"))],
    "W04": [answer(HARD_WORDS, "Fear.")],
    "P05": [timed(2, answer(f"Explain why {WORDS * 5} it ended.", "Fear."))],
    "P06": [
        timed(
            60,
            "".join(
                answer(f"Why did it end in {n}?", "Fear.", more=f", difficulty: {hard}")
                for n, hard in enumerate(["hard"] * 3 + ["medium"] * 3 + ["easy"] * 3)
            ),
        )
    ],
    "P07": [
        "title: T\ncourse: cold-war\ntopics: [2.2.2, 3.3]\n"
        "sections: [{questions: [{type: multiple-choice, topic: 3.3}]}]\n"
    ],
    "P09": [answer("Explain why.", WORDS, more=", space: 1")],
    "P12": [
        timed(30, "- {type: calculation, stem: What is 3 + 4?, answer: 3 + 4}\n"),
    ],
}
GOOD |= {
    "R07": [coded("M1", "A1"), coded("B1"), coded("M1")],
    "P02": [
        choose(ESSAY, OTHER),
        f"{ESSAY}{LONG_ESSAY}",
        choose(ESSAY, ESSAY.replace("it ended", "the war came to its end")),
    ],
    "W04": [
        answer(f"Explain why {'the man sat in the sun. ' * 30}", "Fear."),
        answer("Explain the institutional consequences of decolonisation.", "Fear."),
        f"title: T\nlanguage: fr\nsections: [{{questions: [{{type: short-answer, "
        f'stem: "{"Il est au bord de la mer. " * 30}Pourquoi ?", points: [Peur.]}}]}}]\n',
    ],
    "K13": [
        "- {type: short-answer, stem: Why?, points: [{answer: Fear, reject: [Fears]}]}\n",
        "- {type: short-answer, stem: Why?, points: [{answer: Fear, accept: [Dread], "
        "reject: [Hope]}]}\n",
        answer("Why?", "Fear."),
    ],
    "C01": [
        choice(
            "Why?", "It feared a long and costly war", "It wanted an early and cheap peace", "No"
        ),
        choice("How much?", "1,000,000,000,000,000 km", "1 km", "2 km"),
        choice("Why?", "It feared a war", "Fear", "It wanted"),
    ],
    "C02": [many(3, key="Longer key word than any {n}"), many(8, key="Key {n}"), many(6)],
    "C03": [
        choice("What did Germany do?", "Germany lost", "Germany won", "Spain rose"),
        choice("Which of these helps to explain it?", "Helping others", "War", "Fear"),
        choice("What did France do?", "Germany lost", "Italy won", "Spain rose"),
    ],
    "C04": [
        choice("Why?", "Steel prices", "Steel wages", "Coal strikes", "Falling wages"),
        choice("Why?", "Rain", "Wages", "Strikes", "Snow"),
        choice("Why?", "Steel wages", "Steel prices", "Coal prices", "Coal wages"),
    ],
    "C05": [
        choice("Why?", "All prices rose", "All were poor", "Nobody worked", "It was impossible"),
        choice("Why?", "Prices rose", "All were poor", "Many worked", "It rained"),
        choice("Why?", "Prices rose", "Many were poor", "Some worked", "It rained"),
    ],
    "C06": [
        choice("When?", "In May 1972", "In June", "In July"),
        choice("Why?", "Prices usually rose", "Prices usually fell", "Nothing happened"),
        choice("Why?", "Prices rose", "Prices usually fell", "Nothing happened"),
    ],
    "C07": [
        choice("Which of these was **not** a cause?", "Rain", "War", "Fear"),
        choice("Why was Mao not keen to fight?", "Rain", "War", "Fear"),
        choice("Which of these is a cause?", "Rain", "War", "Fear"),
    ],
    "C08": [
        choice("What was it?", "All the rain of a year", "War", "Fear"),
        choice("What was it?", "None of the rain fell here", "War", "Fear"),
        choice("Who came?", "Nobody", "All the kings", "Two kings"),
    ],
    "C09": [
        choice("What is it?", "A plant cell", "A plant cell wall", "A leaf"),
        choice("How many?", "10 to 20", "20 to 30", "40 to 50"),
        choice("How did they come?", "By land", "By sea", "By air"),
    ],
    "C10": [
        choice("When?", "1912", "1931", "1950"),
        choice("When?", "1950", "1931", "1912"),
        choice("What?", "A war of 1950", "A war of 1912", "A war of 1931"),
    ],
    "C11": [
        choice("Why?", "It rained.", "It snowed.", "It froze."),
        choice("Why?", "Rain", "Snow", "Frost"),
        choice("How long?", "1 h.", "2 h", "3 h"),
    ],
    "C12": [
        choice("Why?", "There was no rain", "There was a war", "There was no money"),
        choice("Why?", "No rain", "No food", "No money"),
        choice("Why?", "There was rain", "There was snow", "Then it froze hard"),
    ],
    "C13": [
        choice("A whale is a", "mammal", "fish", "plant"),
        choice("A whale is a(n)", "mammal", "fish", "insect"),
        choice("What is a whale?", "mammal", "fish", "insect"),
    ],
    "C14": [
        choice("When?", "1950", "1951", "In 1952"),
        choice("What?", "A war of 1950", "A war", "A treaty"),
        choice("What is it?", "$x = -3$", "$x = 3$", "0"),
        choice("What?", "A rather long answer", "A war", "Peace now"),
    ],
    "C15": [many(3), many(3) + many(3, 2, of="that"), many(1) * 1],
    "C16": [
        "".join(many(6, place, of=f"this {place}") for place in (1, 2, 3, 4)),
        many(8),
        many(19),
    ],
    "C17": [
        choice("What is so?", "Prices are higher", "Prices are lower", "Rain is higher", "No"),
        choice("What is so?", "Prices are higher", "Wages are lower", "It rains", "It snows"),
        choice("What is so?", "Prices are higher", "Prices are lower", "It rains"),
    ],
    "C18": [],
    "C19": [
        choice("Which river forms the border?", "Rain", "War", "Fear"),
        choice("What is $3 + 4$?", "7", "8", "9"),
        choice("What is 3 + 4?", "7", "8", "9"),
    ],
    "C20": [
        choice(f"{WORDS}. Why?", "Rain", "War", "Fear"),
        answer(f"{WORDS * 3}. Why?", "Fear."),
        choice("Why?", "Rain", "War", "Fear"),
    ],
    "C21": [
        choice("Which town is the capital of France?", "Paris", "Lyon", "Lille")
        + choice("What is the name of the court?", "The Hague", "Paris", "Ghent"),
        choice("Which town is the capital of France?", "Paris", "Lyon", "Lille")
        + choice("Which town is the seat of it?", "The Hague", "Bonn", "Ghent"),
        choice("Which town is the capital of France?", "Paris", "Lyon", "Lille"),
    ],
    "K14": [
        answer("Who wrote the long letter to Moscow?", "Kim Il Sung", more=", phrase: true")
        + choice("Whom did Kim Il Sung marry?", "Aid", "Peace", "Trade"),
        answer("Who wrote the long letter to Moscow?", "Stalin", more=", phrase: true")
        + choice("Why did Stalin send a long letter to Moscow?", "Aid", "Peace", "Trade"),
        choice("Which power was the stronger in 1949?", "the USA", "the USSR", "China")
        + choice("Until 1949 the USA was what power?", "Atomic", "Naval", "Poor"),
    ],
    "K15": [
        "- type: structured\n  parts:\n"
        "    - {type: short-answer, stem: What is the speed?, points: [5 m/s]}\n"
        "    - type: short-answer\n      stem: Use your answer to (a) to find the time.\n"
        "      points: [{A1ft: 2 s}]\n",
        "- type: structured\n  parts:\n"
        "    - {type: short-answer, stem: What is the speed?, points: [5 m/s]}\n"
        "    - {type: short-answer, stem: Give a reason for your answer., points: [It is so.]}\n",
        answer("Use your answer to question 3 to find the time.", "2 s"),
    ],
    "K16": [
        verdicts(*((f"It rained in {n}.", n > 0) for n in range(4))),
        verdicts(*((f"It rained in {n}.", True) for n in range(3))),
        verdicts(("It rained.", False)),
    ],
    "K17": [
        choice("Which river forms the northern border of Korea?", "Yalu", "Han", "Nile")
        + choice("Which river forms the northern border of Mexico?", "Rio Grande", "Po", "Elbe"),
        choice("Which river forms the northern border of Korea?", "Yalu", "Han", "Nile")
        + choice("Which town stands in the northern part of Korea?", "Pyongyang", "Po", "Elbe"),
        choice("Which is it?", "Yalu", "Han", "Nile") + choice("What is it?", "Yalu", "Po", "Elbe"),
    ],
    "M01": [
        MATCH.format("Italy", "Athens") + "  spare: [Oslo]\n",
        "- {type: ordering, prompt: Number them., events: [It begins, It goes on, It ends]}\n",
        verdicts(("It rains.", True)),
    ],
    "M02": [
        MATCH.format("Italy", "Athens"),
        MATCH.format("the Italy of 1950", "Athens"),
        MATCH.format("1950", "Athens").replace("Spain", "1951").replace("Greece", "1952"),
    ],
    "M03": [
        "- {type: cloze, text: 'She ate a(n) {apple} and some {bread}.', bank: true}\n",
        "- {type: cloze, text: 'She ate an {apple} and some {bread}.'}\n",
        "- {type: cloze, text: 'She ate a {pear} and some {bread}.', bank: true}\n",
    ],
    "M04": [
        "- {type: cloze, text: 'The {Yalu} flows to the {sea}.'}\n",
        "- {type: cloze, text: 'The {Yalu} {River} is long.', bank: true}\n",
        "- {type: cloze, text: 'The {Yalu} is a river of China and Korea, wide and {long}.'}\n",
    ],
    "T01": [
        verdicts(("Stalin did **not** send soldiers.", True)),
        verdicts(("Stalin sent soldiers who were not trained.", True)),
        verdicts(("Stalin sent advisers, but no soldiers.", True)),
    ],
    "T02": [
        verdicts(("Stalin waited for a year and a day.", True)),
        verdicts(("He was also a poet.", True)),
        answer("Explain why Stalin waited because of that.", "Fear."),
    ],
    "T03": [
        verdicts(
            *((f"All of them always won in {n}.", n % 2 == 0) for n in range(6)),
            *((f"Some of them won in {n}.", n % 2 == 0) for n in range(6)),
        ),
        verdicts(("All of them won.", False), ("Some of them won.", True)),
        verdicts(("Some of them won.", True)),
    ],
    "T04": [
        verdicts(
            *((f"It is so in the year {n} in most parts.", True) for n in range(3)),
            *((f"It is never so in the year {n} in parts.", False) for n in range(3)),
        ),
        verdicts(("It is so in the year of the rat.", True), ("No.", False)),
        verdicts(*((f"It is so in the year {n} in most parts.", True) for n in range(6))),
    ],
    "W01": [
        answer("What were the causes of the war?", "Fear."),
        answer("Describe the causes of the war.", "Fear."),
        "- type: structured\n  stem: Explain each of these.\n  parts:\n"
        "    - {type: short-answer, stem: containment, points: [Stopping it.]}\n"
        "    - {type: short-answer, stem: appeasement, points: [Giving in.]}\n",
    ],
    "W02": [
        answer("Name three causes.", "Fear", "Rain", "Hope"),
        answer("Name the cause.", "Fear"),
        answer("Evaluate the plan.", "Good.", "Bad.", "Cheap.", "Late."),
    ],
    "W03": [
        answer(f"Explain why {WORDS} it ended.", "Fear."),
        answer("Read this. " * 12 + "Explain it.", "Fear."),
        answer("Work out 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13 + 14 + 15.", "120"),
    ],
    "W05": [
        answer("Explain why it was not likely.", "Fear."),
        answer("Explain why it was unlikely.", "Fear."),
        answer("Explain why it was not sent, and how he lived without it.", "Fear."),
    ],
    "W06": [
        answer("Explain what NATO did.", "It sold oil."),
        answer("Explain what the Office of Queues (OPQR) did.", "It sold oil."),
        answer("EXPLAIN WHAT THE OPQR DID.", "It sold oil."),
    ],
    "W07": [
        answer("Give **two** reasons.", "Fear.", "Hope.", more=", entries: 2"),
        answer("Give **2** reasons.", "Fear.", "Hope.", more=", entries: 2"),
        answer("Give a reason.", "Fear."),
    ],
    "W08": [
        choice("When did the war begin?", "Rain", "War", "Fear"),
        choice("The war began with", "rain", "war", "fear"),
        choice("Tick the cause of the war.", "Rain", "War", "Fear"),
    ],
    "D03": [
        SOURCE.format("Kim Il Sung, letter to Stalin, 8 July 1950.", ", rights: own"),
        SOURCE.format("Song of unknown soldiers, 16th century.", ", rights: own"),
        SOURCE.format("Kim Il Sung, letter, undated.", ", rights: own"),
    ],
    "D04": [
        SOURCE.format("Kim Il Sung, letter to Stalin, 1950.", ", rights: public domain"),
        answer("Why?", "Fear."),
        verdicts(("It rains.", True)),
    ],
    "R04": [
        answer("Why did it end?", "Fear of a war."),
        answer("Why did it end?", "Fear of a war.", more=", closed: true"),
        answer("What is 3 + 4?", "7"),
    ],
    "R05": [],
    "R11": [
        "- {type: short-answer, stem: Name the process., points: [{answer: photosynthesis, "
        "accept: [photo-synthesis]}], phrase: true}\n",
        answer("Name the gas.", "neon", more=", phrase: true"),
        answer("Name the process.", "photosynthesis"),
    ],
    "R12": [LEVELS.format("5-8", "1-4"), LEVELS.format("5-8", "0-4"), answer("Why?", "Fear.")],
    "P05": [
        timed(60, answer(f"Explain why {WORDS * 5} it ended.", "Fear.")),
        answer(f"Explain why {WORDS * 5} it ended.", "Fear."),
        timed(2, answer("Why did it end?", "Fear.")),
    ],
    "P06": [
        timed(
            60,
            "".join(
                answer(f"Why did it end in {n}?", "Fear.", more=f", difficulty: {hard}")
                for n, hard in enumerate(["easy"] * 3 + ["medium"] * 3 + ["hard"] * 3)
            ),
        ),
        timed(60, answer("Why?", "Fear.", more=", difficulty: hard")),
        "".join(
            answer(f"Why did it end in {n}?", "Fear.", more=f", difficulty: {hard}")
            for n, hard in enumerate(["hard"] * 5 + ["easy"] * 5)
        ),
    ],
    "P07": [
        "title: T\ncourse: cold-war\ntopics: [3.3]\n"
        "sections: [{questions: [{type: multiple-choice}]}]\n",
        "title: T\ncourse: cold-war\nsections: [{questions: [{type: multiple-choice}]}]\n",
        answer("Why?", "Fear."),
    ],
    "P09": [
        answer("Explain why.", WORDS, more=", space: 4"),
        answer("Explain why.", WORDS),
        answer("Explain why.", WORDS, more=", space: {lines: 1, ruling: squares}"),
    ],
    "P12": [
        timed(
            30,
            "- {type: calculation, stem: What is 3 + 4?, answer: 3 + 4}\n",
            "instructions: [You may use a calculator.]\n",
        ),
        "- {type: calculation, stem: What is 3 + 4?, answer: 3 + 4}\n",
        timed(30, answer("Why?", "Fear.")),
    ],
}
