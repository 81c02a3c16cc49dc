"""XML of the office formats, read without entities, network or bombs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.i18n import _
from core.importing.limits import damaged, too_large
from core.model.errors import UserError

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL: Final = (
    (b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


def parse_xml(data: bytes, kind: str) -> _Element:
    """The root of an XML member of a file; `kind` is how messages call the file's format.

    Raises:
        UserError: it is no XML, nested too deep, or defines entities of its own.
    """
    from lxml import etree

    if b"<!ENTITY" in data:
        raise _unsafe()
    if _STRICT in data:
        for strict, transitional in _TRANSITIONAL:
            data = data.replace(_STRICT + strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if any("RESOURCE_LIMIT" in entry.type_name for entry in parser.error_log):
            raise too_large(_("文件的嵌套层数过多或内容过大，已停止读取。")) from error
        raise damaged(kind) from error
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and any(True for _entity in internal.iterentities()):
        raise _unsafe()
    return root


def _unsafe() -> UserError:
    return UserError(
        _("文件含有不安全的内容（自定义实体），已停止读取。"),
        remedy=_("请确认文件来源可靠，并请发件人另存一份。"),
    )
