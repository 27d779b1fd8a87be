"""What rules find beside the one example of their manual page, and what they let pass."""

from __future__ import annotations

import pytest

from definitions.draft import Draft
from definitions.language.letters import PLACES
from definitions.rules import RULES
from notifications import Kind
from notifications.kinds import CONTEXTS
from tests.definitions.texts import small_with

NOMINATE = "tracks: {{collective: {{transitions: {{nominate: {{guard: [{}]}}}}}}}}"
PERSON = """
  person:
    label: Cá nhân
    subject: person
    initial: preparing
    opened_by: officer
    states: {preparing: {label: Đang lập}, sent: {label: Đã gửi, final: yes}}
    transitions: {send: {label: Gửi, from: preparing, to: sent, by: officer}}
"""
POLICE = """consultations:
  police: {label: Ý kiến công an, track: collective, from: rated, asked_by: office, of: office, days: 5, silence: agrees}
"""
WAIVER = "waivers: {no_form: {label: Miễn bản đăng ký, by: office}}\n"
CRITERION = "assessments: {discipline: {label: Không vi phạm, by: office}}\n"
MONTHLY = "rounds: {label: Hằng tháng, every: month, from: 1/1/2021, through: 31/12/2021}\n"
PRIZES = "quotas: {{prizes: {{label: Giải, track: collective, held_in: awarded, {}}}}}"


def guarded(guard: str) -> str:
    """The move `nominate` with only that guard."""
    return NOMINATE.format(guard)


def prizes(limit: str) -> str:
    """A second quota, limited like that."""
    return PRIZES.format(limit)


def person(guard: str) -> str:
    """A track about persons whose cases are opened under that guard."""
    return f"tracks:{PERSON}    opening: [{guard}]\n"


