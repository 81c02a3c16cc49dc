"""Doubts: places where the source text has probably lost or fused characters."""

from core.parsing.doubts.reading import read_doubts

__all__ = ["read_doubts"]
