"""What of a decision is only read with it, as the JSON object that its row keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from workflow.decisions.decision import Decision, Ground, Line, Objection, Power, Settled, Signature, Signed
from workflow.events import to_payload
from workflow.events.decisions import AwardGiven
from workflow.ids import AwardId, CaseId, LineId, ObjectionId


def written(decision: Decision) -> dict[str, Any]:
    """The body of *decision*; days as ISO text."""
    signed = decision.signed
    return {
        "lines": {name: _line_written(line) for name, line in decision.lines.items()},
        "subject": decision.subject,
        "basis": list(decision.basis),
        "signature": {**asdict(decision.signature), "power": decision.signature.power.value},
        "comment_through": _iso(decision.comment_through),
        "objections": {name: _dated(asdict(one)) for name, one in decision.objections.items()},
        "given": {name: _whole(given) for name, given in decision.given.items()},
        "signed": _dated(asdict(signed)) if signed else None,
        "published_on": _iso(decision.published_on),
        "settled": {name: _dated(asdict(one)) for name, one in decision.settled.items()},
    }


def read(body: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of a decision that *body* holds, by their names."""
    signature = {**body["signature"], "power": Power(body["signature"]["power"])}
    return {
        "lines": {LineId(name): _line(line) for name, line in sorted(body["lines"].items())},
        "subject": body["subject"],
        "basis": tuple(body["basis"]),
        "signature": Signature(**signature),
        "comment_through": _day(body["comment_through"]),
        "objections": {ObjectionId(name): _objection(one) for name, one in body["objections"].items()},
        "given": {LineId(name): AwardGiven(**one) for name, one in body["given"].items()},
        "signed": Signed(**_days(body["signed"], "dated")) if body["signed"] else None,
        "published_on": _day(body["published_on"]),
        "settled": {
            LineId(name): Settled(**_days(one, "received_on", "paid_on", "recovered_on"))
            for name, one in body["settled"].items()
        },
    }


def _line_written(line: Line) -> dict[str, Any]:
    return {**asdict(line), "ground": line.ground.value if line.ground else None}


def _line(line: Mapping[str, Any]) -> Line:
    return Line(
        case=CaseId(line["case"]),
        award=AwardId(line["award"]) if line["award"] else None,
        reason=line["reason"],
        earlier=LineId(line["earlier"]) if line["earlier"] else None,
        ground=Ground(line["ground"]) if line["ground"] else None,
    )


def _objection(one: Mapping[str, Any]) -> Objection:
    return Objection(**{**_days(one, "received_on"), "line": LineId(one["line"]) if one["line"] else None})


def _whole(given: AwardGiven) -> dict[str, Any]:
    public, personal = to_payload(given)
    return {**public, **personal}


def _dated(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _iso(value) if isinstance(value, date) else value for name, value in values.items()}


def _days(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: _day(value) if name in names else value for name, value in values.items()}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
