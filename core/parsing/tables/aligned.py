"""Tables of plain text whose rows are lines, cells parted by tabs, bars or spaces: made grids."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median_low

from core.model.source import Source, SourceCell, SourceTable
from core.parsing.indicators.columns import ColumnKind, read_column
from core.parsing.indicators.expressions import is_wording
from core.parsing.indicators.units import is_unit
from core.parsing.lines.shapes import Line
from core.parsing.tables.captions import is_note, is_number_line, is_title, read_unit
from core.parsing.tables.cells import is_value
from core.parsing.tables.parted import Parting, TextRow, is_drawn, row_of
from core.parsing.tables.unmerged import unmerged

_LONGEST_NAME = 24
_MOST_ROWS = 20_000  # of all tables together; a made-up file has more
_MOST_HEADS = 4
_FEWEST_ROWS = 2
_FEWEST_ALIKE = 4  # rows that tell the places of cells though these overlap
_FIGURE = re.compile(
    r"(?:[≥≤<>＞＜±约]\s*)?[-－+]?\d[\d,.，]*[%％]?(?:左右|以上|以下|以内|个百分点|[倍位])?"
)
_SEPARATED = (Parting.TAB, Parting.BAR, Parting.COMMA)
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_EDGE = re.compile(r"[┌┬┐┏┳┓+]")
_CAPTION = re.compile(
    r"附?表\s*[一二三四五六七八九十\d]{1,3}(?:[-—]\d+)?\s*[:：]?\s+\S*[^\s\d.]\S{2,}"
)
_LETTER_SPACED = re.compile(
    r"[一二三四五六七八九十]{1,3}、(?:[\u4e00-\u9fff]\s+){1,4}[\u4e00-\u9fff]"
)
_SECTION = re.compile(r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|其中).+")


def gather_rows(lines: Sequence[Line], source: Source) -> list[Line]:
    """`lines` with the rows of each table of plain text gathered in one line that holds its grid.

    A table has, its headings apart, two rows mostly of numbers; `source` has the lines as printed,
    with their tabs.
    """
    drawn = [is_drawn(line, source) for line in lines]
    rows = [
        None
        if drawn[at] or _stands_alone(source.blocks[line.index].text.strip())
        else row_of(line, source)
        for at, line in enumerate(lines)
    ]
    gathered: list[Line] = []
    at, left = 0, _MOST_ROWS
    while at < len(lines):
        end, cells = at, None
        if rows[at] is not None:
            end = _run_end(rows, lines, drawn, at)
            cells = _grid(rows, lines, at, end)
        left -= end - at
        if left < 0:
            return [*gathered, *lines[at:]]
        if cells is None:
            gathered += lines[at : max(end, at + 1)]
            at = max(end, at + 1)
            continue
        first, last, table = cells
        gathered += lines[at:first]
        edge = lines[first - 1] if first and drawn[first - 1] else None
        if edge and gathered and gathered[-1] is edge and _EDGE.search(edge.text):
            gathered.pop()  # the upper edge of its frame goes as those between its rows do
        gathered.append(replace(lines[first], text="", runs=(), table=table))
        at = last
    return gathered


def _stands_alone(text: str) -> bool:
    """Whether a line with wide gaps is a caption (`表1　主要指标`) or a heading (`二、农　业`)."""
    return _CAPTION.fullmatch(text) is not None or _LETTER_SPACED.fullmatch(text) is not None


def _run_end(
    rows: Sequence[TextRow | None], lines: Sequence[Line], drawn: Sequence[bool], at: int
) -> int:
    """The end of the rows parted alike that begin at `at`; names of groups stand among them."""
    first = rows[at]
    end = at + 1
    while end < len(rows):
        row = rows[end]
        ahead = rows[end + 1] if end + 1 < len(rows) else None
        if _alike(first, row) or drawn[end]:
            end += 1
        elif row is None and _alike(first, ahead) and _is_section(first, lines[end].text):
            end += 2
        else:
            break
    return end


def _is_section(row: TextRow | None, text: str) -> bool:
    """Whether a line of one cell among rows like `row` is the name of a group of them."""
    if row is not None and row.parting is Parting.TAB and len(text) <= _LONGEST_NAME:
        above = is_title(text) or is_number_line(text) or is_note(text)
        return not above and read_unit(text) is None and not text.endswith(("。", "；", "，"))
    return _SECTION.fullmatch(text) is not None


def _alike(row: TextRow | None, other: TextRow | None) -> bool:
    if row is None or other is None:
        return False
    spaces = (Parting.GAP, Parting.BLANK)
    return row.parting is other.parting or (row.parting in spaces and other.parting in spaces)


def _grid(
    rows: Sequence[TextRow | None], lines: Sequence[Line], at: int, end: int
) -> tuple[int, int, SourceTable] | None:
    """Where the table among the lines `at` to `end` begins and ends, and its grid."""
    data = [n for n in range(at, end) if (row := rows[n]) is not None and is_data(row.texts)]
    if len(data) < _FEWEST_ROWS:
        return _listed(rows, at, end)
    placed = _placed([rows[n] for n in range(at, end)], [n - at for n in data])
    if placed is None:
        return _plain(rows, at, end)
    begin = max(at, data[0] - _MOST_HEADS)
    texts: list[Sequence[str]] = []
    heads = 0
    for n in range(begin, end):
        heads = len(texts) if n == data[0] else heads
        words = placed[n - at]
        if words:
            texts.append(words)
        elif rows[n] is None and _is_section(rows[at], lines[n].text):
            texts.append([lines[n].text])
    if 2 * len(data) < len(texts) - _MOST_HEADS or not _is_headed(texts):
        return None
    if any(row is not None and row.parting is Parting.GAP for row in rows[begin:end]):
        texts[:heads] = _over_parts(texts[:heads])
    else:
        texts = unmerged(texts, heads)
    return begin, end, _table(texts, heads)


def _over_parts(heads: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Two rows of headings set with blanks, each of the upper ones over its parts.

    Where these stand tells little, for a heading is centred over its parts; the parts tell by
    coming again (`总量 增速 总量 增速` under two years).
    """
    if len(heads) != 2:
        return list(heads)
    upper, lower = heads
    parts = [words for words in lower if words]
    first = next((at for at, words in enumerate(lower) if words), 0)
    groups = [words for words in upper if words][first:]
    size, rest = divmod(len(parts), len(groups)) if groups else (0, 1)
    stubs = list(upper[:first])
    again = not rest and size > 1 and parts == parts[:size] * len(groups)
    if not again or not all(stubs) or lower[first : first + len(parts)] != parts:
        return list(heads)
    over = [words for group in groups for words in (group, *[""] * (size - 1))]
    return [[*stubs, *over], lower]


