"""What three year-ends come to, worked out by hand from the plans' texts and their answered questions.

Quorum is two thirds of all members, a majority more than half of those present who may vote: of 8 it takes 5, of 7 and
of 6 it takes 4, of 5 it takes 3. Nobody votes on a case of their own unit.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.sittings import Against

CARRIED, LOST = "carried", "lost"


@dataclass(frozen=True, slots=True)
class Row:
    """One case before the council, by its unit or person: what was counted, what that comes to, how it ends."""

    who: str
    track: str
    in_favour: int
    against: int
    abstained: int
    base: int
    needed: int
    vote: str
    end: str

    @property
    def votes(self) -> Against:
        return Against(self.against, self.abstained)

    @property
    def reckoned(self) -> tuple[int, int, int, bool]:
        return self.in_favour, self.base, self.needed, self.vote == CARRIED


# 001: 20% of 10 participants are 2 places, from high to low: 96 and 93 are in, the two with 90 are rank 3 and stay out.
# Of 7 members 6 are present (5 suffice); one of them declares a conflict in the case of thu-ba.2.
AN_BIEN = (
    Row("thu-ba", "collective", 6, 0, 0, 6, 4, CARRIED, "awarded"),
    Row("thu-ba.2", "individual", 4, 0, 1, 5, 3, CARRIED, "awarded"),
    Row("nam-thai", "collective", 2, 4, 0, 6, 4, LOST, "not_selected"),
)
# 000: 4 places for 7 individuals. Preferred are dau-tu.2, trung-tam.2, doanh-nghiep.2; the last of them loses, so two of
# the others find a place. 3 places for 4 collectives; preferred are dau-tu and mot-cua. Of 9 members 7 are present (6
# suffice); the head of the Office may not vote on vp-2.
DONG_NAI = (
    Row("dau-tu.2", "individual", 7, 0, 0, 7, 4, CARRIED, "awarded"),
    Row("trung-tam.2", "individual", 6, 0, 1, 7, 4, CARRIED, "awarded"),
    Row("doanh-nghiep.2", "individual", 3, 4, 0, 7, 4, LOST, "not_selected"),
    Row("lao-dong.2", "individual", 6, 1, 0, 7, 4, CARRIED, "awarded"),
    Row("mot-cua.2", "individual", 5, 2, 0, 7, 4, CARRIED, "awarded"),
    Row("vp-2", "individual", 2, 4, 0, 6, 4, LOST, "not_selected"),
    Row("ke-hoach.2", "individual", 3, 4, 0, 7, 4, LOST, "not_selected"),
    Row("dau-tu", "collective", 7, 0, 0, 7, 4, CARRIED, "awarded"),
    Row("mot-cua", "collective", 5, 1, 1, 7, 4, CARRIED, "awarded"),
    Row("doanh-nghiep", "collective", 6, 1, 0, 7, 4, CARRIED, "awarded"),
    Row("lao-dong", "collective", 3, 4, 0, 7, 4, LOST, "not_selected"),
)
# 004: 3 collectives and 2 people of each division; all eight carry, so the fourth collective and the third person of
# Tổng hợp go without. Of 9 members 8 are present (6 suffice); the head of Kinh tế may not vote on that division.
CAN_THO = (
    Row("tong-hop", "collective", 7, 1, 0, 8, 5, CARRIED, "awarded"),
    Row("kinh-te", "collective", 7, 0, 0, 7, 4, CARRIED, "awarded"),
    Row("khoa-giao", "collective", 8, 0, 0, 8, 5, CARRIED, "awarded"),
    Row("noi-chinh", "collective", 7, 1, 0, 8, 5, CARRIED, "not_selected"),
    Row("tong-hop.2", "individual", 8, 0, 0, 8, 5, CARRIED, "awarded"),
    Row("tong-hop.3", "individual", 8, 0, 0, 8, 5, CARRIED, "awarded"),
    Row("tong-hop", "individual", 7, 1, 0, 8, 5, CARRIED, "not_selected"),
    Row("xay-dung.2", "individual", 8, 0, 0, 8, 5, CARRIED, "awarded"),
)
YEAR_ENDS = {"an-bien-2020": AN_BIEN, "dong-nai-2020": DONG_NAI, "can-tho-2019": CAN_THO}
