"""The sentences of what is refused about a case that was returned in parts."""

from __future__ import annotations

from collections.abc import Mapping

OF_COMPLETING: Mapping[str, str] = {
    "flags_not_asked": "Thao tác này không trả lại hồ sơ nên không đánh dấu phần phải bổ sung.",
    "part_unknown": "Không đánh dấu được “{given}”: hồ sơ này không có phần đó.",
    "flagged_case_not_carried": "Hồ sơ {case} không thuộc đợt trình đang trả lại.",
    "paper_not_flagged": "Hồ sơ được trả lại để bổ sung phần khác; {document} không nằm trong phần phải bổ sung.",
    "field_not_flagged": "Hồ sơ được trả lại để bổ sung phần khác; {field} không nằm trong phần phải bổ sung.",
    "waits_for_who_asked": "Hồ sơ đã bổ sung, chờ nơi trả lại xem lại trước: {roles}.",
    "nothing_to_look_at_again": "Hồ sơ này không có phần bổ sung nào chờ xem lại.",
}
