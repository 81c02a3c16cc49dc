"""Made-up reports that go through the real readers and the real parser, for tests of the checks."""

from __future__ import annotations

from core.importing import read_bytes
from core.model.report import Report
from core.parsing import parse

_HEAD = {
    "plan": """# 关于青禾区2020年国民经济和社会发展计划执行情况与2021年计划草案的报告

——2021年1月8日在青禾区第三届人民代表大会第五次会议上

## 一、2020年国民经济和社会发展计划执行情况
""",
    "budget": """# 关于青禾市2020年预算执行情况和2021年预算草案的报告

——2021年1月8日在青禾市第三届人民代表大会第五次会议上

## 一、2020年预算执行情况
""",
    "bulletin": """# 青禾市2020年国民经济和社会发展统计公报

青禾市统计局

## 一、综合
""",
}


def parsed(body: str, kind: str = "plan") -> Report:
    """A report of one kind with `body` (Markdown, tables included) under its first heading."""
    text = f"{_HEAD[kind]}\n{body}\n"
    return parse(read_bytes(text.encode(), "报告.md"))
