"""Formulas as other programs take them: MathML of web pages and packages, OMML of Word."""
