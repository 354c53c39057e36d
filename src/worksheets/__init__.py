"""Printable worksheets and exam papers with their mark schemes, from a short YAML paper spec."""

__version__ = "0.1.0"
