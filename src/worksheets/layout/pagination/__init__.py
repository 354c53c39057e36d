"""Strips onto pages: where pages begin, and how answer space gives and takes."""
