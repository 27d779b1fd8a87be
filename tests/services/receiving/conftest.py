"""What the tests of receiving ask of an office."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from services import audit
from services.wiring import Office
from tests.support.walker import Walker


@pytest.fixture
def walk(office: Office) -> Iterator[Walker]:
    """The people of An Biên; whatever they do, the history holds afterwards."""
    yield Walker(office)
    with office.reading() as work:
        assert audit.verify(work).breaks == ()
