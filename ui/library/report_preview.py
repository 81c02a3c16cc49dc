"""One report of a file as it was understood: facts to set right, outline, doubts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from core.i18n import _
from core.model.report import Corrections, Report
from core.model.source import Source
from core.notices import notice_words
from ui.library.lines_view import Line, LinesView
from ui.library.meta_form import MetaForm
from ui.library.overview import Concern, Concerns, Ends, Numbers
from ui.library.preview_tree import PreviewTree
from ui.library.start_chooser import StartChooser
from ui.library.understood import doubts, is_plain, left_out, outline
from ui.panes.parts import EmptyState, Segments
from ui.widgets.theme import Theme

_OUTLINE, _DOUBTS, _LEFT_OUT, _WARNINGS, _STARTS = range(5)
_LINES = (_DOUBTS, _LEFT_OUT, _WARNINGS)


class ReportPreview(QWidget):
    """Title, genre, place and year to edit; outline, doubts and lines left out to look at.

    Args:
        theme: the colours.
        report: the report as understood, not yet stored.
        source: the lines of the file; with them one can say where body and glossary begin.
        part: which report of a file with several it is, -1 where it is the only one.
        parent: the dialog.
        remembered: the report as its former edition was set right, and how that was.
        correcting: it is a report of the library, and `remembered` how it was set right itself.

    Signals:
        reparse_requested(Corrections): something was set that the report is understood by;
            answer with `set_report`, or with `say_failed`.
    """

    reparse_requested = Signal(object)

    def __init__(
        self,
        theme: Theme,
        report: Report,
        source: Source | None,
        part: int,
        parent: QWidget,
        remembered: tuple[Report, Corrections] | None = None,
        correcting: bool = False,
    ) -> None:
        super().__init__(parent)
        self._busy = 0
        self._part = part
        self._report = report
        self._shown: set[int] = set()
        self._concerns = Concerns(theme, self)
        self._concerns.wanted.connect(self._lead)
        self._form = MetaForm(report.meta, self)
        self._form.changed.connect(self._ask)
        self._form.edited.connect(self._show_concerns)
        self._chosen = (-1, -1)
        if remembered is not None:
            self._report, given = remembered
            self._form.give(given)
            self._form.show_meta(self._report.meta)
            self._chosen = given.body_start, given.glossary_start
        self._former = QLabel(_("报告库里有这份报告的上一版，当时的更正已经填好。"), self)
        self._former.setProperty("quiet", True)
        self._former.setWordWrap(True)
        self._former.setVisible(remembered is not None and not correcting)
        self._numbers = Numbers(self)
        self._ends = Ends(self)
        self._ends.change_wanted.connect(lambda: self._lead("starts"))
        self._ends.change.setVisible(source is not None)
        self._plain = QLabel(
            _("没有认出报告的类型和章节，会按普通文字导入：照样可以阅读、查找、划线和批注。"), self
        )
        self._plain.setWordWrap(True)
        self._theme = theme
        self._source = source
        self._tree: PreviewTree | None = None
        self._lines: dict[int, LinesView] = {}
        self._starts: StartChooser | None = None
        # Without the lines of the file nobody can choose among them.
        self._tab_count = _STARTS + (source is not None)
        self._tabs = Segments([""] * self._tab_count, self)
        self._stack = QStackedWidget(self)
        self._status = QLabel(self)
        self._status.setProperty("quiet", True)
        self._pages: dict[int, tuple[QStackedWidget, EmptyState]] = {}
        self._arrange()
        self._show()

    def _arrange(self) -> None:
        tabs = QHBoxLayout()
        tabs.addWidget(self._tabs)
        tabs.addStretch(1)
        tabs.addWidget(self._status)
        self._tabs.chosen.connect(self._open)
        sheet = QWidget(self)
        sheet.setObjectName("sheet")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._former)
        column.addWidget(self._concerns)
        column.addWidget(self._form)
        column.addWidget(self._plain)
        column.addSpacing(2)
        column.addWidget(self._numbers)
        column.addWidget(self._ends)
        column.addLayout(tabs)
        column.addWidget(sheet, 1)

    def _page(self, index: int) -> QWidget:
        """The content of a tab, made when it is first looked at: the dialog opens sooner."""
        if index == _STARTS:
            if self._starts is None:
                assert self._source is not None
                self._starts = StartChooser(self._theme, self._source, self._chosen, self)
                self._starts.changed.connect(self._ask)
                self._stack.addWidget(self._starts)
            return self._starts
        if index not in self._pages:
            page = QStackedWidget(self)
            view: QWidget
            if index == _OUTLINE:
                view = self._tree = PreviewTree(self._theme, page)
            else:
                view = self._lines[index] = LinesView(self._theme, _names()[index], page)
            empty = EmptyState(self._theme, "outline" if index == _OUTLINE else "check", page)
            empty.say(*_nothing(index))
            page.addWidget(view)
            page.addWidget(empty)
            self._stack.addWidget(page)
            self._pages[index] = page, empty
        return self._pages[index][0]

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._concerns.set_theme(theme)
        for view in (self._tree, self._starts, *self._lines.values()):
            if view is not None:
                view.set_theme(theme)
        for _page, empty in self._pages.values():
            empty.set_theme(theme)

    @property
    def report(self) -> Report:
        """The report as it is understood now."""
        return self._report

    def corrections(self) -> Corrections:
        """What was set right; all unset where the report is right as it was understood."""
        body, glossary = self._chosen if self._starts is None else self._starts.starts
        given = self._form.corrections()
        return replace(given, body_start=body, glossary_start=glossary, part=self._part)

    def set_report(self, report: Report) -> None:
        """Show how the file is understood with the corrections asked for."""
        self._busy = max(0, self._busy - 1)
        self._report = report
        self._form.show_meta(report.meta)
        self._show()

    def say_failed(self, words: str) -> None:
        """Say why the file could not be understood anew; what is shown stays."""
        self._busy = max(0, self._busy - 1)
        self._status.setText(words)

    def _ask(self) -> None:
        self._busy += 1
        self._status.setText(_("正在重新识别…"))
        self.reparse_requested.emit(self.corrections())

    def _show(self) -> None:
        report = self._report
        if not self._busy:
            self._status.setText("")
        self._numbers.show_report(report)
        self._ends.show_report(report)
        self._show_concerns()
        self._plain.setVisible(is_plain(report))
        for index, words in enumerate(_names()[: self._tab_count]):
            count = self._count(index)
            # The number of sections stands above already, without those that are sentences.
            numbered = count and index in _LINES
            self._tabs.set_words(index, f"{words} {count}" if numbered else words)
        self._shown.clear()
        self._open(self._tabs.current)

    def _show_concerns(self) -> None:
        words = {
            "title": _("没有找到标题"),
            "kind": _("没有认出类型"),
            "region": _("没有认出地区"),
            "year": _("没有认出年份"),
        }
        # What is plain text lacks all of these, and is told as such.
        plain = is_plain(self._report)
        found: list[Concern] = [
            (name, words[name]) for name in self._form.missing() if not plain or name == "title"
        ]
        if not plain and not self._count(_OUTLINE):
            found.append((str(_OUTLINE), _("没有认出章节")))
        for index, told in ((_DOUBTS, _("{count} 处存疑")), (_WARNINGS, _("{count} 条提醒"))):
            if count := self._count(index):
                found.append((str(index), told.format(count=count)))
        self._concerns.show_concerns(found)

    def _lead(self, where: str) -> None:
        """To the place where a concern is set right, or shown."""
        if where in ("title", "kind", "region", "year"):
            self._form.focus_on(where)
            return
        index = _STARTS if where == "starts" else int(where)
        self._tabs.set_current(index)
        self._open(index)
        self._tabs.button(index).setFocus()

    def _count(self, index: int) -> int:
        report = self._report
        parts = (report.sections, report.doubts, report.furniture, report.warnings)
        return len(parts[index]) if index < len(parts) else 0

    def _open(self, index: int) -> None:
        """Bring a tab to the front, filled when it is first looked at."""
        self._stack.setCurrentWidget(self._page(index))
        if index in self._shown:
            return
        self._shown.add(index)
        report = self._report
        if index == _STARTS and self._starts is not None:
            self._starts.set_report(report)
            return
        self._pages[index][0].setCurrentIndex(0 if self._count(index) else 1)
        if index == _OUTLINE and self._tree is not None:
            self._tree.set_nodes(outline(report))
        elif index == _DOUBTS:
            self._lines[index].set_lines(doubts(report))
        elif index == _LEFT_OUT:
            self._lines[index].set_lines(left_out(report))
        elif index == _WARNINGS:
            self._lines[index].set_lines([Line("", notice_words(one)) for one in report.warnings])


def _names() -> tuple[str, ...]:
    """What the tabs are called."""
    return _("目录"), _("存疑"), _("未收入正文的行"), _("提醒"), _("正文起点")


def _nothing(index: int) -> tuple[str, str]:
    """What a tab says that has nothing to show."""
    return (
        (_("没有章节"), _("没有认出标题，正文会从头到尾连续显示。")),
        (_("没有存疑之处"), _("没有发现可能缺字或连在一起的地方。")),
        (_("没有略去任何一行"), _("文件里的每一行都在正文里。")),
        (_("没有提醒"), _("读取时一切正常。")),
    )[index]
