"""What of cases is withheld from somebody kept out of their motions: figures in listings, and in why a move is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from services import recusals
from services.access import Actor
from services.store import cases as rows
from services.store.cases import Listed
from services.store.work import Work
from workflow.case import Case
from workflow.councils.withheld import Withheld
from workflow.definition import Definition
from workflow.engine import Offer, offers
from workflow.errors import Refused
from workflow.facts import Facts
from workflow.ids import CaseId, FieldId
from workflow.refusals import Refusal

WITHHELD = Refusal("votes_withheld")


def outward(offered: Sequence[Offer], without: Sequence[Offer]) -> tuple[Offer, ...]:
    """*offered* with every refusal that the case *without* what is withheld does not meet too put in one word."""
    if list(offered) == list(without):
        return tuple(offered)
    said = [frozenset(one.refusals) if one else frozenset() for one in (_same(offer, without) for offer in offered)]
    return tuple(
        replace(offer, refusals=tuple(dict.fromkeys(one if one in known else WITHHELD for one in offer.refusals)))
        for offer, known in zip(offered, said, strict=True)
    )


def offered(definition: Definition, case: Case, known: Facts, withheld: Withheld) -> tuple[Offer, ...]:
    """What can be done with *case*, and why not, told without what is *withheld*."""
    found = offers(definition, case, known)
    return outward(found, offers(definition, withheld.from_case(case), known)) if withheld else found


def as_told(refused: Refused, without: Refused | None) -> Refused:
    """*refused* with every refusal that was not met *without* what is withheld too put in one word."""
    known = without.refusals if without else ()
    refusals = (one if one in known else WITHHELD for one in refused.refusals)
    return Refused(refused.trigger, tuple(dict.fromkeys(refusals)))


def _same(offer: Offer, among: Sequence[Offer]) -> Offer | None:
    return next((one for one in among if one.transition == offer.transition), None)


def without_figures(work: Work, who: Actor, rulers: Mapping[str, Definition], listed: Sequence[Listed]) -> list[Listed]:
    """*listed*, each without the votes that are not for *who* to see; *rulers* are the plans of their campaigns."""
    withheld: dict[CaseId, frozenset[FieldId]] = {}
    for campaign, definition in rulers.items():
        if not definition.councils:
            continue
        decided = {track for rule in definition.councils.values() for track in rule.tracks}
        asked = [one.id for one in listed if one.campaign == campaign and one.track in decided]
        about: list[Case] = list(rows.load(work, asked).values()) if asked else []
        found = recusals.figures_sealed_from(work, who, definition, about)
        withheld |= {case: one.fields for case, one in found.items()}
    if not withheld:
        return list(listed)
    return [
        replace(one, fields={name: v for name, v in one.fields.items() if name not in withheld.get(CaseId(one.id), ())})
        for one in listed
    ]
