"""An Biên 2020 from launch to a recorded decision, through HTTP, by its officers and its deadlines."""

from __future__ import annotations

from collections import Counter

from services.wiring import Office
from tests.conftest import BOTH_DATABASES
from tests.support.sittings import Against, district_council, voted
from tests.support.walker import DECISION, VOTE, Walker, codes


@BOTH_DATABASES
def test_collective_goes_from_registration_to_a_recorded_decision(office: Office) -> None:
    walk = Walker(office)

    walk.clock("2020-06-01T02:00:00Z")
    case = walk.rated("thu-ba", 96)
    walk.clock("2020-12-20T02:00:00Z")
    walk.notice("2020-12-18")
    case = walk.do("thu-ba", walk.get("thu-ba", f"/cases/{case['id']}"), "nominate", "proposal")
    case = voted(walk, case)
    walk.clock("2021-01-16T02:00:00Z")
    decision = {**DECISION, "decision_date": "2021-01-15"}
    [case] = walk.awarded("chu-tich", "2021-01-15", case)

    assert case["state"] == "awarded"
    assert case["fields"] == {
        "score": 96,
        "rating": "excellent",
        **{name: int(figure) for name, figure in VOTE.items()},
        **decision,
    }
    triggers = [e["event"].get("trigger") for e in walk.get("kiem-toan", f"/cases/{case['id']}/history")]
    assert [t for t in triggers if t] == [
        "self_report",
        "inspect",
        "rate",
        "nominate",
        "record_vote",
        "award",
        "publish",
    ]
    assert walk.get("kiem-toan", "/verification")["holds"] is True


def test_individual_is_eligible_only_in_a_unit_rated_excellent(office: Office) -> None:
    walk = Walker(office)
    campaign = walk.campaign()
    walk.rated("thu-ba", 96)
    walk.rated("dong-thai", 70, "good")

    opened = _nominate_colleague(walk, campaign["id"], "thu-ba")
    refused = _nominate_colleague(walk, campaign["id"], "dong-thai")

    assert opened.status_code == 201
    assert (refused.status_code, codes(refused)) == (409, ["unit_case_field_is_not"])


def test_individual_is_awarded_within_the_quota(office: Office) -> None:
    walk = Walker(office)
    campaign = walk.campaign()
    walk.rated("thu-ba", 96)
    walk.notice("2020-03-30")

    opened = _nominate_colleague(walk, campaign["id"], "thu-ba").json()
    case = walk.get("thu-ba", f"/cases/{opened['id']}")
    inputs = {"performance": "excellent", "direct_work": "direct"}
    case = walk.do("thu-ba", case, "nominate", "proposal", inputs=inputs)
    case = voted(walk, case)
    [case] = walk.awarded("chu-tich", "2020-03-30", case)

    board = {quota["quota"]: quota for quota in walk.get("noi-vu", f"/campaigns/{campaign['id']}/quotas")}
    assert case["state"] == "awarded"
    assert {k: board["individual_awards"][k] for k in ("base", "places", "taken")} == {
        "base": 30,
        "places": 6,
        "taken": 1,
    }


def test_places_that_a_signed_decision_took_are_told_to_units_once_it_is_published(office: Office) -> None:
    walk = Walker(office)
    path = f"/campaigns/{walk.campaign()['id']}/quotas"
    walk.rated("thu-ba", 96)
    walk.notice("2020-03-30")
    opened = _nominate_colleague(walk, walk.campaign()["id"], "thu-ba").json()
    case = walk.get("thu-ba", f"/cases/{opened['id']}")
    inputs = {"performance": "excellent", "direct_work": "direct"}
    case = walk.do("thu-ba", case, "nominate", "proposal", inputs=inputs)
    before = walk.get("thu-ba", path)

    decisions = walk.decisions("chu-tich")
    signed = decisions.signed("12/QĐ", "2020-03-30", voted(walk, case)["id"])

    assert signed.status_code == 200, signed.text
    assert walk.get("thu-ba", path) == before
    taken = {login: [one["taken"] for one in walk.get(login, path)] for login in ("thu-ba", "noi-vu")}
    assert sum(taken["noi-vu"]) == sum(taken["thu-ba"]) + 1
    assert decisions.publish(signed.json()["id"]).status_code == 200
    assert [one["taken"] for one in walk.get("thu-ba", path)] == taken["noi-vu"]


