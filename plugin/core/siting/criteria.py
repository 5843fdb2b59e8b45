# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules of thumb for a site: each is met, not met or unknown, with the figure, the norm and the source.

Unknown is never met. Where what is known decides, that is the outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ..model.setting import Value
from ..wording import Text
from .effect import Effect

Preset = Literal["regulier", "kleinschalig", "amv", "noodopvang"]
PRESETS: tuple[Preset, ...] = ("regulier", "kleinschalig", "amv", "noodopvang")
PRESET_TITLES: Mapping[Preset, Text] = {
    "regulier": Text("regulier azc", "regular azc"),
    "kleinschalig": Text("kleinschalig", "small-scale"),
    "amv": Text("jongeren (amv)", "youth (amv)"),
    "noodopvang": Text("noodopvang", "emergency reception"),
}
Verdict = Literal["voldoet", "voldoet_niet", "onbekend"]
MET: Verdict = "voldoet"
NOT_MET: Verdict = "voldoet_niet"
UNKNOWN: Verdict = "onbekend"
Norms = Mapping[str, Value]

TITLES: Mapping[str, tuple[Text, str]] = {
    "regio": (Text("ligt in een regio van het plan", "lies in a region of the plan"), "UA20 §4.3"),
    "reistijd": (Text("gemeenten boven de norm", "municipalities beyond the norm"), "UA20 §4.3"),
    "gebouw": (Text("oppervlakte (m²)", "area (m²)"), "coa.nl"),
    "azc": (Text("afstand tot een azc (km)", "distance to an azc (km)"), "coa.nl"),
    "periode": (Text("beschikbaar (jaar)", "available (years)"), "coa.nl; Stb. 2024, 13"),
    "school": (Text("afstand tot een basisschool (km)", "distance to a primary school (km)"), "coa.nl"),
    "winkel": (Text("afstand tot winkels (km)", "distance to shops (km)"), "coa.nl"),
    "halte": (Text("afstand tot een halte (km)", "distance to a stop (km)"), "coa.nl"),
    "water": (Text("afstand tot open water (km)", "distance to open water (km)"), "KB24"),
    "ind": (Text("reistijd naar een IND-kantoor (min)", "travel to an IND office (min)"), "KB24"),
}
"""What each test is about, and where it comes from."""

SHORT: Mapping[str, Text] = {
    "regio": Text("in een regio", "in a region"),
    "reistijd": Text("boven de norm", "beyond the norm"),
    "gebouw": Text("gebouw (m²)", "building (m²)"),
    "azc": Text("azc (km)", "azc (km)"),
    "periode": Text("periode (jaar)", "period (years)"),
    "school": Text("school (km)", "school (km)"),
    "winkel": Text("winkels (km)", "shops (km)"),
    "halte": Text("halte (km)", "stop (km)"),
    "water": Text("water (km)", "water (km)"),
    "ind": Text("IND (min)", "IND (min)"),
}
"""The same in few words, for a narrow list."""

_COMMON = ("regio", "reistijd", "gebouw", "periode", "school", "winkel", "halte", "water", "ind")
TESTS: Mapping[Preset, tuple[str, ...]] = {
    "regulier": _COMMON,
    "kleinschalig": (*_COMMON, "azc"),
    "amv": ("regio", "gebouw", "periode", "school", "winkel", "halte", "water"),
    "noodopvang": ("regio", "gebouw", "periode", "halte", "water"),
}
KNOCK_OUTS: Mapping[Preset, frozenset[str]] = {
    "regulier": frozenset({"regio", "gebouw", "periode"}),
    "kleinschalig": frozenset({"regio", "gebouw"}),
    "amv": frozenset({"regio", "gebouw"}),
    "noodopvang": frozenset({"regio"}),
}
"""Which of them end it when they are not met."""


