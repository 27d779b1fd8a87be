"""Bản đăng ký thi đua: of one unit with its people, or the list of all units for the standing office."""

from __future__ import annotations

from dataclasses import dataclass

from services.papers.fields.described import told
from services.papers.fields.parts import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """One line: a unit, or one of its people."""

    number: int = told("số thứ tự", "number")
    subject: str = told("tập thể, cá nhân", "unit or person")
    about: str = told("nội dung đăng ký", "what is registered for")
    day: str = told("ngày đăng ký", "day of registration", empty="")
    paper: str = told("số văn bản đăng ký", "number of the registration", empty="")
    state: str = told("tình trạng", "state")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationListFields:
    """The registration of one unit, or (`of_all`) of every unit that takes part."""

    head: Head = told("phần đầu văn bản", "the head of the paper")
    addressee: str = told("nơi nhận đăng ký", "who receives it")
    campaign: str = told("tên đợt thi đua", "name of the campaign")
    plan: str = told("kế hoạch làm căn cứ", "the plan it follows")
    last_day: str = told("hạn đăng ký", "last day of registration")
    lines: tuple[Registered, ...] = told("danh sách đăng ký", "the list")
    registered: int = told("số đơn vị đã đăng ký", "units that have registered")
    units: int = told("số đơn vị phải đăng ký", "units that have to register")
    signer: str = told("người ký", "who signs", empty="")
    signer_post: str = told("chức vụ người ký", "post of the signer")
    of_all: bool = told("là danh sách mọi đơn vị", "whether it lists all units")
