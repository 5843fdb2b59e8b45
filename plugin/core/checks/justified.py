# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings that were accepted with a reason, and return by themselves when their figures change.

A justification is about one finding: its rule, subject and part, in one variant. With it stands a hash of what the
finding said: one of the whole plan, one of its public view, so that a run on the one does not undo what was accepted
on the other. A fault is never accepted.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from ..errors import InputError
from ..model.justifications import ANY_RULE
from ..model.plan import Plan
from ..model.tables import JUSTIFICATIONS
from ..wording import Figures, Text, is_unknown, word
from .finding import BUG, Acceptance, Finding, Severity

_NAMES = frozenset({"location", "region", "name", "key"})
"""Figures that name the subject: another name is no other finding."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DIGITS = 3
"""Measured figures are compared in so many decimals; what differs beyond them is another computer."""
_ONCE_TAKEN = frozenset({"A16"})
"""Rules that took any text with their subject for a justification, before version 4 of the schema."""

_CHANGED = Text("Was onderbouwd ({day}); toen gold: ‘{before}’", "Was justified ({day}); then it was: ‘{before}’")
_OTHER = Text("Was onderbouwd ({day}), maar de cijfers zijn veranderd.", "Was justified ({day}), but has changed.")
_ENDED = Text("De onderbouwing gold tot en met {until}.", "The justification was valid up to and including {until}.")
_FAULT = Text("Een fout kan niet met een reden worden aanvaard.", "A fault cannot be accepted with a reason.")
_SOLVE = Text("Los de fout op.", "Solve it.")
_BROKEN = Text(
    "Dit is een fout in de plug-in, geen bevinding over het plan.", "This is a bug in the plug-in, no finding."
)
_NOWHERE = Text("Deze bevinding is er niet.", "There is no such finding.")
_NO_REASON = Text("Geef de reden.", "Give the reason.")

Row = Mapping[Hashable, Any]
Key = tuple[str, str, str, str]
"""Rule, table, key and part: what a finding is from run to run."""


def key_of(finding: Finding) -> Key:
    """What identifies a finding, and the justification that belongs to it."""
    return finding.code, finding.table, finding.key, finding.part


def said(finding: Finding) -> str:
    """The severity and figures of a finding as text that is the same on every computer, in every language."""
    figures = {name: _plain(value) for name, value in finding.figures.items() if name not in _NAMES}
    return json.dumps({"": finding.severity.value, **figures}, ensure_ascii=False, sort_keys=True)


def hashed(finding: Finding) -> str:
    """SHA-256 of :func:`said`."""
    return hashlib.sha256(said(finding).encode()).hexdigest()


def _plain(value: object) -> object:
    if is_unknown(value):
        return None
    if isinstance(value, Text):
        return value.nl
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, (str, bool)):
        return value
    number = round(float(value), _DIGITS)  # type: ignore[arg-type]
    return int(number) if number.is_integer() else number


def justify(plan: Plan, whole: Finding | None, public: Finding | None, given: Acceptance) -> pd.DataFrame:
    """Table ``onderbouwingen`` with one finding accepted; an earlier reason for it is replaced.

    Parameters
    ----------
    plan : the whole plan
    whole : the finding as a check of the whole plan has it; None where it is not there
    public : the same one in a check of :meth:`.Plan.public`; None where it is not there

    Raises
    ------
    InputError
        For a fault, for a rule that failed to run, without a reason, and when it is nowhere.
    """
    finding = whole or public
    if finding is None:
        raise InputError(_NOWHERE)
    if Severity.FAULT in {one.severity for one in (whole, public) if one is not None}:
        raise InputError(_FAULT, _SOLVE)
    if finding.part == BUG:
        raise InputError(_BROKEN)
    if not given.reason.strip():
        raise InputError(_NO_REASON)
    row = {
        "variant_id": plan.active_variant,
        **dict(zip(("code", "onderwerp", "sleutel", "deel"), key_of(finding), strict=True)),
        "reden": given.reason.strip(),
        "functie": given.role or None,
        "orgaan": given.body or None,
        "datum": given.day,
        "tot": given.until,
        "document": given.document or None,
        "openbaar": given.is_public,
        "cijfers": None if whole is None else said(whole),
        "hash_heel": None if whole is None else hashed(whole),
        "hash_open": None if public is None else hashed(public),
    }
    others = without(plan, key_of(finding))
    return JUSTIFICATIONS.frame(pd.concat([others, JUSTIFICATIONS.frame([row])], ignore_index=True))


def without(plan: Plan, key: Key) -> pd.DataFrame:
    """Table ``onderbouwingen`` without the justification of a finding in the active variant."""
    rows = plan[JUSTIFICATIONS.name]
    wanted = (plan.active_variant, *key)
    own = [tuple(map(str, row)) == wanted for row in rows[list(JUSTIFICATIONS.key)].itertuples(index=False, name=None)]
    return rows[~pd.Series(own, index=rows.index, dtype=bool)].reset_index(drop=True)


def with_justifications(findings: Sequence[Finding], plan: Plan, today: date) -> list[Finding]:
    """The findings, each with its acceptance, or with why an earlier one counts no more.

    Parameters
    ----------
    plan : as it was checked; of the public view the public hash counts
    today : a justification counts up to and including its last day
    """
    rows = plan[JUSTIFICATIONS.name]
    own = rows[rows["variant_id"] == plan.active_variant].to_dict("records")
    given = {tuple(str(row[name]) for name in ("code", "onderwerp", "sleutel", "deel")): row for row in own}
    if not given:
        return list(findings)
    return [_judged(finding, given, plan, today) for finding in findings]


def _judged(finding: Finding, given: Mapping[tuple[str, ...], Row], plan: Plan, today: date) -> Finding:
    row = given.get(key_of(finding))
    if row is None:
        return _of_before(finding, given.get((ANY_RULE, finding.table, finding.key, "")))
    if finding.severity is Severity.FAULT or finding.part == BUG:
        return finding
    known = row["hash_open" if plan.is_public else "hash_heel"]
    if is_unknown(known) or known != hashed(finding):
        return replace(finding, returned=_returned(row, finding))
    if not is_unknown(row["tot"]) and row["tot"] < today:
        return replace(finding, returned=(_ENDED, {"until": row["tot"]}))
    return replace(finding, accepted=_acceptance(row))


def _of_before(finding: Finding, row: Row | None) -> Finding:
    """A text that stood with the subject before: with the rules that took it, it counts until it is confirmed."""
    takes = row is not None and finding.code in _ONCE_TAKEN and finding.severity is Severity.WARNING
    return replace(finding, accepted=_acceptance(row)) if takes and row is not None else finding


def _returned(row: Row, finding: Finding) -> tuple[Text, Figures]:
    before = None if is_unknown(row["cijfers"]) else said_before(str(row["cijfers"]), finding)
    return (_OTHER, {"day": row["datum"]}) if before is None else (_CHANGED, {"day": row["datum"], "before": before})


def said_before(figures: str, finding: Finding) -> Text | None:
    """The sentence of a finding with earlier figures; None where it is the same, or cannot be made of them.

    Parameters
    ----------
    figures : from :func:`said`
    """
    then = {name: _read(value) for name, value in json.loads(figures).items()}
    try:
        lines = [word(finding.message, {**finding.figures, **then}, language) for language in ("nl", "en")]
    except (KeyError, TypeError, ValueError):  # the sentence of another version has other figures
        return None
    return None if lines[0] == word(finding.message, finding.figures, "nl") else Text(*lines)


def _read(value: object) -> object:
    """A day is a day again."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    return value


def _acceptance(row: Row) -> Acceptance:
    def text(name: str) -> str:
        return "" if is_unknown(row[name]) else str(row[name])

    def day(name: str) -> date | None:
        return None if is_unknown(row[name]) else row[name]

    public = not is_unknown(row["openbaar"]) and bool(row["openbaar"])
    return Acceptance(
        text("reden"), text("functie"), text("orgaan"), day("datum"), day("tot"), text("document"), is_public=public
    )