@dataclass(frozen=True)
class Facts:
    """What is known of a site, None where it is not.

    Parameters
    ----------
    distance_km : per kind: ``school``, ``winkel``, ``halte``, ``water``
    """

    places: int | None = None
    floor_m2: float | None = None
    land_m2: float | None = None
    start: date | None = None
    end: date | None = None
    open_ended: bool = False
    children: bool | None = None
    hearings: bool | None = None
    ind_minutes: float | None = None
    distance_km: Mapping[str, float | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """One test of one site.

    Parameters
    ----------
    figure : what was found; None unknown
    low, high : the norm: at least, at most; None without
    knock_out : whether it ends it when it is not met
    """

    test: str
    verdict: Verdict
    figure: float | None
    low: float | None
    high: float | None
    knock_out: bool

    @property
    def title(self) -> Text:
        """What it is about."""
        return TITLES[self.test][0]

    @property
    def source(self) -> str:
        """Where the test comes from."""
        return TITLES[self.test][1]


def judge(facts: Facts, effect: Effect, preset: Preset, norms: Norms) -> list[Outcome]:
    """Every test of a preset.

    Parameters
    ----------
    norms : the settings of the plan
    """
    return [_outcome(test, facts, effect, preset, norms) for test in TESTS[preset]]


def _outcome(test: str, facts: Facts, effect: Effect, preset: Preset, norms: Norms) -> Outcome:
    figure, low, high = _measured(test, facts, effect, preset, norms)
    verdict = _verdict(figure, low, high)
    if test == "regio":
        verdict = UNKNOWN if effect.where == "geen_punt" else MET if effect.where == "regio" else NOT_MET
    elif test == "reistijd":
        verdict = _travel(effect)
    elif test == "gebouw":
        verdict = _area(verdict, facts, preset, norms)
    elif _does_not_matter(test, facts):
        verdict = MET
    elif verdict == NOT_MET and _may_not_matter(test, facts):
        verdict = UNKNOWN
    return Outcome(test, verdict, figure, low, high, test in KNOCK_OUTS[preset])


def _area(building: Verdict, facts: Facts, preset: Preset, norms: Norms) -> Verdict:
    """A regular location may also be built on land; emergency places ask as much as there are places."""
    if preset == "regulier":
        return _either(building, _land(facts.land_m2, _number(norms, "verk_terrein_ha") * 10_000.0))
    unsure = preset == "noodopvang" and building == MET and facts.places is None
    return UNKNOWN if unsure else building


def _does_not_matter(test: str, facts: Facts) -> bool:
    """Whether the site meets the test whatever the figure."""
    return (
        (test == "periode" and facts.open_ended)
        or (test == "water" and facts.children is False)
        or (test == "ind" and facts.hearings is True)
    )


def _may_not_matter(test: str, facts: Facts) -> bool:
    """Whether something else that is not known may make the figure no matter."""
    return (test == "water" and facts.children is None) or (test == "ind" and facts.hearings is None)


def _measured(
    test: str, facts: Facts, effect: Effect, preset: Preset, norms: Norms
) -> tuple[float | None, float | None, float | None]:
    """The figure of a test, and its norm: at least, at most."""
    if test == "gebouw":
        return (facts.floor_m2, *_building(facts, preset, norms))
    if test == "periode":
        years = "verk_jaren_nood" if preset == "noodopvang" else "verk_jaren"
        return _years(facts), _number(norms, years), None
    if test in ("school", "winkel", "halte"):
        return facts.distance_km.get(test), None, _number(norms, f"verk_{test}_km")
    if test == "water":
        return facts.distance_km.get(test), _number(norms, "verk_water_km"), None
    if test == "ind":
        return facts.ind_minutes, None, _number(norms, "verk_ind_minuten")
    if test == "azc":
        near = [found.km for found in (effect.nearest_own, effect.nearest_other) if found is not None]
        return min(near, default=None), None, _number(norms, "verk_klein_azc_km")
    beyond = effect.after.beyond if effect.after is not None else None
    return (None if beyond is None or test != "reistijd" else float(len(beyond))), None, None


def _building(facts: Facts, preset: Preset, norms: Norms) -> tuple[float | None, float | None]:
    if preset == "regulier":
        return _number(norms, "verk_bvo_m2"), None
    if preset == "noodopvang":
        return _number(norms, "verk_m2_per_50") * max(1.0, (facts.places or 0) / 50.0), None
    kind = "klein" if preset == "kleinschalig" else "amv"
    return _number(norms, f"verk_{kind}_van_m2"), _number(norms, f"verk_{kind}_tot_m2")


def _number(norms: Norms, key: str) -> float:
    return float(norms[key])  # type: ignore[arg-type]


def _years(facts: Facts) -> float | None:
    if facts.start is None or facts.end is None:
        return None
    whole = facts.end.year - facts.start.year
    days = (facts.end - facts.start).days + 1  # t/m
    return round(days / 365.25, 2) if abs(days / 365.25 - whole) > 0.01 else float(whole)


def _verdict(figure: float | None, low: float | None, high: float | None) -> Verdict:
    if figure is None:
        return UNKNOWN
    return NOT_MET if (low is not None and figure < low) or (high is not None and figure > high) else MET


def _either(one: Verdict, other: Verdict) -> Verdict:
    """Of two of which one suffices."""
    return MET if MET in (one, other) else UNKNOWN if UNKNOWN in (one, other) else NOT_MET


def _land(square_metres: float | None, norm: float) -> Verdict:
    """Land to build on is more than the norm, not just as much."""
    return UNKNOWN if square_metres is None else MET if square_metres > norm else NOT_MET


def _travel(effect: Effect) -> Verdict:
    """No municipality of the region beyond the norm with the site there."""
    after = effect.after
    if after is None or after.beyond is None:
        return UNKNOWN
    return NOT_MET if after.beyond else UNKNOWN if after.unknown or not len(after.minutes) else MET
