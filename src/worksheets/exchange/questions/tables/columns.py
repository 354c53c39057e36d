"""What the columns of a table of questions are, by their heads.

The heads are those of the templates of Kahoot, Quizizz (Wayground), Blooket and Gimkit, and what
people write over tables of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from worksheets.exchange.questions.lists import words
from worksheets.exchange.questions.lists.labels import LATIN

QUESTION = frozenset({
    "question", "question text", "questions", "questiontext", "stem", "prompt", "text", "item",
    "frage", "fragetext", "pregunta", "domanda", "pergunta", "enunciado", "énoncé", "vraag",
    "вопрос", "текст вопроса", "питання", "pytanie", "otázka", "soru", "savol", "savollar",
    "test topshirig'i", "soal", "pertanyaan", "câu hỏi", "kérdés", "题目", "问题", "문제", "問題",
})  # fmt: skip
RIGHT = frozenset({
    *words.ANSWER, "answers", "correctanswer", "correctanswers", "correct answer number",
    "right answers", "answer key", "correct option number", "correct index", "answer index",
    "correct answer index", "correct option index", "right answer index",
})  # fmt: skip
WRONG = (
    "wrong answer", "incorrect answer", "distractor", "distractors", "wrong", "incorrect",
    "false answer", "wrong option", "falsche antwort", "distraktor", "mauvaise réponse",
    "respuesta incorrecta", "risposta errata", "resposta incorreta", "неправильный ответ",
    "неверный ответ", "noto'g'ri javob", "muqobil javob", "xato javob", "zła odpowiedź",
    "yanlış cevap", "sai",
)  # fmt: skip
OPTION = (
    "answer", "option", "choice", "alternative", "answer option", "antwort", "antwortmöglichkeit",
    "opción", "respuesta", "réponse", "choix", "proposition", "opzione", "risposta", "opção",
    "alternativa", "antwoord", "optie", "вариант", "вариант ответа", "ответ", "відповідь",
    "odpowiedź", "možnost", "seçenek", "şık", "variant", "javob", "pilihan", "opsi", "đáp án",
    "phương án", "选项",
)  # fmt: skip
OTHER: dict[str, frozenset[str]] = {
    "number": frozenset({"#", "№", "no", "no.", "nr", "nr.", "n", "question #", "number", "t/r",
                         "stt"}),
    "identifier": frozenset({"id", "identifier", "question id"}),
    "type": frozenset({"type", "question type", "questiontype", "kind", "typ", "tipo"}),
    "options": frozenset({"options", "choices", "answer options", "answer choices", "alternatives",
                          "possible answers", "optionen", "opciones", "opzioni", "opções"}),
    "time": frozenset({"time", "time limit", "time in seconds", "timer", "zeit"}),
    "picture": frozenset({"image link", "image", "picture", "question image", "image url"}),
    "reason": frozenset({*words.REASON, "answer explanation", "explanation/rationale"}),
    "marks": frozenset({"points", "marks", "score", "punkte", "puntos"}),
    "topic": frozenset({"topic", "category", "chapter", "unit", "section", "subject", "thema",
                        "tema"}),
    "tags": frozenset({"tags", "tag", "difficulty", "level", "standard"}),
}  # fmt: skip
NOTES = re.compile(r"[(\[].*?[)\]]|\s[-–—]\s.*$", re.DOTALL)
NUMBERED = re.compile(r"(.*?)[\s_#]*(?:([0-9]|1\d)|([A-Ja-j]))[.)]?")
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
CORRECT = "correct answer"
DISTRACTING = frozenset({"distractor", "distractors", "distraktor"})
NAMES = frozenset({
    "the", "this", "it", "is", "answer", "option", "choice", "one", "iscorrect", "isright",
})  # fmt: skip
FIRST_ROWS = 40
"""Rows among which the heads are looked for."""
INDEXED = re.compile(r"choose at least one|only include answer #")
INDEX = re.compile(r"\bindex\b|\b(?:0|zero)[- ]based\b|\bfrom (?:0|zero)\b")
"""In a head: it does not say whether options are counted from 0 or from 1."""
QUIZIZZ = frozenset({
    "question text", "question type", "option 1", "option 2", "option 3", "option 4", "option 5",
    "correct answer", "time in seconds", "image link",
})  # fmt: skip
"""The heads of the template of Quizizz, whose keys are numbers of options."""
Role = Literal["question", "right", "wrong", "option", "other", ""]


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of columns: the question, its key, options by their letters, and others by what
    they say; `indexed` if keys are numbers of options, and never words. These are `uncounted` if
    nobody knows whether they begin with 0; `rivals` are other columns that may be the key."""

    question: int
    right: int
    options: dict[int, int]
    wrong: tuple[int, ...]
    others: dict[str, int]
    unknown: tuple[int, ...] = ()
    width: int = 0
    indexed: bool = False
    uncounted: bool = False
    rivals: tuple[int, ...] = ()