NO_CHOICE = "fields: {topic: {label: Chuyên đề, kind: text, choices: {a: {label: Một}}}}"
NUMBER_IS = "quotas: {awards: {contenders: {field: score, is: 100}}}"
RANKED_BY_CHOICE = "quotas: {awards: {ranked_by: rating}}"
STATE_NAMED_OPEN = "tracks: {collective: {states: {open: {label: Mở}}}}"
INITIAL_STATE = "tracks: {collective: {initial: nowhere}}"
OPEN_IS_NO_TARGET = "tracks: {collective: {transitions: {rate: {to: open}}}}"
NOBODY_OWES = "deadlines: {late: {label: Hạn, through: 1/9, ladder: {0d: {remind: officer}}}}"
NOBODY_REGISTERS = "quotas: {awards: {registered_by: ''}}"
NO_SUCH_ANSWER = "participants: {blocks: {everybody: {units: {answers: {nobody: [commune]}}}}}"
FIGURES_NOT_ASKED = "tracks: {collective: {transitions: {award: {asks: [vote_members, vote_present]}}}}"
ROLL_IS_NO_WORD = (
    "{questions: {day_off: {asks: Sao?, options: {monday: {label: Hai}}}},"
    " deadlines: {registration: {roll: {ask: day_off}}}}"
)
TO_OPEN_A_CASE = "tracks: {collective: {opening: [{milestone: notise}]}}"
MET_WHEN = (
    "obligations: {{join: {{label: Tham gia, owed_by: participants, deadline: registration, met_when: "
    "{{track: collective, state: {}}}}}}}"
)
ENTERING = "deadlines: {reply: {label: Hạn trả lời, through: {days: 5, entering: asked}}}"
AWARD_WHEN = "awards: {prize: {label: Giải, track: collective, when: {field: rating, is: fair}}}"
AWARD_OF_TEXT = (
    "fields: {topic: {label: Chuyên đề, kind: choice, choices: {a: {label: Một}}}}\n"
    "awards: {prize: {label: Giải, track: collective, when: {field: topic, is: a}}}"
)
CARRIED = "tracks: {collective: {transitions: {award: {carries: {tracks: collective, trigger: nominated}}}}}"
LEAP_ROUNDS = (
    "rounds: {label: Hằng năm, every: year, from: 1/1/2020, through: 31/12/2021}\n"
    "deadlines: {registration: {through: 29/2, each_round: yes}}"
)
WEEKEND_ROUNDS = MONTHLY + "deadlines: {registration: {through: day 25, each_round: yes}}"
WEEKEND_LIST = "deadlines: {registration: {through: [31/7, 1/8]}}"
WEEKEND_READING = (
    "deadlines: {reading: {label: Hạn, reading: {ask: base, answers: "
    "{participants: {before: 2/8}, registered: {through: 31/7}}}}}"
)
EARLY_TWICE = "deadlines: {registration: {through: [28/2, 15/3]}}"
PERIOD_OF_NO_DAY = "period: {from: 30/6, through: 29/2}\nyear: 2021"
ROUNDS_BACKWARDS = "rounds: {label: Kỳ, every: year, from: 1/1/2021, through: 31/12/2020}"
SATURDAY_WINDOWS = """deadlines:
  first: {label: Đợt 1, from: 1/7, through: 1/8, roll: next_working_day}
  second: {label: Đợt 2, from: 3/8, through: 30/9}
"""
ROLL_ANSWERED = (
    "questions: {off: {asks: Ngày nghỉ?, options: {next_working_day: {label: Sau}}, answer: next_working_day}}\n"
    + SATURDAY_WINDOWS.replace("roll: next_working_day", "roll: {ask: off}")
)
WINDOW_WITHIN = """deadlines:
  whole: {label: Cả năm, from: 1/4, through: 31/12}
  first: {label: Đợt 1, from: 1/6, through: 10/6}
  second: {label: Đợt 2, from: 1/7, through: 10/7}
"""
ROUND_OF_DAY = MONTHLY + "deadlines: {registration: {through: friday}}"
ROUND_OF_QUOTA = "quotas: {awards: {each: [unit, round]}}"
ROUND_OF_TRACK = "tracks: {collective: {each_round: yes}}"
ROUND_OF_PERIOD = "period: {from: 1/4, through: last day}"
FEW_PRIZES = prizes("places: {field: rating, values: {excellent: 1, good: 1}}, at_least: 3")
FEW_READ = prizes(
    "reading: {ask: base, answers: {participants: {count: 5}, registered: {exactly: 2}}}, at_least: 3",
)
PERCENT_READ = prizes("reading: {ask: base, answers: {participants: {percent: 5}, registered: {exactly: 2}}}")
PLACES_OF_NUMBER = prizes("places: {field: score, values: {first: 1}}")
ANSWER_STATE = "tracks: {collective: {states: {police_asked: {label: Đang hỏi}}}}"
ANSWER_MOVE = "tracks: {collective: {transitions: {agree_police: {label: Đồng ý, from: rated, to: rated, by: office}}}}"
ANSWER_DAY = "deadlines: {police_answer: {label: Hạn trả lời, through: 1/9}}"
WAIVING_MOVE = "tracks: {collective: {transitions: {waive_no_form: {label: Miễn, from: rated, to: rated, by: office}}}}"
CRITERION_FIELD = "fields: {discipline: {label: Kỷ luật, kind: text}}\n"
NOBODY_ASSESSES = "assessments: {discipline: {label: Không vi phạm, by: []}}\n"
EASED_AT_OPENING = WAIVER + "tracks: {collective: {opening: [{document: form, unless: no_form}]}}"
ASKED_BY_NOBODY = POLICE.replace("asked_by: office", "asked_by: []")
OTHER_PERSON = "{own_case: collective, in: rated}"
PRIZE_WITHOUT_PLACE = (
    prizes("places: {field: rating, values: {excellent: 1}}")
    + "\nawards: {prize: {label: Giải, track: collective, when: {field: rating, is: good}}}"
)
CLOCK_ASKS = (
    "tracks: {collective: {transitions: {expire: "
    "{label: Hết hạn, from: rated, to: withdrawn, at: registration, asks: score}}}}"
)
ISSUE_UNKNOWN = "source: {date: ''}\ndeadlines: {reply: {label: Hạn, through: {days: 5, after: issued}}}"

