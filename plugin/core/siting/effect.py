# SPDX-License-Identifier: GPL-2.0-or-later
"""What a location at a place would do: travel of its region, balance of a quarter, places per 1,000 inhabitants.

The figures are what a check of the plan would say with the location in it, open from the first day of the
quarter (UA20 §4.3, rules A5, A8 and A54), without checking the plan again for each place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from ..capacity.ledger import ALL_TYPES, INTENDED_LINE, LINE, QUARTER
from ..capacity.outlook import choose
from ..capacity.quarters import Quarter
from ..checks.assess import travel_table
from ..model.plan import Plan
from ..model.tables import MUNICIPALITIES
from ..progress import SILENT, Part, Progress, stop_if_cancelled
from ..situation.situation import Situation
from ..travel.engine import Places, TravelEngine
from ..travel.hierarchy_router import HierarchyRouter
from ..travel.network_engine import NetworkEngine, PreparedPlaces
from ..travel.norms import exceeds
from ..travel.reach import places_of
from ..wording import is_unknown
from .opportunity import areas_at

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
_ROUGHLY_M = 150.0
Where = Literal["regio", "geen_regio", "buurgemeente", "buiten", "geen_punt"]
"""In a region; in a municipality of the plan without one; in a neighbour's; in none (water, abroad); unknown."""


@dataclass(frozen=True)
class Site:
    """A place that may become a location.

    Parameters
    ----------
    point : in RD New; None: unknown
    places : all for asylum seekers; None: unknown
    regional : whether it would serve its region, as a ROL does
    """

    point: shapely.Point | None
    places: int | None = None
    regional: bool = True


@dataclass(frozen=True)
class Bound:
    """A sum of which a part may be unknown: then it is at least this much."""

    value: float
    at_least: bool = False

    def plus(self, more: int | None) -> Bound:
        """With so many more; None: unknown."""
        return Bound(self.value, True) if more is None else Bound(self.value + more, self.at_least)

    def per(self, inhabitants: float, count: float = 1000.0) -> Bound | None:
        """Per so many inhabitants; None where these are unknown or none."""
        known = np.isfinite(inhabitants) and inhabitants > 0
        return Bound(self.value / inhabitants * count, self.at_least) if known else None


@dataclass(frozen=True)
class Stand:
    """Travel of the municipalities of a region to their location.

    Parameters
    ----------
    minutes, km : float64 arrays of shape (n_members,), NaN unknown
    mean, farthest : minutes over the known ones; None without any
    unknown : municipalities of which travel is unknown
    beyond : municipalities beyond a norm; None without a norm
    uncovered : their inhabitants
    """

    minutes: Floats
    km: Floats
    mean: float | None
    farthest: float | None
    unknown: int
    beyond: tuple[str, ...] | None
    uncovered: Bound | None


@dataclass(frozen=True)
class Nearby:
    """A location that is there, as seen from the site."""

    loc_id: str
    minutes: float
    km: float


@dataclass(frozen=True)
class Change:
    """A figure before and after."""

    before: Bound | None
    after: Bound | None


@dataclass(frozen=True)
class Effect:
    """What one site does; None is not known, or asked of a place where there is no answer.

    Parameters
    ----------
    where : in what it lies
    municipality, region : codes
    before, after : travel of the region's municipalities
    served : municipalities that would go to the site
    balance : available minus need of the region in the quarter, with what is intended; None outside the window
        or without need
    per_1000_here, per_1000_region : places per 1,000 inhabitants
    nearest_own, nearest_other : regional locations of its own and of another region
    method : how travel was measured
    reached : whether travel to or from the site is known at all
    near_edge : whether roads that are not counted may matter: it lies near the border of what the plan knows
    """

    site: Site
    where: Where
    municipality: str | None = None
    region: str | None = None
    before: Stand | None = None
    after: Stand | None = None
    served: tuple[str, ...] = ()
    balance: Change | None = None
    per_1000_here: Change | None = None
    per_1000_region: Change | None = None
    nearest_own: Nearby | None = None
    nearest_other: Nearby | None = None
    method: str = ""
    reached: bool = True
    near_edge: bool = False


@dataclass(frozen=True)
class _Figures:
    """Minutes and km, float64 arrays of shape (n_from, n_to)."""

    minutes: Floats
    km: Floats


