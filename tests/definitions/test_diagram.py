"""Diagrams: everything of the plan once, nothing on top of anything else, no text that becomes markup."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from definitions import load, shipped_plans
from definitions.diagram import mermaid, svg
from definitions.diagram.layering import Item, Link
from definitions.diagram.layout import Box, Layout, arranged
from definitions.diagram.lettering import balanced, clean, width_of, wrapped
from definitions.diagram.panel import arrangement
from definitions.diagram.showing import Shown, shown
from services.cli.app import app
from tests.definitions.texts import AN_BIEN, SMALL, changed, loaded
from workflow.definition import Definition
from workflow.ids import TrackId

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "end note; %%{init}%% </text><script>alert(1)</script> & --> [*] : # ` \u202e\u0007" + "w" * 300
RUNNER = CliRunner()
PLANS = pytest.mark.parametrize("path", shipped_plans(), ids=lambda path: path.stem)
LANGUAGES = pytest.mark.parametrize("language", ["vi", "en"])


def definition_of(path: Path) -> Definition:
    definition = load(path).definition
    assert definition is not None
    return definition


def hostile() -> Definition:
    """The plan of An Biên, with the worst label wherever a label stands in its own text."""
    text = re.sub(r"(?m)^(\s*label: ).*$", lambda found: f"{found[1]}'{HOSTILE}'", AN_BIEN.read_text("utf-8"))
    text = text.replace("\u0007", "")
    definition = loaded(text).definition
    assert definition is not None, loaded(text).problems
    return definition


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own


def overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def assert_readable(layout: Layout, ends: dict[str, tuple[str, str]]) -> None:
    """No box or label on another; every line from its own box through its own label to its own box, past all others."""
    everything = [(("box", id_), box) for id_, box in layout.boxes.items()]
    everything += [(("label", id_), box) for id_, box in layout.labels.items()]
    on_top = [(a, b) for i, (a, one) in enumerate(everything) for b, other in everything[:i] if overlap(one, other)]
    assert on_top == []
    for link, (source, target) in ends.items():
        route, label = layout.routes[link], layout.labels[link]
        first, last = layout.boxes[source], layout.boxes[target]
        assert touches(first, route.out[0])
        assert touches(label, route.out[-1])
        assert touches(label, route.into[0])
        assert touches(last, route.into[-1])
        for points in (route.out, route.into):
            assert [name for name, box in everything if crossed(points, box)] == []


def touches(box: Box, point: tuple[float, float]) -> bool:
    x, y = point
    return box.x <= x <= box.right and min(abs(y - box.y), abs(y - box.bottom)) < 0.01


def crossed(points: tuple[tuple[float, float], ...], box: Box) -> bool:
    """Whether the line comes inside *box*; a curve stays between the heights and the sides of its ends."""
    return any(
        min(x, right) < box.right - 0.01
        and max(x, right) > box.x + 0.01
        and min(y, down) < box.bottom - 0.01
        and max(y, down) > box.y + 0.01
        for (x, y), (right, down) in pairwise(points)
    )


def ends_of(one: Shown) -> dict[str, tuple[str, str]]:
    return {move.id: (move.transition.source, move.transition.target) for move in one.moves}


@PLANS
@LANGUAGES
def test_every_state_and_transition_appears_exactly_once(path: Path, language: str) -> None:
    definition = definition_of(path)
    drawn = {g.get("data-track"): g for g in parsed(svg(definition, language=language)).iter(f"{SVG}g")}

    for one in shown(definition, None, language):
        track = drawn[one.track.id]
        states = Counter(g.get("data-state") for g in track.iter(f"{SVG}g") if g.get("data-state"))
        moves = Counter(
            (g.get("data-source"), g.get("data-trigger"), g.get("data-target"))
            for g in track.iter(f"{SVG}g")
            if g.get("data-trigger")
        )
        told = Counter((t.source, t.trigger, t.target) for group in one.everywhere for t in group.transitions)
        strips = [g.get("data-everywhere") for g in track.iter(f"{SVG}g") if g.get("data-everywhere")]
        assert states == Counter(list(one.track.states))
        assert moves + told == Counter((t.source, t.trigger, t.target) for t in one.track.transitions)
        assert strips == [group.transitions[0].trigger for group in one.everywhere]


@PLANS
@LANGUAGES
def test_nothing_lies_on_anything_else(path: Path, language: str) -> None:
    for one in shown(definition_of(path), None, language):
        assert_readable(arrangement(one, language), ends_of(one))


@PLANS
@LANGUAGES
def test_picture_is_not_wider_than_a_small_screen(path: Path, language: str) -> None:
    assert parsed(svg(definition_of(path), language=language)).get("width") == "1280"


def test_hostile_labels_lie_on_nothing_either() -> None:
    for one in shown(hostile(), None, "vi"):
        assert_readable(arrangement(one, "vi"), ends_of(one))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=24), st.randoms(use_true_random=False))
def test_nothing_lies_on_anything_else_whatever_the_plan(pairs, random) -> None:
    items = [Item(str(n), random.uniform(40, 220), random.uniform(30, 90)) for n in range(8)]
    links = [Link(f"l{n}", str(a), str(b), random.uniform(30, 240), 40) for n, (a, b) in enumerate(pairs)]

    layout = arranged(items, links, "0")

    assert_readable(layout, {link.id: (link.source, link.target) for link in links})
    assert layout == arranged(items, links, "0")


def test_way_back_is_drawn_upwards_and_told_apart() -> None:
    [one] = shown(definition_of(AN_BIEN), TrackId("collective"), "vi")
    layout = arrangement(one, "vi")
    [resubmit] = [move for move in one.moves if layout.routes[move.id].backward]
    route = layout.routes[resubmit.id]

    assert resubmit.transition.trigger == "resubmit"
    assert route.out[0][1] > route.into[-1][1]
    [drawn] = [
        g
        for g in parsed(svg(definition_of(AN_BIEN), TrackId("collective"))).iter()
        if g.get("data-trigger") == "resubmit"
    ]
    assert [path.get("stroke-dasharray") for path in drawn.iter(f"{SVG}path") if path.get("fill") == "none"] == [
        "5 4"
    ] * 2


def test_move_from_every_open_state_is_told_once_with_its_state() -> None:
    [one] = shown(definition_of(AN_BIEN), TrackId("collective"), "vi")
    [group] = one.everywhere

    open_but_signed = "Từ mọi trạng thái còn mở, trừ: Đã ký quyết định khen thưởng"
    assert (group.sources, group.label, group.target.id) == (open_but_signed, "Rút hồ sơ", "withdrawn")
    assert group.who == "do Cán bộ đầu mối của đơn vị, ghi lý do"
    assert len(group.transitions) == 8


def test_deadline_is_told_with_its_last_day_and_every_rung() -> None:
    [one] = shown(definition_of(AN_BIEN), TrackId("register"), "vi")

    assert one.duty is not None
    assert one.duty.last_day == "đến hết ngày 31/7/2020"
    assert [day for day, _ in one.duty.rungs] == [
        *("trước 14 ngày", "trước 3 ngày", "trước 1 ngày"),
        *("đúng ngày", "sau 1 ngày", "sau 3 ngày"),
    ]
    assert one.duty.rungs[-1][1] == "báo lên Phòng Nội vụ huyện"


def test_moves_of_one_name_say_when_each_is_meant() -> None:
    [one] = shown(definition_of(AN_BIEN), TrackId("collective"), "vi")
    votes = {m.transition.target: m.when for m in one.moves if m.transition.trigger == "record_vote"}

    assert votes == {"recommended": "đạt đa số", "not_recommended": "không đạt đa số"}


def test_kinds_of_states_are_told_apart() -> None:
    picture = parsed(svg(definition_of(AN_BIEN), TrackId("collective")))
    looks = {
        g.get("data-state"): tuple((r.get("fill"), "stroke-dasharray" in r.attrib) for r in g.iter(f"{SVG}rect"))
        for g in picture.iter(f"{SVG}g")
        if g.get("data-state")
    }

    kinds = [looks[state] for state in ("inspected", "executing", "recommended", "awarded")]
    assert len(set(kinds)) == 4


@LANGUAGES
def test_picture_is_self_contained_and_speaks(language: str) -> None:
    picture = parsed(svg(definition_of(AN_BIEN), language=language))
    names = {element.tag.removeprefix(SVG) for element in picture.iter()}
    attributes = {name for element in picture.iter() for name in element.attrib}

    assert names <= {"svg", "title", "desc", "g", "rect", "path", "circle", "text"}
    assert not {"style", "class", "href"} & attributes
    assert [child.tag.removeprefix(SVG) for child in picture][:2] == ["title", "desc"]
    assert (picture.get("role"), picture.get("lang")) == ("img", language)


def test_hostile_labels_stay_text() -> None:
    text = svg(hostile())
    picture = parsed(text)

    assert "<script" not in text
    assert "\u202e" not in text
    assert {element.tag for element in picture.iter()} <= {
        f"{SVG}{name}" for name in ("svg", "title", "desc", "g", "rect", "path", "circle", "text")
    }
    widest = max(
        width_of(element.text or "", 14, bold=True)
        for element in picture.iter(f"{SVG}text")
        if element.get("font-size") == "14"
    )
    assert widest <= 1280


@pytest.mark.parametrize("language", ["vi", "en"])
def test_mermaid_names_every_state_and_move_once(language: str) -> None:
    definition = definition_of(AN_BIEN)
    lines = [line.strip() for line in mermaid(definition, language=language).splitlines()]
    states = re.findall(r'^state "[^"]+" as (\w+)$', "\n".join(lines), re.MULTILINE)
    moves = [line for line in lines if re.match(r"t\d+_\w+ --> ", line)]

    assert lines[0] == "stateDiagram-v2"
    assert len(states) == len(set(states)) == sum(len(track.states) for track in definition.tracks.values())
    assert len(moves) == sum(len(one.moves) for one in shown(definition, None, language))


def test_mermaid_text_is_stable() -> None:
    definition = loaded(SMALL).definition
    assert definition is not None

    assert mermaid(definition).splitlines()[:2] == ["stateDiagram-v2", f"  accTitle: {definition.label.vi}"]
    assert mermaid(definition) == mermaid(definition)
    assert svg(definition) == svg(definition)


def test_mermaid_reads_no_label_as_its_own() -> None:
    text = mermaid(hostile())
    label = r"(?:(?!%%|--)[^\";:#<>&`\[\]{}\n])*"
    line = (
        rf'\s*(?:state "{label}" as \w+|\S+ --> \w+ : {label}|note right of \w+ : (?:{label}|<br/>)*|accTitle: {label})'
    )
    plain = r"stateDiagram-v2|  direction TB||  %% \w+|  class(?:Def)? .*"

    assert [one for one in text.splitlines() if not re.fullmatch(f"{line}|{plain}", one)] == []


@settings(deadline=None)
@given(st.text(max_size=400), st.integers(40, 300), st.integers(1, 4))
def test_text_is_wrapped_or_cut_to_its_room(text: str, width: int, most: int) -> None:
    for lines in (wrapped(text, width, 12, most=most), balanced(text, width, 12, most=most)):
        assert len(lines) <= most
        assert all(width_of(line, 12) <= width for line in lines)
        if not (lines and lines[-1].endswith("…")):
            assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")


def test_accents_take_no_room() -> None:
    assert width_of("Ủy ban", 14) == width_of("Uy ban", 14)


def test_command_prints_a_picture() -> None:
    done = RUNNER.invoke(app, ["diagram", str(AN_BIEN)])

    assert done.exit_code == 0
    assert parsed(done.stdout).tag == f"{SVG}svg"


def test_command_writes_a_file(tmp_path: Path) -> None:
    target = tmp_path / "plan.mmd"
    arguments = ["diagram", str(AN_BIEN), "--format", "mermaid", "--track", "register", "--language", "en"]

    done = RUNNER.invoke(app, [*arguments, "--output", str(target)])

    assert (done.exit_code, done.stdout) == (0, "")
    assert target.read_text("utf-8") == mermaid(definition_of(AN_BIEN), TrackId("register"), "en")


def test_broken_plan_is_told_with_its_problems(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(changed("plan: small", "plan: Không được"), encoding="utf-8")

    done = RUNNER.invoke(app, ["diagram", str(plan)])

    assert (done.exit_code, done.stdout) == (1, "")
    assert "id-not-plain" in done.stderr


@pytest.mark.parametrize("arguments", [["--track", "nobody"], ["--format", "png"], ["--language", "fr"]])
def test_wrong_usage_exits_with_two(arguments: list[str]) -> None:
    assert RUNNER.invoke(app, ["diagram", str(AN_BIEN), *arguments]).exit_code == 2


def test_file_that_can_not_be_written_is_one_sentence(tmp_path: Path) -> None:
    done = RUNNER.invoke(app, ["diagram", str(AN_BIEN), "--output", str(tmp_path)])

    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)


@LANGUAGES
def test_a_move_left_to_a_council_is_said_to_be_its_sittings(language: str) -> None:
    council = "councils: {board: {label: Hội đồng xét, tracks: collective, trigger: award, vote: award_vote, convened_by: office}}\n"
    definition = loaded(SMALL + council).definition
    assert definition is not None
    said = {"vi": "do phiên họp Hội đồng xét quyết định", "en": "decided by a sitting of Hội đồng xét"}[language]

    [award] = [
        move for move in shown(definition, TrackId("collective"), language)[0].moves if move.label == "Khen thưởng"
    ]

    assert award.who == said
    assert said in mermaid(definition, language=language)
    assert len([*ET.fromstring(svg(definition, language=language)).iter()]) > 10  # noqa: S314 - our own


@LANGUAGES
def test_a_move_left_to_decisions_is_said_to_be_theirs(language: str) -> None:
    said = {"vi": "bằng Quyết định khen thưởng", "en": "by a signed paper: Award decision"}[language]

    moves = shown(definition_of(AN_BIEN), TrackId("collective"), language)[0].moves

    assert {str(move.transition.trigger) for move in moves if move.who == said} == {"award", "publish", "revoke"}
