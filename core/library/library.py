"""The facade in one class."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from core.library.checking import CheckVerbs
from core.library.correcting import CorrectingVerbs
from core.library.finding import FindingVerbs
from core.library.history import HistoryVerbs
from core.library.keeping import KeepingVerbs
from core.library.linking import LinkVerbs
from core.library.merging import MergeVerbs
from core.library.notes import NoteVerbs
from core.library.reviewing import ReviewVerbs


class Library(
    CorrectingVerbs,
    NoteVerbs,
    ReviewVerbs,
    MergeVerbs,
    LinkVerbs,
    HistoryVerbs,
    FindingVerbs,
    CheckVerbs,
    KeepingVerbs,
):
    """All imported reports and all notes of one profile folder.

    One instance belongs to one thread. Every writing verb has committed to the disk when it
    returns. Used in a `with` statement it closes itself.

    Args:
        profile: the folder that holds the library; made when missing.
        passphrase: opens a sealed library; of no account for a plain one.

    Raises:
        UserError: the library cannot be opened; nothing was changed.
    """

    def __enter__(self) -> Self:
        """The library itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the library."""
        self.close()
