"""Annotations as W3C Web Annotations (https://www.w3.org/TR/annotation-model/) in JSON-LD.

One AnnotationCollection with one AnnotationPage inside. What the standard has no word for
(意见类型, the kind of target, the address, tombstones) stands under `shenyue:`, so that every
annotation can be made again from its item alone. Nothing is fetched: the context is only named.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from core.exporting.words import COLOUR_CODES
from core.model.annotations import Anchor, Annotation, Colour, Style, TargetKind
from core.model.library import ReportEntry

CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {"shenyue": "urn:shenyue:vocabulary:"},
]


def report_urn(report_id: str) -> str:
    """The name of a report of one library."""
    return f"urn:shenyue:report:{report_id}"


def version_urn(version: str) -> str:
    """The name of a report version; the same in every library, for it is made of the text."""
    return f"urn:shenyue:version:{version}"


def notes_jsonld(entry: ReportEntry, annotations: Iterable[Annotation], now: datetime) -> bytes:
    """All annotations on one report in UTF-8.

    They are ordered by place, then by age; deleted ones are kept as tombstones.
    """
    ordered = sorted(annotations, key=_order)
    collection = f"{report_urn(entry.id)}:annotations"
    data = {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": entry.meta.title,
        "generated": now.isoformat(timespec="seconds"),
        "generator": {"type": "Software", "name": "Shenyue"},
        "total": len(ordered),
        "shenyue:report": {
            "id": report_urn(entry.id),
            "shenyue:version": version_urn(entry.version),
            "shenyue:title": entry.meta.title,
            "shenyue:region": entry.meta.region,
            "shenyue:year": entry.meta.year,
        },
        "first": {
            "id": f"{collection}:1",
            "type": "AnnotationPage",
            "partOf": collection,
            "startIndex": 0,
            "items": [_item(entry, annotation) for annotation in ordered],
        },
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _order(annotation: Annotation) -> tuple[bool, int, str, str]:
    place = annotation.placement.start if annotation.placement is not None else -1
    return (place < 0, place, annotation.created, annotation.id)


def _item(entry: ReportEntry, annotation: Annotation) -> dict[str, Any]:
    """One annotation."""
    item: dict[str, Any] = {
        "id": f"urn:shenyue:annotation:{annotation.id}",
        "type": "Annotation",
        "motivation": _motivations(annotation),
        "created": annotation.created,
        "modified": annotation.modified,
    }
    if annotation.author:
        item["creator"] = {"type": "Person", "name": annotation.author}
    bodies = _bodies(annotation)
    if bodies:
        item["body"] = bodies
    item["target"] = _target(entry, annotation)
    if annotation.colour is not None:
        item["stylesheet"] = {"type": "CssStylesheet", "value": _css(annotation.colour)}
        item["shenyue:colour"] = annotation.colour.value
    item["shenyue:style"] = annotation.style.value
    if annotation.role is not None:
        item["shenyue:role"] = annotation.role.value
    item["shenyue:report"] = report_urn(annotation.report)
    if annotation.deleted:
        item["shenyue:deleted"] = annotation.deleted
    return item


def _motivations(annotation: Annotation) -> list[str]:
    """Why it was made, in the words of the standard."""
    motivations = []
    if annotation.colour is not None:
        motivations.append("highlighting")
    if annotation.note:
        motivations.append("commenting")
    if annotation.tags:
        motivations.append("tagging")
    if annotation.role is not None:
        motivations.append("classifying")
    return motivations or ["bookmarking"]


def _bodies(annotation: Annotation) -> list[dict[str, str]]:
    """The note, the tags, and 意见类型 for readers that know only the standard."""
    bodies = []
    if annotation.note:
        bodies.append(
            {
                "type": "TextualBody",
                "purpose": "commenting",
                "value": annotation.note,
                "format": "text/plain",
                "language": "zh",
            }
        )
    bodies.extend(
        {"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in annotation.tags
    )
    if annotation.role is not None:
        bodies.append(
            {"type": "TextualBody", "purpose": "classifying", "value": annotation.role.value}
        )
    return bodies


def _target(entry: ReportEntry, annotation: Annotation) -> dict[str, Any]:
    """What it is on: the version it was made on, and how to find the words there.

    The position counts code points of the canonical text of that version.
    """
    anchor = annotation.anchor
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": _source(entry, anchor),
        "shenyue:kind": annotation.target.kind.value,
        "shenyue:key": annotation.target.key,
    }
    if annotation.colour is not None:
        target["styleClass"] = _css_class(annotation)
    if anchor is not None:
        selectors: list[dict[str, Any]] = [
            {
                "type": "TextQuoteSelector",
                "exact": anchor.quote,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
            }
        ]
        if anchor.start >= 0:
            position = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
            selectors.append(position)
        target["selector"] = selectors
        target.update(_place(anchor))
        if annotation.original is not None:
            target["shenyue:original"] = _original(annotation.original)
        if annotation.orphaned:
            target["shenyue:orphaned"] = version_urn(annotation.orphaned)
    elif annotation.target.kind is TargetKind.REPORT:
        target["source"] = version_urn(entry.version)
    if annotation.placement is not None:
        target["shenyue:state"] = annotation.placement.state.value
    return target


def _source(entry: ReportEntry, anchor: Anchor | None) -> str:
    """The version an annotation was made on; the report where its words came from elsewhere."""
    if anchor is None:
        return version_urn(entry.version)
    return version_urn(anchor.version) if anchor.version else report_urn(entry.id)


def _place(anchor: Anchor) -> dict[str, Any]:
    """What the standard has no word for."""
    return {
        "shenyue:address": anchor.address,
        "shenyue:blockHash": anchor.block_hash,
        "shenyue:offset": anchor.offset,
        "shenyue:twins": anchor.twins,
        "shenyue:copies": anchor.copies,
        "shenyue:alone": [anchor.alone_before, anchor.alone_behind, anchor.alone_around],
    }


def _original(anchor: Anchor) -> dict[str, Any]:
    """The anchor that the annotation was made with, where a person chose another one later."""
    return {
        "source": version_urn(anchor.version),
        "exact": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "start": anchor.start,
        "end": anchor.end,
        **_place(anchor),
    }


def _css_class(annotation: Annotation) -> str:
    kind = "underline" if annotation.style is Style.UNDERLINE else "fill"
    return f"shenyue-{kind}-{annotation.colour}"


def _css(colour: Colour) -> str:
    """How the highlight looks, for readers that know style sheets."""
    code = COLOUR_CODES[colour]
    return (
        f".shenyue-fill-{colour} {{ background-color: #{code}; }} "
        f".shenyue-underline-{colour} {{ text-decoration: underline 0.15em #{code}; }}"
    )
