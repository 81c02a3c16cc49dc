"""Writes the samples of all file formats in tests/data/importing; run it after changing it.

The old Word formats need LibreOffice; without it those two files stay as they are.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from docx import Document
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.support.containers import PdfPage, Words, make_pdf, make_zip
from tests.support.word_files import cell, make_docx, paragraph, row, table

FOLDER = Path(__file__).resolve().parent / "importing"
TITLE = "关于青禾县2023年国民经济和社会发展计划执行情况的报告"
OPENING = "受县人民政府委托，现将青禾县2023年计划执行情况报告如下，请予审议。"
GROWTH = "全县地区生产总值完成86.3亿元，增长5.2%，粮食总产量稳定在21.4万吨。"
PLAN = "统筹推进“两河三岸”建设，新增省级示范合作社4家，培育农机手320名。"
NOTE = "两河三岸：指青水河、禾溪及其沿岸的三片湿地。"


def word_sample() -> bytes:
    """Headings by style and by automatic number, a note mark, a table, a footnote, revisions."""
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    run = "<w:r><w:t>{}</w:t></w:r>"
    marked = (
        f"<w:p>{run.format('统筹推进“两河三岸”')}"
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>[1]</w:t></w:r>'
        f"{run.format('建设，')}<w:ins>{run.format('新增')}</w:ins>"
        "<w:del><w:r><w:delText>减少</w:delText></w:r></w:del>"
        f"{run.format('省级示范合作社4家')}"
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/>'
        f"</w:r>{run.format('，培育农机手320名。')}</w:p>"
    )
    merged = table(
        row(
            cell("指标", '<w:vMerge w:val="restart"/>'),
            cell("青禾县", '<w:gridSpan w:val="2"/>'),
        ),
        row(cell("", "<w:vMerge/>"), cell("2023年计划"), cell("2023年实际")),
        row(cell("地区生产总值增速"), cell("5%左右"), cell("5.2%")),
        row(cell("粮食总产量（万吨）"), cell("21以上"), cell("21.4")),
    )
    body = "".join(
        (
            paragraph(TITLE, '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="44"/>'),
            paragraph("各位代表："),
            paragraph(OPENING),
            paragraph("计划执行情况", f'<w:pStyle w:val="H1"/>{numbered}'),
            paragraph(GROWTH),
            merged,
            paragraph("主要任务", f'<w:pStyle w:val="H1"/>{numbered}'),
            marked,
            paragraph("名词解释"),
            paragraph(f"[1] {NOTE}"),
        )
    )
    return make_docx(
        body,
        title=TITLE,
        styles=(
            '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
            '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        ),
        numbering=(
            '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        ),
        footnotes=(
            '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
            "<w:r><w:t>按县农业农村局口径。</w:t></w:r></w:p></w:footnote>"
        ),
        header=paragraph("青禾县人民代表大会会议文件"),
        footer=paragraph("— 1 —"),
    )


def pdf_sample() -> bytes:
    """Three pages with running head, page numbers, wrapped lines, a raised mark, a ruled table."""
    head = Words(72, 790, 9, "青禾县人民代表大会会议文件")
    body = [GROWTH, PLAN]
    first = [
        head,
        Words(115, 740, 18, TITLE[:20]),
        Words(193, 712, 18, TITLE[20:]),
        Words(72, 670, 16, "各位代表："),
        Words(104, 642, 16, "受县人民政府委托，现将青禾县2023年计划执行情"),
        Words(72, 614, 16, "况报告如下，请予审议。"),
        Words(104, 586, 16, "统筹推进“两河三岸”"),
        Words(264, 593, 8, "[1]"),
        Words(276, 586, 16, "建设。"),
    ]
    second = [head]
    for at in range(12):
        text = body[at % 2]
        second.append(Words(104, 740 - 56 * at, 16, text[:26]))
        second.append(Words(72, 712 - 56 * at, 16, text[26:]))
    cells = [
        ("指标", "计划", "实际"),
        ("地区生产总值", "5%左右", "5.2%"),
        ("粮食总产量", "21", "21.4"),
    ]
    third = [head, Words(72, 740, 16, "附表：主要指标")]
    rules: list[tuple[float, float, float, float]] = []
    for line, values in enumerate(cells):
        y = 700 - 30 * line
        third += [Words(80 + 140 * at, y - 20, 12, value) for at, value in enumerate(values)]
        rules.append((72, y, 492, y))
    rules.append((72, 610, 492, 610))
    rules += [(72 + 140 * at, 610, 72 + 140 * at, 700) for at in range(4)]
    pages = [
        PdfPage([*words, Words(280, 40, 10, f"— {number} —")], lines)
        for number, (words, lines) in enumerate(((first, ()), (second, ()), (third, rules)), 1)
    ]
    return make_pdf(pages, title=TITLE)


def odt_sample() -> bytes:
    """Styles, a list with Chinese numbers, a raised mark, a note, a table with a merged cell."""
    oasis = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(
        f'xmlns:{short}="{oasis}{long}:1.0"'
        for short, long in (
            ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
            ("fo", "xsl-fo-compatible"),
        )
    )  # fmt: skip
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>"
        '<style:style style:name="C" style:family="paragraph">'
        '<style:paragraph-properties fo:text-align="center"/>'
        '<style:text-properties fo:font-weight="bold" fo:font-size="22pt"/></style:style>'
        '<style:style style:name="S" style:family="text">'
        '<style:text-properties style:text-position="super 58%"/></style:style>'
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:list-style>'
        "</office:automatic-styles><office:body><office:text>"
        f'<text:p text:style-name="C">{TITLE}</text:p><text:p>{OPENING}</text:p>'
        '<text:list text:style-name="L"><text:list-item>'
        '<text:h text:outline-level="1">计划执行情况</text:h></text:list-item></text:list>'
        f"<text:p>{GROWTH}</text:p>"
        '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2">'
        "<text:p>主要指标</text:p></table:table-cell><table:covered-table-cell/></table:table-row>"
        "<table:table-row><table:table-cell><text:p>粮食</text:p></table:table-cell>"
        "<table:table-cell><text:p>21.4</text:p></table:table-cell></table:table-row></table:table>"
        '<text:list text:style-name="L" text:continue-numbering="true"><text:list-item>'
        '<text:h text:outline-level="1">主要任务</text:h></text:list-item></text:list>'
        '<text:p>统筹推进“两河三岸”<text:span text:style-name="S">[1]</text:span>建设'
        '<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>按县农业农村局口径。</text:p>"
        "</text:note-body></text:note>。</text:p>"
        f"<text:p>[1] {NOTE}</text:p></office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return make_zip({"mimetype": kind, "content.xml": content}, stored=("mimetype",))


def epub_sample() -> bytes:
    """Two pages, a note of the book's own kind, and a list of contents that is no text."""
    page = (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{}</title></head><body>{}</body></html>'
    )
    first = f"<h1>{TITLE}</h1><p>{OPENING}</p>"
    second = (
        f"<h2>一、计划执行情况</h2><p>{GROWTH}</p>"
        '<p>统筹推进“两河三岸”<a epub:type="noteref" href="#n1"><sup>1</sup></a>建设。</p>'
        f'<aside epub:type="footnote" id="n1"><p>{NOTE}</p></aside>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title>'
        "</metadata><manifest>"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="nav"/><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
    )
    return make_zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/content.opf": package,
            "OEBPS/nav.xhtml": page.format("目录", "<nav><p>目录</p></nav>"),
            "OEBPS/a.xhtml": page.format("一", first),
            "OEBPS/b.xhtml": page.format("二", second),
        },
        stored=("mimetype",),
    )


