"""What machines ask: whether it lives, whether it is ready, and its figures, which are nobody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from notifications import SmtpChannel
from services.clock import SetClock
from services.demo.scene import at_local
from services.heartbeat import Heart
from services.scheduler import round_of
from services.store.heartbeats import SWEEP
from services.wiring import Office
from tests.support.breaking import refusing
from tests.support.offices import ADDRESS, application, client_for, demo_of, go_to
from tests.support.post_office import open_post_office
from tests.support.scenes import two_scenes
from tests.support.walker import Walker

HERE, ELSEWHERE = ("127.0.0.1", 50000), ("203.0.113.7", 50000)


def machine(office: Office, at: tuple[str, int] = HERE, **headers: str) -> TestClient:
    return TestClient(application(demo_of(office)), base_url=ADDRESS, client=at, headers=headers)


def figures(office: Office) -> dict[tuple[str, ...], float]:
    """Every sample by name and label values."""
    answer = machine(office).get("/metrics")
    assert answer.status_code == 200
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_healthy_says_nothing_of_what_is_inside(office: Office) -> None:
    nobody = machine(office, ELSEWHERE)

    assert nobody.get("/healthz").json() == {"status": "ok"}
    assert nobody.get("/readyz").json() == {"status": "ready", "sweeping": "resting"}


@pytest.mark.parametrize(
    ("at", "headers", "status"),
    [
        (HERE, {}, 200),
        (("::1", 50000), {}, 200),
        (HERE, {"X-Forwarded-For": "203.0.113.7"}, 404),
        (HERE, {"Forwarded": "for=203.0.113.7"}, 404),
        (ELSEWHERE, {}, 404),
        (ELSEWHERE, {"Authorization": "Bearer "}, 404),
        (("somewhere", 1), {}, 404),
    ],
)
def test_without_a_token_only_this_machine_reads_the_figures(office: Office, at, headers, status) -> None:
    assert machine(office, at, **headers).get("/metrics").status_code == status


@pytest.mark.parametrize(
    ("at", "shown", "status"),
    [
        (ELSEWHERE, "Bearer bí mật", 401),
        (ELSEWHERE, "Bearer secret", 200),
        (ELSEWHERE, "bearer  secret ", 200),
        (HERE, "", 401),
        (HERE, "Basic secret", 401),
    ],
)
def test_with_a_token_who_shows_it_reads_the_figures(office: Office, at, shown, status) -> None:
    guarded = replace(office, settings=replace(office.settings, metrics_token="secret"))

    answer = machine(guarded, at).get("/metrics", headers={"Authorization": shown.encode()})

    assert answer.status_code == status


def test_figures_follow_what_happens(office: Office) -> None:
    quiet = figures(office)
    go_to(office, at_local(2020, 7, 17, 8) + timedelta(minutes=2))
    with refusing(office, "messages"):
        office.sweep()
    failed = figures(office)
    walk = Walker(office)
    [incident] = walk.get("noi-vu", "/incidents")
    walk.client("noi-vu").post(f"/api/v1/incidents/{incident['id']}/retry")
    due = figures(office)
    office.sweep()
    with open_post_office() as post:
        post.reply = lambda to: "550 nobody" if to.startswith("thu-ba@") else "250 ok"
        replace(office, channel=SmtpChannel.from_url(post.url, timeout=2)).deliver()
    done = figures(office)

    assert [quiet[name,] for name in ("thidua_rungs_due", "thidua_incidents_open")] == [0, 0]
    assert [failed[name,] for name in ("thidua_rungs_put_off", "thidua_incidents_open")] == [1, 1]
    assert [due[name,] for name in ("thidua_rungs_due", "thidua_rungs_due_oldest_seconds")] == [1, 120]
    assert done["thidua_rungs_settled_total", "fired"] == 1
    assert done["thidua_rungs_late_total",] == 1
    buckets = {name[1]: value for name, value in done.items() if name[0] == "thidua_rung_lateness_seconds_bucket"}
    assert (buckets["60.0"], buckets["300.0"], buckets["+Inf"]) == (0, 1, 1)
    assert done["thidua_rung_lateness_seconds_sum",] == 120
    assert (done["thidua_messages", "email", "delivered"], done["thidua_messages", "email", "dead"]) == (9, 1)
    assert done["thidua_messages_queued_total", "email"] == 10
    assert done["thidua_sendings_total", "email", "permanent"] == 1
    assert done["thidua_sending_seconds_count", "email"] == 10
    assert done["thidua_incidents_open",] == 0


def test_moves_and_refusals_are_counted_once_they_are_committed(office: Office) -> None:
    walk = Walker(office)
    case = walk.case("thu-ba", "register")
    refused = walk.take("thu-ba", case, "meet")
    walk.register("thu-ba")

    found = figures(office)

    assert refused.status_code == 409
    assert found["thidua_refusals_total", "document_missing"] == 1
    assert found["thidua_entries_total", "case.transition_taken"] == 1


def test_silence_is_a_figure(office: Office) -> None:
    still = replace(office, clock=SetClock(office.clock.now()))
    run = round_of(still, "", Heart(node="one", started_at=still.clock.now()), SWEEP, still.sweep)
    run()
    go_to(still, at_local(2020, 7, 17, 9))
    still.clock.at += timedelta(minutes=2)

    found = figures(still)

    assert (found["thidua_sweeper_silent",], found["thidua_heartbeat_age_seconds", "one", SWEEP]) == (1, 120)


def test_each_scene_of_a_demo_has_its_own_figures(tmp_path) -> None:
    with two_scenes(tmp_path) as demo:
        first, second = (stage.office for stage in demo.stages)
        first.metrics.went_round(SWEEP, 7, "")

        texts = [one.metrics.text(()).decode() for one in (first, second)]

    assert ['thidua_done_total{task="sweep"} 7.0' in text for text in texts] == [True, False]


def test_a_client_of_the_api_is_not_asked_who_it_is_for_its_health(office: Office) -> None:
    assert client_for(office).get("/healthz").status_code == 200
