"""Tables of an OFD file: words in columns."""

from __future__ import annotations

import io
import zipfile

from core.importing import read_bytes
from core.parsing.parse import parse

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
ROWS = [
    ["指标", "计划", "完成"],
    ["粮食产量（万吨）", "21", "21.4"],
    ["一般公共预算收入（亿元）", "12.1", "12"],
    ["城镇新增就业（人）", "4200", "4386"],
]


def _word(place: float, height: float, text: str) -> str:
    return (
        f'<ofd:TextObject ID="1" Boundary="{place} {height} 60 5" Font="1" Size="4">'
        f'<ofd:TextCode X="0" Y="4">{text}</ofd:TextCode></ofd:TextObject>'
    )


def _ofd(words: str) -> bytes:
    parts = {
        "OFD.xml": f"<ofd:OFD {NAMESPACE}><ofd:DocBody>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:Pages>"
        '<ofd:Page ID="1" BaseLoc="Pages/Content.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/Pages/Content.xml": f"<ofd:Page {NAMESPACE}><ofd:Area><ofd:PhysicalBox>"
        "0 0 210 297</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer>"
        f"{words}</ofd:Layer></ofd:Content></ofd:Page>",
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()


def test_words_in_columns_are_a_table() -> None:
    words = [_word(70, 30, "2030年主要指标完成情况")]
    words += [
        _word(place, 45 + 8 * at, text)
        for at, row in enumerate(ROWS)
        for place, text in zip((30, 100, 140), row, strict=True)
    ]
    report = parse(read_bytes(_ofd("".join(words)), "a.ofd"))
    (table,) = report.tables
    assert (table.caption, table.columns) == ("2030年主要指标完成情况", tuple(ROWS[0]))
    assert [list(row) for row in table.rows] == ROWS[1:]
