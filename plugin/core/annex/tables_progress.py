# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables H7, H8 and what the checks found: quarters, milestones, questions, findings, what is lacking."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..model import codes
from ..model.capacity_tables import MILESTONES, SIGNALS
from ..model.frames import plain
from ..model.schema import Kind
from ..wording import Text, is_unknown
from .findings import findings_list, incomplete_list
from .table import AnnexTable
from .table_view import LOC, REGIO, View, col, of

_NO_QUARTERS = Text(
    "Nog aan te vullen: zonder benodigde capaciteit is er geen balans per kwartaal.",
    "To be completed: without need there is no balance per quarter.",
)


def no_quarters() -> AnnexTable:
    """H7a while there is no balance: its columns, and why it is empty."""
    names = {"kwartaal": ("kwartaal", "quarter"), "nodig": ("nodig", "needed"),
             "beschikbaar": ("beschikbaar", "available"), "saldo": ("saldo", "balance")}  # fmt: skip
    kinds: Mapping[str, Kind] = {"kwartaal": "text"}
    columns = tuple(col(name, kinds.get(name, "int"), nl, en) for name, (nl, en) in names.items())
    frame = pd.DataFrame({c.name: pd.Series(dtype=c.dtype) for c in columns})
    title = Text("Ontwikkeling per kwartaal", "Development per quarter")
    return AnnexTable("H7a", title, columns, frame, missing=_NO_QUARTERS)


def milestones(view: View) -> AnnexTable:
    """H7b: milestones and decisions (A33)."""
    rows = view.s.plan[MILESTONES.name]
    known = [is_unknown(loc) or loc in view.s.location_name for loc in rows["loc_id"]]
    rows = rows[pd.Series(known, index=rows.index, dtype=bool)]
    rows = rows.assign(
        locatie=plain([view.s.location_name.get(loc) for loc in rows["loc_id"]], rows.index)
    ).sort_values("datum")
    columns = (*(of(MILESTONES, n) for n in ("datum", "soort", "gremium", "besluit")), LOC)
    title = Text("Mijlpalen en besluitmomenten", "Milestones and decisions")
    return view.table("H7b", title, rows, columns)


def questions(view: View) -> AnnexTable:
    """H8: questions still open, and who acts (A43)."""
    rows = view.s.plan[SIGNALS.name]
    rows = view.shown(rows, ["actiehouder"])
    columns = tuple(of(SIGNALS, n) for n in ("vraagstuk", "soort", "niveau", "actiehouder", "termijn", "status"))
    title = Text("Vraagstukken en actiehouders", "Questions and who acts")
    return view.table("H8", title, rows.sort_values("termijn"), columns)


def findings(view: View) -> AnnexTable:
    """What the rules found, with the justification where one was given."""
    rows = findings_list(view.assessment, view.language, private=view.private)
    columns = (
        col("ernst", "text", "ernst", "severity", code_list=codes.SEVERITY),
        col("code", "text", "regel", "rule"),
        col("onderwerp", "text", "onderwerp", "subject"),
        REGIO,
        col("bericht", "text", "bevinding", "finding"),
        col("reden", "text", "onderbouwing", "justification"),
        col("aanvaard", "text", "aanvaard door, op", "accepted by, on"),
    )
    title = Text("Bevindingen en onderbouwing", "Findings and justification")
    none = Text("Er zijn geen bevindingen.", "There are no findings.")
    accepted = ("reden", "aanvaard") if rows["aanvaard"].notna().any() else ("reden",)
    parts = (("ernst", "code", "onderwerp", "bericht", *accepted),)
    return view.table("Toetsing", title, rows, columns, missing=none, parts=parts)


def incomplete(view: View) -> AnnexTable:
    """What the format asks for and the plan does not have yet, per location and region (A11, A13, A23)."""
    rows = incomplete_list(view.s, view.language)
    columns = (
        col("soort", "text", "soort", "kind"),
        col("naam", "text", "naam", "name"),
        col("ontbreekt", "text", "ontbreekt", "missing"),
    )
    title = Text("Ontbrekende gegevens", "Missing data")
    none = Text("Er ontbreekt niets.", "Nothing is missing.")
    return view.table("Onvolledig", title, rows, columns, missing=none)
