"""Files that the checks of this folder share."""

import pytest

from printed import Printed, printed


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Printed, ...]:
    return printed(tmp_path_factory.mktemp("printed"))
