# SPDX-License-Identifier: GPL-2.0-or-later
"""A list of tips: read row by row, each measured and judged, ranked with the reasons; broken rows are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..intake.cells import Row, fields_of
from ..intake.locations import ADDRESS, GUESSES, LON_LAT, X_Y, point_refusal
from ..intake.rows import Sieve
from ..model.capacity_tables import FACILITIES
from ..model.frames import plain_frame
from ..model.tables import CAPACITY_PERIODS, LOCATIONS
from ..progress import SILENT, Part, Progress, stop_if_cancelled
from ..wording import Language, Text, breach, figure, number, word
from .criteria import NOT_MET, UNKNOWN, Facts, Outcome, Preset, judge
from .effect import Bound, Change, Effect, Site, SiteBoard, Stand

_DISTANCES = ("school", "winkel", "halte", "water")
SITE_GUESSES: Mapping[str, tuple[str, ...]] = {
    "naam": (*GUESSES["loc_naam"], "adres", "object"),
    "plekken": GUESSES["plekken"],
    "bvo_m2": ("bvo_m2", "bvo", "vloeroppervlak", "m2", "m2_bvo"),
    "terrein_m2": ("terrein_m2", "terrein", "perceel", "m2_terrein"),
    "beschikbaar_per": ("beschikbaar_per", "per", *GUESSES["van"]),
    "beschikbaar_tot": GUESSES["tot"],
    "kinderen": ("kinderen",),
    "gehoor_op_loc": ("gehoor_op_loc",),
    "ind_minuten": ("ind_minuten",),
    **{f"{kind}_km": (f"{kind}_km",) for kind in _DISTANCES},
    **dict(zip(("lon", "lat", "x", "y"), (*LON_LAT, *X_Y), strict=True)),
    **{name: GUESSES[name] for name in ADDRESS},
}
"""What a column of the list can be, with usual names."""

_PLAIN = Text("{title}: {figure}", "{title}: {figure}")
_LOW = Text("{title}: {figure}, ten minste {low}", "{title}: {figure}, at least {low}")
_HIGH = Text("{title}: {figure}, ten hoogste {high}", "{title}: {figure}, at most {high}")
_BETWEEN = Text("{title}: {figure}, van {low} tot {high}", "{title}: {figure}, from {low} to {high}")
WHERE: Mapping[str, Text] = {
    "geen_regio": Text("de gemeente hoort bij geen regio", "the municipality belongs to no region"),
    "buurgemeente": Text("buiten het plan, in een buurgemeente", "outside the plan, in a neighbouring municipality"),
    "buiten": Text(
        "in geen gemeente van het plan: water of buitenland", "in no municipality of the plan: water or abroad"
    ),
    "geen_punt": Text("plaats onbekend", "place unknown"),
}  # fmt: skip
"""Why a site lies in no region."""
_FAILS, _LACKS = Text("Voldoet niet", "Not met"), Text("Onbekend", "Unknown")


@dataclass(frozen=True)
class Screened:
    """A ranked table, and the sieve with the rows that could not be read.

    ``table`` has ``rij`` (row of the list, from 1), ``rang``, ``naam``, ``uitkomst``, ``redenen``, the figures
    before and after, one column ``t_…`` per test, and ``geom``.
    """

    table: pd.DataFrame
    sieve: Sieve


@dataclass(frozen=True)
class _Tip:
    row: int
    name: str
    site: Site
    facts: Facts


def screen(
    rows: pd.DataFrame,
    fields: Mapping[str, str],
    board: SiteBoard,
    preset: Preset,
    *,
    geographic: bool = False,
    language: Language = "nl",
    progress: Progress = SILENT,
) -> Screened:
    """Measure, judge and rank a list of sites.

    Parameters
    ----------
    rows : attributes and ``geom`` (Point, EPSG:28992), with the raw ``_x`` and ``_y``
    fields : target of :data:`SITE_GUESSES` → column, as the user chose
    board : the plan, made ready
    geographic : whether the raw coordinates are degrees

    Raises
    ------
    InputError
        For an unknown field or column.
    Cancelled
    """
    sieve = Sieve(rows.drop(columns=["geom", "_x", "_y"], errors="ignore"))
    columns = fields_of(sieve.rows, SITE_GUESSES, fields)
    tips = []
    for position, row in enumerate(rows.to_dict("records")):
        stop_if_cancelled(progress)
        tip = _read(
            Row(sieve, position, {str(key): value for key, value in row.items()}, columns), geographic=geographic
        )
        if tip is not None:
            tips.append(tip)
    effects = board.effects([tip.site for tip in tips], Part(progress, 0.1, 0.9))
    norms = board.plan.settings
    judged = [judge(tip.facts, effect, preset, norms) for tip, effect in zip(tips, effects, strict=True)]
    records = [
        _record(board, tip, effect, outcomes, language)
        for tip, effect, outcomes in zip(tips, effects, judged, strict=True)
    ]
    order = sorted(range(len(tips)), key=lambda i: (*_rank(effects[i], judged[i]), tips[i].row))
    ranked = [{"rang": place + 1, **records[i]} for place, i in enumerate(order)]
    return Screened(plain_frame(ranked), sieve)


def _read(cells: Row, *, geographic: bool) -> _Tip | None:
    """One row; None when it is rejected."""
    has_address = any(cells.text(name) for name in ADDRESS)
    refusal = point_refusal(cells.cells, has_address=has_address, geographic=geographic)
    if refusal is not None:
        cells.reject(refusal)
    places = cells.count(CAPACITY_PERIODS.column("plekken_asiel"), target="plekken")
    facts = Facts(
        places,
        _amount(cells.value(LOCATIONS.column("bvo_m2"))),
        _amount(cells.value(LOCATIONS.column("terrein_m2"))),
        cells.day(CAPACITY_PERIODS.column("van"), target="beschikbaar_per"),
        cells.day(CAPACITY_PERIODS.column("tot"), target="beschikbaar_tot"),
        cells.is_open_ended("beschikbaar_tot"),
        _flag(cells.value(LOCATIONS.column("kinderen"))),
        _flag(cells.value(LOCATIONS.column("gehoor_op_loc"))),
        _amount(cells.value(FACILITIES.column("minuten"), target="ind_minuten")),
        {kind: _amount(cells.value(FACILITIES.column("km"), target=f"{kind}_km")) for kind in _DISTANCES},
    )
    if cells.rejected:
        return None
    return _Tip(cells.number, cells.text("naam"), Site(cells.cells["geom"], places), facts)  # type: ignore[arg-type]


def _amount(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _result(outcomes: list[Outcome]) -> str:
    if any(outcome.knock_out and outcome.verdict == NOT_MET for outcome in outcomes):
        return "valt_af"
    verdicts = {outcome.verdict for outcome in outcomes}
    return NOT_MET if NOT_MET in verdicts else UNKNOWN if UNKNOWN in verdicts else "voldoet"


def _rank(effect: Effect, outcomes: list[Outcome]) -> tuple[float, ...]:
    """Best first: not knocked out, fewest not met, fewest unknown, most inhabitants brought within the norm, most
    minutes saved.
    """
    count = [sum(outcome.verdict == verdict for outcome in outcomes) for verdict in (NOT_MET, UNKNOWN)]
    return (_result(outcomes) == "valt_af", *count, -_people_gained(effect), -_minutes_gained(effect))


def _people_gained(effect: Effect) -> float:
    before, after = (stand.uncovered if stand else None for stand in (effect.before, effect.after))
    return before.value - after.value if before and after else 0.0


def _minutes_gained(effect: Effect) -> float:
    if effect.before is None or effect.after is None:
        return 0.0
    return float(np.nansum(effect.before.minutes - effect.after.minutes))


def _record(
    board: SiteBoard, tip: _Tip, effect: Effect, outcomes: list[Outcome], language: Language
) -> dict[str, object]:
    situation = board.situation
    record: dict[str, object] = {
        "rij": tip.row + 1,
        "naam": tip.name or None,
        "uitkomst": _result(outcomes),
        "redenen": reasons(effect, outcomes, language),
        "plekken": tip.site.places,
        "gemeente": situation.name_of.get(effect.municipality or ""),
        "regio": situation.region_name.get(effect.region or ""),
        "waar": effect.where,
    }
    for moment, stand in (("voor", effect.before), ("na", effect.after)):
        record |= {f"{name}_{moment}": value for name, value in _travel(stand).items()}
    for name, change in (("saldo", effect.balance), ("per_1000", effect.per_1000_here)):
        record |= {f"{name}_{moment}": value for moment, value in _both(change).items()}
    for name, near in (("eigen", effect.nearest_own), ("ander", effect.nearest_other)):
        record[name] = situation.location_name.get(near.loc_id) if near else None
        record[f"{name}_min"] = near.minutes if near else None
    record |= {f"t_{outcome.test}": outcome.verdict for outcome in outcomes}
    return {**record, "methode": effect.method or None, "geom": tip.site.point}


def _travel(stand: Stand | None) -> dict[str, object]:
    beyond = None if stand is None or stand.beyond is None else len(stand.beyond)
    return {"gem_min": stand and stand.mean, "verste_min": stand and stand.farthest, "boven": beyond}


def _both(change: Change | None) -> dict[str, float | None]:
    """Both figures; a bound is no figure."""
    return {"voor": _sure(change.before) if change else None, "na": _sure(change.after) if change else None}


def _sure(bound: Bound | None) -> float | None:
    return None if bound is None or bound.at_least else bound.value


def reasons(effect: Effect, outcomes: list[Outcome], language: Language) -> str:
    """What is not met and what is unknown, in words with figure and norm."""
    told = []
    for verdict, head in ((NOT_MET, _FAILS), (UNKNOWN, _LACKS)):
        if lines := [_reason(effect, outcome, language) for outcome in outcomes if outcome.verdict == verdict]:
            told.append(f"{head.in_language(language)}: {'; '.join(lines)}.")
    return " ".join(told)


def _reason(effect: Effect, outcome: Outcome, language: Language) -> str:
    if outcome.test == "regio":
        return WHERE[effect.where].in_language(language)
    low, high = outcome.low is not None, outcome.high is not None
    text = _BETWEEN if low and high else _LOW if low else _HIGH if high else _PLAIN
    figures = {
        "title": outcome.title,
        "figure": _amount_of(outcome, language),
        "low": outcome.low,
        "high": outcome.high,
    }
    return word(text, figures, language)


def _amount_of(outcome: Outcome, language: Language) -> str:
    """The figure with decimals enough to be told from the norm."""
    if outcome.figure is None:
        return figure(None, language)
    whole = 0 if outcome.test in ("gebouw", "reistijd") else 1
    norms = [norm for norm in (outcome.low, outcome.high) if norm is not None]
    return number(outcome.figure, language, max((breach(outcome.figure, norm, whole) for norm in norms), default=whole))
