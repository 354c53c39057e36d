"""Finished pages, and figures and pictures on them, as marks at fixed places."""
