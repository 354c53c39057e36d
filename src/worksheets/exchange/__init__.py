"""Formats in and out, and notes."""