def _listed(
    rows: Sequence[TextRow | None], at: int, end: int
) -> tuple[int, int, SourceTable] | None:
    """A table of words between tabs or bars, its headings those of numbers, names and remarks."""
    texts = [row.texts for n in range(at, end) if (row := rows[n]) is not None]
    first = rows[at]
    if first is None or first.parting not in (*_SEPARATED, Parting.GAP):
        return None
    kinds = [read_column(words).kind for words in texts[0]]
    known = [kind for kind in kinds if kind is not ColumnKind.VALUE]
    same = all(len(row) == len(texts[0]) for row in texts)
    if len(texts) <= _FEWEST_ROWS or len(known) < 2 or len(texts[0]) < 3 or not same:
        return None
    return at, end, _table(texts)


def _is_headed(texts: Sequence[Sequence[str]]) -> bool:
    """Whether two columns are more than a list: they have headings."""
    return max(map(len, texts)) > 2 or (len(texts) > 3 and not is_data(texts[0]))


def _table(texts: Sequence[Sequence[str]], heads: int = 0) -> SourceTable:
    down = _groups(texts, heads)
    return SourceTable(
        len(texts),
        max(map(len, texts)),
        tuple(
            SourceCell(
                row,
                column,
                words,
                down.get(row, 1) if column == 0 else 1,
                _span(texts, row, column, heads),
            )
            for row, cells in enumerate(texts)
            for column, words in enumerate(cells)
            if words
        ),
    )


def _groups(texts: Sequence[Sequence[str]], heads: int) -> dict[int, int]:
    """How far the names of groups in the first column go down, their rows numbered in the second.

    A name of a group is printed once, for all its rows.
    """
    body = range(max(heads, 1), len(texts))
    serial = [texts[at][1] if len(texts[at]) > 1 else "" for at in body]
    named = [at for at in body if texts[at] and texts[at][0]]
    counted = serial == [str(number) for number in range(1, len(serial) + 1)]
    if not counted or len(named) < _FEWEST_ROWS or named[0] != body[0] or len(named) == len(body):
        return {}
    return {at: end - at for at, end in zip(named, [*named[1:], len(texts)], strict=True)}


def _span(texts: Sequence[Sequence[str]], row: int, column: int, heads: int) -> int:
    """Over how many columns a heading stands: the blanks behind it, where parts stand below."""
    if row + 1 >= heads:
        return 1
    cells, below = texts[row], [texts[under] for under in range(row + 1, heads)]
    end = column + 1
    while (end >= len(cells) or not cells[end]) and any(
        end < len(parts) and parts[end] for parts in below
    ):
        end += 1
    parts = [at for at in range(column, end) if any(at < len(p) and p[at] for p in below)]
    return end - column if len(parts) > 1 else 1


def _placed(rows: Sequence[TextRow | None], data: Sequence[int]) -> list[Sequence[str]] | None:
    """The cells of each row at their columns; None where their places do not tell."""
    known = [row for row in rows if row is not None]
    if all(row.parting in _SEPARATED for row in known):
        barred = sum(row.barred for row in known)
        if 2 * len(known) > 2 * barred > len(known):
            return _continued(rows)
        open_ended = barred < len(known)
        return [
            ("", *row.texts) if row is not None and row.barred and open_ended
            else row.texts if row is not None else ()
            for row in rows
        ]  # fmt: skip
    spread = [row for n in data if (row := rows[n]) is not None and row.starts]
    if len(spread) < len(data) or any(row.parting is not Parting.GAP for row in known):
        return None
    bands = _bands(spread)
    counts = {len(row.texts) for row in spread}
    if len(bands) != max(counts):
        if len(counts) > 1 or len(spread) < _FEWEST_ALIKE:
            return None
        bands = _usual_places(spread)
        apart = [row for n, row in enumerate(rows) if row is not None and n not in data]
        if sum(len(row.texts) != len(bands) for row in apart) == 1:
            return None  # over which columns its headings stand nothing tells
    return [_in_bands(row, bands) if row is not None else () for row in rows]


