from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from core.model.report import Report
from core.model.values import Measure, ValueRole
from ui.charts.building import build_chart
from ui.charts.canvas import Canvas
from ui.charts.geometry import Sizes
from ui.charts.model import INDICATOR_KINDS, ChartKind
from ui.charts.pictures import SCALE, to_image, to_png, to_svg
from ui.widgets.theme import THEMES

WIDTH = 390


def draw(qtbot: QtBot, report: Report, kind: ChartKind, theme: str = "light") -> Canvas:
    canvas = Canvas(build_chart(report, kind), THEMES[theme], Sizes(), WIDTH)
    qtbot.addWidget(canvas.view)
    return canvas


def colours(canvas: Canvas, theme: str, area: QRect | None = None) -> Counter[str]:
    image = to_image(canvas.scene, canvas.view.size(), THEMES[theme].ground, 1)
    return count_colours(image.copy(area) if area else image)


def count_colours(image: QImage) -> Counter[str]:
    return Counter(
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_bars_have_the_colour_of_their_role(qtbot: QtBot, sample: Report, theme: str) -> None:
    found = colours(draw(qtbot, sample, ChartKind.PROGRESS, theme), theme)
    goals = colours(draw(qtbot, sample, ChartKind.TARGETS, theme), theme)

    assert found[QColor(THEMES[theme].chart_actual).name().upper()] > 500
    assert goals[QColor(THEMES[theme].chart_target).name().upper()] > 50
    assert goals[QColor(THEMES[theme].chart_region).name().upper()] > 50


def test_the_length_of_a_bar_is_its_value(qtbot: QtBot, sample: Report) -> None:
    canvas = draw(qtbot, sample, ChartKind.PROGRESS)
    blue = THEMES["light"].chart_actual.upper()
    image = to_image(canvas.scene, canvas.view.size(), "#FFFFFF", 1)

    lengths = {}
    for number, row in enumerate(canvas.chart.panels[0].rows):
        rect = canvas.rect_of(canvas.spot(number)).toRect()
        y = rect.center().y() + 8
        xs = [x for x in range(WIDTH) if image.pixelColor(x, y).name().upper() == blue]
        lengths[row.name] = (min(xs), max(xs))
    zero = lengths["地区生产总值"][0]
    per_unit = (lengths["地区生产总值"][1] - zero) / 4.4

    assert lengths["规模以上工业增加值"][1] == pytest.approx(zero + 4.8 * per_unit, abs=2)
    assert lengths["出口总额(人民币口径)"][1] == pytest.approx(zero + 6 * per_unit, abs=2)
    assert lengths["一般公共预算收入"][0] == pytest.approx(zero - 3.6 * per_unit, abs=2)
    assert lengths["一般公共预算收入"][1] == pytest.approx(zero, abs=2)


def test_words_are_not_drawn_as_numbers(
    qtbot: QtBot, indicator_report: Callable[..., Report]
) -> None:
    goal = (ValueRole.TARGET, 2021, "青禾区")
    lines = [("出口", Measure.GROWTH, "%", {goal: "量稳质升"})]

    found = colours(draw(qtbot, indicator_report(lines), ChartKind.TARGETS), "light")

    # The only diamond is that of the legend: 60 pixels or so.
    assert found[THEMES["light"].chart_target.upper()] < 90


def test_places_in_the_picture_are_rows_and_series(qtbot: QtBot, sample: Report) -> None:
    canvas = draw(qtbot, sample, ChartKind.PROGRESS)
    for number, row in enumerate(canvas.chart.rows):
        rect = canvas.rect_of(canvas.spot(number))
        upper = canvas.spot_at(QPointF(200, rect.top() + 10))
        lower = canvas.spot_at(QPointF(200, rect.bottom() - 10))
        assert upper is not None
        assert lower is not None
        assert (upper.row, upper.number, upper.place) == (row, number, 0)
        assert (lower.row, lower.number, lower.place) == (row, number, 1)
    assert canvas.spot_at(QPointF(200, 3)) is None
    with pytest.raises(IndexError):
        canvas.spot(len(canvas.chart.rows))


def test_another_width_keeps_rows_and_never_cuts_words(qtbot: QtBot, sample: Report) -> None:
    canvas = draw(qtbot, sample, ChartKind.TARGETS)
    for width in (240, 390, 900):
        canvas.set_width(width)
        image = to_image(canvas.scene, canvas.view.size(), "#FFFFFF", 1)
        edge = count_colours(image.copy(QRect(width - 4, 0, 4, image.height())))
        assert canvas.view.width() == width
        assert set(edge) == {"#FFFFFF"}


def test_pictures_are_double_size_png_and_valid_svg(qtbot: QtBot, sample: Report) -> None:
    canvas = draw(qtbot, sample, ChartKind.PROGRESS)
    size = canvas.view.size()

    image = to_image(canvas.scene, size, "#FFFFFF")
    read_back = QImage.fromData(to_png(image))
    svg = to_svg(canvas.scene, size, "#FFFFFF", "2020年计划与实际").decode("utf-8")

    assert read_back.size() == size * SCALE
    assert read_back.dotsPerMeterX() == pytest.approx(96 * SCALE / 0.0254, abs=1)
    root = ElementTree.fromstring(svg)
    texts = "".join(root.itertext())
    for words in ("地区生产总值", "4.5左右", "小幅增长", "增幅", "来源：青禾区计划报告"):
        assert words in texts
    assert "0072b2" in svg.lower()


@pytest.mark.parametrize("kind", INDICATOR_KINDS)
def test_svg_looks_like_the_chart(qtbot: QtBot, sample: Report, kind: ChartKind) -> None:
    canvas = draw(qtbot, sample, kind)
    size = canvas.view.size()
    painted = to_image(canvas.scene, size, "#FFFFFF", 1)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))

    painter = QPainter(image)
    QSvgRenderer(to_svg(canvas.scene, size, "#FFFFFF", "图")).render(painter)
    painter.end()

    blurred = [
        one.scaled(60, 60, mode=Qt.TransformationMode.SmoothTransformation)
        for one in (painted, image)
    ]
    differences = [
        abs(blurred[0].pixelColor(x, y).lightness() - blurred[1].pixelColor(x, y).lightness())
        for x in range(60)
        for y in range(60)
    ]
    assert max(differences) < 60
    assert sum(differences) / len(differences) < 3
    # Nothing in the light theme is black: what SVG cannot say, it paints black.
    assert count_colours(image)["#000000"] == 0


def test_a_hundred_indicators_are_drawn_and_seen(
    qtbot: QtBot, indicator_report: Callable[..., Report]
) -> None:
    lines = [
        (f"指标{n}", Measure.GROWTH, "%", {(ValueRole.ACTUAL, 2020, ""): str(1 + n % 9)})
        for n in range(100)
    ]
    canvas = draw(qtbot, indicator_report(lines), ChartKind.PROGRESS)

    rect = canvas.rect_of(canvas.spot(99)).toRect()

    assert len(canvas.chart.rows) == 100
    assert rect.bottom() < canvas.view.height()
    assert colours(canvas, "light", rect)[THEMES["light"].chart_actual.upper()] > 20


def test_a_long_legend_takes_as_many_lines_as_it_needs(
    qtbot: QtBot, indicator_report: Callable[..., Report]
) -> None:
    def height(scopes: int) -> int:
        values = {(ValueRole.TARGET, 2021, f"第{n}开发区管理委员会"): "5" for n in range(scopes)}
        report = indicator_report([("指标", Measure.GROWTH, "%", values)])
        canvas = draw(qtbot, report, ChartKind.TARGETS)
        panel = canvas.rect_of(canvas.spot(0))
        return round(panel.top())

    assert height(5) > height(4) > height(2)
