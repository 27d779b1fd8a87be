"""An office in which members of the council have a conflict of interest of every kind in one case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from fastapi.testclient import TestClient

from services.demo.scene import Place, Scene, Staff
from services.wiring import Office
from tests.support.councils import OPENS, Room, compose, nominate
from workflow.ids import FieldId

PLAN = Path(__file__).parents[1] / "services" / "plans" / "conflicts.yaml"
OTHERS = tuple(f"uv-{number}" for number in range(1000, 1156))
KINDS = {"a1": "own_case", "a2": "own_unit", "tac-gia": "author", "kiem-tra": "organiser", "chu-tich": "declared"}
"""Who is kept out of the first case, and why."""
SEATED = ("chu-tich", "thu-ky", "hai", "a1", "a2", "tac-gia", "kiem-tra", *OTHERS)
VOTES = {"in_favour": 137, "against": 21}
OTHER_VOTES = {"in_favour": 131, "against": 31}
MINUTES = b"%PDF-1.4\n% 137 in favour, 131 in favour\n%%EOF\n"

SCENE = Scene(
    plan="conflicts",
    definition=PLAN,
    organisation="Huyện thử",
    places=(
        Place(
            key="a",
            name="Xã A",
            kind="commune",
            staff=(
                Staff(login="a", name="Cán bộ A", title="", unit_roles=("unit_officer",)),
                Staff(login="a1", name="Người A1", title=""),
                Staff(login="a2", name="Người A2", title=""),
                Staff(login="biet-phai", name="Người biệt phái", title="", wide_roles=("standing_office",)),
            ),
        ),
        Place(
            key="b",
            name="Xã B",
            kind="commune",
            staff=(
                Staff(login="b", name="Cán bộ B", title="", unit_roles=("unit_officer",)),
                Staff(login="b1", name="Người B1", title=""),
            ),
        ),
        Place(key="c", name="Xã C", kind="commune", staff=(Staff(login="tac-gia", name="Tác giả Ba", title=""),)),
        Place(
            key="vp",
            name="Văn phòng",
            kind="standing",
            staff=(
                Staff(login="chu-tich", name="Chủ tịch", title="", wide_roles=("leader",)),
                Staff(login="thu-ky", name="Thư ký", title="", wide_roles=("standing_office",)),
                Staff(login="kiem-tra", name="Kiểm tra", title="", wide_roles=("auditor",)),
                Staff(login="hai", name="Ủy viên Hai", title=""),
                *(Staff(login=login, name=f"Ủy viên {login}", title="") for login in OTHERS),
            ),
        ),
    ),
    launched_by="thu-ky",
    opens_at=OPENS,
)


def two_cases(office: Office) -> list[str]:
    """The case in which many have a conflict, and one in which only who organises has."""
    first = nominate(office, "a1", inputs={FieldId("authors"): "Người A1\ntác giả  ba"})
    return first + nominate(office, "b1", inputs={FieldId("authors"): "Người B1"})


def seat(office: Office) -> None:
    """Compose the council of all who sit."""
    compose(office, SEATED, date(2021, 1, 10))


def declared(room: Room, member: TestClient, motion: str) -> None:
    """A member declares a conflict of their own."""
    answer = room.ask("conflicts", {"motion": motion, "note": "Người thân"}, by=member)
    assert answer.status_code == 200, answer.text


def counted(room: Room, motion: str, **votes: int) -> None:
    answer = room.ask("counts", {"motion": motion, **votes})
    assert answer.status_code == 200, answer.text


def with_minutes(room: Room) -> None:
    """File minutes that hold every figure."""
    headers = {"If-Match": room.secretary.get(room.path).headers["ETag"]}
    answer = room.secretary.post(
        f"{room.path}/minutes", files={"file": ("bb.pdf", MINUTES)}, data={"number": "01/BB-HĐ"}, headers=headers
    )
    assert answer.status_code == 200, answer.text


def motions_of(room: Room) -> list[str]:
    agenda = room.seen()["agenda"]
    assert isinstance(agenda, list)
    return [one["motion"] for one in agenda]


def held(room: Room, chair: TestClient) -> None:
    """Hold the sitting of `two_cases` from its opening to its close, the chair declaring a conflict in the first."""
    first, second = motions_of(room)
    declared(room, chair, first)
    room.begin(SEATED)
    counted(room, first, **VOTES)
    counted(room, second, **OTHER_VOTES)
    with_minutes(room)
    answer = room.ask("close", {})
    assert answer.status_code == 200, answer.text
