# SPDX-License-Identifier: GPL-2.0-or-later
"""Is the regio-indeling sound: proven, large enough, agreed, in one piece? (A7, A9–A11, A53)"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..model import codes
from ..model.identifiers import slug
from ..model.provinces import PROVINCES, province_name
from ..model.tables import DIVISIONS, MUNICIPALITIES, REGIONS, SETTINGS_TABLE, TARGETS
from ..regions.compare import Fit, best_division, fit, provinces_as_division
from ..situation.situation import Situation
from ..wording import Text, is_unknown
from .about import about_region
from .columns import DIVISION, SHAPES, TARGET, of, settings
from .finding import Finding, Missing, Severity
from .registry import rule

_SAME = Text(
    "De indeling valt samen met de indeling in {division}: {n:int} regio's.",
    "The division coincides with the division into {division}: {n:int} regions.",
)
_SAME_HERE = Text(
    "De indeling valt samen met de indeling in {division}, voor zover die in het plan staat: {n:int} regio's.",
    "The division coincides with the division into {division}, as far as the plan holds it: {n:int} regions.",
)
_UNION = Text(
    "{region} bestaat uit hele eenheden van {division}: {units}.",
    "{region} consists of whole units of {division}: {units}.",
)
_DIFFERS = Text(
    "{region} wijkt af van {division} {unit}: {shared:int} van {whole:int} gemeenten. "
    "Erbij: {extra}. Niet erbij: {absent}; buiten het plan: {outside}.",
    "{region} differs from {division} {unit}: {shared:int} of {whole:int} municipalities. "
    "Added: {extra}. Left out: {absent}; outside the plan: {outside}.",
)
_NOT_ITS_BASIS = Text(
    "Bij {region} staat ‘{basis}’ als basis, maar de regio is geen hele eenheid daarvan.",
    "{region} has ‘{basis}’ as its basis, but the region is no whole unit of it.",
)
_NOBODY = Text("geen", "none")
BY_PROVINCE = "provincie"
"""The provinces themselves are a division to follow (UA20 §5.1), whatever divisions a plan has."""
ALL_PROVINCES = 12


def _divisions(s: Situation) -> pd.DataFrame:
    """The existing divisions, and the provinces as one of them."""
    frame, towns = s.plan[DIVISIONS.name], s.plan[MUNICIPALITIES.name]
    if (frame["divisie"] == BY_PROVINCE).any():
        return frame
    return pd.concat([frame, provinces_as_division(towns, BY_PROVINCE, PROVINCES)], ignore_index=True)


@rule(
    "A7",
    title=Text("Sluit aan bij een bestaande indeling", "Follow an existing division"),
    remedy=Text(
        "Een afwijking mag; leg de reden vast bij de regio.",
        "A difference is allowed; record the reason with the region.",
    ),
    source="UA20 §5.1",
    worst=Severity.NOTE,
    reads=(
        *DIVISION,
        *of(MUNICIPALITIES.name, "pv_code"),
        *of(DIVISIONS.name, "divisie", "code", "naam"),
        *of(REGIONS.name, "basis"),
    ),
    regimes=("2020",),
)
def follows_existing_division(s: Situation) -> Iterator[Finding | Missing]:
    """N: coincides with the best-fitting division, or per region what it is made of or how it differs.

    The whole unit is compared, also its municipalities outside the plan. A region that is two units or
    more never "coincides": of some fine division every region is that.
    """
    if not any(s.region_of.values()):
        return  # A1 says so
    divisions = _divisions(s)
    name = best_division(s.region_of, s.plan[DIVISIONS.name]) if len(s.plan[DIVISIONS.name]) else BY_PROVINCE
    if not _coincides(s, divisions, name) and _coincides(s, divisions, BY_PROVINCE):
        name = BY_PROVINCE
    if not len(s.plan[DIVISIONS.name]) and not _coincides(s, divisions, name):
        yield Missing(DIVISIONS.name, "code", 0, 0)
        return
    known = set(divisions.loc[divisions["divisie"] == name, "gm_code"])
    for region, members in s.members.items():
        lacking = sum(1 for code in members["gm_code"] if code not in known)
        if lacking:
            yield Missing(DIVISIONS.name, "code", lacking, len(members), region)
    fits = fit(s.region_of, divisions, name)
    if _coincides(s, divisions, name):
        provinces = set(s.municipalities["pv_code"].dropna())
        complete = name == BY_PROVINCE or known - set(s.region_of) or len(provinces) == ALL_PROVINCES
        figures = {"division": name, "n": len(fits)}
        yield Finding("A7", Severity.NOTE, "plan", "indeling", _SAME if complete else _SAME_HERE, figures, part=name)
    for item in fits:
        if item.differing:
            yield _differing(s, item, name)
    yield from _against_basis(s, divisions)


def _coincides(s: Situation, divisions: pd.DataFrame, name: str) -> bool:
    """Whether every municipality has a region, and every region is one whole unit."""
    known = set(divisions.loc[divisions["divisie"] == name, "gm_code"])
    fits = fit(s.region_of, divisions, name)
    return all(s.region_of.values()) and known.issuperset(s.region_of) and not any(f.differing for f in fits)


def _differing(s: Situation, item: Fit, name: str) -> Finding:
    inside = [code for code in item.absent if code in s.region_of]
    outside = [code for code in item.absent if code not in s.region_of]
    figures = {
        "division": name,
        "unit": item.unit_name,
        "units": list(item.union),
        "shared": item.shared,
        "whole": item.whole,
        "extra": [s.name_of.get(code, code) for code in item.extra] or _NOBODY,
        "absent": [s.name_of.get(code, code) for code in inside] or _NOBODY,
        "outside": [s.name_of.get(code, code) for code in outside] or _NOBODY,
    }
    message = _UNION if item.union else _DIFFERS
    return about_region(s, item.region, "A7", Severity.NOTE, message, part=name, **figures)


def _against_basis(s: Situation, divisions: pd.DataFrame) -> Iterator[Finding]:
    """N per region of which the recorded basis is a division that it is no whole unit of (FMT h3)."""
    basis = dict(zip(s.regions["regio_id"], s.regions["basis"], strict=True))
    for name in sorted(set(divisions["divisie"].dropna())):
        known = codes.DIVISION_BASIS.find(slug(name).split("-")[0])
        if known is None:
            continue
        for item in fit(s.region_of, divisions, name):
            if basis.get(item.region) == known.code and item.differing and not item.union:
                figures = {"basis": known.label}
                yield about_region(s, item.region, "A7", Severity.NOTE, _NOT_ITS_BASIS, part="basis", **figures)


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
    worst=Severity.WARNING,
    reads=(*settings("regio_minimum"), *DIVISION, *TARGET),
    regimes=("2020",),
)
def large_enough(s: Situation) -> Iterator[Finding | Missing]:
    """W when the targets of a region add up to less than the plan's minimum."""
    minimum = s.plan.settings["regio_minimum"]
    if minimum is None:
        yield Missing(SETTINGS_TABLE.name, "regio_minimum", 1, 1)
        return
    target = s.targets
    for region, members in s.members.items():
        known = [target[code] for code in members["gm_code"] if code in target]
        total, lacking = sum(known), len(members) - len(known)
        if total >= minimum or not len(members):
            continue
        if lacking:
            yield Missing(TARGETS.name, "taakst", lacking, len(members), region)
            continue
        figures = {"region": s.region_name[region], "total": total, "minimum": minimum}
        yield Finding(
            "A9",
            Severity.WARNING,
            REGIONS.name,
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
    worst=Severity.FAULT,
    reads=(*DIVISION, *of(MUNICIPALITIES.name, "pv_code"), *of(REGIONS.name, "lead_prt", "afspraken")),
)
def cross_province_agreed(s: Situation) -> Iterator[Finding | Missing]:
    """F for a region in several provinces without PRT or agreements; N when both are there."""
    for region, name, table, agreed in s.regions[["regio_id", "regio_nm", "lead_prt", "afspraken"]].itertuples(
        index=False
    ):
        codes = s.members[region]["pv_code"]
        if codes.isna().any():
            yield Missing(MUNICIPALITIES.name, "pv_code", int(codes.isna().sum()), len(codes), region)
        provinces = sorted(set(codes.dropna()))
        if len(provinces) < 2:
            continue
        labels = {"lead_prt": table, "afspraken": agreed}
        absent = [s.table(REGIONS.name).column(column).label for column, value in labels.items() if _blank(value)]
        figures = {
            "region": name,
            "provinces": [province_name(code) for code in provinces],
            "absent": absent,
            "table": table,
        }
        yield Finding(
            "A10",
            Severity.FAULT if absent else Severity.NOTE,
            REGIONS.name,
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
    worst=Severity.NOTE,
    reads=of(REGIONS.name, "afspraken", "contact_functie"),
    regimes=("2020",),
)
def agreements_known(s: Situation) -> Iterator[Finding | Missing]:
    """N per region that lacks what the annex asks of it."""
    needed = [column for column in s.table(REGIONS.name) if column.needed_for_annex]
    for row in s.regions.to_dict("records"):
        absent = [column.label for column in needed if _blank(row[column.name])]
        if absent:
            region = row["regio_id"]
            figures = {"region": row["regio_nm"], "absent": absent}
            yield Finding(
                "A11",
                Severity.NOTE,
                REGIONS.name,
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
    source="Opvangatlas",
    worst=Severity.WARNING,
    reads=(*DIVISION, *SHAPES, *settings("sliver_m")),
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
                REGIONS.name,
                region,
                _LOOSE,
                figures,
                part=piece[0],
                region=region,
                point=s.point_of(piece[0]),
                place=s.shape_of(piece),
            )


def _blank(value: object) -> bool:
    return is_unknown(value) or not str(value).strip()
