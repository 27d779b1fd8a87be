"""What the year of An Biên 2020 shows: as JSON, on the command line, twice alike, in another year."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from definitions import load
from services import simulation
from services.cli.app import app
from services.simulation import Told
from tests.house.tree import ROOT
from tests.services.simulation.years import plan_file, reviewed, told

PLAN = plan_file("an-bien-2020")


@pytest.fixture
def year() -> Told:
    return told("an-bien-2020")


def test_json_has_the_events_of_the_text(year: Told) -> None:
    found = json.loads(json.dumps(simulation.as_json(year), default=str))

    rest = simulation.as_text(year)
    for event in found["events"]:
        before, said, rest = rest.partition(event["what"])
        assert said, (event, before[:200])
    assert [event["at"] for event in found["events"]] == sorted(event["at"] for event in found["events"])
    assert {event["at"][11:] for event in found["events"] if event["kind"] in {"reminder", "escalation"}} == {
        "08:00:00+07:00"
    }
    assert sum(found["summary"]["letters"].values()) == sum(event["kind"] == "letter" for event in found["events"])
    assert (found["as_told"], found["problems"], found["summary"]["holds"]) == (True, [], True)


def test_two_runs_print_the_same(year: Told) -> None:
    assert simulation.as_text(told.__wrapped__("an-bien-2020")) == simulation.as_text(year)


def test_places_of_each_quota_and_their_holders_are_summed_up(year: Told) -> None:
    places = simulation.as_json(year)["summary"]["places"]

    assert {one["quota"]: (one["taken"], one["places"], one["base"], len(one["holders"])) for one in places} == {
        "collective_awards": (1, 2, 10, 1),
        "individual_awards": (1, 6, 30, 1),
    }


def test_command_prints_the_year_without_a_web_framework() -> None:
    program = (
        "import sys\nfrom typer.testing import CliRunner\nfrom services.cli.app import app\n"
        f"done = CliRunner().invoke(app, ['simulate', {str(PLAN)!r}])\n"
        "sys.stdout.buffer.write(done.stdout_bytes)\n"
        "assert not {'fastapi', 'starlette', 'uvicorn'} & set(sys.modules)\nsys.exit(done.exit_code)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False)

    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert done.stdout.decode() == reviewed("an-bien-2020")


def test_other_year_moves_every_day_and_names_deadlines_on_days_off() -> None:
    definition = load(PLAN).definition
    assert definition is not None
    read = simulation.read(simulation.shipped_for(definition.id), PLAN, definition)
    assert read.scenario is not None
    moved = simulation.redated(read.scenario, definition, 2027)

    found = simulation.as_json(simulation.tell(simulation.run(moved, "vi", 2027), "vi"))

    assert (found["year"], found["as_told"]) == (2027, True)
    assert {event["at"][:4] for event in found["events"]} == {"2027", "2028"}
    assert found["summary"]["days_off"] == (
        "Đặt thời hạn “Hạn đăng ký thi đua”: đến hết ngày 31/7/2027. Ngày 31/7/2027 là ngày nghỉ (thứ Bảy)",
    )


def test_year_can_be_asked_for_on_the_command_line() -> None:
    done = CliRunner().invoke(app, ["simulate", str(PLAN), "--year", "2028", "--language", "en"])

    assert done.exit_code == 0
    assert "Year: 2028; every day of the plan of 2020 and of the scenario moves along." in done.stdout
