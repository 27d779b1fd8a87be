"""What went wrong, in one line that may be kept and logged: no parameters of a statement, no rows, no letters."""

from __future__ import annotations

LONGEST = 300


def reason_of(error: BaseException) -> str:
    """The kind of *error* and the first line of what it says; of a database error, the database's own first line.

    What follows that line (the statement, its parameters, the row that was refused) may hold personal data.
    """
    said = str(getattr(error, "orig", None) or error).partition("\n")[0]
    return f"{type(error).__name__}: {said}"[:LONGEST]
