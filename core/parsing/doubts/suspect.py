"""What a rule of the doubts finds."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.notices import Notice


@dataclass(frozen=True, slots=True)
class Suspect:
    """A span in one block's text, why it is doubted, and what may have stood there."""

    start: int
    end: int
    reason: Notice
    suggestion: str = ""
