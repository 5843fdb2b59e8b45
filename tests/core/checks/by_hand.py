# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan looked at the slow way, row by row and day by day; shares nothing with the code of the rules."""

from __future__ import annotations

from datetime import date, timedelta
from math import hypot
from typing import Any

from opvangatlas.plugin.core.model.plan import Plan

from ..plans import DAY

Row = dict[str, Any]
SURE = ("bestaand", "vastgesteld")


def known(value: object) -> bool:
    """Whether a cell is filled in."""
    return value is not None and type(value).__name__ not in ("NAType", "NaTType") and value == value


def blank(value: object) -> bool:
    """Whether a cell is empty, or holds only blanks."""
    return not known(value) or not str(value).strip()


class ByHand:
    """Questions on one plan, each answered from its rows."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.settings = plan, plan.settings
        self.day = plan.reference_date or DAY
        self._rows: dict[str, list[Row]] = {}
        self._signed: dict[tuple[str, date], int] = {}

    def rows(self, table: str) -> list[Row]:
        if table not in self._rows:
            self._rows[table] = self.plan[table].to_dict("records")
        return self._rows[table]

    def row(self, table: str, **key: object) -> Row:
        (found,) = (row for row in self.rows(table) if all(row[name] == value for name, value in key.items()))
        return found

    # who is where

    @property
    def towns(self) -> list[Row]:
        return [row for row in self.rows("gemeenten") if row["in_plan"] is not False]

    def town(self, code: str) -> Row:
        return self.row("gemeenten", gm_code=code)

    def members(self, region: str) -> list[Row]:
        return [row for row in self.towns if row["regio_id"] == region]

    def region_name(self, region: str) -> str:
        return str(self.row("regios", regio_id=region)["regio_nm"])

    @property
    def locations(self) -> list[Row]:
        return [row for row in self.rows("opvanglocaties") if row["status"] != "afgewezen"]

    def location(self, loc: str) -> Row:
        (found,) = (row for row in self.locations if row["loc_id"] == loc)
        return found

    def serves(self, row: Row) -> str | None:
        for other in self.rows("locatie_regio"):
            if other["loc_id"] == row["loc_id"]:
                return str(other["regio_id"])
        homes = [town["regio_id"] for town in self.towns if town["gm_code"] == row["gm_code"]]
        return homes[0] if homes and known(homes[0]) else None

    def regional(self, row: Row) -> bool:
        return row["type_2020"] == "rol" if self.plan.regime == "2020" else row["regionaal"] is True

    # what is open when

    def periods(self, row: Row) -> list[Row]:
        return [period for period in self.rows("capaciteitsperioden") if period["loc_id"] == row["loc_id"]]

    def end(self, row: Row) -> date | None:
        ends = [row["huur_eind"], None if row["bo_onbep"] is True else row["bo_eind"]]
        return min((day for day in ends if known(day)), default=None)

    def last_day(self, row: Row) -> date | None:
        own = [period["tot"] for period in self.periods(row) if self.signed(row, period)]
        if self.end(row) is not None or row["bo_onbep"] is True or not own or not all(known(day) for day in own):
            return self.end(row)
        return max(own)

    def start(self, row: Row) -> date | None:
        known_ones = [day for day in (row["open_dat"], row["bo_start"]) if known(day)]
        return known_ones[0] if known_ones else None

    def running(self, row: Row, day: date) -> list[Row]:
        return [
            period
            for period in self.periods(row)
            if (not known(period["van"]) or period["van"] <= day) and (not known(period["tot"]) or period["tot"] >= day)
        ]

    def signed(self, row: Row, period: Row) -> bool:
        if known(period["getekend"]):
            return bool(period["getekend"])
        certainty = period["zekerheid"] if known(period["zekerheid"]) else row["zekerheid"]
        return certainty in SURE or (not known(certainty) and row["status"] in ("voortzetten", "beeindigen"))

    def is_open(self, row: Row, day: date) -> bool:
        start, end = self.start(row), self.end(row)
        return (
            (start is None or start <= day)
            and (end is None or end >= day)
            and (not self.periods(row) or bool(self.running(row, day)))
        )

    def places(self, row: Row, day: date) -> tuple[int, int] | None:
        """Asylum and other places on a day, of what is surest; None: unknown."""
        now = self.running(row, day)
        now = [period for period in now if self.signed(row, period)] or now
        if not now or not all(known(period["plekken_asiel"]) for period in now):
            return None
        other = sum(period["plekken_overig"] for period in now if known(period["plekken_overig"]))
        return sum(period["plekken_asiel"] for period in now), other

    def rols(self, region: str, day: date) -> list[Row]:
        return [
            row
            for row in self.locations
            if self.serves(row) == region and self.regional(row) and self.is_open(row, day)
        ]

    # need and balance

    def target(self, code: str) -> int:
        halves = [row for row in self.rows("taakstellingen") if row["gm_code"] == code and known(row["taakst"])]
        now = f"{self.day.year}-{1 if self.day.month < 7 else 2}"
        return int(max((row for row in halves if row["halfjaar"] <= now), key=lambda row: row["halfjaar"])["taakst"])

    def latest(self, code: str) -> Row:
        now = f"{self.day.year}-{1 if self.day.month < 7 else 2}"
        own = [row for row in self.rows("taakstellingen") if row["gm_code"] == code and row["halfjaar"] <= now]
        return max(own, key=lambda row: row["halfjaar"])

    def version(self) -> str:
        chosen = self.settings["prognose_versie"]
        dated = [row for row in self.rows("prognoses") if known(row["datum"])]
        return chosen or max(dated, key=lambda row: row["datum"])["versie"]

    def asked(self, province: str, scenario: str, group: str, version: str | None = None) -> int | None:
        """Need of a province, of figures that hold throughout the window."""
        rows = [
            row
            for row in self.rows("behoefte")
            if row["versie"] == (version or self.version())
            and (row["gebied_code"], row["scenario"]) == (province, scenario)
            and (group == "totaal" or row["typegroep"] == group)
        ]
        return sum(row["plekken"] for row in rows) if all(known(row["plekken"]) for row in rows) else None

    def there(self, province: str, group: str, day: date, row_day: date | None = None) -> int:
        """Signed places that are known, in a province on a day."""
        total = 0
        for row in self.locations:
            town = [town for town in self.rows("gemeenten") if town["gm_code"] == row["gm_code"]]
            kind = "rol" if self.regional(row) else "gvl_satelliet"
            if town and town[0]["pv_code"] == province and group in ("totaal", kind):
                total += self.kept(row, day) if row_day else self.signed_places(row, day)
        return total

    def signed_places(self, row: Row, day: date) -> int:
        key = (row["loc_id"], day)
        if key not in self._signed:
            self._signed[key] = self._signed_places(row, day)
        return self._signed[key]

    def _signed_places(self, row: Row, day: date) -> int:
        if not self.is_open(row, day) or (known(row["bo_start"]) and row["bo_start"] > day):
            return 0
        now = [period for period in self.running(row, day) if self.signed(row, period)]
        return sum(period["plekken_asiel"] for period in now if known(period["plekken_asiel"]))

    def kept(self, row: Row, day: date) -> int:
        """The most a location had on any day of the window up to a day."""
        first = quarter_days(quarter(self.settings["planperiode_van"] or self.day))[0]
        span = (first + timedelta(days=n) for n in range((day - first).days + 1))
        return max((self.signed_places(row, one) for one in span), default=0)

    def kinds(self, province: str, day: date) -> dict[str, int]:
        """Signed places on a day that are regular, incidental and emergency."""
        found = {"regulier": 0, "incidenteel": 0, "nood": 0}
        for row in self.locations:
            if self.town(row["gm_code"])["pv_code"] == province and self.signed_places(row, day):
                for period in (p for p in self.running(row, day) if self.signed(row, p) and known(p["plekken_asiel"])):
                    emergency = period["captype"] in ("noodopvang", "crisisnoodopvang") or known(period["vorm"])
                    kind = "nood" if emergency else "incidenteel" if period["captype"] == "incidenteel" else "regulier"
                    found[kind] += period["plekken_asiel"]
        return found

    def lowest(self, province: str, group: str, label: str) -> int:
        return min(self.there(province, group, day) for day in quarter_days(label))


def quarter(day: date) -> str:
    return f"{day.year}-K{(day.month + 2) // 3}"


def quarter_days(label: str) -> list[date]:
    year, number = int(label[:4]), int(label[-1])
    first = date(year, 3 * number - 2, 1)
    after = date(year + number // 4, 3 * number % 12 + 1, 1)
    return [first + timedelta(days=n) for n in range((after - first).days)]


def km(a: Any, b: Any) -> float:
    return hypot(a.x - b.x, a.y - b.y) / 1000
