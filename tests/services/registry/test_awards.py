"""The register of awards answers "won before?": through the years, renamed units and ways of writing a name."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from tests.support.awards import given
from tests.support.walker import Walker


@pytest.fixture
def walk(office) -> Walker:
    return Walker(office)


def found(walk: Walker, login: str, asked: str = "") -> list[str]:
    return [one["recipient"] for one in walk.get(login, f"/awards?{asked}")["awards"]]


def renamed(walk: Walker, former: str, successor: str) -> None:
    body = {one: walk.get(who, "/session")["unit"] for one, who in (("former", former), ("successor", successor))}
    body |= {"nature": "renamed", "since": "2020-01-01", "document": "1/NQ-HĐND"}
    assert walk.client("noi-vu").post("/api/v1/units/successions", json=body).status_code == 201


def test_units_officers_see_what_their_unit_and_its_people_were_given(office, walk) -> None:
    given(office, "thu-ba")
    given(office, "thu-ba", to_person=False, year=2019)
    given(office, "dong-thai")

    assert found(walk, "thu-ba") == ["Bộ phận Tiếp nhận và Trả kết quả thị trấn Thứ Ba", "Nguyễn Thị Mẫu"]
    assert found(walk, "dong-yen") == []
    assert len(found(walk, "kiem-toan")) == 3


def test_what_is_signed_and_not_published_is_for_the_whole_organisations_roles_alone(office, walk) -> None:
    given(office, "thu-ba", state="signed")
    given(office, "thu-ba", state="revoked", year=2017)

    assert [one["state"] for one in walk.get("thu-ba", "/awards")["awards"]] == ["revoked"]
    assert [one["state"] for one in walk.get("noi-vu", "/awards")["awards"]] == ["signed", "revoked"]


def test_what_a_person_was_given_in_another_unit_is_theirs_still(office, walk) -> None:
    given(office, "thu-ba", unit_id=walk.get("dong-thai", "/session")["unit"])

    assert found(walk, "thu-ba") == ["Nguyễn Thị Mẫu"]


@pytest.mark.parametrize("name", ["nguyễn thị mẫu", normalize("NFD", "Nguyễn Thị Mẫu"), "NGUYEN  THI", "thứ ba"])
def test_name_is_found_however_its_accents_are_written(office, walk, name) -> None:
    given(office, "thu-ba")
    given(office, "dong-thai")

    answer = walk.client("noi-vu").get("/api/v1/awards", params={"name": name}).json()

    assert [one["recipient"] for one in answer["awards"]] == ["Nguyễn Thị Mẫu"]


def test_unit_is_found_under_the_name_it_had_before(office, walk) -> None:
    given(office, "nam-thai", to_person=False)
    renamed(walk, "nam-thai", "nam-thai-a")
    now = walk.get("nam-thai-a", "/session")["unit"]

    assert len(found(walk, "nam-thai-a", f"unit={now}")) == 1
    assert len(found(walk, "noi-vu", f"unit={now}")) == 1
    assert found(walk, "thu-ba", f"unit={now}") == []


def test_years_form_and_campaign_narrow_it_down(office, walk) -> None:
    for year in (2016, 2017, 2018):
        given(office, "thu-ba", year=year, form="merit" if year == 2017 else "certificate")

    years = [one["year"] for one in walk.get("noi-vu", "/awards?from_year=2017&through_year=2018")["awards"]]
    assert years == [2018, 2017]
    assert len(found(walk, "noi-vu", "form=merit")) == 1
    assert found(walk, "noi-vu", "campaign=another") == []


def test_pages_follow_each_other_without_gap_or_double(office, walk) -> None:
    every = {given(office, "thu-ba", year=2015 + one % 3) for one in range(5)}
    seen: list[str] = []
    after = ""
    while True:
        page = walk.get("noi-vu", f"/awards?limit=2&name=mau{f'&after={after}' if after else ''}")
        seen += [one["id"] for one in page["awards"]]
        if page["next"] is None:
            break
        after = page["next"]

    assert (len(seen), set(seen)) == (5, every)


@pytest.mark.parametrize("asked", ["after=x", "after=2018:x:y", "from_year=1", "limit=0", "after=٢٠١٨:2018-01-01:x"])
def test_what_is_no_question_is_refused_with_its_place(walk, asked) -> None:
    answer = walk.client("thu-ba").get(f"/api/v1/awards?{asked}")

    assert (answer.status_code, answer.json()["places"][0]["place"].partition(".")[0]) == (422, "query")
