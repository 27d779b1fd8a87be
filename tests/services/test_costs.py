"""What awards may cost and which cited texts do not hold, as the API and the pages say it before a launch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from definitions.law.money import FILE
from services.demo import DONG_NAI
from services.money import prize_of
from services.settings import Settings, SettingsInvalid
from services.wiring import Office, office
from tests.services.web.visitor import Visitor
from tests.support.offices import an_office, client_for, go_to
from workflow.definition import Award, Holder, Label
from workflow.ids import AwardId, TrackId
from workflow.money import Fixed, Reckoned
from workflow.refusals import Refusal

Clients = Callable[[str | None], TestClient]
DEFINITIONS, CAMPAIGNS = "/api/v1/definitions", "/api/v1/campaigns"
BY_LAW = Award(id=AwardId("a"), label=Label("Giấy khen"), track=TrackId("t"), form="giay_khen")
SUMMER = date(2026, 7, 1)


def cost(client: TestClient, plan: str, **query: str) -> Any:
    answer = client.get(f"{DEFINITIONS}/{plan}/cost", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def drafted(client: TestClient, plan: str, year: int) -> str:
    answer = client.post(CAMPAIGNS, json={"plan": plan, "year": year}, headers={"Idempotency-Key": f"{plan}-{year}"})
    assert answer.status_code == 201, answer.text
    found: str = answer.json()["id"]
    return found


def test_the_prizes_of_the_contest_are_fixed_and_come_to_what_its_text_says(client: Clients) -> None:
    found = cost(client("thu-ba"), "phu-rieng-2020")

    assert (found["total"], found["complete"]) == (8_500_000, True)
    assert [(one["most"], one["amount"], one["reckoned"]) for one in found["awards"]] == [
        (1, 3_000_000, None),
        (1, 2_000_000, None),
        (2, 1_000_000, None),
        (3, 500_000, None),
    ]


def test_a_plan_costs_its_places_times_the_prize_of_the_decisions_day(client: Clients) -> None:
    in_its_year = cost(client("thu-ba"), "dong-nai-2020")
    later = cost(client("thu-ba"), "dong-nai-2020", on="2026-07-01")

    assert (in_its_year["day"], in_its_year["total"]) == ("2020-12-31", 3 * 900_000 + 4 * 450_000)
    assert later["total"] == 3 * 1_520_000 + 4 * 760_000
    assert in_its_year["awards"][0]["reckoned"]["rule_set"] == "nd91"
    assert later["awards"][0]["reckoned"] == {
        "rule_set": "nd152",
        "coefficient": "0.6",
        "base_salary": 2_530_000,
        "product": 1_518_000,
        "article": "Điều 54 Nghị định 152/2025/NĐ-CP",
        "salary_article": "Điều 3 khoản 2 Nghị định 161/2026/NĐ-CP",
        "verified": "partly",
        "law_sha256": later["awards"][0]["reckoned"]["law_sha256"],
    }


def test_what_is_not_known_is_said_and_the_total_is_not_called_complete(client: Clients) -> None:
    city = cost(client("thu-ba"), "can-tho-2019")
    before_any_law = cost(client("thu-ba"), "dong-nai-2020", on="2017-01-01")

    bounds = {one["award"]: one["bound"] for one in city["awards"]}
    assert bounds == {"collective_certificate": "quota", "individual_certificate": "participants_unknown"}
    assert city["complete"] is False
    assert {one["unknown"] for one in before_any_law["awards"]} == {
        "Chưa có quy định tiền thưởng cho quyết định ký ngày 01/01/2017."
    }
    assert before_any_law["total"] == 0


def test_a_day_that_is_none_is_refused(client: Clients) -> None:
    assert client("thu-ba").get(f"{DEFINITIONS}/dong-nai-2020/cost", params={"on": "31/11/2020"}).status_code == 422


def test_a_campaign_costs_what_those_who_take_part_may_win(office: Office) -> None:
    client = client_for(office, "noi-vu")
    (campaign,) = client.get(CAMPAIGNS).json()
    whole = client.get(f"{CAMPAIGNS}/{campaign['id']}").json()

    found = client.get(f"{CAMPAIGNS}/{campaign['id']}/cost").json()

    collective = found["awards"][0]
    assert (collective["bound"], collective["amount"]) == ("share", 900_000)
    assert 0 < collective["most"] <= whole["units"]
    assert found["complete"] is True
    assert found["total"] == sum(one["most"] * one["amount"] for one in found["awards"])


def test_texts_out_of_their_time_are_told_before_the_launch_and_do_not_stop_it(empty_url: str, tmp_path: Path) -> None:
    made = an_office(empty_url, tmp_path, scene=DONG_NAI, launch=False)
    go_to(made, datetime(2026, 11, 21, 2, tzinfo=UTC))
    client = client_for(made, DONG_NAI.launched_by)
    campaign = f"{CAMPAIGNS}/{drafted(client, 'dong-nai-2020', 2026)}"

    before = client.get(f"{campaign}/launch").json()
    page = Visitor(made, DONG_NAI.launched_by).page(campaign.removeprefix("/api/v1"))
    launched = client.post(f"{campaign}/launch", headers={"If-Match": client.get(campaign).headers["ETag"]})
    made.database.dispose()

    said = "91/2017/NĐ-CP đã hết hiệu lực từ sau ngày 31/12/2023. Văn bản cần đọc: 152/2025/NĐ-CP (Đã đọc nguyên văn)."
    assert [(one["number"], one["standing"], one["said"]) for one in before["texts"]] == [
        ("91/2017/NĐ-CP", "no_longer", said)
    ]
    assert before["cost"]["awards"][0]["reckoned"]["rule_set"] == "nd152", "the end of 2026"
    assert said in page.text
    assert "nhiều nhất 7.600.000 đồng" in page.text
    assert launched.status_code == 200, launched.text


def test_the_cost_of_another_organisations_campaign_is_nobodys(office: Office) -> None:
    assert client_for(office, "thu-ba").get(f"{CAMPAIGNS}/elsewhere/cost").status_code == 404


def test_a_prize_is_fixed_by_the_plan_or_reckoned_by_the_law_or_refused(office: Office) -> None:
    fixed = Award(id=AwardId("a"), label=Label("Giải nhất"), track=TrackId("t"), amount=3_000_000, form="giay_khen")
    unsaid = Award(id=AwardId("a"), label=Label("Giải"), track=TrackId("t"), by_law="Luật")
    household = Award(id=AwardId("a"), label=Label("G"), track=TrackId("t"), form="giay_khen", holder=Holder.HOUSEHOLD)

    with office.reading() as work:
        assert prize_of(work, fixed, SUMMER) == Fixed(amount=3_000_000)
        assert prize_of(work, unsaid, SUMMER) == Refusal("award_without_form", {"award": "a"})
        found = prize_of(work, household, SUMMER)
    assert isinstance(found, Reckoned)
    assert found.amount == 1_140_000


def test_a_law_corrected_in_a_file_of_ones_own_is_what_this_office_reckons_by(empty_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "law"
    folder.mkdir()
    shipped = FILE.read_bytes()
    (folder / "money.yaml").write_bytes(shipped.replace(b"amount: 2.530.000", b"amount: 2.600.000"))
    made = an_office(empty_url, tmp_path, law=str(folder))

    with made.reading() as work:
        found = prize_of(work, BY_LAW, SUMMER)
    by_api = cost(client_for(made, "thu-ba"), "dong-nai-2020", on=SUMMER.isoformat())
    made.database.dispose()

    assert isinstance(found, Reckoned)
    assert (found.amount, found.base_salary) == (780_000, 2_600_000)
    assert by_api["awards"][1]["reckoned"]["law_sha256"] == found.law_sha256


def test_a_law_of_ones_own_that_can_not_be_read_stops_the_start_and_names_the_place(tmp_path: Path) -> None:
    (tmp_path / "money.yaml").write_bytes(FILE.read_bytes().replace(b"amount: 2.530.000", b"amount: many"))

    with pytest.raises(SettingsInvalid, match=r"THIDUA_LAW can't be used:\n.*money\.yaml:\d+:\d+ error bad-value"):
        office(Settings(law=str(tmp_path)))
