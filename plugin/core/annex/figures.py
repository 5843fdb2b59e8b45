# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands beside the maps: small tables in words, the source line, the furthest municipalities."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd

from ..checks.assess import Assessment, region_table
from ..checks.finding import Severity
from ..model import codes
from ..model.half_years import half_year_label
from ..model.tables import CAPACITY_PERIODS
from ..wording import Language, Text, bounded, figure, is_unknown, word
from .account import plan_hash
from .coming import coming
from .content import prognosis_version

Cells = list[list[str]]
"""Rows of a small table, its header first."""

NONE = "–"
"""Unknown in a table; in a sentence it is written out."""

_FIGURES = {
    "gemeenten": Text("Gemeenten", "Municipalities"),
    "inwoners": Text("Inwoners", "Inhabitants"),
    "taakstelling": Text("Taakstelling", "Target"),
    "locaties": Text("Open locaties", "Open locations"),
    "plekken_asiel": Text("Plekken voor asielzoekers", "Places for asylum seekers"),
    "stukken": Text("Losse stukken", "Pieces"),
    "verste": Text("Verste gemeente", "Furthest municipality"),
    "bevindingen": Text("Fouten / waarsch. / notities", "Errors / warnings / notes"),
    "oordeel": Text("Oordeel", "Verdict"),
}
_REGIONS = Text("Regio's", "Regions")
_SOURCE = Text(
    "Bron: {municipalities} {year} (gemeenten); {roads}; {prognosis}. Peildatum {day}. Reistijd: {method}. "
    "Opvangatlas {version}, plan {hash}.",
    "Source: {municipalities} {year} (municipalities); {roads}; {prognosis}. Reference date {day}. Travel time: "
    "{method}. Opvangatlas {version}, plan {hash}.",
)
_NO_ROADS = Text("geen wegennet", "no road network")
_ROADS = Text("wegennet {name}", "roads {name}")
_NO_PROGNOSIS = Text("geen prognose", "no prognosis")
_PROGNOSIS = Text("prognose {version}", "prognosis {version}")
_UNNAMED = Text("opgave gebruiker", "as given by the user")
_NO_TYPE = Text("geen type", "no type")
_CHART_WORDS = Text(
    "Plekken voor asielzoekers per regio op de peildatum: {regions}.",
    "Places for asylum seekers per region on the reference date: {regions}.",
)
_LATER = Text("{n:int} later", "{n:int} later")
_AT_LEAST = Text("{total} ({n:int} onbekend)", "{total} ({n:int} unknown)")
_OTHERS = Text("overige {n}", "{n} others")


def cell(value: object, language: Language, kind: str = "") -> str:
    """One figure for a table: a dash where it is unknown."""
    return NONE if is_unknown(value) else figure(value, language, kind)


class Figures:
    """The small tables of one assessment, in one language."""

    def __init__(self, assessment: Assessment, language: Language = "nl") -> None:
        self.assessment, self.language = assessment, language
        self.s = assessment.situation
        self.regions = region_table(assessment)

    def of_plan(self) -> list[tuple[str, str]]:
        """The plan, or the regions chosen, in a few lines."""
        report, locations = self.assessment.report, self.s.locations
        open_ones = locations[locations["open"]]
        own = self._own()
        values = {
            "gemeenten": self._cell(len(self.s.municipalities)),
            "inwoners": self._cell(self.s.municipalities["inwoners"].sum(skipna=False)),
            "taakstelling": self._target(self.s.municipalities["gm_code"]),
            "locaties": self._cell(len(open_ones)),
            "plekken_asiel": self._known(open_ones["asiel"]),
            "verste": self._furthest(own),
            "bevindingen": " / ".join(self._cell(report.count(severity)) for severity in Severity),
            "oordeel": self._verdict(report.verdict().value),
        }
        first = (_REGIONS.in_language(self.language), self._cell(len(self.s.regions)))
        lines = [(_FIGURES[name].in_language(self.language), value) for name, value in values.items()]
        return [lines[0], first, *lines[1:]]

    def of_region(self, region: str) -> list[tuple[str, str]]:
        """One region in a few lines."""
        row = self.regions[self.regions["regio_id"] == region].iloc[0]
        codes_ = self.s.members[region]["gm_code"]
        own = self._own()
        counts = [row[name] for name in ("fouten", "waarschuwingen", "notities")]
        values = {
            "gemeenten": self._cell(row["gemeenten"]),
            "inwoners": self._cell(row["inwoners"]),
            "taakstelling": self._target(codes_),
            "locaties": self._cell(row["locaties"]),
            "plekken_asiel": self._places(row),
            "stukken": self._cell(row["stukken"]),
            "verste": self._furthest(own[own["gm_code"].isin(set(codes_))]),
            "bevindingen": " / ".join(self._cell(count) for count in counts),
            "oordeel": self._verdict(row["oordeel"]),
        }
        return [(_FIGURES[name].in_language(self.language), value) for name, value in values.items()]

    def locations_of(self, region: str, most: int) -> Cells:
        """Locations that serve a region: name, type, places on the day, last day; the largest first."""
        rows = self.s.locations[self.s.locations["regio_id"] == region]
        later = coming(rows, self.s.plan[CAPACITY_PERIODS.name], self.s.day)["straks"]
        rows = rows.assign(straks=later, totaal=rows["totaal"].where(rows["open"], 0))
        rows = rows.sort_values(["totaal", "loc_naam"], ascending=[False, True], na_position="last", kind="stable")
        head = (
            Text("Locatie", "Location"),
            Text("Type", "Type"),
            Text("Plekken", "Places"),
            Text("Eind", "End"),
        )
        cells = [[text.in_language(self.language) for text in head]]
        for row in rows.head(most).to_dict("records"):
            endless = not is_unknown(row["bo_onbep"]) and bool(row["bo_onbep"])
            last = self.s.last_day_of[row["loc_id"]]
            open_ended = endless and last is None
            end = Text("onbepaald", "open-ended").in_language(self.language) if open_ended else self._cell(last)
            kind = self._type(row[f"type_{self.s.regime}"])
            waiting = not is_unknown(row["straks"])
            places = word(_LATER, {"n": row["straks"]}, self.language) if waiting else self._cell(row["totaal"])
            cells.append([str(row["loc_naam"]), kind, places, end])
        return self._with_rest(cells, len(rows) - most)

    def furthest(self, most: int) -> Cells:
        """The municipalities that are furthest from their own region's location."""
        own = self._own().sort_values("minuten", ascending=False, na_position="last", kind="stable")
        own = own[own["minuten"].notna()].head(most)
        head = (Text("Verste gemeenten", "Furthest municipalities"), Text("km", "km"), Text("min", "min"))
        cells = [[text.in_language(self.language) for text in head]]
        for code, km, minutes in own[["gm_code", "km", "minuten"]].itertuples(index=False):
            name = str(self.s.name_of.get(code, code))
            cells.append([name, cell(km, self.language, "km"), cell(minutes, self.language, "min")])
        return cells

    def places(self, most: int) -> Cells:
        """Places for asylum seekers and open locations per region, the most places first."""
        rows = self.regions[self.regions["regio_id"].notna()]
        rows = rows.sort_values("plekken_minstens", ascending=False, kind="stable")
        head = (Text("Regio", "Region"), Text("Locaties", "Locations"), Text("Plekken", "Places"))
        cells = [[text.in_language(self.language) for text in head]]
        cells += [
            [str(row["regio_nm"]), self._cell(row["locaties"]), self._places(row)]
            for row in rows.head(most).to_dict("records")
        ]
        return self._with_rest(cells, len(rows) - most)

    def places_by_type(self) -> tuple[list[str], dict[str, list[float]]]:
        """Regions, and their places for asylum seekers on the day per type; unknown places are not drawn."""
        rows = self.s.locations[self.s.locations["open"] & self.s.locations["asiel"].notna()]
        kind = f"type_{self.s.regime}"
        names = {str(region): str(name) for region, name in self.s.region_name.items()}
        order = sorted(names, key=names.__getitem__)
        known = codes.TYPE_2024 if self.s.regime == "2024" else codes.TYPE_2020
        listed = ["rol", "gvl", "satelliet"] if self.s.regime == "2020" else list(known.values)
        parts: dict[str, list[float]] = {}
        for code in [*listed, None]:
            own = rows[rows[kind].isna()] if code is None else rows[rows[kind] == code]
            sums = own.groupby("regio_id")["asiel"].sum()
            if len(own):
                name = _NO_TYPE.in_language(self.language) if code is None else self._type(code)
                parts |= {name: [float(sums.get(region, 0)) for region in order]}
        return [names[region] for region in order], parts

    def chart_words(self) -> str:
        """The chart of places in words."""
        names, parts = self.places_by_type()
        total = {name: sum(values[place] for values in parts.values()) for place, name in enumerate(names)}
        listed = "; ".join(f"{name} {self._cell(int(places))}" for name, places in total.items())
        return word(_CHART_WORDS, {"regions": listed}, self.language)

    def map_words(self, kind: str, region: str | None = None) -> str:
        """A map in words, for who cannot see it."""
        pairs = self.of_region(region) if region is not None else self.of_plan()
        if kind == "reistijd":
            pairs = [(row[0], f"{row[1]} km, {row[2]} min") for row in self.furthest(5)[1:]]
        if kind == "capaciteit":
            pairs = [(row[0], row[2]) for row in self.places(40)[1:]]
        return ", ".join(f"{name}: {value}" for name, value in pairs) + "."

    def source(self, version: str, network: str | None) -> str:
        """Where the figures come from, in one line."""
        settings = self.s.plan.settings
        version_used = prognosis_version(self.s.plan)
        prognosis = _NO_PROGNOSIS if version_used is None else _PROGNOSIS
        methods = sorted({str(method) for method in self.assessment.travel["methode"].dropna()})
        figures = {
            "municipalities": settings["bron_gemeenten"] or _UNNAMED.in_language(self.language),
            "year": settings["bronjaar"] or "",
            "roads": _NO_ROADS if network is None else word(_ROADS, {"name": network}, self.language),
            "prognosis": word(prognosis, {"version": version_used}, self.language),
            "day": self.s.day,
            "method": [codes.METHOD.label(method) for method in methods] or NONE,
            "version": version,
            "hash": plan_hash(self.s.plan)[:8],
        }
        return word(_SOURCE, figures, self.language).replace("  ", " ")

    def _own(self) -> pd.DataFrame:
        travel = self.assessment.travel
        return travel[travel["soort"] == "eigen"]

    def _cell(self, value: object) -> str:
        return cell(value, self.language)

    def _places(self, row: dict[Hashable, Any] | pd.Series) -> str:
        """The places of a region on the day; a bound where a number is unknown."""
        return bounded(self._cell(row["plekken_minstens"]), least=is_unknown(row["plekken_asiel"]))

    def _known(self, figures: pd.Series) -> str:
        """A sum, and how many figures it lacks."""
        lacking = int(figures.isna().sum())
        total = bounded(self._cell(figures.dropna().sum()), least=lacking > 0)
        return word(_AT_LEAST, {"total": total, "n": lacking}, self.language) if lacking else total

    def _target(self, codes_: Sequence[str] | pd.Series) -> str:
        """The sum, and of which half-year; no sum over several, nor with one that is unknown."""
        known = [self.s.targets[code] for code in codes_ if code in self.s.targets]
        half = self.s.targets_half_year
        if half is None or not known or len(known) != len(codes_):
            return NONE
        return f"{self._cell(sum(known))} ({half_year_label(half)})"

    def _furthest(self, own: pd.DataFrame) -> str:
        known = own[own["minuten"].notna()]
        if not len(known):
            return NONE
        row = known.loc[known["minuten"].astype(float).idxmax()]
        km, minutes = cell(row["km"], self.language, "km"), cell(row["minuten"], self.language, "min")
        return f"{self.s.name_of.get(row['gm_code'], row['gm_code'])}, {km} km, {minutes} min"

    def _verdict(self, value: object) -> str:
        return codes.VERDICT.label(value).in_language(self.language)

    def _type(self, value: object) -> str:
        if is_unknown(value):
            return NONE
        kinds = codes.TYPE_2024 if self.s.regime == "2024" else codes.TYPE_2020
        short = {"rol": "ROL", "satelliet": Text("satelliet", "satellite").in_language(self.language)}
        return short.get(str(value), kinds.label(value).in_language(self.language))

    def _with_rest(self, cells: Cells, rest: int) -> Cells:
        if rest > 0:
            cells.append([word(_OTHERS, {"n": rest}, self.language), *[""] * (len(cells[0]) - 1)])
        return cells
