from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.exporting import export
from core.model.annotations import (
    Anchor,
    Annotation,
    Colour,
    Role,
    Style,
    Target,
    TargetKind,
)
from tests.support.annotations import make_annotation, make_entry
from tests.support.reports import make_report

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
REPORT = make_report()
text = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)


def exported(annotations: list[Annotation]) -> dict[str, Any]:
    data = export(make_entry(REPORT), REPORT, annotations, "jsonld", "notes", now=NOW)
    loaded: dict[str, Any] = json.loads(data.decode("utf-8"))
    return loaded


def rebuilt(item: dict[str, Any]) -> Annotation:
    """The annotation that an item was made from, its placement aside, from the item alone."""
    target = item["target"]
    anchor = None
    if "selector" in target:
        quote, *places = target["selector"]
        position = places[0] if places else {"start": -1, "end": -1}
        _report, _known, version = target["source"].partition("urn:shenyue:version:")
        anchor = Anchor(
            version,
            target["shenyue:address"],
            target["shenyue:blockHash"],
            position["start"],
            position["end"],
            quote["exact"],
            quote["prefix"],
            quote["suffix"],
            target["shenyue:offset"],
            target["shenyue:twins"],
            target["shenyue:copies"],
            *target["shenyue:alone"],
        )
    bodies = item.get("body", [])
    notes = [body["value"] for body in bodies if body["purpose"] == "commenting"]
    return Annotation(
        item["id"].removeprefix("urn:shenyue:annotation:"),
        item["shenyue:report"].removeprefix("urn:shenyue:report:"),
        Target(TargetKind(target["shenyue:kind"]), target["shenyue:key"]),
        anchor,
        None,
        Colour(item["shenyue:colour"]) if "shenyue:colour" in item else None,
        Style(item["shenyue:style"]),
        notes[0] if notes else "",
        tuple(body["value"] for body in bodies if body["purpose"] == "tagging"),
        Role(item["shenyue:role"]) if "shenyue:role" in item else None,
        item.get("creator", {}).get("name", ""),
        item["created"],
        item["modified"],
        item.get("shenyue:deleted", ""),
    )


anchors = st.builds(
    Anchor,
    text,
    text,
    text,
    st.integers(0, 9999),
    st.integers(0, 9999),
    text,
    text,
    text,
    *[st.integers(-1, 99)] * 6,
)
annotations = st.builds(
    Annotation,
    st.uuids().map(lambda uuid: uuid.hex),
    text,
    st.builds(Target, st.sampled_from(TargetKind), text),
    st.none() | anchors,
    st.none(),
    st.none() | st.sampled_from(Colour),
    st.sampled_from(Style),
    text,
    st.lists(text, max_size=3).map(tuple),
    st.none() | st.sampled_from(Role),
    text,
    text,
    text,
    st.sampled_from(["", "2026-02-01T00:00:00+00:00"]),
)


@given(st.lists(annotations, max_size=4, unique_by=lambda annotation: annotation.id))
def test_every_annotation_can_be_made_again(made: list[Annotation]) -> None:
    items = exported(made)["first"]["items"]
    assert {item["id"]: rebuilt(item) for item in items} == {
        f"urn:shenyue:annotation:{annotation.id}": annotation for annotation in made
    }


def test_the_shape_is_that_of_the_standard() -> None:
    note = make_annotation(REPORT, 1, "同比增长5.5%", "为何?", tags=("产业",), role=Role.QUESTION)
    data = exported([note, make_annotation(REPORT, 2, kind=TargetKind.REPORT, colour=None)])
    assert data["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (data["type"], data["total"]) == ("AnnotationCollection", 2)
    page = data["first"]
    assert (page["type"], page["startIndex"], page["partOf"]) == ("AnnotationPage", 0, data["id"])
    item = page["items"][0]
    assert item["type"] == "Annotation"
    assert item["motivation"] == ["highlighting", "commenting", "tagging", "classifying"]
    assert item["creator"] == {"type": "Person", "name": "甲"}
    assert item["created"] == "2026-01-01T01:02:03+00:00"
    quote, position = item["target"]["selector"]
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "同比增长5.5%",
        "prefix": REPORT.text[position["start"] - 32 : position["start"]],
        "suffix": REPORT.text[position["end"] : position["end"] + 32],
    }
    assert position["type"] == "TextPositionSelector"
    assert REPORT.text[position["start"] : position["end"]] == "同比增长5.5%"
    assert item["target"]["source"] == "urn:shenyue:version:v1"
    assert f".{item['target']['styleClass']} " in item["stylesheet"]["value"]
    assert {body["purpose"] for body in item["body"]} == {"commenting", "tagging", "classifying"}
    whole = page["items"][1]
    assert whole["motivation"] == ["bookmarking"]
    assert "selector" not in whole["target"]
    assert "body" not in whole


def test_items_stand_in_reading_order() -> None:
    later = make_annotation(REPORT, 1, "失业率")
    earlier = make_annotation(REPORT, 2, "全区上下")
    ids = [item["id"][-1] for item in exported([later, earlier])["first"]["items"]]
    assert ids == ["2", "1"]
