"""The words of notices, made in the language of the moment in which they are shown."""

from __future__ import annotations

from core.i18n import _, listed
from core.model.notices import FieldValue, NoticeCode, NoticeOrWords


def notice_words(notice: NoticeOrWords) -> str:
    """A notice as a sentence in the user's language; words of a former edition as they are."""
    if isinstance(notice, str):
        return notice
    return sentence(notice.code).format(**{name: _printed(value) for name, value in notice.fields})


def _printed(value: FieldValue) -> str:
    return listed(value) if isinstance(value, tuple) else str(value)


def sentence(code: NoticeCode) -> str:
    """The sentence of a code, its fields in braces, in the user's language."""
    return {**_of_files(), **_of_reports(), **_of_dates(), **_of_numbers(), **_of_signs()}[code]


def _of_files() -> dict[NoticeCode, str]:
    return {
        NoticeCode.BYTES_LOST: _("有 {count} 处字节无法识别，已用�代替。"),
        NoticeCode.CHARACTERS_UNREADABLE: _("有 {count} 个字的编码无法识别，请与原件核对。"),
        NoticeCode.PAGES_WITHOUT_TEXT: _("第 {pages} 页没有文字（可能是图片），未能读取。"),
        NoticeCode.PAGES_DAMAGED: _("第 {pages} 页已损坏，未能读取。"),
        NoticeCode.READ_FROM_PICTURE: _("文字由图片识别得到，可能有错字，请与原件核对。"),
        NoticeCode.REVISIONS_ACCEPTED: _("文件含有修订痕迹，已按接受修订后的文字读取。"),
        NoticeCode.OFFICE_MISSING: _(
            "未安装 LibreOffice，表格和注释可能不完整。建议另存为 .docx 后再导入。"
        ),
        NoticeCode.COLUMN_READ: _("已按“{name}”列读取正文，其他列未导入。"),
    }


def _of_reports() -> dict[NoticeCode, str]:
    return {
        NoticeCode.NOT_A_REPORT: _("这份文件不像政府报告，已按普通文字导入。"),
        NoticeCode.NO_HEADINGS: _("没有找到标题，按普通文字显示。"),
        NoticeCode.NO_GLOSSARY: _("正文有注释号，但没有找到名词注释。"),
        NoticeCode.MARKS_WITHOUT_ENTRY: _("注释号{numbers}没有对应的名词注释。"),
        NoticeCode.ENTRIES_WITHOUT_MARK: _("名词注释{numbers}在正文中没有注释号。"),
        NoticeCode.TERMS_NOT_FOUND: _("正文中没有找到这些名词：{terms}。"),
        NoticeCode.CELLS_PLACED: _("表格有 {count} 行的空格原文没有标明，已按内容排列，请核对。"),
    }


def _of_dates() -> dict[NoticeCode, str]:
    return {
        NoticeCode.DATE_WITHOUT_MONTH: _("日期不全，可能缺“月”。"),
        NoticeCode.DATE_NOT_FILLED_IN: _("日期不全，月、日可能未填。"),
        NoticeCode.YEAR_RUN_INTO_MONTH: _("年和月连在一起，可能缺“年”。"),
        NoticeCode.YEAR_WITHOUT_SIGN: _("年份后面可能缺“年”。"),
        NoticeCode.YEAR_WITHOUT_SIGN_OR_VERB: _("年份后面可能缺“年”或“年是”。"),
        NoticeCode.YEAR_TOO_LONG: _("年份可能多了数字。"),
        NoticeCode.NO_SUCH_DATE: _("没有这个日期。"),
        NoticeCode.NO_SUCH_MONTH: _("没有这个月份。"),
    }


def _of_numbers() -> dict[NoticeCode, str]:
    return {
        NoticeCode.ORDINAL_LOST: _("“第”字后面可能缺序数。"),
        NoticeCode.RANK_LOST: _("“全”字后面可能缺“国”“省”或“市”。"),
        NoticeCode.CLASS_LOST: _("“类”字前面可能缺类别，如“Ⅲ”。"),
        NoticeCode.NUMBER_LOST: _("百分号前面可能缺数字。"),
        NoticeCode.GROWTH_LOST: _("“长”字前面可能缺“增”。"),
        NoticeCode.HOUSEHOLDS_RUN_INTO_PEOPLE: _("两个数可能连在一起，中间缺“户”。"),
        NoticeCode.MEASURE_WORD_LOST: _("数字和名词之间可能缺量词。"),
        NoticeCode.UNIT_LOST: _("数字后面可能缺单位。"),
        NoticeCode.SHARE_OVER_WHOLE: _("这个比率不应超过100%。"),
        NoticeCode.DECIMAL_SIGN_WRONG: _("数字里的小数点或逗号可能有误。"),
        NoticeCode.LETTER_IN_NUMBER: _("数字里可能混入了字母。"),
        NoticeCode.MARK_RUN_INTO_NUMBER: _("原文为“{printed}”，注释号{number}与数字连在一起。"),
    }


def _of_signs() -> dict[NoticeCode, str]:
    return {
        NoticeCode.PERCENT_SIGN_TWICE: _("百分号重复。"),
        NoticeCode.PERCENT_SIGN_LOST: _("数字后面可能缺“%”。"),
        NoticeCode.PUNCTUATION_LOST: _("百分数后面可能缺标点。"),
        NoticeCode.PUNCTUATION_TWICE: _("标点可能重复。"),
        NoticeCode.COMMA_LOST_BETWEEN_NUMBERS: _("两个编号之间可能缺顿号。"),
        NoticeCode.OPENING_SIGN_LOST: _("引号或括号可能缺前一半。"),
        NoticeCode.CLOSING_SIGN_LOST: _("引号或括号可能缺后一半。"),
        NoticeCode.WORDS_TWICE: _("文字可能重复。"),
    }
