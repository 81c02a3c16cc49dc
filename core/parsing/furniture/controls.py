"""The buttons, meters and legal lines of web pages and of messages in chat programs."""

from __future__ import annotations

import re

_BUTTON = re.compile(
    r"(?:我要|我为|点击|添加|一键|发表|写|登录后|继续|暂|加入|设为|立即)?"
    r"(?:打印|关闭|收藏|分享|纠错|找错|保存|下载|转发|复制|返回|回到|导出|朗读|播放|播报|语音播报|阅读原文|听全文|咨询|投诉|评价|评论|留言|举报"
    r"|点赞|在看|提交|取消|放弃|访问|更多|全屏|加大|减小|还原|放大|缩小|上一页|下一页|上一篇|下一篇|上一条|下一条|没有了|无相关.{0,4}|首页|末页|尾页"
    r"|非常满意|基本满意|不满意|智能问答|政策问答|满意度评价|微信|微博|新浪微博|QQ|QQ空间|朋友圈|手机版|电脑版|简体|繁体|TOP|文件下载|PDF版?下载|下载(?:Word|PDF)版?)"
    r"(?:[到至](?:微信|微博|朋友圈|好友)|本页|此文|此页|窗口|页面|文件|本文|全文|正文|文章|链接|顶部|列表|首页|图片|找错)?",
    re.IGNORECASE,
)
_SIZES = re.compile(r"[大中小特默认]{1,2}|A\+?|A-|一般|满意|无")  # only beside other buttons
_PARTS = re.compile(r"[\s\[\]【】〔〕()（）|｜/／、·:：>»↑→＞!！]+")
_PATTERNS = re.compile(
    r"^今天是|^星期[一二三四五六日天]$|\d{4}-\d{1,2}-\d{1,2}\s?[\]】)）]?$|\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?\s+\d{1,2}:\d\d"
    r"|^(?:字体|文字|字号)大小|^(?:保护视力|视力保护|背景)色|^[\[【(（]?(?:信息|稿件|文章|图文|内容|新闻)?来\s*源\s*[丨|｜/:：]"
    r"|^发布(?:人|者|机构|单位|部门)\s*[:：]|扫码|扫描.{0,6}码|点击(?:上方|蓝字|下方)|关注我们|^原创\s"
    r"|^[（(【\[]?(?:责任|网络|网站|文章|本文|值班|执行|实习|在线|新媒体)?(?:编\s*辑|责\s*编|校\s*对|审\s*[核签校]|[初复终一二三]\s*审|监\s*制|签\s*发|供\s*稿|供\s*图"
    r"|摄\s*影|信息员|统\s*筹|策\s*划|录\s*入)\s*[丨|｜/:：]"
    r"|^(?:本报|本网|本台|融媒体?|全媒体)?(?:首席)?(?:记者|通讯员)[\s:：].{2,30}(?<![。！？])$"
    r"|^(?:联系)?(?:电\s*话|传\s*真|地\s*址|邮\s*编|邮政编码|电子?邮[箱件])\s*[:：]|您是第.{1,24}访问|访问[量者]|^本站|您访问的链接|是否继续"
    r"|^(?:标签|关键[词字]|Tags?)\s*[:：]|^(?:阅读|点赞|浏览|点击)\s*[\d.]+\s*万?\+?$|^赞\s*[（(]\d+|^您对本|^视频加载"
    r"|^(?:保密审查|(?:部门)?主要负责人审签)(?:情况)?\s*[:：]|^(?:我为)?政府网站找错$|^国务院客户端|^(?:中国)?政府网$|^党政机关$|^国家政务服务平台$|^[\u4e00-\u9fff]{0,6}(?:部门|相关|媒体|其他|下级|上级)网站$"
    r"|^[-—\s]*(?:THE\s*)?END[-—\s]*$|^[（(【\[—-]+\s*(?:全文)?完\s*[）)】\]—-]+$|^暂无",
    re.IGNORECASE,
)


def is_control(text: str) -> bool:
    """Whether a line, its traditional characters simplified, is no more than controls of a page."""
    if len(text) > 60:
        return False
    if _PATTERNS.search(text):
        return not text.endswith(("。", "；"))
    parts = [part for part in _PARTS.split(text) if part]
    buttons = sum(_BUTTON.fullmatch(part) is not None for part in parts)
    sizes = sum(_SIZES.fullmatch(part) is not None for part in parts)
    return len(parts) > 0 and buttons + sizes == len(parts) and (buttons > 0 or len(parts) > 2)
