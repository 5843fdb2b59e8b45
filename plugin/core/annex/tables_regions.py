# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables H2b and H3: need, regions and municipalities."""

from __future__ import annotations

import pandas as pd

from ..checks.assess import region_table
from ..model import codes
from ..model.capacity_tables import NEED
from ..model.frames import plain, plain_frame
from ..model.half_years import half_year_label
from ..model.provinces import province_name
from ..model.tables import MUNICIPALITIES, REGIONS, TARGETS
from ..wording import Text, is_unknown
from .content import prognosis_version, with_targets
from .table import AnnexTable
from .table_view import GM, REGIO, View, col, of

_NO_NEED = Text(
    "Nog aan te vullen: de benodigde capaciteit van de LRT is nog niet in het plan ingelezen.",
    "To be completed: the need set by the national table has not been imported into the plan yet.",
)


def need(view: View) -> AnnexTable:
    """H2b: need by type group, of the latest prognosis (A30, A31)."""
    version = prognosis_version(view.s.plan)
    frame = view.s.plan[NEED.name]
    frame = frame[frame["versie"] == version] if version else frame.iloc[:0]
    keys = ["versie", "gebied_code", "datum", "scenario"]
    groups = ("rol", "gvl_satelliet", "totaal")
    if len(frame):
        rows = frame.pivot_table(
            index=keys, columns="typegroep", values="plekken", aggfunc=lambda s: s.sum(skipna=False)
        ).reset_index()
        rows = rows.reindex(columns=[*keys, *groups])
        parts = rows["rol"] + rows["gvl_satelliet"]
        rows["totaal"] = rows["totaal"].where(rows["totaal"].notna(), parts)
    else:
        rows = pd.DataFrame(columns=[*keys, *groups])
    rows["gebied_code"] = plain([province_name(str(code)) for code in rows["gebied_code"]], rows.index)
    columns = (
        *(of(NEED, name) for name in keys),
        col("rol", "int", "ROL", "ROL", "plekken"),
        col("gvl_satelliet", "int", "GVL en satelliet", "GVL and satellite", "plekken"),
        col("totaal", "int", "totaal", "total", "plekken"),
    )
    title = Text("Benodigde opvangcapaciteit", "Reception capacity needed")
    return view.table("H2b", title, rows, columns, missing=_NO_NEED)


def regions(view: View) -> AnnexTable:
    """H3a: who belongs to which region, and what they agreed (A10, A11)."""
    s = view.s
    rows = view.shown(s.regions, [c.name for c in REGIONS if c.private])
    members = [s.members[region] for region in rows["regio_id"]]
    rows = rows.assign(
        regio=rows["regio_nm"],
        gemeenten=plain([", ".join(sorted(frame["gm_naam"].dropna())) or None for frame in members], rows.index),
        aantal=pd.array([len(frame) for frame in members], dtype="Int64"),
        inwoners=plain([frame["inwoners"].sum(skipna=False) if len(frame) else 0 for frame in members], rows.index),
    )
    columns = (
        REGIO,
        col("gemeenten", "text", "gemeenten", "municipalities"),
        col("aantal", "int", "aantal", "number"),
        of(MUNICIPALITIES, "inwoners"),
        of(REGIONS, "basis"),
        of(REGIONS, "lead_prt"),
        of(REGIONS, "afspraken"),
        of(REGIONS, "contact_functie", label=Text("aanspreekpunt", "contact")),
    )
    return view.table(
        "H3a",
        Text("Regio-indeling en samenwerkingsverbanden", "Regions and partnerships"),
        rows,
        columns,
        summed=("aantal", "inwoners"),
        parts=(
            ("regio", "gemeenten", "aantal", "inwoners"),
            ("regio", "basis", "lead_prt", "afspraken", "contact_functie"),
        ),
    )


def municipalities(view: View) -> AnnexTable:
    """H3b: every municipality with its region and how far it is."""
    s = view.s
    own = s.travel_of("eigen")
    own = view.assessment.travel.iloc[:0] if own is None else own
    travel = own.set_index("gm_code")[["loc_id", "km", "minuten", "reden"]]
    rows = with_targets(s).join(travel, on="gm_code")
    rows = rows.assign(
        regio=plain([s.region_name.get(region) for region in rows["regio_id"]], rows.index),
        gemeente=rows["gm_naam"],
        halfjaar=plain([None if is_unknown(half) else half_year_label(half) for half in rows["halfjaar"]], rows.index),
        naar=plain([s.location_name.get(loc, loc) for loc in rows["loc_id"]], rows.index),
    ).sort_values(["regio", "gemeente"], na_position="last", kind="stable")
    columns = (
        of(MUNICIPALITIES, "gm_code"), GM, REGIO, of(MUNICIPALITIES, "inwoners"),
        *(of(TARGETS, name) for name in ("halfjaar", "taakst", "achterst", "gehuisv", "gekoppeld")),
        of(MUNICIPALITIES, "bijdrage"),
        col("naar", "text", "locatie van de regio", "region's location"),
        col("km", "float", "afstand, km", "distance, km", "km"),
        col("minuten", "int", "reistijd, min", "travel time, min", "min"),
        col("reden", "text", "niet gemeten omdat", "not measured because", code_list=codes.TRAVEL_REASON),
    )  # fmt: skip
    title = Text("Gemeenten en hun afstand", "Municipalities and their distance")
    one_half_year = rows["halfjaar"].dropna().nunique() < 2  # targets of two half-years have no sum
    summed = ("inwoners", "taakst") if one_half_year else ("inwoners",)
    return view.table("H3b", title, rows, columns, summed=summed, on_page=False)


def region_figures(view: View) -> AnnexTable:
    """H3c: a region in figures."""
    rows = region_table(view.assessment)
    nowhere = view.locations[view.locations["open"] & view.locations["regio_id"].isna()]
    if len(nowhere) and rows["regio_id"].notna().all():
        none = plain_frame([{"gemeenten": 0, "inwoners": 0}]).reindex(columns=rows.columns)
        rows = pd.concat([rows, none.astype(rows.dtypes)], ignore_index=True)
    rows["regio"] = rows["regio_nm"].fillna(view.text(_LOOSE))
    loose = rows["regio_id"].isna()
    rows.loc[loose, "locaties"] = len(nowhere)
    rows.loc[loose, "plekken_asiel"] = nowhere["asiel"].sum(skipna=False) if len(nowhere) else 0
    names = {
        "gemeenten": ("gemeenten", "municipalities"), "inwoners": ("inwoners", "inhabitants"),
        "locaties": ("open locaties", "open locations"), "plekken_asiel": ("plekken asiel", "places for asylum"),
        "stukken": ("stukken", "pieces"),
    }  # fmt: skip
    columns = (
        REGIO,
        *(col(name, "int", nl, en) for name, (nl, en) in names.items()),
        col("verste_km", "float", "verste, km", "furthest, km", "km"),
        col("verste_min", "int", "verste, min", "furthest, min", "min"),
        col("fouten", "int", "fouten", "errors"),
        col("waarschuwingen", "int", "waarsch.", "warnings"),
        col("oordeel", "text", "oordeel", "verdict", code_list=codes.VERDICT),
    )
    title = Text("Regio's in cijfers", "Regions in figures")
    summed = ("gemeenten", "inwoners", "locaties", "plekken_asiel")
    known = {"plekken_asiel": int(view.locations.loc[view.locations["open"], "asiel"].sum())}
    return view.table("H3c", title, rows, columns, summed=summed, known=known)


_LOOSE = Text("niet toegewezen", "unassigned")
