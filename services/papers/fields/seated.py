"""Who sits on a council, and the case of each motion, as the papers of a sitting name them."""

from __future__ import annotations

from dataclasses import dataclass

from services.papers.fields.described import told


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of the council at a sitting."""

    name: str = told("họ và tên", "full name")
    post: str = told("chức vụ trong cơ quan", "post in the office", empty="")
    seat: str = told("chức danh trong hội đồng", "seat on the council")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A case before the council, by its number on the agenda."""

    number: int = told("số thứ tự trong chương trình", "number on the agenda")
    subject: str = told("tập thể, cá nhân hoặc bài được xét", "unit, person or work")
    unit: str = told("đơn vị", "unit")
    about: str = told("nội dung đề nghị", "what is proposed")
