from __future__ import annotations

import re
from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QPalette

from ui.widgets.theme import (
    COLOURS,
    SANS,
    SERIF,
    THEMES,
    Theme,
    body_font,
    has_chinese_font,
    palette,
    sans_family,
    serif_family,
    stylesheet,
    theme_named,
    ui_font,
)

pytestmark = pytest.mark.usefixtures("qapp")
ALL = list(THEMES.values())


def light(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_words_reach_the_contrast_that_tired_eyes_need(theme: Theme) -> None:
    for words in (theme.ink, theme.muted, theme.accent, theme.link):
        assert contrast(words, theme.ground) >= 4.5
        assert contrast(words, theme.panel) >= 4.5
    assert contrast(theme.accent_ink, theme.accent) >= 4.5
    for ground in (theme.hover, theme.shade, theme.selection, *theme.highlights):
        assert contrast(theme.ink, ground) >= 4.5


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_lines_and_charts_are_seen_on_their_ground(theme: Theme) -> None:
    for line in (*theme.underlines, theme.chart_actual, theme.chart_plan, theme.chart_target):
        assert contrast(line, theme.ground) >= 3
    for colour in COLOURS:
        assert contrast(theme.underline(colour), theme.highlight(colour)) >= 2


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_no_two_highlights_are_the_same(theme: Theme) -> None:
    for one, other in combinations(COLOURS, 2):
        assert theme.highlight(one) != theme.highlight(other)


def test_the_faces_are_named_outright_and_exist() -> None:
    present = set(QFontDatabase.families())
    assert serif_family() in present
    assert sans_family() in present
    if present & set(SANS):
        assert sans_family() == next(family for family in SANS if family in present)
        assert has_chinese_font()
    if present & set(SERIF):
        assert serif_family() == next(family for family in SERIF if family in present)
    assert ui_font(13).pixelSize() == 13
    assert body_font(17, bold=True).bold()


def test_a_theme_is_found_by_name_and_system_is_one_of_them() -> None:
    assert theme_named("dark") is THEMES["dark"]
    assert theme_named("system") in (THEMES["light"], THEMES["dark"])
    assert theme_named("no such theme") is theme_named("system")


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_palette_and_style_sheet_carry_the_colours(theme: Theme) -> None:
    made = palette(theme)
    assert made.color(QPalette.ColorRole.Base) == QColor(theme.ground)
    assert made.color(QPalette.ColorRole.WindowText) == QColor(theme.ink)
    sheet = stylesheet(theme)
    assert not re.findall(r"@\w+", sheet), "a token without a value"
    assert theme.accent in sheet
