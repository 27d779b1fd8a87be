"""Use this rule to notice legal texts that are not in force in the plan's time.

The texts a plan rests on (`source.basis`) and takes the money of awards from (`by_law`) are looked up by their numbers
in `definitions/law/texts.yaml`, and compared with the plan's period, or its year: a text that is over, is not there yet,
ends within the period, or was amended by then. Texts that are not in that file are not judged. Mend it by citing what is
in force, or leave it where the plan is right about its own time.

Bad::

    year: 2026
    source: {basis: Nghị định 91/2017/NĐ-CP}

Good::

    year: 2020
    source: {basis: Nghị định 91/2017/NĐ-CP}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_law import cited_texts
from definitions.law import Citing, Standing
from definitions.problem import Problem, Severity

ID = "text-not-in-force"
SEVERITY = Severity.WARNING
SAID = {
    Standing.NO_LONGER: "{number} was in force through {day} only",
    Standing.NOT_YET: "{number} is in force from {day} only",
    Standing.ENDS_WITHIN: "{number} ends on {day}, within the time of the plan",
    Standing.AMENDED: "{number} is amended from {day} on",
}


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that cites a text which does not hold all the time of the plan."""
    for cited in cited_texts(draft):
        citing = cited.citing
        if citing.standing in SAID:
            day = citing.day.isoformat() if citing.day else ""
            message = SAID[citing.standing].format(number=citing.text.number, day=day)
            yield Problem.at(cited.node.place, SEVERITY, ID, message, _hint(citing))


def _hint(citing: Citing) -> str:
    if not citing.others:
        return "cite what is in force in the time of the plan"
    word = "read it together with" if citing.standing is Standing.AMENDED else "look at"
    return f"{word} {', '.join(one.number for one in citing.others)}"