def _continued(rows: Sequence[TextRow | None]) -> list[Sequence[str]]:
    """Rows of which most begin with a bar: a line that does not goes on with the row above it."""
    placed: list[Sequence[str]] = []
    last = -1
    for at, row in enumerate(rows):
        if row is None or row.barred or last < 0:
            placed.append(row.texts if row is not None else ())
            last = at if row is not None else -1
        else:
            placed[last] = (*placed[last], *row.texts)
            placed.append(())
    return placed


def _bands(rows: Sequence[TextRow]) -> list[tuple[int, int]]:
    """The columns of print that the cells of the rows cover, white between them in every row."""
    bands: list[tuple[int, int]] = []
    spans = sorted(span for row in rows for span in zip(row.starts, row.ends, strict=True))
    for start, end in spans:
        if bands and start <= bands[-1][1]:
            bands[-1] = (bands[-1][0], max(bands[-1][1], end))
        else:
            bands.append((start, end))
    return bands


def _usual_places(rows: Sequence[TextRow]) -> list[tuple[int, int]]:
    """Where the cells of rows that have each as many stand, though long names push some aside."""
    return [
        (median_low(starts), median_low(ends))
        for starts, ends in zip(
            zip(*(row.starts for row in rows), strict=True),
            zip(*(row.ends for row in rows), strict=True),
            strict=True,
        )
    ]


def _in_bands(row: TextRow, bands: Sequence[tuple[int, int]]) -> list[str]:
    """The cells of a row in the bands that they overlap most or stand nearest to, one in each."""
    away = [
        [_away(start, end, band) for band in bands]
        for start, end in zip(row.starts, row.ends, strict=True)
    ]
    count, most = len(away), len(bands)
    if count > most:
        return list(row.texts)
    best = [[0.0] * (most + 1) for _cell in range(count + 1)]
    for at in range(count - 1, -1, -1):
        best[at][most] = float("inf")
        for band in range(most - 1, -1, -1):
            here = away[at][band] + best[at + 1][band + 1]
            best[at][band] = min(best[at][band + 1], here)
    cells = [""] * most
    at = 0
    for band in range(most):
        if at < count and best[at][band] < best[at][band + 1]:
            cells[band] = row.texts[at]
            at += 1
    return cells


def _away(start: int, end: int, band: tuple[int, int]) -> float:
    """How badly words stand in a band: what of them is outside, and how far they are."""
    low, high = band
    shared = max(0, min(end, high) - max(start, low))
    apart = max(0, low - end, start - high)
    return apart + 0.5 * (min(end - start, high - low) - shared) + 0.05 * abs(start - low)


def is_data(texts: Sequence[str]) -> bool:
    """Whether the cells are a row of numbers behind a name, a serial number before it or not."""
    if len(texts) > 2 and texts[0].isdigit() and not _FIGURE.fullmatch(texts[1]):
        texts = texts[1:]
    if len(texts) > 2 and _YEAR.fullmatch(texts[0]) and not any(map(_YEAR.fullmatch, texts[1:])):
        texts = ["年份", *texts[1:]]
    values = [text for text in texts[1:] if text]
    numbers = [text for text in values if is_value(text) or _FIGURE.fullmatch(text)]
    told = [text for text in values if is_unit(text) or is_wording(text)]
    return (
        len(numbers) >= 1
        and 2 * (len(numbers) + len(told)) >= len(values)
        and (3 * len(numbers) >= len(values) or bool(told))
        and all(len(text) <= _LONGEST_NAME or is_unit(text) for text in values)
        and not _FIGURE.fullmatch(texts[0])
    )


def _plain(
    rows: Sequence[TextRow | None], at: int, end: int
) -> tuple[int, int, SourceTable] | None:
    """A table whose rows have each as many cells, at most two lines of headings above."""
    cells = [row.texts if row is not None else () for row in rows]
    for begin in range(at, end):
        columns = len(cells[begin])
        if not columns:
            continue
        first = begin
        while first < min(begin + 2, end) and cells[first] and not is_data(cells[first]):
            first += 1
        columns = max(columns, len(cells[first]) if first < end else 0)
        last, full = first, 0
        while last < end and cells[last] and is_data(cells[last]) and len(cells[last]) <= columns:
            full += len(cells[last]) == columns
            last += 1
        headed = first == begin or len(cells[first - 1]) >= columns - 1
        if headed and full >= _FEWEST_ROWS and 2 * full >= last - first and columns > 2:
            return begin, last, _table(cells[begin:last])
    return None
