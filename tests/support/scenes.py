"""A second scene for tests: An Biên's plan under another name, run by another district with two units of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from services.demo import AN_BIEN, Demo, Scene, stage
from services.demo.scene import Place, Staff
from tests.support.offices import an_office

LABEL = "Kế hoạch thứ hai để thử"
ISSUER = "Ủy ban nhân dân huyện Thử"
DESK = "Bộ phận một cửa xã Thử"
PLACES = (
    Place(
        key="thu-ba",
        name=DESK,
        kind="one_stop",
        staff=(
            Staff(login="thu-ba", name="Người Thử Một", title="Công chức", unit_roles=("unit_officer",)),
            Staff(login="xa-thu.truong", name="Người Thử Hai", title="Chủ tịch", unit_roles=("unit_head",)),
        ),
    ),
    Place(
        key="noi-vu",
        name="Phòng Nội vụ huyện Thử",
        kind="office",
        staff=(
            Staff(login="noi-vu", name="Người Thử Ba", title="Chuyên viên", wide_roles=("standing_office",)),
            Staff(login="kiem-toan", name="Người Thử Bốn", title="Kiểm tra", wide_roles=("auditor",)),
        ),
    ),
)


def second_scene(folder: Path) -> Scene:
    """It opens a day after An Biên; two of its people sign in by names that An Biên has too."""
    text = AN_BIEN.definition.read_text(encoding="utf-8")
    own = text.replace(
        "label: Thi đua theo chuyên đề về thực hiện công tác cải cách hành chính năm 2020", f"label: {LABEL}"
    )
    own = own.replace("issuer: Ủy ban nhân dân huyện An Biên", f"issuer: {ISSUER}")
    definition = folder / "second.yaml"
    definition.write_text(own, encoding="utf-8")
    return replace(
        AN_BIEN,
        plan="thu-hai",
        definition=definition,
        organisation=f"{ISSUER} (minh họa)",
        places=PLACES,
        opens_at=AN_BIEN.opens_at + timedelta(days=1),
        domain="",
        benches=(),
    )


@contextmanager
def two_scenes(folder: Path) -> Iterator[Demo]:
    """An Biên and the second scene, each in an office of its own."""
    scenes = (AN_BIEN, second_scene(folder))
    offices = []
    for scene in scenes:
        own = folder / scene.plan
        own.mkdir()
        offices.append(an_office(f"sqlite:///{own / 'thidua.db'}", own, scene=scene))
    yield Demo(tuple(stage(scene, made) for scene, made in zip(scenes, offices, strict=True)))
    for made in offices:
        made.database.dispose()
