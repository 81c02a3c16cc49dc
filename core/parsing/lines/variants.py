"""Traditional characters in the words by which the parser knows the parts of a report."""

from __future__ import annotations

import re

_TRADITIONAL = (
    "報告關於國經濟會發計劃執預決統計與員縣區鄉鎮開廣東門導長書記總黨組織務員"
    "們審議請詞釋註術語縮條說簡義錄單級財稅業劃規綱項實績顧標進監參萬億個辦廳處聯絡"
    "為產農對內難壓點來時間週環網頁載發聲華寧蘇滬蘭貴陝遼龍韓澤鄭慶濟濱瀋陽陰陳"
    "盟層齊當軍隊後黃馬鐵見現體總續資訊編輯責任電連結題類號標題權態專業附註訂屆選換環擊閱綜數據額較減"
)
_SIMPLE = (
    "报告关于国经济会发计划执预决统计与员县区乡镇开广东门导长书记总党组织务员"
    "们审议请词释注术语缩条说简义录单级财税业划规纲项实绩顾标进监参万亿个办厅处联络"
    "为产农对内难压点来时间周环网页载发声华宁苏沪兰贵陕辽龙韩泽郑庆济滨沈阳阴陈"
    "盟层齐当军队后黄马铁见现体总续资讯编辑责任电连结题类号标题权态专业附注订届选换环击阅综数据额较减"
)
_ANY = re.compile(f"[{_TRADITIONAL}]")
_TABLE = str.maketrans(_TRADITIONAL, _SIMPLE)


def simple(text: str) -> str:
    """`text` with those characters simplified, each in its place: for recognition only."""
    return text.translate(_TABLE) if _ANY.search(text) else text
