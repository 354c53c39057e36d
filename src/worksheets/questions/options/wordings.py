"""The words in which options speak of the others, by language: 'none of the above'."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Wording:
    """How options of a language speak of the others; all words are in small letters.

    An option does so if it begins with a word of `all_or_none` and goes on in words of the
    `vocabulary` only, or has one of the phrases in `others`; if it begins with a word of `some` and
    has one of `answers`; or if it is one of the phrases in `alone`.
    """

    all_or_none: frozenset[str]
    some: frozenset[str]
    answers: frozenset[str]
    others: tuple[str, ...]
    alone: frozenset[str]
    vocabulary: frozenset[str]


class Phrases(NamedTuple):
    """Phrases that stand among other words, and those that are a whole option."""

    others: tuple[str, ...]
    alone: tuple[str, ...] = ()


def _wording(
    all_or_none: str,
    some: str,
    answers: str,
    between: str,
    phrases: Phrases,
) -> Wording:
    """A wording whose words are listed with spaces between them; its vocabulary has those that
    stand `between` the others, too."""
    return Wording(
        frozenset(all_or_none.split()),
        frozenset(some.split()),
        frozenset(answers.split()),
        tuple(f" {other} " for other in phrases.others),
        frozenset(phrases.alone),
        frozenset(f"{all_or_none} {some} {answers} {between}".split()),
    )


WORDINGS = {
    "en": _wording(
        "all both neither none",
        "any either each every no not nothing something only some one two three four five more "
        "several exactly just option options answer answers choice choices statement statements "
        "same",
        "above below following preceding previous foregoing other others these those them else "
        "listed mentioned named given stated answer answers option options choice choices "
        "alternative alternatives response responses statement statements suggestion suggestions",
        "of the a is are was were be it and or nor than but at least most right correct true wrong "
        "false incorrect possible valid apply applies fits fit here in as two three four five six",
        Phrases(
            ("of these", "of those", "of them", "of the above", "above", "mentioned", "listed"),
            ("other", "another", "something else"),
        ),
    ),
    "de": _wording(
        "alle alles beide beides keine keiner keines keins weder nichts sämtliche",
        "jede jeder jedes nur eine einer eines zwei drei mehrere einige manche mehr entweder "
        "sowohl antwort antworten aussage aussagen",
        "genannten genannte genanntes obigen obige oben angegebenen angeführten aufgeführten "
        "aufgezählten aufgelisteten vorstehenden vorherigen vorigen anderen andere davon diese "
        "dieser dieses diesen antwort antworten aussage aussagen möglichkeit möglichkeiten option "
        "optionen lösung lösungen alternativen alledem",
        "der die das den dem von aus als auch ist sind war waren richtig falsch korrekt wahr "
        "zutreffend trifft treffen zu hier und oder noch zwei drei vier fünf",
        Phrases(("genannten", "obigen", "oben", "aufgeführten", "davon", "von diesen", "dieser")),
    ),
    "fr": _wording(
        "aucun aucune toutes tous tout ni",
        "une un deux trois plusieurs seule seulement uniquement réponse réponses",
        "réponse réponses ces celles ceux ci dessus précédentes précédents précédente autres autre "
        "proposition propositions affirmations affirmation choix options option elles eux",
        "de des du les la le l d n y en est sont a ont autre une un deux trois quatre entre parmi "
        "correcte correctes exacte exactes bonne bonnes vraie vraies juste justes fausse fausses "
        "ne pas et ou ni énumérées citées mentionnées",
        Phrases(
            ("de ces", "d entre eux", "d entre elles", "ci dessus", "précédentes", "précédents"),
            ("les deux", "l un et l autre", "autre"),
        ),
    ),
    "es": _wording(
        "ninguna ninguno todas todos todo ambas ambos ni nada",
        "cualquiera solo sólo alguna algunas una dos tres más opciones opción respuestas",
        "anteriores anterior opciones opción respuestas respuesta alternativas estas estos ellas "
        "ellos mencionadas mencionados citadas citados demás otra otras otros precedentes arriba",
        "de del la las el los lo es son correcta correctas correcto correctos verdadera verdaderas "
        "cierta ciertas válida falsa falsas y o e u ni que dos tres cuatro",
        Phrases(
            ("anteriores", "de estas", "de estos", "de ellas", "de ellos", "mencionadas"),
            ("n d a", "otra", "otro"),
        ),
    ),
    "it": _wording(
        "nessuna nessuno tutte tutti entrambe entrambi né",
        "solo soltanto una due tre più qualsiasi risposte opzioni",
        "precedenti risposte risposta queste questi opzioni alternative altre altri elencate "
        "elencati sopra indicate citate esse essi",
        "delle dei degli della di le gli i la il l è sono corretta corrette giusta giuste esatta "
        "esatte vera vere sbagliate e o né due tre quattro",
        Phrases(("precedenti", "di queste", "di questi", "elencate", "elencati")),
    ),
    "pt": _wording(
        "nenhuma nenhum todas todos ambas ambos nem",
        "apenas somente uma duas três mais qualquer alternativas opções",
        "anteriores anterior alternativas alternativa opções opção respostas resposta estas estes "
        "essas esses acima mencionadas citadas delas deles restantes outras",
        "das dos da do de as os a o é são está estão correta corretas certa certas verdadeira "
        "verdadeiras falsas e ou nem duas dois três",
        Phrases(
            ("anteriores", "acima", "destas", "destes", "dessas", "desses", "delas", "deles"),
            ("n d a", "outra"),
        ),
    ),
    "nl": _wording(
        "al alle allemaal alles geen beide noch",
        "een één slechts alleen enkele antwoord antwoorden",
        "bovenstaande bovengenoemde genoemde deze die antwoorden antwoord mogelijkheden opties "
        "andere hiervan daarvan ervan hierboven",
        "van de het is zijn juist goed fout waar correct en of noch twee drie enkele",
        Phrases(("bovenstaande", "bovengenoemde", "van deze", "hiervan", "genoemde")),
    ),
    "nb": _wording(
        "alle alt ingen intet ingenting begge verken hverken",
        "bare kun en ett to tre flere",
        "disse nevnte ovennevnte ovenfor over ovenstående svarene svar alternativene alternativer "
        "delene dem andre foregående valgmulighetene svarmuligheder",
        "av af de det er og eller rigtige riktige korrekte sande galt to tre",
        Phrases(("ovennevnte", "ovenstående", "av disse", "af disse", "nevnte")),
    ),
    "sv": _wording(
        "alla allt inget inga ingen båda bägge varken",
        "bara endast en ett två tre flera",
        "ovanstående dessa alternativen alternativ svaren svar ovan nämnda dem andra föregående",
        "av de det är rätt riktiga korrekta sanna och eller två tre",
        Phrases(("ovanstående", "av dessa", "av dem")),
    ),
    "fi": _wording(
        "kaikki molemmat",
        "ei vain jokin mikään",
        "edelliset edellisistä edellä mainitut mainituista näistä vaihtoehdoista yllä olevat "
        "olevista vastaukset",
        "mikään kumpikaan ovat oikein oikeita ja tai",
        Phrases(("näistä", "edellisistä", "edelliset")),
    ),
    "pl": _wording(
        "żadna żadne żaden wszystkie wszystko oba obie obydwie",
        "tylko jedna dwie odpowiedzi",
        "powyższych powyższe wymienionych wymienione odpowiedzi odpowiedź tych nich pozostałe "
        "poprzednich",
        "z ze są jest poprawne poprawna prawidłowe prawdziwe i oraz lub ani",
        Phrases(("powyższych", "powyższe", "wymienionych", "z tych", "z nich")),
    ),
    "cs": _wording(
        "žádná žádný žádné všechny všechno vše nic obě oba žiadna všetky",
        "jen pouze jedna dvě odpovědi",
        "uvedených uvedené uvedeného uvedená odpovědí odpovědi možností možnosti výše těchto nich "
        "předchozích odpoveď odpovede",
        "z ze jsou je správné správná pravdivé není a i ani nebo",
        Phrases(("uvedených", "uvedené", "výše", "z těchto")),
    ),
    "ru": _wording(
        "все всё оба обе ни ничего никто ничто",
        "один одна одно любой только ответы варианты",
        "перечисленных перечисленное перечисленного вышеперечисленное вышеперечисленных ответов "
        "ответ ответы варианты вариантов них этих этого вышеуказанных указанных",
        "один одна одно из не верны верен верно правильны правильный и или",
        Phrases(("перечисленных", "перечисленного", "вышеперечисленное", "из них", "из этих")),
    ),
}
WORDINGS |= {"da": WORDINGS["nb"], "nn": WORDINGS["nb"], "no": WORDINGS["nb"]}
WORDINGS |= {"sk": WORDINGS["cs"], "gl": WORDINGS["pt"]}

BEGINNINGS = (
    *("hepsi", "hiçbiri", "yukarıdakilerin", "her ikisi", "semua benar", "semua di atas"),
    *("mindegyik", "egyik sem", "a fentiek", "toate cele de mai sus", "niciuna dintre"),
    *("nici una dintre", "όλα τα παραπάνω", "κανένα από τα", "καμία από τις", "όλες οι"),
    *("усе перераховане", "жоден з", "жодна з", "усі відповіді"),
    *("以上", "上述", "上記", "どれでも", "いずれでも", "すべて正", "위의", "모두", "해당 없음"),
    *("كل ما", "جميع ما", "لا شيء مما", "ليس أي", "كل الإجابات", "جميع الإجابات", "لا توجد إجابة"),
    *("כל התשובות", "אף תשובה", "אף אחת מ", "כל הנ", "אין תשובה", "שתי התשובות"),
)
"""How such options begin in languages whose words change too much, or have no spaces."""
