# SPDX-License-Identifier: GPL-2.0-or-later
"""The register of rules, and running them all."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model.settings import SETTINGS
from ..model.tables import SETTINGS_TABLE, TABLES
from ..progress import SILENT, Progress, stop_if_cancelled
from ..situation.situation import Situation
from ..wording import Text
from .finding import BUG, Finding, Missing, Report, Severity, in_order
from .justified import with_justifications
from .parts import FOR_OTHERS, Part, belongs, not_filled_in, part_of

BOTH = ("2020", "2024")
CAPPED_2024 = frozenset({"A1", "A2", "A3", "A4", "A8", "A10", "A53", "A54"})
"""In regime 2024 these are the region's own agreement: never worse than a warning (domain A)."""

Check = Callable[[Situation], Iterator[Finding | Missing]]


@dataclass(frozen=True)
class Rule:
    """One rule of ``domain.md`` A.

    Parameters
    ----------
    code : str
        ``A1`` … ``A55``.
    title, remedy : Text
        What it asks, and what to do about a finding.
    source : str
        ``UA20 §5.1``.
    regimes : tuple of str
        The regimes it belongs to.
    worst : Severity
        The worst it can say.
    reads : tuple of str
        The columns (``table.column``) and settings (``instellingen.key``) its outcome depends on.
    check : callable
        Yields findings, and :class:`Missing` where a figure it needs is not there.
    """

    code: str
    title: Text
    remedy: Text
    source: str
    regimes: tuple[str, ...]
    check: Check
    worst: Severity
    reads: tuple[str, ...]


_RULES: dict[str, Rule] = {}


def rule(
    code: str,
    *,
    title: Text,
    remedy: Text,
    source: str,
    worst: Severity,
    reads: tuple[str, ...],
    regimes: tuple[str, ...] = BOTH,
    part: Part | None = None,
) -> Callable[[Check], Check]:
    """Register a check function under its code.

    Parameters
    ----------
    code, title, remedy, source, worst, reads, regimes
        As in :class:`Rule`.
    part : Part, optional
        The part of the plan whose verdict it counts in; without it that of its number in ``domain.md``.

    Raises
    ------
    ValueError
        When there is a rule with this code, or it belongs to no part.
    """
    if part is not None:
        belongs(code, part)
    if part_of(code) is None and code != FOR_OTHERS:
        raise ValueError(f"{code} belongs to no part of the plan")

    def register(check: Check) -> Check:
        if code in _RULES:
            raise ValueError(f"two checks are registered as {code}")
        _RULES[code] = Rule(code, title, remedy, source, regimes, check, worst, reads)
        return check

    return register


def rules() -> tuple[Rule, ...]:
    """All rules, by number."""
    return tuple(sorted(_RULES.values(), key=lambda r: int(r.code[1:])))


_BUG = Text(
    "Regel {rule} is door een fout in de plug-in niet uitgevoerd: {error}.",
    "Rule {rule} did not run because of a bug in the plug-in: {error}.",
)
_LACKING = Text(
    "Niet te beoordelen: {column} ontbreekt bij {count:int} van {total:int} ({table}).",
    "Cannot be assessed: {column} is missing for {count:int} of {total:int} ({table}).",
)
_NO_ROWS = Text(
    "Niet te beoordelen: de tabel ‘{table}’ is leeg.",
    "Cannot be assessed: table ‘{table}’ is empty.",
)
_NOT_CHOSEN = Text(
    "Niet te beoordelen: de instelling ‘{column}’ is nog niet (goed) gekozen.",
    "Cannot be assessed: the setting ‘{column}’ has not been chosen (well) yet.",
)
GEOMETRY = "geom"
_ON_MAP = Text("plaats op de kaart", "place on the map")
_BUSY = Text("Controleren", "Checking")


