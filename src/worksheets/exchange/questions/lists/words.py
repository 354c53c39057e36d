"""Words by which lists of questions say what a line is, in the languages of those who type them."""

ANSWER = (
    "answer", "ans", "correct answer", "right answer", "the correct answer", "correct option",
    "correct answers", "correct choice", "correct", "key", "solution",
    "antwort", "richtige antwort", "lösung", "richtig",
    "réponse", "bonne réponse", "réponse correcte", "bonnes réponses",
    "respuesta", "respuesta correcta", "solución", "risposta", "risposta corretta", "soluzione",
    "resposta", "resposta correta", "gabarito", "antwoord", "juiste antwoord",
    "đáp án", "đáp án đúng", "trả lời", "câu trả lời đúng",
    "ответ", "правильный ответ", "верный ответ", "відповідь", "правильна відповідь",
    "odpowiedź", "prawidłowa odpowiedź", "poprawna odpowiedź", "odpověď", "správná odpověď",
    "cevap", "doğru cevap", "yanıt", "javob", "to'g'ri javob", "жавоб", "тўғри жавоб",
    "jawaban", "kunci jawaban", "jawapan", "svar", "rätt svar", "vastaus", "răspuns",
    "răspuns corect", "helyes válasz", "απάντηση", "答案", "正确答案", "正解", "答え", "정답", "답",
    "الإجابة", "الإجابة الصحيحة", "תשובה", "תשובה נכונה",
)  # fmt: skip
"""Before a colon: the key of the question above."""
KEY_HEADS = (
    "answers", "answer key", "answer keys", "answer sheet", "key", "keys", "the answers",
    "correct answers", "solutions", "key to the questions", "answers to questions",
    "lösungen", "lösungsschlüssel", "antworten", "réponses", "corrigé", "solutions",
    "respuestas", "soluciones", "clave de respuestas", "hoja de respuestas", "risposte",
    "soluzioni", "respostas", "gabarito", "antwoorden", "đáp án", "bảng đáp án",
    "ответы", "ключ", "ключи", "ключ к тесту", "правильные ответы", "відповіді", "odpowiedzi",
    "klucz odpowiedzi", "cevaplar", "cevap anahtarı", "javoblar", "kalit", "kunci jawaban",
    "svar", "facit", "răspunsuri", "megoldások", "answers and explanations", "答案", "参考答案",
    "解答", "정답", "الإجابات", "תשובות",
)  # fmt: skip
"""Alone on a line: the keys of all questions follow."""
REASON = (
    "explanation", "rationale", "feedback", "reason", "why", "comment", "note", "hint",
    "general feedback", "erklärung", "begründung", "explication", "explicación", "spiegazione",
    "explicação", "justification", "uitleg", "giải thích", "объяснение", "пояснение", "wyjaśnienie",
    "açıklama", "pembahasan", "解析", "해설",
)  # fmt: skip
"""Before a colon: what is said of every answer."""
REASON_ONLY = frozenset(REASON) - {"reason", "why", "comment", "note", "hint"}
"""Those that are no words of an answer."""
QUESTION = (
    "q", "question", "quest", "frage", "pregunta", "domanda", "questão", "pergunta", "vraag",
    "câu", "câu hỏi", "вопрос", "питання", "pytanie", "otázka", "soru", "savol", "soal", "fråga",
    "întrebarea", "kérdés", "problem", "item", "no", "№", "문제", "第",
)  # fmt: skip
"""Before the number of a question."""
TRUE = frozenset({
    "true", "t", "right", "correct", "wahr", "richtig", "vrai", "verdadero", "cierto", "vero",
    "verdadeiro", "waar", "juist", "đúng", "верно", "правда", "да", "prawda", "doğru", "to'g'ri",
    "benar", "sant", "adevărat", "igaz", "对", "正确", "참",
})  # fmt: skip
FALSE = frozenset({
    "false", "f", "wrong", "incorrect", "falsch", "faux", "falso", "onwaar", "onjuist", "sai",
    "неверно", "ложь", "нет", "fałsz", "yanlış", "noto'g'ri", "salah", "falskt", "fals", "hamis",
    "错", "错误", "거짓",
})  # fmt: skip
SEVERAL = (
    "all that apply", "tick all", "select all", "choose all", "two", "three", "several",
    "more than one", "which of the following are", "which are", "zwei", "mehrere", "deux",
    "plusieurs", "dos", "varias", "due", "duas", "twee", "два", "несколько", "две",
)  # fmt: skip
"""In a stem: more than one option is right."""
