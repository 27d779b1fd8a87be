"""A plan as its pages show it: the list of versions, and one version with everything its text asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from definitions.citing import Part, parts_of
from definitions.composing import LAW_FILE, SKELETON_FOLDER
from services.plans import Version
from services.web.contexts.frame import Badge
from services.web.contexts.money import CostTable
from services.web.contexts.plans import Link, Open, PlanCard, PlanPage, Prose, Reading, Worded
from services.web.showing.benches import council_sentences
from services.web.showing.clauses import fact_rows
from services.web.showing.due import due_row
from services.web.showing.entitled import role_cards
from services.web.showing.limits import quota_sentences
from services.web.showing.owing import award_sentences, obligation_sentences
from services.words import translation
from workflow.definition import Definition, Label, Question

Parts = Mapping[tuple[str, ...], Part]

SHIPPED = Badge(label="Bản đi kèm chương trình", tone="calm")
IN_USE = Badge(label="Đang dùng", tone="good")
OLDER = Badge(label="Bản riêng của đợt", tone="active")
PLAN_TEXT, SKELETON_TEXT = "Định nghĩa (YAML)", "Khung dùng chung {name} (YAML)"
LAW_TEXT = "Luật biểu quyết kèm theo (YAML)"
PICTURE, MERMAID = "Sơ đồ (SVG)", "Sơ đồ (Mermaid)"
CAMPAIGN = "Đợt thi đua năm {year}"


def plan_card(version: Version, language: str) -> PlanCard:
    definition = version.definition
    return PlanCard(
        href=f"/plans/{version.id}",
        label=definition.label.said(language),
        number=definition.source.number,
        issuer=definition.source.issuer,
        year=definition.year,
        badges=tuple(_badges(version, language)),
        campaigns=_campaigns(version, language),
    )


def plan_page(version: Version, cost: CostTable | None, language: str) -> PlanPage:
    """The context of `plan.html`, with what its awards may *cost*."""
    definition, here = version.definition, f"/plans/{version.id}"
    parts = tuple(parts_of(version.root))
    by_path: Parts = {part.path: part for part in parts}
    return PlanPage(
        label=definition.label.said(language),
        number=definition.source.number,
        issued_on=definition.source.issued_on,
        issuer=definition.source.issuer,
        signer=definition.source.signer,
        year=definition.year,
        basis=definition.source.basis,
        badges=tuple(_badges(version, language)),
        campaigns=_campaigns(version, language),
        sha256=definition.sha256,
        picture=f"{here}/diagram.svg?language={language}",
        downloads=tuple(_downloads(version, here, language)),
        deadlines=tuple(
            due_row(definition, one, by_path.get(("deadlines", one.id)), language)
            for one in definition.deadlines.values()
        ),
        questions=tuple(_open(question, language) for question in definition.questions.values()),
        quotas=_quotas(definition, by_path, language),
        obligations=_obligations(definition, by_path, language),
        awards=_awards(definition, by_path, language),
        cost=cost,
        councils=_councils(definition, by_path, language),
        roles=role_cards(definition, language),
        facts=fact_rows(version, parts, language),
        prose=tuple(Prose(id=one.fact, text=one.text.said(language)) for one in definition.told),
        problems=tuple(str(problem) for problem in version.problems),
    )


def _badges(version: Version, language: str) -> Iterator[Badge]:
    said = translation(language).gettext
    yield from (
        Badge(label=said(badge.label), tone=badge.tone)
        for holds, badge in ((version.shipped, SHIPPED), (not version.shipped, OLDER), (version.campaigns, IN_USE))
        if holds
    )


def _campaigns(version: Version, language: str) -> tuple[Link, ...]:
    shape = translation(language).gettext(CAMPAIGN)
    return tuple(Link(href=f"/campaigns/{one.id}", label=shape.format(year=one.year)) for one in version.campaigns)


def _downloads(version: Version, here: str, language: str) -> Iterator[Link]:
    said = translation(language).gettext
    for name in version.loaded.sources:
        skeleton = name.removeprefix(SKELETON_FOLDER).removesuffix(".yaml") if name.startswith(SKELETON_FOLDER) else ""
        own = said(LAW_TEXT if name == LAW_FILE else PLAN_TEXT)
        label = said(SKELETON_TEXT).format(name=skeleton) if skeleton else own
        yield Link(href=f"{here}/sources/{name}", label=label)
    yield Link(href=f"{here}/diagram.svg?language={language}", label=said(PICTURE))
    yield Link(href=f"{here}/diagram.mmd?language={language}", label=said(MERMAID))


def _open(question: Question, language: str) -> Open:
    return Open(
        text=question.asks.said(language),
        blocking=question.blocking,
        options=tuple(
            Reading(label=option.label.said(language), chosen=option.id == question.answer)
            for option in question.options
        ),
        basis=question.basis.said(language) if question.basis else "",
        facts=", ".join(question.facts),
    )


def _quotas(definition: Definition, parts: Parts, language: str) -> tuple[Worded, ...]:
    return tuple(
        _worded(
            Label(one.label_vi, one.label_en),
            quota_sentences(definition, one, language),
            parts.get(("quotas", one.id)),
            language,
        )
        for one in definition.quotas.values()
    )


def _obligations(definition: Definition, parts: Parts, language: str) -> tuple[Worded, ...]:
    return tuple(
        _worded(
            one.label, obligation_sentences(definition, one, language), parts.get(("obligations", one.id)), language
        )
        for one in definition.obligations.values()
    )


def _councils(definition: Definition, parts: Parts, language: str) -> tuple[Worded, ...]:
    return tuple(
        _worded(one.label, council_sentences(definition, one, language), parts.get(("councils", one.id)), language)
        for one in definition.councils.values()
    )


def _awards(definition: Definition, parts: Parts, language: str) -> tuple[Worded, ...]:
    return tuple(
        _worded(one.label, award_sentences(definition, one, language), parts.get(("awards", one.id)), language)
        for one in definition.awards.values()
    )


def _worded(label: Label, sentences: Iterable[str], part: Part | None, language: str) -> Worded:
    return Worded(
        label=label.said(language),
        sentences=tuple(sentences),
        clause=part.clause if part else "",
        says=part.says if part else "",
    )
