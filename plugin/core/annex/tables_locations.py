# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables H2a and H4 to H6: locations, what they are for, and their reserve."""

from __future__ import annotations

import pandas as pd

from ..capacity.durability import lasting
from ..capacity.periods import on_day
from ..model import capacity_codes, codes
from ..model.capacity_kinds import DEFAULT_TYPE
from ..model.capacity_tables import FACILITIES, TARGET_GROUPS
from ..model.codes import Code
from ..model.frames import plain, plain_frame
from ..model.schema import Column
from ..model.tables import CAPACITY_PERIODS, LOCATIONS, RESERVE
from ..wording import Text, figure, is_unknown
from .coming import coming, from_periods
from .table import AnnexTable
from .table_view import GM, LOC, PLACES, REGIO, View, col, kind_column, of


def current_locations(view: View) -> AnnexTable:
    """H2a: the portfolio that is open on the day (A13)."""
    rows = view.locations[view.locations["open"]]
    distances = _distances(view, rows)
    columns = (
        LOC, GM, REGIO, kind_column(view), *PLACES,
        col("soort", "text", "soort capaciteit", "type of capacity"),
        of(CAPACITY_PERIODS, "amv"), col("duurzaam", "text", "duurzaam", "lasting"),
        of(LOCATIONS, "bo_start"), of(LOCATIONS, "bo_eind"), col("duur", "text", "duur", "duration"),
        of(LOCATIONS, "bvo_m2"), of(LOCATIONS, "terrein_m2"), of(LOCATIONS, "eigendom"),
        of(LOCATIONS, "diensten", label=Text("voorzieningen", "facilities")), *distances,
    )  # fmt: skip
    rows = rows.join(_facility_frame(view), on="loc_id").join(_of_periods(view), on="loc_id")
    return view.table(
        "H2a",
        Text("Huidige opvanglocaties", "Current reception locations"),
        rows,
        columns,
        summed=("totaal", "asiel", "overig"),
        parts=(
            ("locatie", "gemeente", "type", "totaal", "asiel", "overig", "bo_start", "bo_eind", "duur"),
            ("locatie", "soort", "amv", "duurzaam"),
            ("locatie", "bvo_m2", "terrein_m2", "eigendom", "diensten"),
            *(("locatie", *(c.name for c in distances[start : start + 6])) for start in range(0, len(distances), 6)),
        ),
        missing=Text("Op de peildatum is geen locatie open.", "No location is open on the reference date."),
    )


_YES, _NO, _PARTLY = Text("ja", "yes"), Text("nee", "no"), Text("deels", "partly")


def _of_periods(view: View) -> pd.DataFrame:
    """What the periods of the day say of each location: capacity types with places, minors, whether it lasts."""
    periods = view.s.plan[CAPACITY_PERIODS.name]
    now = periods[on_day(periods, "van", "tot", view.s.day)]
    lasts = lasting(view.s.locations, periods, view.s.plan.settings["duurzaam_jaar"])
    rows = []
    for loc, own in now.groupby("loc_id"):
        flags = {lasts.get(name) for name in own["periode_id"]}
        known = None if None in flags else _YES if flags == {True} else _NO if flags == {False} else _PARTLY
        minors = own["amv"].sum(skipna=False)
        rows.append((loc, _sorts(view, own), minors, None if known is None else view.text(known)))
    frame = plain_frame(rows, columns=["loc_id", "soort", "amv", "duurzaam"])
    return frame.set_index("loc_id")


def _sorts(view: View, periods: pd.DataFrame) -> str:
    """``reguliere capaciteit 300; noodopvang 200 (tijdelijke gemeentelijke opvang)``."""
    shown = []
    for captype, form, places in periods[["captype", "vorm", "plekken_asiel"]].itertuples(index=False):
        kind = view.text(codes.PERIOD_TYPE.label(DEFAULT_TYPE if is_unknown(captype) else captype))
        of_form = "" if is_unknown(form) else f" ({view.text(codes.PERIOD_FORM.label(form))})"
        shown.append(f"{kind} {'?' if is_unknown(places) else figure(int(places), view.language)}{of_form}")
    return "; ".join(shown)


_MEASURED = {"km": "afst", "methode": "meth", "datum": "dat"}
"""What is said of a facility, and how its columns begin; the code of the facility follows."""


def _facility_frame(view: View) -> pd.DataFrame:
    """Per location the distance to each kind of facility, how and when it was measured."""
    frame = view.s.plan[FACILITIES.name]
    wide = [
        rows.set_index("loc_id")[list(_MEASURED)].rename(columns=lambda name: f"{_MEASURED[name]}_{kind}")  # noqa: B023
        for kind, rows in frame.groupby("soort")
    ]
    return pd.concat(wide, axis=1) if wide else pd.DataFrame(index=pd.Index([], name="loc_id"))


def _distances(view: View, rows: pd.DataFrame) -> list[Column]:
    """Three columns per facility that one of these locations has: distance, method and date."""
    frame = view.s.plan[FACILITIES.name]
    there = set(frame.loc[frame["loc_id"].isin(set(rows["loc_id"])), "soort"])
    return [column for code in capacity_codes.FACILITY if code.code in there for column in _measured(code)]


