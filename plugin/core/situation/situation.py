# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan on a day, prepared once: who is where, what is open, how far it is, what is short."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd
import shapely
from shapely import MultiPolygon

from ..capacity.outlook import Outlook, outlook
from ..capacity.periods import last_days, open_on, opening_days, places_on
from ..capacity.targets import Transferred, apply_transfers, known_targets, last_up_to
from ..errors import InputError
from ..model.capacity_kinds import KINDS, kind_of, only_temporary
from ..model.capacity_tables import TRANSFERS
from ..model.frames import plain
from ..model.half_years import half_year_on
from ..model.plan import Plan
from ..model.schema import Table
from ..model.tables import CAPACITY_PERIODS, LINKS, LOCATIONS, MUNICIPALITIES, SERVED_REGION, TABLES, TARGETS
from ..regions.adjacency import Neighbourhood
from ..regions.coverage import Flaw, flaws
from ..wording import is_unknown

_ON_DAY = ("asiel", "overig", "totaal", *KINDS)
"""What :func:`~..capacity.periods.places_on` says of a location."""


@dataclass(frozen=True)
class Situation:
    """A plan on its reference date, as rules and products see it.

    Nothing is filtered here: whoever may not see all of a plan is given :meth:`.Plan.public`.

    Parameters
    ----------
    plan : Plan
        Settings of the plan already hold what a door overrides (norms, detour factor).
    travel : frame, optional
        Table ``reistijden``: own and nearest location per municipality.
    today : date
        Stands in for the reference date of a plan that has none.
    """

    plan: Plan
    travel: pd.DataFrame | None = None
    today: date = field(kw_only=True)

    @property
    def regime(self) -> str:
        """``"2020"`` or ``"2024"``."""
        return self.plan.regime

    @property
    def day(self) -> date:
        """The reference date; today when the plan has none."""
        return self.plan.reference_date or self.today

    @cached_property
    def municipalities(self) -> pd.DataFrame:
        """Municipalities of the plan; ``regio_id`` None where unassigned."""
        frame = self.plan.municipalities.copy()
        frame["regio_id"] = plain(
            [str(r) if not is_unknown(r) and str(r).strip() else None for r in frame["regio_id"]], frame.index
        )
        return frame

    @cached_property
    def region_of(self) -> dict[str, str | None]:
        """Region id per municipality code of the plan."""
        return dict(zip(self.municipalities["gm_code"], self.municipalities["regio_id"], strict=True))

    @cached_property
    def name_of(self) -> dict[str, str]:
        """Municipality name per code, neighbours included."""
        frame = self.plan[MUNICIPALITIES.name]
        return dict(zip(frame["gm_code"], frame["gm_naam"], strict=True))

    @cached_property
    def regions(self) -> pd.DataFrame:
        """Regions of the active variant."""
        return self.plan.regions

    @cached_property
    def region_name(self) -> dict[str, str]:
        """Region name per id."""
        return dict(zip(self.regions["regio_id"], self.regions["regio_nm"], strict=True))

    @cached_property
    def members(self) -> dict[str, pd.DataFrame]:
        """Municipalities per region id; regions without any are present with an empty frame."""
        frame = self.municipalities
        none = frame.iloc[0:0]
        found = {str(region): rows for region, rows in frame[frame["regio_id"].notna()].groupby("regio_id")}
        return {str(region): found.get(str(region), none) for region in self.regions["regio_id"]}

    @cached_property
    def locations(self) -> pd.DataFrame:
        """Locations that count, with ``regio_id``, ``open``, ``regional`` and places on the day.

        Rejected ones (status ``afgewezen``) are no part of the plan.

        Added columns: ``regio_id`` (the region served: ``locatie_regio`` leads, else the
        municipality's), ``thuis_regio`` (the municipality's region), ``open`` (bool), ``regional``
        (bool: a ROL in 2020, flagged ``regionaal`` in 2024; never one of :attr:`temporary`), ``untyped`` (bool:
        whether it is regional is not known), ``asiel``, ``overig``, ``totaal``, and of ``asiel`` what is
        ``regulier``, ``incidenteel`` and ``nood``.
        """
        frame = self.plan[LOCATIONS.name]
        frame = frame[frame["status"].ne("afgewezen")].reset_index(drop=True)
        periods = self.plan[CAPACITY_PERIODS.name]
        periods = periods[periods["loc_id"].isin(set(frame["loc_id"]))]
        frame["thuis_regio"] = plain([self.region_of.get(code) for code in frame["gm_code"]], frame.index)
        elsewhere = self._served_elsewhere()
        frame["regio_id"] = plain(
            [elsewhere.get(loc, home) for loc, home in zip(frame["loc_id"], frame["thuis_regio"], strict=True)],
            frame.index,
        )
        if self.regime == "2020":
            frame["regional"] = (frame["type_2020"] == "rol").to_numpy(dtype=bool)
        else:
            frame["regional"] = frame["regionaal"].fillna(False).to_numpy(dtype=bool)
        frame["regional"] &= ~frame["loc_id"].isin(self.temporary)
        frame["untyped"] = frame[self.type_column].isna() & ~frame["loc_id"].isin(self.temporary)
        frame["open"] = open_on(frame, periods, self.day)
        return frame.join(places_on(frame, periods, self.day), on="loc_id")

    @property
    def type_column(self) -> str:
        """The column that says which locations are regional."""
        return "type_2020" if self.regime == "2020" else "regionaal"

    @cached_property
    def unplaced(self) -> frozenset[str]:
        """Locations of which the municipality is not known, nor that they serve some region."""
        frame = self.locations
        return frozenset(frame.loc[frame["gm_code"].isna() & frame["regio_id"].isna(), "loc_id"])

    @cached_property
    def temporary(self) -> frozenset[str]:
        """Locations with emergency or incidental capacity only: they need no type of the regime (A14)."""
        periods = self.plan[CAPACITY_PERIODS.name]
        kinds: dict[str, set[str]] = {}
        for loc, captype, form in periods[["loc_id", "captype", "vorm"]].itertuples(index=False):
            kinds.setdefault(loc, set()).add(kind_of(captype, form))
        return frozenset(loc for loc, found in kinds.items() if only_temporary(found))

    def regional_on(self, day: date) -> pd.DataFrame:
        """As :attr:`regional_locations`, on another day."""
        frame, periods = self.locations.drop(columns=["open", *_ON_DAY]), self._periods
        frame = frame[frame["regional"]].reset_index(drop=True)
        frame = frame[open_on(frame, periods, day)].reset_index(drop=True)
        return frame.join(places_on(frame, periods, day), on="loc_id")

    @property
    def coming_regional(self) -> pd.DataFrame:
        """Of :attr:`coming` the regional ones."""
        return self.coming[self.coming["regional"]].reset_index(drop=True)

    @cached_property
    def coming(self) -> pd.DataFrame:
        """Locations that open after the day, with ``opent``, and their places on the day they open."""
        frame = self.locations.drop(columns=[*_ON_DAY])
        opens = opening_days(frame, self._periods, self.day)
        frame = frame[frame["loc_id"].isin(opens)].reset_index(drop=True)
        frame["opent"] = plain([opens[loc] for loc in frame["loc_id"]], frame.index)
        there = [places_on(rows, self._periods, day) for day, rows in frame.groupby("opent")]
        return frame.join(
            pd.concat([*there, places_on(frame.iloc[0:0], self._periods, self.day).iloc[0:0]]), on="loc_id"
        )

    @cached_property
    def _periods(self) -> pd.DataFrame:
        """Periods of the locations that count."""
        periods = self.plan[CAPACITY_PERIODS.name]
        return periods[periods["loc_id"].isin(set(self.locations["loc_id"]))]

    @cached_property
    def last_day_of(self) -> dict[str, date | None]:
        """The day each location ends: of agreement or lease, else of its last period."""
        return last_days(self.locations, self.plan[CAPACITY_PERIODS.name])

    @cached_property
    def without_end(self) -> frozenset[str]:
        """Locations of which it is not known when they end: no last day, and no agreement without end."""
        frame = self.locations
        endless = set(frame.loc[frame["bo_onbep"].astype("boolean").fillna(False), "loc_id"])
        return frozenset(loc for loc, end in self.last_day_of.items() if end is None and loc not in endless)

    def _served_elsewhere(self) -> dict[str, str]:
        served = self.plan[SERVED_REGION.name]
        served = served[served["variant_id"] == self.plan.active_variant]
        return dict(zip(served["loc_id"], served["regio_id"], strict=True))

    @cached_property
    def location_name(self) -> dict[str, str]:
        """Location name per id."""
        return dict(zip(self.locations["loc_id"], self.locations["loc_naam"], strict=True))

    @cached_property
    def location_point(self) -> dict[str, shapely.Point | None]:
        """Where each location lies, in RD New."""
        return dict(zip(self.locations["loc_id"], self.locations["geom"], strict=True))

    @cached_property
    def served_region(self) -> dict[str, str | None]:
        """The region each location serves."""
        return dict(zip(self.locations["loc_id"], self.locations["regio_id"], strict=True))

    @cached_property
    def regional_locations(self) -> pd.DataFrame:
        """Regional locations that are open on the day and have a place on the map."""
        frame = self.locations
        return frame[frame["open"] & frame["regional"]].reset_index(drop=True)

    @property
    def half_year(self) -> str:
        """Half-year of the day as it is stored: ``2027-1``."""
        return half_year_on(self.day)

    @cached_property
    def transferred(self) -> Transferred:
        """The transfers of targets applied, and what is wrong with the others."""
        return apply_transfers(self.plan[TARGETS.name], self.plan[TRANSFERS.name], set(self.region_of))

    @cached_property
    def targets_agreed(self) -> pd.DataFrame:
        """Table ``taakstellingen`` after the transfers that are right; A40 judges these themselves."""
        return self.transferred.targets

    @cached_property
    def targets_now(self) -> pd.DataFrame:
        """Of :attr:`targets_agreed`, the row of each municipality that counts on the day."""
        return last_up_to(self.targets_agreed, self.day)

    @cached_property
    def targets_half_year(self) -> str | None:
        """The half-year that :attr:`targets` are of: the last up to the day that any municipality has a target of."""
        own = self.targets_now["gm_code"].isin(set(self.region_of)) & self.targets_now["taakst"].notna()
        halves = self.targets_now.loc[own, "halfjaar"]
        return str(halves.max()) if len(halves) else None

    @cached_property
    def targets(self) -> dict[str, int]:
        """Target per municipality, all of one half-year; who has none of that half-year has none here.

        Two half-years have no sum: a region of which one municipality lags behind has no target yet.
        """
        return known_targets(self.targets_now[self.targets_now["halfjaar"] == self.targets_half_year])

    @cached_property
    def outlook(self) -> Outlook | None:
        """The balance of the plan; None where :attr:`no_outlook` says why there is none."""
        made = self._balance
        return made if isinstance(made, Outlook) else None

    @property
    def no_outlook(self) -> InputError | None:
        """Why the balance of the plan cannot be prepared: no such prognosis, no window."""
        made = self._balance
        return made if isinstance(made, InputError) else None

    @cached_property
    def _balance(self) -> Outlook | InputError:
        try:
            return outlook(self.plan.with_settings(peildatum=self.day))
        except InputError as error:
            return error

    def travel_of(self, kind: str) -> pd.DataFrame | None:
        """Travel rows of soort ``eigen`` or ``dichtstbij``; None when nothing was measured."""
        return None if self.travel is None else self.travel[self.travel["soort"] == kind]

    def table(self, name: str) -> Table:
        """The declaration of a table: labels and what the annex needs."""
        return TABLES[name]

    @cached_property
    def neighbourhood(self) -> Neighbourhood:
        """The municipality graph of the plan."""
        return Neighbourhood.of(self.municipalities, self.plan[LINKS.name], self.plan.settings["sliver_m"])

    @cached_property
    def pieces(self) -> dict[str, list[tuple[str, ...]]]:
        """The pieces of each region, largest first."""
        return self.neighbourhood.pieces(self.region_of)

    @cached_property
    def flaws(self) -> list[Flaw]:
        """Holes and overlaps of the municipality layer; a neighbour fills its own place."""
        return flaws(self.plan[MUNICIPALITIES.name]["geom"].to_numpy(), self.plan.settings["sliver_m"])

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.plan[MUNICIPALITIES.name]["geom"].to_numpy())

    def municipality_at(self, point: shapely.Point | None) -> str | None:
        """Code of the municipality a point lies in, neighbours included; None outside all."""
        if point is None:
            return None
        rows = self._tree.query(point, predicate="intersects")
        return str(self.plan[MUNICIPALITIES.name]["gm_code"].iloc[int(rows.min())]) if len(rows) else None

    @cached_property
    def _points(self) -> dict[str, shapely.Point | None]:
        frame = self.plan[MUNICIPALITIES.name]
        shapes = frame["geom"].to_numpy()
        return dict(zip(frame["gm_code"], shapely.point_on_surface(shapes).tolist(), strict=True))

    def point_of(self, gm_code: str) -> shapely.Point | None:
        """A point on the surface of a municipality, in RD New."""
        return self._points.get(gm_code)

    def shape_of(self, codes: Iterable[str]) -> MultiPolygon:
        """The municipalities together, each with its own border, in RD New."""
        wanted = self.plan[MUNICIPALITIES.name]["gm_code"].isin(list(codes))
        return MultiPolygon(list(shapely.get_parts(self.plan[MUNICIPALITIES.name]["geom"][wanted].to_numpy())))

    def region_point(self, region: str) -> shapely.Point | None:
        """A point on the municipality of a region with most inhabitants; None for an empty region."""
        rows = self.members.get(region)
        if rows is None or not len(rows):
            return None
        order = rows["inwoners"].fillna(0).astype(int).to_numpy().argmax()
        return self.point_of(str(rows["gm_code"].iloc[order]))
