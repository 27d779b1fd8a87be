"""Settings come from the environment, each checked and named; the demo does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.settings import Settings, SettingsInvalid, from_environment


def test_nothing_given_is_the_defaults() -> None:
    assert from_environment({}) == Settings()


def test_given_values_are_read_as_their_kind() -> None:
    found = from_environment(
        {"THIDUA_UPLOAD_LIMIT": "5", "THIDUA_FILES": "papers", "THIDUA_PUBLIC_URL": "https://x.invalid"}
    )

    assert found == Settings(upload_limit=5, files=Path("papers"), public_url="https://x.invalid")


@pytest.mark.parametrize("text", ["", "often", "-1", "0", "1.5"])
def test_number_that_is_none_is_named(text: str) -> None:
    with pytest.raises(SettingsInvalid, match="THIDUA_SWEEP_SECONDS"):
        from_environment({"THIDUA_SWEEP_SECONDS": text})


def test_environment_can_not_turn_on_the_demo() -> None:
    assert from_environment({"THIDUA_DEMO": "1"}).demo is False
