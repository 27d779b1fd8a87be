"""A plan of one's own: published for an organisation, listed by it alone, and run by it."""

from __future__ import annotations

from pathlib import Path

from services.wiring import Office
from tests.definitions.texts import AN_BIEN
from tests.services.cli.test_commands import run
from tests.support.walker import Walker


def an_own_plan(folder: Path) -> Path:
    plan = folder / "own.yaml"
    text = AN_BIEN.read_text(encoding="utf-8").replace("through: 31/7\n", "through: 31/8\n", 1)
    plan.write_text(text.replace("label: Thi đua theo chuyên đề", "label: Bản riêng, thi đua", 1), encoding="utf-8")
    return plan


def test_own_plan_is_published_and_a_campaign_is_drafted_on_it(office: Office, tmp_path: Path) -> None:
    url, walk = office.settings.database_url, Walker(office)

    done = run("publish", an_own_plan(tmp_path), "--for", "noi-vu", THIDUA_DATABASE_URL=url)
    sha256 = done.stdout.split()[-1]
    answer = walk.client("noi-vu").post("/api/v1/campaigns", json={"plan": sha256})

    assert (done.returncode, done.stdout) == (0, f"an-bien-2020 is published as {sha256}\n")
    assert answer.status_code == 201, answer.text
    drafted = [one for one in walk.get("noi-vu", "/campaigns") if one["state"] == "draft"]
    assert [walk.get("noi-vu", f"/campaigns/{one['id']}")["sha256"] for one in drafted] == [sha256]


def test_plan_with_errors_is_not_published(office: Office, tmp_path: Path) -> None:
    plan = tmp_path / "broken.yaml"
    plan.write_text("plan: broken\n", encoding="utf-8")

    done = run("publish", plan, "--for", "noi-vu", THIDUA_DATABASE_URL=office.settings.database_url)

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(f"{plan}:1:1 error missing-key ")


def test_plan_nobody_published_can_not_be_drafted(office: Office) -> None:
    answer = Walker(office).client("noi-vu").post("/api/v1/campaigns", json={"plan": "0" * 64})

    assert answer.status_code == 404


def test_plan_is_published_for_somebody_there_is(office: Office) -> None:
    done = run("publish", AN_BIEN, "--for", "nobody", THIDUA_DATABASE_URL=office.settings.database_url)

    assert (done.returncode, done.stderr) == (1, "thidua: nobody signs in as 'nobody'\n")
