"""Pictures within a page of HTML."""

from base64 import b64encode


def data_address(png: bytes) -> str:
    """A picture as an address of its own."""
    return f"data:image/png;base64,{b64encode(png).decode()}"
