"""Use this rule to notice that a plan rests on a legal text nobody has verified (chưa kiểm chứng).

The registry, `definitions/law/texts.yaml`, says of each text how sure we are of its days. Mend it by reading the text and
correcting the registry, in a file of that name in the folder `THIDUA_LAW`.

Bad::

    year: 2027
    source: {basis: Luật 06/2026/QH16}

Good::

    year: 2027
    source: {basis: Luật 06/2022/QH15}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_law import cited_texts
from definitions.problem import Problem, Severity
from workflow.money import Verified

ID = "text-unverified"
SEVERITY = Severity.WARNING


def check(draft: Draft) -> Iterator[Problem]:
    """Every place that cites a text of which we are not sure."""
    for cited in cited_texts(draft):
        if cited.citing.text.verified is Verified.NO:
            message = f"{cited.citing.text.number} is not verified (chưa kiểm chứng)"
            hint = "read the text and correct the registry of legal texts"
            yield Problem.at(cited.node.place, SEVERITY, ID, message, hint)
