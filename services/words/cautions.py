"""Cautions in words: what does not stop a move, but should be known before it."""

from __future__ import annotations

from collections.abc import Mapping

from services.words.catalogue import translation
from services.words.refusals import params_said
from workflow.cautions import Caution
from workflow.definition import Definition

CAUTIONS: Mapping[str, str] = {
    "deadline_near": "{deadline}: còn {days} ngày, đến hết ngày {last_day}.",
    "deadline_rolled": "{deadline}: ngày {day} ghi trong kế hoạch là ngày nghỉ, hạn tính đến hết ngày {last_day}.",
    "last_place": "{quota}: còn một chỗ cuối cùng trong {places} chỗ.",
    "base_provisional": "{quota}: tính theo “{milestone}” còn tạm tính, số chỗ có thể thay đổi.",
    "paper_unnumbered": "{document}: chưa ghi số văn bản.",
    "paper_undated": "{document} số {number}: chưa ghi ngày văn bản.",
    "paper_filed_twice": "{document}: cùng một tệp được đính kèm hơn một lần.",
    "council_not_composed": "{council}: chưa ghi quyết định thành lập còn hiệu lực hôm nay.",
    "quorum_thin": "{council}: {conflicted} trong {members} thành viên có xung đột lợi ích, còn {left}; cần ít nhất {wanted} người họp.",
    "own_reading": "Đang áp dụng cách hiểu do dự án chọn, không phải của cơ quan ban hành: {question}",
    "refused_before": "Thao tác này đã bị từ chối {times} lần với hồ sơ này.",
    "obligation_overdue": "Đơn vị đang quá hạn nghĩa vụ: {track} ({count}).",
    "other_case_open": "Cá nhân này còn hồ sơ khác đang xử lý: {track}.",
}


def caution_said(caution: Caution, definition: Definition, language: str) -> str:
    """*caution* in *language*, its ids replaced by the labels of *definition*."""
    template = translation(language).gettext(CAUTIONS[caution.code])
    return template.format_map(params_said(caution.params, definition, language))
