"""The scrolled chart and what hands do with it: hover, click, keys, zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QToolTip, QWidget

from core.i18n import _, listed
from ui.charts.geometry import MISSING, Sizes
from ui.charts.making import Making
from ui.charts.model import Chart, ChartKind, Point, row_name, row_text
from ui.charts.value_menu import show_value_menu
from ui.widgets.theme import Theme

if TYPE_CHECKING:
    from ui.charts.canvas import Canvas, Spot

_ZOOMS = (0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
_PLAIN = _ZOOMS.index(1.0)
_WIDE = 460.0
"""From this width on the picture grows with the pane."""
_WIDEST_ZOOM = 1.25


class ChartScroll(QScrollArea):
    """Shows one chart.

    Attributes:
        making: draws the picture that was asked for last.

    Signals:
        point_chosen(Point): a value was clicked or taken with Enter.
        row_changed(str): the row now under the keyboard, as a sentence.
        note_wanted(Point): N was pressed on a value, or a note chosen in its menu.
        whole_wanted(int): the same for its indicator, told by its index; Shift+N.
    """

    point_chosen = Signal(object)
    row_changed = Signal(str)
    note_wanted = Signal(object)
    whole_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: Chart | None = None
        self._canvas: Canvas | None = None
        self._zoom = _PLAIN
        self._sizes = Sizes()
        self._spot: Spot | None = None
        self._hovered: Spot | None = None
        self.making = Making(self._take, self)
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.timeout.connect(self._fit_width)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("指标图"))

    @property
    def canvas(self) -> Canvas | None:
        """The picture, once there is one; one that is being drawn is finished for it."""
        self.making.finish()
        return self._canvas

    def is_showing(self, chart: Chart) -> bool:
        """Whether `chart` is drawn here, or about to be."""
        return self._chart is chart

    @property
    def spot(self) -> Spot | None:
        """The row and series under the keyboard."""
        return self._spot

    def set_theme(self, theme: Theme) -> None:
        """Paint the same chart in the colours of `theme`."""
        self._theme = theme
        if self._chart is not None:
            self._draw(self._chart)

    def show_chart(self, chart: Chart) -> None:
        """Draw `chart`; needs the canvas module to be loaded or takes the time to load it.

        It is drawn a panel at a time, with the event loop in between.
        """
        self._spot = self._hovered = None
        if self._canvas is not None:
            # The numbers of another report or kind must not stand there meanwhile.
            self._canvas.view.hide()
        self._draw(chart)
        self.verticalScrollBar().setValue(0)

    def show_row(self, number: int, place: int) -> None:
        """Choose row `number` from the top, bring it into sight without taking the keyboard."""
        canvas = self.canvas
        if canvas is not None:
            self._choose(canvas.spot(number, place))

    def clear_choice(self) -> None:
        """Choose no row."""
        self._choose(None)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by so many steps; 0 goes back to the plain size."""
        self._zoom = _PLAIN if not steps else max(0, min(len(_ZOOMS) - 1, self._zoom + steps))
        if self._chart is not None:
            self._draw(self._chart)

    def _draw(self, chart: Chart) -> None:
        from ui.charts.canvas import Canvas

        self._chart = chart
        width = self._room()
        self._sizes = Sizes(_wanted_zoom(self._zoom, width))
        made = Canvas(chart, self._theme, self._sizes, width, unbuilt=True, parent=self)
        self.making.start(made)

    def _take(self, canvas: Canvas) -> None:
        """Show a picture that is finished."""
        chosen = self._spot
        self._canvas = canvas
        view = canvas.view
        view.viewport().installEventFilter(self)  # type: ignore[attr-defined]
        self.setWidget(view)
        self._hovered = None
        if chosen is not None:
            self._choose(canvas.spot(chosen.number, chosen.place))
        if self._room() != view.width():
            self._refit.start(0)

    def _room(self) -> int:
        bar = self.verticalScrollBar()
        reserved = 0 if bar.isVisible() else bar.sizeHint().width()
        return max(self.viewport().width() - reserved, 160)

    def _fit_width(self) -> None:
        if self._canvas is None or self._chart is None or self.making.is_running:
            return
        width = self._room()
        if width == self._canvas.view.width():
            return
        wanted = _wanted_zoom(self._zoom, width)
        if abs(wanted - self._sizes.zoom) > 0.02:
            self._draw(self._chart)
        else:
            self._canvas.set_width(width)
            self._mark_spot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew when the dragging of an edge rests for a frame."""
        super().resizeEvent(event)
        self._refit.start(16)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse before pyqtgraph does: nothing in the picture is dragged or panned."""
        kind = event.type()
        if kind == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        if kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            _show_tip(self._canvas, event, self.viewport())
            return True
        if kind == QEvent.Type.Leave:
            self._hover(None)
        elif isinstance(event, QMouseEvent):
            self._on_mouse(event)
            return True
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl change the size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _on_mouse(self, event: QMouseEvent) -> None:
        if self._canvas is None:
            return
        spot = self._canvas.spot_at(event.position())
        if event.type() == QEvent.Type.MouseMove:
            self._hover(spot)
            return
        if event.type() != QEvent.Type.MouseButtonRelease or spot is None:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._choose(spot)
        if event.button() == Qt.MouseButton.LeftButton:
            self._tell(self.point_chosen)
        elif event.button() == Qt.MouseButton.RightButton:
            self._show_menu(spot, event.globalPosition().toPoint())

    def _hover(self, spot: Spot | None) -> None:
        self._hovered = spot
        self._mark_spot()
        shape = Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor
        if self._canvas is not None:
            self._canvas.view.setCursor(shape)

    def _mark_spot(self) -> None:
        if self._canvas is not None:
            shown = self._hovered or self._spot
            self._canvas.choose(shown, strong=shown is not None and shown is self._spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the rows, left and right the series; Enter goes to the place."""
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            zoom = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
            if key in zoom:
                self.zoom_by(zoom[Qt.Key(key)])
                return
        step = step_of(Qt.Key(key), self._chart, self._spot)
        if step is not None:
            self._walk(*step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.point_chosen)
        elif key == Qt.Key.Key_N and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if self._spot is not None and self._spot.row.whole >= 0:
                self.whole_wanted.emit(self._spot.row.whole)
        elif key == Qt.Key.Key_N:
            self._tell(self.note_wanted)
        elif key == Qt.Key.Key_Escape and self._spot is not None:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def _walk(self, down: int, right: int) -> None:
        # A key does not wait for a picture that is still being drawn.
        canvas = self.canvas
        if canvas is None or self._chart is None:
            return
        self._hovered = None
        last = len(self._chart.rows) - 1
        if self._spot is None:
            self._choose(canvas.spot(last if down < 0 and -down <= 1 else 0))
            return
        number = max(0, min(last, self._spot.number + down))
        place = max(0, self._spot.place + right)
        self._choose(canvas.spot(number, place))

    def _choose(self, spot: Spot | None) -> None:
        self._spot = spot
        self._hovered = None
        self._mark_spot()
        if spot is None or self._canvas is None:
            return
        rect = self._canvas.rect_of(spot).toRect()
        self.ensureVisible(0, rect.center().y(), 0, rect.height())
        words = row_text(spot.row, spot.panel)
        self.setAccessibleDescription(words)
        self.row_changed.emit(words)

    def _tell(self, signal: SignalInstance) -> None:
        """Tell the value under the keyboard, where there is one."""
        if self._spot is not None and self._spot.points:
            signal.emit(self._spot.points[0])

    def _show_menu(self, spot: Spot, place: QPoint) -> None:
        signals = self.point_chosen, self.note_wanted, self.whole_wanted
        show_value_menu(self, place, spot.points, spot.row.whole, *signals)


def step_of(key: Qt.Key, chart: Chart | None, spot: Spot | None) -> tuple[int, int] | None:
    """Rows down and series to the right that a key goes; None for another key.

    Years lie side by side: there a step to the side leads to the next year, one down to the
    same year of the next indicator.
    """
    rows = len(chart.rows) if chart is not None else 0
    down = {
        Qt.Key.Key_Down: 1,
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_Home: -rows,
        Qt.Key.Key_End: rows,
    }
    aside = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
    if chart is None or not rows or key not in down | aside:
        return None
    if chart.kind is not ChartKind.HISTORY:
        return (down[key], 0) if key in down else (0, aside[key])
    if key in aside:
        return aside[key], 0
    years = len(spot.panel.rows) if spot is not None and abs(down[key]) == 1 else 1
    return down[key] * years, 0


def _wanted_zoom(chosen: int, width: int) -> float:
    """What was chosen by hand, and a little more in a wide pane."""
    return _ZOOMS[chosen] * max(1.0, min(_WIDEST_ZOOM, width / _WIDE))


def _show_tip(canvas: Canvas | None, event: QHelpEvent, viewport: QWidget) -> None:
    spot = canvas.spot_at(QPointF(event.pos())) if canvas is not None else None
    if spot is None:
        QToolTip.hideText()
        return
    QToolTip.showText(event.globalPos(), tip_of(spot), viewport)


def tip_of(spot: Spot) -> str:
    """The exact words of a row, with unit and source."""
    lines = [row_name(spot.row, spot.panel)]
    for one, cell in zip(spot.panel.series, spot.row.cells, strict=True):
        lines.append(f"{one.label}  {' / '.join(_exact(point) for point in cell) or MISSING}")
    addresses = dict.fromkeys(point.address for point in spot.row.points if point.address)
    if addresses:
        lines.append(_("出处：{address}（点按到原文）").format(address=listed(addresses)))
    return "\n".join(lines)


def _exact(point: Point) -> str:
    unit = point.unit if point.unit and not point.is_word and point.unit not in point.text else ""
    return _("{text}（{unit}）").format(text=point.text, unit=unit) if unit else point.text
