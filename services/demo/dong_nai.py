"""The scene of the Đồng Nai industrial zones board 2020. Its units are such as a board has; people and habits are invented."""

from __future__ import annotations

from definitions import shipped_plans
from services.demo.scene import Bench, Place, Scene, Staff, at_local
from workflow.definition.councils import SeatKind

UNITS = (
    ("thanh-tra", "Thanh tra Ban Quản lý", "advising", "Vắng: không đăng ký"),
    ("ke-hoach", "Phòng Kế hoạch tổng hợp", "advising", "Hay muộn: hiểu “trước ngày” là cả ngày 28/2"),
    ("dau-tu", "Phòng Quản lý đầu tư", "procedures", "Chăm chỉ: làm sớm"),
    ("doanh-nghiep", "Phòng Quản lý doanh nghiệp", "procedures", ""),
    ("lao-dong", "Phòng Quản lý lao động", "procedures", "Sát hạn: đúng ngày cuối"),
    ("moi-truong", "Phòng Quản lý môi trường", "procedures", ""),
    ("xay-dung", "Phòng Quản lý quy hoạch và xây dựng", "procedures", ""),
    ("mot-cua", "Bộ phận Tiếp nhận và Trả kết quả", "procedures", ""),
    ("trung-tam", "Trung tâm Tư vấn và Hỗ trợ doanh nghiệp", "procedures", "Có nhân viên hợp đồng"),
)
NAMES = {
    "thanh-tra": ("Nguyễn Văn Mẫu", "Trần Thị Thử", "Lê Văn Ví Dụ", "Phạm Thị Nháp"),
    "ke-hoach": ("Hoàng Thị Mẫu", "Phan Văn Thử", "Vũ Thị Ví Dụ", "Đặng Văn Nháp"),
    "dau-tu": ("Bùi Thị Mẫu", "Đỗ Văn Thử", "Hồ Thị Ví Dụ", "Ngô Văn Nháp"),
    "doanh-nghiep": ("Dương Văn Mẫu", "Lý Thị Thử", "Huỳnh Văn Ví Dụ", "Võ Thị Nháp"),
    "lao-dong": ("Trương Thị Mẫu", "Đinh Văn Thử", "Lâm Thị Ví Dụ", "Mai Văn Nháp"),
    "moi-truong": ("Tô Văn Mẫu", "Hà Thị Thử", "Đoàn Văn Ví Dụ", "Tạ Thị Nháp"),
    "xay-dung": ("Châu Thị Mẫu", "Quách Văn Thử", "Kiều Thị Ví Dụ", "Thái Văn Nháp"),
    "mot-cua": ("Lưu Văn Mẫu", "Nghiêm Thị Thử", "Khúc Văn Ví Dụ", "Âu Thị Nháp"),
    "trung-tam": ("Cao Thị Mẫu", "Ông Văn Thử", "Giang Thị Ví Dụ", "Tống Văn Nháp"),
}


def _unit(key: str, name: str, kind: str, habit: str) -> Place:
    officer, head, colleague, other = NAMES[key]
    by_contract = key == "trung-tam"
    return Place(
        key=key,
        name=name,
        kind=kind,
        habit=habit,
        staff=(
            Staff(login=key, name=officer, title="Đầu mối cải cách hành chính", unit_roles=("unit_officer",)),
            Staff(login=f"{key}.truong", name=head, title="Trưởng bộ phận, đơn vị", unit_roles=("unit_head",)),
            Staff(login=f"{key}.2", name=colleague, title="Viên chức" if by_contract else "Chuyên viên"),
            Staff(login=f"{key}.3", name=other, title="Nhân viên hợp đồng" if by_contract else "Chuyên viên"),
        ),
    )


OFFICE = Place(
    key="van-phong",
    name="Văn phòng Ban Quản lý",
    kind="office",
    habit="Vừa nhận đăng ký, thẩm định, vừa dự thi đua",
    staff=(
        Staff(
            login="van-phong",
            name="Nguyễn Thị Mẫu",
            title="Chuyên viên thi đua, khen thưởng",
            wide_roles=("standing_office",),
        ),
        Staff(login="vp-dau-moi", name="Trần Văn Thử", title="Chuyên viên", unit_roles=("unit_officer",)),
        Staff(login="vp-truong", name="Lê Thị Ví Dụ", title="Chánh Văn phòng", unit_roles=("unit_head",)),
        Staff(login="vp-2", name="Phạm Văn Nháp", title="Chuyên viên"),
    ),
)

LEADERSHIP = Place(
    key="lanh-dao",
    name="Lãnh đạo Ban Quản lý",
    kind="leadership",
    staff=(
        Staff(login="truong-ban", name="Đào Văn Mẫu", title="Trưởng ban", wide_roles=("leader",)),
        Staff(
            login="hoi-dong", name="Trịnh Thị Thử", title="Thư ký Hội đồng thi đua khen thưởng", wide_roles=("council",)
        ),
        Staff(login="pho-ban", name="Từ Văn Mẫu", title="Phó Trưởng ban"),
        Staff(login="pho-ban.2", name="Doãn Thị Thử", title="Phó Trưởng ban"),
        Staff(login="cong-doan", name="Cù Văn Ví Dụ", title="Chủ tịch Công đoàn"),
        Staff(login="doan-tn", name="Triệu Thị Nháp", title="Bí thư Đoàn thanh niên"),
        Staff(login="dang-uy", name="Danh Văn Mẫu", title="Thường trực Đảng ủy"),
        Staff(login="kiem-tra", name="La Văn Ví Dụ", title="Người kiểm tra lịch sử", wide_roles=("auditor",)),
    ),
)

COUNCIL = Bench(
    council="award_council",
    decision_number="00/QĐ-KCNĐN (minh họa)",
    seats=(
        ("truong-ban", SeatKind.CHAIR),
        ("pho-ban", SeatKind.STANDING_DEPUTY),
        ("pho-ban.2", SeatKind.DEPUTY),
        ("vp-truong", SeatKind.STANDING_MEMBER),
        ("hoi-dong", SeatKind.SECRETARY),
        ("thanh-tra.truong", SeatKind.MEMBER),
        ("cong-doan", SeatKind.MEMBER),
        ("doan-tn", SeatKind.MEMBER),
        ("dang-uy", SeatKind.MEMBER),
    ),
)

DONG_NAI = Scene(
    plan="dong-nai-2020",
    definition=next(path for path in shipped_plans() if path.stem == "dong-nai-2020"),
    organisation="Ban Quản lý các khu công nghiệp Đồng Nai (minh họa)",
    places=(*(_unit(*unit) for unit in UNITS), OFFICE, LEADERSHIP),
    launched_by="van-phong",
    opens_at=at_local(2020, 2, 3, 9),
    benches=(COUNCIL,),
)
