"""Faces, fonts, shaped words and formulas."""
