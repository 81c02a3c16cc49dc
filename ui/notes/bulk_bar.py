"""What can be done with several chosen annotations at once, as a row of buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from core.i18n import _
from core.model.annotations import Annotation
from ui.notes.row_menu import RowMenu, mergeable
from ui.panes.parts import IconButton
from ui.widgets.theme import Theme


class BulkBar(QWidget):
    """Shown while more than one annotation is chosen; each act is one step of undo.

    Args:
        theme: the colours.
        menu: builds the menus and tells what is wanted.
        chosen: the chosen annotations, asked for when a button is pressed.
    """

    def __init__(
        self,
        theme: Theme,
        menu: RowMenu,
        chosen: Callable[[], Sequence[Annotation]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._menu = menu
        self._chosen = chosen
        self._words = QLabel(self)
        self._words.setProperty("quiet", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(2)
        row.addWidget(self._words, 1)
        self._buttons: dict[str, IconButton] = {}
        fills = {"highlight": menu.add_colours, "role": menu.add_roles, "tag": menu.add_tags}
        for name, words in (
            ("highlight", _("颜色")),
            ("role", _("意见类型")),
            ("tag", _("标签")),
            ("merge", _("合并这几条划线")),
            ("delete", _("删除")),
        ):
            button = IconButton(theme, name, words, self)
            self._buttons[name] = button
            row.addWidget(button)
            if name in fills:
                self._drop(button, fills[name])
        self._buttons["merge"].clicked.connect(
            lambda _on: menu.merge_wanted.emit(mergeable(self._chosen()))
        )
        self._buttons["delete"].clicked.connect(lambda _on: menu.delete_wanted.emit())

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        for button in self._buttons.values():
            button.set_theme(theme)

    def button(self, name: str) -> IconButton:
        """The button of that name: `highlight`, `role`, `tag`, `merge` or `delete`."""
        return self._buttons[name]

    def show_chosen(self, chosen: Sequence[Annotation]) -> None:
        """Say how many are chosen, and offer what can be done with them."""
        self._words.setText(_("已选 {count} 条").format(count=len(chosen)))
        self._buttons["merge"].setEnabled(len(mergeable(chosen)) > 1)

    def _drop(
        self, button: IconButton, fill: Callable[[QMenu, Sequence[Annotation]], None]
    ) -> None:
        """Give a button a menu that is made when it opens."""
        menu = QMenu(button)

        def open_() -> None:
            menu.clear()
            fill(menu, self._chosen())

        menu.aboutToShow.connect(open_)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
