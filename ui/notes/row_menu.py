"""What can be done with the chosen annotations: the menu over the list, and its parts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from core.i18n import _
from core.model.annotations import Annotation, Colour, Role, Style
from core.naming import role_name
from ui.panes.naming import colour_name


class RowMenu(QObject):
    """Builds the menus for some annotations.

    Signals:
        changed(list, dict): ids and the fields to change on all of them.
        tags_changed(list, list, list): ids, tags to add, tags to take away.
        merge_wanted(list): ids of highlights that are to become one.
        history_wanted(str), link_wanted(str), backlinks_wanted(str): the log of an annotation, a
            link to it, the notes that lead to it.
        delete_wanted(), note_wanted(), tag_wanted(), copy_wanted(): for the chosen ones.
        names_wanted(): the colours are to be named.
    """

    changed = Signal(list, dict)
    tags_changed = Signal(list, list, list)
    merge_wanted = Signal(list)
    history_wanted = Signal(str)
    link_wanted = Signal(str)
    backlinks_wanted = Signal(str)
    delete_wanted = Signal()
    note_wanted = Signal()
    tag_wanted = Signal()
    copy_wanted = Signal()
    names_wanted = Signal()

    def build(self, chosen: Sequence[Annotation], parent: QWidget) -> QMenu:
        """The menu for `chosen`, at least one annotation."""
        menu = QMenu(parent)
        alone = len(chosen) == 1
        note = menu.addAction(_("写批注"))
        note.setShortcut(QKeySequence("F2"))
        note.setEnabled(alone)
        note.triggered.connect(lambda _on: self.note_wanted.emit())
        self.add_colours(menu.addMenu(_("颜色")), chosen)
        self.add_roles(menu.addMenu(_("意见类型")), chosen)
        self.add_tags(menu.addMenu(_("标签")), chosen)
        if len(mergeable(chosen)) > 1:
            menu.addAction(_("合并这几条划线")).triggered.connect(
                lambda _on: self.merge_wanted.emit(mergeable(chosen))
            )
        menu.addSeparator()
        menu.addAction(_("复制")).triggered.connect(lambda _on: self.copy_wanted.emit())
        if alone:
            identity = chosen[0].id
            menu.addAction(_("复制链接")).triggered.connect(
                lambda _on: self.link_wanted.emit(identity)
            )
            menu.addAction(_("哪些批注提到它")).triggered.connect(
                lambda _on: self.backlinks_wanted.emit(identity)
            )
            menu.addAction(_("历史…")).triggered.connect(
                lambda _on: self.history_wanted.emit(identity)
            )
        delete = menu.addAction(_("删除"))
        delete.setShortcut(QKeySequence.StandardKey.Delete)
        delete.triggered.connect(lambda _on: self.delete_wanted.emit())
        return menu

    def add_colours(self, menu: QMenu, chosen: Sequence[Annotation]) -> None:
        """The colours and styles, those that all have marked."""
        for number, colour in enumerate(Colour, 1):
            action = menu.addAction(colour_name(colour).replace("&", "&&"))
            action.setShortcut(QKeySequence(str(number)))
            action.setCheckable(True)
            action.setChecked(all(annotation.colour is colour for annotation in chosen))
            action.triggered.connect(partial(self.set_colour, chosen, colour))
        menu.addSeparator()
        for style, words in ((Style.FILL, _("底色")), (Style.UNDERLINE, _("下划线"))):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(all(annotation.style is style for annotation in chosen))
            action.triggered.connect(partial(self._set_style, chosen, style))
        menu.addSeparator()
        menu.addAction(_("给颜色取名…")).triggered.connect(lambda _on: self.names_wanted.emit())

    def add_roles(self, menu: QMenu, chosen: Sequence[Annotation]) -> None:
        """The roles, that which all have marked."""
        choices: list[tuple[Role | None, str]] = [(role, role_name(role)) for role in Role]
        choices.append((None, _("不标")))
        for role, words in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(all(annotation.role is role for annotation in chosen))
            action.triggered.connect(partial(self._set_role, chosen, role))

    def add_tags(self, menu: QMenu, chosen: Sequence[Annotation]) -> None:
        """To add one, and those that some have, to be taken away."""
        menu.addAction(_("加标签…")).triggered.connect(lambda _on: self.tag_wanted.emit())
        tags = sorted({tag for annotation in chosen for tag in annotation.tags})
        if tags:
            menu.addSeparator()
        for tag in tags:
            words = _("去掉 #{tag}").format(tag=tag).replace("&", "&&")
            menu.addAction(words).triggered.connect(partial(self._remove_tag, chosen, tag))

    def set_colour(self, chosen: Sequence[Annotation], colour: Colour, _on: bool = True) -> None:
        """Ask for another colour where it is another."""
        self._change([one for one in chosen if one.colour is not colour], {"colour": colour})

    def _set_style(self, chosen: Sequence[Annotation], style: Style, _on: bool = True) -> None:
        self._change([one for one in chosen if one.style is not style], {"style": style})

    def _set_role(self, chosen: Sequence[Annotation], role: Role | None, _on: bool = True) -> None:
        self._change([one for one in chosen if one.role is not role], {"role": role})

    def _change(self, chosen: Sequence[Annotation], look: dict[str, object]) -> None:
        # A bookmark has a place in the margin and no look.
        ids = [one.id for one in chosen if "role" in look or one.style is not Style.BOOKMARK]
        if ids:
            self.changed.emit(ids, look)

    def put_tags(self, chosen: Sequence[Annotation], tags: Sequence[str]) -> None:
        """Ask for these tags on all of them."""
        ids = [one.id for one in chosen if not set(tags) <= set(one.tags)]
        if ids and tags:
            self.tags_changed.emit(ids, list(tags), [])

    def _remove_tag(self, chosen: Sequence[Annotation], tag: str, _on: bool = True) -> None:
        self.tags_changed.emit([one.id for one in chosen if tag in one.tags], [], [tag])


def mergeable(chosen: Sequence[Annotation]) -> list[str]:
    """Those that can become one highlight: coloured words whose place is known."""
    return [
        one.id
        for one in chosen
        if one.colour is not None and one.placement is not None and one.placement.start >= 0
    ]
