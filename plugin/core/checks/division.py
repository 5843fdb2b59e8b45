# SPDX-License-Identifier: GPL-2.0-or-later
"""Is the regio-indeling sound: proven, large enough, agreed, in one piece? (A7, A9–A11, A53)"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.provinces import province_name
from ..regions.compare import best_division, fit
from ..situation.situation import Situation
from ..wording import Text, is_unknown
from .finding import Finding, Missing, Severity
from .registry import rule

_SAME = Text(
    "De indeling valt samen met de indeling in {division}: {n:int} regio's.",
    "The division coincides with the division into {division}: {n:int} regions.",
)
_DIFFERS = Text(
    "{region} wijkt af van {division} {unit}. Erbij: {extra}. Niet erbij: {absent}.",
    "{region} differs from {division} {unit}. Added: {extra}. Left out: {absent}.",
)
_NOBODY = Text("geen", "none")


@rule(
    "A7",
    title=Text("Sluit aan bij een bestaande indeling", "Follow an existing division"),
    remedy=Text(
        "Een afwijking mag; leg de reden vast bij de regio.",
        "A difference is allowed; record the reason with the region.",
    ),
    source="UA20 §5.1",
    regimes=("2020",),
)
def follows_existing_division(s: Situation) -> Iterator[Finding | Missing]:
    """N: coincides with the best-fitting division, or per region which municipalities differ."""
    divisions = s.plan["divisies"]
    if not len(divisions):
        yield Missing("divisies", "code", 0, 0)
        return
    if not any(s.region_of.values()):
        return  # A1 says so
    name = best_division(s.region_of, divisions)
    known = set(divisions.loc[divisions["divisie"] == name, "gm_code"])
    for region, members in s.members.items():
        lacking = sum(1 for code in members["gm_code"] if code not in known)
        if lacking:
            yield Missing("divisies", "code", lacking, len(members), region)
    fits = fit(s.region_of, divisions, name)
    differing = [item for item in fits if item.extra or item.absent]
    if not differing and all(s.region_of.values()) and known.issuperset(s.region_of):
        figures = {"division": name, "n": len(fits)}
        yield Finding("A7", Severity.NOTE, "plan", "indeling", _SAME, figures, part=name)
    for item in differing:
        figures = {
            "region": s.region_name.get(item.region, item.region),
            "division": name,
            "unit": item.unit_name,
            "extra": [s.name_of[code] for code in item.extra] or _NOBODY,
            "absent": [s.name_of[code] for code in item.absent] or _NOBODY,
        }
        yield Finding(
            "A7",
            Severity.NOTE,
            "regios",
            item.region,
            _DIFFERS,
            figures,
            part=name,
            region=item.region,
            point=s.region_point(item.region),
        )


_SMALL = Text(
    "De taakstelling van {region} is opgeteld {total:int}; het minimum van het plan is {minimum:int}.",
    "The targets of {region} add up to {total:int}; the plan's minimum is {minimum:int}.",
)


@rule(
    "A9",
    title=Text("Een regio is groot genoeg", "A region is large enough"),
    remedy=Text(
        "Voeg gemeenten toe of voeg de regio samen; weeg dat af tegen de afstand.",
        "Add municipalities or merge the region; weigh that against distance.",
    ),
    source="UA20 §5.1",
    regimes=("2020",),
)
def large_enough(s: Situation) -> Iterator[Finding | Missing]:
    """W when the targets of a region add up to less than the plan's minimum."""
    minimum = s.plan.settings["regio_minimum"]
    if minimum is None:
        yield Missing("instellingen", "regio_minimum", 1, 1)
        return
    target = s.targets
    for region, members in s.members.items():
        known = [target[code] for code in members["gm_code"] if code in target]
        total, lacking = sum(known), len(members) - len(known)
        if total >= minimum or not len(members):
            continue
        if lacking:
            yield Missing("taakstellingen", "taakst", lacking, len(members), region)
            continue
        figures = {"region": s.region_name[region], "total": total, "minimum": minimum}
        yield Finding(
            "A9",
            Severity.WARNING,
            "regios",
            region,
            _SMALL,
            figures,
            region=region,
            point=s.region_point(region),
        )


