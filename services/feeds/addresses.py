"""An address under which a calendar is read without signing in: made, told once, ended. Only its hash is kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from services.access import Actor, actor, scope_of
from services.store import campaigns
from services.store import feeds as rows
from services.store.feeds import Feed
from services.store.work import Work, new_id
from workflow.errors import NotFound, Refused
from workflow.refusals import Refusal, WayOut

TOKEN_BYTES = 32
LONGEST_TOKEN = 64
MOST_FEEDS = 10
READ_AGAIN = timedelta(minutes=30)
"""How long a reading is remembered before the next one is written down: not every poll is a write."""


class NoSuchFeed(Exception):
    """There is no such address, or it was ended, or whoever it was made for is not here any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A feed that has just been made, with the token that is told once."""

    id: str
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A live feed and who it was made for, with the roles they hold today."""

    feed: Feed
    who: Actor
    token_hash: str

    def unwritten(self, work: Work) -> bool:
        """Whether this reading is to be written down: the last one that was is a while ago."""
        return self.feed.read_at is None or work.act.recorded_at - self.feed.read_at >= READ_AGAIN


def make(work: Work, who: Actor, campaign: str = "") -> Made:
    """An address for *who*, of one campaign or of all. Raises `NotFound`; `Refused` for one too many."""
    scope = scope_of(who)
    if campaign and campaigns.visible(work, scope, campaign) is None:
        raise NotFound("campaign", campaign)
    if len(rows.of_person(work, scope)) >= MOST_FEEDS:
        raise Refused("make_feed", (Refusal("too_many_feeds", {"most": MOST_FEEDS}, (WayOut.REVOKE_A_FEED,)),))
    made = Made(id=new_id(), token=secrets.token_urlsafe(TOKEN_BYTES))
    rows.add(
        work,
        token_hash=hash_of(made.token),
        identity=made.id,
        organisation=who.organisation,
        person=who.id,
        campaign=campaign,
    )
    return made


def listing(work: Work, who: Actor) -> list[Feed]:
    """The live addresses of *who*, newest first."""
    return rows.of_person(work, scope_of(who))


def revoke(work: Work, who: Actor, feed: str) -> None:
    """End an address of *who*: it never answers again. Raises `NotFound` for one that is not theirs."""
    if not rows.revoke(work, scope_of(who), feed):
        raise NotFound("feed", feed)


def opened(work: Work, token: str) -> Opened:
    """What is behind *token*. Raises `NoSuchFeed`, whatever the reason."""
    found = rows.live(work, hash_of(token)) if 0 < len(token) <= LONGEST_TOKEN else None
    who = actor(work, found.person) if found else None
    if found is None or who is None:
        raise NoSuchFeed
    return Opened(feed=found, who=who, token_hash=hash_of(token))


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
