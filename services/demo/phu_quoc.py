"""The scene of Phú Quốc 2021-2025. The divisions are plausible ones of such a board; every person and habit is invented."""

from __future__ import annotations

from definitions import shipped_plans
from services.demo.scene import Place, Scene, Staff, at_local

DIVISIONS = (
    ("ke-hoach", "Phòng Kế hoạch - Tổng hợp", "Chăm chỉ: nộp sớm", ("Nguyễn Văn Mẫu", "Trần Thị Thử", "Lê Văn Ví Dụ")),
    ("dau-tu", "Phòng Quản lý Đầu tư", "", ("Phạm Thị Mẫu", "Võ Văn Thử", "Đặng Thị Ví Dụ")),
    (
        "quy-hoach",
        "Phòng Quản lý Quy hoạch và Xây dựng",
        "Hay muộn: nộp sát hạn hoặc sau hạn",
        ("Huỳnh Văn Mẫu", "Bùi Thị Thử", "Ngô Văn Ví Dụ"),
    ),
    ("moi-truong", "Phòng Quản lý Tài nguyên và Môi trường", "", ("Dương Thị Mẫu", "Lý Văn Thử", "Đỗ Thị Ví Dụ")),
    (
        "doanh-nghiep",
        "Phòng Quản lý Doanh nghiệp và Lao động",
        "Vắng năm 2024: không đăng ký",
        ("Hồ Văn Mẫu", "Phan Thị Thử", "Trương Văn Ví Dụ"),
    ),
)


def _division(key: str, name: str, habit: str, staff: tuple[str, str, str]) -> Place:
    officer, head, colleague = staff
    return Place(
        key=key,
        name=name,
        kind="division",
        habit=habit,
        staff=(
            Staff(login=key, name=officer, title="Chuyên viên đầu mối", unit_roles=("unit_officer",)),
            Staff(login=f"{key}.truong", name=head, title="Trưởng phòng", unit_roles=("unit_head",)),
            Staff(login=f"{key}.2", name=colleague, title="Chuyên viên cải cách hành chính"),
        ),
    )


OFFICE = Place(
    key="van-phong",
    name="Văn phòng Ban Quản lý",
    kind="office",
    staff=(
        Staff(login="van-phong", name="Mai Văn Mẫu", title="Chánh Văn phòng", wide_roles=("standing_office",)),
        Staff(login="van-phong.2", name="Đinh Thị Thử", title="Chuyên viên đầu mối", unit_roles=("unit_officer",)),
        Staff(login="lich-su", name="Lâm Văn Ví Dụ", title="Người kiểm tra lịch sử", wide_roles=("auditor",)),
    ),
)

LEADERS = Place(
    key="lanh-dao",
    name="Lãnh đạo Ban Quản lý",
    kind="leaders",
    staff=(Staff(login="lanh-dao", name="Châu Thị Mẫu", title="Phó Trưởng ban", wide_roles=("leader",)),),
)

PHU_QUOC = Scene(
    plan="phu-quoc-2021-2025",
    domain="phu-quoc.invalid",
    definition=next(path for path in shipped_plans() if path.stem == "phu-quoc-2021-2025"),
    organisation="Ban Quản lý Khu kinh tế Phú Quốc (minh họa)",
    places=(*(_division(*division) for division in DIVISIONS), OFFICE, LEADERS),
    launched_by="van-phong",
    opens_at=at_local(2022, 3, 25, 9),
)
