"""Checks of questions and finished items, independent of the code that made them."""