def ofd_sample() -> bytes:
    """One page of placed text; the second line is indented two characters."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    lines = (
        (25, 30, 7, TITLE), (25, 50, 5, "各位代表："), (35, 60, 5, OPENING[:28]),
        (25, 70, 5, OPENING[28:]), (35, 80, 5, GROWTH[:30]), (25, 90, 5, GROWTH[30:]),
    )  # fmt: skip
    objects = "".join(
        f'<ofd:TextObject ID="{at}" Boundary="{x} {y} 170 10" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="g {len(text)} {size}">{text}</ofd:TextCode>'
        "</ofd:TextObject>"
        for at, (x, y, size, text) in enumerate(lines, 10)
    )
    return make_zip(
        {
            "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocInfo><ofd:Title>{TITLE}</ofd:Title>"
            "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData><ofd:PageArea>"
            "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
            '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'
            "</ofd:Document>",
            "Doc_0/Pages/Page_0/Content.xml": f"<ofd:Page {space}><ofd:Content><ofd:Layer>"
            f"{objects}</ofd:Layer></ofd:Content></ofd:Page>",
        }
    )


def picture_sample() -> bytes:
    """A picture without any words."""
    target = io.BytesIO()
    Image.new("RGB", (64, 48), "white").save(target, "PNG")
    return target.getvalue()


def wide_sample() -> bytes:
    """A Word file with a table of nine columns: too many for the page of a row's properties."""
    document = Document()
    document.add_paragraph("青禾区2030年主要指标表")
    rows = [["指标", "单位", *(f"{year}年" for year in range(2024, 2031))]]
    rows += [["粮食产量", "万吨", *(f"{88 + at}.{at}" for at in range(7))]]
    rows += [["新增就业", "万人", *(f"2.{at}" for at in range(7))]]
    grid = document.add_table(len(rows), len(rows[0]))
    grid.style = "Table Grid"
    for at, cells in enumerate(rows):
        for column, words in enumerate(cells):
            grid.cell(at, column).text = words
    document.add_paragraph("全区各项指标保持平稳增长。")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def old_word_samples(word: bytes, name: str, *suffixes: str) -> dict[str, bytes]:
    """A Word sample in the formats of before 2007, if LibreOffice can be asked."""
    office = shutil.which("soffice")
    if office is None:
        return {}
    made = {}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{name}.docx"
        source.write_bytes(word)
        for suffix in suffixes:
            command = [office, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
            command += ["--convert-to", suffix, "--outdir", folder, str(source)]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            made[f"{name}.{suffix}"] = (Path(folder) / f"{name}.{suffix}").read_bytes()
    return made


def main() -> None:
    """Writes all samples."""
    FOLDER.mkdir(exist_ok=True)
    word = word_sample()
    samples = {
        "report.docx": word,
        "report.pdf": pdf_sample(),
        "report.odt": odt_sample(),
        "report.epub": epub_sample(),
        "report.ofd": ofd_sample(),
        "blank.png": picture_sample(),
        **old_word_samples(word, "report", "doc", "rtf"),
        **old_word_samples(wide_sample(), "wide", "doc"),
    }
    for name, data in samples.items():
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    main()
