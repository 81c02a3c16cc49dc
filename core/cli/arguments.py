"""The verbs and their arguments."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.cli.parser import Parser, speak_the_users_language
from core.exporting import FORMATS, available_exports
from core.i18n import _
from core.model.annotations import Colour, Role

COLOURS = {
    **{colour.value: colour for colour in Colour},
    "黄": Colour.YELLOW,
    "绿": Colour.GREEN,
    "蓝": Colour.BLUE,
    "粉": Colour.PINK,
    "紫": Colour.VIOLET,
}
ROLES = {
    **{role.value: role for role in Role},
    "肯定": Role.AFFIRM,
    "问题": Role.PROBLEM,
    "追问": Role.QUESTION,
    "建议": Role.SUGGEST,
}
_FORMATS = tuple(dict.fromkeys(one for formats in FORMATS.values() for one in formats))


def parse_arguments(argv: Sequence[str], default_profile: Path) -> argparse.Namespace:
    """The arguments; `verb` is empty where none is given.

    Args:
        argv: without the program's name.
        default_profile: the folder of the library where `--profile` does not say.

    Raises:
        UserError: they are unusable.
        SystemExit: `--help` was asked for and is printed.
    """
    speak_the_users_language()
    parser = Parser(
        prog="shenyue",
        description=_("审阅：离线阅读和批注政府报告。不带命令时打开窗口。"),
        epilog=_("退出码：0 完成；1 没有找到，或检查不通过；2 参数或文件不能用。"),
    )
    parser.add_argument(
        "--profile",
        type=Path,
        metavar="DIR",
        default=default_profile,
        help=_("报告库、设置和备份所在的文件夹（默认：{folder}）").format(
            folder=str(default_profile).replace("%", "%%")
        ),
    )
    verbs = parser.add_subparsers(dest="verb", metavar=_("命令"), title=_("命令"), prog="shenyue")
    _add_window_verbs(verbs)
    _add_reading_verbs(verbs)
    _add_writing_verbs(verbs)
    return parser.parse_args(argv)


def _add(verbs: Any, name: str, help_text: str, *, json: bool = False, more: str = "") -> Parser:
    """A verb with its help, and `--json` where it has one."""
    description = f"{help_text}\n\n{more}" if more else help_text
    parser: Parser = verbs.add_parser(name, help=help_text, description=description)
    if json:
        parser.add_argument("--json", action="store_true", help=_("只输出一个 JSON 对象"))
    return parser


def _add_window_verbs(verbs: Any) -> None:
    opening = _add(verbs, "open", _("打开窗口"))
    opening.add_argument("file", nargs="?", type=Path, metavar="FILE", help=_("要打开的报告"))
    shot = _add(verbs, "shot", _("不用显示器，把窗口画成图片"))
    shot.add_argument("file", type=Path, metavar="FILE.png", help=_("图片文件"))
    shot.add_argument("--report", metavar="ID", help=_("显示哪份报告"))
    shot.add_argument(
        "--size", type=picture_size, default=(1366, 768), metavar="WxH", help=_("窗口大小")
    )
    shot.add_argument(
        "--theme", default="light", metavar="T", help=_("外观：light, paper, dark, contrast")
    )
    shot.add_argument("--pane", metavar="P", help=_("左侧打开哪一栏"))
    shot.add_argument(
        "--scale", type=_positive, default=1.0, metavar="S", help=_("每点的像素数，如 2")
    )


def _add_reading_verbs(verbs: Any) -> None:
    inspect = _add(verbs, "inspect", _("读一个文件，显示读懂了什么，不存入报告库"), json=True)
    inspect.add_argument("file", type=Path, metavar="FILE", help=_("报告文件"))
    _add(verbs, "list", _("报告库里的报告"), json=True)
    search = _add(
        verbs,
        "search",
        _("按阅读顺序列出每一处"),
        json=True,
        more=_(
            "不分全角半角、大小写、简体繁体。空格隔开的几个词须在同一段里；\n"
            '带空格的短语用英文引号 "..." 括起来。'
        ),
    )
    search.add_argument("query", metavar="QUERY", help=_("要找的词"))
    search.add_argument("--report", metavar="ID", help=_("只在这份报告里找"))
    search.add_argument("--regex", action="store_true", help=_("要找的是正则表达式"))
    search.add_argument("--near", type=_count, metavar="N", help=_("几个词之间最多隔 N 个字"))
    search.add_argument("--notes", action="store_true", help=_("只在批注和标签里找"))
    search.add_argument(
        "--terms", action="store_true", help=_("只在名词注释里找（可与 --notes 同用）")
    )
    term = _add(verbs, "term", _("在名词注释里查一个词，也可用拼音或首字母"), json=True)
    term.add_argument("query", metavar="QUERY", help=_("名词、拼音或首字母"))
    notes = _add(verbs, "notes", _("列出批注和它们的状态"), json=True)
    notes.add_argument("report", nargs="?", metavar="REPORT", help=_report_help())
    check = _add(verbs, "check", _("计划与实际、名词注释、存疑之处，供人核对"), json=True)
    check.add_argument("report", metavar="REPORT", help=_report_help())
    _add(verbs, "verify", _("检查报告库是否完好"), json=True)


def _add_writing_verbs(verbs: Any) -> None:
    importing = _add(verbs, "import", _("把文件或文件夹里的报告读入报告库"), json=True)
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_("文件或文件夹"))
    annotate = _add(verbs, "annotate", _("给报告里的一句话划线、写批注"), json=True)
    annotate.add_argument("report", metavar="REPORT", help=_report_help())
    annotate.add_argument("--quote", required=True, metavar="TEXT", help=_("报告里的原话"))
    annotate.add_argument("--note", default="", metavar="TEXT", help=_("批注文字"))
    annotate.add_argument(
        "--colour", choices=COLOURS, default="yellow", metavar="C", help="|".join(Colour)
    )
    annotate.add_argument(
        "--tag", action="append", default=[], metavar="T", help=_("标签，可以写几次")
    )
    annotate.add_argument("--role", choices=ROLES, metavar="R", help="|".join(Role))
    export = _add(verbs, "export", _("导出批注、指标或全文"), more=available_exports())
    export.add_argument("report", metavar="REPORT", help=_report_help())
    export.add_argument("--format", required=True, choices=_FORMATS, help=_("文件格式"))
    export.add_argument(
        "--what", choices=tuple(FORMATS), default="notes", help=_("导出什么（默认 notes）")
    )
    export.add_argument(
        "-o", dest="output", type=Path, metavar="FILE", help=_("写到哪个文件（默认：标准输出）")
    )
    merge = _add(verbs, "merge", _("并入别人的批注，或者其他软件里的划线"), json=True)
    merge.add_argument(
        "file", type=Path, metavar="FILE", help=_("JSON-LD、Zotero、calibre、KOReader 或 Word 文件")
    )
    merge.add_argument("--report", metavar="REPORT", help=_report_help())
    backup = _add(verbs, "backup", _("备份报告库"))
    backup.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=_("放备份的文件夹"))
    restore = _add(verbs, "restore", _("用备份换回报告库；换下的也会留一份备份"))
    restore.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help=_("备份文件（不写：最近一次完好的备份，再加上损坏的报告库里还能读出的）"),
    )
    passphrase = _add(
        verbs,
        "passphrase",
        _("用口令给报告库加密、换口令，或去掉口令"),
        more=_(
            "口令在终端里输入，或者放在环境变量 SHENYUE_PASSPHRASE 里；\n"
            "新口令也可放在 SHENYUE_NEW_PASSPHRASE 里。备份一并加密。"
        ),
    )
    passphrase.add_argument("--remove", action="store_true", help=_("去掉口令，不再加密"))


def _report_help() -> str:
    return _("报告的编号、编号的开头，或标题里的字")


def picture_size(text: str) -> tuple[int, int]:
    """`1366x768` as two numbers.

    Raises:
        ArgumentTypeError: it is no size, or one that no screen has.
    """
    width, _cross, height = text.lower().replace("×", "x").partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(_("大小要写成 1366x768 这样：{text}").format(text=text))
    size = (int(width), int(height))
    if not (200 <= size[0] <= 8000 and 200 <= size[1] <= 8000):
        raise argparse.ArgumentTypeError(_("每边要在 200 到 8000 之间：{text}").format(text=text))
    return size


def _positive(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0.5 <= number <= 4:
        raise argparse.ArgumentTypeError(_("要在 0.5 到 4 之间：{text}").format(text=text))
    return number


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(_("要写一个不小于 0 的整数：{text}").format(text=text))
    return int(text)
