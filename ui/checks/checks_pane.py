"""The pane of what a delegate should look at: three lists, one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.i18n import _
from core.model.chains import Chain, Match
from core.model.checks import Finding, Judgement
from core.model.commitments import Commitment, Passage
from core.model.decisions import CHOICES, Choice, DecisionKind
from core.model.report import Report
from ui.checks.findings import finding_groups, match_group
from ui.checks.places import Place, place_of
from ui.checks.promises import Kept, kept_name, promise_groups
from ui.checks.scores import score_groups
from ui.panes.choices import ChoiceChip, add_choices
from ui.panes.lines import Group
from ui.panes.listing import Listing
from ui.panes.pane import Pane
from ui.panes.parts import Segments
from ui.panes.places import Elsewhere
from ui.widgets.theme import Theme

SCORES, FINDINGS, PROMISES = range(3)
_KEYS = {"K": Choice.KEPT, "T": Choice.TRACKED, "Y": Choice.CONFIRMED, "N": Choice.SPLIT}


class Checked(NamedTuple):
    """All that was found in a report; `titles` tells how other reports are called."""

    judgements: Sequence[Judgement] = ()
    findings: Sequence[Finding] = ()
    commitments: Sequence[Commitment] = ()
    later: Mapping[str, Passage] = {}
    chains: Sequence[Chain] = ()
    titles: Mapping[str, str] = {}


class ChecksPane(Pane):
    """Plan against actual, things to verify, promises.

    Signals:
        wanted(): somebody looks and there is nothing yet: `set_checked` is to be called.
        place_chosen(int, int): a canonical span of the report.
        elsewhere_chosen(Elsewhere): a place in another report.
        decided(DecisionKind, str, object, str): about which kind of thing, its key, the `Choice`
            (None takes a former decision back), and the note that goes with it.
        match_decided(Match, object): the `Choice` whether a name means an indicator, or None.
        note_wanted(Commitment): the user wants to write down how a promise goes on.
    """

    wanted = Signal()
    place_chosen = Signal(int, int)
    elsewhere_chosen = Signal(object)
    decided = Signal(object, str, object, str)
    match_decided = Signal(object, object)
    note_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._checked: Checked | None = None
        self._asked = False
        self._wanted = SCORES
        self._kept = Kept.ALL
        self._segments = Segments([_("达成"), _("待核"), _("承诺")], self)
        kinds = [(kept, kept_name(kept)) for kept in Kept]
        self._which = ChoiceChip(kinds, _("只看一部分承诺"), self)
        self._listing = Listing(theme, _("核对"), "checks", self)
        self._listing.add_chip(self._which)
        head = QHBoxLayout()
        head.setContentsMargins(8, 8, 8, 0)
        head.addWidget(self._segments)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._listing, 1)
        self._segments.chosen.connect(self.show_list)
        self._which.chosen.connect(self._take_kept)
        lines = self._listing.lines
        lines.chosen.connect(self._on_chosen)
        lines.removed.connect(self._on_removed)
        lines.typed.connect(self._on_typed)
        lines.menu_wanted.connect(self._show_menu)
        self.setFocusProxy(lines)
        self.set_theme(theme)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        super().set_theme(theme)
        self._listing.set_theme(theme)

    def set_report(self, report: Report | None) -> None:
        """Another report is open; what was found in it is asked for when somebody looks."""
        self._report = report
        self._checked = None
        self._asked = False
        self._segments.set_current(self._wanted)
        self._ask()
        self._show()

    def set_checked(self, checked: Checked) -> None:
        """Show what was found in the report that is open."""
        first = self._checked is None
        self._checked = checked
        if first and not self._groups():
            # Begin with a list that has something to say.
            self._segments.set_current(FINDINGS if checked.findings else PROMISES)
        # After a decision the keyboard stays where it was: such lists are walked line by line.
        place = (-1, 0) if first else self._listing.lines.place()
        self._show()
        self._listing.lines.return_to(place)

    def refresh(self) -> None:
        """What is shown may have changed: ask again, now or when somebody looks."""
        self._asked = False
        self._ask()

    def show_list(self, which: int) -> None:
        """Show one of the three lists: `SCORES`, `FINDINGS` or `PROMISES`."""
        self._wanted = which
        self._segments.set_current(which)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what was put off."""
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        if self._report is not None and not self._asked and self.isVisible():
            self._asked = True
            self.wanted.emit()

    def _groups(self) -> list[Group]:
        report, checked = self._report, self._checked
        if report is None or checked is None:
            return []
        if self._segments.current == SCORES:
            return score_groups(report, checked.judgements)
        if self._segments.current == FINDINGS:
            return [*finding_groups(report, checked.findings), match_group(checked.chains)]
        return promise_groups(
            report, checked.commitments, checked.later, self._kept, checked.titles
        )

    def _show(self) -> None:
        """The list asked for, or why it is empty."""
        current = self._segments.current
        self._which.setVisible(
            current == PROMISES and bool(self._checked and self._checked.commitments)
        )
        count = {
            SCORES: _("{count} 项指标"),
            FINDINGS: _("{count} 处待核"),
            PROMISES: _("{count} 项承诺"),
        }[current]
        self._listing.show_groups(
            self._groups(), count, self._why_empty(current), opened=current == FINDINGS
        )

    def _why_empty(self, current: int) -> tuple[str, str]:
        if self._report is None:
            return _("核对"), _("打开一份报告，看计划完成得怎样，哪些地方要核对，承诺了什么。")
        if self._checked is None:
            return _("正在核对"), ""
        return {
            SCORES: (_("没有可比的指标"), _("报告没有同时列出计划数和实际数。")),
            FINDINGS: (_("没有要核对的地方"), _("正文、表格和注释之间没有发现不一致。")),
            PROMISES: (_("没有承诺"), _("这里列出报告中带数量或期限的承诺。")),
        }[current]

    def _on_chosen(self, item: object) -> None:
        report = self._report
        if isinstance(item, Place):
            self.place_chosen.emit(*item)
        elif isinstance(item, Elsewhere):
            self.elsewhere_chosen.emit(item)
        elif isinstance(item, Finding) and report is not None and item.evidence:
            self.place_chosen.emit(*place_of(report, item.evidence[0]))
        elif isinstance(item, Commitment) and report is not None:
            start = report.offset(item.block, item.start)
            self.place_chosen.emit(start, start + item.end - item.start)

    def _on_typed(self, item: object, letter: str) -> None:
        """K keeps and T tracks a promise; Y and N tell whether two names mean one indicator."""
        choice = _KEYS.get(letter.upper())
        if choice in CHOICES[DecisionKind.COMMITMENT] and isinstance(item, Commitment):
            self._decide(item, choice)
        elif choice in CHOICES[DecisionKind.MATCH] and isinstance(item, Match):
            self._match(item, choice)

    def _on_removed(self, item: object) -> None:
        if isinstance(item, Finding):
            self._dismiss(item)
        elif isinstance(item, Commitment):
            self._decide(item, Choice.DROPPED)

    def _dismiss(self, finding: Finding) -> None:
        choice = None if finding.dismissed else Choice.DISMISSED
        self.decided.emit(DecisionKind.FINDING, finding.key, choice, "")

    def _decide(self, one: Commitment, choice: Choice) -> None:
        """Take a choice, or take it back where it was taken before."""
        wanted = None if one.choice is choice else choice
        self.decided.emit(DecisionKind.COMMITMENT, one.key, wanted, one.note)

    def _match(self, match: Match, choice: Choice) -> None:
        self.match_decided.emit(match, None if match.choice is choice else choice)

    def _show_menu(self, item: object, place: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if isinstance(item, Finding):
            words = _("重新待核") if item.dismissed else _("看过了，不再提示")
            menu.addAction(words).triggered.connect(lambda: self._dismiss(item))
        elif isinstance(item, Match):
            pairs = [(Choice.CONFIRMED, _("是同一指标")), (Choice.SPLIT, _("是两个指标"))]
            add_choices(menu, pairs, item.choice, lambda c: self._match(item, c))
        elif isinstance(item, Commitment):
            pairs = [
                (Choice.TRACKED, _("跟踪")),
                (Choice.KEPT, _("留下")),
                (Choice.DROPPED, _("去掉，不算承诺")),
            ]
            add_choices(menu, pairs, item.choice, lambda c: self._decide(item, c))
            menu.addSeparator()
            menu.addAction(_("写进展…")).triggered.connect(lambda: self.note_wanted.emit(item))
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(place)

    def _take_kept(self, kept: Kept) -> None:
        self._kept = kept
        self._show()
