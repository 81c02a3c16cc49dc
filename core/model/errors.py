"""The one kind of error that is meant for the user's eyes."""

from __future__ import annotations


class UserError(Exception):
    """Something in the world (a file, a disk, an argument) stopped us; not a bug of ours.

    Args:
        what: what happened, one short sentence in the user's language.
        where: the file, the report or the argument it concerns; empty when there is none.
        remedy: what the user can do about it, one short sentence.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        """All three parts on one line."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} {self.remedy}".rstrip()