def columns_of(head: Sequence[str]) -> Columns | None:
    """The columns that a row of heads names; None if it is none."""
    texts = [_plain(cell) for cell in head]
    taken: dict[int, str] = {}
    question = _first(texts, QUESTION, taken)
    right = _first(texts, RIGHT - frozenset(OPTION), taken)
    right = _first(texts, RIGHT, taken) if right is None else right
    options, wrong, others = _remaining(texts, taken)
    if right is not None and _is_option(head[right]):
        options, wrong = {}, [*wrong, *(at for _, at in sorted(options.items()))]
    rivals = tuple(n for n, text in enumerate(texts) if n not in taken and _may_be_key(text))
    unknown = tuple(
        n for n, text in enumerate(texts) if text and n not in taken and n not in rivals
    )
    if question is None and right is not None and len(unknown) == 1 and wrong:
        question, unknown = unknown[0], ()
    if question is None or right is None:
        return None
    indexed = any(INDEXED.search(" ".join(cell.casefold().split())) for cell in head)
    indexed |= set(texts) >= QUIZIZZ
    uncounted = INDEX.search(" ".join(head[right].casefold().replace("_", " ").split())) is not None
    if -1 in options:
        options, uncounted = {n + 1: at for n, at in options.items()}, True
    return Columns(
        question,
        right,
        options,
        tuple(wrong),
        others,
        unknown,
        len(texts),
        indexed,
        uncounted,
        rivals,
    )


def _remaining(
    texts: Sequence[str], taken: dict[int, str]
) -> tuple[dict[int, int], list[int], dict[str, int]]:
    """The options, wrong answers and others among columns that are not taken yet, which are taken
    then."""
    options: dict[int, int] = {}
    wrong: list[int] = []
    others: dict[str, int] = {}
    for n, text in enumerate(texts):
        if n in taken or not text:
            continue
        bare, place = _numbered(text)
        name = next((name for name, known in OTHER.items() if text in known), "")
        if name and name not in others:
            others[name] = n
        elif bare in WRONG:
            wrong.append(n)
        elif place is not None and (bare in OPTION or not bare) and place not in options:
            options[place] = n
        elif text in OPTION and not bare:
            wrong.append(n)
        else:
            continue
        taken[n] = "known"
    return options, wrong, others


def _may_be_key(text: str) -> bool:
    """Whether a head could stand over the right answers, with a number behind it or without, or
    over what says of each whether it is right."""
    found = set(WORD.findall(text.replace("_", " ")))
    if found & {*words.TRUE, "iscorrect", "isright"} and found <= words.TRUE | NAMES:
        return True
    return bool(text) and not {text, _numbered(text)[0]}.isdisjoint({*RIGHT, *OPTION})


def _plain(cell: str) -> str:
    """A head in small letters, without what stands in brackets or behind a dash, unless this says
    that an answer is right or wrong."""
    text, bare = _spaced(cell), _bare(cell)
    if {bare, _numbered(bare)[0]}.isdisjoint({*RIGHT, *OPTION, *WRONG}):
        return bare or " ".join(text.casefold().split())
    match _verdict(" ".join(NOTES.findall(text)).casefold()):
        case False:
            return WRONG[0]
        case True if bare not in WRONG and _numbered(bare)[0] not in WRONG:
            return CORRECT
    return bare


def _spaced(cell: str) -> str:
    return " ".join(cell.replace("’", "'").replace("ʻ", "'").replace("‘", "'").split())


def _bare(cell: str) -> str:
    """A head in small letters, without what stands in brackets or behind a dash."""
    return " ".join(NOTES.sub(" ", _spaced(cell)).strip(" :*?").casefold().split())


def _is_option(cell: str) -> bool:
    """Whether the head of the key is that of an option with its number, such as `Option 1
    (correct)`, so that the other options are wrong."""
    name, place = _numbered(_bare(cell))
    return place is not None and name in OPTION


def _verdict(notes: str) -> bool | None:
    """Whether notes on a head say that what is under it is right; None if they say neither, or
    both, or more than that it is right."""
    found = set(WORD.findall(notes))
    is_right, is_wrong = bool(found & words.TRUE), bool(found & (words.FALSE | DISTRACTING))
    if is_right == is_wrong:
        return None
    return False if is_wrong else (True if found <= words.TRUE | NAMES else None)


def _first(texts: Sequence[str], known: frozenset[str], taken: dict[int, str]) -> int | None:
    for n, text in enumerate(texts):
        if n not in taken and text in known:
            taken[n] = "known"
            return n
    return None


def _numbered(text: str) -> tuple[str, int | None]:
    """A head without its number or letter, and which of its kind it is, counted from 0; -1 for
    the one before the first."""
    found = NUMBERED.fullmatch(text)
    if not found:
        return text, None
    joined = found[3] and found[1] and not text[len(found[1])].isspace()
    if joined and found[1] not in OPTION:
        return text, None
    place = int(found[2]) - 1 if found[2] else LATIN.index(found[3].upper())
    return found[1].strip(), place


def found_head(rows: Sequence[Sequence[str]]) -> tuple[int, Columns] | None:
    """The place of the row of heads among the first rows, and its columns; None if there is
    none."""
    for n, row in enumerate(rows[:FIRST_ROWS]):
        if sum(bool(cell.strip()) for cell in row) > 1 and (columns := columns_of(row)):
            return n, columns
    return None
