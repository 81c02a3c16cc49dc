"""A small report file for tests."""

from __future__ import annotations

from pathlib import Path

FILE = """\
青禾区2023年国民经济和社会发展计划执行情况与2024年计划草案的报告

各位代表:

受区人民政府委托,我向大会报告青禾区2023年国民经济和社会发展计划执行情况。

一、2023年计划执行情况

全区经济运行总体平稳,地区生产总值增长6.1%,规上工业增加值增长7.4%,居民收入稳步提高。

(一)工业增势良好。新开工亿元以上项目36个,完成投资58.2亿元,企业信心有所恢复。

二、2024年主要预期目标

地区生产总值增长6%左右,城镇登记失业率控制在4.5%以内,居民消费价格涨幅3%左右。
"""


def write(path: Path, text: str = FILE) -> Path:
    """Write a report file; its path."""
    path.write_text(text, encoding="utf-8")
    return path
