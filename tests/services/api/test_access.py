"""Who may see and do what: sessions, tokens, form tokens, and a second organisation that sees nothing."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from services import signing_in
from services.demo import AN_BIEN, lay_out
from services.store import people
from services.wiring import Office
from tests.support.offices import client_for
from tests.support.walker import Walker

PASSWORD = "mật khẩu đủ dài"


@pytest.fixture
def neighbours(office: Office) -> Office:
    """The same installation with a second organisation in it, its logins ending in `.bm`."""
    places = tuple(
        replace(place, staff=tuple(replace(person, login=f"{person.login}.bm") for person in place.staff))
        for place in AN_BIEN.places
    )
    lay_out(
        office, replace(AN_BIEN, organisation="Huyện láng giềng", places=places, launched_by="noi-vu.bm", benches=())
    )
    return office


def _with_password(office: Office, login: str) -> None:
    with office.writing() as work:
        person = people.by_login(work, login)
        assert person is not None
        people.set_password(work, person.id, signing_in.hash_password(PASSWORD))
        work.commit()


def test_second_organisation_can_not_list_read_or_guess_anything(neighbours: Office) -> None:
    ours, theirs = Walker(neighbours), client_for(neighbours, "noi-vu.bm")
    case = ours.case("thu-ba", "register")
    campaign = ours.campaign()
    ours.clock("2020-07-17T01:00:00Z")

    reads = [
        f"/cases/{case['id']}",
        f"/cases/{case['id']}/triggers",
        f"/cases/{case['id']}/history",
        f"/cases/{case['id']}/documents",
        f"/cases/{case['id']}/verification",
        f"/campaigns/{campaign['id']}",
        f"/campaigns/{campaign['id']}/obligations",
        f"/campaigns/{campaign['id']}/quotas",
    ]
    assert {theirs.get(f"/api/v1{path}").status_code for path in reads} == {404}
    writes = [
        theirs.post(f"/api/v1/cases/{case['id']}/triggers/meet", json={}, headers={"If-Match": '"1"'}),
        theirs.post(f"/api/v1/campaigns/{campaign['id']}/launch", headers={"If-Match": '"1"'}),
        theirs.post(
            f"/api/v1/campaigns/{campaign['id']}/extensions",
            json={"deadline": "registration", "last_day": "2020-08-10", "reason": "x"},
            headers={"If-Match": '"1"'},
        ),
    ]
    assert {answer.status_code for answer in writes} == {404}
    for path in ("/cases?limit=200", "/units", "/people", "/messages", "/deadlines", "/campaigns", "/inbox"):
        text = theirs.get(f"/api/v1{path}").text
        assert case["id"] not in text
        assert campaign["id"] not in text
        assert case["unit"] not in text


def test_answer_to_what_exists_elsewhere_equals_that_to_what_does_not(neighbours: Office) -> None:
    case = Walker(neighbours).case("thu-ba", "register")["id"]
    theirs = client_for(neighbours, "noi-vu.bm")

    elsewhere, nowhere = (theirs.get(f"/api/v1/cases/{name}") for name in (case, "0" * 32))

    assert elsewhere.json() == nowhere.json()


def test_unit_sees_its_own_cases_only(office: Office) -> None:
    walk = Walker(office)
    other = walk.case("dong-thai", "register")

    seen = walk.get("thu-ba", "/cases?limit=200")["cases"]

    assert len(seen) == 1
    assert walk.client("thu-ba").get(f"/api/v1/cases/{other['id']}").status_code == 404


def test_person_signs_in_and_out_for_good(office: Office) -> None:
    _with_password(office, "thu-ba")
    client = client_for(office)

    signed_in = client.post("/api/v1/session", json={"login": "thu-ba", "password": PASSWORD})
    cookie = client.cookies["thidua_session_an-bien-2020"]
    inside = client.get("/api/v1/inbox")
    client.delete("/api/v1/session", headers={"X-CSRF-Token": signed_in.json()["csrf"]})
    client.cookies.set("thidua_session_an-bien-2020", cookie)

    assert (signed_in.status_code, inside.status_code) == (201, 200)
    assert client.get("/api/v1/inbox").status_code == 401


def test_password_typed_in_the_other_unicode_form_is_the_same(office: Office) -> None:
    _with_password(office, "thu-ba")
    decomposed = unicodedata.normalize("NFD", PASSWORD)

    answer = client_for(office).post("/api/v1/session", json={"login": "THU-BA", "password": decomposed})

    assert (decomposed != PASSWORD, answer.status_code) == (True, 201)


def test_door_closes_after_too_many_failures(office: Office) -> None:
    _with_password(office, "thu-ba")
    client = client_for(office)

    wrong = [client.post("/api/v1/session", json={"login": "thu-ba", "password": "x"}).status_code for _ in range(8)]
    right = client.post("/api/v1/session", json={"login": "thu-ba", "password": PASSWORD})

    assert (set(wrong), right.status_code) == ({401}, 429)


def test_unknown_login_and_wrong_password_are_answered_alike(office: Office) -> None:
    _with_password(office, "thu-ba")
    client = client_for(office)

    answers = [client.post("/api/v1/session", json={"login": who, "password": "x"}) for who in ("thu-ba", "nobody")]

    assert answers[0].json() == answers[1].json()


def test_cookie_without_its_form_token_changes_nothing(office: Office) -> None:
    _with_password(office, "thu-ba")
    client = client_for(office)
    csrf = client.post("/api/v1/session", json={"login": "thu-ba", "password": PASSWORD}).json()["csrf"]
    case = client.get("/api/v1/cases").json()["cases"][0]["id"]

    def take(**headers: str) -> int:
        wanted = {"If-Match": '"1"', **headers}
        return client.post(f"/api/v1/cases/{case}/triggers/meet", json={}, headers=wanted).status_code

    statuses = [take(), take(**{"X-CSRF-Token": "x"}), take(**{"X-CSRF-Token": csrf, "Origin": "http://evil.invalid"})]

    assert (statuses, take(**{"X-CSRF-Token": csrf})) == ([403, 403, 403], 409)


def test_nobody_and_a_false_token_are_sent_to_sign_in(office: Office) -> None:
    client = client_for(office)

    answers = [client.get("/api/v1/inbox"), client.get("/api/v1/inbox", headers={"Authorization": "Bearer nonsense"})]

    assert [answer.status_code for answer in answers] == [401, 401]


def test_secrets_are_kept_as_hashes_only(office: Office) -> None:
    _with_password(office, "thu-ba")
    client = client_for(office, "thu-ba")
    client.post("/api/v1/session", json={"login": "thu-ba", "password": PASSWORD})
    secrets = [PASSWORD, client.cookies["thidua_session_an-bien-2020"], client.headers["Authorization"].split()[1]]

    with office.reading() as work:
        kept = "".join(
            str(list(work.connection.exec_driver_sql(f"SELECT * FROM {name}")))
            for name in ("people", "sessions", "tokens")
        )

    assert "$argon2id$" in kept
    assert [secret for secret in secrets if secret in kept] == []


def test_person_who_no_longer_acts_is_sent_away_with_their_token(office: Office) -> None:
    client = client_for(office, "thu-ba")
    before = client.get("/api/v1/session").status_code
    with office.writing() as work:
        work.connection.exec_driver_sql("UPDATE people SET active = false WHERE login = 'thu-ba'")
        work.commit()

    assert (before, client.get("/api/v1/session").status_code) == (200, 401)


def test_role_that_has_ended_gives_nothing(office: Office) -> None:
    walk = Walker(office)
    case = walk.case("thu-ba", "register")
    with office.writing() as work:
        work.connection.exec_driver_sql(
            "UPDATE appointments SET valid_through = '2020-03-29' WHERE role = 'unit_officer'"
        )
        work.commit()

    assert walk.file("thu-ba", case, "registration_form").status_code == 403


def test_paper_is_filed_by_those_whose_move_asks_for_it(office: Office) -> None:
    walk = Walker(office)
    case = walk.register("thu-ba")

    by_unit, by_inspector = (walk.file(login, case, "decision").status_code for login in ("thu-ba", "kiem-tra"))

    assert (by_unit, by_inspector, walk.file("chu-tich", case, "decision").status_code) == (403, 403, 200)


def test_paper_goes_to_the_case_that_asks_for_it(office: Office) -> None:
    walk = Walker(office)

    answer = walk.file("noi-vu", walk.case("thu-ba", "register"), "decision")

    assert (answer.status_code, [one["code"] for one in answer.json()["refusals"]]) == (409, ["paper_of_another_track"])
    assert answer.json()["refusals"][0]["sentence"].startswith("Quyết định khen thưởng không thuộc hồ sơ Đăng ký")
