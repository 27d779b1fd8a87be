"""The sentences of what is refused about cases that are carried along, and the results entered for them."""

from __future__ import annotations

from collections.abc import Mapping

OF_CARRYING: Mapping[str, str] = {
    "only_along_with": "Không chuyển riêng hồ sơ này: hồ sơ đi cùng {track}.",
    "carried_case_refused": "Hồ sơ đi kèm chưa đủ điều kiện: {track} – {subject}.",
    "too_few_carried": "Phải có ít nhất {wanted} hồ sơ đủ điều kiện đi cùng; hiện có {found}.",
    "results_not_asked": "Thao tác này không ghi kết quả cho từng hồ sơ.",
    "result_unknown": "Không có kết quả “{given}”; chọn một trong: {trigger}.",
    "result_entered_twice": "Mỗi hồ sơ chỉ ghi một kết quả.",
    "result_missing": "Chưa ghi kết quả của hồ sơ: {track} – {subject}.",
    "result_of_other_case": "Hồ sơ {case} không thuộc đợt trình này nên không ghi kết quả.",
}
