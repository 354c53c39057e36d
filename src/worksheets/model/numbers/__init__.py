"""Exact arithmetic, quantities, and numbers put into texts."""
