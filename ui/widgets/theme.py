"""The look as plain values: colours, faces, spaces, and the palette and style sheet made of them.

Loaded before the first paint: a named tuple, no dataclass, no regular expression.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

SERIF = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Serif SC",
    "思源宋体",
    "Songti SC",
    "SimSun",
    "AR PL UMing CN",
)
SANS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
STEP = 4
"""All spaces are multiples of this many pixels."""
RADIUS = 6
UI_PX = 13
BODY_PX = 17
DEFAULT_THEME = "system"
COLOURS = ("yellow", "green", "blue", "pink", "violet")
"""The highlighter colours in the order of their keys 1 to 5."""
_STYLES = Path(__file__).resolve().parents[2] / "resources" / "styles"


class Theme(NamedTuple):
    """All colours (`#RRGGBB`) of one theme; `highlights` runs parallel to `COLOURS`.

    `ground` is the sheet, `panel` the desk around it; `hairline` parts surfaces, `hover` lies
    under the pointer, `selection` under selected words, `shade` under the chosen row.
    The `chart_*` colours are drawn on `ground`; `chart_more` holds further series.
    """

    name: str
    dark: bool
    ground: str
    panel: str
    ink: str
    muted: str
    accent: str
    accent_ink: str
    link: str
    hairline: str
    hover: str
    shade: str
    selection: str
    highlights: tuple[str, str, str, str, str]
    highlight_ink: str
    underlines: tuple[str, str, str, str, str]
    chart_actual: str
    chart_plan: str
    chart_target: str
    chart_region: str
    chart_region_edge: str
    chart_more: tuple[str, str]

    def highlight(self, colour: str) -> str:
        """The ground of words highlighted in `colour` (a value of `Colour`)."""
        return self.highlights[COLOURS.index(colour)]

    def underline(self, colour: str) -> str:
        """The line under words marked in `colour`: stronger than the ground, 3 to 1 at least."""
        return self.underlines[COLOURS.index(colour)]


_PALE = ("#FFE58A", "#BFE6C3", "#BBDDF7", "#F6C6D4", "#D9CCF2")
_DEEP = ("#6B5A12", "#1F5B33", "#1B4F77", "#7A2F48", "#4B3B80")
_STRONG = ("#9A7400", "#2E7D43", "#2672B0", "#B8446A", "#6F56B8")
_BRIGHT = ("#E3C54A", "#6CC98A", "#6FB4EA", "#EE8FAD", "#AD98EE")

THEMES: dict[str, Theme] = {
    "light": Theme(
        "light", False, "#FFFFFF", "#F6F5F2", "#1F2328", "#59616B", "#A8201A", "#FFFFFF",
        "#1A5A9E", "#E2DFD9", "#ECEAE5", "#E9E6E0", "#CFE0F3", _PALE, "#1F2328", _STRONG,
        "#0072B2", "#6F7680", "#D55E00", "#56B4E9", "#1F5F87", ("#009E73", "#CC79A7"),
    ),
    "paper": Theme(
        "paper", False, "#F7F0E1", "#EFE6D2", "#2B2620", "#645A4B", "#96201B", "#FFFFFF",
        "#1C548F", "#DCCFB4", "#E6DBC3", "#E3D7BD", "#CBD9E2", _PALE, "#2B2620", _STRONG,
        "#0068A3", "#6F6A5F", "#C65700", "#56B4E9", "#1F5F87", ("#00805D", "#B35C8E"),
    ),
    "dark": Theme(
        "dark", True, "#1B1D21", "#24272C", "#D9DBDF", "#9BA2AC", "#F0807A", "#1B1D21",
        "#7DB5F0", "#363A41", "#2E3238", "#33373E", "#2F4A66", _DEEP, "#F1F2F4", _BRIGHT,
        "#4FA8DC", "#9BA2AC", "#F08A3C", "#8CCBF0", "#D9DBDF", ("#2FC79B", "#DE9CC2"),
    ),
    "contrast": Theme(
        "contrast", True, "#000000", "#000000", "#FFFFFF", "#FFFFFF", "#FFD400", "#000000",
        "#6FC3FF", "#8A8A8A", "#2A2A2A", "#333333", "#0B4F8A", _DEEP, "#FFFFFF", _BRIGHT,
        "#56B4E9", "#FFFFFF", "#FF9A3C", "#A8D8F5", "#FFFFFF", ("#3DDBAE", "#F0A8D0"),
    ),
}  # fmt: skip


class _Faces:
    """The families found on this machine, looked up once."""

    serif: str = ""
    sans: str = ""


def _first(chain: tuple[str, ...], fallback: str) -> str:
    present = set(QFontDatabase.families())
    return next((family for family in chain if family in present), fallback)


def serif_family() -> str:
    """The Song face of the text; named outright, for Qt else picks Japanese glyphs under LANG=C."""
    if not _Faces.serif:
        _Faces.serif = _first(SERIF, "") or sans_family()
    return _Faces.serif


def sans_family() -> str:
    """The Hei face of headings and interface."""
    if not _Faces.sans:
        _Faces.sans = _first(SANS, QFont().defaultFamily())
    return _Faces.sans


def has_chinese_font() -> bool:
    """Whether any installed face can show Chinese; without one there are boxes and no error."""
    if sans_family() in SANS or serif_family() in SERIF:
        return True
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def ui_font(px: int = UI_PX, *, bold: bool = False) -> QFont:
    """The face of the interface in `px` pixels."""
    return _font(sans_family(), px, bold)


def body_font(px: int = BODY_PX, *, bold: bool = False) -> QFont:
    """The face of the text in `px` pixels."""
    return _font(serif_family(), px, bold)


def _font(family: str, px: int, bold: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(px)
    font.setBold(bold)
    return font


def first_theme(name: str) -> Theme:
    """The theme of that name for the start; `system` is read off the palette the system gave.

    Before the program has set a palette of its own that is the same answer as that of
    `theme_named`, without the 20 ms that the first touch of the namespace `Qt` costs.
    """
    if name in THEMES:
        return THEMES[name]
    desk = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return THEMES["dark" if desk.lightness() < 128 else "light"]


def theme_named(name: str) -> Theme:
    """The theme of that name; `system` (and any unknown name) follows the system's choice."""
    if name in THEMES:
        return THEMES[name]
    dark = QGuiApplication.styleHints().colorScheme() == QtCore.Qt.ColorScheme.Dark
    return THEMES["dark" if dark else "light"]


