"""Layouts of other offices: bulletins, and glossaries of unusual shapes."""

from __future__ import annotations

import pytest

from core.importing.reader import read_bytes
from core.model.blocks import Part
from core.model.report import Report, ReportKind
from core.parsing.parse import parse


def understood(text: str, name: str = "report.txt") -> Report:
    return parse(read_bytes(text.encode(), name))


def outline(report: Report) -> list[str]:
    return [s.label + s.title for s in report.sections if s.part is Part.BODY and s.level <= 2]


def terms(report: Report) -> list[tuple[int | None, str | None]]:
    return [(term.number, term.term) for term in report.terms]


def marks(report: Report) -> list[int]:
    return [mark.number for block in report.blocks for mark in block.marks]


BULLETIN = """云岭彝族自治州2023年国民经济和社会发展
统计公报[1]
云岭彝族自治州统计局
国家统计局云岭调查队
（2024年4月2日）
2023年，全州经济运行总体平稳、稳中向好，高质量发展扎实推进。
一、综合
初步核算，全年地区生产总值[2]612.35亿元，比上年增长5.2%。其中，第一产业增加值142.1亿元，增长4.3%。
图1 2019—2023年地区生产总值及其增长速度
表1 2023年居民消费价格比上年涨跌幅度
单位：%
指标	全州	城市	农村
居民消费价格	0.4	0.3	0.6
食品烟酒	0.9	0.8	1.1
衣着	-0.2	-0.1	-0.3
二、农业
全年粮食产量98.6万吨，增长1.8%。肉类总产量21.4万吨，增长3.6%。
三、人口
年末常住人口[3]142.6万人，城镇化率41.3%。
注释：
[1]本公报数据为初步统计数。
[2]地区生产总值绝对数按现价计算，增长速度按不变价格计算。
[3]常住人口包括：居住在本乡镇街道的人口。
资料来源：财政数据来自州财政局。
"""


def test_a_bulletin_with_notes_at_the_end() -> None:
    report = understood(BULLETIN)
    meta = report.meta
    assert meta.title == "云岭彝族自治州2023年国民经济和社会发展统计公报"
    assert (meta.kind, meta.region, meta.year) == (ReportKind.BULLETIN, "云岭彝族自治州", 2023)
    assert meta.plan_year is None
    assert outline(report) == ["一、综合", "二、农业", "三、人口"]
    assert marks(report) == [1, 2, 3]
    assert [term.number for term in report.terms] == [1, 2, 3]
    assert [(t.caption, t.unit) for t in report.tables] == [
        ("表1 2023年居民消费价格比上年涨跌幅度", "%")
    ]
    assert len(report.tables[0].rows) == 3


BODY = """青禾县人民政府工作报告
2024年1月12日在青禾县第十八届人民代表大会第四次会议上
县长 周岭
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
一、2023年工作回顾
全面落实“双减”{1}政策，推进河长制{2}，建成“15分钟生活圈”{3}，群众获得感不断增强。
二、2024年工作安排
持续优化营商环境，推进“一网通办”{4}，全力完成全年目标任务。
"""
NOTES = {
    "附件：名词解释\n①“双减”：指减轻作业和培训负担。\n②河长制：由各级党政负责人担任河长。\n③“15分钟生活圈”：步行15分钟"
    "可达的服务圈。\n④“一网通办”：政务服务一网办理。": "①②③④",
    "名词解释\n★“双减”：指减轻作业和培训负担。\n★河长制：由各级党政负责人担任河长。\n★“15分钟生活圈”：步行可达的服务圈。\n★“一网"
    "通办”：政务服务一网办理。": "",
    "附：\n政府工作报告名词解释\n（一）“双减”：指减轻作业和培训负担。\n（二）河长制：由各级党政负责人担任河长。\n（三）“15分钟生活"
    "圈”：步行可达的服务圈。\n（四）“一网通办”：政务服务一网办理。": "（1）（2）（3）（4）",
    "有关名词说明\n“双减”——减轻作业和培训负担。\n河长制——由各级党政负责人担任河长。\n“15分钟生活圈”——步行可达的服务圈。\n“一网通"
    "办”——政务服务一网办理。": "",
    "《政府工作报告》名词注释\n1.“双减”，是指减轻作业和培训负担。\n2.河长制，是指由各级党政负责人担任河长。\n3.“15分钟生活圈”，是指步行"
    "可达的服务圈。\n4.“一网通办”，是指政务服务一网办理。": "1234",
    "【名词解释】\n1 “双减” 减轻作业负担和培训负担。\n2 河长制 由各级党政负责人担任河长。\n"
    "3 “15分钟生活圈” 步行可达的服务圈。\n"
    "4 “一网通办” 政务服务一网办理。": "〔1〕〔2〕〔3〕〔4〕",
    "注：1.“双减”：减轻作业负担和培训负担。2.河长制：由各级党政负责人担任河长。3.“15分钟生活圈”：步行可达的服务圈。4.“一网通办”："
    "政务服务一网办理。": "[注1][注2][注3][注4]",
    "附录一：报告中有关概念的解释\n“双减”\n指减轻作业负担和培训负担。\n河长制\n指由各级党政负责人担任河长。\n“15分钟生活圈”\n指步行可达的"
    "服务圈。\n“一网通办”\n指政务服务一网办理。": "",
    "名词解释：\n1.双减。减轻作业负担和培训负担。\n2.河长制。由各级党政负责人担任河长。\n3.15分钟生活圈。步行可达的服务圈。\n4.一网通"
    "办。政务服务一网办理。": "【1】【2】【3】【4】",
}


