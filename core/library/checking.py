"""The verbs on what a delegate should look at: findings, scoreboard, chains, commitments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.i18n import _
from core.library.base import Base
from core.model.changes import Change, Verb
from core.model.decisions import CHOICES, Choice, Decision, DecisionKind
from core.model.errors import UserError
from core.store.changes import DecisionImage
from core.store.codec import now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model.chains import Chain
    from core.model.checks import Finding, Judgement
    from core.model.commitments import Commitment, Passage
    from core.model.library import ReportEntry


class CheckVerbs(Base):
    """What the reports say against each other and against themselves, and what the user decided.

    Only decisions are stored; all else is found anew whenever it is asked for.
    """

    def scoreboard(self, report_id: str) -> list[Judgement]:
        """Plan against actual for every indicator, in reading order.

        Raises:
            UserError: there is no such report.
        """
        from core.checks.scoreboard import score
        from core.parsing.indicators.lexicon import lower_is_better

        return score(self.report(report_id), lower_is_better)

    def findings(self, report_id: str, *, with_dismissed: bool = False) -> list[Finding]:
        """What a person should look at (待核), kind by kind in reading order.

        Args:
            report_id: the report.
            with_dismissed: those that the user has dismissed too.

        Raises:
            UserError: there is no such report.
        """
        from core.checks.findings import find

        decided = self._store.decisions.of_kind(DecisionKind.FINDING, report_id)
        found = [replace(one, dismissed=one.key in decided) for one in find(self.report(report_id))]
        return [one for one in found if with_dismissed or not one.dismissed]

    def chains(self, region_or_report: str) -> list[Chain]:
        """Every indicator of a place over the years, from all reports of the library.

        Args:
            region_or_report: a report's id (then the place it is about), or the name of a place.
        """
        from core.checks.chains import chains
        from core.parsing.indicators.lexicon import lower_is_better

        entries = self._store.reports.entries()
        of_report = [one for one in entries if one.id == region_or_report]
        region = of_report[0].meta.region if of_report else region_or_report
        told = [self._told_of(one) for one in entries if _concerns(one, region)]
        decided = self._store.decisions.of_kind(DecisionKind.MATCH)
        choices = {key: one.choice for key, one in decided.items()}
        return chains(told, region, lower_is_better, choices)

    def commitments(self, report_id: str) -> list[Commitment]:
        """What the report promises for the coming year, in reading order, dropped ones too.

        Raises:
            UserError: there is no such report.
        """
        from core.checks.commitments import find_commitments

        found = find_commitments(self.report(report_id))
        decided = self._store.decisions.of_kind(DecisionKind.COMMITMENT, report_id)
        return [
            replace(one, choice=decided[one.key].choice, note=decided[one.key].note)
            if one.key in decided
            else one
            for one in found
        ]

    def later_passages(
        self, report_id: str, commitments: Sequence[Commitment]
    ) -> dict[str, Passage]:
        """For each commitment (by key) the nearest passage of the next report of the same place.

        Empty where the library has no later report. A work report is followed up in the next work
        report, where there is one.

        Args:
            report_id: the report that promises.
            commitments: those of its `commitments` that are to be followed.

        Raises:
            UserError: there is no such report.
        """
        from core.checks.nearest import nearest_passages

        later = self._next_report(self.entry(report_id))
        if later is None:
            return {}
        return nearest_passages(commitments, later.id, self._report(later))

    def decide(
        self, report_id: str, kind: DecisionKind, key: str, choice: Choice | None, note: str = ""
    ) -> Change:
        """Keep what the user decided about a finding, a commitment or a match; can be undone.

        Where nothing differs nothing is written; the change then has the id 0.

        Args:
            report_id: the report; for a match, `Match.report`.
            kind: what the decision is about.
            key: the key of that thing, as its verb tells it.
            choice: one of `CHOICES[kind]`, None to take a former decision back.
            note: what the user wrote with it.

        Raises:
            UserError: no such report, a choice that this kind does not have, or a full disk.
        """
        entry = self.entry(report_id)
        if choice is not None and choice not in CHOICES[kind]:
            raise UserError(_("这里不能作这样的决定。"), where=str(choice))
        words = note.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        with self._store.writing():
            before = self._store.decisions.get(entry.id, kind, key)
            same = before is not None and (before.choice, before.note) == (choice, words)
            if same or (before is None and choice is None):
                return Change(0, Verb.DECIDE, (entry.id,), ())
            after = None
            if choice is not None:
                after = Decision(entry.id, kind, key, choice, words, self._author(), now())
            self._store.decisions.set(entry.id, kind, key, after)
            image = DecisionImage(entry.id, kind, key, before, after)
            return self._store.changes.add(Verb.DECIDE, [image], self._author()).change()

    def _next_report(self, entry: ReportEntry) -> ReportEntry | None:
        """The report of the same place that reports on the year which this one plans."""
        from core.checks.places import same_region

        year = entry.meta.year
        later = [
            one
            for one in self._store.reports.entries()
            if year is not None
            and one.meta.year is not None
            and one.meta.year > year
            and same_region(one.meta.region, entry.meta.region)
        ]
        later.sort(key=lambda one: (one.meta.year or 0, one.meta.kind is not entry.meta.kind))
        return later[0] if later else None


def _concerns(entry: ReportEntry, region: str) -> bool:
    """Whether a report is about a place or one around it."""
    from core.checks.places import lies_above, same_region

    return same_region(entry.meta.region, region) or lies_above(entry.meta.region, region)
