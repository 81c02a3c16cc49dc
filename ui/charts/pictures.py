"""A chart as a picture to take along: pixels at double size, or SVG."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSaveFile, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QGraphicsScene

from core.i18n import _
from core.model.errors import UserError

SCALE = 2


def to_image(scene: QGraphicsScene, size: QSize, ground: str, scale: int = SCALE) -> QImage:
    """The scene's first `size` pixels at `scale` times their size, on `ground`."""
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    scene.render(painter, QRectF(image.rect()), QRectF(0, 0, size.width(), size.height()))
    painter.end()
    # 96 dots an inch times the scale: a text program then shows it as large as the window does.
    image.setDotsPerMeterX(round(96 * scale / 0.0254))
    image.setDotsPerMeterY(round(96 * scale / 0.0254))
    return image


def to_png(image: QImage) -> bytes:
    """An image as PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    buffer.close()
    return bytes(data.data())


def to_svg(scene: QGraphicsScene, size: QSize, ground: str, title: str) -> bytes:
    """The scene as SVG.

    Painted by Qt itself: pyqtgraph's exporter edits path data by hand and fails on Qt 6.11 and
    later, where closed paths end in `Z`.
    """
    # QtSvg is only needed when somebody exports.
    from PySide6.QtSvg import QSvgGenerator

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setResolution(96)
    generator.setTitle(title)
    painter = QPainter(generator)
    area = QRectF(0, 0, size.width(), size.height())
    painter.fillRect(area, QColor(ground))
    scene.render(painter, area, area)
    painter.end()
    buffer.close()
    return bytes(data.data())


def save(path: str, data: bytes) -> None:
    """Write `data` to `path`, whole or not at all.

    Raises:
        UserError: the file cannot be written.
    """
    target = QSaveFile(path)
    if (
        not target.open(QIODevice.OpenModeFlag.WriteOnly)
        or target.write(data) != len(data)
        or not target.commit()
    ):
        raise UserError(_("文件没有保存。"), where=path, remedy=_("请换一个可以写入的文件夹再试。"))
