"""Digests that share the beginning of their work are those of the whole files."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from worksheets.pipeline.digests import SHORTEST_COMMON, Digests


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 2 * SHORTEST_COMMON), st.binary(max_size=50))
    )
)
def test_every_digest_is_that_of_the_file(files: list[tuple[int, int, bytes]]) -> None:
    digests = Digests()
    for letter, length, end in files:
        data = bytes([letter]) * length + end
        assert digests.of(data) == sha256(data).hexdigest()


def test_a_beginning_is_remembered() -> None:
    digests = Digests()
    begins = bytes(SHORTEST_COMMON)
    for end in (b"one", b"two", b"three"):
        assert digests.of(begins + end) == sha256(begins + end).hexdigest()
    assert digests.beginning == begins
