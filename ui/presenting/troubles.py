"""What goes wrong: the world's troubles to the message bar, bugs to whoever watches for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.i18n import _
from core.model.errors import UserError
from ui.presenting.opening import asks_for_passphrase
from ui.tasks import LibraryClosed
from ui.widgets.theme import has_chinese_font

if TYPE_CHECKING:
    from core.library import Recovery
    from ui.main_window import MainWindow
    from ui.presenting.opening import Opener
    from ui.tasks import Tasks


class Troubles:
    """Tells troubles in the window.

    Args:
        reopen: opens the library again once it was mended, or its passphrase is to be asked for.
        opener: knows the passphrase.

    Attributes:
        count: how many troubles were told.
    """

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        profile: Path,
        reopen: Callable[[], None],
        opener: Opener,
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._profile = profile
        self._reopen = reopen
        self._opener = opener
        self._refusal: UserError | None = None
        self.count = 0
        tasks.trouble.connect(self.tell)
        self._fonts = "" if has_chinese_font() else _no_chinese_font()
        if self._fonts:
            window.message.say(self._fonts)

    def tell(self, error: Exception) -> None:
        """Tell a trouble of the world; a bug is raised again.

        Raises:
            Exception: `error` is not meant for the user's eyes.
        """
        self.count += 1
        if not isinstance(error, UserError):
            raise error
        refusal = self._refusal
        if isinstance(error, LibraryClosed) and refusal is not None:
            self._window.message.say(error.what, refusal.what, refusal.remedy)
        else:
            self._window.message.say(error.what, error.where, error.remedy)

    def refuse(self, error: Exception) -> None:
        """Tell why the library could not be opened, and offer what helps.

        Raises:
            Exception: `error` is not meant for the user's eyes.
        """
        from core.library import DamagedLibraryError, LockedLibraryError

        if not isinstance(error, UserError):
            self.tell(error)
            return
        self.count += 1
        self._refusal = error
        self._window.library.set_closed()
        offers: dict[bool, tuple[str, Callable[[], None]]] = {
            isinstance(error, DamagedLibraryError): (_("恢复报告库"), self._recover),
            asks_for_passphrase(error): (_("输入口令"), self._reopen),
            isinstance(error, LockedLibraryError): (_("再试一次"), self._reopen),
        }
        words, act = offers.get(True, ("", None))
        self._window.message.say(
            error.what,
            error.where,
            "\n".join(part for part in (error.remedy, self._fonts) if part),
            action=words,
            act=act,
        )

    def _recover(self) -> None:
        """Put the last good backup under all that the damaged library still holds."""

        def work() -> Recovery:
            from core.library import recover

            return recover(self._profile, passphrase=self._opener.passphrase)

        self._window.toast.say(_("正在恢复报告库…"), seconds=0)
        self._tasks.run(work, self._recovered, self._not_recovered)

    def _recovered(self, done: Recovery) -> None:
        self._window.toast.hide()
        self._refusal = None
        words = [
            _("报告库已恢复：{reports} 份报告，{notes} 条批注。").format(
                reports=done.reports, notes=done.annotations
            ),
            _("损坏的文件留在 {path}").format(path=done.kept),
        ]
        if done.homeless:
            words.append(
                _("{count} 条批注的报告没有救回，文字也在那里。").format(count=done.homeless)
            )
        self._window.message.say("\n".join(words))
        self._reopen()

    def _not_recovered(self, error: Exception) -> None:
        self._window.toast.hide()
        self.tell(error)


def _no_chinese_font() -> str:
    """Said in both languages: one of them cannot be read now."""
    return _(
        "No Chinese font is installed: Chinese text shows as boxes. 没有找到中文字体，"
        "请安装 Noto Sans CJK SC、Noto Serif CJK SC 或其他中文字体，再打开审阅。"
    )
