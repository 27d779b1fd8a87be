"""Settings come from the environment, each checked and named; the demo does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from notifications import MailboxChannel
from services.settings import Settings, SettingsInvalid, from_environment
from services.wiring import office


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


def test_gateway_that_can_not_be_used_is_named(tmp_path: Path) -> None:
    described = tmp_path / "gateway.toml"
    described.write_text('url = "https://gateway.example.vn"\n[fields]\nto = "{phone}"\n', encoding="utf-8")

    for path in (described, tmp_path / "nowhere.toml"):
        with pytest.raises(SettingsInvalid, match="THIDUA_SMS_GATEWAY can't be used"):
            office(Settings(sms_gateway=str(path)))


def test_demo_sends_no_short_message_and_another_office_waits_for_a_gateway() -> None:
    assert office(Settings(demo=True)).gateway == MailboxChannel()
    assert office(Settings()).gateway is None


def test_environment_can_not_turn_on_the_demo() -> None:
    assert from_environment({"THIDUA_DEMO": "1"}).demo is False
