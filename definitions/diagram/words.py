"""What a diagram says beside the labels of the plan."""

from __future__ import annotations

from workflow.definition import Label, RungKind, Subject

DESCRIPTION = Label("Sơ đồ trạng thái.", "State diagram.")
SOURCE = Label("Kế hoạch số {number}, {issuer}", "Plan no. {number}, {issuer}")
UNNUMBERED = Label("Kế hoạch của {issuer}", "Plan of {issuer}")

OR = Label(" hoặc ", " or ")
AND = Label(" và ", " and ")
BY = Label("do {roles}", "by {roles}")
BY_SITTING = Label("do phiên họp {council} quyết định", "decided by a sitting of {council}")
BY_DECISION = Label("bằng {decision}", "by a signed paper: {decision}")
BY_ITSELF = Label("tự động, khi hết hạn", "by itself, once the time is up")
REASON = Label("ghi lý do", "with a reason")
FROM_EVERY_OPEN_STATE = Label("Từ mọi trạng thái còn mở", "From every open state")
FROM_OPEN_STATES_BUT = Label("Từ mọi trạng thái còn mở, trừ: {states}", "From every open state but: {states}")
FROM_STATES = Label("Từ: {states}", "From: {states}")

OPENED_BY = Label("do {roles} mở", "opened by {roles}")
OPENED_ONCE_MET = Label("mở khi hoàn thành: {obligation}", "opened by meeting: {obligation}")
OPENED_AT_LAUNCH = Label("có từ khi phát động", "there from the launch")
OPENED = Label("mở hồ sơ", "opened")

WITH_PROOF = Label("có bằng chứng đã nộp đúng hạn", "shown to have come in time")
CARRIED = Label("đạt đa số", "with a majority")
LOST = Label("không đạt đa số", "without a majority")
OTHERWISE = Label("các trường hợp khác", "otherwise")

OBLIGATION = Label("Nghĩa vụ", "Obligation")
KINDS = {
    Subject.UNIT: Label("Hồ sơ của đơn vị", "A unit's case"),
    Subject.PERSON: Label("Hồ sơ của cá nhân", "A person's case"),
    Subject.WORK: Label("Hồ sơ của một tác phẩm, sáng kiến", "A work's case"),
}
LAST_DAY = Label("đến hết ngày {day}", "through {day}")
ROLLS = Label("chuyển sang ngày làm việc nếu là ngày nghỉ", "moved to a working day when it is a day off")
DAYS_BEFORE = Label("trước {days} ngày", "{days} days before")
ON_THE_DAY = Label("đúng ngày", "on the day")
DAYS_AFTER = Label("sau {days} ngày", "{days} days after")
ONE_DAY_BEFORE = Label("trước 1 ngày", "1 day before")
ONE_DAY_AFTER = Label("sau 1 ngày", "1 day after")
RUNGS = {
    RungKind.REMINDER: Label("nhắc {roles}", "reminds {roles}"),
    RungKind.ESCALATION: Label("báo lên {roles}", "escalates to {roles}"),
}

ORDINARY = Label("trạng thái", "state")
FINAL = Label("kết thúc", "final")
SEALED = Label("giữ kín đến khi có kết quả", "sealed until the result is out")
SKELETON = Label("khung chung, văn bản không nêu", "of the shared skeleton, no clause asks for it")
BACK = Label("quay lại", "back")
