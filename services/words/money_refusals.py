"""Why no sum can be reckoned: named, so that nobody guesses one."""

from __future__ import annotations

from collections.abc import Mapping

OF_MONEY: Mapping[str, str] = {
    "form_not_in_law": "Dữ liệu luật về tiền thưởng không có hình thức “{form}”.",
    "no_rules_of_money": "Chưa có quy định tiền thưởng cho quyết định ký ngày {day}.",
    "no_base_salary": "Chưa có mức lương cơ sở cho ngày {day}.",
    "coefficient_not_found": "{rules}: không tìm thấy hệ số cho {form} với đối tượng này.",
    "coefficient_unknown": "{rules} có quy định hệ số cho {form} nhưng chưa biết con số; cần đọc điều luật và bổ sung vào dữ liệu luật.",
    "award_without_form": "{award}: kế hoạch không ghi số tiền, cũng không ghi hình thức khen thưởng theo luật.",
}
