"""How a changing request is taken in and answered, the same for every resource."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Protocol

from fastapi import Depends, Header, Request, Response
from fastapi.responses import JSONResponse

from services import campaigns
from services.api.errors import VersionNeeded
from services.doorway import Caller, keyed, office_of, own, signed_in
from services.once import once
from services.store.idempotency import Answer
from services.store.work import Work
from workflow.campaign import Campaign
from workflow.commands import CampaignCommand
from workflow.errors import CaseChanged

Signed = Annotated[Caller, Depends(signed_in)]
Own = Annotated[Caller, Depends(own)]
Key = Annotated[str | None, Header(alias="Idempotency-Key")]
Match = Annotated[str | None, Header(alias="If-Match")]


class Versioned(Protocol):
    """What a change leaves behind: a case or a campaign at its new version."""

    @property
    def id(self) -> str: ...

    @property
    def state(self) -> str: ...

    @property
    def version(self) -> int: ...


def changed(
    request: Request,
    caller: Caller,
    act: Callable[[Work], Versioned],
    *,
    stream: str,
    key: str | None,
    body: bytes,
    status: int = 200,
) -> Response:
    """Run *act* once for its key, commit, and answer with what it left; refusals are noted under *stream*."""
    request.state.stream = stream

    def answer(work: Work) -> Answer:
        after = act(work)
        left = {"id": after.id, "state": after.state, "version": after.version}
        return Answer(status=status, body=json.dumps(left))

    given = once(lambda: office_of(request).writing(caller.actor.id), keyed(request, caller, key, body), answer)
    left = json.loads(given.body)
    return JSONResponse(left, status_code=given.status, headers={"ETag": etag(left["version"])})


def campaign_changed(
    request: Request,
    caller: Caller,
    campaign_id: str,
    command: CampaignCommand,
    key: str | None,
    match: str | None,
    body: str,
) -> Response:
    """Do *command* to a campaign at the version that *match* names, once for its key, and answer."""
    version = version_in(match)

    def act(work: Work) -> Campaign:
        return campaigns.perform(work, caller.actor, campaign_id, command, version)

    return changed(request, caller, act, stream=f"campaign:{campaign_id}", key=key, body=body.encode())


def etag(version: int) -> str:
    """The ETag of that version."""
    return f'"{version}"'


def version_in(match: str | None) -> int:
    """The version `If-Match` names; raises `VersionNeeded` without one, `CaseChanged` for one that is no version."""
    if match is None:
        raise VersionNeeded
    text = match.strip().removeprefix("W/").strip('"')
    if not text.isdecimal() or len(text) > LONGEST_VERSION:
        raise CaseChanged("If-Match", 0)
    return int(text)


LONGEST_VERSION = 12
