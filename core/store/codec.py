"""Reports and annotations as bytes and text, and back; msgspec does the work."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec

from core.model.annotations import Anchor, Annotation
from core.model.report import Corrections, Report, ReportMeta

_REPORT = msgspec.json.Decoder(Report)
_META = msgspec.json.Decoder(ReportMeta)
_ANCHOR = msgspec.json.Decoder(Anchor)
_ANNOTATION = msgspec.json.Decoder(Annotation)
_CORRECTIONS = msgspec.json.Decoder(Corrections)
_ENCODER = msgspec.json.Encoder()

MOST_BYTES = 1 << 30
"""No report or original is larger; a damaged or hostile length goes no further."""


def now() -> str:
    """The time in UTC, ISO 8601, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def now_after(last: str) -> str:
    """`now`, but later than `last` (such a time, or empty), also with the clock set back."""
    time = now()
    if time > last:
        return time
    try:
        later = datetime.fromisoformat(last) + timedelta(microseconds=1)
    except (ValueError, OverflowError):
        return time
    return later.isoformat(timespec="microseconds").replace("+00:00", "Z")


def pack(data: bytes) -> bytes:
    """Compressed bytes; fast rather than small."""
    return zlib.compress(data, 1)


def unpack(data: bytes) -> bytes:
    """What `pack` packed.

    Raises:
        ValueError: the bytes are damaged.
    """
    worker = zlib.decompressobj()
    try:
        result = worker.decompress(data, MOST_BYTES)
    except (zlib.error, TypeError) as error:
        # A value of another kind stands there in a file whose pages were mixed up.
        raise ValueError("damaged bytes") from error
    if not worker.eof:
        raise ValueError("damaged bytes")
    return result


def report_to_bytes(report: Report) -> bytes:
    """A report, complete."""
    return pack(_ENCODER.encode(report))


def report_from_bytes(data: bytes) -> Report:
    """What `report_to_bytes` wrote.

    Raises:
        ValueError: damaged, or written by an edition whose model differs.
    """
    try:
        return _REPORT.decode(unpack(data))
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError("not a report of this edition") from error


def meta_to_text(meta: ReportMeta) -> str:
    """Front matter as JSON."""
    return _ENCODER.encode(meta).decode()


def meta_from_text(data: str) -> ReportMeta:
    """What `meta_to_text` wrote."""
    return _META.decode(data)


def corrections_to_text(corrections: Corrections | None) -> str:
    """Corrections as JSON, empty for none."""
    return "" if corrections is None else _ENCODER.encode(corrections).decode()


def corrections_from_text(data: str) -> Corrections | None:
    """What `corrections_to_text` wrote."""
    return _CORRECTIONS.decode(data) if data else None


def annotation_to_text(annotation: Annotation | None) -> str | None:
    """An annotation as an image for the log of changes, without its placement."""
    if annotation is None:
        return None
    return _ENCODER.encode(replace(annotation, placement=None)).decode()


def annotation_from_text(data: str | None) -> Annotation | None:
    """What `annotation_to_text` wrote."""
    return None if data is None else _ANNOTATION.decode(data)


def anchor_to_text(anchor: Anchor | None) -> str | None:
    """An anchor as JSON."""
    return None if anchor is None else _ENCODER.encode(anchor).decode()


def anchor_from_text(data: str | None) -> Anchor | None:
    """What `anchor_to_text` wrote.

    Raises:
        ValueError: damaged.
    """
    if data is None:
        return None
    try:
        return _ANCHOR.decode(data)
    except msgspec.DecodeError as error:
        raise ValueError("not an anchor") from error
