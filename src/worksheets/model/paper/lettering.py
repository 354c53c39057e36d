"""The letters by which options are called, on paper and in keys."""

from string import ascii_uppercase

LETTERS = ascii_uppercase
"""An interaction has no more options than there are letters."""
