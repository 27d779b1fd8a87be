"""Every sentence a simulation says of its own, Vietnamese first and English beside it."""

from __future__ import annotations

from collections.abc import Mapping

from notifications import Kind
from workflow.definition import Label
from workflow.definition.councils import Because, SeatKind
from workflow.definition.votes import Denominator
from workflow.quotas import Each

THE_CLOCK = Label("Hệ thống", "The system")
INVENTED = Label(
    "Mô phỏng trên đồng hồ ảo: người và việc dưới đây đều là giả định, không thư nào được gửi ra ngoài.",
    "Simulated on a virtual clock: people and deeds below are invented, and no mail leaves this machine.",
)
PLAN = Label("Kế hoạch: {plan}", "Plan: {plan}")
SCENARIO = Label("Kịch bản: {scenario}", "Scenario: {scenario}")

REDATED = Label(
    "Năm mô phỏng: {year}; mọi ngày của kế hoạch năm {own} và của kịch bản chuyển theo.",
    "Year: {year}; every day of the plan of {own} and of the scenario moves along.",
)

CHOSEN = Label(
    "Chọn đối tượng tham gia: {units} đơn vị, {people} cá nhân", "Participants selected: {units} units, {people} people"
)
LAUNCHED = Label("Phát động đợt thi đua", "The campaign is launched")
ARMED = Label("Đặt thời hạn “{deadline}”: đến hết ngày {day}", "The deadline “{deadline}” is set: through {day}")
PROVISIONAL = Label("Ngày tạm tính, chưa đặt thời hạn nào", "Provisional: no deadline is set by it yet")
CLOSED = Label("Kết thúc đợt thi đua", "The campaign is closed")
LEFT_OPEN = Label("Còn {count} hồ sơ chưa kết thúc", "Cases still open: {count}")
ANSWERED = Label("Trả lời câu hỏi: {question}", "Question answered: {question}")
ANSWER = Label("Chọn: {option}", "Answer: {option}")
BASIS = Label("Căn cứ: {basis}", "On the grounds of: {basis}")
WRITTEN = Label("Ghi vào hồ sơ: {values}", "Written: {values}")
OPENS = Label("Mở từ ngày {day}", "Opens on {day}")
DAY_OFF = Label("Ngày {day} là ngày nghỉ ({weekday})", "{day} is a day off ({weekday})")
NAMED = Label("Ngày ghi trong kế hoạch: {day}", "The day written in the plan: {day}")
NEVER_DUE = Label(
    "Không áp dụng “{deadline}”: hạn {day} đã qua trước khi phát động",
    "“{deadline}” never falls due: {day} had passed before the launch",
)
OPENING = Label("{deadline}: báo đã mở", "{deadline}: tells that it has opened")
ASSESSED = {True: Label("đạt", "met"), False: Label("không đạt", "not met")}
BEGINS = Label("Bắt đầu kỳ: {deadline}", "The round begins: {deadline}")
OF_ONE = Label("{what} (riêng: {subject})", "{what} (for {subject} alone)")
RECORDED = Label("Ghi nhận mốc: {milestone}", "Milestone recorded: {milestone}")
DATED = Label("Số {number}, ngày {day}", "No. {number}, dated {day}")
MOVED = Label("Dời “{deadline}” sang hết ngày {day}", "“{deadline}” is moved to the end of {day}")
ENDED = Label("Bỏ thời hạn riêng “{deadline}”: hồ sơ đã hủy", "“{deadline}” stands no more: the case was cancelled")
CANCELLED = Label("Hủy hồ sơ", "The case is cancelled")
SUSPENDED = Label("Tạm dừng đợt thi đua", "The campaign is suspended")
RESUMED = Label(
    "Tiếp tục đợt thi đua sau {days} ngày tạm dừng", "The campaign goes on after {days} day(s) of suspension"
)
RESUME = Label("Tiếp tục đợt thi đua", "The campaign goes on")
KEPT = Label("Các thời hạn giữ nguyên ngày", "Deadlines keep their days")
SHIFTED = Label("Các thời hạn còn lại lùi {days} ngày", "Deadlines still ahead move by {days} day(s)")
POSTPONED = Label("Đổi ngày mốc: {milestone}", "Milestone has another day: {milestone}")
INSTEAD = Label("Ngày {day} thay cho ngày {before}", "{day} instead of {before}")
EXTENDED = Label("Gia hạn “{deadline}” đến hết ngày {day}", "“{deadline}” is extended through {day}")
OPENED = Label("Mở hồ sơ: {track}", "Case opened: {track}")
FILED = Label("Đính kèm văn bản: {kind}", "Paper attached: {kind}")
NUMBER = Label("Số {number}", "No. {number}")
RECEIVED = Label("Đã nhận ngày {day}; bằng chứng: {evidence}", "Received on {day}; evidence: {evidence}")
LATE = Label("Sau hạn", "After the deadline")
REASON = Label("Lý do: {reason}", "Reason: {reason}")
REFUSED = Label("Bị từ chối: {move}", "Refused: {move}")
WAY_OUT = Label("Cách xử lý: {way}", "Way out: {way}")
NOMINATION = Label("Mở hồ sơ: {track}", "Open a case: {track}")

