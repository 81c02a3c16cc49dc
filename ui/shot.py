"""Paint the whole window into a picture, without a display: for the command line and for eyes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSize, Qt, QTimer

from core.i18n import _, listed
from core.model.errors import UserError

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_DEADLINE_MS = 60_000
_SETTLE_MS = 400
"""How long nothing may be repainted before the picture is taken (the charts draw last)."""


class _Quiet(QObject):
    """Ends a loop once the window was left alone by paint events for a while."""

    def __init__(self, window: MainWindow, loop: QEventLoop) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._timer.timeout.connect(loop.quit)
        self._timer.start()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start the wait anew at each repaint."""
        if event.type() in {QEvent.Type.UpdateRequest, QEvent.Type.LayoutRequest}:
            self._timer.start()
        return super().eventFilter(watched, event)


def take(
    profile: Path,
    file: Path,
    *,
    report: str | None = None,
    size: tuple[int, int] = (1366, 768),
    theme: str | None = None,
    pane: str | None = None,
    scale: float = 1.0,
) -> None:
    """Save a picture of the window, all panes filled, as PNG.

    Args:
        profile: the folder of the library.
        file: where to save.
        report: id or words of the title; the last report by default.
        size: width and height of the window in device independent pixels.
        theme: a theme's name, by default the one in use.
        pane: a room of the side panel to show (`outline`, `search`, `notes`, `library`), `none`.
        scale: pixels of the picture for each device independent pixel.

    Raises:
        UserError: no such report or pane, or the picture cannot be saved.
    """
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    from ui.app import make_application, open_window
    from ui.charts.loading import load as load_charts
    from ui.widgets.theme import theme_named

    application = make_application()
    # Nobody waits for a first paint here: with the chart library there, the charts come at once.
    load_charts()
    window = open_window(profile, looking=True)
    if pane is not None and pane not in {*window.side.rooms, "none"}:
        raise UserError(
            _("没有这个面板。"), where=pane, remedy=listed([*window.side.rooms, "none"])
        )
    if theme:
        window.set_theme(theme_named(theme))
    # However the user left it, maximized too.
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setFixedSize(QSize(*size))
    # Away from the corner, where the pointer rests when there is no display.
    window.move(64, 64)
    window.show()
    try:
        _wait_until_ready(window)
        if report is not None:
            _open(window, report)
        if pane is not None:
            window.show_room("" if pane == "none" else pane)
        _settle(window)
        if not window.grab().save(str(file), "PNG"):
            raise UserError(_("图片没有保存成功。"), where=str(file), remedy=_("请换一个位置。"))
    finally:
        window.desk.close()
        window.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _wait_until_ready(window: MainWindow) -> None:
    """Let the window open its library and fill itself.

    Raises:
        UserError: it was refused, or took too long.
    """
    loop = QEventLoop()
    refusals: list[Exception] = []
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(loop.quit)
    timer.start(_DEADLINE_MS)

    def refused(error: Exception) -> None:
        refusals.append(error)
        loop.quit()

    def join() -> None:
        if not hasattr(window, "desk"):
            QTimer.singleShot(5, join)
            return
        window.desk.ready.connect(loop.quit)
        window.desk.refused.connect(refused)

    join()
    loop.exec()
    if refusals:
        raise refusals[0]
    if not timer.isActive():
        raise UserError(_("窗口没有及时准备好。"), remedy=_("请再试一次。"))


def _open(window: MainWindow, words: str) -> None:
    """Open another report and wait for it.

    Raises:
        UserError: there is no such report, or more than one.
    """
    loop = QEventLoop()
    failures: list[Exception] = []

    def failed(error: Exception) -> None:
        failures.append(error)
        loop.quit()

    def found(report_id: str) -> None:
        window.desk.ready.connect(loop.quit)
        window.desk.reports.open(report_id)

    window.desk.tasks.write(lambda library: library.resolve(words).id, found, failed)
    loop.exec()
    if failures:
        raise failures[0]


def _settle(window: MainWindow) -> None:
    """Wait until nothing is repainted any more."""
    loop = QEventLoop()
    quiet = _Quiet(window, loop)
    QTimer.singleShot(_DEADLINE_MS, quiet, loop.quit)
    loop.exec()
