# SPDX-License-Identifier: GPL-2.0-or-later
"""Norms for judging a site: rules of thumb with their source, part of ``SETTINGS``."""

from __future__ import annotations

from ..wording import Text
from .setting import Setting


def _norm(key: str, default: float, nl: str, en: str, unit: str, source: str) -> Setting:
    return Setting(f"verk_{key}", "float", default, Text(nl, en), unit, source, 0)


SITING_SETTINGS = (
    _norm("bvo_m2", 3000.0, "gebouw voor 300 plekken of meer", "building for 300 places or more", "m²", "coa.nl"),
    _norm("terrein_ha", 3.0, "terrein om op te bouwen", "site to build on", "ha", "coa.nl"),
    _norm("klein_van_m2", 1500.0, "kleinschalig gebouw van", "small-scale building from", "m²", "coa.nl"),
    _norm("klein_tot_m2", 4500.0, "kleinschalig gebouw tot", "small-scale building up to", "m²", "coa.nl"),
    _norm("klein_azc_km", 7.0, "kleinschalig: azc binnen", "small-scale: azc within", "km", "coa.nl"),
    _norm("amv_van_m2", 350.0, "amv-gebouw van", "youth building from", "m²", "coa.nl"),
    _norm("amv_tot_m2", 700.0, "amv-gebouw tot", "youth building up to", "m²", "coa.nl"),
    _norm("m2_per_50", 500.0, "oppervlak per 50 plekken", "area per 50 places", "m²", "coa.nl"),
    _norm("jaren", 2.0, "beschikbaar (regulier)", "available (regular)", "jaar", "Stb. 2024, 13"),
    _norm("jaren_nood", 0.5, "beschikbaar (noodopvang)", "available (emergency)", "jaar", "coa.nl"),
    _norm("school_km", 3.0, "basisschool binnen", "primary school within", "km", "coa.nl"),
    _norm("winkel_km", 3.0, "winkels binnen", "shops within", "km", "coa.nl"),
    _norm("halte_km", 0.5, "halte binnen", "public transport stop within", "km", "coa.nl"),
    _norm(
        "water_km", 0.1, "open water bij kinderen ten minste op", "open water with children at least at", "km", "KB24"
    ),
    _norm("ind_minuten", 45.0, "IND-kantoor binnen", "IND office within", "min", "KB24"),
    _norm(
        "grens_km",
        5.0,
        "wegen over de grens noemen binnen",
        "mention roads across the border within",
        "km",
        "Opvangatlas",
    ),
)
