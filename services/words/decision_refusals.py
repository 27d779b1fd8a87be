"""The sentences of what is refused about a decision."""

from __future__ import annotations

from collections.abc import Mapping

OF_DECISIONS: Mapping[str, str] = {
    "only_by_decision": "Bước này do “{decision}” thực hiện, không ghi tay.",
    "decision_in_other_state": "Quyết định đang ở bước “{state}” nên không làm được việc này.",
    "decision_empty": "Quyết định chưa có hồ sơ nào.",
    "twice_on_the_decision": "Hồ sơ {case} có hai lần trong quyết định.",
    "on_another_decision": "Có hồ sơ đang nằm trong một quyết định khác chưa công bố.",
    "not_before_a_decision": "Hồ sơ {case} chưa đến bước quyết định, hoặc đang nằm trong một quyết định khác.",
    "award_not_of_case": "Hồ sơ {case} chưa ghi hình thức khen thưởng, hoặc hình thức không thuộc đối tượng này.",
    "award_not_standing": "Khen thưởng của hồ sơ {case} chưa công bố, đã thu hồi, hoặc đang nằm trong một quyết định khác.",
    "ground_missing": "Hồ sơ {case}: chưa ghi căn cứ thu hồi.",
    "line_reason_missing": "Hồ sơ {case}: chưa ghi lý do (khác kết quả biểu quyết, hoặc thu hồi).",
    "no_comment_asked": "Kế hoạch không yêu cầu công khai lấy ý kiến trước khi ký.",
    "comment_first": "Danh sách phải được công khai lấy ý kiến {days} ngày làm việc trước khi ký.",
    "comment_still_open": "Ngày ký phải sau ngày cuối lấy ý kiến {day}.",
    "objection_open": "Còn ý kiến, khiếu nại chưa trả lời.",
    "objection_upheld": "Ý kiến về hồ sơ {case} đã được chấp nhận; đưa hồ sơ ra khỏi quyết định trước khi ký.",
    "objection_answered": "Ý kiến, khiếu nại này đã được trả lời.",
    "objector_missing": "Ghi người có ý kiến, khiếu nại.",
    "objection_text_missing": "Ghi nội dung ý kiến, khiếu nại.",
    "answer_text_missing": "Ghi nội dung trả lời.",
    "decision_number_missing_here": "Ghi số quyết định đã ký.",
    "decision_number_taken": "Số “{number}” đã dùng cho một quyết định khác trong năm.",
    "signer_missing": "Ghi họ và tên người ký.",
    "post_missing": "Ghi chức vụ của người ký.",
    "for_whom_missing": "Ghi ký thay, ký thừa lệnh hoặc ký thừa ủy quyền cho ai.",
    "authorisation_missing": "Ghi số văn bản ủy quyền; ký thừa ủy quyền phải có văn bản.",
    "basis_missing": "Chưa ghi căn cứ pháp lý của quyết định.",
    "subject_missing": "Chưa ghi trích yếu của quyết định.",
    "day_to_come": "Ngày {day} chưa tới.",
    "day_too_early": "Ngày {day} phải từ {earliest} trở đi.",
    "nothing_given_here": "Quyết định thu hồi không có tiền thưởng để trả hoặc xác nhận.",
    "receipt_confirmed_before": "Đã xác nhận nhận khen thưởng này.",
    "no_money_here": "Hồ sơ {case} không có tiền thưởng.",
    "paid_before": "Tiền thưởng của hồ sơ {case} đã trả.",
    "award_taken_back": "Khen thưởng của hồ sơ {case} đã bị thu hồi.",
    "voucher_missing": "Ghi số chứng từ.",
    "nothing_to_recover": "Hồ sơ {case} không có tiền phải thu hồi.",
    "recovered_before": "Tiền thưởng của hồ sơ {case} đã được thu hồi.",
    "signed_not_cancelled": "Hồ sơ đang nằm trong một quyết định đã ký chưa công bố nên không hủy được.",
}
DECISION_STATES: Mapping[str, str] = {
    "drafted": "dự thảo",
    "open_for_comment": "đang lấy ý kiến",
    "signed": "đã ký, chưa công bố",
    "published": "đã công bố",
    "dropped": "đã bỏ",
}
