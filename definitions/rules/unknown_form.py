"""Use this rule to find forms of awards that the law does not know.

A vote left to the law (`by_law`) names its form as `definitions/law/votes.yaml` does; an award that says its `form` as
that does or as `definitions/law/money.yaml`. Mend it by writing the id of one of their forms.

Bad::

    awards:
      soldier: {label: Chiến sĩ thi đua cơ sở, track: collective, form: cstdcs}

Good::

    awards:
      soldier: {label: Chiến sĩ thi đua cơ sở, track: collective, form: cstd_co_so}
"""

from __future__ import annotations

from collections.abc import Iterator

from definitions.draft import Draft
from definitions.draft_councils import forms_of_awards, forms_of_votes
from definitions.problem import Problem, Severity
from definitions.references import unknown

ID = "unknown-form"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every form that is named and is not in the law."""
    votes = {**draft.law.forms}
    yield from unknown(forms_of_votes(draft), votes, "forms of the law of votes", ID, SEVERITY)
    yield from unknown(forms_of_awards(draft), votes | {**draft.books.money.forms}, "forms of the law", ID, SEVERITY)
