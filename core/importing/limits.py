"""How large, how long and how deep an opened file may be; opened files are hostile until read."""

from __future__ import annotations

from time import monotonic
from typing import Final

from core.i18n import _
from core.model.errors import UserError

MAX_BYTES: Final = 200 * 1024 * 1024
"""The largest file that is read at all."""

MAX_CHARACTERS: Final = 5_000_000
"""The longest text; the longest report known has some 400,000 characters."""

MAX_BLOCKS: Final = 200_000
"""The most lines, paragraphs and tables of one file."""

MAX_PAGES: Final = 2_000
"""The most pages of a PDF or OFD file."""

MAX_SECONDS: Final = 60.0
"""The longest time one reader works."""

MAX_UNPACKED: Final = 300 * 1024 * 1024
"""The most bytes that all read members of a zip container may unpack to."""

MAX_MEMBER: Final = 100 * 1024 * 1024
"""The most bytes that one member of a zip container may unpack to."""

MAX_MEMBERS: Final = 20_000
"""The most members of a zip container."""

MAX_RATIO: Final = 400
"""The most a member above 1 MiB may be packed; the text of a real report packs 5 to 40 times."""

MAX_DEPTH: Final = 250
"""The deepest nesting of XML or HTML elements."""

MAX_CELLS: Final = 200_000
"""The most grid places of one table; a span is only a number and costs its writer nothing."""


def too_large(what: str) -> UserError:
    """The error for a file beyond a limit; `what` says which, in the user's language."""
    return UserError(what, remedy=_("请拆分文件，或另存为纯文本（.txt）后再导入。"))


def damaged(kind: str) -> UserError:
    """The error for a file that claims to be `kind` (`DOCX`, `PDF`, ...) and cannot be read."""
    return UserError(
        _("文件已损坏或不完整，无法按 {kind} 格式读取。").format(kind=kind),
        remedy=_("请重新下载或复制该文件，或请发件人另存一份。"),
    )


def locked(kind: str) -> UserError:
    """The error for a file that asks for a password."""
    return UserError(
        _("{kind} 文件设有密码，无法打开。").format(kind=kind),
        remedy=_("请先用原软件打开，去掉密码后另存一份再导入。"),
    )


def nothing_found() -> UserError:
    """The error for a file that holds no words."""
    return UserError(
        _("文件中没有找到文字。"),
        remedy=_("请确认文件内容，或换一个版本再导入。"),
    )


class Budget:
    """What one reading may still spend: time, characters, blocks.

    Args:
        seconds: the time from now on after which `spend` refuses.
    """

    def __init__(self, seconds: float = MAX_SECONDS) -> None:
        self._end = monotonic() + seconds
        self._characters = MAX_CHARACTERS
        self._blocks = MAX_BLOCKS

    def spend(self, characters: int = 0, blocks: int = 0) -> None:
        """Takes note of what was read.

        Raises:
            UserError: a limit is passed.
        """
        self._characters -= characters
        self._blocks -= blocks
        if self._characters < 0:
            raise too_large(_("文字超过 500 万字，无法导入。"))
        if self._blocks < 0:
            raise too_large(_("段落超过 20 万个，无法导入。"))
        self.check_time()

    def check_time(self) -> None:
        """Looks at the clock.

        Raises:
            UserError: the time is up.
        """
        if monotonic() > self._end:
            raise too_large(_("读取文件用时过长，已停止。"))
