"""Scans and pictures, read by character recognition when the extra `ocr` is installed.

The models come inside the package `rapidocr`; nothing is fetched.
"""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from typing import Any, Final

from core.i18n import _
from core.importing.draft import Draft
from core.importing.limits import Budget, damaged, nothing_found, too_large
from core.importing.pdf.layout import PlacedPage, placed_blocks
from core.importing.pdf.lines import Line
from core.model.errors import UserError
from core.model.notices import Notice, NoticeCode
from core.model.source import Run

_SCALE: Final = 200 / 72
_MOST_PAGES: Final = 300
_MOST_PIXELS: Final = 80_000_000
_SECONDS_PER_PAGE: Final = 30.0
_SURE: Final = 0.5


def is_installed() -> bool:
    """Whether scans can be read on this machine."""
    return all(
        importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "PIL")
    )


def _require() -> None:
    if not is_installed():
        raise UserError(
            _("这是扫描件或图片，没有文字层。"),
            remedy=_(
                "换一份能选中文字的版本最省事。要读扫描件，可请安装本程序的人加装“文字识别”"
                "（README 里的附加功能 ocr）；文件不会离开这台电脑。"
            ),
        )


@lru_cache(maxsize=1)
def _engine() -> Any:
    import logging

    from rapidocr import RapidOCR

    engine = RapidOCR()
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return engine


def read_scanned_pdf(document: Any, budget: Budget) -> Draft:
    """The pages of `document` (of pypdfium2) that are pictures.

    Raises:
        UserError: recognition is not installed, finds nothing, or the file is too long for it.
    """
    _require()
    if len(document) > _MOST_PAGES:
        raise too_large(_("扫描件超过 300 页，无法识别。"))
    own = Budget(_SECONDS_PER_PAGE * max(2, len(document)))
    pages = []
    for number in range(len(document)):
        page = document[number]
        try:
            width, height = page.get_size()
            scale = min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            image = page.render(scale=scale).to_pil().convert("RGB")
        finally:
            page.close()
        pages.append(PlacedPage(_lines(image, 1 / scale), [], "", height))
        own.check_time()
    return _draft(pages, "pdf", budget)


def read_picture(data: bytes, budget: Budget) -> Draft:
    """A picture of a page (PNG, JPEG, TIFF of several pages, ...).

    Raises:
        UserError: recognition is not installed, finds nothing, or the picture is damaged.
    """
    _require()
    import io

    from PIL import Image, ImageSequence

    pages = []
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise too_large(_("图片过大，无法识别。"))
            for count, frame in enumerate(ImageSequence.Iterator(picture), 1):
                if count > _MOST_PAGES:
                    raise too_large(_("扫描件超过 300 页，无法识别。"))
                scale = 595 / max(1, frame.width)  # as if printed on A4
                lines = _lines(frame.convert("RGB"), scale)
                pages.append(PlacedPage(lines, [], "", frame.height * scale))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise damaged(_("图片")) from error
    return _draft(pages, "picture", budget)


def _draft(pages: list[PlacedPage], name: str, budget: Budget) -> Draft:
    if not any(page.lines for page in pages):
        raise nothing_found()
    draft = Draft(name, placed_blocks(pages, budget), wrapped=True)
    draft.warnings.append(Notice(NoticeCode.READ_FROM_PICTURE))
    return draft


def _lines(image: Any, scale: float) -> list[Line]:
    """The lines of a picture, places in points, y counted upwards.

    Args:
        image: a picture of PIL.
        scale: points for each pixel.
    """
    import numpy

    result = _engine()(numpy.asarray(image))
    if result.boxes is None or result.txts is None:
        return []
    pieces = []
    for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        if score < _SURE or not text.strip():
            continue
        xs, ys = [float(x) * scale for x, _y in box], [float(y) * scale for _x, y in box]
        pieces.append((min(xs), max(xs), min(ys), max(ys), text.strip()))
    top = image.height * scale
    lines = []
    for group in _same_line(pieces):
        group.sort()
        size = max(high - low for _l, _r, low, high, _text in group) * 0.8
        words = "\u3000\u3000".join(text for *_box, text in group)
        low, high = min(piece[2] for piece in group), max(piece[3] for piece in group)
        lines.append(
            Line(
                (Run(words, size=round(size, 1)),),
                group[0][0],
                max(piece[1] for piece in group),
                top - high,
                top - low,
                size,
            )
        )
    return lines


_Piece = tuple[float, float, float, float, str]


def _same_line(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Pieces grouped by lines, from top to bottom (y counts downwards here)."""
    groups: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece[2] + piece[3]):
        middle = (piece[2] + piece[3]) / 2
        last = groups[-1][-1] if groups else None
        if last is not None and last[2] < middle < last[3]:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups
