"""One control for every sort of setting; each tells its value as a string."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QWidget,
)

from core.i18n import _, labelled
from ui.panes.parts import Segments
from ui.settings.table import LARGEST, SMALLEST, STEP, Setting, Sort


class Editor(QWidget):
    """The control of one setting.

    Signals:
        changed(str): the new value, as it is to be kept.
    """

    changed = Signal(str)

    def __init__(self, setting: Setting, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self._value = value
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)

    @property
    def value(self) -> str:
        """The value now."""
        return self._value

    def take(self, value: str) -> None:
        """Keep `value`, and tell it when it is another."""
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def commit(self) -> None:
        """Take what is still being typed."""


class ChoiceEditor(Editor):
    """A row of choices; the default where the value is none of them."""

    def __init__(self, setting: Setting, value: str, parent: QWidget | None = None) -> None:
        known = [key for key, _words in setting.choices]
        super().__init__(setting, value if value in known else setting.default, parent)
        segments = Segments([words for _key, words in setting.choices], self)
        segments.set_current(known.index(self._value))
        for index, (_key, words) in enumerate(setting.choices):
            segments.button(index).setAccessibleName(labelled(setting.words, words))
        segments.chosen.connect(lambda index: self.take(known[index]))
        self.row.addWidget(segments)
        self.row.addStretch(1)
        self.setFocusProxy(segments.button(known.index(self._value)))


class PercentEditor(Editor):
    """A slider in steps, the number beside it, and a way back to 100%."""

    def __init__(self, setting: Setting, value: str, parent: QWidget | None = None) -> None:
        try:
            percent = min(LARGEST, max(SMALLEST, int(value)))
        except ValueError:
            percent = int(setting.default)
        super().__init__(setting, str(percent), parent)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setRange(SMALLEST // STEP, LARGEST // STEP)
        self._slider.setPageStep(2)
        self._slider.setValue(round(percent / STEP))
        self._slider.setAccessibleName(setting.words)
        self._slider.setMinimumWidth(180)
        self._number = QLabel(self)
        self._number.setMinimumWidth(44)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._plain = QPushButton(_("原大"), self)
        self._plain.setToolTip(_("回到 100%"))
        self._plain.setAutoDefault(False)
        self._plain.clicked.connect(lambda _on: self._slider.setValue(100 // STEP))
        self._slider.valueChanged.connect(self._on_moved)
        self.row.addWidget(self._slider, 1)
        self.row.addWidget(self._number)
        self.row.addWidget(self._plain)
        self.setFocusProxy(self._slider)
        self._show(percent)

    def _on_moved(self, steps: int) -> None:
        self._show(steps * STEP)
        self.take(str(steps * STEP))

    def _show(self, percent: int) -> None:
        self._number.setText(f"{percent}%")
        self._plain.setEnabled(percent != 100)


class WordsEditor(Editor):
    """A line of words; told when the line is left or Enter is pressed."""

    def __init__(self, setting: Setting, value: str, parent: QWidget | None = None) -> None:
        super().__init__(setting, value, parent)
        self._line = QLineEdit(value, self)
        self._line.setPlaceholderText(setting.hint)
        self._line.setAccessibleName(setting.words)
        self._line.setMaxLength(40)
        self._line.editingFinished.connect(self.commit)
        self.row.addWidget(self._line)
        self.setFocusProxy(self._line)

    def commit(self) -> None:
        """Take the line without blanks at its ends."""
        self.take(self._line.text().strip())


class PlaceEditor(Editor):
    """The path of a folder, to be read and copied, and buttons behind it."""

    def __init__(self, setting: Setting, value: str, parent: QWidget | None = None) -> None:
        super().__init__(setting, value, parent)
        self._line = QLineEdit(self)
        self._line.setReadOnly(True)
        self._line.setPlaceholderText(setting.hint)
        self._line.setAccessibleName(setting.words)
        self.row.addWidget(self._line, 1)
        self._show()

    def add_button(self, words: str) -> QPushButton:
        """A button behind the path."""
        button = QPushButton(words, self)
        button.setProperty("role", "beside")
        button.setAutoDefault(False)
        self.row.addWidget(button)
        return button

    def _show(self) -> None:
        self._line.setText(self._value)
        self._line.setToolTip(self._value)
        self._line.setCursorPosition(0)


class FolderEditor(PlaceEditor):
    """A folder to choose."""

    def __init__(self, setting: Setting, value: str, parent: QWidget | None = None) -> None:
        super().__init__(setting, value, parent)
        self.add_button(_("选择…")).clicked.connect(lambda _on: self._choose())

    def _choose(self) -> None:
        start = self._value or str(Path.home())
        dialog = QFileDialog(self, self.setting.words, start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, folder: str) -> None:
        self.take(folder)
        self._show()


def editor(setting: Setting, value: str, parent: QWidget | None = None) -> Editor:
    """The control for `setting`."""
    kinds: dict[Sort, type[Editor]] = {
        Sort.CHOICE: ChoiceEditor,
        Sort.PERCENT: PercentEditor,
        Sort.WORDS: WordsEditor,
        Sort.PLACE: PlaceEditor,
        Sort.FOLDER: FolderEditor,
    }
    return kinds[setting.sort](setting, value, parent)
