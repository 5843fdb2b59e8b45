# SPDX-License-Identifier: GPL-2.0-or-later
"""Code lists of the capacity tables; see ``codes.py`` for how they are read."""

from __future__ import annotations

from ..wording import Text
from .codes import Code, CodeList


def _list(name: str, source: str, *rows: tuple[str, str, str, str]) -> CodeList:
    """Rows are (code, Dutch label, English label, identifier)."""
    return CodeList(name, tuple(Code(c, Text(nl, en), i, source) for c, nl, en, i in rows))


AREA_KIND = _list(
    "gebied_soort",
    "UA20 §5.2",
    ("land", "land", "country", "country"),
    ("provincie", "provincie", "province", "province"),
)
"""Of the need that is given; what is derived from it per region and municipality is never stored."""

AGREED_AREA = _list(
    "soort_opgavegebied",
    "UA20 §5.2",
    ("regio", "regio", "region", "region"),
    ("gemeente", "gemeente", "municipality", "municipality"),
)
"""Of a number that was agreed at a table; the need of a province comes from the national table."""

OFFER_KIND = _list(
    "soort_aanbod",
    "UA20 §5.2",
    ("plekken", "opvangplekken", "reception places", "places"),
    ("huisvesting", "huisvesting van vergunninghouders", "housing of permit holders", "housing"),
    ("inburgering", "inburgering en begeleiding", "integration and support", "integration"),
    ("anders", "anders", "something else", "other"),
)
"""What a municipality does for the whole; only reception places count as such."""

FIRMNESS = _list(
    "hardheid",
    "UA20 §5.2",
    ("getekend", "getekend", "signed", "signed"),
    ("besloten", "besloten", "decided", "decided"),
    ("in_besluit", "in besluitvorming", "being decided", "being_decided"),
    ("verkend", "verkend", "explored", "explored"),
)

FIRM = frozenset({"getekend", "besloten"})
"""What counts as hard; the rest is soft."""

SPLIT_KEY = _list(
    "verdeelsleutel",
    "UA20 §5.2",
    ("inwoners", "naar inwoners", "by inhabitants", "inhabitants"),
    ("taakstelling", "naar taakstelling", "by target", "target"),
)
"""UA20 names no key; the target of a municipality is itself by inhabitants, and known when agreed otherwise."""

TYPE_GROUP = _list(
    "typegroep",
    "FMT h2",
    ("rol", "regionale opvanglocaties", "regional locations", "regional"),
    ("gvl_satelliet", "GVL's en satellietlocaties", "GVLs and satellite locations", "gvl_satellite"),
    ("overig", "overig en bijzonder", "other and special", "other"),
    ("totaal", "alle typen samen", "all types together", "all_types"),
)

SCENARIO = _list(
    "scenario",
    "UA20 §5.2",
    ("laag", "laag", "low", "low"),
    ("midden", "midden", "middle", "middle"),
    ("hoog", "hoog", "high", "high"),
)

BOUND = _list(
    "grens",
    "Opvangatlas",
    ("minstens", "minstens: van een deel is het aantal onbekend", "at least: some numbers are unknown", "at_least"),
    ("hoogstens", "hoogstens: van een deel is het eind onbekend", "at most: some ends are unknown", "at_most"),
    ("ongeveer", "ongeveer: aantallen en einden zijn onbekend", "about: numbers and ends are unknown", "about"),
)
"""What a sum is when a part of it is not known; empty: it is exact."""

TABLE_LEVEL = _list(
    "gremium",
    "UA20 §5.2",
    ("lrt", "Landelijke Regietafel", "national table", "national_table"),
    ("prt", "Provinciale Regietafel", "provincial table", "provincial_table"),
    ("regio", "regionaal samenwerkingsverband", "regional partnership", "regional_partnership"),
    ("gemeente", "gemeente", "municipality", "municipality"),
)
"""A52: the final decision lies with the municipalities (HR21 §8.1)."""

