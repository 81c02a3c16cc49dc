"""The report on the desk, for all presenters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.presenting.loading import Loaded

if TYPE_CHECKING:
    from core.model.annotations import Annotation, Colour
    from core.model.library import ReportEntry
    from core.model.report import Report


class Current:
    """What is open now; empty until the library has been read."""

    def __init__(self) -> None:
        self.entry: ReportEntry | None = None
        self.report: Report | None = None
        self.annotations: dict[str, Annotation] = {}
        self.tags: list[str] = []
        self.author = ""
        self.colour_names: dict[Colour, str] = {}

    @property
    def report_id(self) -> str:
        """The id of the open report, empty for none."""
        return "" if self.entry is None else self.entry.id

    def take(self, loaded: Loaded | None) -> None:
        """Make a report the open one; None when there is none left."""
        self.entry = None if loaded is None else loaded.entry
        self.report = None if loaded is None else loaded.report
        self.annotations = {} if loaded is None else {one.id: one for one in loaded.annotations}
        self.tags = [] if loaded is None else loaded.tags
        self.author = self.author if loaded is None else loaded.author
        self.colour_names = self.colour_names if loaded is None else loaded.colour_names
