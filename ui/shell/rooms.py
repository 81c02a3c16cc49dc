"""The rooms of the side panel, in the order of the rail."""

from __future__ import annotations

from core.i18n import _


def side_rooms() -> tuple[tuple[str, str], ...]:
    """Name (also that of its icon) and words of each room, in the user's language."""
    return (
        ("outline", _("目录")),
        ("search", _("查找")),
        ("notes", _("批注")),
        ("figures", _("数字")),
        ("checks", _("核对")),
        ("library", _("报告库")),
    )
