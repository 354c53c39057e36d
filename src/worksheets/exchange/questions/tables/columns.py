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
    "right answers", "answer key", "correct option number", "correct index",
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
    "time": frozenset({"time", "time limit", "time in seconds", "timer", "zeit"}),
    "picture": frozenset({"image link", "image", "picture", "question image", "image url"}),
    "reason": frozenset({*words.REASON, "answer explanation", "explanation/rationale"}),
    "marks": frozenset({"points", "marks", "score", "punkte", "puntos"}),
    "topic": frozenset({"topic", "category", "chapter", "unit", "section", "subject", "thema",
                        "tema"}),
    "tags": frozenset({"tags", "tag", "difficulty", "level", "standard"}),
}  # fmt: skip
NOTES = re.compile(r"[(\[].*?[)\]]|\s[-–—]\s.*$", re.DOTALL)
NUMBERED = re.compile(r"(.*?)[\s_#]*(?:([1-9]|1\d)|([A-Ja-j]))[.)]?")
FIRST_ROWS = 40
"""Rows among which the heads are looked for."""
INDEXED = re.compile(r"choose at least one|only include answer #")
Role = Literal["question", "right", "wrong", "option", "other", ""]


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of columns: the question, its key, options by their letters, and others by what
    they say; `indexed` if keys are numbers of options, and never words."""

    question: int
    right: int
    options: dict[int, int]
    wrong: tuple[int, ...]
    others: dict[str, int]
    unknown: tuple[int, ...] = ()
    width: int = 0
    indexed: bool = False


def columns_of(head: Sequence[str]) -> Columns | None:
    """The columns that a row of heads names; None if it is none."""
    texts = [_plain(cell) for cell in head]
    taken: dict[int, str] = {}
    question = _first(texts, QUESTION, taken)
    right = _first(texts, RIGHT - frozenset(OPTION), taken)
    right = _first(texts, RIGHT, taken) if right is None else right
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
    unknown = tuple(n for n, text in enumerate(texts) if text and n not in taken)
    if question is None and right is not None and len(unknown) == 1 and wrong:
        question, unknown = unknown[0], ()
    if question is None or right is None:
        return None
    indexed = any(INDEXED.search(" ".join(cell.casefold().split())) for cell in head)
    indexed |= "type" in others and "time" in others
    return Columns(question, right, options, tuple(wrong), others, unknown, len(texts), indexed)


def _plain(cell: str) -> str:
    """A head without what stands in brackets or behind a dash, in small letters."""
    text = " ".join(cell.replace("’", "'").replace("ʻ", "'").replace("‘", "'").split())
    bare = NOTES.sub(" ", text).strip(" :*").casefold()
    return " ".join((bare or text.casefold()).split())


def _first(texts: Sequence[str], known: frozenset[str], taken: dict[int, str]) -> int | None:
    for n, text in enumerate(texts):
        if n not in taken and text in known:
            taken[n] = "known"
            return n
    return None


def _numbered(text: str) -> tuple[str, int | None]:
    """A head without its number or letter, and which of its kind it is, counted from 0."""
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
