"""Formats of question banks: each a module that reads files, writes them, or both."""