BEFORE = Label("{deadline}: nhắc trước {days} ngày", "{deadline}: reminder {days} day(s) before")
ON_THE_DAY = Label("{deadline}: nhắc trong ngày cuối", "{deadline}: reminder on the last day")
AFTER = Label("{deadline}: nhắc sau {days} ngày", "{deadline}: reminder {days} day(s) after")
ESCALATED = Label("{deadline}: báo cấp trên sau {days} ngày", "{deadline}: escalation {days} day(s) after")
TOLD = Label("{owing} đơn vị còn nợ, đã gửi {told} thư", "still owing: {owing}; letters sent: {told}")
STILL_TO_DO = Label("{owing} đơn vị chưa làm, đã gửi {told} thư", "not done yet: {owing}; letters sent: {told}")
NOTHING_TO_DO = Label("không còn đơn vị nào phải nhắc, không gửi thư", "nobody to remind, no letter sent")
SENT = Label("đã gửi {told} thư", "letters sent: {told}")
ALL_DONE = Label("không còn đơn vị nào nợ, không gửi thư", "no unit owes any more, no letter sent")
SKIPPED = Label("bỏ qua: đã ở quá khứ khi đặt thời hạn", "skipped: already past when the deadline was set")
SUPERSEDED = Label("bỏ qua: mức mới hơn đã báo thay", "skipped: a newer one has spoken in its place")
PASSED = Label("Hết hạn: {deadline}", "Deadline passed: {deadline}")
OVERDUE = Label("{owing} đơn vị quá hạn", "units overdue: {owing}")
NOT_DONE = Label("{owing} đơn vị chưa làm", "units that had not done it: {owing}")
NONE_OVERDUE = Label("không đơn vị nào quá hạn", "no unit overdue")
FOR_ONE = Label("{what} (gia hạn riêng: {subject})", "{what} (extension for {subject} alone)")
LETTER = Label("Thư gửi {receiver}: {subject}", "Letter to {receiver}: {subject}")

COMPOSED = Label("Thành lập {council}: {members} thành viên", "{council} composed: {members} members")
SIT = Label("Họp {council}", "{council} sits")
SEATS: Mapping[SeatKind, Label] = {
    SeatKind.CHAIR: Label("Chủ tịch", "Chair"),
    SeatKind.STANDING_DEPUTY: Label("Phó Chủ tịch thường trực", "Standing deputy chair"),
    SeatKind.DEPUTY: Label("Phó Chủ tịch", "Deputy chair"),
    SeatKind.STANDING_MEMBER: Label("Ủy viên thường trực", "Standing member"),
    SeatKind.SECRETARY: Label("Thư ký", "Secretary"),
    SeatKind.MEMBER: Label("Ủy viên", "Members"),
}
CALLED = Label("Triệu tập phiên họp của {council}", "{council} is called to sit")
ON_AGENDA = Label("Chương trình có {cases} hồ sơ", "Cases on the agenda: {cases}")
SITTING_OPENED = Label("Khai mạc phiên họp của {council}", "The sitting of {council} is opened")
ATTENDED = Label(
    "Điểm danh: {present}/{members} thành viên có mặt", "Attendance: {present} of {members} members present"
)
ATTENDED_AND_WRITTEN = Label(
    "Điểm danh: {present}/{members} thành viên có mặt, {written} thành viên gửi ý kiến bằng văn bản",
    "Attendance: {present} of {members} members present, {written} heard in writing",
)
CONFLICT = Label("Xung đột lợi ích: {member} ({because})", "Conflict of interest: {member} ({because})")
BECAUSE: Mapping[Because, Label] = {
    Because.OWN_CASE: Label("hồ sơ của chính mình", "their own case"),
    Because.OWN_UNIT: Label("hồ sơ của đơn vị mình", "their own unit's case"),
    Because.AUTHOR: Label("là tác giả", "an author"),
    Because.ORGANISER: Label("là người tổ chức", "an organiser"),
    Because.DECLARED: Label("tự khai báo", "declared"),
}
MINUTES = Label("Lập biên bản phiên họp của {council}", "Minutes of the sitting of {council}")
CARRIED = Label("Kết quả biểu quyết: được thông qua", "Result of the vote: carried")
LOST = Label("Kết quả biểu quyết: không được thông qua", "Result of the vote: lost")
VOTES = Label(
    "Phiếu: {in_favour} đồng ý, {against} không đồng ý, {abstained} trắng, {invalid} không hợp lệ",
    "Votes: {in_favour} in favour, {against} against, {abstained} blank, {invalid} invalid",
)
NEEDED = Label(
    "{in_favour} phiếu đồng ý trên {base} {of}; cần ít nhất {needed}",
    "{in_favour} in favour of {base} {of}; at least {needed} needed",
)
OF: Mapping[Denominator, Label] = {
    Denominator.PRESENT: Label("người có mặt được biểu quyết", "present who may vote"),
    Denominator.TAKING_PART: Label("người tham gia biểu quyết", "taking part"),
    Denominator.CAST: Label("phiếu đồng ý và không đồng ý", "votes for or against"),
    Denominator.MEMBERS: Label("thành viên", "members"),
}
QUORUM = Label(
    "Có mặt {present}/{members} thành viên; cần ít nhất {needed}",
    "Present: {present} of {members} members; at least {needed} needed",
)
BY_CHAIR = Label("Phiếu ngang nhau, do Chủ tịch quyết định", "Equal votes, decided by the chair")
SITTING_CLOSED = Label("Kết thúc phiên họp của {council}", "The sitting of {council} is closed")
CALLED_OFF = Label("Hủy phiên họp của {council}", "The sitting of {council} is called off")

