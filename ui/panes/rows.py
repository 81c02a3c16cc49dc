"""Painting the rows of a list: ground, elided words, words with an emphasised part."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.widgets.theme import RADIUS, Theme

_NOT_FIRST = "，。、；：？！）》〉」』”’…％%,.;:?!)]"
_NOT_LAST = "（《〈「『“‘(["
_UNITS = "万亿元个年月日人户吨亩倍项家公千"
_MYRIADS, _COUNTED = "万亿", "元人户吨亩千平立"
"""What stands with its number on one line."""

Runs = Sequence[tuple[str, bool]]
"""Words, and whether they are the ones looked for."""


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """The band under the row that is selected or under the pointer; a ring where the keyboard is.

    Leaves a pixel free at every side.
    """
    state = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    if not (selected or hovered or focused):
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if selected or hovered:
        painter.setBrush(QColor(theme.shade if selected else theme.hover))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), RADIUS, RADIUS)
    if focused:
        # The view as a whole carries the ring; the row needs a sign that is not colour alone.
        painter.setBrush(QColor(theme.accent))
        bar = QRectF(option.rect.left() + 4, option.rect.top() + 5, 3, option.rect.height() - 10)
        painter.drawRoundedRect(bar, 1.5, 1.5)
    painter.restore()


def draw_line(
    painter: QPainter, box: QRectF, text: str, font: QFont, colour: str, *, right: bool = False
) -> float:
    """One line of `text` in the middle of `box`, elided at its end; gives the width it took."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    width = metrics.horizontalAdvance(shown)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
    left = box.right() - width if right else box.left()
    painter.drawText(QPointF(left, base), shown)
    return width


def wrap_runs(runs: Runs, font: QFont, width: float, lines: int) -> list[list[tuple[str, bool]]]:
    """`runs` broken into at most `lines` lines of `width` pixels; the last one ends in `…`.

    Breaks anywhere, as Chinese does. Latin words and numbers are kept whole where they fit.
    """
    metrics = QFontMetricsF(font)
    characters = [(c, strong) for text, strong in runs for c in text.replace("\n", " ")]
    broken: list[list[tuple[str, bool]]] = []
    at = 0
    while at < len(characters) and len(broken) < lines:
        end, used = at, 0.0
        last = len(broken) == lines - 1
        while end < len(characters):
            step = metrics.horizontalAdvance(characters[end][0])
            if used + step > width and end > at:
                break
            used += step
            end += 1
        if end < len(characters):
            if last:
                end = _room_for_dots(characters, at, end, used, width, metrics)
            else:
                end = _good_break(characters, at, end)
        line = _merge(characters[at:end])
        if last and end < len(characters):
            line.append(("…", False))
        broken.append(line)
        at = end
    return broken


def _room_for_dots(
    characters: list[tuple[str, bool]],
    at: int,
    end: int,
    used: float,
    width: float,
    metrics: QFontMetricsF,
) -> int:
    dots = metrics.horizontalAdvance("…")
    while end > at + 1 and used + dots > width:
        end -= 1
        used -= metrics.horizontalAdvance(characters[end][0])
    return end


def _good_break(characters: list[tuple[str, bool]], at: int, end: int) -> int:
    """The nearest break before `end` that cuts no number or Latin word and no closing sign off."""
    start = end
    while start > at + 1 and not _may_part(characters[start - 1][0], characters[start][0]):
        start -= 1
    return start if _may_part(characters[start - 1][0], characters[start][0]) else end


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    if _joins(before) and _joins(after):
        return False
    if (before.isdecimal() and after in _UNITS) or (before in _MYRIADS and after in _COUNTED):
        return False
    return after not in _NOT_FIRST and before not in _NOT_LAST


def _joins(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".,%-")


def _merge(characters: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    merged: list[tuple[str, bool]] = []
    for character, strong in characters:
        if merged and merged[-1][1] == strong:
            merged[-1] = (merged[-1][0] + character, strong)
        else:
            merged.append((character, strong))
    return merged


def draw_runs(
    painter: QPainter, at: QPointF, runs: Runs, font: QFont, theme: Theme, *, colour: str = ""
) -> None:
    """One line of words from the baseline start `at`; emphasised ones bold on a marked ground."""
    strong_font = QFont(font)
    strong_font.setBold(True)
    x = at.x()
    for text, strong in runs:
        metrics = QFontMetricsF(strong_font if strong else font)
        width = metrics.horizontalAdvance(text)
        painter.setFont(strong_font if strong else font)
        if strong:
            ground = QRectF(x, at.y() - metrics.ascent(), width, metrics.height())
            painter.fillRect(ground, QColor(theme.highlight("yellow")))
            painter.setPen(QColor(theme.highlight_ink))
        else:
            painter.setPen(QColor(colour or theme.ink))
        painter.drawText(QPointF(x, at.y()), text)
        x += width
