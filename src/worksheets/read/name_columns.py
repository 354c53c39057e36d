"""Which columns of a class list have the names, in the words of schools of several countries."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from worksheets.model.diagnostics import Mistake, did_you_mean

WHOLE = (
    "name|full name|fullname|display name|names|schüler|schülerin|schülername|élève|nom complet|"
    "nom et prénom|nombre completo|nome completo|alumno|alunno|naam|navn|namn|nome|nom"
)
FIRST = (
    "first name|first names|firstname|first|forename|forenames|given name|given names|givenname|"
    "given name s|given|other names|vorname|vornamen|rufname|prénom|prénoms|prenom|prenoms|"
    "nombre|nombres|nome|voornaam|roepnaam|fornavn|förnamn|tilltalsnamn|imię|imie|jméno|etunimi"
)
LAST = (
    "last name|last names|lastname|last|surname|surnames|family name|familyname|family|second name|"
    "nachname|familienname|zuname|nom|nom de famille|apellido|apellidos|cognome|achternaam|"
    "etternavn|efternavn|efternamn|nazwisko|příjmení|sukunimi"
)
MIDDLE = "middle name|middle names|middlename|tussenvoegsel|voorvoegsel"
BESIDE = re.compile(r"[\s_.\-/:*#]+|\(.*?\)")
"""What names of columns have between words and behind them."""
WHOSE = re.compile(r"(?:(?:pupil|student|learner|candidate|child)(?:['’]?s)? ?)?(.*)")
LEGAL = re.compile(r"(?:legal|preferred|chosen|known) ")
"""Before the name of a column, if a list has both."""


class Names(NamedTuple):
    """The numbers of the columns that make up a name."""

    whole: int | None = None
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()

    def parts(self, cells: Sequence[str]) -> tuple[str, str, str]:
        """The name in a row, and of it the first names and the last one, where they are known."""
        first = " ".join(cells[n] for n in self.first if cells[n])
        last = " ".join(cells[n] for n in self.last if cells[n])
        if self.whole is not None and cells[self.whole]:
            return cells[self.whole], first, last
        return " ".join(filter(None, (first, last))), first, last


def names_in(heads: Sequence[str]) -> Names | Mistake:
    """The columns with the names; or why they cannot be known.

    A column with whole names comes before columns with parts of them. `heads` are the names of the
    columns in small letters.
    """
    plain = [_plain(head) for head in heads]
    try:
        first, last, middle = (_column(plain, known) for known in (FIRST, LAST, MIDDLE))
        whole = _column(plain, WHOLE)
    except Mistake as mistake:
        return mistake
    if whole is not None and whole in (first, last) and None not in (first, last):
        whole = None  # the Italian 'nome' and the French 'nom' are parts of a name, too
    if whole is not None and first is not None and last is None and first != whole:
        last, whole = whole, None  # 'Name' and 'Vorname' are how German lists have them
    if whole is None and (first is None or last is None):
        return _lacking(heads, first, last)
    if first is None or last is None:
        return Names(whole)
    return Names(whole, tuple(n for n in (first, middle) if n is not None), (last,))


def _plain(head: str) -> str:
    """The name of a column without what schools put around it."""
    words = " ".join(BESIDE.sub(" ", head).split())
    found = WHOSE.fullmatch(words)
    return (found[1] or "name") if found and words else ""


def _column(heads: Sequence[str], known: str) -> int | None:
    """The column that has one of some names, the plainest of several; raises Mistake for two."""
    names = known.split("|")
    for strip in (False, True):
        for name in names:
            found = [n for n, head in enumerate(heads) if _bare(head, strip=strip) == name]
            if len(found) > 1 and not strip:
                raise Mistake(f"there are two columns '{name}'", "rename one")
            if found:
                return found[0]
    return None


def _bare(head: str, *, strip: bool) -> str:
    return LEGAL.sub("", head) if strip else head


def _lacking(heads: Sequence[str], first: int | None, last: int | None) -> Mistake:
    hint = "call one column 'name', or two of them 'first name' and 'last name'"
    for n, other in ((first, "last"), (last, "first")):
        if n is not None:
            message = f"the class list has a column '{heads[n]}', but none with {other} names"
            return Mistake(message, hint)
    near = did_you_mean("name", filter(None, heads))
    return Mistake("the class list has no column 'name'", *near[:1], hint)
