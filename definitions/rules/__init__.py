"""The rules: one a file, each with its `ID`, `SEVERITY`, `check` and, as its docstring, its manual page.

A rule sees a draft and yields problems. It prints nothing, raises nothing and reads no file; which rules run, and in
which order problems are told, is not its business.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from definitions.draft import Draft
from definitions.problem import Problem, Severity
from definitions.rules import (
    answer_is_no_option,
    award_of_nothing,
    awards_alike,
    carried_nowhere,
    choice_without_choices,
    clock_is_asked,
    consultation_asks_nobody,
    consulted_elsewhere,
    day_missing_this_year,
    dead_end_state,
    deadline_before_issue,
    deadline_on_day_off,
    each_round_without_rounds,
    empty_guard,
    fact_unknown,
    field_nobody_writes,
    id_not_plain,
    id_taken_twice,
    launcher_of_one_unit,
    milestone_nobody_records,
    minimum_above_maximum,
    missing_vietnamese_label,
    number_asked_of_no_number,
    obligation_never_met,
    option_left_out,
    option_not_understood,
    own_case_of_nobody,
    period_ends_before_it_begins,
    places_of_no_choice,
    quota_below_its_minimum,
    quota_without_base,
    quota_without_order,
    reminder_nobody_receives,
    standing_office_unnamed,
    too_many_rounds,
    track_nobody_opens,
    transition_nobody_takes,
    unknown_assessment,
    unknown_block,
    unknown_consultation,
    unknown_deadline,
    unknown_document,
    unknown_field,
    unknown_milestone,
    unknown_obligation,
    unknown_question,
    unknown_quota,
    unknown_role,
    unknown_state,
    unknown_track,
    unknown_trigger,
    unknown_vote,
    unknown_waiver,
    unreachable_state,
    value_is_no_choice,
    value_unsaid,
    waiver_eases_nothing,
    window_closes_before_it_opens,
    windows_overlap,
)


class Rule(Protocol):
    """What every module here offers."""

    ID: str
    SEVERITY: Severity

    def check(self, draft: Draft) -> Iterator[Problem]:
        """Every problem the rule finds."""


RULES: tuple[Rule, ...] = (
    answer_is_no_option,
    award_of_nothing,
    awards_alike,
    carried_nowhere,
    choice_without_choices,
    clock_is_asked,
    consultation_asks_nobody,
    consulted_elsewhere,
    day_missing_this_year,
    dead_end_state,
    deadline_before_issue,
    deadline_on_day_off,
    each_round_without_rounds,
    empty_guard,
    fact_unknown,
    field_nobody_writes,
    id_not_plain,
    id_taken_twice,
    launcher_of_one_unit,
    milestone_nobody_records,
    minimum_above_maximum,
    missing_vietnamese_label,
    number_asked_of_no_number,
    obligation_never_met,
    option_left_out,
    option_not_understood,
    own_case_of_nobody,
    period_ends_before_it_begins,
    places_of_no_choice,
    quota_below_its_minimum,
    quota_without_base,
    quota_without_order,
    reminder_nobody_receives,
    standing_office_unnamed,
    too_many_rounds,
    track_nobody_opens,
    transition_nobody_takes,
    unknown_assessment,
    unknown_block,
    unknown_consultation,
    unknown_deadline,
    unknown_document,
    unknown_field,
    unknown_milestone,
    unknown_obligation,
    unknown_question,
    unknown_quota,
    unknown_role,
    unknown_state,
    unknown_track,
    unknown_trigger,
    unknown_vote,
    unknown_waiver,
    unreachable_state,
    value_is_no_choice,
    value_unsaid,
    waiver_eases_nothing,
    window_closes_before_it_opens,
    windows_overlap,
)
