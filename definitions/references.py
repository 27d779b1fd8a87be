"""Names of things that were never declared: the question every `unknown_…` rule asks of its own section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from definitions.draft import Draft
from definitions.nodes import TextNode
from definitions.problem import Problem, Severity, choice_hint, quoted


def undeclared(draft: Draft, section: str, rule: str, severity: Severity) -> Iterator[Problem]:
    """Every place that names something of *section* that the plan does not declare there."""
    return unknown(draft.references(section), draft.section(section).entries, section, rule, severity)


def unknown(
    named: Iterable[TextNode], declared: Iterable[str], section: str, rule: str, severity: Severity
) -> Iterator[Problem]:
    """Every one of *named* that is not among *declared*."""
    known = list(declared)
    for name in named:
        if name.text and name.text not in known:
            message = f"{quoted(name.text)} is not declared in {section}"
            yield Problem.at(name.place, severity, rule, message, choice_hint(name.text, known))