MILESTONE_KIND = _list(
    "soort_mijlpaal",
    "FMT h7",
    ("mijlpaal", "mijlpaal", "milestone", "milestone"),
    ("besluit", "besluitmoment", "decision moment", "decision"),
)

SIGNAL_KIND = _list(
    "soort_signaal",
    "OA §3-V",
    ("kans", "kans", "opportunity", "opportunity"),
    ("risico", "risico", "risk", "risk"),
    ("issue", "issue", "issue", "issue"),
    ("vraagstuk", "nader uit te werken vraagstuk", "open question", "open_question"),
)
"""The last one for FMT h8."""

SIGNAL_STATUS = _list(
    "status_signaal",
    "Opvangatlas",
    ("open", "open", "open", "open"),
    ("gesloten", "gesloten", "closed", "closed"),
)

DIRECTION = _list(
    "richting",
    "UA20 §3.2",
    ("op", "opschalen", "scale up", "up"),
    ("af", "afschalen", "scale down", "down"),
)

ACTION = _list(
    "actie",
    "UA20 §3.1, §3.2",
    ("inzetten", "inzetten", "use", "use"),
    ("menging", "mix verschuiven", "shift the mix", "shift_mix"),
    ("afbouwen", "afbouwen", "release", "release"),
    ("sluiten", "locatie beëindigen", "end location", "end_location"),
)

TARGET_GROUP = _list(
    "doelgroep",
    "UA20 §2, §4.1; KB24; rijksoverheid.nl 19-6-2020",
    ("vergunninghouder", "vergunninghouders", "permit holders", "permit_holder"),
    ("kansrijk", "evident kansrijken", "evidently promising", "promising"),
    ("kansarm", "evident kansarmen", "evidently unpromising", "unpromising"),
    ("rest", "restgroep", "remaining group", "remaining"),
    ("uitgeprocedeerd_gezin", "uitgeprocedeerde gezinnen", "families after procedure", "rejected_family"),
    ("versneld", "versnelde procedure (2024)", "accelerated procedure (2024)", "accelerated"),
    ("niet_versneld", "niet-versnelde procedure (2024)", "regular procedure (2024)", "not_accelerated"),
    ("jongeren", "jongeren (niet-asiel)", "young people (not asylum)", "young_people"),
    ("spoedzoekers", "spoedzoekers (niet-asiel)", "urgent home seekers (not asylum)", "urgent_seekers"),
    ("studenten", "studenten (niet-asiel)", "students (not asylum)", "students"),
    ("arbeidsmigranten", "arbeidsmigranten (niet-asiel)", "labour migrants (not asylum)", "labour_migrants"),
)

NOT_ASYLUM = frozenset({"jongeren", "spoedzoekers", "studenten", "arbeidsmigranten"})
"""Target groups that are no asylum seekers or permit holders (A20, A51)."""

PLAN_LEVEL = _list(
    "soort_inzetgebied",
    "UA20 §3.2",
    ("plan", "het hele plan", "the whole plan", "plan"),
    ("provincie", "provincie", "province", "province"),
    ("regio", "regio", "region", "region"),
)

SCHOOL_REGION = _list(
    "schoolregio",
    "rijksoverheid.nl",
    ("noord", "Noord", "North", "north"),
    ("midden", "Midden", "Central", "central"),
    ("zuid", "Zuid", "South", "south"),
)
"""The three regions between which school holidays are spread."""

FACILITY = _list(
    "soort_voorziening",
    "FMT h2; coa.nl",
    ("ov", "openbaar vervoer", "public transport", "public_transport"),
    ("school", "school", "school", "school"),
    ("huisarts", "huisarts", "general practitioner", "doctor"),
    ("supermarkt", "supermarkt", "supermarket", "supermarket"),
    ("ind_kantoor", "IND-kantoor", "IND office", "ind_office"),
    ("water", "open water", "open water", "open_water"),
)
