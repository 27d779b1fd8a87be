"""The scene of Phú Riềng 2020: a contest. The communes are real names of 2020; every person and habit is invented."""

from __future__ import annotations

from definitions import shipped_plans
from services.demo.scene import Place, Scene, Staff, at_local

DISTRICT = "huyện Phú Riềng"
COMMUNES = (
    ("bu-nho", "xã Bù Nho", "Chăm chỉ: nhiều bài dự thi", ("Điểu Văn Mẫu", "Thị Thử", "Lâm Văn Ví Dụ")),
    ("long-ha", "xã Long Hà", "", ("Nông Thị Mẫu", "Hoàng Văn Thử", "Triệu Thị Ví Dụ")),
    ("long-hung", "xã Long Hưng", "", ("Vi Văn Mẫu", "Lương Thị Thử", "Đàm Văn Ví Dụ")),
    ("binh-son", "xã Bình Sơn", "Hay muộn: gửi bài vào ngày cuối", ("Hứa Thị Mẫu", "Bế Văn Thử", "Mã Thị Ví Dụ")),
    ("phuoc-tan", "xã Phước Tân", "Vắng: không có bài dự thi", ("La Văn Mẫu", "Chu Thị Thử", "Phùng Văn Ví Dụ")),
)
DIVISIONS = (
    ("tai-chinh", "Phòng Tài chính - Kế hoạch", "", ("Đào Thị Mẫu", "Đinh Văn Thử", "Quản Thị Ví Dụ")),
    ("van-hoa", "Phòng Văn hóa và Thông tin", "", ("Giang Văn Mẫu", "Kim Thị Thử", "Thạch Văn Ví Dụ")),
    ("giao-duc", "Phòng Giáo dục và Đào tạo", "", ("Tăng Thị Mẫu", "Viên Văn Thử", "Ninh Thị Ví Dụ")),
)
OTHERS = (
    ("huyen-uy", "Văn phòng Huyện ủy", "party", ("Doãn Văn Mẫu", "Khổng Thị Thử", "Nghiêm Văn Ví Dụ")),
    ("huyen-doan", f"Huyện Đoàn, {DISTRICT}", "mass_organisation", ("Cù Thị Mẫu", "Từ Văn Thử", "Ứng Thị Ví Dụ")),
    ("bao-hiem", "Bảo hiểm xã hội huyện", "vertical_agency", ("Mạc Văn Mẫu", "Lã Thị Thử", "Tiêu Văn Ví Dụ")),
    ("quan-su", "Ban Chỉ huy Quân sự huyện", "armed_forces", ("Sầm Văn Mẫu", "Ma Văn Thử", "Lục Văn Ví Dụ")),
)


def _unit(key: str, name: str, kind: str, habit: str, staff: tuple[str, str, str], head: str = "Trưởng phòng") -> Place:
    officer, chief, colleague = staff
    return Place(
        key=key,
        name=name,
        kind=kind,
        habit=habit,
        staff=(
            Staff(login=key, name=officer, title="Cán bộ đầu mối cải cách hành chính", unit_roles=("unit_officer",)),
            Staff(login=f"{key}.truong", name=chief, title=head, unit_roles=("unit_head",)),
            Staff(login=f"{key}.2", name=colleague, title="Công chức"),
        ),
    )


def _commune(key: str, name: str, habit: str, staff: tuple[str, str, str]) -> Place:
    return _unit(key, f"Ủy ban nhân dân {name}", "commune", habit, staff, "Chủ tịch UBND xã")


RESIDENTS = Place(
    key="nguoi-dan",
    name=f"Người dân, doanh nghiệp trên địa bàn {DISTRICT}",
    kind="residents",
    habit="Bài do Tổ Giúp việc nhận",
    staff=(
        Staff(
            login="giup-viec",
            name="Lều Thị Mẫu",
            title="Tổ Giúp việc, nhận bài của người dân",
            unit_roles=("unit_officer",),
        ),
    ),
)

# Phòng thường trực cũng là phòng chuyên môn, nên cũng phải có bài dự thi; người tổ chức thì không được dự thi.
STANDING_OFFICE = Place(
    key="noi-vu",
    name="Phòng Nội vụ - Lao động, Thương binh và Xã hội",
    kind="division",
    staff=(
        Staff(
            login="noi-vu",
            name="Tống Văn Mẫu",
            title="Chuyên viên cải cách hành chính",
            wide_roles=("standing_office",),
        ),
        Staff(
            login="noi-vu.truong",
            name="Phó Thị Thử",
            title="Trưởng phòng, Thư ký Ban Tổ chức",
            unit_roles=("unit_head",),
            wide_roles=("organising_committee",),
        ),
        Staff(login="noi-vu.2", name="Bạch Văn Ví Dụ", title="Chuyên viên lao động", unit_roles=("unit_officer",)),
    ),
)

JUSTICE = Place(
    key="tu-phap",
    name="Phòng Tư pháp",
    kind="division",
    staff=(
        Staff(login="tu-phap", name="Hà Thị Mẫu", title="Chuyên viên", unit_roles=("unit_officer",)),
        Staff(
            login="tu-phap.truong",
            name="Thân Văn Thử",
            title="Trưởng phòng, thành viên Ban Giám khảo",
            unit_roles=("unit_head",),
            council_roles=("judge",),
        ),
    ),
)

PEOPLES_COMMITTEE = Place(
    key="ubnd",
    name=f"Ủy ban nhân dân {DISTRICT}",
    kind="office",
    staff=(
        Staff(login="chu-tich", name="Ngụy Văn Mẫu", title="Chủ tịch UBND huyện", wide_roles=("leader",)),
        Staff(login="giam-khao", name="Trịnh Thị Ví Dụ", title="Trưởng Ban Giám khảo", council_roles=("judge",)),
        Staff(login="giam-khao.2", name="Cao Văn Mẫu", title="Thành viên Ban Giám khảo", council_roles=("judge",)),
        Staff(login="kiem-toan", name="Âu Thị Thử", title="Người kiểm tra lịch sử", wide_roles=("auditor",)),
    ),
)

PHU_RIENG = Scene(
    plan="phu-rieng-2020",
    domain="phu-rieng.invalid",
    definition=next(path for path in shipped_plans() if path.stem == "phu-rieng-2020"),
    organisation=f"Ủy ban nhân dân {DISTRICT} (minh họa)",
    places=(
        *(_commune(*commune) for commune in COMMUNES),
        *(_unit(key, name, "division", habit, staff) for key, name, habit, staff in DIVISIONS),
        JUSTICE,
        *(_unit(key, name, kind, "", staff, "Thủ trưởng") for key, name, kind, staff in OTHERS),
        RESIDENTS,
        STANDING_OFFICE,
        PEOPLES_COMMITTEE,
    ),
    launched_by="noi-vu",
    opens_at=at_local(2020, 8, 10, 9),
)
