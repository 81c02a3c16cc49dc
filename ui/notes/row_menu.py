"""What can be done with the chosen annotations: the menu over the list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from core.i18n import _
from core.model.annotations import Annotation, Colour, Role, Style
from ui.panes.naming import colour_name, role_name


class RowMenu(QObject):
    """Builds the menu for some annotations.

    Signals:
        changed(str, dict): the id of an annotation and the fields to change.
        delete_wanted(), note_wanted(), tag_wanted(), copy_wanted(): for the chosen ones.
    """

    changed = Signal(str, dict)
    delete_wanted = Signal()
    note_wanted = Signal()
    tag_wanted = Signal()
    copy_wanted = Signal()

    def build(self, chosen: Sequence[Annotation], parent: QWidget) -> QMenu:
        """The menu for `chosen`, at least one annotation."""
        menu = QMenu(parent)
        note = menu.addAction(_("写批注"))
        note.setShortcut(QKeySequence("F2"))
        note.setEnabled(len(chosen) == 1)
        note.triggered.connect(lambda _on: self.note_wanted.emit())
        self._add_colours(menu.addMenu(_("颜色")), chosen)
        self._add_roles(menu.addMenu(_("意见类型")), chosen)
        menu.addAction(_("加标签…")).triggered.connect(lambda _on: self.tag_wanted.emit())
        tags = sorted({tag for annotation in chosen for tag in annotation.tags})
        if tags:
            removal = menu.addMenu(_("去掉标签"))
            for tag in tags:
                action = removal.addAction(tag.replace("&", "&&"))
                action.triggered.connect(partial(self._remove_tag, chosen, tag))
        menu.addSeparator()
        menu.addAction(_("复制")).triggered.connect(lambda _on: self.copy_wanted.emit())
        delete = menu.addAction(_("删除"))
        delete.setShortcut(QKeySequence.StandardKey.Delete)
        delete.triggered.connect(lambda _on: self.delete_wanted.emit())
        return menu

    def _add_colours(self, menu: QMenu, chosen: Sequence[Annotation]) -> None:
        for number, colour in enumerate(Colour, 1):
            action = menu.addAction(colour_name(colour))
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

    def _add_roles(self, menu: QMenu, chosen: Sequence[Annotation]) -> None:
        choices: list[tuple[Role | None, str]] = [(role, role_name(role)) for role in Role]
        choices.append((None, _("不标")))
        for role, words in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(all(annotation.role is role for annotation in chosen))
            action.triggered.connect(partial(self._set_role, chosen, role))

    def set_colour(self, chosen: Sequence[Annotation], colour: Colour, _on: bool = True) -> None:
        """Ask for another colour where it is another."""
        for annotation in chosen:
            if annotation.colour is not colour:
                self.changed.emit(annotation.id, {"colour": colour})

    def _set_style(self, chosen: Sequence[Annotation], style: Style, _on: bool = True) -> None:
        for annotation in chosen:
            if annotation.style is not style:
                self.changed.emit(annotation.id, {"style": style})

    def _set_role(self, chosen: Sequence[Annotation], role: Role | None, _on: bool = True) -> None:
        for annotation in chosen:
            if annotation.role is not role:
                self.changed.emit(annotation.id, {"role": role})

    def add_tags(self, chosen: Sequence[Annotation], text: str) -> None:
        """Add the tags in `text` (parted by blanks or commas) where they lack."""
        words = text.replace("，", " ").replace(",", " ").replace("、", " ").split()
        new = [word.lstrip("#") for word in words if word.lstrip("#")]
        for annotation in chosen:
            tags = tuple(dict.fromkeys((*annotation.tags, *new)))
            if tags != annotation.tags:
                self.changed.emit(annotation.id, {"tags": tags})

    def _remove_tag(self, chosen: Sequence[Annotation], tag: str, _on: bool = True) -> None:
        for annotation in chosen:
            if tag in annotation.tags:
                left = tuple(one for one in annotation.tags if one != tag)
                self.changed.emit(annotation.id, {"tags": left})
