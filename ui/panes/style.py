"""The style sheet of a pane, made of the theme's tokens; set once per pane and theme."""

from __future__ import annotations

from ui.widgets.theme import Theme, sans_family, serif_family

_SHEET = """
QWidget#pane, QWidget#pane QStackedWidget, QWidget#pane QScrollArea, QWidget#paneFill {
  background: @panel; color: @ink; border: 0; font-family: "@sans"; font-size: 13px;
}
QWidget#pane QLabel { background: transparent; color: @ink; font-family: "@sans"; }
QWidget#pane QLabel[quiet="true"] { color: @muted; font-size: 12px; }
QWidget#pane QLabel[role="headline"] { color: @ink; font-size: 15px; font-weight: 600; }
QWidget#pane QLabel[role="number"] { color: @muted; font-size: 13px; }
QWidget#pane QLabel[role="reading"] { font-family: "@serif"; font-size: 15px; }
QWidget#pane QLabel[role="term"] { font-size: 17px; font-weight: 600; }
QWidget#pane QLineEdit {
  background: @ground; color: @ink; border: 1px solid @hairline; border-radius: 6px;
  padding: 0 4px; min-height: 26px; selection-background-color: @selection;
  selection-color: @ink; placeholder-text-color: @muted; font-family: "@sans"; font-size: 13px;
}
QWidget#pane QLineEdit:focus { border: 2px solid @accent; padding: 0 3px; min-height: 24px; }
QWidget#pane QLineEdit QToolButton {
  background: transparent; border: 0; padding: 0; min-height: 0; border-radius: 0;
}
QWidget#pane QPlainTextEdit {
  background: @ground; color: @ink; border: 2px solid @accent; border-radius: 6px; padding: 2px;
  selection-background-color: @selection; selection-color: @ink; font-size: 13px;
  placeholder-text-color: @muted; font-family: "@sans";
}
QWidget#pane QToolButton, QWidget#pane QPushButton {
  background: transparent; color: @ink; border: 2px solid transparent; border-radius: 6px;
  padding: 1px 6px; min-height: 20px; font-family: "@sans"; font-size: 13px;
}
QWidget#pane QToolButton:hover, QWidget#pane QPushButton:hover { background: @hover; }
QWidget#pane QToolButton:pressed, QWidget#pane QPushButton:pressed { background: @shade; }
QWidget#pane QToolButton:checked { background: @shade; color: @ink; }
QWidget#pane QToolButton:focus, QWidget#pane QPushButton:focus { border-color: @accent; }
QWidget#pane QToolButton:disabled, QWidget#pane QPushButton:disabled { color: @muted; }
QWidget#pane QToolButton::menu-indicator { image: none; width: 0; }
QWidget#pane QToolButton[chip="true"] {
  color: @muted; font-size: 12px; padding: 0 6px; border: 2px solid transparent;
}
QWidget#pane QToolButton[chip="true"]:checked { color: @ink; background: @shade; }
QWidget#pane QToolButton[chip="true"]:focus { border-color: @accent; }
QWidget#pane QToolButton[narrow="true"] { padding: 1px 2px; }
QWidget#pane QToolButton[chip="true"][narrow="true"] { padding: 0 3px; }
QWidget#pane QToolButton[plain="true"] { padding: 1px; min-width: 20px; }
QWidget#pane QAbstractItemView {
  background: @panel; color: @ink; border: 2px solid transparent; outline: 0;
  selection-background-color: @shade; selection-color: @ink; gridline-color: @hairline;
}
QWidget#pane QAbstractItemView:focus { border-color: @ring; }
QWidget#pane QAbstractItemView::item, QWidget#pane QTreeView::branch { background: transparent; }
QWidget#pane QAbstractItemView::item:selected, QWidget#pane QTreeView::branch:selected,
QWidget#pane QAbstractItemView::item:hover, QWidget#pane QTreeView::branch:hover {
  background: transparent; border: 0;
}
QWidget#pane QScrollArea { border: 2px solid transparent; }
QWidget#pane QScrollArea:focus { border-color: @accent; }
QWidget#pane QHeaderView { background: @panel; border: 0; }
QWidget#pane QHeaderView::section {
  background: @panel; color: @muted; border: 0; border-bottom: 1px solid @hairline;
  padding: 4px 7px; font-family: "@sans"; font-size: 12px; font-weight: 400;
}
QWidget#pane QAbstractScrollArea::corner { background: transparent; border: 0; }
QWidget#pane QTableCornerButton::section { background: @panel; border: 0; }
QWidget#pane QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QWidget#pane QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QWidget#pane QScrollBar::handle { background: @handle; border-radius: 3px; margin: 2px; }
QWidget#pane QScrollBar::handle:vertical { min-height: 28px; }
QWidget#pane QScrollBar::handle:horizontal { min-width: 28px; }
QWidget#pane QScrollBar::handle:hover { background: @muted; }
QWidget#pane QScrollBar::add-line, QWidget#pane QScrollBar::sub-line { width: 0; height: 0; }
QWidget#pane QScrollBar::add-page, QWidget#pane QScrollBar::sub-page { background: transparent; }
QWidget#pane QSplitter::handle { background: @hairline; }
QFrame#hairline { background: @hairline; border: 0; max-height: 1px; min-height: 1px; }
QMenu {
  background: @ground; color: @ink; border: 1px solid @hairline; padding: 4px;
  font-family: "@sans"; font-size: 13px;
}
QMenu::item { padding: 5px 20px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @shade; color: @ink; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @hairline; margin: 4px 8px; }
QToolTip {
  background: @ground; color: @ink; border: 1px solid @hairline; padding: 4px 6px;
}
"""


def pane_style(theme: Theme) -> str:
    """The style sheet for a pane (object name `pane`) under `theme`."""
    tokens = {key: value for key, value in theme._asdict().items() if isinstance(value, str)}
    tokens |= {
        "sans": sans_family(),
        "serif": serif_family(),
        "handle": "#6B727C" if theme.dark else "#C9C4BA",
        "ring": theme.accent,
    }
    sheet = _SHEET
    for key in sorted(tokens, key=len, reverse=True):
        sheet = sheet.replace("@" + key, tokens[key])
    return sheet