@dataclass(frozen=True)
class _Members:
    """The municipalities of one region, as they travel now."""

    codes: tuple[str, ...]
    origins: Places
    people: Floats
    minutes: Floats
    km: Floats
    now: Stand | None = None


@dataclass(frozen=True)
class SiteBoard:
    """A plan made ready for asking what sites would do from a quarter on.

    Parameters
    ----------
    plan : with confidential locations, or its public view: what is in it counts
    situation : the plan on the first day of the quarter
    engine : how travel is measured
    travel : table ``reistijden`` of that day
    """

    plan: Plan
    quarter: Quarter
    situation: Situation
    engine: TravelEngine
    travel: pd.DataFrame

    @classmethod
    def of(cls, plan: Plan, engine: TravelEngine, quarter: Quarter, progress: Progress = SILENT) -> SiteBoard:
        """Measure the travel there is without any site.

        Raises
        ------
        Cancelled
        """
        situation = Situation(plan.with_settings(peildatum=quarter.first), today=quarter.first)
        return cls(plan, quarter, situation, engine, travel_table(situation, engine, progress))

    def effects(self, sites: Sequence[Site], progress: Progress = SILENT) -> list[Effect]:
        """What each site does by itself.

        Raises
        ------
        Cancelled
        """
        found = [self._placed(site, at) for site, at in zip(sites, self._municipalities_at(sites), strict=True)]
        for row in self._near_edge(sites):
            found[row] = replace(found[row], near_edge=True)
        regions = sorted({effect.region for effect in found if effect.region is not None})
        for number, region in enumerate(regions):
            stop_if_cancelled(progress)
            rows = [row for row, effect in enumerate(found) if effect.region == region]
            part = Part(progress, number / len(regions), (number + 1) / len(regions))
            for row, effect in zip(rows, self._in_region(region, [found[row] for row in rows], part), strict=True):
                found[row] = effect
        return found

    def _municipalities_at(self, sites: Sequence[Site]) -> list[str | None]:
        frame = self.situation.plan[MUNICIPALITIES.name]
        xy = places_of([""] * len(sites), [site.point for site in sites]).xy
        known = np.isfinite(xy).all(axis=1)
        at = np.full(len(sites), -1, dtype=np.int64)
        if len(frame) and known.any():
            at[known] = areas_at(xy[known], frame["geom"].to_numpy())
        codes = list(frame["gm_code"])
        return [codes[row] if row >= 0 else None for row in at.tolist()]

    def _placed(self, site: Site, code: str | None) -> Effect:
        if code is None:
            nowhere = site.point is None or site.point.is_empty
            return Effect(site, "geen_punt" if nowhere else "buiten")
        if code not in self.situation.region_of:
            return Effect(site, "buurgemeente", code)
        region = self.situation.region_of[code]
        here = self._per_1000(self._places_in_municipality, code, [code], site.places)
        return Effect(site, "geen_regio" if region is None else "regio", code, region, per_1000_here=here)

    def _in_region(self, region: str, placed: Sequence[Effect], progress: Progress) -> list[Effect]:
        """Effects with everything that rests on the region and on travel."""
        members = self._members(region)
        here = places_of([str(row) for row in range(len(placed))], [effect.site.point for effect in placed])
        targets = self._targets
        travel, around = self._measured(region, here, targets, progress)
        own = self._serving == region
        before = members.now
        changes = []
        for row, effect in enumerate(placed):
            column = np.where(effect.site.regional, travel.minutes[:, row], np.nan)
            minutes, km, served = _with_site(members, column, travel.km[:, row])
            changes.append(
                Effect(
                    effect.site,
                    effect.where,
                    effect.municipality,
                    region,
                    before,
                    self._stand(members, minutes, km),
                    tuple(code for code, goes in zip(members.codes, served, strict=True) if goes),
                    self._balance(region, effect.site.places),
                    effect.per_1000_here,
                    self._per_1000(self._places_in_region, region, list(members.codes), effect.site.places),
                    _nearest(targets.ids, around.minutes[row], around.km[row], own),
                    _nearest(targets.ids, around.minutes[row], around.km[row], ~own),
                    self.engine.method,
                    bool(np.isfinite(travel.minutes[:, row]).any() or np.isfinite(around.minutes[row]).any()),
                    effect.near_edge,
                )
            )
        return changes

    def _near_edge(self, sites: Sequence[Site]) -> list[int]:
        """Which sites lie so near the outer border of all municipalities that roads beyond it may matter."""
        reach = float(self.plan.settings["verk_grens_km"]) * 1000.0
        if not isinstance(self.engine, NetworkEngine) or not len(self.plan[MUNICIPALITIES.name]):
            return []
        points = np.array([shapely.Point() if site.point is None else site.point for site in sites], dtype=object)
        return [int(row) for row in np.flatnonzero(shapely.dwithin(self._edge, points, reach))]

    @cached_property
    def _edge(self) -> shapely.Geometry:
        """The outer border of all municipalities that the plan knows, to within some hundred metres."""
        shapes = shapely.simplify(self.plan[MUNICIPALITIES.name]["geom"].to_numpy(), _ROUGHLY_M)
        whole = shapely.union_all(shapely.buffer(shapes, _ROUGHLY_M, quad_segs=1))
        edge = shapely.MultiLineString(list(shapely.get_exterior_ring(shapely.get_parts(whole))))
        shapely.prepare(edge)
        return edge

    def _measured(self, region: str, here: Places, targets: Places, progress: Progress) -> tuple[_Figures, _Figures]:
        """From municipalities to sites, and from sites to locations; one site against what was prepared before."""
        engine = self.engine
        if len(here) > 1 or not isinstance(engine, NetworkEngine) or not isinstance(engine.router, HierarchyRouter):
            origins = self._members(region).origins
            there = engine.matrix(origins, here, progress=Part(progress, 0.0, 0.5))
            around = engine.matrix(here, targets, progress=Part(progress, 0.5, 1.0))
            return _Figures(there.minutes, there.km), _Figures(around.minutes, around.km)
        x, y = here.xy[0]
        to, away = (engine.measure(self._ready(engine, key, progress), x, y) for key in (region, None))
        return _Figures(to.minutes[:, None], to.km[:, None]), _Figures(away.minutes[None, :], away.km[None, :])

    def make_ready(self, progress: Progress = SILENT) -> None:
        """Prepare everything that a point which moves over the map asks for; else the first in each region waits.

        Raises
        ------
        Cancelled
        """
        _ = self._near_edge([]), self._balance_now, self._places_in_region, self._places_in_municipality
        regions = sorted(self.situation.members)
        for number, region in enumerate(regions):
            stop_if_cancelled(progress)
            part = Part(progress, number / len(regions), (number + 1) / len(regions))
            self._members(region)
            if isinstance(self.engine, NetworkEngine) and isinstance(self.engine.router, HierarchyRouter):
                self._ready(self.engine, region, part)
                self._ready(self.engine, None, part)

    def _ready(self, engine: NetworkEngine, region: str | None, progress: Progress) -> PreparedPlaces:
        """The municipalities of a region, or (None) the locations, ready for a point that moves."""
        if region not in self._prepared:
            places = self._targets if region is None else self._members(region).origins
            self._prepared[region] = engine.prepare(places, leaving=region is not None, progress=progress)
        return self._prepared[region]

    @cached_property
    def _prepared(self) -> dict[str | None, PreparedPlaces]:
        return {}

    @cached_property
    def _targets(self) -> Places:
        locations = self.situation.regional_locations
        return places_of(list(locations["loc_id"]), locations["geom"].to_numpy())

    @cached_property
    def _serving(self) -> NDArray[np.object_]:
        """The region that each of these locations serves."""
        found: NDArray[np.object_] = self.situation.regional_locations["regio_id"].to_numpy(dtype=object)
        return found

    def _members(self, region: str) -> _Members:
        if region not in self._by_region:
            self._by_region[region] = self._members_now(region)
        return self._by_region[region]

    @cached_property
    def _by_region(self) -> dict[str, _Members]:
        return {}

    def _members_now(self, region: str) -> _Members:
        codes = [str(code) for code in self.situation.members[region]["gm_code"]] if self._known(region) else []
        own = self.travel[self.travel["soort"] == "eigen"].drop_duplicates("gm_code").set_index("gm_code")
        own = own.reindex(codes)
        members = _Members(
            tuple(codes),
            places_of(codes, [self.situation.point_of(code) for code in codes]),
            np.array([self._people[code] for code in codes], dtype=np.float64),
            own["minuten"].to_numpy(dtype=np.float64, na_value=np.nan),
            own["km"].to_numpy(dtype=np.float64, na_value=np.nan),
        )
        return replace(members, now=self._stand(members, members.minutes, members.km))

    def _known(self, region: str) -> bool:
        """Whether the region a municipality names is one of the variant."""
        return region in self.situation.members

    @cached_property
    def _people(self) -> dict[str, float]:
        frame = self.situation.municipalities
        counts = [np.nan if is_unknown(value) else float(value) for value in frame["inwoners"]]
        return dict(zip(frame["gm_code"], counts, strict=True))

    def _stand(self, members: _Members, minutes: Floats, km: Floats) -> Stand:
        known = np.isfinite(minutes)
        beyond = self._beyond(minutes, km)
        names = people = None
        if beyond is not None:
            names = tuple(code for code, far in zip(members.codes, beyond, strict=True) if far)
            counted = members.people[beyond]
            people = Bound(float(np.nansum(counted)), bool(np.isnan(counted).any() or not known.all()))
        mean, farthest = (float(minutes[known].mean()), float(minutes[known].max())) if known.any() else (None, None)
        return Stand(minutes, km, mean, farthest, int((~known).sum()), names, people)

    def _beyond(self, minutes: Floats, km: Floats) -> Bools | None:
        """Which municipalities are beyond a norm, as A8 has it; None without a norm."""
        settings = self.situation.plan.settings
        norms = [(km, settings["max_km"]), (minutes, settings["max_minuten"])]
        found = [exceeds(amount, float(norm)) for amount, norm in norms if norm is not None]
        return np.asarray(np.logical_or.reduce(found), dtype=np.bool_) if found else None

    def _balance(self, region: str, places: int | None) -> Change | None:
        row = self._balance_now.get(region)
        return None if row is None else Change(row, row.plus(places))

    @cached_property
    def _balance_now(self) -> dict[str, Bound]:
        """Balance of the quarter per region, with what is intended; absent where need is unknown."""
        outlook = Situation(self.plan, today=self.quarter.first).outlook
        if outlook is None or self.quarter.label not in outlook.window.labels:
            return {}
        balances = outlook.balances("regio")
        found = {}
        for region in self.situation.region_name:
            rows = choose(balances, region, ALL_TYPES)
            rows = rows[(rows[LINE] == INTENDED_LINE) & (rows[QUARTER] == self.quarter.label)]
            if len(rows) and not is_unknown(rows["saldo"].iloc[0]):
                found[region] = Bound(float(rows["saldo"].iloc[0]), bool(rows["minstens"].iloc[0]))
        return found

    def _per_1000(
        self, there: dict[str, Bound], area: str, municipalities: list[str], places: int | None
    ) -> Change | None:
        people = float(sum(self._people[code] for code in municipalities))
        now = there.get(area, Bound(0.0))
        return Change(now.per(people), now.plus(places).per(people))

    @cached_property
    def _places_in_municipality(self) -> dict[str, Bound]:
        return self._places_by("gm_code")

    @cached_property
    def _places_in_region(self) -> dict[str, Bound]:
        return self._places_by("thuis_regio")

    def _places_by(self, column: str) -> dict[str, Bound]:
        """Places that are there on the first day of the quarter."""
        frame = self.situation.locations
        frame = frame[frame["open"] & frame[column].notna()]
        sums = frame["totaal"].fillna(0).groupby(frame[column]).sum()
        unsure = set(frame.loc[frame["totaal"].isna(), column])
        return {str(area): Bound(float(value), area in unsure) for area, value in sums.items()}


def _with_site(members: _Members, minutes: Floats, km: Floats) -> tuple[Floats, Floats, Bools]:
    """Travel with the site as one more location of the region, and who goes there; a tie stays where it was."""
    with np.errstate(invalid="ignore"):
        nearer = (minutes < members.minutes) | (np.isnan(members.minutes) & np.isfinite(minutes))
    return np.where(nearer, minutes, members.minutes), np.where(nearer, km, members.km), nearer


def _nearest(ids: Sequence[str], minutes: Floats, km: Floats, among: Bools) -> Nearby | None:
    rows = np.flatnonzero(among & np.isfinite(minutes))
    if not len(rows):
        return None
    best = int(rows[int(np.argmin(minutes[rows]))])
    return Nearby(ids[best], float(minutes[best]), float(km[best]))