_CROSSES = Text(
    "{region} ligt in meer dan één provincie: {provinces}. Nog niet vastgelegd: {absent}.",
    "{region} lies in several provinces: {provinces}. Not yet recorded: {absent}.",
)
_CROSSES_AGREED = Text(
    "{region} ligt in meer dan één provincie: {provinces}; de regie ligt bij {table}.",
    "{region} lies in several provinces: {provinces}; {table} is in charge.",
)


@rule(
    "A10",
    title=Text("Een regio over de provinciegrens is afgesproken", "A cross-province region is agreed upon"),
    remedy=Text(
        "Leg bij de regio vast welke provinciale regietafel de regie heeft en wat is afgesproken.",
        "Record with the region which provincial table handles it and what was agreed.",
    ),
    source="FMT h3",
    regimes=("2020",),
)
def cross_province_agreed(s: Situation) -> Iterator[Finding | Missing]:
    """F for a region in several provinces without PRT or agreements; N when both are there."""
    for region, name, table, agreed in s.regions[["regio_id", "regio_nm", "lead_prt", "afspraken"]].itertuples(
        index=False
    ):
        codes = s.members[region]["pv_code"]
        if codes.isna().any():
            yield Missing("gemeenten", "pv_code", int(codes.isna().sum()), len(codes), region)
        provinces = sorted(set(codes.dropna()))
        if len(provinces) < 2:
            continue
        labels = {"lead_prt": table, "afspraken": agreed}
        absent = [s.table("regios").column(column).label for column, value in labels.items() if _blank(value)]
        figures = {
            "region": name,
            "provinces": [province_name(code) for code in provinces],
            "absent": absent,
            "table": table,
        }
        yield Finding(
            "A10",
            Severity.FAULT if absent else Severity.NOTE,
            "regios",
            region,
            _CROSSES if absent else _CROSSES_AGREED,
            figures,
            region=region,
            point=s.region_point(region),
        )


_INCOMPLETE = Text(
    "{region} is onvolledig voor de bijlage: {absent}.",
    "{region} is incomplete for the annex: {absent}.",
)


@rule(
    "A11",
    title=Text("Afspraken en aanspreekpunt zijn bekend", "Agreements and contact are known"),
    remedy=Text("Vul ze aan bij de regio.", "Add them to the region."),
    source="FMT h3",
    regimes=("2020",),
)
def agreements_known(s: Situation) -> Iterator[Finding | Missing]:
    """N per region that lacks what the annex asks of it."""
    needed = [column for column in s.table("regios") if column.needed_for_annex]
    for row in s.regions.to_dict("records"):
        absent = [column.label for column in needed if _blank(row[column.name])]
        if absent:
            region = row["regio_id"]
            figures = {"region": row["regio_nm"], "absent": absent}
            yield Finding(
                "A11",
                Severity.NOTE,
                "regios",
                region,
                _INCOMPLETE,
                figures,
                region=region,
                point=s.region_point(region),
            )


_LOOSE = Text(
    "{region} bestaat uit {n:int} stukken; dit stuk ligt los van de rest: {names}.",
    "{region} is in {n:int} pieces; this piece is apart from the rest: {names}.",
)


@rule(
    "A53",
    title=Text("Een regio is één aaneengesloten stuk", "A region is in one piece"),
    remedy=Text(
        "Wijs het stuk toe aan een regio die eraan grenst, of leg de verbinding vast (veer, tunnel, brug, afspraak).",
        "Assign the piece to a region that borders it, or declare the link (ferry, tunnel, bridge, agreement).",
    ),
    source="UA20 §5.1",
)
def in_one_piece(s: Situation) -> Iterator[Finding | Missing]:
    """W per piece besides the largest, naming its municipalities."""
    for region, pieces in sorted(s.pieces.items()):
        for piece in pieces[1:]:
            figures = {
                "region": s.region_name.get(region, region),
                "n": len(pieces),
                "names": [s.name_of[code] for code in piece],
                "codes": list(piece),
            }
            yield Finding(
                "A53",
                Severity.WARNING,
                "regios",
                region,
                _LOOSE,
                figures,
                part=piece[0],
                region=region,
                point=s.point_of(piece[0]),
            )


def _blank(value: object) -> bool:
    return is_unknown(value) or not str(value).strip()