CASES = [
    (
        "value-unsaid",
        "quotas: {prizes: {label: Giải, track: collective, count: 1, contenders: {field: rating}, held_in: awarded}}",
        'it is not said which value of the field "rating" is waited for',
    ),
    ("choice-without-choices", NO_CHOICE, 'the field "topic" has choices but is no choice'),
    ("value-is-no-choice", NUMBER_IS, 'the field "score" is a number and never equals "100"'),
    ("value-is-no-choice", AWARD_WHEN, '"fair" is no choice of the field "rating"'),
    (
        "value-is-no-choice",
        "quotas: {awards: {ranked_by: [{field: rating, is: best}, score]}}",
        '"best" is no choice of the field "rating"',
    ),
    ("quota-without-order", RANKED_BY_CHOICE, 'the field "rating" is no number and can\'t be ranked'),
    ("missing-vietnamese-label", "label: Plan\nenglish: Plan", "the label of this plan is its English name"),
    ("missing-vietnamese-label", "label: ''", "this plan has no label"),
    ("id-not-plain", STATE_NAMED_OPEN, '"open" can\'t be an id'),
    ("id-not-plain", "plan: Kế hoạch", '"Kế hoạch" can\'t be an id'),
    ("unknown-state", INITIAL_STATE, '"nowhere" is not declared in states'),
    ("unknown-state", OPEN_IS_NO_TARGET, '"open" is not declared in states'),
    ("unknown-state", "quotas: {awards: {held_in: [nominated, prized]}}", '"prized" is not declared in states'),
    ("unknown-state", "quotas: {awards: {contenders: {in: prized}}}", '"prized" is not declared in states'),
    ("unknown-state", guarded("{unit_case: collective, in: [rated, graded]}"), '"graded" is not declared in states'),
    ("unknown-state", person("{own_case: person, in: rated}"), '"rated" is not declared in states'),
    ("unknown-state", MET_WHEN.format("joined"), '"joined" is not declared in states'),
    ("unknown-state", POLICE.replace("from: rated", "from: graded"), '"graded" is not declared in states'),
    ("unknown-state", ENTERING, '"asked" is not declared in states'),
    ("unknown-state", guarded("{not: {won: prized}}"), '"prized" is not declared in states'),
    ("unknown-trigger", CARRIED, '"nominated" is not declared in transitions'),
    ("unknown-milestone", ISSUE_UNKNOWN, "the day of issue is not known"),
    ("unknown-field", guarded("{all: [{field: scor, at_least: 1}]}"), '"scor" is not declared in fields'),
    ("answer-is-no-option", guarded("{answer: base, is: everybody}"), '"everybody" is not declared in options'),
    (
        "reminder-nobody-receives",
        NOBODY_OWES,
        'the rung "0d" reaches nobody: no obligation and no move has the deadline "late"',
    ),
    ("quota-without-base", NOBODY_REGISTERS, '"awards" may be taken of the registered, but not said who they are'),
    ("quota-without-base", PERCENT_READ, '"prizes" is a percentage, but not said of what'),
    ("option-left-out", NO_SUCH_ANSWER, '"nobody" is not declared in options'),
    ("field-nobody-writes", FIGURES_NOT_ASKED, 'nobody writes the field "vote_in_favour" on "collective"'),
    (
        "field-nobody-writes",
        NOBODY_ASSESSES + guarded("{assessment: discipline}"),
        'nobody writes the field "discipline" on "collective"',
    ),
    ("field-nobody-writes", AWARD_OF_TEXT, 'nobody writes the field "topic" on "collective"'),
    ("unknown-document", guarded("{any: [{not: {document: from}}]}"), '"from" is not declared in documents'),
    ("unknown-milestone", TO_OPEN_A_CASE, '"notise" is not declared in milestones'),
    ("option-not-understood", ROLL_IS_NO_WORD, 'the option "monday" is no word for "roll" of a deadline'),
    ("empty-guard", guarded("{any: []}"), "this guard has no condition"),
    ("day-missing-this-year", LEAP_ROUNDS, 'there is no day "29/2" in 2021'),
    ("deadline-on-day-off", WEEKEND_ROUNDS, "the last day in the round 2021-04, 25/04/2021, is a Sunday"),
    ("deadline-on-day-off", WEEKEND_LIST, "the last day, 01/08/2020, is a Saturday"),
    ("deadline-on-day-off", WEEKEND_READING, "the last day, 01/08/2020, is a Saturday"),
    ("deadline-before-issue", EARLY_TWICE, "the last day is 15/03/2020, before the plan was issued on 30/03/2020"),
    ("period-ends-before-it-begins", ROUNDS_BACKWARDS, "the rounds ends before it begins"),
    (
        "windows-overlap",
        SATURDAY_WINDOWS,
        'the window "second" opens on 03/08/2020, but "first" (line 2) is moved past a day off to 03/08/2020',
    ),
    ("windows-overlap", ROLL_ANSWERED, 'the window "second" opens on 03/08/2020, but "first" (line 3) is moved'),
    (
        "windows-overlap",
        WINDOW_WITHIN,
        'the window "second" opens on 01/07/2020, before "whole" (line 2) closes on 31/12/2020',
    ),
    ("each-round-without-rounds", ROUND_OF_DAY, '"friday" is a day of a round, but this does not repeat itself'),
    ("each-round-without-rounds", ROUND_OF_QUOTA, 'the quota "awards" is said of every round, but the plan has none'),
    (
        "each-round-without-rounds",
        ROUND_OF_TRACK,
        'the track "collective" is said of every round, but the plan has none',
    ),
    ("each-round-without-rounds", ROUND_OF_PERIOD, '"last day" is a day of a round, but this does not repeat itself'),
    ("quota-below-its-minimum", FEW_PRIZES, '"prizes" asks for at least 3, but gives 2 places'),
    ("quota-below-its-minimum", FEW_READ, '"prizes" asks for at least 3, but gives 2 places'),
    ("places-of-no-choice", PLACES_OF_NUMBER, 'the field "score" is no choice, so its values have no places'),
    (
        "id-taken-twice",
        POLICE + ANSWER_STATE,
        '"police_asked" is the state in which a consultation\'s answer is waited for',
    ),
    ("id-taken-twice", POLICE + ANSWER_MOVE, '"agree_police" is a move of a consultation already'),
    ("id-taken-twice", POLICE + ANSWER_DAY, '"police_answer" is the deadline of a consultation\'s answer already'),
    ("id-taken-twice", WAIVER + WAIVING_MOVE, '"waive_no_form" is the move that grants a waiver already'),
    ("id-taken-twice", CRITERION + CRITERION_FIELD, '"discipline" is a field already'),
    (
        "minimum-above-maximum",
        guarded("{field: score, at_least: 101}"),
        'no number of the field "score" passes this guard',
    ),
    (
        "minimum-above-maximum",
        guarded("{field: score, at_most: -1}"),
        'no number of the field "score" passes this guard',
    ),
    ("waiver-eases-nothing", EASED_AT_OPENING, 'the waiver "no_form" sets nothing aside'),
    ("consultation-asks-nobody", ASKED_BY_NOBODY, 'nobody asks in the consultation "police"'),
    ("own-case-of-nobody", person(OTHER_PERSON), 'a case on "collective" is about a unit, not a person'),
    ("award-of-nothing", PRIZE_WITHOUT_PLACE, 'no quota gives "good" a place, so nobody gets the award "prize"'),
    ("clock-is-asked", CLOCK_ASKS, 'the clock makes the move "expire" and can\'t be asked for anything'),
]