def palette(theme: Theme) -> QPalette:
    """The palette of the whole program."""
    role = QPalette.ColorRole
    result = QPalette()
    for key, value in (
        (role.Window, theme.panel),
        (role.WindowText, theme.ink),
        (role.Base, theme.ground),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.ink),
        (role.Button, theme.panel),
        (role.ButtonText, theme.ink),
        (role.BrightText, theme.accent),
        (role.ToolTipBase, theme.ground),
        (role.ToolTipText, theme.ink),
        (role.PlaceholderText, theme.muted),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.ink),
        (role.Link, theme.link),
        (role.LinkVisited, theme.link),
        (role.Accent, theme.accent),
        (role.Light, theme.ground),
        (role.Mid, theme.hairline),
        (role.Midlight, theme.hover),
        (role.Dark, theme.muted),
        (role.Shadow, theme.hairline),
    ):
        result.setColor(key, QColor(value))
    disabled = QPalette.ColorGroup.Disabled
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(disabled, key, QColor(theme.muted))
    return result


def stylesheet(theme: Theme) -> str:
    """The style sheet of the window: `resources/styles/window.qss` with its `@tokens` filled in."""
    text = (_STYLES / "window.qss").read_text(encoding="utf-8")
    tokens = {key: value for key, value in theme._asdict().items() if isinstance(value, str)}
    tokens |= {"sans": sans_family(), "serif": serif_family(), "ui_px": f"{UI_PX}px"}
    for key in sorted(tokens, key=len, reverse=True):
        text = text.replace("@" + key, tokens[key])
    return text
