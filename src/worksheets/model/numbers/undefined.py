"""What has no value, and how large a number may become on the way to one."""

LARGEST = 2_000
"""Bits of the top or bottom of a fraction: some 600 digits, on the way to any result."""
TOO_LARGE = "it is too large, or too small, to be worked out"


class Undefined(ArithmeticError):
    """A sum without a real value, or one that cannot be worked out."""