def messages(rule: str, snippet: str) -> list[str]:
    (checked,) = (known for known in RULES if rule == known.ID)
    return [problem.message for problem in sorted(checked.check(Draft.of(small_with(snippet))))]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{han}", '"{han}" is no place'),
        ("{Person}", '"{Person}" is no place'),
        ("{ways_out}", '"{ways_out}" is no place'),
        ("{person.name}", '"{person.name}" is no place'),
        ("{{person}}", "a brace stands here alone"),
        ("{", "a brace stands here alone"),
        ("%}", "a brace stands here alone"),
    ],
)
@pytest.mark.parametrize("part", ["subject", "text", "sms"])
def test_place_that_nothing_fills_is_found(part: str, text: str, message: str) -> None:
    found = messages("unknown-placeholder", f"letters: {{deadline_reminder: {{en: {{{part}: '{text}'}}}}}}")

    assert found
    assert any(one.startswith(message) for one in found)


@pytest.mark.parametrize("kind", PLACES)
def test_every_place_of_a_letter_is_one_its_kind_fills(kind: str) -> None:
    text = " ".join(f"{{{name}}}" for name in PLACES[kind])

    assert set(PLACES[kind]) <= CONTEXTS[Kind(kind)]
    assert messages("unknown-placeholder", f"letters: {{{kind}: {{vi: {{text: '{text}'}}}}}}") == []


