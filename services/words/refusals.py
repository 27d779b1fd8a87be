"""A sentence for every refusal, and for every way out of it: a test fails on a code of the core that has no words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.words.ballot_refusals import OF_BALLOTS
from services.words.batch_refusals import OF_BATCHES
from services.words.calendar_refusals import OF_CALENDARS
from services.words.carrying_refusals import OF_CARRYING
from services.words.catalogue import translation
from services.words.completing_refusals import OF_COMPLETING
from services.words.decision_refusals import DECISION_STATES, OF_DECISIONS
from services.words.forms import day
from services.words.judging_refusals import OF_JUDGING
from services.words.list_refusals import OF_LISTS
from services.words.money_refusals import OF_MONEY
from services.words.paper_refusals import OF_PAPERS
from services.words.registry_refusals import OF_REGISTRY
from services.words.sitting_refusals import OF_SITTINGS
from workflow.definition import CANCELLATION, Definition, Label
from workflow.refusals import Refusal, WayOut

SENTENCES: Mapping[str, str] = {
    "document_missing": "Hồ sơ còn thiếu: {document}.",
    "field_is_not": "{field} phải là “{wanted}”.",
    "milestone_missing": "Chưa ghi nhận mốc: {milestone}.",
    "unit_case_missing": "Đơn vị chưa có hồ sơ {track}.",
    "unit_case_field_is_not": "Hồ sơ {track} của đơn vị phải có {field} là “{wanted}”.",
    "taken_too_often": "Thao tác này chỉ được làm tối đa {times} lần.",
    "receipt_missing": "Chưa có bằng chứng đã nộp đúng hạn.",
    "not_a_participant": "Không thuộc danh sách đối tượng tham gia đợt thi đua.",
    "quota_full": "{quota}: đã dùng hết {places} chỗ.",
    "rank_missing": "Chưa có điểm nên chưa xếp được thứ hạng trong {quota}.",
    "rank_below_quota": "{quota}: xếp thứ {rank}, trong khi chỉ lấy {places} từ cao xuống thấp.",
    "tie_across_last_place": "{quota}: có {tied} hồ sơ bằng điểm ở thứ {rank}, vượt quá {places} chỗ nên không chọn ai.",
    "tied_places_taken": "{quota}: {tied} hồ sơ cùng xếp thứ {rank} chỉ có {left} chỗ và đã dùng hết; chỗ khác thuộc hồ sơ xếp trên.",
    "deadline_passed": "{deadline} đã hết vào ngày {last_day}.",
    "person_missing": "Chưa chọn cá nhân được đề nghị.",
    "proof_not_yours": "Chỉ {roles} được ghi nhận bằng chứng đã nộp đúng hạn.",
    "proof_after_deadline": "Ngày nhận {received_on} sau ngày hết hạn {last_day}.",
    "proof_too_late": "Bằng chứng nộp đúng hạn chỉ được xem xét trong {days} ngày sau ngày {last_day}.",
    "evidence_missing": "Ghi dấu bưu điện hoặc số công văn đến làm bằng chứng.",
    "more_present_than_members": "Số có mặt ({present}) nhiều hơn tổng số thành viên ({members}).",
    "votes_do_not_add_up": "Tổng số phiếu ({counted}) không bằng số thành viên có mặt ({present}).",
    "quorum_missing": "Có mặt {present}/{members} thành viên, phải có ít nhất {wanted} (tỷ lệ {share}).",
    "majority_missing": "{in_favour}/{base} phiếu đồng ý, phải có ít nhất {wanted}.",
    "vote_carried": "Kết quả biểu quyết đã đạt đa số.",
    "condition_holds": "Một điều kiện loại trừ đang đúng.",
    "no_such_day": "{deadline}: ngày ghi trong kế hoạch không có trong năm {year}.",
    "reason_missing": "Phải ghi lý do.",
    "campaign_not_open": "Đợt thi đua chưa phát động hoặc đã dừng.",
    "campaign_in_other_state": "Đợt thi đua đang ở trạng thái {state}; thao tác này cần trạng thái {wanted}.",
    "campaign_suspended": "Đợt thi đua đang tạm dừng từ ngày {since}; {roles} có quyền cho tiếp tục.",
    "case_ended_not_cancelled": "Hồ sơ đã kết thúc ({state}), không hủy được.",
    "milestone_on_that_day": "Mốc này đang được ghi đúng ngày {day}; chọn ngày khác.",
    "case_already_open": "Hồ sơ cho đối tượng này đã có rồi.",
    "case_closed": "Hồ sơ đã kết thúc ({state}), không ghi thêm được.",
    "not_offered": "Không làm được ở trạng thái “{state}”; chỉ từ: {from}.",
    "not_permitted": "Thao tác này thuộc về: {roles}.",
    "media_type_not_accepted": "Tệp không phải {accepts} hợp lệ.",
    "field_of_another_track": "{field} không dùng cho hồ sơ {track}.",
    "paper_of_another_track": "{document} không thuộc hồ sơ {track}; đính kèm ở hồ sơ cần văn bản đó.",
    "input_unknown": "Thao tác này không hỏi trường {field}.",
    "input_missing": "Chưa nhập: {field}.",
    "input_not_a_number": "{field} phải là số nguyên, không phải “{given}”.",
    "input_out_of_range": "{field} phải từ {low} đến {high}, không phải {given}.",
    "input_not_a_choice": "{field} không có lựa chọn “{given}”; chọn một trong: {choices}.",
    "input_not_a_date": "{field} phải là ngày có thật, không phải “{given}”.",
    "input_too_long": "{field} dài quá {most} ký tự.",
    "option_unknown": "Câu hỏi không có lựa chọn “{given}”; chọn một trong: {options}.",
    "question_open": "Chưa trả lời câu hỏi: {question}",
    "no_participants": "Chưa chọn đối tượng tham gia.",
    "milestone_already_recorded": "Mốc này đã được ghi nhận.",
    "day_in_the_future": "Ngày văn bản không được sau hôm nay: {day} chưa đến.",
    "document_number_missing": "Phải ghi số văn bản.",
    "file_empty": "Tệp rỗng; chọn lại tệp.",
    "file_too_large": "Tệp {size} byte, lớn hơn mức cho phép {limit} byte; nén hoặc tách tệp.",
    "file_name_not_plain": "Tên tệp không hợp lệ: không chứa đường dẫn, không quá {most} ký tự; đổi tên rồi gửi lại.",
    "field_out_of_bounds": "{field} phải trong khoảng từ {low} đến {high}; hiện là {found}.",
    "assessment_missing": "Tiêu chí chưa được đánh giá: {assessment}.",
    "assessment_not_met": "Tiêu chí không đạt: {assessment}.",
    "answer_is_not": "Không áp dụng theo cách hiểu đã chọn cho câu hỏi: {question}",
    "unit_case_not_in": "Đơn vị phải có ít nhất {wanted} hồ sơ {track} ở trạng thái: {states}; hiện có {found}.",
    "own_case_not_in": "Cá nhân phải có ít nhất {wanted} hồ sơ {track} ở trạng thái: {states}; hiện có {found}.",
    "unit_case_lacks_document": "Hồ sơ {track} của đơn vị còn thiếu: {document}.",
    "never_won": "Chưa từng đạt: {state}.",
    "won_already": "Đã đạt trong đợt thi đua trước: {state}.",
    "given_before": "{award} chỉ tặng một lần: đã tặng trong đợt thi đua năm {year}.",
    "given_too_soon": "{award}: đã tặng trong đợt thi đua năm {year}, chỉ tặng lại từ năm {again}.",
    "own_case_reached": "Cá nhân đã có hồ sơ {track} ở trạng thái: {states}.",
    "answered_against": "Cơ quan được lấy ý kiến đã trả lời: {trigger}.",
    "not_done_yet": "Chưa thực hiện bước: {trigger}.",
    "window_not_open": "{deadline} chưa mở; bắt đầu từ ngày {opens_on}.",
    "rank_above_value": "{quota}: xếp thứ {rank}, cao hơn mức đang chọn.",
    "no_round_today": "Ngày {day} không thuộc kỳ nào của kế hoạch.",
    "cases_still_open": "Còn {count} hồ sơ chưa kết thúc; muốn kết thúc đợt thi đua phải ghi lý do.",
    "quota_below_minimum": "{quota}: mới có {held}, ít nhất phải là {least}; muốn kết thúc phải ghi lý do.",
    "authors_too_many": "Phải ghi từ 1 đến 30 tác giả, mỗi tác giả một dòng; hiện có {total}.",
    "author_without_share": "Tác giả “{line}” chưa ghi tỷ lệ đóng góp; ghi cho mọi tác giả hoặc không ghi cho ai.",
    "shares_do_not_add_up": "Tổng tỷ lệ đóng góp là {total}%, phải đúng 100% và không tác giả nào bằng 0.",
    "author_line_unreadable": "Không đọc được dòng “{line}”; viết như “Họ và tên: 60”.",
    "nothing_to_retry": "Sự cố này không còn việc nào chờ chạy lại; hãy đóng sự cố và ghi lý do.",
    "incident_closed": "Sự cố này đã được khắc phục hoặc đã đóng.",
    "message_still_waiting": "Thư này đang chờ gửi, chưa cần gửi lại.",
    "reason_too_long": "Lý do dài quá {most} ký tự.",
    "extension_too_far": "Ngày gia hạn {given} quá xa; không gia hạn quá năm {year}.",
    "year_not_usable": "Không lập được đợt thi đua cho năm “{given}”; ghi một năm từ {low} đến {high}.",
    "extension_not_later": "Ngày gia hạn {given} phải sau hạn hiện tại {current} và chưa qua.",
    "too_many_feeds": "Mỗi người có tối đa {most} địa chỉ lịch.",
    "phone_not_mobile": "“{given}” không phải số di động Việt Nam; ghi như 0912 345 678 hoặc +84 912 345 678.",
    "phone_missing": "Muốn nhận tin nhắn SMS phải ghi số điện thoại di động.",
    "quiet_hours_half": "Giờ yên tĩnh phải ghi cả giờ bắt đầu và giờ kết thúc, hoặc để trống cả hai.",
    "digest_day_unknown": "Ngày nhận bản tổng hợp phải từ 0 (Thứ Hai) đến 6 (Chủ nhật), không phải {given}.",
    "input_not_a_time": "“{given}” không phải giờ trong ngày; ghi như 21:00.",
    "absence_backwards": "Ngày vắng cuối {day} phải từ ngày vắng đầu trở đi.",
    "absence_past": "Ngày vắng cuối {day} đã qua.",
    "substitute_is_oneself": "Người nhận thay phải là người khác.",
    "substitute_unknown": "Không có người nhận thay này trong những người ông/bà được xem.",
    "note_too_long": "Ghi chú dài quá {most} ký tự.",
    "absences_overlap": "Đã ghi vắng từ {day} đến hết {last_day}; hai lần vắng không được trùng ngày.",
    "absence_over": "Lần vắng mặt này đã kết thúc.",
    "absence_of_another": "Chỉ chính người vắng, hoặc người giữ vai trò trong toàn cơ quan, được ghi hoặc kết thúc vắng mặt.",
    "message_of_another": "Thư này gửi {name}; chỉ người nhận được xác nhận đã nhận.",
    "acknowledgement_not_asked": "Thư này không yêu cầu xác nhận đã nhận.",
    "test_not_yours": "Chỉ người có vai trò trong toàn cơ quan mới được gửi tin kiểm tra.",
    "test_too_soon": "Vừa gửi một tin kiểm tra; xin chờ {seconds} giây rồi gửi lại.",
    "test_way_unknown": "Chọn cách gửi tin kiểm tra: thư điện tử (email) hoặc tin nhắn SMS (sms).",
    **OF_CALENDARS,
    **OF_SITTINGS,
    **OF_CARRYING,
    **OF_LISTS,
    **OF_MONEY,
    **OF_COMPLETING,
    **OF_REGISTRY,
    **OF_JUDGING,
    **OF_BALLOTS,
    **OF_PAPERS,
    **OF_DECISIONS,
    **OF_BATCHES,
}

DAYS = frozenset({"last_day", "received_on", "current", "day", "opens_on", "since", "decided_on", "earliest"})
CAMPAIGN_STATES: Mapping[str, str] = {
    "draft": "Dự thảo",
    "launched": "Đã phát động",
    "suspended": "Tạm dừng",
    "closed": "Đã kết thúc",
}
SITTING_STATES: Mapping[str, str] = {
    "called": "Đã triệu tập",
    "open": "Đang họp",
    "closed": "Đã kết thúc",
    "called_off": "Đã hủy",
}
FILE_KINDS: Mapping[str, str] = {
    "application/pdf": "PDF",
    "image/jpeg": "JPG",
    "image/png": "PNG",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word (.docx)",
}

WAYS_OUT: Mapping[WayOut, str] = {
    WayOut.ATTACH_DOCUMENT: "Đính kèm văn bản còn thiếu rồi làm lại.",
    WayOut.ASK_FOR_EXTENSION: "Đề nghị người có thẩm quyền gia hạn.",
    WayOut.ASK_FOR_WAIVER: "Đề nghị được miễn, có lý do.",
    WayOut.SHOW_PROOF_OF_RECEIPT: "Chứng minh văn bản đã đến đúng hạn (dấu bưu điện, số công văn đến).",
    WayOut.WAIT_FOR_MILESTONE: "Chờ mốc này được ghi nhận.",
    WayOut.WAIT_FOR_OPENING: "Chờ đến ngày mở.",
    WayOut.GIVE_REASON: "Ghi lý do vào ô bên dưới.",
    WayOut.CORRECT_FIGURES: "Kiểm tra và sửa lại số liệu.",
    WayOut.FILL_IN: "Nhập cho đủ và đúng.",
    WayOut.ASK_ROLE: "Liên hệ người giữ vai trò đó.",
    WayOut.ANSWER_QUESTION: "Trả lời câu hỏi trên trang đợt thi đua.",
    WayOut.SELECT_PARTICIPANTS: "Chọn đối tượng tham gia trên trang đợt thi đua.",
    WayOut.MEET_ONE: "Chỉ cần đạt một trong các nhóm điều kiện được nêu.",
    WayOut.WAIT_FOR_RESUMPTION: "Chờ đợt thi đua được tiếp tục.",
    WayOut.CORRECT_FILE: "Sửa tệp rồi tải lên lại.",
    WayOut.PUT_BEFORE_COUNCIL: "Đưa hồ sơ vào chương trình phiên họp của hội đồng.",
    WayOut.REVOKE_A_FEED: "Thu hồi một địa chỉ không dùng nữa rồi tạo lại.",
    WayOut.OPEN_BOX: "Kết thúc bỏ phiếu và mở hòm phiếu.",
    WayOut.SHOW_RECEIPT: "Nhập mã biên nhận đã ghi lại khi bỏ phiếu.",
    WayOut.CORRECT_ATTENDANCE: "Chờ họ bỏ phiếu, hoặc ghi lại danh sách có mặt không có người đã ra về.",
    WayOut.ANSWER_OBJECTION: "Trả lời ý kiến, khiếu nại.",
    WayOut.DRAFT_DECISION: "Lập dự thảo quyết định, rồi ghi số và ngày khi đã ký.",
    WayOut.CALL_ANOTHER_SITTING: "Hủy phiên họp này và triệu tập phiên khác.",
}


@dataclass(frozen=True, slots=True)
class Worded:
    """A refusal in words: the sentence, what would mend it, and the input it concerns."""

    code: str
    sentence: str
    ways_out: tuple[str, ...]
    place: str


def worded(refusal: Refusal, definition: Definition | None, language: str) -> Worded:
    """*refusal* in *language*, its ids replaced by the labels of *definition*."""
    return Worded(
        code=refusal.code,
        sentence=sentence(refusal, definition, language),
        ways_out=tuple(way_out_in_words(way, language) for way in refusal.ways_out),
        place=refusal.place,
    )


def sentence(refusal: Refusal, definition: Definition | None, language: str) -> str:
    """The sentence alone."""
    template = translation(language).gettext(SENTENCES[refusal.code])
    params = params_said(refusal.params, definition, language, code=refusal.code)
    return template.format_map(params)


def params_said(
    params: Mapping[str, str | int], definition: Definition | None, language: str, *, code: str = ""
) -> dict[str, str]:
    """Each of *params* as people read it: ids by the labels of *definition*, days as papers write them."""
    about = _About(code, params, definition, language)
    return {name: _param(name, str(value), about) for name, value in params.items()}


def way_out_in_words(way: WayOut, language: str) -> str:
    return translation(language).gettext(WAYS_OUT[way])


@dataclass(frozen=True, slots=True)
class _About:
    """What a parameter is told with: the code it belongs to, its neighbours, the labels and the language."""

    code: str
    params: Mapping[str, str | int]
    definition: Definition | None
    language: str


def _param(name: str, text: str, about: _About) -> str:
    definition, language = about.definition, about.language
    if name in DAYS or (name == "given" and about.code.startswith("extension")):
        return day(text)
    if name == "accepts":
        return ", ".join(FILE_KINDS.get(part, part) for part in text.split(", "))
    if about.code == "campaign_in_other_state":
        return translation(language).gettext(CAMPAIGN_STATES[text])
    if about.code == "sitting_in_other_state":
        return translation(language).gettext(SITTING_STATES[text])
    if about.code == "decision_in_other_state":
        return translation(language).gettext(DECISION_STATES[text])
    if definition is None:
        return text
    if name in {"wanted", "found"} and "field" in about.params:
        return _choice(definition, str(about.params["field"]), text, language)
    return ", ".join(_label(definition, name, part, language) for part in text.split(", "))


def _label(definition: Definition, name: str, value: str, language: str) -> str:
    if name == "quota":
        quota = next((q for q in definition.quotas.values() if q.id == value), None)
        return Label(quota.label_vi, quota.label_en).said(language) if quota else value
    if name == "question":
        question = next((q for q in definition.questions.values() if q.id == value), None)
        return question.asks.said(language) if question else value
    if name == "trigger":
        moves = (m for track in definition.tracks.values() for m in track.transitions if m.trigger == value)
        return next((move.label.said(language) for move in moves), value)
    if name in {"state", "states", "from"}:
        return state_said(definition, value, language)
    kinds: Mapping[str, Mapping[Any, Any]] = {
        "document": definition.documents,
        "field": definition.fields,
        "assessment": definition.fields,
        "milestone": definition.milestones,
        "deadline": definition.deadlines,
        "track": definition.tracks,
        "roles": definition.roles,
        "council": definition.councils,
        "criterion": {one.id: one for council in definition.councils.values() for one in council.criteria},
        "award": definition.awards,
        "decision": definition.decisions,
    }
    found = kinds.get(name, {}).get(value)
    label = getattr(found, "label", None)
    return label.said(language) if isinstance(label, Label) else value


def state_said(definition: Definition, state: str, language: str) -> str:
    """The label of a state of any track; of one that the plan does not have, its id."""
    states = (s for track in definition.tracks.values() for s in track.states.values() if s.id == state)
    return next((one.label.said(language) for one in (*states, CANCELLATION) if one.id == state), state)


def _choice(definition: Definition, field: str, value: str, language: str) -> str:
    known = next((f for f in definition.fields.values() if f.id == field), None)
    choices = known.choices if known else ()
    return next((choice.label.said(language) for choice in choices if choice.id == value), value)
