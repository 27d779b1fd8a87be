"""What the council found stays sealed from the unit until the decision: in pages, lists, filters, papers and history."""

from __future__ import annotations

from services.wiring import Office
from tests.support.walker import DECISION, VOTE, Walker


def _voted(walk: Walker):
    case = walk.rated("thu-ba", 96)
    walk.notice("2020-03-30")
    case = walk.do("thu-ba", case, "nominate", "proposal")
    case = walk.do("noi-vu", case, "record_vote", "vote_minutes", inputs=VOTE)
    walk.file("chu-tich", case, "decision")
    return walk.get("chu-tich", f"/cases/{case['id']}")


def _everything_seen(walk: Walker, case) -> str:
    """All that the unit can read of its case."""
    place = f"/cases/{case['id']}"
    reads = [
        place,
        f"{place}/triggers",
        f"{place}/history",
        f"{place}/documents",
        "/inbox",
        "/messages",
        "/cases?limit=200",
    ]
    return "".join(str(walk.get("thu-ba", path)) for path in reads)


def test_vote_is_sealed_from_the_unit_until_the_decision(office: Office) -> None:
    walk = Walker(office)
    case = _voted(walk)

    seen = _everything_seen(walk, case)

    assert walk.get("thu-ba", f"/cases/{case['id']}")["state"] == "nominated"
    assert [word for word in ("recommended", "record_vote", "vote_", "'decision'") if word in seen] == []
    assert walk.get("thu-ba", "/cases?state=recommended")["cases"] == []
    assert len(walk.get("thu-ba", "/cases?state=nominated")["cases"]) == 1


def test_decision_lifts_the_seal(office: Office) -> None:
    walk = Walker(office)
    case = _voted(walk)

    taken = walk.take("chu-tich", case, "award", inputs=DECISION)

    assert taken.status_code == 200
    seen = walk.get("thu-ba", f"/cases/{case['id']}")
    assert (seen["state"], seen["fields"]["vote_in_favour"]) == ("awarded", 5)


def test_unit_that_withdraws_learns_nothing_by_it(office: Office) -> None:
    walk = Walker(office)
    case = _voted(walk)

    taken = walk.take("thu-ba", case, "withdraw", reason="Xin rút")

    assert taken.status_code == 200, taken.text
    seen = _everything_seen(walk, case)
    assert walk.get("thu-ba", f"/cases/{case['id']}")["state"] == "withdrawn"
    assert [word for word in ("recommended", "record_vote", "vote_", "'decision'") if word in seen] == []


def test_those_who_run_the_campaign_see_all_of_it(office: Office) -> None:
    walk = Walker(office)
    case = _voted(walk)

    assert walk.get("kiem-toan", f"/cases/{case['id']}")["state"] == "recommended"
    assert "record_vote" in str(walk.get("kiem-toan", f"/cases/{case['id']}/history"))