def test_places_are_taken_from_high_to_low(office: Office) -> None:
    walk = Walker(office)
    scores = {"thu-ba": 96, "dong-thai": 91, "dong-yen": 88}
    cases = {login: walk.rated(login, score) for login, score in scores.items()}
    walk.notice("2020-03-30")

    for login, case in cases.items():
        walk.file(login, case, "proposal")
    answers = {
        login: walk.take(login, walk.get(login, f"/cases/{cases[login]['id']}"), "nominate")
        for login in ("dong-yen", "dong-thai", "thu-ba")
    }

    assert {login: answer.status_code for login, answer in answers.items()} == {
        "dong-yen": 409,
        "dong-thai": 200,
        "thu-ba": 200,
    }
    assert codes(answers["dong-yen"]) == ["rank_below_quota"]


def test_tie_across_the_last_place_leaves_nobody(office: Office) -> None:
    walk = Walker(office)
    cases = {login: walk.rated(login, score) for login, score in (("thu-ba", 96), ("dong-thai", 91), ("dong-yen", 91))}
    walk.notice("2020-03-30")

    walk.file("dong-thai", cases["dong-thai"], "proposal")
    answer = walk.take("dong-thai", walk.get("dong-thai", f"/cases/{cases['dong-thai']['id']}"), "nominate")

    assert codes(answer) == ["tie_across_last_place"]


def test_reminders_go_to_those_who_still_owe_and_each_rung_once(office: Office) -> None:
    walk = Walker(office)
    walk.register("thu-ba")

    walk.clock("2020-08-04T02:00:00Z")

    sent = [message for message in walk.get("noi-vu", "/messages") if message["kind"].startswith("deadline")]
    by_kind = Counter((m["kind"], m["business_at"][:10]) for m in sent)
    assert by_kind == {
        ("deadline_reminder", "2020-07-17"): 9,
        ("deadline_reminder", "2020-07-28"): 9,
        ("deadline_reminder", "2020-07-30"): 9,
        ("deadline_reminder", "2020-07-31"): 9,
        ("deadline_overdue", "2020-08-01"): 9,
        ("deadline_escalation", "2020-08-03"): 1,
    }
    assert not [m for m in sent if m["address"].startswith("thu-ba")]
    assert {m["state"] for m in sent} == {"delivered"}


def test_registration_after_the_deadline_is_refused_with_the_ways_out(office: Office) -> None:
    walk = Walker(office)
    obligation = walk.case("nam-thai-a", "register")
    walk.file("nam-thai-a", obligation, "registration_form")
    walk.clock("2020-08-02T02:00:00Z")

    obligation = walk.case("nam-thai-a", "register")
    answer = walk.take("nam-thai-a", obligation, "meet")

    [refusal] = answer.json()["refusals"]
    assert (obligation["state"], answer.status_code, refusal["code"]) == ("overdue", 409, "deadline_passed")
    assert refusal["sentence"] == "Hạn đăng ký thi đua đã hết vào ngày 31/7/2020."
    assert refusal["ways_out"] == [
        "Đề nghị người có thẩm quyền gia hạn.",
        "Đề nghị được miễn, có lý do.",
        "Chứng minh văn bản đã đến đúng hạn (dấu bưu điện, số công văn đến).",
    ]


def test_proof_of_receipt_is_heard_from_the_standing_office_only(office: Office) -> None:
    walk = Walker(office)
    walk.file("nam-thai-a", walk.case("nam-thai-a", "register"), "registration_form")
    walk.clock("2020-08-02T02:00:00Z")
    obligation = walk.case("nam-thai-a", "register")
    proof = {"received_on": "2020-07-31", "evidence": "Công văn đến số 311"}

    refused = walk.take("nam-thai-a", obligation, "meet", **proof)
    taken = walk.take("noi-vu", obligation, "meet", **proof)

    assert codes(refused) == ["proof_not_yours"]
    assert taken.json()["state"] == "met"
    assert walk.case("nam-thai-a", "collective")["state"] == "executing"
    last = walk.get("kiem-toan", f"/cases/{obligation['id']}/history")[-1]
    assert (last["event"]["received_on"], last["personal"]) == ("2020-07-31", {"evidence": "Công văn đến số 311"})


