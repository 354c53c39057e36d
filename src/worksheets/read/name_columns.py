"""Which columns of a class list have the names, in the words of schools of several countries."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from worksheets.model.diagnostics import Mistake, did_you_mean

FULL_NAME = (
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
IGNORED = re.compile(r"[\s_.\-/:*#]+|\(.*?\)")
"""What is ignored between and behind the words of a column's name."""
OWNER = re.compile(r"(?:(?:pupil|student|learner|candidate|child)(?:['’]?s)? ?)?(.*)")
QUALIFIER = re.compile(r"(?:legal|preferred|chosen|known) ")
"""Words before the name of a column, where a list has both."""


class NameColumns(NamedTuple):
    """The indexes of the columns that make up a name: one with the full name, or several parts."""

    full: int | None = None
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()

    def parts(self, cells: Sequence[str]) -> tuple[str, str, str]:
        """The full name in a row, and its first names and last name, if they are in columns of
        their own."""
        first = " ".join(cells[n] for n in self.first if cells[n])
        last = " ".join(cells[n] for n in self.last if cells[n])
        if self.full is not None and cells[self.full]:
            return cells[self.full], first, last
        return " ".join(filter(None, (first, last))), first, last


def find_name_columns(heads: Sequence[str]) -> NameColumns | Mistake:
    """The columns with the names of pupils; a Mistake if they cannot be found.

    A column with full names is preferred to columns with parts of names. `heads` are the
    names of the columns in small letters.
    """
    plain_heads = [_plain_head(head) for head in heads]
    try:
        first, last, middle = (_column(plain_heads, names) for names in (FIRST, LAST, MIDDLE))
        full = _column(plain_heads, FULL_NAME)
    except Mistake as mistake:
        return mistake
    if full is not None and full in (first, last) and None not in (first, last):
        full = None  # the Italian 'nome' and the French 'nom' are parts of a name, too
    if full is not None and first is not None and last is None and first != full:
        last, full = full, None  # 'Name' and 'Vorname' are how German lists have them
    if full is None and (first is None or last is None):
        return _missing_column(heads, first, last)
    if first is None or last is None:
        return NameColumns(full)
    return NameColumns(full, tuple(n for n in (first, middle) if n is not None), (last,))


def _plain_head(head: str) -> str:
    """The name of a column without what schools put around it."""
    text = " ".join(IGNORED.sub(" ", head).split())
    match = OWNER.fullmatch(text)
    return (match[1] or "name") if match and text else ""


def _column(heads: Sequence[str], alternatives: str) -> int | None:
    """The column that has one of some names, the plainest of several; raises Mistake for two."""
    names = alternatives.split("|")
    for strip in (False, True):
        for name in names:
            matching = [
                n for n, head in enumerate(heads) if _unqualified(head, strip=strip) == name
            ]
            if len(matching) > 1 and not strip:
                raise Mistake(f"there are two columns '{name}'", "rename one")
            if matching:
                return matching[0]
    return None


def _unqualified(head: str, *, strip: bool) -> str:
    return QUALIFIER.sub("", head) if strip else head


def _missing_column(heads: Sequence[str], first: int | None, last: int | None) -> Mistake:
    hint = "call one column 'name', or two of them 'first name' and 'last name'"
    for n, other in ((first, "last"), (last, "first")):
        if n is not None:
            message = f"the class list has a column '{heads[n]}', but none with {other} names"
            return Mistake(message, hint)
    near = did_you_mean("name", filter(None, heads))
    return Mistake("the class list has no column 'name'", *near[:1], hint)
