"""Small numbers in words."""

CARDINALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def cardinal(number: int) -> str:
    """A number from 0 to 9 in words, a larger one in digits."""
    return CARDINALS[number] if number < len(CARDINALS) else str(number)