def run_checks(
    situation: Situation, *, progress: Progress = SILENT, log: Callable[[str], None] | None = None
) -> Report:
    """Run every rule of the plan's regime.

    A check that raises becomes a finding that names the bug; the others still run. Its traceback
    goes to ``log``.

    Raises
    ------
    Cancelled
        When ``progress`` says so, between two checks.
    """
    results: dict[str, list[Finding | Missing]] = {}
    failed: list[Finding] = []
    todo = rules()
    for number, entry in enumerate(todo):
        stop_if_cancelled(progress)
        progress.report(number / len(todo), _BUSY)
        if situation.regime not in entry.regimes:
            continue
        try:
            results[entry.code] = list(entry.check(situation))
        except Exception as error:  # noqa: BLE001 - any bug in one check must not hide the others
            if log is not None:
                log(traceback.format_exc())
            failed.append(_bug(entry.code, error))
    progress.report(1.0)
    return report_of(situation, results, failed)


def report_of(
    situation: Situation, results: Mapping[str, list[Finding | Missing]], failed: Sequence[Finding] = ()
) -> Report:
    """The report that follows from what each rule said.

    Parameters
    ----------
    results : mapping of rule code to what its check yielded
    failed : for each rule that failed to run, the finding that says so
    """
    lacking = {code: [item for item in items if isinstance(item, Missing)] for code, items in results.items()}
    lacking = {code: missing for code, missing in lacking.items() if missing}
    broken = {finding.code for finding in failed}
    findings = [
        *failed,
        *(_capped(item, situation.regime) for items in results.values() for item in items if isinstance(item, Finding)),
        *(finding for code, missing in lacking.items() for finding in _merged(code, missing)),
    ]
    assessed = {
        entry.code: "other_regime"
        if situation.regime not in entry.regimes
        else "failed"
        if entry.code in broken
        else "lacked"
        if entry.code in lacking
        else "done"
        for entry in rules()
    }
    return Report(
        in_order(with_justifications(findings, situation.plan, situation.today)),
        assessed,
        {code: _regions(items) for code, items in lacking.items()},
        {entry.code: _worst(entry, lacking.get(entry.code, ()), situation.regime) for entry in rules()},
        not_filled_in(situation.plan),
        situation.unplaced,
    )


def _worst(entry: Rule, lacking: Sequence[Missing], regime: str) -> Severity:
    """The worst a rule can say, or the worst that may come of what it lacks."""
    worst = _limited(entry.worst, entry.code, regime)
    mildest_first = sorted((item.worst for item in lacking), key=Severity.order)
    return worst.capped(mildest_first[-1]) if mildest_first else worst


def _capped(finding: Finding, regime: str) -> Finding:
    return replace(finding, severity=_limited(finding.severity, finding.code, regime))


def _limited(severity: Severity, code: str, regime: str) -> Severity:
    return severity.capped(Severity.WARNING) if regime == "2024" and code in CAPPED_2024 else severity


def _bug(code: str, error: Exception) -> Finding:
    figures = {"rule": code, "error": f"{type(error).__name__}: {error}"}
    return Finding(code, Severity.NOTE, "plan", code, _BUG, figures, part=BUG)


def _regions(items: list[Missing]) -> frozenset[str]:
    """The regions a rule lacked a figure for; none named anywhere means the whole plan."""
    if any(item.region is None for item in items):
        return frozenset()
    return frozenset(str(item.region) for item in items)


def _merged(code: str, items: list[Missing]) -> Iterator[Finding]:
    """A55: one finding per rule and missing column, not one per row."""
    by_column: dict[tuple[str, str], list[Missing]] = {}
    for item in items:
        by_column.setdefault((item.table, item.column), []).append(item)
    for (table, column), group in by_column.items():
        figures = {
            "rule": code,
            "column": _column_label(table, column),
            "table": TABLES[table].label,
            "count": sum(item.count for item in group),
            "total": sum(item.total for item in group),
        }
        text = _NOT_CHOSEN if table == SETTINGS_TABLE.name else _LACKING if figures["total"] else _NO_ROWS
        message = Text(f"{code}: {text.nl}", f"{code}: {text.en}")
        yield Finding(FOR_OTHERS, Severity.NOTE, table, column, message, figures, part=code)


def _column_label(table: str, column: str) -> Text:
    if column == GEOMETRY:
        return _ON_MAP
    return SETTINGS[column].label if table == SETTINGS_TABLE.name else TABLES[table].column(column).label
