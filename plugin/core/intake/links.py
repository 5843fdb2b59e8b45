# SPDX-License-Identifier: GPL-2.0-or-later
"""Declared links between municipalities from a table (``importlinks``)."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..model import codes
from ..model.identifiers import clean_text, municipality_code
from ..model.plan import Plan
from ..model.tables import LINKS, MUNICIPALITIES
from ..model.values import parse_decimal
from ..progress import SILENT, Progress, stop_if_cancelled
from ..wording import Text
from .rows import Sieve, each_row, guess, refuse_twins, require_columns

GUESSES = {
    "gm_a": ("gm_a", "van", "van_gm"),
    "gm_b": ("gm_b", "naar", "naar_gm"),
    "soort": ("soort", "kind"),
    "naam": ("naam", "name"),
    "minuten": ("minuten", "minutes"),
}
"""Usual names per column."""
_NEEDED = ("gm_a", "gm_b", "soort")

_NO_CODE = Text("‘{value}’ is geen gemeentecode.", "‘{value}’ is not a municipality code.")
_STRANGER = Text("{code} staat niet in dit plan.", "{code} is not in this plan.")
_SELF = Text("{code} is met zichzelf verbonden.", "{code} is linked to itself.")
_BAD_KIND = Text(
    "‘{value}’ is geen soort verbinding. Kies uit: {known}.",
    "‘{value}’ is not a kind of link. Choose from: {known}.",
)
_TWICE = Text("Deze verbinding is er al: {a} – {b} ({kind}).", "This link is already there: {a} – {b} ({kind}).")
_BAD_MINUTES = Text("‘{value}’ is geen aantal minuten.", "‘{value}’ is not a number of minutes.")


_BUSY = Text("Verbindingen lezen", "Reading links")


def import_links(plan: Plan, rows: pd.DataFrame, *, progress: Progress = SILENT) -> tuple[pd.DataFrame, Sieve]:
    """Read links; each row is accepted, or rejected with every reason.

    Parameters
    ----------
    plan : with ``gemeenten`` and ``verbindingen``
    rows : columns ``gm_a``, ``gm_b``, ``soort`` and optionally ``naam``, ``minuten``

    Returns
    -------
    (rows to append to table ``verbindingen``, Sieve)

    Raises
    ------
    InputError
        When one of the three columns is missing.
    Cancelled
        When ``progress`` says so.
    """
    names = [str(name) for name in rows.columns]
    refuse_twins(names, (name for options in GUESSES.values() for name in options))
    fields = {target: column for target, options in GUESSES.items() if (column := guess(names, options))}
    require_columns(rows, (fields.get(target, target) for target in _NEEDED))
    sieve = Sieve(rows.drop(columns="geom", errors="ignore"))
    known = set(plan[MUNICIPALITIES.name]["gm_code"])
    present = plan[LINKS.name]
    taken = {
        (frozenset((a, b)), kind) for a, b, kind in zip(present["gm_a"], present["gm_b"], present["soort"], strict=True)
    }
    accepted = []
    for number, row in each_row(rows, _BUSY, progress):
        link = _link(number, {target: row[column] for target, column in fields.items()}, known, taken, sieve)
        if link is not None:
            accepted.append(link)
    stop_if_cancelled(progress)
    return LINKS.frame(pd.DataFrame(accepted)), sieve


def _link(
    number: int,
    row: Mapping[str, object],
    known: set[str],
    taken: set[tuple[frozenset[str], str]],
    sieve: Sieve,
) -> dict[str, object] | None:
    ends = [_end(number, row[column], known, sieve) for column in ("gm_a", "gm_b")]
    kind = codes.LINK_KIND.find(row["soort"])
    if kind is None:
        sieve.reject(number, _BAD_KIND, value=clean_text(row["soort"]), known=list(codes.LINK_KIND.values))
    text = clean_text(row.get("minuten"))
    minutes = parse_decimal(text) if text else None
    if text and (minutes is None or minutes < 0):
        sieve.reject(number, _BAD_MINUTES, value=text)
    a, b = ends
    if a is not None and a == b:
        sieve.reject(number, _SELF, code=a)
    if a is None or b is None or kind is None or sieve.is_rejected(number):
        return None
    pair = (frozenset((a, b)), kind.code)
    if pair in taken:
        sieve.reject(number, _TWICE, a=a, b=b, kind=kind.label)
        return None
    taken.add(pair)
    return {
        "gm_a": a,
        "gm_b": b,
        "soort": kind.code,
        "naam": clean_text(row.get("naam")) or None,
        "minuten": minutes,
    }


def _end(number: int, value: object, known: set[str], sieve: Sieve) -> str | None:
    code = municipality_code(value)
    if code is None:
        sieve.reject(number, _NO_CODE, value=clean_text(value))
    elif code not in known:
        sieve.reject(number, _STRANGER, code=code)
    else:
        sieve.note_spelling(clean_text(value), code)
        return code
    return None
