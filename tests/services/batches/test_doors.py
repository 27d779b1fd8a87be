"""The registers of every unit, asked for through the API and on the pages, followed, cancelled and downloaded."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from fastapi.testclient import TestClient

from services.wiring import Office
from tests.services.registers.books import award, rows, sheets
from tests.services.registers.test_registers import THU_BA, nominated
from tests.services.web.visitor import Visitor
from tests.support.offices import client_for
from tests.support.sittings import voted
from tests.support.walker import Walker, codes


@pytest.fixture
def walk(office: Office) -> Walker:
    return Walker(office)


def ask(walk: Walker, login: str, **more: Any) -> Any:
    body = {"kind": "unit_registers", "arguments": {"campaign": walk.campaign()["id"]}}
    return walk.client(login).post("/api/v1/batches", json=body, **more)


def unpacked(answer: Any) -> dict[str, list[Any]]:
    """The sheets of every workbook in the archive, by name."""
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: sheets(archive.read(name)) for name in archive.namelist()}


def done(office: Office) -> None:
    while office.make_batches():
        pass


def test_every_unit_gets_a_workbook_of_its_own_with_nothing_sealed(office: Office, walk: Walker) -> None:
    case = nominated(walk, "thu-ba")
    voted(walk, case)
    award(office, case, recipient="Thứ Ba", amount=900_000, state="signed")

    batch = ask(walk, "noi-vu").json()["id"]
    waiting = walk.get("noi-vu", f"/batches/{batch}")
    done(office)
    told = walk.get("noi-vu", f"/batches/{batch}")
    books = unpacked(walk.client("noi-vu").get(told["file"]))

    campaign = walk.campaign()
    assert (waiting["state"], waiting["file"]) == ("waiting", "")
    assert (told["state"], told["failed"], told["missing"]) == ("done", 0, [])
    assert told["number"] == told["made"] == len(books) == campaign["units"]
    registrations, nominations, awards = books[f"{THU_BA}.xlsx"]
    assert {one["Đơn vị"] for sheet in (registrations, nominations) for one in rows(sheet)} == {THU_BA}
    assert [one["Trạng thái"] for one in rows(nominations)] == ["Đã đề nghị khen thưởng"]
    assert rows(awards) == []


def test_a_unit_asks_for_its_own_alone_and_sees_nobody_elses(office: Office, walk: Walker) -> None:
    offices, mine = ask(walk, "noi-vu").json()["id"], ask(walk, "thu-ba").json()["id"]
    done(office)
    client, wide = walk.client("thu-ba"), walk.client("kiem-toan")

    assert [one["id"] for one in client.get("/api/v1/batches").json()] == [mine]
    assert [client.get(f"/api/v1/batches/{offices}{what}").status_code for what in ("", "/file")] == [404, 404]
    assert client.post(f"/api/v1/batches/{offices}/cancelling").status_code == 404
    assert {one["id"] for one in wide.get("/api/v1/batches").json()} == {mine, offices}
    assert list(unpacked(client.get(f"/api/v1/batches/{mine}/file"))) == [f"{THU_BA}.xlsx"]


def test_the_same_request_twice_is_one_batch_and_another_is_told_to_wait(walk: Walker) -> None:
    key = {"Idempotency-Key": "once"}
    first, again, other = ask(walk, "noi-vu", headers=key), ask(walk, "noi-vu", headers=key), ask(walk, "noi-vu")

    assert (first.status_code, again.json()) == (201, first.json())
    assert (other.status_code, codes(other)) == (409, ["batch_under_way"])
    assert len(walk.get("noi-vu", "/batches")) == 1


def test_what_can_not_be_asked_for_says_why(walk: Walker) -> None:
    client: TestClient = walk.client("noi-vu")

    def answer(kind: str, **arguments: str) -> Any:
        return client.post("/api/v1/batches", json={"kind": kind, "arguments": arguments})

    unknown, bare, nowhere = answer("nothing"), answer("unit_registers"), answer("unit_registers", campaign="nothing")
    hostile = client.post("/api/v1/batches", json={"kind": "x\0", "arguments": {}})

    assert (unknown.status_code, codes(unknown)) == (409, ["batch_kind_unknown"])
    assert unknown.json()["refusals"][0]["sentence"] == (
        "Không có loại việc chạy nền “nothing”; chọn một trong: unit_registers, certificates."
    )
    assert (bare.status_code, codes(bare), bare.json()["refusals"][0]["place"]) == (
        409,
        ["batch_argument_missing"],
        "campaign",
    )
    assert (nowhere.status_code, hostile.status_code) == (404, 422)
    assert client.get("/api/v1/batches/nothing").status_code == 404


def test_cancelled_before_it_ran_it_leaves_no_file_and_can_be_asked_for_again(office: Office, walk: Walker) -> None:
    batch = ask(walk, "noi-vu").json()["id"]
    client = client_for(office, "noi-vu")

    stopped, twice = (client.post(f"/api/v1/batches/{batch}/cancelling") for _ in range(2))
    done(office)

    assert (stopped.json()["state"], codes(twice)) == ("cancelled", ["batch_over"])
    assert client.get(f"/api/v1/batches/{batch}/file").status_code == 404
    assert ask(walk, "noi-vu").status_code == 201


def test_only_who_asked_and_the_standing_office_stop_it(walk: Walker) -> None:
    batch = ask(walk, "kiem-toan").json()["id"]

    def stop(login: str) -> Any:
        return walk.client(login).post(f"/api/v1/batches/{batch}/cancelling")

    theirs, other = stop("thu-ba"), ask(walk, "noi-vu").json()["id"]
    auditor = walk.client("kiem-toan").post(f"/api/v1/batches/{other}/cancelling")

    assert (theirs.status_code, auditor.status_code, codes(auditor)) == (404, 409, ["batch_of_another"])
    assert "Chỉ Lưu Văn Mẫu" in auditor.json()["refusals"][0]["sentence"]
    assert stop("noi-vu").status_code == 200


def test_pages_ask_follow_and_download(office: Office) -> None:
    visitor = Visitor(office, "noi-vu")
    registers = f"{visitor.campaign()}/registers"
    form = visitor.page(registers).form("/batches")

    at = visitor.send(form).headers["location"]
    running = visitor.client.get(at)
    refused = visitor.send(visitor.page(registers).form("/batches"))
    done(office)
    finished = visitor.client.get(at)
    listed = visitor.page("/batches")

    assert (running.headers["refresh"], "refresh" in finished.headers) == ("5", False)
    assert "Chờ chạy" in running.text
    assert (refused.status_code, "chờ xong hoặc dừng việc đó trước" in refused.text) == (409, True)
    assert "Đã xong" in finished.text
    assert at in listed.links
    assert len(unpacked(visitor.client.get(f"{at}/file"))) > 1


def test_page_cancels_and_says_when_it_is_too_late(office: Office) -> None:
    visitor = Visitor(office, "thu-ba")
    at = visitor.send(visitor.page(f"{visitor.campaign()}/registers").form("/batches")).headers["location"]
    form = visitor.page(at).form("/cancelling")

    stopped = visitor.send(form)
    late = visitor.send(form, key="another")

    assert (stopped.status_code, stopped.headers["location"]) == (303, at)
    assert "Đã dừng theo yêu cầu" in visitor.page(at).text
    assert (late.status_code, "không dừng được nữa" in late.text) == (409, True)


def test_page_of_registers_downloads_what_the_api_does(office: Office) -> None:
    visitor = Visitor(office, "thu-ba")
    page = visitor.page(f"{visitor.campaign()}/registers")
    links = [link for link in page.links if link.endswith(".xlsx")]
    report = page.form("/report.xlsx")

    opened = [visitor.client.get(link) for link in links]
    made = visitor.client.get(report.action, params={"term": "year", "year": report.values["year"]})

    assert [one.status_code for one in [*opened, made]] == [200] * 5
    assert made.headers["content-disposition"] == 'attachment; filename="bao-cao-nam-2020-an-bien-2020.xlsx"'
