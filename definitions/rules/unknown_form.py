"""Use this rule to find forms of awards that the law of votes does not know.

A vote left to the law (`by_law`) and an award that says its `form` name it as `definitions/law/votes.yaml` does. Mend
it by writing the id of one of its forms.

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
from definitions.draft_councils import forms_named
from definitions.problem import Problem, Severity
from definitions.references import unknown

ID = "unknown-form"
SEVERITY = Severity.ERROR


def check(draft: Draft) -> Iterator[Problem]:
    """Every form that is named and is not in the law of votes."""
    return unknown(forms_named(draft), draft.law.forms, "forms of the law of votes", ID, SEVERITY)
