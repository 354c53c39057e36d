"""Sums worked out exactly: read once, evaluated in fractions, rounded only where asked."""
