"""Everything the window can be told to do: one table for the menu, the keys and the help."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from core.i18n import _


class Command(NamedTuple):
    """A thing to do: its name in code, its words, its keys (the first is shown)."""

    name: str
    words: str
    keys: tuple[str, ...] = ()


def commands() -> tuple[tuple[Command, ...], ...]:
    """All commands in the groups of the menu, in the user's language."""
    return (
        (
            Command("open", _("打开文件…"), ("Ctrl+O",)),
            Command("library", _("报告库"), ("Ctrl+L",)),
            Command("correct", _("更正这份报告…")),
        ),
        (
            Command("undo", _("撤销"), ("Ctrl+Z",)),
            Command("redo", _("重做"), ("Ctrl+Shift+Z", "Ctrl+Y")),
            Command("find", _("查找"), ("Ctrl+F",)),
            Command("find_all", _("查找全部报告"), ("Ctrl+Shift+F",)),
            Command("next", _("下一处"), ("F3", "Ctrl+G")),
            Command("previous", _("上一处"), ("Shift+F3", "Ctrl+Shift+G")),
            Command("back", _("返回刚才的位置"), ("Alt+Left",)),
        ),
        (
            Command("note_report", _("批注整份报告"), ("Ctrl+Shift+N",)),
            Command("bookmark", _("加书签或取下"), ("Ctrl+D",)),
            Command("next_bookmark", _("下一个书签"), ("Alt+Down",)),
            Command("previous_bookmark", _("上一个书签"), ("Alt+Up",)),
            Command("review", _("复核批注"), ("Ctrl+R",)),
            Command("changes", _("两版的变化…"), ("Ctrl+Shift+D",)),
            Command("bin", _("批注回收站…")),
            Command("colour_names", _("给颜色取名…")),
            Command("tags", _("整理标签…")),
        ),
        (
            Command("merge_notes", _("收入他人的批注…"), ("Ctrl+Shift+O",)),
            Command("export", _("导出批注…"), ("Ctrl+E",)),
            Command("copy_notes", _("复制全部批注"), ("Ctrl+Alt+C",)),
        ),
        (
            Command("outline", _("目录"), ("Ctrl+1",)),
            Command("notes", _("批注"), ("Ctrl+2",)),
            Command("figures", _("数字"), ("Ctrl+5",)),
            Command("checks", _("核对"), ("Ctrl+6",)),
            Command("side", _("显示或收起侧栏"), ("Ctrl+B",)),
            Command("charts", _("指标"), ("Ctrl+3",)),
            Command("glossary", _("名词"), ("Ctrl+4",)),
            Command("read", _("回到正文"), ("F6",)),
        ),
        (
            Command("larger", _("放大"), ("Ctrl++", "Ctrl+=")),
            Command("smaller", _("缩小"), ("Ctrl+-",)),
            Command("plain", _("原大"), ("Ctrl+0",)),
            Command("full", _("全屏"), ("F11",)),
        ),
        (
            Command("settings", _("设置…"), ("Ctrl+,",)),
            Command("help", _("快捷键"), ("F1",)),
            Command("quit", _("退出"), ("Ctrl+Q",)),
        ),
    )


def reader_keys() -> list[tuple[str, str]]:
    """The keys of the reader itself, for the list of shortcuts."""
    return [
        ("S", _("选取这一句")),
        ("H", _("划线")),
        ("1 – 5", _("按颜色划线")),
        ("U", _("加下划线")),
        ("N", _("写批注")),
        ("T", _("加标签")),
        ("P", _("批注整段、标题或单元格")),
        ("B", _("加书签或取下")),
        ("O", _("换一条重叠的划线")),
        ("G", _("在窗口中看表格")),
        ("M", _("合并选中的划线")),
        ("X", _("在光标处分成两条")),
        ("Shift+← →", _("移动划线的末尾")),
        ("Alt+Shift+← →", _("移动划线的开头")),
        ("Ctrl+Enter", _("写完批注")),
        ("Del", _("删除批注")),
        ("Enter", _("看注释或批注")),
        ("Space", _("翻一屏")),
        ("Esc", _("收起")),
    ]


def pane_keys() -> list[tuple[str, str]]:
    """The keys of lists and charts that have the focus, for the list of shortcuts."""
    return [
        ("F2", _("更正报告")),
        ("K / T", _("留下或跟踪承诺")),
        ("Del", _("去掉承诺或待核")),
        ("Y / N", _("是同一指标，或是两个")),
        ("N", _("批注图上的数据")),
    ]


class Actions:
    """The actions of a window.

    Args:
        window: gets the actions, so that their keys work everywhere in it.
        run: called with a command's name.
    """

    def __init__(self, window: QWidget, run: Callable[[str], None]) -> None:
        self._actions: dict[str, QAction] = {}
        self._groups = commands()
        for group in self._groups:
            for command in group:
                action = QAction(command.words, window)
                action.setObjectName(command.name)
                action.setShortcuts([QKeySequence(key) for key in command.keys])
                action.triggered.connect(lambda _on, name=command.name: run(name))
                window.addAction(action)
                self._actions[command.name] = action

    def __getitem__(self, name: str) -> QAction:
        """The action of that name."""
        return self._actions[name]

    def menu(self, parent: QWidget) -> QMenu:
        """All of them in one menu, in their groups."""
        menu = QMenu(parent)
        for group in self._groups:
            for command in group:
                menu.addAction(self._actions[command.name])
            menu.addSeparator()
        return menu

    def keys(self) -> list[tuple[str, str]]:
        """Keys and words of every command that has keys, as the system writes them."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            (self._actions[c.name].shortcut().toString(native), c.words)
            for group in self._groups
            for c in group
            if c.keys
        ]
