"""The menu of the right mouse button and of the menu key, over words, highlights and cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from core.i18n import _
from core.model.annotations import TargetKind
from ui.markdown.document import Link

if TYPE_CHECKING:
    from ui.reader.acting import Acting
    from ui.reader.choosing import Choosing, Whole


def whole_words(whole: Whole) -> str:
    """What a note on a whole thing is called in the menu."""
    return {
        TargetKind.CELL: _("批注这个单元格"),
        TargetKind.HEADING: _("批注这个标题"),
    }.get(whole.kind, _("批注这一段"))


def words_menu(
    parent: QWidget,
    choosing: Choosing,
    acting: Acting,
    position: int,
    offset: int,
    copy_quoted: Callable[[], None],
) -> QMenu:
    """The menu for the selected words, or for what stands at a document position.

    Args:
        parent: the sheet.
        choosing: what is chosen.
        acting: does it.
        position: where the pointer is, in the document.
        offset: the same as a canonical offset.
        copy_quoted: copies the selection with its address.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    identity, span = choosing.subject()

    def add(words: str, name: str) -> None:
        menu.addAction(words).triggered.connect(lambda _on: acting.act(name))

    if span is not None:
        add(_("复制"), "copy")
        menu.addAction(_("复制引文和出处")).triggered.connect(lambda _on: copy_quoted())
        menu.addSeparator()
    if span is not None or identity:
        add(_("写批注"), "note")
        add(_("标签"), "tag")
        add(_("下划线"), "underline")
    if len(choosing.touched()) > 1:
        add(_("合并这几条划线"), "merge")
    if identity and span is None:
        menu.addAction(_("在这里分成两条")).triggered.connect(lambda _on: acting.split(offset))
    if identity:
        add(_("删除"), "delete")
    menu.addSeparator()
    whole = choosing.whole(position)
    if whole is not None:
        menu.addAction(whole_words(whole)).triggered.connect(lambda _on: acting.note_on(whole))
        if whole.kind is TargetKind.CELL:
            table = choosing.whole(position, table=True)
            menu.addAction(_("批注这张表")).triggered.connect(lambda _on: acting.note_on(table))
            index = choosing.table(position)
            opening = menu.addAction(_("在窗口中看这张表"))
            opening.triggered.connect(lambda _on: acting.open_table(index))
    return menu


def card_menu(
    parent: QWidget,
    links: Sequence[Link],
    follow: Callable[[str], None],
    acts: Sequence[tuple[str, Callable[[], None]]],
) -> QMenu:
    """The menu of a card: the links of its note, and what can be done with it."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for link in links:
        words = _("转到 {place}").format(place=link.words).replace("&", "&&")
        menu.addAction(words).triggered.connect(partial(_follow, follow, link.target))
    menu.addSeparator()
    for words, act in acts:
        menu.addAction(words).triggered.connect(partial(_call, act))
    return menu


def _follow(follow: Callable[[str], None], target: str, _on: bool = True) -> None:
    follow(target)


def _call(act: Callable[[], None], _on: bool = True) -> None:
    act()
