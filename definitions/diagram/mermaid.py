"""A plan as Mermaid text (stateDiagram-v2), for pages that draw it themselves. The same plan gives the same text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from definitions.diagram.lettering import ELLIPSIS, clean
from definitions.diagram.markup import AMBER, AMBER_PAPER, CALM, CALM_PAPER
from definitions.diagram.showing import Shown, shown
from definitions.diagram.spoken import about
from workflow.definition import Definition, State
from workflow.ids import StateId, TrackId

LONGEST = 160
MEANS_SOMETHING = re.compile(r"""[!-~](?<![\w ,.()+/%-])|-{2,}|%{2,}""")
TO_WIDE = ord("！") - ord("!")
CLASSES = {
    "final": f"fill:{CALM_PAPER},stroke:{CALM},stroke-width:3px",
    "sealed": f"fill:{AMBER_PAPER},stroke:{AMBER}",
    "skeleton": "stroke-dasharray:6 4",
}


def mermaid(definition: Definition, track: TrackId | None = None, language: str = "vi") -> str:
    """The text of *definition*, or of one track of it; `KeyError` if there is no such track."""
    lines = [f"accTitle: {_escaped(definition.label.said(language))}", "direction TB"]
    for number, one in enumerate(shown(definition, track, language), start=1):
        lines += ["", *_track(one, f"t{number}", language)]
    lines += ["", *(f"classDef {name} {style}" for name, style in CLASSES.items())]
    return "\n".join(("stateDiagram-v2", *(f"  {line}".rstrip() for line in lines))) + "\n"


def _track(one: Shown, prefix: str, language: str) -> Iterator[str]:
    def id_of(state: StateId) -> str:
        return f"{prefix}_{state}"

    yield f"%% {one.track.id}"
    for state in one.track.states.values():
        yield f'state "{_escaped(state.label.said(language))}" as {id_of(state.id)}'
    yield f"[*] --> {id_of(one.track.initial)} : {_escaped(f'{one.label} ({one.opening})')}"
    for move in one.moves:
        source, target = id_of(move.transition.source), id_of(move.transition.target)
        yield f"{source} --> {target} : {_escaped(about(move))}"
    for group in one.everywhere:
        told = _escaped(f"{group.sources} → {group.label}, {group.who}")
        yield f"note right of {id_of(group.target.id)} : {told}"
    if one.duty:
        rungs = (f"{days} – {happens}" for days, happens in one.duty.rungs)
        lines = (_escaped(line) for line in (f"{one.duty.label}, {one.duty.last_day}", *rungs))
        yield f"note right of {id_of(one.track.initial)} : {'<br/>'.join(lines)}"
    for name in CLASSES:
        of_kind = [id_of(state.id) for state in one.track.states.values() if _is(state, name)]
        if of_kind:
            yield f"class {','.join(of_kind)} {name}"


def _is(state: State, name: str) -> bool:
    return {"final": state.final, "sealed": state.sealed, "skeleton": state.skeleton}[name]


def _escaped(text: str) -> str:
    """*text* on one line, cut where it is too long, whatever means something to Mermaid in its full-width form.

    Mermaid has numbers for such letters (`#58;`), but its state diagrams show them as they are written.
    """
    line = clean(text)
    line = line if len(line) <= LONGEST else line[:LONGEST] + ELLIPSIS
    return MEANS_SOMETHING.sub(lambda found: "".join(chr(ord(letter) + TO_WIDE) for letter in found[0]), line)
