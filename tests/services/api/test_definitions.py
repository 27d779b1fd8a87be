"""/definitions: the plans as data, in both languages, and drawn."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from definitions import load, shipped_plans

PLANS = pytest.mark.parametrize("path", shipped_plans(), ids=lambda path: path.stem)
DEFINITIONS = "/api/v1/definitions"
AN_BIEN = f"{DEFINITIONS}/an-bien-2020"


def test_list_names_every_shipped_plan_and_says_which_is_in_use(client) -> None:
    listed = client("thu-ba").get(DEFINITIONS).json()

    rows = {one["id"]: one for one in listed}
    assert {load(path).definition.id for path in shipped_plans()} <= set(rows)
    an_bien = rows["an-bien-2020"]
    assert an_bien["sha256"] == load(next(p for p in shipped_plans() if p.stem == "an-bien-2020")).definition.sha256
    assert (an_bien["year"], an_bien["problems"], an_bien["shipped"], an_bien["in_use"]) == (2020, 0, True, True)


@PLANS
def test_definition_is_given_whole(client, path) -> None:
    definition = load(path).definition

    given = client("thu-ba").get(f"{DEFINITIONS}/{definition.id}").json()

    assert [one["id"] for one in given["deadlines"]] == list(definition.deadlines)
    assert [one["id"] for one in given["questions"]] == list(definition.questions)
    assert [one["id"] for one in given["quotas"]] == list(definition.quotas)
    assert given["facts"] == dict(definition.facts)
    for track in given["tracks"]:
        meant = definition.tracks[track["id"]]
        assert [state["id"] for state in track["states"]] == list(meant.states)
        moves = [(move.trigger, move.source, move.target, list(move.roles)) for move in meant.transitions]
        assert [(m["trigger"], m["source"], m["target"], m["roles"]) for m in track["transitions"]] == moves


def test_deadline_quota_and_source_say_what_the_text_says(client) -> None:
    given = client("thu-ba").get(AN_BIEN).json()

    deadline, quota = given["deadlines"][0], given["quotas"][0]
    assert (deadline["clause"], deadline["says"], deadline["rule"]) == (
        "II.3",
        "đến ngày 31/7/2020",
        "đến hết ngày 31/7",
    )
    assert [one["last_day"] for one in deadline["last_days"]] == ["2020-07-31"]
    assert (quota["limits"][0]["percent"], quota["base"]) == (20, {"value": None, "question": "collective_base"})
    assert (given["source"]["number"], given["source"]["issued_on"]) == ("49/KH-UBND", "2020-03-30")
    assert given["facts"]["001-D2"].startswith("an-bien-2020.yaml:")


def test_hash_names_the_same_version_as_the_id(client) -> None:
    by_id = client("thu-ba").get(AN_BIEN).json()

    assert client("thu-ba").get(f"{DEFINITIONS}/{by_id['sha256']}").json() == by_id


def test_labels_are_in_the_language_asked_for(client) -> None:
    caller = client("thu-ba")
    vietnamese, english = (caller.get(AN_BIEN, headers={"Accept-Language": one}).json() for one in ("vi", "en"))

    assert (vietnamese["deadlines"][0]["label"], english["deadlines"][0]["label"]) == (
        "Hạn đăng ký thi đua",
        "Registration deadline",
    )
    assert english["deadlines"][0]["rule"] == "through 31/7"


@PLANS
def test_diagram_comes_as_svg_and_as_mermaid(client, path) -> None:
    at = f"{DEFINITIONS}/{load(path).definition.id}/diagram"
    caller = client("thu-ba")

    picture, english = caller.get(at), caller.get(at, headers={"Accept-Language": "en"})
    text = caller.get(f"{at}?format=mermaid")

    assert picture.headers["content-type"] == "image/svg+xml; charset=utf-8"
    assert [ET.fromstring(one.text).get("lang") for one in (picture, english)] == ["vi", "en"]  # noqa: S314 - our own
    assert text.headers["content-type"] == "text/vnd.mermaid; charset=utf-8"
    assert text.text.startswith("stateDiagram-v2")


@pytest.mark.parametrize("path", ["", "/diagram", "/diagram?format=mermaid"])
def test_unknown_id_nobody_and_unknown_format_are_problem_details(client, path) -> None:
    unknown = client("thu-ba").get(f"{DEFINITIONS}/nothing{path}")
    nobody = client(None).get(f"{AN_BIEN}{path}")

    assert (unknown.status_code, unknown.json()["type"]) == (404, "urn:thidua:not-found")
    assert (nobody.status_code, nobody.json()["type"]) == (401, "urn:thidua:sign-in-needed")
    assert client(None).get(DEFINITIONS).status_code == 401
    assert client("thu-ba").get(f"{AN_BIEN}/diagram?format=png").json()["type"] == "urn:thidua:malformed"


def test_openapi_describes_the_resource(client) -> None:
    api = client(None).get("/openapi.json").json()

    paths, schemas = api["paths"], api["components"]["schemas"]
    whole = paths["/api/v1/definitions/{definition_id}"]["get"]["responses"]["200"]["content"]
    drawn = paths["/api/v1/definitions/{definition_id}/diagram"]["get"]["responses"]["200"]["content"]
    assert whole["application/json"]["schema"]["$ref"].endswith("/DefinitionOut")
    assert {"image/svg+xml", "text/vnd.mermaid"} <= set(drawn)
    assert {"DefinitionRow", "DeadlineDefined", "QuotaDefined", "TrackOut", "QuestionOut"} <= set(schemas)
