"""What the year of Đồng Nai 2020 shows: places, and reminders that name what is to be done."""

from __future__ import annotations

import pytest

from services import simulation
from services.simulation import Told
from tests.services.simulation.years import told


@pytest.fixture
def year() -> Told:
    return told("dong-nai-2020")


def test_places_of_each_quota_and_their_holders_are_summed_up(year: Told) -> None:
    places = simulation.as_json(year)["summary"]["places"]

    assert {one["quota"]: (one["taken"], one["places"], len(one["holders"])) for one in places} == {
        "nominees": (8, 1, 8),
        "collective_awards": (3, 3, 3),
        "individual_awards": (3, 4, 3),
    }


def test_reminder_of_proposals_names_what_is_to_be_done(year: Told) -> None:
    reminders = [one.text for one in year.year.letters if "Hạn gửi đề nghị khen thưởng" in one.subject]

    assert len(reminders) == 17
    assert [text for text in reminders if "Đề nghị khen thưởng tập thể" not in text] == []
    assert [text for text in reminders if "nghĩa vụ" in text] == []
