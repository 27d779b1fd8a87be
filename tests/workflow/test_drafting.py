"""The year a campaign is drafted for."""

from __future__ import annotations

import pytest

from tests.workflow.builders import NOON, a_definition
from tests.workflow.test_arming import by
from workflow.commands import DraftCampaign
from workflow.drafting import year_of
from workflow.errors import Refused
from workflow.events import CampaignDrafted
from workflow.ids import CampaignId
from workflow.launching import decide_campaign


@pytest.mark.parametrize(("written", "year"), [("", None), ("  ", None), ("2015", 2015), (" 2099 ", 2099)])
def test_year_is_read_and_left_to_the_plan_where_nothing_is_written(written: str, year: int | None) -> None:
    assert year_of(written) == year


@pytest.mark.parametrize("written", ["2014", "2100", "hai nghìn", "-2020", "20.20", "２０２６", "0", "9" * 5000, "NaN"])
def test_year_that_cannot_be_used_is_refused_with_its_place(written: str) -> None:
    with pytest.raises(Refused) as refused:
        year_of(written)

    (refusal,) = refused.value.refusals
    assert (refusal.code, refusal.place) == ("year_not_usable", "year")


def test_campaign_is_not_drafted_for_a_year_that_cannot_be_used() -> None:
    plan = a_definition()
    command = DraftCampaign(campaign=CampaignId("c"), organisation="an-bien", year=0)

    with pytest.raises(Refused):
        decide_campaign(plan, None, command, by(NOON))
    drafted, *_ = decide_campaign(plan, None, DraftCampaign(campaign=CampaignId("c"), organisation="an-bien"), by(NOON))
    assert isinstance(drafted, CampaignDrafted)
    assert drafted.year == plan.year
