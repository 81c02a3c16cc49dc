"""All settings in one table, from which the dialog is made."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from core.i18n import _

SMALLEST, LARGEST, STEP = 70, 240, 10
"""The text sizes in percent."""


class Sort(StrEnum):
    """What a setting holds."""

    CHOICE = "choice"
    PERCENT = "percent"
    WORDS = "words"
    PLACE = "place"
    """A folder that is shown and not changed here."""
    FOLDER = "folder"
    """A folder to choose."""


class Setting(NamedTuple):
    """One setting: its name in code and in the store, its words, what it holds.

    `choices` are pairs of a value and its words, for `Sort.CHOICE`. `note` stands under the
    control, `hint` in an empty field.
    """

    name: str
    words: str
    sort: Sort
    default: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    note: str = ""
    hint: str = ""


def settings() -> tuple[tuple[str, tuple[Setting, ...]], ...]:
    """The settings in their groups, in the user's language."""
    return (
        (
            _("外观"),
            (
                Setting(
                    "theme",
                    _("主题"),
                    Sort.CHOICE,
                    "system",
                    (
                        ("light", _("浅色")),
                        ("paper", _("纸张")),
                        ("dark", _("深色")),
                        ("contrast", _("高对比")),
                        ("system", _("跟随系统")),
                    ),
                ),
                Setting("zoom", _("正文字号"), Sort.PERCENT, "100"),
                Setting(
                    "language",
                    _("语言"),
                    Sort.CHOICE,
                    "",
                    (("", _("跟随系统")), ("zh", "中文"), ("en", "English")),
                    note=_("下次启动时生效。"),
                ),
            ),
        ),
        (
            _("批注"),
            (
                Setting(
                    "author",
                    _("署名"),
                    Sort.WORDS,
                    note=_("写在新批注上，与他人合并批注时用来区分。"),
                    hint=_("空着就用这台电脑的用户名"),
                ),
            ),
        ),
        (
            _("数据"),
            (
                Setting(
                    "profile",
                    _("存放位置"),
                    Sort.PLACE,
                    note=_("报告和批注只保存在这台电脑上。"),
                ),
                Setting(
                    "backup_folder",
                    _("备份位置"),
                    Sort.FOLDER,
                    note=_("“现在备份”写到这里，U 盘也可以；每天的自动备份另在存放位置里。"),
                    hint=_("存放位置里的备份文件夹"),
                ),
            ),
        ),
    )


def defaults() -> dict[str, str]:
    """The value of every setting before anyone changes it."""
    return {setting.name: setting.default for _group, row in settings() for setting in row}
