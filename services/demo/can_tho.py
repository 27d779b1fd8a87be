"""The scene of Cần Thơ 2019: the Office of the city's People's Committee. Its divisions are plausible; every person is invented."""

from __future__ import annotations

from definitions import shipped_plans
from services.demo.scene import Bench, Place, Scene, Staff, at_local
from workflow.definition.councils import SeatKind

DIVISIONS = (
    (
        "tong-hop",
        "Phòng Tổng hợp",
        "Chăm chỉ: nộp sớm, đủ sáng kiến",
        ("Nguyễn Thị Mẫu", "Trần Văn Thử", "Lê Thị Ví Dụ", "Phạm Văn Nháp"),
    ),
    ("kinh-te", "Phòng Kinh tế", "", ("Võ Văn Mẫu", "Đặng Thị Thử", "Huỳnh Văn Ví Dụ", "Bùi Thị Nháp")),
    (
        "khoa-giao",
        "Phòng Khoa giáo - Văn xã",
        "Hồ sơ hay thiếu, phải bổ sung",
        ("Ngô Thị Mẫu", "Dương Văn Thử", "Lý Thị Ví Dụ", "Đỗ Văn Nháp"),
    ),
    (
        "noi-chinh",
        "Phòng Nội chính",
        "Không có sáng kiến của phòng, có sáng kiến của cá nhân",
        ("Hồ Văn Mẫu", "Phan Thị Thử", "Trương Văn Ví Dụ", "Mai Thị Nháp"),
    ),
    (
        "xay-dung",
        "Phòng Xây dựng - Đô thị",
        "Hay muộn: gửi sau hạn",
        ("Đinh Thị Mẫu", "Lâm Văn Thử", "Châu Thị Ví Dụ", "Tô Văn Nháp"),
    ),
    (
        "kiem-soat",
        "Phòng Kiểm soát thủ tục hành chính",
        "",
        ("Quách Văn Mẫu", "Hà Thị Thử", "Vũ Văn Ví Dụ", "Đoàn Thị Nháp"),
    ),
    (
        "quan-tri",
        "Phòng Quản trị - Tài vụ",
        "Không đề nghị ai, có báo",
        ("Tạ Thị Mẫu", "Kiều Văn Thử", "Thái Thị Ví Dụ", "Lưu Văn Nháp"),
    ),
    (
        "tiep-dan",
        "Ban Tiếp công dân",
        "Vắng: không gửi gì",
        ("Nghiêm Văn Mẫu", "Khúc Thị Thử", "Âu Văn Ví Dụ", "Ông Thị Nháp"),
    ),
)


def _division(key: str, name: str, habit: str, staff: tuple[str, str, str, str]) -> Place:
    officer, head, *colleagues = staff
    return Place(
        key=key,
        name=name,
        kind="division",
        habit=habit,
        staff=(
            Staff(login=key, name=officer, title="Chuyên viên", unit_roles=("unit_officer",)),
            Staff(login=f"{key}.truong", name=head, title=f"Phụ trách {name}", unit_roles=("unit_head",)),
            *(Staff(login=f"{key}.{n}", name=one, title="Chuyên viên") for n, one in enumerate(colleagues, 2)),
        ),
    )


STANDING = Place(
    key="hanh-chinh",
    name="Phòng Hành chính - Tổ chức",
    kind="division",
    habit="Vừa là nơi tổng hợp, vừa là một phòng thi đua",
    staff=(
        Staff(
            login="hanh-chinh",
            name="Triệu Thị Mẫu",
            title="Chuyên viên thi đua, khen thưởng",
            wide_roles=("standing_office",),
        ),
        Staff(login="hanh-chinh.2", name="Cao Văn Thử", title="Chuyên viên", unit_roles=("unit_officer",)),
        Staff(
            login="hanh-chinh.truong",
            name="Danh Thị Ví Dụ",
            title="Phụ trách Phòng Hành chính - Tổ chức",
            unit_roles=("unit_head",),
        ),
    ),
)

LEADERSHIP = Place(
    key="lanh-dao",
    name="Lãnh đạo Văn phòng và các Hội đồng",
    kind="leadership",
    staff=(
        Staff(login="chanh-vp", name="Giang Văn Mẫu", title="Chánh Văn phòng", wide_roles=("leader",)),
        Staff(
            login="sang-kien",
            name="Từ Thị Thử",
            title="Thư ký Hội đồng Sáng kiến",
            wide_roles=("initiative_council",),
        ),
        Staff(
            login="hoi-dong",
            name="Doãn Văn Ví Dụ",
            title="Thư ký Hội đồng Thi đua, Khen thưởng",
            wide_roles=("award_council",),
        ),
        Staff(login="pho-chanh-vp", name="Cù Thị Mẫu", title="Phó Chánh Văn phòng"),
        Staff(login="pho-chanh-vp.2", name="Tống Văn Thử", title="Phó Chánh Văn phòng"),
        Staff(login="cong-doan", name="Viên Thị Ví Dụ", title="Chủ tịch Công đoàn"),
        Staff(login="doan-tn", name="Đào Văn Nháp", title="Bí thư Đoàn Thanh niên"),
        Staff(login="giam-sat", name="La Thị Nháp", title="Người kiểm tra lịch sử", wide_roles=("auditor",)),
    ),
)

AWARD_COUNCIL = Bench(
    council="award_council",
    decision_number="00/QĐ-VPUB (minh họa)",
    seats=(
        ("chanh-vp", SeatKind.CHAIR),
        ("pho-chanh-vp", SeatKind.STANDING_DEPUTY),
        ("pho-chanh-vp.2", SeatKind.DEPUTY),
        ("hanh-chinh.truong", SeatKind.STANDING_MEMBER),
        ("hoi-dong", SeatKind.SECRETARY),
        ("kinh-te.truong", SeatKind.MEMBER),
        ("kiem-soat.truong", SeatKind.MEMBER),
        ("cong-doan", SeatKind.MEMBER),
        ("doan-tn", SeatKind.MEMBER),
    ),
)
INITIATIVE_COUNCIL = Bench(
    council="initiative_council",
    decision_number="00/QĐ-VPUB (minh họa)",
    seats=(
        ("pho-chanh-vp", SeatKind.CHAIR),
        ("hanh-chinh.truong", SeatKind.STANDING_MEMBER),
        ("sang-kien", SeatKind.SECRETARY),
        ("tong-hop.truong", SeatKind.MEMBER),
        ("pho-chanh-vp.2", SeatKind.MEMBER),
    ),
)

CAN_THO = Scene(
    plan="can-tho-2019",
    definition=next(path for path in shipped_plans() if path.stem == "can-tho-2019"),
    organisation="Văn phòng UBND thành phố Cần Thơ (minh họa)",
    places=(*(_division(*division) for division in DIVISIONS), STANDING, LEADERSHIP),
    launched_by="hanh-chinh",
    opens_at=at_local(2019, 7, 8, 9),
    domain="can-tho.invalid",
    benches=(AWARD_COUNCIL, INITIATIVE_COUNCIL),
)