def _measured(code: Code) -> tuple[Column, Column, Column]:
    nl, en = code.label.nl, code.label.en
    return (
        col(f"afst_{code.code}", "float", f"{nl}, km", f"{en}, km", "km"),
        col(f"meth_{code.code}", "text", f"{nl}, methode", f"{en}, method", code_list=codes.METHOD),
        col(f"dat_{code.code}", "date", f"{nl}, gemeten op", f"{en}, measured on"),
    )


_SOURCES = {
    (True, False): Text("opening", "opening"),
    (False, True): Text("eind", "end"),
    (True, True): Text("opening en eind", "opening and end"),
}


def filling(view: View) -> AnnexTable:
    """H4a: which locations are new, continue or end (A14, A15); without a status they are incomplete.

    A location that is not open has no places on the day; what it will open with stands beside it.
    """
    rows = view.locations
    rows = rows[rows["status"].notna()]
    periods = view.s.plan[CAPACITY_PERIODS.name]
    dates = from_periods(rows, periods)
    taken = zip(dates["open_uit"], dates["eind_uit"], strict=True)
    rows = rows.assign(
        totaal=rows["totaal"].where(rows["open"], 0),
        uit=plain([view.text(_SOURCES[found]) if found in _SOURCES else None for found in taken], rows.index),
        **dates[["open_dat", "bo_eind"]],
        **coming(rows, periods, view.s.day),
    )
    columns = (
        REGIO, LOC, GM, kind_column(view), of(LOCATIONS, "status"), of(LOCATIONS, "zekerheid"),
        col("totaal", "int", "plekken op de peildatum", "places on the reference date", "plekken"),
        col("straks", "int", "plekken bij opening", "places at opening", "plekken"),
        col("vanaf", "date", "vanaf", "from"),
        of(LOCATIONS, "open_dat"), of(LOCATIONS, "bo_eind"),
        col("uit", "text", "datum uit capaciteitsperioden", "date from capacity periods"),
    )  # fmt: skip
    return view.table(
        "H4a",
        Text("Invulling met opvanglocaties", "Filling with reception locations"),
        rows,
        columns,
        summed=("totaal",),
        parts=(
            ("locatie", "regio", "gemeente", "type", "status", "zekerheid"),
            (
                "locatie",
                "totaal",
                "straks",
                "vanaf",
                "open_dat",
                "bo_eind",
                *(["uit"] if rows["uit"].notna().any() else []),
            ),
        ),
    )


def arrangements(view: View) -> AnnexTable:
    """H4b: roles per regional location and satellite (A23), of those that are in H4a (A15)."""
    rows = view.locations[view.locations["status"].notna()]
    if view.s.regime == "2020":
        rows = rows[rows["type_2020"].isin(["rol", "satelliet"])]
    columns = (LOC, kind_column(view), *(of(LOCATIONS, n) for n in ("eigendom", "beheer", "exploitant", "diensten",
                                                                 "financien")))  # fmt: skip
    title = Text("Inrichting per locatie", "Arrangements per location")
    return view.table("H4b", title, rows, columns)


def flexible(view: View) -> AnnexTable:
    """H5: flexible forms and what was agreed about them."""
    rows = view.locations
    rows = rows[rows["flexvorm"].notna() & (rows["flexvorm"] != codes.NOT_FLEXIBLE)]
    groups = view.s.plan[TARGET_GROUPS.name]
    label = {code.code: view.text(code.label) for code in capacity_codes.TARGET_GROUP}
    names = [[label.get(g, g) for g in groups.loc[groups["loc_id"] == loc, "doelgroep"]] for loc in rows["loc_id"]]
    rows = rows.assign(doelgroepen=plain([", ".join(sorted(group)) or None for group in names], rows.index))
    columns = (
        LOC, of(LOCATIONS, "flexvorm"), col("doelgroepen", "text", "doelgroepen", "target groups"),
        of(LOCATIONS, "eigendom"), of(LOCATIONS, "beheer"), of(LOCATIONS, "diensten"),
    )  # fmt: skip
    return view.table("H5", Text("Flexibele opvangvormen", "Flexible forms"), rows, columns)


def reserve(view: View) -> AnnexTable:
    """H6: reserve capacity (A25)."""
    rows = view.s.plan[RESERVE.name]
    known = view.locations.set_index("loc_id")[["locatie", "regio"]]
    rows = rows[rows["loc_id"].isin(set(known.index))].join(known, on="loc_id")
    order = {value: place for place, value in enumerate(codes.CAPACITY_TYPE.values)}
    rows = rows.assign(_order=rows["captype"].map(order)).sort_values(["_order", "locatie"], kind="stable")
    columns = (
        LOC, REGIO,
        *(of(RESERVE, n) for n in ("captype", "beschikbaarheid", "plekken", "inzet_dgn")),
        of(RESERVE, "eur_plekdg", label=Text("€ per plek per dag in reserve", "€ per place per day in reserve")),
        of(RESERVE, "omstandigh"),
    )  # fmt: skip
    title = Text("Reservecapaciteit", "Reserve capacity")
    return view.table("H6", title, rows, columns, summed=("plekken",))