def test_extension_for_one_case_lets_it_in_late_and_no_other(office: Office) -> None:
    walk = Walker(office)
    walk.clock("2020-08-02T02:00:00Z")
    late, absent = (walk.case(login, "register") for login in ("nam-thai-a", "tay-yen"))
    campaign = walk.campaign()
    extended = walk.client("noi-vu").post(
        f"/api/v1/campaigns/{campaign['id']}/extensions",
        json={"deadline": "registration", "last_day": "2020-08-10", "reason": "Lũ lụt", "case": late["id"]},
        headers={"If-Match": f'"{campaign["version"]}"'},
    )
    assert extended.status_code == 200, extended.text

    met = walk.do("nam-thai-a", late, "meet", "registration_form")
    walk.file("tay-yen", absent, "registration_form")
    refused = walk.take("tay-yen", walk.case("tay-yen", "register"), "meet")

    assert met["state"] == "met_late"
    assert codes(refused) == ["deadline_passed"]


def test_quorum_is_wanted_and_the_decision_may_differ_with_a_reason(office: Office) -> None:
    walk = Walker(office)
    case = walk.rated("thu-ba", 96)
    walk.notice("2020-03-30")
    case = walk.do("thu-ba", case, "nominate", "proposal")
    council = district_council(walk)

    by_hand = walk.take("noi-vu", case, "record_vote", inputs=VOTE)
    too_few = council.sit({case["id"]: Against()}, absent=("van-phong", "tai-chinh", "cong-doan"))
    lost = voted(walk, case, Against(4))
    lost = walk.get("chu-tich", f"/cases/{case['id']}")
    line = {"case": case["id"], "reason": "Thành tích đột xuất sau phiên họp"}
    silent = walk.decree("chu-tich", "2020-03-30", {"case": case["id"]})
    told = walk.decree("chu-tich", "2020-03-30", line)

    assert codes(too_few) == ["quorum_missing"]
    assert "only_by_sitting" in codes(by_hand)
    assert lost["state"] == "not_recommended"
    assert codes(silent) == ["line_reason_missing"]
    assert told.status_code == 200
    assert walk.get("thu-ba", f"/cases/{case['id']}")["state"] == "awarded"


@BOTH_DATABASES
def test_year_end_with_a_tie_at_the_last_place_is_as_worked_out_by_hand(office: Office) -> None:
    """20% of 10 units are 2 places: 96 has the first; 91 and 91 share the second, and nobody of those tied is in.

    Of 7 members 6 vote on the unit, which takes 4; and on its individual, for whom 6 of 30 places are left.
    """
    walk = Walker(office)
    campaign, council = walk.campaign(), district_council(walk)
    cases = {login: walk.rated(login, score) for login, score in (("thu-ba", 96), ("dong-thai", 91), ("dong-yen", 91))}
    walk.notice("2020-03-30")
    assert council.compose("noi-vu", "2020-03-30").status_code == 201

    tied = []
    for login in ("dong-thai", "dong-yen"):
        walk.file(login, cases[login], "proposal")
        tied.append(codes(walk.take(login, walk.get(login, f"/cases/{cases[login]['id']}"), "nominate")))
    unit = walk.do("thu-ba", cases["thu-ba"], "nominate", "proposal")
    opened = _nominate_colleague(walk, campaign["id"], "thu-ba").json()
    inputs = {"performance": "excellent", "direct_work": "direct"}
    person = walk.do("thu-ba", walk.get("thu-ba", f"/cases/{opened['id']}"), "nominate", "proposal", inputs=inputs)
    closed = council.sit({unit["id"]: Against(2), person["id"]: Against(0, 3)})
    ends = walk.awarded("chu-tich", "2020-03-30", unit)
    ends.append(walk.do("chu-tich", walk.get("chu-tich", f"/cases/{person['id']}"), "decline"))

    assert tied == [["tie_across_last_place"]] * 2
    assert closed.status_code == 200
    assert council.reckoned() == {unit["id"]: (4, 6, 4, True), person["id"]: (3, 6, 4, False)}
    assert [case["state"] for case in ends] == ["awarded", "not_selected"]
    assert walk.get("kiem-toan", "/verification")["holds"] is True


def _nominate_colleague(walk: Walker, campaign: str, login: str):
    unit = walk.get(login, "/session")["unit"]
    [colleague] = [p for p in walk.get(login, "/people") if p["name"].endswith("Ví Dụ") and p["unit"] == unit]
    body = {"campaign": campaign, "track": "individual", "unit": unit, "person": colleague["id"]}
    return walk.client(login).post("/api/v1/cases", json=body)
