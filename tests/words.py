"""The languages that ship, for tests."""

from collections.abc import Iterator

from worksheets.language.language import Language
from worksheets.language.languages import SHIPPED
from worksheets.language.message import messages_of

LANGUAGES = SHIPPED.tags
ENGLISH = SHIPPED.of("en-GB")


def texts(language: Language, key: str) -> Iterator[str]:
    """All texts of a key, with its placeholders as they are written."""
    for message in messages_of(language.messages[key]):
        yield message.say({name: f"{{{name}}}" for name in message.names})
