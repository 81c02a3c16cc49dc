"""The preview of a file, as a person looks at it and presses its buttons."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton, QToolButton

from core.model.report import Corrections
from ui.library.import_preview import ImportPreview

LINES = [
    "首页 > 政务公开 > 计划总结",
    "关于青石县2021年国民经济和社会发展计划执行情况与2022年计划草案的报告",
    "青石县发展和改革局",
    "各位代表：",
    "受县人民政府委托，现将计划执行情况与计划草案报告如下，请予审议，并请各位委员提出意见。",
    "一、2021年计划执行情况",
    "（一）经济平稳增长",
    "全县生产总值增长8.1%，财政收入增长5.5%，全年完成投资二十亿元，各项任务基本完成。",
    "（二）民生持续改善",
    "新建公办幼儿园3所，城镇新增就业2100人，农村饮水安全全部达标，群众比较满意。",
    "二、2022年计划安排",
    "全县生产总值预期增长7%左右，财政收入增长5%以上，城镇登记失业率控制在4%以内。",
    "名词解释",
    "1．两新两高：指新产业、新业态，高质量、高效益的经济形态。",
]


def line(dialog: ImportPreview, name: str) -> QLineEdit:
    return next(found for found in dialog.findChildren(QLineEdit) if found.accessibleName() == name)


def press(dialog: ImportPreview, words: str) -> None:
    kinds = (*dialog.findChildren(QPushButton), *dialog.findChildren(QToolButton))
    next(b for b in kinds if b.text().startswith(words) and b.isVisible()).click()


def shown(dialog: ImportPreview) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def rows(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[str]:
    parent = parent or QModelIndex()
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found.append(f"{index.data()}|{model.index(row, 1, parent).data()}")
        found += rows(model, index)
    return found


def view(dialog: ImportPreview, name: str) -> QListView:
    return next(v for v in dialog.findChildren(QListView) if v.accessibleName() == name)


def said(dialog: ImportPreview, name: str) -> list[str]:
    model = view(dialog, name).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def asked(dialog: ImportPreview) -> list[Corrections]:
    found: list[Corrections] = []
    dialog.reparse_requested.connect(found.append)
    return found
