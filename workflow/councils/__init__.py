"""Councils: who sits, who may vote on what, what the votes come to. Pure, as all of the core."""
