"""What a web site or a printer puts around a report, told by the words of one line."""

from __future__ import annotations

import re

from core.model.source import FurnitureReason
from core.parsing.furniture.controls import is_control
from core.parsing.lines.variants import simple

PAGE_NUMBER = re.compile(
    r"[—－–―\-~·.\s]{1,6}\s*\d{1,4}\s*[—－–―\-~·.\s]{1,6}|第\s*\d{1,4}\s*页(?:[，,/\s]*共\s*\d{1,4}\s*页)?"
    r"|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d+(?:\s*of\s*\d+)?"
)
BARE_NUMBER = re.compile(r"\d{1,3}")
_FILE = re.compile(
    r".{1,90}\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|pptx?|jpe?g|png|ceb)\s*(?:[（(\[].{0,20})?",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(
    r"(?:您?的?(?:当前|现在)?(?:所在)?位置|您所在的?位置|当前栏目)\s*(?:是|在)?\s*[:：]|^首\s*页\s*[>/»›＞-]|"
    r"^[^。，]{1,14}(?:\s*(?:>|»|›|＞|>>)\s*[^。，]{1,24}){2,}$|^首页 .{2,30} 正文$"
    r"|^[^。，,]{1,14}[:：]\s*(?:>|»|›|＞)+$"
)
_NEIGHBOUR = re.compile(
    r"^(?:网友|用户|最新|全部|热门)?评论(?:区|列表)?[（(:：]?|^[【\[]?\s*(?:相关(?:文章|信息|链接|阅读|新闻|报道|稿件|文档|文件|解读|内容|推荐|政策|资讯|附件)|上一[篇条]|下一[篇条]"
    r"|前一[篇条]|后一[篇条]|一图读懂|(?:政策|文字|图片|图文|视频|专家)?(?:解读|图解)[:：]|延伸阅读|推荐阅读|热[点门](?:文章|新闻|信息|专题|推荐|搜索|阅读)|最新(?:文章|信息)|猜你喜欢)"
)
_SITE = re.compile(
    r"ICP\s*备|公网安备|网安备|网站标识码|网站地图|网站声明|版权所有|版权声明|免责声明|未经.{0,6}授权|转载请注明|Copyright|^©|联系我们|关于我们|友情链接"
    r"|(?:主|承|协)办(?:单位)?[:：].{0,60}(?:承办|版权|网站|电话|地址|邮编|技术支持)"
    r"|(?:财政局|统计局|人民政府|委员会)(?:办公室)?主办\s|技术支持[:：]|建议使用.{0,20}浏览器|推荐使用.{0,20}分辨率"
    r"|扫一扫|扫描二维码|点击(?:下载|查[看阅]|打开)|手机(?:查看|打开|浏览|版)|微信公众号|分享到?[:：至]|放大字体|缩小字体|点击(?:取消)?收藏|热门搜索|今天是[:：]|^分享(?:到(?:微信|微博)?|至)?[:：]?$|返回(?:顶部|首页|列表)"
    r"|^[【\[(（]?\s*(?:我要)?(?:打印|关闭|收藏|纠错|保存|下载|复制链接|TOP|返回|导出)(?:本页|此文|此页|窗口|页面|文件|本文|全文|正文)?\s*[】\])）]?"
    r"(?:\s*[【\[|｜]?\s*(?:打印|关闭|收藏|纠错|保存|下载|返回)(?:本页|此文|此页|窗口|页面|文件|本文)?\s*[】\]]?)*$"
    r"|(?:记者|通讯员)\s*[\u4e00-\u9fff·\s]{2,16}[/／]?\s*(?:摄影?|[/／]图)[）)]?$|^(?:图为|资料图)|^[\[【<]?(?:首页\s*)?(?:上一页|前一页)|^[^。，]{0,40}(?:下一页|后一页)[\]】>]?(?:\s*(?:尾页|末页))?$|[（(]资料(?:图片?|照片)[）)]$"
    r"|^(?:责任|网络|网站|文章|本文)?编\s*辑\s*[:：]|^(?:责编|校对|审核|初审|复审|终审|编审|审签|录入|供稿|供图|信息员)[:：]"
)
_INFO = re.compile(
    r"(?:发布|更新|成文|生成|发文|公开|印发|录入|信息)\s*(?:时\s*间|日\s*期)\s*[:：]?|^\s*(?:时\s*间|日\s*期)\s*[:：]"
    r"|^来\s*源\s*(?:[:：]|$)|\s来\s*源\s*[:：]|信息来源|文章来源|^作\s*者\s*[:：]|浏览(?:次数|量|人次)|访问(?:量|次数|人数)|点击(?:率|数|量|次数)"
    r"|(?:阅读|阅览)(?:次数|量|人次|数)?\s*[:：]|字\s*[体号]\s*[:：]|【\s*(?:大|字体)|^[\[【]?\s*大\s*中\s*小\s*[\]】]?$"
    r"|索\s*引\s*号|发布(?:机构|单位|部门)|发文(?:机关|单位|字号)|公开(?:方式|范围|形式|责任部门)|^主\s*题\s*(?:词|分类)|信息(?:分类|类别|名称)"
    r"|^Page\s*\d+\s*[:：]|^Transcript of\s"
    r"|内容概述|^标\s*题\s*[:：]|^名\s*称\s*[:：]|^文\s*号\s*[:：]|^分\s*类\s*[:：]|^(?:时\s*效|有\s*效\s*性|体\s*裁|语\s*种)\s*(?:[:：]|$)|^摘\s*要\s*[:：]?$"
    r"|无障碍|长者(?:模式|版|助手)|关怀版|适老化|老年(?:服务|模式)|繁體|繁体版|简体\s*[|｜]?\s*繁体|本站支持|下载文件|^访问量"
    r"|查询间隔|注册\s*登录|登录\s*注册|^登录$|^注册$|^搜索$|^搜本站$|^English$"
)
_ADDRESS = re.compile(r"(?:[\u4e00-\u9fffA-Za-z ]{0,16}[:：]\s*)?https?://\S+", re.IGNORECASE)
_EDITORS = re.compile(
    r"[【\[（(]?(?:编者按|编者的话|核心提示|阅读提示|内容提要|(?:内容)?摘\s*要|导\s*读)[】\]）)]?\s*[:：]|[【\[](?:编者按|导读|核心提示)[】\]]"
)
# What a site says of itself at any length; no report disclaims its own words.
_DISCLAIMER = re.compile(
    r"[（(【\[*※]?(?:(?:免责|特别|郑重|版权)?声\s*明[】\])）]?[:：]?\s*)?(?:本文|本站|本网|以上(?:内容|信息|文章|言论|观点))"
    r"[^。；]{0,24}(?:仅代表|不代表|与本[站网]|侵权|侵犯)|凡(?:本[站网]|注明)[^。]{0,40}(?:作品|稿件|转载|来源)"
)
_HEAD_NUMBER = re.compile(
    r"^(?:[【\[〔]?.{0,18}[】\]〕]?)?(?:.{0,20}(?:届|次|会议?|人大|政协)){0,3}\s*文\s*件\s*(?:之)?\s*[（(〔\[]?[一二三四五六七八九十百\d]{0,4}[）)〕\]]?$"
    r"|^[【\[〔]\s*\d{4}[.．年]\s*\d{1,2}.{0,3}[】\]〕].{0,30}会议$|^(?:秘密|机密|内部)(?:★.*)?$|^会议文件.{0,8}$|^(?:大会|会议)(?:文件|材料).{0,8}$"
)
_MEETING_HEAD = re.compile(
    r"^[^，。：]{0,20}[届大](?:人大|政协|人民代表大会)?[^，。：]{0,8}[次一二三四五六七八九十]+次(?:会议)?$"
)
_IMPRINT = re.compile(
    r"(?:秘书处|办公室|办公厅|财政局|政府|委员会|秘书组)[^。]{0,30}\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?\s*印(?:发|制|刷)?$"
    r"|^(?:抄\s*[送报]|分\s*送)\s*[:：]"
    r"|^[（(]?\s*(?:共印|印数)\s*\d+\s*份\s*[）)]?$|^\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?\s*印(?:发|制|刷)?$"
)
_PAPER_PAGE = re.compile(r"第\s*[A-Z]?[一二三四五六七八九十\d]{1,3}\s*版")
_PAPER_DAY = re.compile(r"星期[一二三四五六日天]|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_CLUE = re.compile(
    r"[>»›＞/.．]|位置|首\s*页|相关|[前后上下]一|解读|图解|一图|阅读|评论|热[点门]|最新|猜你|ICP|安备|网站|版权|Copyr|©|我们|链接|办|技术|浏览|推荐使用|扫|手机"
    r"|微信|分享|返回|打印|关闭|收藏|纠错|保存|下载|复制|TOP|导出|编\s*辑|编[:：]|记者|通讯员|图为|资料|校对|[审签]|录入|供稿|供图|信息|时\s*间|日\s*期|来\s*源|作\s*者"
    r"|访问|点击|阅览|字\s*[体号]|大\s*中|索\s*引|发布|发文|公开|主\s*题|概述|标\s*题|名\s*称|文\s*号|分\s*类|时\s*效|有\s*效|体\s*裁|语\s*种|摘\s*要"
    r"|无障碍|长者|关怀|适老|老年|繁|字体|搜索|今天是|本站|查询|注册|登录|搜|English|文\s*件|会议|秘密|机密|内部|印|届",
    re.IGNORECASE,
)


def chrome_reason(text: str) -> FurnitureReason | None:
    """Why this line belongs to a site or a printer and not to a report; None when it may be one.

    Only lines of at most 160 characters are judged: a paragraph is never chrome, but for the words
    of an editor in front of the report.
    """
    if _EDITORS.match(text) or _DISCLAIMER.match(text):
        return FurnitureReason.SITE_INFO
    if len(text) > 160:
        return None
    text = simple(text)
    if _CLUE.search(text):
        for reason, pattern in _ORDER:
            if pattern.search(text):
                return reason
    if is_control(text):
        return FurnitureReason.SITE_INFO
    if "://" in text and _ADDRESS.fullmatch(text):
        return FurnitureReason.SITE_INFO
    if len(text) <= 100 and _FILE.fullmatch(text):
        return FurnitureReason.ATTACHMENT
    return None


_ORDER = (
    (FurnitureReason.BREADCRUMB, _BREADCRUMB),
    (FurnitureReason.NEIGHBOUR, _NEIGHBOUR),
    (FurnitureReason.SITE_INFO, _SITE),
    (FurnitureReason.SITE_INFO, _INFO),
)


def is_page_number(text: str) -> bool:
    """Whether the line is only a page number with its ornaments (`— 2 —`); a bare number is not."""
    return (
        len(text) <= 16 and any(c.isdecimal() for c in text) and bool(PAGE_NUMBER.fullmatch(text))
    )


def is_document_number(text: str) -> bool:
    """Whether the line is the meeting's number for the paper (`会议文件（十二）`) or above it."""
    if len(text) > 40:
        return False
    closed = text.replace(" ", "")
    return bool(_HEAD_NUMBER.match(closed) or _MEETING_HEAD.match(closed))


def is_imprint(text: str) -> bool:
    """Whether the line is one of an imprint (`…秘书处 2026年2月5日印`, `抄送：县委各部门。`)."""
    return len(text) <= 90 and bool(_IMPRINT.search(text.strip()))


def is_page_head(text: str) -> bool:
    """Whether the line heads the page of a newspaper: its page with the date or the weekday."""
    return (
        len(text) <= 60
        and _PAPER_PAGE.search(text) is not None
        and "。" not in text
        and (_PAPER_DAY.search(text) is not None)
    )
