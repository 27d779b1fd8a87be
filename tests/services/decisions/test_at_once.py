"""Several people do the same to a decision at the same moment: one of them does it, the others are told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from fastapi.testclient import TestClient

from services import audit
from services.wiring import Office
from tests.services.decisions.conftest import voted
from tests.support.councils import nominate
from tests.support.decisions import Decisions
from tests.support.offices import PDF, client_for

MANY = 4


def at_once(*acts: Callable[[], Any]) -> list[int]:
    """The status of each of *acts*, which begin together, sorted."""
    together = Barrier(len(acts))

    def begin(act: Callable[[], Any]) -> int:
        together.wait()
        return int(act().status_code)

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(begin, acts))


def test_one_of_many_at_once_drafts_signs_publishes_and_takes_back(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    first, second = nominate(office, "a1", "a2")
    voted(office, secretary, [first, second], [])

    assert at_once(*[lambda: desk.draft(first)] * MANY) == [201, *[409] * (MANY - 1)]

    [one] = secretary.get("/api/v1/decisions").json()
    assert desk.write(one["id"]).status_code == 200
    other = desk.draft(second).json()["id"]
    assert desk.write(other).status_code == 200
    taken = at_once(*(lambda name=name: desk.sign(name, "12/QĐ-UBND", "2021-01-15") for name in (one["id"], other)))
    assert taken == [200, 409]
    signed = next(name for name in (one["id"], other) if desk.look(name)["state"] == "signed")
    published = at_once(*[lambda: desk.publish(signed)] * MANY)
    assert (published[0], set(published[1:]) <= {409, 412}) == (200, True)
    [line] = desk.look(signed)["lines"]
    assert at_once(*[lambda: desk.revocation([line["line"]])] * MANY) == [201, *[409] * (MANY - 1)]
    with office.reading() as work:
        assert audit.verify(work).holds


def test_a_signing_and_a_withdrawal_at_once_leave_one_of_the_two(
    office: Office, secretary: TestClient, desk: Decisions
) -> None:
    [case] = nominate(office, "a1")
    voted(office, secretary, [case], [])
    decision = desk.draft(case).json()["id"]
    assert desk.write(decision).status_code == 200
    match = {"If-Match": secretary.get(f"/api/v1/decisions/{decision}").headers["ETag"]}
    version = {"If-Match": secretary.get(f"/api/v1/cases/{case}").headers["ETag"]}
    officer = client_for(office, "a")

    def sign() -> Any:
        data = {**desk.signature, "number": "12/QĐ-UBND", "dated": "2021-01-15"}
        path = f"/api/v1/decisions/{decision}/signing"
        return desk.recorder.post(path, data=data, files={"file": ("qd.pdf", PDF)}, headers=match)

    def withdraw() -> Any:
        path = f"/api/v1/cases/{case}/triggers/withdraw"
        return officer.post(path, json={"reason": "Xin rút"}, headers=version)

    statuses = at_once(sign, withdraw)

    seen = (desk.look(decision)["state"], secretary.get(f"/api/v1/cases/{case}").json()["state"])
    assert (statuses[0], statuses[1] in {409, 412}) == (200, True)
    assert seen in {("signed", "decided"), ("drafted", "withdrawn")}
    with office.reading() as work:
        assert audit.verify(work).holds
