"""The scene of An Biên 2020. The communes are real names of 2020; every person and habit is invented."""

from __future__ import annotations

from definitions import shipped_plans
from services.demo.scene import Bench, Place, Scene, Staff, at_local
from workflow.definition.councils import SeatKind

COMMUNES = (
    ("thu-ba", "thị trấn Thứ Ba", "Chăm chỉ: nộp sớm", ("Nguyễn Thị Mẫu", "Trần Văn Thử", "Lê Thị Ví Dụ")),
    ("dong-thai", "xã Đông Thái", "", ("Phạm Văn Mẫu", "Võ Thị Thử", "Đặng Văn Ví Dụ")),
    ("dong-yen", "xã Đông Yên", "", ("Huỳnh Thị Mẫu", "Bùi Văn Thử", "Ngô Thị Ví Dụ")),
    ("hung-yen", "xã Hưng Yên", "", ("Dương Văn Mẫu", "Lý Thị Thử", "Đỗ Văn Ví Dụ")),
    ("nam-thai", "xã Nam Thái", "", ("Hồ Thị Mẫu", "Phan Văn Thử", "Trương Thị Ví Dụ")),
    ("nam-thai-a", "xã Nam Thái A", "Hay muộn: nộp sau hạn", ("Danh Văn Mẫu", "Thị Thử", "Cao Văn Ví Dụ")),
    ("nam-yen", "xã Nam Yên", "", ("Mai Thị Mẫu", "Đinh Văn Thử", "Lâm Thị Ví Dụ")),
    ("tay-yen", "xã Tây Yên", "Vắng: không đăng ký", ("Châu Văn Mẫu", "Tô Thị Thử", "Quách Văn Ví Dụ")),
    ("tay-yen-a", "xã Tây Yên A", "", ("Hà Thị Mẫu", "Vũ Văn Thử", "Đoàn Thị Ví Dụ")),
)


def _commune(key: str, name: str, habit: str, staff: tuple[str, str, str]) -> Place:
    officer, head, colleague = staff
    return Place(
        key=key,
        name=f"Bộ phận Tiếp nhận và Trả kết quả {name}",
        kind="one_stop",
        habit=habit,
        staff=(
            Staff(login=key, name=officer, title="Công chức Văn phòng - Thống kê", unit_roles=("unit_officer",)),
            Staff(login=f"{key}.truong", name=head, title=f"Chủ tịch UBND {name}", unit_roles=("unit_head",)),
            Staff(login=f"{key}.2", name=colleague, title="Công chức Tư pháp - Hộ tịch"),
        ),
    )


DISTRICT = Place(
    key="mot-cua-huyen",
    name="Bộ phận Tiếp nhận và Trả kết quả huyện",
    kind="one_stop",
    staff=(
        Staff(login="mot-cua", name="Tạ Thị Mẫu", title="Chuyên viên", unit_roles=("unit_officer",)),
        Staff(login="mot-cua.truong", name="Kiều Văn Thử", title="Phụ trách bộ phận", unit_roles=("unit_head",)),
        Staff(login="mot-cua.2", name="Thái Thị Ví Dụ", title="Chuyên viên"),
    ),
)

OFFICES = (
    Place(
        key="noi-vu",
        name="Phòng Nội vụ huyện An Biên",
        kind="office",
        staff=(
            Staff(
                login="noi-vu",
                name="Lưu Văn Mẫu",
                title="Chuyên viên thi đua, khen thưởng",
                wide_roles=("standing_office",),
            ),
            Staff(login="noi-vu.truong", name="Cù Văn Nháp", title="Trưởng phòng Nội vụ"),
            Staff(
                login="kiem-tra", name="Nghiêm Thị Thử", title="Trưởng đoàn kiểm tra", wide_roles=("inspection_team",)
            ),
            Staff(
                login="tham-dinh",
                name="Khúc Văn Ví Dụ",
                title="Thư ký Hội đồng thẩm định",
                wide_roles=("appraisal_council",),
            ),
        ),
    ),
    Place(
        key="ubnd",
        name="Ủy ban nhân dân huyện An Biên",
        kind="office",
        staff=(
            Staff(login="chu-tich", name="Âu Văn Mẫu", title="Chủ tịch UBND huyện", wide_roles=("leader",)),
            Staff(login="pho-chu-tich", name="Từ Thị Nháp", title="Phó Chủ tịch UBND huyện"),
            Staff(login="van-phong", name="Giang Văn Nháp", title="Chánh Văn phòng HĐND và UBND huyện"),
            Staff(login="tai-chinh", name="Doãn Thị Nháp", title="Trưởng phòng Tài chính - Kế hoạch"),
            Staff(login="cong-doan", name="Triệu Văn Nháp", title="Chủ tịch Liên đoàn Lao động huyện"),
            Staff(login="kiem-toan", name="Ông Thị Thử", title="Người kiểm tra lịch sử", wide_roles=("auditor",)),
        ),
    ),
)

COUNCIL = Bench(
    council="award_council",
    decision_number="00/QĐ-UBND (minh họa)",
    seats=(
        ("chu-tich", SeatKind.CHAIR),
        ("pho-chu-tich", SeatKind.DEPUTY),
        ("noi-vu.truong", SeatKind.STANDING_MEMBER),
        ("noi-vu", SeatKind.SECRETARY),
        ("van-phong", SeatKind.MEMBER),
        ("tai-chinh", SeatKind.MEMBER),
        ("cong-doan", SeatKind.MEMBER),
    ),
)

AN_BIEN = Scene(
    plan="an-bien-2020",
    domain="an-bien.invalid",
    definition=next(path for path in shipped_plans() if path.stem == "an-bien-2020"),
    organisation="Ủy ban nhân dân huyện An Biên (minh họa)",
    places=(*(_commune(*commune) for commune in COMMUNES), DISTRICT, *OFFICES),
    launched_by="noi-vu",
    opens_at=at_local(2020, 3, 30, 9),
    benches=(COUNCIL,),
)
