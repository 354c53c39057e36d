"""Places on the globe as they are written: 38° N, 126.5° E."""

from decimal import Decimal

from worksheets.language.language import Language


def latitude(degrees: Decimal, language: Language) -> str:
    """Degrees north of the equator, or south if they are less than none."""
    if not degrees:
        return language.say("figure.map.equator", degrees=degrees)
    return language.say(
        "figure.map.north" if degrees > 0 else "figure.map.south", degrees=abs(degrees)
    )


def longitude(degrees: Decimal, language: Language) -> str:
    """Degrees east of Greenwich, or west if they are less than none."""
    if not degrees:
        return language.say("figure.map.equator", degrees=degrees)
    return language.say(
        "figure.map.east" if degrees > 0 else "figure.map.west", degrees=abs(degrees)
    )