SUMMARY = Label("TỔNG KẾT", "SUMMARY")
WHO_WAS_LATE = Label("Muộn, được gia hạn riêng hoặc được miễn", "Late, extended or waived")
WHAT_WAS_REFUSED = Label("Bị từ chối", "Refused")
WHO_HOLDS_PLACES = Label("Chỗ khen thưởng", "Places")
WHAT_WAS_SENT = Label("Thư đã gửi", "Letters sent")
ON_DAYS_OFF = Label("Thời hạn gặp ngày nghỉ", "Deadlines that meet days off")
NOBODY = Label("không có", "none")
PLACES = Label("{quota}: {taken}/{places} chỗ", "{quota}: {taken} of {places} places")
PLACES_EACH = Label(
    "{quota}: {taken}/{in_all} chỗ, mỗi {each} {places} chỗ",
    "{quota}: {taken} of {in_all} places, {places} each {each}",
)
EACH = {
    Each.UNIT: Label("đơn vị", "unit"),
    Each.BLOCK: Label("khối", "block"),
    Each.ROUND: Label("kỳ", "round"),
}
PLACES_OF = Label(
    "{quota}: {taken}/{places} chỗ ({percent}% của {base})",
    "{quota}: {taken} of {places} places ({percent}% of {base})",
)
UNDELIVERED = Label("chưa gửi được: {number}", "not delivered: {number}")
WAS_PROVED = Label("chứng minh đã nhận ngày {day}: {evidence}", "proved to have arrived on {day}: {evidence}")
WAS_EXTENDED = Label("được gia hạn đến {day}", "extended to {day}")
HOLDS = Label(
    "Lịch sử nguyên vẹn: {entries} bản ghi trong {streams} chuỗi",
    "The history holds: {entries} entries in {streams} streams",
)
BROKEN = Label("Lịch sử có chỗ gãy: {streams} chuỗi", "The history is broken; streams concerned: {streams}")
AS_TOLD = Label("Mọi việc diễn ra đúng như kịch bản.", "Everything went as the scenario says.")
OTHERWISE = Label("{number} việc không như kịch bản:", "Otherwise than the scenario says ({number}):")

LETTERS: Mapping[str, Label] = {
    Kind.DEADLINE_REMINDER: Label("Nhắc hạn", "Reminders"),
    Kind.DEADLINE_OVERDUE: Label("Báo quá hạn cho đơn vị", "Overdue, to units"),
    Kind.DEADLINE_ESCALATION: Label("Báo cấp trên", "Escalations"),
    Kind.DEADLINE_CHANGED: Label("Báo thời hạn thay đổi", "Dates changed"),
    Kind.CAMPAIGN_PAUSED: Label("Báo tạm dừng, tiếp tục", "Suspended, resumed"),
    Kind.CASE_CANCELLED: Label("Báo hủy hồ sơ", "Cases cancelled"),
    Kind.SITTING_CALLED: Label("Báo phiên họp", "Sittings"),
    Kind.SITTING_CLOSED: Label("Báo phiên họp kết thúc", "Sittings closed"),
    Kind.CASE_MOVED: Label("Báo hồ sơ thay đổi", "Case moved"),
    Kind.CASES_MOVED: Label("Báo nhiều hồ sơ thay đổi", "Several cases moved"),
    Kind.WINDOW_OPENED: Label("Báo đã mở", "Open now"),
}
