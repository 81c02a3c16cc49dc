"""The two handles of the chosen highlight: dragged, or moved with Shift and the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from core.model.annotations import Annotation, TargetKind
from ui.reader.geometry import line_rects
from ui.widgets.theme import Theme

if TYPE_CHECKING:
    from ui.reader.marking import Marking
    from ui.reader.sheet import Sheet

_KNOB = 4.5
_REACH = 9


class Stretching(QObject):
    """Changes which words a highlight covers; shown at once, asked for when the hand lets go.

    Signals:
        range_chosen(str, int, int): an annotation's id and its new canonical span.
    """

    range_chosen = Signal(str, int, int)

    def __init__(self, sheet: Sheet, marking: Marking, theme: Theme) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._marking = marking
        self._theme = theme
        # The end in the hand (0 the first, 1 the last), and the span shown meanwhile.
        self._held: int | None = None
        self._span: tuple[int, int] | None = None
        self._identity = ""
        sheet.layers.append(self)

    @property
    def busy(self) -> bool:
        """Whether a range is being changed."""
        return self._span is not None

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme

    def paint(self, painter: QPainter, visible: QRectF) -> None:
        """Paint the handles of the chosen highlight."""
        ends = self._ends()
        if ends is None:
            return
        colour = QColor(self._theme.accent)
        for number, (x, line) in enumerate(ends):
            if not line.adjusted(0, -12, 0, 12).intersects(
                QRectF(0, visible.top(), 1e6, visible.height())
            ):
                continue
            painter.setPen(QPen(colour, 2))
            painter.drawLine(QPointF(x, line.top()), QPointF(x, line.bottom()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(_knob(x, line, number), _KNOB, _KNOB)

    def handle_at(self, point: QPoint) -> int | None:
        """The handle at a point of the viewport: 0 for the beginning, 1 for the end."""
        ends = self._ends()
        if ends is None:
            return None
        place = QPointF(point) + self._sheet.moved()
        for number, (x, line) in enumerate(ends):
            knob = _knob(x, line, number) - place
            bar = line.adjusted(0, -2, 0, 2)
            on_bar = abs(x - place.x()) <= 4 and bar.top() <= place.y() <= bar.bottom()
            if on_bar or knob.manhattanLength() <= _REACH:
                return number
        return None

    def on_mouse(self, kind: QEvent.Type, event: QMouseEvent) -> bool:
        """Take the events that belong to a handle."""
        point = event.position().toPoint()
        left = Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseButtonPress and event.button() == left:
            handle = self.handle_at(point)
            if handle is not None:
                self._begin()
                self._held = handle
            return handle is not None
        if self._held is None:
            return False
        if kind == QEvent.Type.MouseMove:
            self._drag(point)
        elif kind == QEvent.Type.MouseButtonRelease and event.button() == left:
            self._held = None
            self.commit()
        return True

    def on_key(self, event: QKeyEvent) -> bool:
        """Shift and an arrow move the end, with Alt the beginning; Esc gives up, Enter keeps."""
        key = event.key()
        if self.busy and key == Qt.Key.Key_Escape:
            self.cancel()
            return True
        if self.busy and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            return True
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
        if key not in (Qt.Key.Key_Left, Qt.Key.Key_Right) or modifiers not in (shift, shift | alt):
            return False
        if self._chosen() is None or self._sheet.textCursor().hasSelection():
            return False
        self._begin()
        self._move(0 if modifiers & alt else 1, 1 if key == Qt.Key.Key_Right else -1)
        return True

    def commit(self) -> None:
        """Ask for the range that is shown, if it is another."""
        span, identity = self._span, self._identity
        self._span, self._identity = None, ""
        annotation = self._marking.annotation(identity)
        if span is None or annotation is None or annotation.placement is None:
            return
        if span != (annotation.placement.start, annotation.placement.end):
            self.range_chosen.emit(identity, *span)

    def cancel(self) -> None:
        """Show the range that is stored."""
        identity, self._span, self._identity = self._identity, None, ""
        annotation = self._marking.annotation(identity)
        if annotation is not None:
            self._marking.placing.place(annotation)
        self._sheet.viewport().update()

    def _chosen(self) -> Annotation | None:
        """The chosen highlight, if its range can be changed."""
        annotation = self._marking.annotation(self._marking.highlights.active)
        if annotation is None or annotation.target.kind is not TargetKind.TEXT:
            return None
        place = annotation.placement
        return annotation if place is not None and place.start >= 0 else None

    def _begin(self) -> None:
        """Take the range as it is shown: the last change may still be on its way to the library."""
        annotation, built = self._chosen(), self._sheet.built
        if annotation is None or built is None or self._span is not None:
            return
        shown = self._marking.highlights.spans.get(annotation.id)
        if shown is None:
            return
        self._identity = annotation.id
        canonical = built.positions.canonical
        self._span = canonical(shown.start), canonical(shown.end)
        self._marking.toolbar.hide()

    def _drag(self, point: QPoint) -> None:
        built = self._sheet.built
        if built is None:
            return
        position = self._sheet.cursorForPosition(point).position()
        self._put(self._held, built.positions.canonical(position))

    def _move(self, end: int, step: int) -> None:
        if self._span is not None:
            self._put(end, self._span[end] + step)

    def _put(self, end: int | None, offset: int) -> None:
        """Let one end stand at an offset; the two never meet."""
        if self._span is None:
            return
        start, stop = self._span
        if end == 0:
            start = max(0, min(offset, stop - 1))
        else:
            stop = min(len(self._marking.text), max(offset, start + 1))
        self._span = start, stop
        built = self._sheet.built
        shown = self._marking.highlights.spans.get(self._identity)
        if built is not None and shown is not None:
            first, last = built.positions.span(start, stop)
            self._marking.highlights.spans.put(shown._replace(start=first, end=last))
        self._sheet.viewport().update()

    def _ends(self) -> tuple[tuple[float, QRectF], tuple[float, QRectF]] | None:
        """Where the two ends stand, each with its line, in document coordinates."""
        if self._chosen() is None:
            return None
        span = self._marking.highlights.spans.get(self._marking.highlights.active)
        if span is None:
            return None
        first = self._lines(span.start, span.start, span.end)
        last = self._lines(span.end - 1, span.start, span.end)
        if not first or not last:
            return None
        return (first[0].left(), first[0]), (last[-1].right(), last[-1])

    def _lines(self, position: int, start: int, end: int) -> list[QRectF]:
        """The pieces of a stretch in the block at a document position."""
        block = self._sheet.document().findBlock(position)
        origin = self._sheet.document().documentLayout().blockBoundingRect(block).topLeft()
        return list(line_rects(block, origin, start, end))


def _knob(x: float, line: QRectF, number: int) -> QPointF:
    """The round end of a handle: above the first character, below the last."""
    return QPointF(x, line.top() - 2 if number == 0 else line.bottom() + 2)
