"""Days of a plan in words, as an officer would say them, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.dates import ISSUED, LAUNCHED, AfterEvent, DayOfRound, DayRule, EndOfMonth, NamedDay
from workflow.deadlines import Bound, DateRule
from workflow.definition import Deadline, Definition, Label
from workflow.ids import MilestoneId
from workflow.readings import readings

WEEKDAYS = (
    Label("thứ Hai", "Monday"),
    Label("thứ Ba", "Tuesday"),
    Label("thứ Tư", "Wednesday"),
    Label("thứ Năm", "Thursday"),
    Label("thứ Sáu", "Friday"),
    Label("thứ Bảy", "Saturday"),
    Label("Chủ nhật", "Sunday"),
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
QUARTERS = {3: "I", 6: "II", 9: "III"}
OF_THEMSELVES = {
    ISSUED: Label("ban hành kế hoạch", "the plan was issued"),
    LAUNCHED: Label("phát động", "the launch"),
}


def due_in_words(definition: Definition, deadline: Deadline) -> Label:
    """When *deadline* falls due, as the plan says it; the readings of a question one after another, its opening first."""
    opens = [day_in_words(definition, rule) for rule in readings(deadline.opens)] if deadline.opens else []
    said = [Label(f"từ {one.vi}", f"from {one.en}") for one in opens]
    said += [rule_in_words(definition, rule) for rules in readings(deadline.when) for rule in rules]
    every = Label(", mỗi kỳ", ", every round") if deadline.each_round else Label("", "")
    vi = "; ".join(dict.fromkeys(one.vi for one in said)) + every.vi
    return Label(vi, "; ".join(dict.fromkeys(one.en for one in said)) + every.en)


def rule_in_words(definition: Definition, rule: DateRule) -> Label:
    """One day with its bound: "đến hết ngày 31/7", "trước ngày 28/2"."""
    day = day_in_words(definition, rule.named)
    if isinstance(rule.named, EndOfMonth) and rule.bound is Bound.THROUGH:
        return day
    return (
        Label(f"trước {day.vi}", f"before {day.en}")
        if rule.bound is Bound.BEFORE
        else Label(f"đến hết {day.vi}", f"through {day.en}")
    )


def day_in_words(definition: Definition, rule: DayRule) -> Label:
    """A day as the plan names it."""
    match rule:
        case NamedDay():
            vi, en = _year(rule.year, rule.years_later)
            return Label(f"ngày {rule.on}/{rule.month}{vi}", f"{rule.on}/{rule.month}{en}")
        case EndOfMonth():
            return _months(rule)
        case DayOfRound():
            return _of_round(rule)
        case AfterEvent():
            return _after(definition, rule)
        case _:
            raise ValueError(f"no words for {type(rule).__name__}")


def milestone_in_words(definition: Definition, milestone: MilestoneId) -> Label:
    """What a milestone is called; the plan's issue and the launch need no declaration."""
    declared = definition.milestones.get(milestone)
    return declared.label if declared else OF_THEMSELVES[milestone]


def questions_of(deadline: Deadline) -> Iterator[str]:
    """The questions whose answers decide when *deadline* falls due."""
    for value in (deadline.when, deadline.opens, deadline.roll):
        question = getattr(value, "question", None)
        if question:
            yield question


def _months(rule: EndOfMonth) -> Label:
    vi, en = _year(rule.year, rule.years_later, between=(" năm ", " "))
    if rule.month == len(MONTHS):
        return Label(f"hết năm{vi.removeprefix(' năm')}", f"the end of{en.removeprefix(' of') or ' the year'}")
    end = f"the end of {MONTHS[rule.month - 1]}{en}"
    if rule.month in QUARTERS:
        return Label(f"hết quý {QUARTERS[rule.month]} (tháng {rule.month}){vi}", end)
    return Label(f"hết tháng {rule.month}{vi}", end)


def _of_round(rule: DayOfRound) -> Label:
    if rule.on is not None:
        return Label(f"ngày {rule.on} của kỳ", f"day {rule.on} of the round")
    if rule.weekday is not None:
        weekday = WEEKDAYS[rule.weekday]
        return Label(f"{weekday.vi} cuối kỳ", f"the last {weekday.en} of the round")
    return Label("ngày cuối kỳ", "the last day of the round")


def _after(definition: Definition, rule: AfterEvent) -> Label:
    if rule.state:
        states = (track.states.get(rule.state) for track in definition.tracks.values())
        label = next(state.label for state in states if state)
        event = Label(f"hồ sơ chuyển sang “{label.vi}”", f"the case entered “{label.said('en')}”")
    else:
        event = milestone_in_words(definition, rule.milestone or ISSUED)
    if not rule.days:
        return Label(f"ngày {_within(event.vi)}", f"the day of {_within(event.said('en'))}")
    unit = Label("ngày làm việc", "working days") if rule.working else Label("ngày", "days")
    return Label(
        f"{rule.days} {unit.vi} kể từ sau ngày {_within(event.vi)}",
        f"{rule.days} {unit.en} after {_within(event.said('en'))}",
    )


def _within(label: str) -> str:
    """*label* within a sentence; a name in capitals, such as UBND, stays as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _year(written: int | None, later: int, between: tuple[str, str] = ("/", "/")) -> tuple[str, str]:
    if written:
        return f"{between[0]}{written}", f"{between[1]}{written}"
    return (" năm sau", " of the next year") if later else ("", "")