@pytest.mark.parametrize("notes", NOTES, ids=lambda notes: notes.replace("\n", "/")[:20])
def test_shapes_of_a_glossary(notes: str) -> None:
    printed = NOTES[notes]
    size = len(printed) // 4
    text = BODY
    for at in range(4):
        text = text.replace(f"{{{at + 1}}}", printed[at * size : (at + 1) * size])
    report = understood(text + notes + "\n")
    found = [(term or "").strip("“”") for _, term in terms(report)]
    assert found == ["双减", "河长制", "15分钟生活圈", "一网通办"]
    assert marks(report) == ([1, 2, 3, 4] if printed else [])
    assert all(term.definition.strip("。") for term in report.terms)
    assert outline(report) == ["一、2023年工作回顾", "二、2024年工作安排"]
    assert report.meta.region == "青禾县"
    assert (report.meta.year, report.meta.plan_year, report.meta.speaker) == (2023, 2024, "周岭")
    assert "推进河长制，建成“15分钟生活圈”，群众" in report.text


HTML_TABLE = """<html><head><meta charset="utf-8"><title>政府工作报告</title></head><body><div>
<p>政府工作报告</p><p>（2024年1月12日）</p><p>各位代表：</p>
<p>一、2023年工作回顾</p><p>全面落实“双减”政策，推进河长制，群众获得感不断增强，各项事业全面发展。</p>
<p>二、2024年工作安排</p><p>持续优化营商环境，推进“一网通办”，全力完成全年目标任务，实现良好开局。</p>
<p>名词解释</p><table><tr><td>名词</td><td>解释</td></tr><tr><td>“双减”</td><td>减轻作业负担。</td></tr>
<tr><td>河长制</td><td>由负责人担任河长。</td></tr></table></div></body></html>"""


def test_a_glossary_in_a_table_without_numbers() -> None:
    report = understood(HTML_TABLE, "report.html")
    assert terms(report) == [(None, "“双减”"), (None, "河长制")]
    assert outline(report) == ["一、2023年工作回顾", "二、2024年工作安排"]


TRADITIONAL = """政府工作報告
——2024年1月12日在青禾縣第十八屆人民代表大會第四次會議上
縣長 周嶺
各位代表：
現在，我代表縣人民政府向大會報告工作，請予審議。
一、2023年工作回顧
全面落實“雙減”[1]政策，推進河長制[2]，群眾獲得感不斷增強，各項事業全面發展。
二、2024年工作安排
（一）優化營商環境。推進“一網通辦”，全力完成全年目標任務。
（二）保障改善民生。辦好民生實事，新建學校三所。
名詞解釋
1.“雙減”：指減輕作業和培訓負擔。
2.河長制：由各級黨政負責人擔任河長。
"""


def test_traditional_characters() -> None:
    report = understood(TRADITIONAL)
    assert report.meta.title == "政府工作報告"
    assert report.meta.kind is ReportKind.WORK_REPORT
    assert (report.meta.region, report.meta.year) == ("青禾縣", 2023)
    assert len(outline(report)) == 4
    assert terms(report) == [(1, "“雙減”"), (2, "河長制")]
    assert marks(report) == [1, 2]
