"""What a delegate should look at, found when somebody looks, and what the user decides on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.i18n import _
from ui.checks.checks_pane import Checked
from ui.checks.note_dialog import ProgressDialog

if TYPE_CHECKING:
    from core.library import Library
    from core.model.chains import Match
    from core.model.changes import Change
    from core.model.commitments import Commitment
    from core.model.decisions import Choice, DecisionKind
    from ui.main_window import MainWindow
    from ui.panes.places import Elsewhere
    from ui.presenting.current import Current
    from ui.tasks import Tasks


class ChecksPresenter:
    """Joins the pane of checks to the library.

    Args:
        open_at: opens a report at a span of a block.
        undo: takes the last change back.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        current: Current,
        open_at: Callable[[str, int, int, int], None],
        undo: Callable[[], None],
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._current = current
        self._open_at = open_at
        self._undo = undo
        pane = window.checks
        pane.wanted.connect(self.check)
        pane.decided.connect(self.decide)
        pane.elsewhere_chosen.connect(self._go)
        pane.match_decided.connect(self.match)
        pane.note_wanted.connect(self._write_note)

    def check(self) -> None:
        """Look the open report over and show what was found."""
        report_id = self._current.report_id
        if not report_id:
            return

        def find(library: Library) -> Checked:
            commitments = library.commitments(report_id)
            later = library.later_passages(report_id, commitments)
            others = {passage.report for passage in later.values()}
            return Checked(
                library.scoreboard(report_id),
                library.findings(report_id, with_dismissed=True),
                commitments,
                later,
                library.chains(report_id),
                {other: library.entry(other).meta.title for other in others},
            )

        def show(checked: Checked) -> None:
            if report_id == self._current.report_id:
                self._window.checks.set_checked(checked)

        self._tasks.write(find, show)

    def refresh(self) -> None:
        """Something may have changed: what is shown is looked at again when somebody looks."""
        self._window.checks.refresh()
        self._window.charts.refresh_history()

    def decide(self, kind: DecisionKind, key: str, choice: Choice | None, note: str) -> None:
        """Keep what the user decided, or (None) forget a former decision."""
        self._decide(self._current.report_id, kind, key, choice, note)

    def match(self, match: Match, choice: Choice | None) -> None:
        """Keep whether a name means an indicator; the decision belongs to the name's report."""
        from core.model.decisions import DecisionKind

        self._decide(match.report, DecisionKind.MATCH, match.key, choice, "")

    def _decide(
        self, report_id: str, kind: DecisionKind, key: str, choice: Choice | None, note: str
    ) -> None:
        from core.model.decisions import DecisionKind

        def done(_change: Change) -> None:
            self._window.checks.refresh()
            if kind is DecisionKind.MATCH:
                # Nothing else that is decided moves a value to another indicator.
                self._window.charts.refresh_history()
            self._window.toast.say(_told(choice), _("撤销"), self._undo)

        self._tasks.write(lambda library: library.decide(report_id, kind, key, choice, note), done)

    def _go(self, place: Elsewhere) -> None:
        self._open_at(*place)

    def _write_note(self, one: Commitment) -> None:
        from core.model.decisions import Choice, DecisionKind

        dialog = ProgressDialog(self._window.theme, one, self._window)

        def keep() -> None:
            choice = one.choice or Choice.TRACKED
            self.decide(DecisionKind.COMMITMENT, one.key, choice, dialog.note())

        dialog.accepted.connect(keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _told(choice: Choice | None) -> str:
    """What was done, for the toast."""
    from core.model.decisions import Choice

    if choice is None:
        return _("已恢复原样")
    return {
        Choice.DISMISSED: _("不再提示这一处"),
        Choice.KEPT: _("已留下这项承诺"),
        Choice.DROPPED: _("已去掉这一句"),
        Choice.TRACKED: _("已开始跟踪"),
        Choice.CONFIRMED: _("已确认是同一指标"),
        Choice.SPLIT: _("已分为两个指标"),
    }[choice]
