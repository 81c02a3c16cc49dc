"""Where body and glossary begin in a file, chosen among its lines."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.i18n import _
from core.model.report import Report
from core.model.source import Source
from ui.library.lines_view import Line, LinesView
from ui.library.understood import body_line, glossary_line, source_words
from ui.panes.parts import SearchField
from ui.widgets.theme import Theme


class StartChooser(QWidget):
    """All lines of the file; the two starts are marked, and can be put on another line.

    Args:
        theme: the colours.
        source: the lines of the file.
        starts: the places of both in `Source.blocks` as a person chose them before, -1 for none.
        parent: the tab.

    Signals:
        changed(): a start was chosen or given back.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        source: Source,
        starts: tuple[int, int] = (-1, -1),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._words = [source_words(block) for block in source.blocks]
        self._source = source
        self._found = (-1, -1)
        self._body, self._glossary = starts
        self._field = SearchField(theme, _("在文件里找一行"), parent=self)
        self._field.query_changed.connect(lambda _query: self._find(0))
        self._field.moved.connect(lambda step: self._find(1 if step > 0 else -1))
        self._field.confirmed.connect(lambda: self._find(1))
        self._lines = LinesView(theme, _("文件里的行"), self)
        self._lines.selectionModel().currentChanged.connect(lambda *_rows: self._show_buttons())
        self._to_body = self._button(_("正文从这行开始"))
        self._to_body.clicked.connect(lambda _on: self._choose(body=True))
        self._to_glossary = self._button(_("名词注释从这行开始"))
        self._to_glossary.clicked.connect(lambda _on: self._choose(body=False))
        self._back = self._button(_("恢复自动识别"))
        self._back.clicked.connect(lambda _on: self._give_back())
        told = QLabel(_("选一行，再说它是哪一部分的开头。"), self)
        told.setProperty("quiet", True)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 4)
        head.addWidget(told, 1)
        head.addWidget(self._field)
        self._field.setFixedWidth(200)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 8)
        foot.setSpacing(8)
        foot.addWidget(self._to_body)
        foot.addWidget(self._to_glossary)
        foot.addStretch(1)
        foot.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._lines, 1)
        column.addLayout(foot)

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "beside")
        button.setAutoDefault(False)
        return button

    @property
    def starts(self) -> tuple[int, int]:
        """The chosen starts of body and glossary in `Source.blocks`; -1 for none chosen."""
        return self._body, self._glossary

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._field.set_theme(theme)
        self._lines.set_theme(theme)

    def set_report(self, report: Report) -> None:
        """Mark where body and glossary begin in `report`."""
        self._found = body_line(report, self._source), glossary_line(report, self._source)
        self._mark()
        if not self._lines.currentIndex().isValid():
            self._lines.show_row(max(0, self._found[0]))

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the chosen line to the middle, now that there is one."""
        super().showEvent(event)
        self._lines.show_row(max(0, self._lines.currentIndex().row()))

    def _mark(self) -> None:
        body = self._body if self._body >= 0 else self._found[0]
        glossary = self._glossary if self._glossary >= 0 else self._found[1]
        lines = []
        for at, words in enumerate(self._words):
            badge = str(at + 1)
            if at == body:
                badge = _("正文")
            elif at == glossary:
                badge = _("名词注释")
            chosen = at in (self._body, self._glossary)
            outside = at < body or self._source.blocks[at].furniture is not None
            lines.append(Line(badge, words, chosen, outside and not chosen))
        self._lines.set_lines(lines)
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self._lines.currentIndex().row()
        self._to_body.setEnabled(row >= 0 and row != self._body)
        self._to_glossary.setEnabled(row >= 0 and row != self._glossary)
        self._back.setEnabled((self._body, self._glossary) != (-1, -1))

    def _choose(self, *, body: bool) -> None:
        row = self._lines.currentIndex().row()
        if body:
            self._body = row
            self._glossary = -1 if self._glossary <= row else self._glossary
        else:
            self._glossary = row
            self._body = -1 if self._body >= row else self._body
        self._mark()
        self.changed.emit()

    def _give_back(self) -> None:
        self._body = self._glossary = -1
        self._mark()
        self.changed.emit()

    def _find(self, step: int) -> None:
        """Go to the next line that holds what is looked for, around at the ends."""
        from core.text.folding import fold_query

        needle = fold_query(self._field.query)
        count = len(self._words)
        start = max(0, self._lines.currentIndex().row()) + step
        for by in range(count if needle else 0):
            row = (start + (by if step >= 0 else -by)) % count
            if needle in fold_query(self._words[row]):
                self._lines.show_row(row)
                return
