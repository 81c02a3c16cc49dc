"""Query to folded query to hits; names by pinyin."""

from core.search.hits import search_indexed, search_notes, search_report
from core.search.names import Name, NameKind, find_names, find_terms
from core.search.query import Query, parse_query

__all__ = [
    "Name",
    "NameKind",
    "Query",
    "find_names",
    "find_terms",
    "parse_query",
    "search_indexed",
    "search_notes",
    "search_report",
]
