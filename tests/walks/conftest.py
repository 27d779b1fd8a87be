"""Fixtures of the walks: on one database unless a walk asks for both."""

from __future__ import annotations

import pytest


@pytest.fixture(params=("sqlite",))
def database_kind(request: pytest.FixtureRequest) -> str:
    """What is stored is tested on both databases beside the store; of each plan, the walks marked `BOTH_DATABASES` are too."""
    return str(request.param)