@pytest.mark.parametrize(("rule", "snippet", "message"), CASES)
def test_fault_is_found(rule: str, snippet: str, message: str) -> None:
    assert any(found.startswith(message) for found in messages(rule, snippet)), messages(rule, snippet)


BOUNDS_A_MOVE = NOBODY_OWES + "\n" + guarded("{deadline: late}")
BOUNDS_THE_CLOCK = (
    NOBODY_OWES
    + "\ntracks: {collective: {transitions: {expire: {label: Hết hạn, from: rated, to: withdrawn, at: late}}}}"
)
ASSESSMENT_ASKED = NOBODY_ASSESSES + (
    "tracks: {collective: {transitions: {rate: {asks: [score, rating, discipline]}, "
    "nominate: {guard: [{assessment: discipline}]}}}}"
)
BEHIND_AND_AHEAD = "deadlines: {registration: {through: [28/2, 31/7]}}"
YEARS_BEHIND_AND_AHEAD = (
    "rounds: {label: Hằng năm, every: year, from: 1/1/2020, through: 31/12/2021}\n"
    "deadlines: {registration: {through: 28/2, each_round: yes}}"
)
WAITING_STATE = POLICE + "quotas: {awards: {held_in: [police_asked, awarded]}}"
MAY_OVERLAP = WINDOW_WITHIN.replace("31/12}", "31/12, may_overlap: yes}")
NOT_CHOSEN = """questions: {base: {answer: registered}}
deadlines:
  first: {label: Đợt 1, from: 1/6, through: {ask: base, answers: {participants: 31/8, registered: 30/6}}}
  second: {label: Đợt 2, from: 1/7, through: 30/9}
"""

LET_PASS = [
    ("reminder-nobody-receives", BOUNDS_A_MOVE),
    ("reminder-nobody-receives", BOUNDS_THE_CLOCK),
    ("transition-nobody-takes", BOUNDS_THE_CLOCK),
    ("unknown-field", ASSESSMENT_ASKED),
    ("field-nobody-writes", ASSESSMENT_ASKED),
    ("field-nobody-writes", CRITERION + guarded("{assessment: discipline}")),
    ("deadline-before-issue", BEHIND_AND_AHEAD),
    ("deadline-before-issue", YEARS_BEHIND_AND_AHEAD),
    ("unknown-state", WAITING_STATE),
    ("unknown-trigger", POLICE + guarded("{trigger: ask_police, at_most: 1}")),
    ("unknown-trigger", WAIVER + guarded("{trigger: waive_no_form, at_most: 1}")),
    ("windows-overlap", MAY_OVERLAP),
    ("windows-overlap", NOT_CHOSEN),
    ("day-missing-this-year", ROUND_OF_DAY),
    ("period-ends-before-it-begins", PERIOD_OF_NO_DAY),
    ("quota-below-its-minimum", prizes("percent: 1, of: participants, at_least: 50")),
    ("waiver-eases-nothing", WAIVER + guarded("{any: [{document: form, unless: no_form}]}")),
    ("own-case-of-nobody", person("{own_case: person, in: sent}")),
    ("minimum-above-maximum", guarded("{field: score, at_least: 100}")),
]


@pytest.mark.parametrize(("rule", "snippet"), LET_PASS)
def test_what_is_meant_so_is_let_pass(rule: str, snippet: str) -> None:
    assert messages(rule, snippet) == []


def test_a_day_off_in_many_rounds_is_told_once() -> None:
    assert len(messages("deadline-on-day-off", WEEKEND_ROUNDS)) == 1
