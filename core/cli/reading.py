"""The verbs that read: inspect, list, search, term, notes, verify."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli.console import DONE, NOTHING, Console, Json
from core.cli.inspecting import print_report, report_json
from core.i18n import _, listed
from core.model.annotations import Annotation, Colour
from core.model.errors import UserError
from core.model.library import Hit, HitSource, ReportEntry
from core.notices import notice_words

if TYPE_CHECKING:
    from core.library import Library

Verb = Callable[["Library", Namespace, Console], int]


def inspect(path: Path, console: Console) -> int:
    """What is understood of a file; nothing is stored, not even a folder for the library."""
    from core.importing import read
    from core.parsing import count_reports, parse, parse_all

    source = read(path)
    report = parse(source)
    console.show(report_json(report))
    print_report(report, console)
    for warning in dict.fromkeys((*source.warnings, *report.warnings)):
        console.tell(notice_words(warning))
    if count_reports(source) > 1:
        others = [one.meta.title for one in parse_all(source) if one.text != report.text]
        remark = _("这个文件里还有 {count} 份报告：{titles}。用 import 会分别收入报告库。")
        console.tell(remark.format(count=len(others), titles=listed(others)))
    return DONE


def entry_json(entry: ReportEntry) -> Json:
    """A report of the library."""
    return {
        "id": entry.id,
        "version": entry.version,
        "title": entry.meta.title,
        "kind": entry.meta.kind.value,
        "region": entry.meta.region,
        "year": entry.meta.year,
        "plan_year": entry.meta.plan_year,
        "characters": entry.characters,
        "notes": entry.notes,
        "progress": entry.progress,
        "source": entry.source_name,
        "imported": entry.imported,
        "opened": entry.opened,
    }


def list_reports(library: Library, _arguments: Namespace, console: Console) -> int:
    """The reports of the library."""
    entries = library.reports()
    console.show({"total": len(entries), "reports": [entry_json(entry) for entry in entries]})
    for entry in entries:
        facts = [
            entry.meta.region,
            str(entry.meta.year or ""),
            _("{count} 字").format(count=entry.characters),
            _("{count} 条批注").format(count=entry.notes),
            _("已读 {percent}%").format(percent=round(entry.progress * 100)),
        ]
        console.say(f"{entry.id}  {entry.meta.title}")
        console.say("    " + " · ".join(fact for fact in facts if fact))
    if not entries:
        console.tell(_("报告库是空的。"))
    return DONE if entries else NOTHING


def search(library: Library, arguments: Namespace, console: Console) -> int:
    """Every place where a query stands."""
    if not arguments.query.strip():
        raise UserError(_("没有要找的词。"), remedy=_("请在 search 后面写上要找的词。"))
    report_id = library.resolve(arguments.report).id if arguments.report else None
    sources = set()
    if arguments.notes:
        sources.add(HitSource.NOTE)
    if arguments.terms:
        sources.add(HitSource.TERM)
    hits = library.search(
        arguments.query,
        report_id,
        sources=sources or {HitSource.TEXT, HitSource.TERM},
        regex=arguments.regex,
        near=arguments.near,
    )
    titles = {entry.id: entry.meta.title for entry in library.reports()}
    if console.as_json:
        items = [_hit_json(hit, titles) for hit in hits]
        console.show({"query": arguments.query, "total": len(hits), "hits": items})
    shown = ""
    for hit in hits:
        if hit.report != shown:
            shown = hit.report
            console.say(titles.get(shown, shown))
        line = f"{hit.before}【{hit.match}】{hit.after}".replace("\t", " ")
        console.say(f"  {hit.address}\t{' '.join(line.split())}")
    if not hits:
        console.tell(_("没有找到“{query}”。").format(query=arguments.query))
    return DONE if hits else NOTHING


def _hit_json(hit: Hit, titles: dict[str, str]) -> Json:
    """A hit; `start` and `end` count code points of the block at `address`, as everywhere."""
    start, end = hit.start, hit.end
    if start >= 0:
        start, end = start - hit.base, end - hit.base
    item = {
        "report": hit.report,
        "title": titles.get(hit.report, ""),
        "address": hit.address,
        "start": start,
        "end": end,
        "before": hit.before,
        "match": hit.match,
        "after": hit.after,
    }
    if hit.source is HitSource.NOTE:
        item["annotation"] = hit.annotation
    return item


def term(library: Library, arguments: Namespace, console: Console) -> int:
    """A word in the glossaries of all reports."""
    if not arguments.query.strip():
        raise UserError(_("没有要查的词。"), remedy=_("请在 term 后面写上名词、拼音或首字母。"))
    found = library.find_terms(arguments.query)
    items = [
        {
            "report": entry.id,
            "title": entry.meta.title,
            "number": item.number,
            "term": item.term,
            "aliases": list(item.aliases),
            "definition": item.definition,
            "address": item.address,
            "uses": [
                {"address": use.address, "start": use.start, "end": use.end, "marked": use.marked}
                for use in item.uses
            ],
        }
        for entry, item in found
    ]
    console.show({"query": arguments.query, "total": len(items), "terms": items})
    for entry, item in found:
        number = f"{item.number}. " if item.number is not None else ""
        name = f"{item.term}: " if item.term else ""
        console.say(f"{number}{name}{item.definition}")
        places = listed(dict.fromkeys(use.address for use in item.uses))
        console.say("    " + " · ".join(part for part in (entry.meta.title, places) if part))
    if not found:
        console.tell(_("名词注释里没有“{query}”。").format(query=arguments.query))
    return DONE if found else NOTHING


def notes(library: Library, arguments: Namespace, console: Console) -> int:
    """The annotations of one report or of all."""
    entries = [library.resolve(arguments.report)] if arguments.report else library.reports()
    items: list[Json] = []
    names = library.colour_names()
    for entry in entries:
        annotations = sorted(library.annotations(entry.id), key=_reading_order)
        if not annotations:
            continue
        console.say(entry.meta.title)
        for annotation in annotations:
            items.append(note_json(entry, annotation))
            _print_note(annotation, names, console)
    console.show({"total": len(items), "notes": items})
    if not items:
        console.tell(_("还没有批注。"))
    return DONE if items else NOTHING


def _reading_order(annotation: Annotation) -> tuple[bool, int, str]:
    start = annotation.placement.start if annotation.placement is not None else -1
    return (start < 0, start, annotation.created)


def note_json(entry: ReportEntry, annotation: Annotation) -> Json:
    """An annotation; `state` is null for one that is not on words of the text."""
    anchor, placement = annotation.anchor, annotation.placement
    return {
        "id": annotation.id,
        "report": entry.id,
        "title": entry.meta.title,
        "kind": annotation.target.kind.value,
        "key": annotation.target.key,
        "address": anchor.address if anchor is not None else annotation.target.key,
        "quote": anchor.quote if anchor is not None else "",
        "state": placement.state.value if placement is not None else None,
        "note": annotation.note,
        "tags": list(annotation.tags),
        "role": annotation.role.value if annotation.role is not None else None,
        "colour": annotation.colour.value if annotation.colour is not None else None,
        "style": annotation.style.value,
        "author": annotation.author,
        "created": annotation.created,
        "modified": annotation.modified,
    }


def _print_note(annotation: Annotation, names: Mapping[Colour, str], console: Console) -> None:
    from core.naming import plain_colour_name, role_name, state_remark

    anchor, colour = annotation.anchor, annotation.colour
    address = anchor.address if anchor is not None else annotation.target.key
    quote = " ".join(anchor.quote.split()) if anchor is not None else ""
    facts = [
        "" if annotation.role is None else role_name(annotation.role),
        "" if colour is None else names[colour] or plain_colour_name(colour),
        " ".join(f"#{tag}" for tag in annotation.tags),
        state_remark(annotation),
        annotation.id,
    ]
    console.say(f"  {address}\t{quote}")
    for line in annotation.note.split("\n") if annotation.note else ():
        console.say(f"      {line}")
    console.say("      " + " · ".join(fact for fact in facts if fact))


def verify(library: Library, _arguments: Namespace, console: Console) -> int:
    """Whether the library is whole."""
    problems = library.verify()
    console.show({"whole": not problems, "problems": problems})
    for problem in problems:
        console.tell(problem)
    if not problems:
        console.say(_("报告库完好。"))
    return NOTHING if problems else DONE
