"""The paper of four sources that ships: its questions, its letters and its booklet."""

from spoken import SCHEME_WORDS  # noqa: F401
