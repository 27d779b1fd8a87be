"""Demonstration scenes: invented units and people, marked as such, and a campaign that has just been launched."""

from __future__ import annotations

from services.demo.an_bien import AN_BIEN
from services.demo.can_tho import CAN_THO
from services.demo.dong_nai import DONG_NAI
from services.demo.phu_quoc import PHU_QUOC
from services.demo.phu_rieng import PHU_RIENG
from services.demo.scene import Scene, lay_out
from services.demo.stages import Demo, Stage, stage

SCENES: dict[str, Scene] = {scene.plan: scene for scene in (AN_BIEN, DONG_NAI, PHU_QUOC, PHU_RIENG, CAN_THO)}

__all__ = [
    "AN_BIEN",
    "CAN_THO",
    "DONG_NAI",
    "PHU_QUOC",
    "PHU_RIENG",
    "SCENES",
    "Demo",
    "Scene",
    "Stage",
    "lay_out",
    "stage",
]
