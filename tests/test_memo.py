"""What pure functions have answered is remembered by an engine, and by nobody else."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from worksheets.memo import Memory, memo, remembering


class Counted:
    """A function with a memo, and what it was really asked."""

    def __init__(self, most: int = 8) -> None:
        self.asked: list[int] = []

        @memo(most)
        def double(number: int) -> int:
            self.asked.append(number)
            return 2 * number

        self.double = double


def test_an_answer_is_worked_out_once_a_memory() -> None:
    counted = Counted()
    first, second = Memory(), Memory()
    for memory in (first, second, first, second):
        with memory.used():
            assert counted.double(3) == 6
    assert counted.asked == [3, 3]


def test_the_oldest_answers_go_first() -> None:
    counted = Counted(2)
    with Memory().used():
        for number in (1, 2, 1, 3, 1, 2):
            assert counted.double(number) == 2 * number
    assert counted.asked == [1, 2, 3, 2]


def test_another_thread_has_another_context() -> None:
    """Nothing is remembered where no engine is at work, and nobody else's answers are used."""
    counted = Counted()
    with Memory().used(), ThreadPoolExecutor(1) as pool:
        counted.double(1)
        counted.double(1)
        assert pool.submit(counted.double, 1).result() == 2
    assert counted.asked == [1, 1]


def test_what_fails_is_not_remembered() -> None:
    asked = []

    @memo(4)
    def refuse(number: int) -> int:
        asked.append(number)
        raise ValueError(number)

    with Memory().used():
        for _ in range(2):
            with pytest.raises(ValueError, match="1"):
                refuse(1)
    assert asked == [1, 1]


def test_work_has_a_memory_of_its_own_unless_there_is_one() -> None:
    asked: list[int] = []

    @memo(8)
    def doubled(value: int) -> int:
        asked.append(value)
        return 2 * value

    @remembering
    def work() -> int:
        return doubled(1) + doubled(1)

    with ThreadPoolExecutor(1) as pool:  # a context without a memory
        assert [pool.submit(work).result() for _ in range(2)] == [4, 4]
    assert asked == [1, 1]
    with Memory().used():
        assert work() == work() == 4
    assert asked == [1, 1, 1]
