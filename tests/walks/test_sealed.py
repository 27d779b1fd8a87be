"""What the council found stays sealed from the unit until the decision: in pages, lists, filters, papers and history."""

from __future__ import annotations

import pytest

from services.wiring import Office
from tests.conftest import BOTH_DATABASES
from tests.support.sittings import ONE_AGAINST, Against, voted
from tests.support.walker import Walker

SEALED_WORDS = ("recommended", "Hội đồng đề nghị", "vote_in_favour", "vote_minutes", "kind': 'decision'")


def _nominated(walk: Walker):
    case = walk.rated("thu-ba", 96)
    walk.notice("2020-03-30")
    return walk.do("thu-ba", case, "nominate", "proposal")


def _voted(walk: Walker, votes: Against = ONE_AGAINST):
    case = voted(walk, _nominated(walk), votes)
    walk.file("chu-tich", case, "decision")
    return walk.get("chu-tich", f"/cases/{case['id']}")


def _seen(walk: Walker, case) -> dict[str, object]:
    """All that the unit can read of its case, but for the version and the times."""
    place = f"/cases/{case['id']}"
    paths = [place, f"{place}/triggers", f"{place}/history", f"{place}/documents", "/inbox", "/cases?state=nominated"]
    return {path: _without_versions(walk.get("thu-ba", path)) for path in paths}


def _without_versions(found):
    if isinstance(found, dict):
        return {name: _without_versions(part) for name, part in found.items() if name != "version"}
    return [_without_versions(part) for part in found] if isinstance(found, list) else found


@BOTH_DATABASES
@pytest.mark.parametrize("votes", [ONE_AGAINST, Against(5)])
def test_unit_reads_the_same_before_and_after_the_vote(office: Office, votes: Against) -> None:
    walk = Walker(office)
    case = _nominated(walk)
    before = _seen(walk, case)

    walk.file("chu-tich", voted(walk, case, votes), "decision")

    assert _seen(walk, case) == before
    line = {"case": case["id"], "reason": "Thành tích nổi bật"}
    signed = walk.decisions("chu-tich").signed("12/QĐ", "2020-03-30", line)
    assert (signed.status_code, walk.get("noi-vu", f"/cases/{case['id']}")["state"]) == (200, "decided")
    assert _seen(walk, case) == before
    assert walk.get("thu-ba", "/cases?state=decided")["cases"] == []
    assert walk.get("thu-ba", "/decisions") == []
    assert walk.get("thu-ba", "/cases?state=recommended")["cases"] == []


@pytest.mark.parametrize("votes", [ONE_AGAINST, Against(5)])
def test_refusals_tell_no_more_than_before_the_vote(office: Office, votes: Against) -> None:
    walk = Walker(office)
    case = _nominated(walk)
    triggers = ("self_report", "record_vote", "award", "decline", "nominate", "resubmit")
    before = {trigger: walk.take("thu-ba", case, trigger).json() for trigger in triggers}

    case = voted(walk, case, votes)

    assert {trigger: walk.take("thu-ba", case, trigger).json() for trigger in triggers} == before


def test_decision_lifts_the_seal(office: Office) -> None:
    walk = Walker(office)
    case = _voted(walk)

    walk.awarded("chu-tich", "2020-03-30", case)

    seen = walk.get("thu-ba", f"/cases/{case['id']}")
    assert (seen["state"], seen["fields"]["vote_in_favour"]) == ("awarded", 5)


def test_unit_that_withdraws_learns_nothing_by_it(office: Office) -> None:
    walk = Walker(office)
    case = _voted(walk)

    taken = walk.take("thu-ba", case, "withdraw", reason="Xin rút")

    assert taken.status_code == 200, taken.text
    seen = str(_seen(walk, case))
    assert walk.get("thu-ba", f"/cases/{case['id']}")["state"] == "withdrawn"
    assert [word for word in SEALED_WORDS if word in seen] == []


def test_those_who_run_the_campaign_see_all_of_it(office: Office) -> None:
    walk = Walker(office)
    case = _voted(walk)

    assert walk.get("kiem-toan", f"/cases/{case['id']}")["state"] == "recommended"
    assert "record_vote" in str(walk.get("kiem-toan", f"/cases/{case['id']}/history"))
