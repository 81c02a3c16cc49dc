"""The typography of the sheet: Qt formats for each kind of block, at one theme and one zoom."""

from __future__ import annotations

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
)

from ui.widgets.theme import BODY_PX, Theme, sans_family, serif_family

LEADING = 1.85
AIR = 0.25
"""The space between Han and Latin or digits, in em."""
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_HEADING_PX = {1: 20, 2: 17}
_SMALL_PX = 15
_BLOCK_ALIGNMENT = 0x1010
"""`QTextFormat.Property.BlockAlignment`."""
_LEFT, _CENTRE, _JUSTIFY = 0x1, 0x4, 0x8
"""`Qt.AlignmentFlag`, without the 20 ms that the first touch of the namespace `Qt` costs."""


class Formats:
    """All formats of one theme and zoom.

    Args:
        theme: the colours.
        zoom: in percent of the normal size.

    Attributes:
        justified: whether the lines of the text end on one edge; not where the column is so narrow
            that numbers would be spread.
    """

    def __init__(self, theme: Theme, zoom: int) -> None:
        self.theme = theme
        self.justified = True
        self._scale = zoom / 100
        self.em = self.px(BODY_PX)
        self.serif = self._font(serif_family(), BODY_PX, False)
        self._muted = _brush(theme.muted)
        self.body = self._char(self.serif)
        self.run_in = self._char(self._font(serif_family(), BODY_PX, True))
        self.title = self._char(self._font(sans_family(), 24, True))
        self.byline = self._char(self._font(serif_family(), _SMALL_PX, False), muted=True)
        self.headings = {
            level: self._char(self._font(sans_family(), px, True))
            for level, px in _HEADING_PX.items()
        }
        self.small = self._char(self._font(serif_family(), _SMALL_PX, False))
        self.number = self._char(self._font(sans_family(), _SMALL_PX - 2, False), muted=True)
        self.cell = self._char(self._font(sans_family(), _SMALL_PX - 1, False))
        self.head_cell = self._char(self._font(sans_family(), 13, False), muted=True)
        self._airy: dict[int, QTextCharFormat] = {}
        self._marks: dict[int, QTextCharFormat] = {}

    def px(self, size: float) -> int:
        """`size` pixels at this zoom."""
        return max(1, round(size * self._scale))

    def char(self, kind: str, level: int) -> QTextCharFormat:
        """The format of the words of a block of this `BlockKind` and heading level."""
        if kind == "heading":
            return self.headings.get(level, self.headings[2])
        found = {"title": self.title, "byline": self.byline, "note": self.small}
        return found.get(kind, self.body)

    def airy(self, base: QTextCharFormat) -> QTextCharFormat:
        """`base` with the air that parts Han from Latin and digits behind each character."""
        key = id(base)
        if key not in self._airy:
            result = QTextCharFormat(base)
            result.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            result.setFontLetterSpacing(AIR * base.font().pixelSize())
            self._airy[key] = result
        return self._airy[key]

    def mark(self, term: int, base: QTextCharFormat) -> QTextCharFormat:
        """The format of the raised number of the term with index `term` (-1: none).

        The index is also its link (`anchorHref`), by which the mouse finds it.
        """
        if term not in self._marks:
            px = round(base.font().pixelSize() * 0.92)
            result = self._char(self._font(serif_family(), px / self._scale, False))
            result.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            colour = self.theme.link if term >= 0 else self.theme.muted
            result.setForeground(_brush(colour))
            if term >= 0:
                result.setAnchor(True)
                result.setAnchorHref(str(term))
            self._marks[term] = result
        return self._marks[term]

    def block(self, kind: str, level: int) -> QTextBlockFormat:
        """The block format of a block of this `BlockKind` (or `salutation`) and heading level."""
        if kind == "title":
            return self._block(24 * 1.5, top=0, bottom=4, align=_CENTRE)
        if kind == "byline":
            return self._block(_SMALL_PX * 1.8, align=_CENTRE)
        if kind == "salutation":
            return self._block(BODY_PX * LEADING, bottom=4)
        if kind == "heading":
            px = _HEADING_PX.get(level, 17)
            top, bottom = (28, 12) if level <= 1 else (18, 6)
            return self._block(px * 1.6, top=top, bottom=bottom)
        if kind == "note":
            result = self._block(_SMALL_PX * 1.75, bottom=4, align=self._edge())
            result.setLeftMargin(self.px(2 * BODY_PX))
            result.setTextIndent(-self.px(2 * BODY_PX))
            return result
        result = self._block(BODY_PX * LEADING, bottom=4, align=self._edge())
        result.setTextIndent(2 * self.em)
        return result

    def _block(
        self,
        height: float,
        *,
        top: float = 0,
        bottom: float = 0,
        align: int = _LEFT,
    ) -> QTextBlockFormat:
        result = QTextBlockFormat()
        # A fixed height: Qt's proportional one multiplies the 1.45 that the face itself has.
        result.setLineHeight(self.px(height), _FIXED)
        result.setTopMargin(self.px(top) if top else 0)
        result.setBottomMargin(self.px(bottom) if bottom else 0)
        result.setProperty(_BLOCK_ALIGNMENT, align)
        return result

    def _edge(self) -> int:
        return _JUSTIFY if self.justified else _LEFT

    def _font(self, family: str, px: float, bold: bool) -> QFont:
        font = QFont(family)
        font.setPixelSize(self.px(px))
        font.setBold(bold)
        return font

    def _char(self, font: QFont, *, muted: bool = False) -> QTextCharFormat:
        result = QTextCharFormat()
        result.setFont(font)
        if muted:
            result.setForeground(self._muted)
        return result


def _brush(colour: str) -> QBrush:
    """A brush of one colour, by way of a palette: the constructors of `QBrush` ask for `Qt`."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(colour))
    return palette.text()
